"""Explorables on a page that is no notebook: each comes alive with a click."""

import json
from html import escape
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from nnkit import explore

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
NAMES = [name for name in explore.__all__ if name[0].islower()]
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


def page_of(codes, setup=SETUP, theme="", script="../live/live.js"):
    """A reading page with an explorable for each code."""
    figures = [
        f'<figure class="nnkit-explorable" data-code="{quote(code)}" data-notebook='
        f'"07-grouped-convolution/01a-groups-of-channels.ipynb"><img alt="{escape(code)}"'
        f' src="{PIXEL}" height="200"></figure>'
        for code in codes
    ]
    return (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Reading</title>'
        f"<body {theme}><main><h1>Reading</h1>{''.join(figures)}</main>"
        '<script type="application/json" class="nnkit-setup">'
        f"{json.dumps(setup).replace('<', chr(92) + 'u003c')}</script>"
        f'<script defer src="{script}"></script></body></html>'
    )


class Reading:
    """A page for reading in a browser."""

    def __init__(self, page, address, codes, **more):
        self.page, self.errors, self.requests = page, [], []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda one: self.errors.append(one.text) if one.type == "error" else None,
        )
        page.on("request", lambda one: self.requests.append(one.url))
        html = page_of(codes, **more)
        page.route(
            "**/read/one.html",
            lambda route: route.fulfill(body=html, content_type="text/html"),
        )
        page.goto(f"{address}/read/one.html")

    def figure(self, place=0):
        return self.page.locator("figure.nnkit-explorable").nth(place)

    def start(self, place=0):
        self.figure(place).get_by_role("button", name="Make it move").click()

    def alive(self, place=0):
        """Wait until the widgets are there."""
        host = self.figure(place).locator(".nnkit-live > *").first
        host.wait_for(timeout=150_000)
        expect(self.figure(place).locator(".nnkit-move")).to_have_count(0)

    def says(self, text, place=0):
        status = self.figure(place).locator(".nnkit-status", has_text=text)
        status.wait_for(timeout=150_000)


@pytest.fixture
def reading(context, address):
    """A function that opens a page with explorables."""
    return lambda *codes, **more: Reading(context.new_page(), address, codes, **more)


def test_every_explorable_comes_alive(reading, address):
    read = reading(*(CALLS.get(name, f"explore.{name}()") for name in NAMES))
    for place, name in enumerate(NAMES):
        read.start(place)
        read.alive(place)
        live = read.figure(place).locator(".nnkit-live")
        assert live.locator(".widget-box, .nnkit-explorable").count(), name
        assert not live.locator("pre").count(), (name, live.inner_text())
        sliders = live.locator(".noUi-handle:visible")
        picture = live.locator(".nnkit-board img").first
        if not sliders.count():
            continue
        before = picture.get_attribute("alt")
        sliders.first.focus()
        at_the_end = sliders.first.get_attribute("aria-valuenow") == (
            sliders.first.get_attribute("aria-valuemax")
        )
        read.page.keyboard.press("ArrowLeft" if at_the_end else "ArrowRight")
        expect(picture, name).not_to_have_attribute("alt", before, timeout=60_000)
    assert read.errors == []
    assert sum(url.endswith("/worker.js") for url in read.requests) == 1
    foreign = [url for url in read.requests if not url.startswith(address)]
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []
