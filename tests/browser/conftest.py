"""Chromium, JupyterLab, and a notebook opened in it."""

import functools
import os
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Error, expect, sync_playwright

from tests.browser.chromium import launch
from tests.browser.notebook import Lab, Notebook
from tests.browser.server import FOLDERS, ROOT, jupyterlab

PATIENCE = 60_000  # milliseconds: a slow machine is no failure
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    """Mark what stands in this folder, so that `-m "not browser"` leaves it out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser():
    """Chromium of the machine, or else the one that Playwright fetched."""
    with sync_playwright() as playwright:
        try:
            chromium = launch(playwright)
        except Error as error:
            left_out = pytest.fail if os.environ.get("CI") else pytest.skip
            left_out(f"no Chromium that starts: {error.message.splitlines()[0]}")
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
    """The address of a JupyterLab on `folder` that trusts the solutions there."""
    room = tmp_path_factory.mktemp("jupyter")
    # As if they had been run there: what a cell brings to the page is not held back.
    data = room / FOLDERS["JUPYTER_DATA_DIR"]
    data.mkdir()
    notary = NotebookNotary(data_dir=str(data))
    for path in sorted(folder.glob("solutions/*/*.ipynb")):
        notary.sign(nbformat.v4.reads(path.read_text(encoding="utf-8")))
    with jupyterlab(room, folder) as address:
        yield address


@pytest.fixture(scope="session")
def screenshots():
    """Where pictures of the page go: the folder $NNKIT_SCREENSHOTS; None without it."""
    chosen = os.environ.get("NNKIT_SCREENSHOTS")
    if chosen:
        Path(chosen).mkdir(parents=True, exist_ok=True)
    return chosen and Path(chosen)


@pytest.fixture(scope="session")
def open_notebook(browser, address, screenshots):
    """A function that opens a notebook by its path below `folder`, as one more tab."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    lab = Lab(context.new_page(), address)
    assert lab.errors == []
    yield functools.partial(Notebook, lab, screenshots=screenshots)
    context.close()


@pytest.fixture(scope="module")
def open_cells(open_notebook, folder):
    """A function that opens a new notebook of some cells, and runs them."""
    opened = []

    def open_them(name, sources):
        book = new_notebook(cells=[new_code_cell(source) for source in sources])
        book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(book, folder / f"{name}.ipynb")
        opened.append(open_notebook(f"{name}.ipynb", share=True))
        opened[-1].run()
        opened[-1].explorables.last.locator("img[alt]").wait_for()
        return opened[-1]

    yield open_them
    for notebook in opened:
        notebook.close()
