"""Chromium, JupyterLab, and a notebook opened in it."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.browser.notebook import Notebook
from tests.browser.server import ROOT, jupyterlab

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items):
    """Mark what stands in this folder, so that `-m "not browser"` leaves it out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser():
    """Chromium of the machine, or else the one that Playwright fetched."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        except Error as error:
            pytest.skip(f"no Chromium that starts: {error.message.splitlines()[0]}")
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Where the notebooks to open are: a copy, as a learner's work/ is."""
    target = tmp_path_factory.mktemp("work")
    for part in ("course", "solutions"):
        shutil.copytree(ROOT / part, target / part)
    return target


@pytest.fixture(scope="session")
def address(folder, tmp_path_factory):
    """The address of a JupyterLab that serves `folder`."""
    with jupyterlab(tmp_path_factory.mktemp("jupyter"), folder) as address:
        yield address


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory):
    """Where pictures of the page go: $NNKIT_SCREENSHOTS, or a temporary folder."""
    chosen = os.environ.get("NNKIT_SCREENSHOTS")
    folder = Path(chosen) if chosen else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def open_notebook(browser, address, screenshots):
    """A function that opens a notebook by its path below `folder`."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)

    def open_notebook(path):
        return Notebook(context.new_page(), address, path, screenshots)

    yield open_notebook
    context.close()
