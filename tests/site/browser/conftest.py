"""The built site, a server for it, and a browser."""

from pathlib import Path

import pytest

from tests.browser.conftest import browser  # noqa: F401 (a fixture)
from tests.site.browser.page import Notebook, served

SITE = Path(__file__).parents[3] / "build" / "site"


@pytest.fixture(scope="session")
def site():
    """The folder of the built site."""
    if not (SITE / "lab" / "index.html").is_file():
        pytest.fail("There is no site to test: run `make site` first.")
    return SITE


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served, by a server that sends no header of its own."""
    with served(site) as address:
        yield address


@pytest.fixture
def context(browser):  # noqa: F811
    """A browser that was never here."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.fixture
def start_here(context, address):
    """Chapter 00, opened by somebody who was never here."""
    return Notebook(context.new_page(), address, "00-start-here/00-start-here.ipynb")
