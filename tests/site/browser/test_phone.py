"""The site in the hand: a narrow window that is touched."""

import pytest
from playwright.sync_api import expect

from tests.site.browser.page import Notebook

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}
LEAST = 24  # pixels, high and wide, that a finger finds (WCAG 2.2, 2.5.8)
#: Of what can be touched outside of sentences, what is smaller.
MISSED = """(least) => {
    const touched = 'button, summary, label, td a, .start a, .nnkit-open a, '
        + '.header-center a, .toc-tree a';
    return [...document.querySelectorAll(touched)]
        .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
        .filter(([_, box]) => box.width && (box.width < least || box.height < least))
        .map(([text, box]) => [text, box.width, box.height]);
}"""
WIDTHS = "() => [document.documentElement.scrollWidth, innerWidth]"
RAN = """() => jupyterapp.shell.currentWidget.content.widgets
    .some(one => one.model.executionCount)"""
NOTEBOOK = "07-grouped-convolution/01a-groups-of-channels"


@pytest.fixture
def phone(browser):
    """A browser of a phone that was never here."""
    made = browser.new_context(**PHONE)
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.mark.parametrize("path", ["index.html", f"read/{NOTEBOOK}.html"])
def test_a_page_fits_and_a_finger_finds_what_it_touches(phone, address, path):
    page = phone.new_page()
    page.goto(f"{address}/{path}")
    page.evaluate("() => window.MathJax?.startup?.promise")
    assert page.evaluate(WIDTHS) == [390, 390]
    assert page.evaluate(MISSED, LEAST) == []


def test_a_notebook_has_the_width_and_is_run_by_touch(phone, address):
    notebook = Notebook(phone.new_page(), address, f"{NOTEBOOK}.ipynb")
    page = notebook.page
    text = page.locator(".jp-Notebook .jp-RenderedMarkdown").first
    page.wait_for_function(
        "one => one.getBoundingClientRect().width > 300", arg=text.element_handle()
    )
    expect(page.locator(".nnkit-kernel-status")).to_have_text("Python is ready")
    for name in ("Export my work", "Import"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport()
    cell = page.locator(".jp-CodeCell").first
    cell.locator(".cm-content").tap()
    page.locator('.jp-NotebookPanel-toolbar [data-jp-item-name="run"]').tap()
    page.wait_for_function(RAN)

    # The list of files comes with a touch, and goes when one of them is opened.
    page.locator('.jp-SideBar [data-id="filebrowser"]').tap()
    page.locator(".jp-DirListing-item", has_text="01b-").dblclick()
    page.wait_for_function("() => jupyterapp.shell.leftCollapsed")
