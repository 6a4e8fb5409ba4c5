"""The pages to read, as Sphinx made them, on the disk and in a browser."""

import html
import re
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.site.spoilers import NOTEBOOKS, secrets, shown, told

FIRST = "07-grouped-convolution/01a-groups-of-channels"
NAMES = [name.removesuffix(".ipynb") for name in NOTEBOOKS]
WORD = re.compile(r"\w{6,}")
LINK = re.compile(r'<(?:a|img|script|link)\b[^>]* (?:href|src)="([^"]*)"')
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}}
#: Of a whole page: pictures that did not come, formulas that are wrong or stayed TeX,
#: and how much wider than the window it is.
STATE = """() => ({
    pictures: [...document.images].filter(one => !one.naturalWidth).length,
    formulas: document.querySelectorAll('mjx-merror').length,
    plain: [...document.querySelectorAll('.math')].filter(
        one => !one.querySelector('mjx-container')).length,
    wider: document.documentElement.scrollWidth - innerWidth,
})"""

#: A fold opens slowly, and a theme comes slowly: half a colour has half a contrast.
AT_ONCE = "* { transition: none !important; animation: none !important }"
UNFOLD = (
    "() => document.querySelectorAll('details').forEach(one => { one.open = true; })"
)


@pytest.fixture(scope="module")
def pages(site):
    """The folder of the pages to read."""
    return site / "read"


def text_of(path):
    return html.unescape(re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_no_test_and_no_mistake_is_told(pages, name):
    text = text_of(pages / f"{name}.html")
    assert "Open this notebook in the browser" in text
    assert told(text, f"{name}.ipynb") == []


def test_the_search_knows_no_word_that_only_answers_and_tests_have(pages):
    index = (pages / "searchindex.js").read_text(encoding="utf-8").lower()
    known = set(WORD.findall(index))
    visible = set(WORD.findall("".join(map(shown, NOTEBOOKS)).lower()))
    for path in pages.rglob("*.html"):
        if path.relative_to(pages).with_suffix("").as_posix() not in NAMES:
            visible |= set(WORD.findall(text_of(path).lower()))
    hidden = {
        word
        for name in NOTEBOOKS
        for secret in secrets(name)
        for word in WORD.findall(secret.lower())
    }
    assert len(known) > 1000
    assert sorted(known & hidden - visible) == []


def test_every_link_leads_to_a_file(site, pages):
    """Of the landing page, too. Other hosts may be linked; nothing is taken there."""
    broken, taken = [], []
    for path in [site / "index.html", *pages.rglob("*.html")]:
        text = path.read_text(encoding="utf-8")
        for element in re.finditer(LINK, text):
            parts = urlsplit(html.unescape(element[1]))
            if parts.scheme and not element[0].startswith("<a"):
                taken.append(element[0])
            if parts.scheme or not parts.path:
                continue
            target = (path.parent / unquote(parts.path)).resolve()
            inside = (target / "index.html") if target.is_dir() else target
            if not inside.is_file():
                broken.append((path.name, element[1]))
            if parts.path.endswith("lab/index.html"):
                book = site / "files" / unquote(parts.query.removeprefix("path="))
                assert book.is_file(), element[1]
    assert broken == []
    assert taken == []


def opened(context, address, name):
    """A page to read, and what it asked for that it must not or did not get."""
    page, faults = context.new_page(), []

    def go_on(route):
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            faults.append(route.request.url)
            route.abort()

    page.route("**/*", go_on)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda one: faults.append(one.text) if one.type in ("error", "warning") else 0,
    )
    page.goto(f"{address}/read/{name}.html")
    return page, faults


@pytest.mark.parametrize("name", ["index", "glossary", *NAMES])
def test_a_page_is_whole_on_a_phone_and_asks_no_other_host(context, address, name):
    page, faults = opened(context, address, name)
    page.set_viewport_size({"width": 390, "height": 800})
    page.evaluate("() => window.MathJax?.startup?.promise")
    page.evaluate("() => [...document.images].map(one => one.loading = 'eager')")
    page.wait_for_function("() => [...document.images].every(one => one.complete)")
    fine = {"pictures": 0, "formulas": 0, "plain": 0, "wider": 0}
    assert page.evaluate(STATE) == fine
    assert faults == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", [FIRST, "glossary", "index"])
def test_axe_finds_nothing(context, address, name, theme):
    page, _ = opened(context, address, name)
    page.add_style_tag(content=AT_ONCE)
    page.emulate_media(color_scheme=theme)
    page.evaluate("() => window.MathJax?.startup?.promise")
    page.evaluate(UNFOLD)
    found = Axe().run(page, options=AXE)
    faults = [
        (one["id"], one["impact"], [node["html"][:200] for node in one["nodes"][:3]])
        for one in found.response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert faults == []


def test_a_figure_is_a_dimmed_card_in_the_dark(context, address):
    page, _ = opened(context, address, FIRST)
    page.emulate_media(color_scheme="light")
    look = "one => [getComputedStyle(one).filter, getComputedStyle(one).boxShadow]"
    picture = page.locator("article figure > img").first
    assert picture.evaluate(look) == ["none", "none"]
    toggle = page.locator(".theme-toggle-content .theme-toggle")
    while page.evaluate("() => document.body.dataset.theme") != "dark":
        toggle.click()
    card = ["brightness(0.8)", "rgb(255, 255, 255) 0px 0px 0px 8px"]
    assert picture.evaluate(look) == card


def test_an_answer_opens_and_says_why(context, address):
    page, _ = opened(context, address, FIRST)
    question = page.locator(".nnkit-question").first
    expect(question.get_by_text("✗ Not so. That is 8 · 25")).to_be_hidden()
    question.locator("summary", has_text=re.compile("^200$")).click()
    expect(question.get_by_text("✗ Not so. That is 8 · 25")).to_be_visible()
    expect(question.get_by_text("✓ Right.")).to_be_hidden()


def test_search_finds_a_word_and_its_chinese(context, address):
    page, faults = opened(context, address, "index")
    for words in ("depthwise", "梯度"):
        page.get_by_role("textbox", name="Search").first.fill(words)
        page.keyboard.press("Enter")
        page.locator("#search-results li a").first.wait_for()
        assert page.locator("#search-results li").count() > 1
    assert faults == []


def test_previous_next_and_the_notebook_itself(context, address):
    page, _ = opened(context, address, FIRST)
    page.locator("a.next-page").click()
    expect(page.locator("h1")).to_contain_text("07 · 1b")
    page.locator("a.prev-page").click()
    page.get_by_role("link", name="Open this notebook in the browser").click()
    page.wait_for_selector(".jp-NotebookPanel", timeout=150_000)
    assert page.evaluate("() => jupyterapp.shell.currentWidget.context.path") == (
        f"{FIRST}.ipynb"
    )


def test_the_landing_page_leads_to_the_pages(context, address):
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.get_by_role("link", name="07 · 1a Groups of channels", exact=True).click()
    expect(page.locator("h1")).to_contain_text("07 · 1a Groups of channels")
    page.go_back()
    page.get_by_role("link", name="Read it").click()
    expect(page.get_by_role("link", name="07 · 1a Groups").first).to_be_visible()


def test_an_explorable_of_a_page_comes_alive(context, address):
    page, faults = opened(context, address, FIRST)
    figure = page.locator("figure.nnkit-explorable").first
    figure.get_by_role("button", name="Make it move").click()
    figure.locator(".nnkit-live .noUi-handle").first.wait_for(timeout=150_000)
    picture = figure.locator(".nnkit-live .nnkit-board img").first
    expect(picture).to_have_attribute("alt", re.compile(", 2 groups"), timeout=60_000)
    figure.locator(".nnkit-live .noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    expect(picture).to_have_attribute("alt", re.compile(", 3 groups"), timeout=60_000)
    assert faults == []
