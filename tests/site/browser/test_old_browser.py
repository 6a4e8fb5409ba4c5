"""A browser that lacks what the binary needs is told so, in a sentence."""

import pytest

HIDE = """
const real = WebAssembly.validate;
WebAssembly.validate = (bytes) => bytes.length !== 35 && real(bytes);
"""


@pytest.fixture
def old(context, address):
    """A page whose WebAssembly knows no exceptions."""
    context.add_init_script(HIDE)
    return context.new_page()


def test_the_notebook_says_what_to_do(old, address):
    old.goto(f"{address}/lab/index.html?path=00-start-here/00-start-here.ipynb")
    dialog = old.locator(".jp-Dialog", has_text="Python cannot run in this browser")
    dialog.wait_for()
    assert "Please use a newer browser" in dialog.inner_text()


def test_the_landing_page_says_it_before_the_click(old, address):
    old.goto(f"{address}/index.html")
    old.locator("#obstacle", has_text="Please use a newer browser").wait_for()
