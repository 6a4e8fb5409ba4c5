"""A browser that lacks what the binary needs is told so, in a sentence."""

import pytest

#: A small module with the instruction try_table is refused, as such a browser does.
HIDE = """
const real = WebAssembly.validate, TRY_TABLE = 0x1f;
WebAssembly.validate = (bytes) =>
    !(bytes.length < 64 && bytes.includes(TRY_TABLE)) && real(bytes);
"""


@pytest.fixture
def old(context, address):
    """A page whose WebAssembly knows no exceptions."""
    context.add_init_script(HIDE)
    return context.new_page()


def test_the_notebook_says_what_to_do(old, address):
    old.goto(f"{address}/lab/index.html?path=00-start-here/00-start-here.ipynb")
    dialog = old.locator(".jp-Dialog", has_text="Python cannot run in this browser")
    dialog.first.wait_for()
    assert "Please use a newer browser" in dialog.first.inner_text()


def test_the_landing_page_says_it_before_the_click(old, address):
    old.goto(f"{address}/index.html")
    old.locator("#obstacle", has_text="Please use a newer browser").wait_for()


def test_a_newer_browser_is_told_nothing(context, address):
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.wait_for_load_state("networkidle")
    assert page.locator("#obstacle").is_hidden()
