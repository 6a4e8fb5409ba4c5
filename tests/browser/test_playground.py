"""The playground in a real page: it runs live, leaves the kernel free, takes points."""

import time

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

CELLS = (
    "from nnkit import explore\np = explore.playground()\np",
    "import time\n'answered', p.running",
)
COUNT = """image => {
    window.frames_seen = 0;
    new MutationObserver(() => { window.frames_seen += 1; })
        .observe(image, {attributes: true, attributeFilter: ['src']});
}"""


@pytest.fixture(scope="module")
def board(open_notebook, folder):
    book = new_notebook(cells=[new_code_cell(source) for source in CELLS])
    book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(book, folder / "playground.ipynb")
    notebook = open_notebook("playground.ipynb", share=True)
    notebook.run([0])
    explorable = notebook.explorables.first
    explorable.locator("img[alt*='Epoch 0']").wait_for()
    yield notebook, explorable
    notebook.close()


def test_it_trains_live_and_another_cell_runs_meanwhile(board):
    notebook, explorable = board
    notebook.shoot("playground-start", explorable)
    explorable.locator("img").first.evaluate(COUNT)
    explorable.get_by_role("button", name="Start").click()
    started = time.perf_counter()
    notebook.page.wait_for_function("window.frames_seen >= 10")
    print(f"\n{10 / (time.perf_counter() - started):.1f} pictures a second")
    before = time.perf_counter()
    notebook.run([1])
    waited = time.perf_counter() - before
    print(f"a cell was answered after {1000 * waited:.0f} ms")
    expect(notebook.panel).to_contain_text("('answered', True)")
    seen = notebook.page.evaluate("window.frames_seen")
    notebook.page.wait_for_function(f"window.frames_seen > {seen}")  # it trains on
    notebook.shoot("playground-trained", explorable)
    explorable.get_by_role("button", name="Pause").click()
    explorable.get_by_role("button", name="Start").wait_for()
    assert notebook.failed.count() == 0
    assert notebook.errors == []


def test_points_are_set_by_mouse_and_by_keyboard(board):
    notebook, explorable = board
    picture = explorable.locator(".nnkit-board")
    box = picture.locator("img").bounding_box()
    place = {"x": 0.8 * box["width"], "y": 0.3 * box["height"]}
    picture.click(position=place)
    explorable.locator("img[alt*='Your points']").wait_for()
    explorable.get_by_role("button", name="class 1").click()
    picture.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Enter"):
        notebook.page.keyboard.press(key)
    explorable.locator("img[alt*='training cost']").wait_for()
    notebook.shoot("playground-points", explorable)
    assert notebook.errors == []


def test_the_code_is_shown(board):
    notebook, explorable = board
    explorable.get_by_role("button", name="Show the code").click()
    explorable.locator("pre", has_text="nn.Sequential").wait_for()
    notebook.shoot("playground-code", explorable)


def test_axe_finds_nothing_in_light_and_dark(board):
    notebook, explorable = board
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}}
    for theme in ("Dark", "Light"):
        notebook.change_theme(theme)
        notebook.shoot(f"playground-{theme.lower()}", explorable)
        outputs = f'[id="{notebook.id}"] .nnkit-explorable'
        found = Axe().run(notebook.page, context=outputs, options=rules)
        faults = found.response["violations"]
        assert not faults, found.generate_report()
