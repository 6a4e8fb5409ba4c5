"""A digit is drawn in a real page by mouse and by keyboard, and read meanwhile."""

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_notebook

from tests.browser.notebook import Lab, Notebook

CELL = """\
import numpy as np
import nnkit as nn
from nnkit import explore

rng = np.random.default_rng(0)
net = nn.Sequential(
    nn.Conv2d(1, 6, 5, rng=rng), nn.Flatten(), nn.Linear(3456, 10, rng=rng)
)
explore.draw_digit(net)"""
#: From where to where there is ink, across and down.
INK = """sheet => {
    const { width, height } = sheet;
    const { data } = sheet.getContext("2d").getImageData(0, 0, width, height);
    const found = [[width, 0], [height, 0]];
    for (let k = 0; k < width * height; k++) {
        if (data[4 * k] > 127) continue;
        [k % width, Math.floor(k / width)].forEach((at, axis) => {
            found[axis][0] = Math.min(found[axis][0], at);
            found[axis][1] = Math.max(found[axis][1], at);
        });
    }
    return found;
}"""


@pytest.fixture
def path(folder):
    book = new_notebook(cells=[new_code_cell(CELL)])
    book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(book, folder / "digit.ipynb")
    return "digit.ipynb"


def run(notebook):
    """Run it; return the explorable, with its sheet still empty."""
    notebook.run()
    explorable = notebook.explorables.first
    explorable.locator("img[alt*='sheet is empty']").wait_for()
    return explorable


@pytest.fixture
def board(open_notebook, path):
    notebook = open_notebook(path, share=True)
    yield notebook, run(notebook)
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
    notebook.settle()  # the last picture is there
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


def test_a_finger_draws(browser, address, path, screenshots):
    size = {"width": 1024, "height": 768}  # of a tablet
    context = browser.new_context(has_touch=True, viewport=size)
    context.set_default_timeout(60_000)
    notebook = Notebook(Lab(context.new_page(), address), path, screenshots, True)
    explorable = run(notebook)
    sheet = explorable.locator("canvas")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    hand = context.new_cdp_session(notebook.page)

    def touch(kind, *points):
        places = [{"x": box["x"] + x, "y": box["y"] + y} for x, y in points]
        event = {"type": kind, "touchPoints": places}
        hand.send("Input.dispatchTouchEvent", event)

    touch("touchStart", (140, 40))
    for y in range(60, 241, 20):
        touch("touchMove", (140, y))
    explorable.locator("img[alt*='The network reads a']").wait_for()  # still down
    assert sheet.bounding_box() == box  # the page did not scroll along
    touch("touchEnd")
    notebook.shoot("digit-touched", explorable)
    ink = sheet.evaluate(INK)
    assert ink[0] == pytest.approx([130, 149], abs=2)  # one stroke, as wide as the pen
    assert ink[1] == pytest.approx([30, 249], abs=2)
    notebook.close()
    context.close()
