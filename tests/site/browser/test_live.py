"""Explorables on a page that is no notebook: each comes alive with a click."""

import json
import re
from html import escape
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from nnkit import explore
from tests.site.browser.page import BUSY
from tests.site.browser.test_old_browser import HIDE

SETUP = [
    "import numpy as np\nimport nnkit\nfrom nnkit import explore",
    "def net(x):\n    return np.ones((len(x), 10)) / 10",
]
#: What some need to be called with.
CALLS = {
    "draw_digit": "explore.draw_digit(net)",
    "quiz": (
        "explore.quiz(explore.Question('Two?', explore.Option('2', 'So it is.', True),"
        " explore.Option('3', 'That is three.')))"
    ),
}
DOT = "explore.dot_product()"
NAMES = [name for name in explore.__all__ if name[0].islower()]
NOTEBOOK = "07-grouped-convolution/01a-groups-of-channels.ipynb"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


FIGURE = """
<figure class="nnkit-explorable" data-code="{code}" data-notebook="{notebook}">
<img alt="{alt}" src="{PIXEL}" height="200"></figure>
"""
PAGE = """
<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Reading</title>
<body><main><h1>Reading</h1>{figures}</main>
<script type="application/json" class="nnkit-setup">{setup}</script>
<script defer src="../live/live.js"></script></body></html>
"""


def page_of(codes):
    """A reading page with an explorable for each code."""
    figures = [
        FIGURE.format(
            code=quote(code), notebook=NOTEBOOK, alt=escape(code), PIXEL=PIXEL
        )
        for code in codes
    ]
    return PAGE.format(figures="".join(figures), setup=json.dumps(SETUP))


class Reading:
    """A page for reading in a browser."""

    def __init__(self, page, address, codes):
        self.page, self.errors, self.requests = page, [], []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda one: one.type == "error" and self.errors.append(one))
        page.on("request", lambda one: self.requests.append(one.url))
        answer = {"body": page_of(codes), "content_type": "text/html"}
        page.route("**/read/one.html", lambda route: route.fulfill(**answer))
        page.goto(f"{address}/read/one.html")

    def figure(self, place=0):
        """One figure of the page."""
        return self.page.locator("figure.nnkit-explorable").nth(place)

    def start(self, place=0):
        """Press its button."""
        self.figure(place).get_by_role("button", name="Make it move").click()

    def alive(self, place=0):
        """Wait until its widgets are there."""
        rows = self.figure(place).locator(".nnkit-live-row")
        expect(rows).to_have_count(0, timeout=150_000)
        return self.figure(place).locator(".nnkit-live")

    def is_still(self, why):
        """Wait for a reason; the picture has to be what is seen."""
        said = self.page.locator(".nnkit-status", has_text=why).first
        said.wait_for(timeout=150_000)
        assert self.figure().locator("img").first.is_visible()
        assert self.figure().get_by_role("button", name="Make it move").is_visible()


@pytest.fixture
def reading(context, address):
    """A function that opens a page with explorables."""
    return lambda *codes: Reading(context.new_page(), address, codes)


def test_every_explorable_comes_alive(reading, address):
    read = reading(*(CALLS.get(name, f"explore.{name}()") for name in NAMES))
    for place, name in enumerate(NAMES):
        read.start(place)
        live = read.alive(place)
        assert live.locator(".widget-box").count(), (name, live.inner_text())
        handles = live.locator(".noUi-handle:visible")
        if not handles.count():
            continue
        picture = live.locator(".nnkit-board img").first
        expect(picture, name).to_have_attribute("alt", re.compile("."), timeout=60_000)
        before = picture.get_attribute("alt")
        now, most = (
            handles.first.get_attribute(f"aria-value{which}")
            for which in ("now", "max")
        )
        handles.first.press("ArrowLeft" if now == most else "ArrowRight")
        expect(picture, name).not_to_have_attribute("alt", before, timeout=60_000)
    assert read.errors == []
    assert sum(url.endswith("/worker.js") for url in read.requests) == 1
    foreign = [url for url in read.requests if url.startswith("http")]
    assert [url for url in foreign if not url.startswith(address)] == []


def test_a_page_that_was_busy_while_its_widgets_began(context, reading):
    context.add_init_script(BUSY)
    read = reading(DOT)
    read.start()
    picture = read.alive().locator(".nnkit-board img")
    before = picture.get_attribute("alt", timeout=150_000)
    read.figure().locator(".noUi-handle").first.press("ArrowRight")
    expect(picture).not_to_have_attribute("alt", before, timeout=60_000)
    assert read.errors == []


def test_the_keyboard_is_enough_and_axe_finds_nothing(reading):
    read = reading(DOT)
    read.page.keyboard.press("Tab")
    read.page.keyboard.press("Enter")
    read.alive()
    expect(read.page.locator(".noUi-handle").first).to_be_focused()
    found = Axe().run(read.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_a_quiz_answers(reading):
    read = reading(CALLS["quiz"])
    read.start()
    live = read.alive()
    live.get_by_label("3").check()
    live.get_by_role("button", name="Check").click()
    expect(live).to_contain_text("✗ Not so. That is three.")


def test_stopped_while_it_starts_and_begun_again(reading):
    read = reading(DOT, DOT)
    read.start(0)
    read.start(1)
    read.figure(0).get_by_role("button", name="Stop").click()
    read.is_still("Stopped.")
    expect(read.figure(1).locator(".nnkit-status")).to_have_text("Stopped.")
    read.start(1)
    assert read.alive(1).locator(".noUi-handle").count()


def test_stopped_while_it_computes(reading):
    read = reading(DOT, "while True:\n    pass")
    read.start(0)
    picture = read.alive(0).locator(".nnkit-board img")
    read.start(1)
    read.figure(1).locator(".nnkit-status", has_text="Python is working").wait_for()
    read.figure(1).get_by_role("button", name="Stop").click()
    expect(read.figure(1).locator(".nnkit-status")).to_have_text("Stopped.")
    before = picture.get_attribute("alt")
    read.figure(0).locator(".noUi-handle").first.press("ArrowRight")
    expect(picture).not_to_have_attribute("alt", before, timeout=60_000)


def test_what_the_page_cannot_compute_says_so(reading):
    read = reading("explore.draw_digit(trained)")
    read.start()
    read.is_still("This one needs other cells of its notebook")


def test_a_file_that_came_by_half(reading, site):
    read = reading(DOT)
    static = site / "extensions" / "nnkit-site-kernel" / "static"
    image = next(static.glob("image.*.gz"))
    half = image.read_bytes()[:1_000_000]
    read.page.route(f"**/{image.name}", lambda route: route.fulfill(body=half))
    read.start()
    read.is_still("Part of Python could not be fetched. Check the network")
    read.page.unroute(f"**/{image.name}")
    read.start()
    read.alive()


def test_a_browser_that_is_too_old(context, reading):
    context.add_init_script(HIDE)
    read = reading(DOT)
    read.start()
    read.is_still("Please use a newer browser")


def test_a_page_from_a_disk(context, site, tmp_path):
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "one.html").write_text(page_of([DOT]), encoding="utf-8")
    (tmp_path / "live").symlink_to(site / "live")
    page = context.new_page()
    page.goto((tmp_path / "read" / "one.html").as_uri())
    page.get_by_role("button", name="Make it move").click()
    page.locator(
        ".nnkit-status", has_text="This page was opened from a disk"
    ).wait_for()
