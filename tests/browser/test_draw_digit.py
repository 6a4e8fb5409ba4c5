"""A digit is drawn in a real page by mouse and by keyboard, and read meanwhile."""

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_notebook

CELL = """\
import numpy as np
import nnkit as nn
from nnkit import explore

rng = np.random.default_rng(0)
net = nn.Sequential(
    nn.Conv2d(1, 6, 5, rng=rng), nn.Flatten(), nn.Linear(3456, 10, rng=rng)
)
explore.draw_digit(net)"""


@pytest.fixture
def board(open_notebook, folder):
    book = new_notebook(cells=[new_code_cell(CELL)])
    book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(book, folder / "digit.ipynb")
    notebook = open_notebook("digit.ipynb")
    notebook.run()
    explorable = notebook.explorables.first
    explorable.locator("img[alt*='sheet is empty']").wait_for()
    yield notebook, explorable
    notebook.close()


def test_a_digit_is_read_while_it_is_drawn(board):
    notebook, explorable = board
    sheet = explorable.locator("canvas")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    mouse = notebook.page.mouse
    mouse.move(box["x"] + 80, box["y"] + 60)
    mouse.down()
    mouse.move(box["x"] + 200, box["y"] + 60, steps=8)
    explorable.locator("img[alt*='The network reads a']").wait_for()  # pen still down
    mouse.move(box["x"] + 120, box["y"] + 230, steps=8)
    mouse.up()
    notebook.page.wait_for_timeout(1500)  # the last picture is there
    before = notebook.picture(explorable)
    sheet.focus()
    for key in (" ", *["ArrowDown"] * 9, " "):
        notebook.page.keyboard.press(key)
    notebook.wait_for_change(explorable, before)
    notebook.shoot("digit-drawn", explorable)
    found = Axe().run(notebook.page, context=f'[id="{notebook.id}"] .nnkit-explorable')
    assert not found.response["violations"], found.generate_report()
    notebook.page.keyboard.press("Delete")
    explorable.locator("img[alt*='sheet is empty']").wait_for()
    explorable.get_by_role("button", name="Clear").click()
    assert notebook.errors == []
