"""The chapters in a real JupyterLab: run whole, a slider moved by keyboard, a quiz."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.server import ROOT

SOLVED = sorted(
    path.relative_to(ROOT).as_posix()
    for chapter in ("00-start-here", "03-backpropagation")
    for path in (ROOT / "solutions" / chapter).glob("*.ipynb")
)
START = "solutions/00-start-here/00-start-here.ipynb"
RELEASED = "course/00-start-here/00-start-here.ipynb"
# ipywidgets itself: its slider handles carry no name of their own.
NOT_OURS = {"aria-input-field-name"}


@pytest.mark.parametrize("path", SOLVED)
def test_chapter_runs_whole_and_its_sliders_move(open_notebook, path):
    notebook = open_notebook(path)
    notebook.run()
    name = path.split("/")[-1].removesuffix(".ipynb")
    assert notebook.failed.count() == 0, notebook.failed.all_inner_texts()
    for k in range(notebook.explorables.count()):
        explorable = notebook.explorables.nth(k)
        notebook.shoot(f"{name}-{k}", explorable)
        before = notebook.picture(explorable)
        explorable.locator(".noUi-handle").first.focus()
        notebook.page.keyboard.press("ArrowLeft")
        after = notebook.wait_for_change(explorable, before)
        assert after[0].startswith("data:image/png;base64,")
    assert notebook.errors == []
    notebook.close()


def test_the_chapters_have_explorables():
    text = "".join((ROOT / path).read_text("utf-8") for path in SOLVED)
    for name in ("gradient_descent", "network_2d", "curve_fit"):
        assert f"explore.{name}(" in text


def test_many_quick_moves_end_at_the_last_one(open_notebook):
    notebook = open_notebook(START)
    notebook.run()
    explorable = notebook.explorables.first
    handle = explorable.locator(".noUi-handle").first
    handle.focus()
    for _ in range(30):
        notebook.page.keyboard.press("ArrowRight")
    words = explorable.locator("img").first
    words.and_(notebook.page.locator('[alt*="16 + 16 hidden"]')).wait_for()
    assert notebook.errors == []
    notebook.close()


def test_quiz_by_keyboard(open_notebook):
    notebook = open_notebook(START)
    notebook.run()
    question = notebook.page.locator(".nnkit-question").first
    options = question.locator("input[type=radio]")
    options.first.focus()
    notebook.page.keyboard.press("Space")
    for _ in range(options.count()):
        notebook.page.keyboard.press("Tab")
    notebook.page.keyboard.press("Space")
    question.locator('[role="status"]').wait_for()
    notebook.shoot("quiz", question)
    notebook.close()


def test_outputs_are_open_to_everyone(open_notebook):
    notebook = open_notebook(START)
    notebook.run()
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}}
    axe = Axe()
    found = axe.run(
        notebook.page, context=".jp-Notebook .jp-Cell-outputWrapper", options=rules
    )
    faults = [f for f in found.response["violations"] if f["id"] not in NOT_OURS]
    assert not faults, found.generate_report()
    assert any(rule["id"] == "image-alt" for rule in found.response["passes"])
    notebook.close()


def test_validate_button_tells_what_is_missing(open_notebook):
    notebook = open_notebook(RELEASED)
    notebook.page.locator(".validate-button").first.click()
    dialog = notebook.page.locator(".jp-Dialog")
    dialog.wait_for()
    notebook.shoot("validate", dialog.locator(".jp-Dialog-content"))
    text = dialog.inner_text()
    assert "failed" in text.lower(), text
    assert notebook.errors == []
    notebook.close()
