"""The built site, a server for it, and a browser."""

import functools
from pathlib import Path

import pytest

from tests.browser.conftest import browser  # noqa: F401 (a fixture)
from tests.site.page import Notebook, served

ROOT = Path(__file__).parents[2]
SITE = ROOT / "build" / "site"


@pytest.fixture(scope="session")
def site():
    """The folder of the built site."""
    if not (SITE / "index.html").is_file():
        pytest.fail("There is no site to test: run `make site` first.")
    return SITE


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served."""
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
def open_notebook(context, address):
    """Open a notebook of the site."""
    return lambda path: Notebook(context.new_page(), address, path)
