"""Chapter 00 in a real JupyterLab: quick moves, a quiz by keyboard, axe, Validate."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

SOLVED = "solutions/00-start-here/00-start-here.ipynb"
RELEASED = "course/00-start-here/00-start-here.ipynb"

# They share an open notebook: one core takes these tests, one after another.
pytestmark = pytest.mark.xdist_group("start here")


@pytest.fixture(scope="module")
def solved(open_notebook):
    """Open the chapter and run it, once for all the tests that only look and click."""
    notebook = open_notebook(SOLVED)
    notebook.run()
    yield notebook
    notebook.close()


def test_many_quick_moves_end_at_the_last_one(solved):
    explorable = solved.explorables.first
    handle = explorable.locator(".noUi-handle").first
    handle.focus()
    for _ in range(30):
        solved.page.keyboard.press("ArrowRight")
    explorable.locator('img[alt*="16 + 16 hidden"]').wait_for()
    assert solved.errors == []


def test_quiz_by_keyboard(solved):
    question, press = solved.questions.first, solved.page.keyboard.press
    options = question.locator("input[type=radio]")
    answer = question.locator('[role="status"]')
    assert answer.count() == 0
    solved.keep_busy(3)
    options.first.focus()
    for key in ("Space", "ArrowDown", "ArrowDown", "ArrowUp"):
        press(key)
    assert [options.nth(k).is_checked() for k in range(3)] == [False, True, False]
    press("Tab")
    press("Space")  # the page sends it before the choice that waits for the kernel
    expect(answer).to_have_text(
        "✗ Not so. The page is fine. Python simply has not run that cell yet."
    )
    solved.shoot("quiz", question)
    assert solved.errors == []


def test_outputs_are_open_to_everyone(solved):
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}}
    outputs = f'[id="{solved.id}"] .jp-Cell-outputWrapper'
    found = Axe().run(solved.page, context=outputs, options=rules)
    assert not found.response["violations"], found.generate_report()
    assert any(rule["id"] == "image-alt" for rule in found.response["passes"])


def test_validate_button_tells_what_is_missing(open_notebook):
    notebook = open_notebook(RELEASED)
    notebook.panel.locator(".validate-button").first.click()
    dialog = notebook.page.locator(".jp-Dialog")
    dialog.wait_for()
    notebook.shoot("validate", dialog.locator(".jp-Dialog-content"))
    text = dialog.inner_text()
    assert "failed" in text.lower(), text
    assert "def mean_square" not in text
    first, second = (text.index(part) for part in ("Test 1 (1 point)", "Test 2"))
    assert "Not started. mean_square is not written yet." in text[first:second]
    assert len(text[first:second].split("\n")) < 8
    assert notebook.errors == []
    notebook.close()
