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


def test_the_landing_page_says_it_before_the_click(old, address):
    old.goto(f"{address}/index.html")
    old.locator("#obstacle", has_text="Please use a newer browser").wait_for()
