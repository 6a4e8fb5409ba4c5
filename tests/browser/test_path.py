"""A learner's way through a notebook: untouched, run, solved, saved, opened again."""

import json
import re

import pytest
from playwright.sync_api import expect

from nnkit.classroom import contents
from nnkit.classroom.places import Course
from tests.answers.harness import cells
from tests.browser.notebook import PANEL
from tests.browser.server import ROOT

PATH = "course/01-mathematics/01a-vectors.ipynb"
NEXT = "course/01-mathematics/01b-matrices.ipynb"
ANSWER = """
const cell = panel.content.widgets.find(w => w.model.id === "cosine-similarity");
cell.model.sharedModel.setSource(%s);"""
# JupyterLab does not wait for cells below one that fails.
COUNTS = f"""id => ({PANEL}).content.widgets.map(cell => cell.model)
    .filter(cell => cell.type === "code").map(cell => cell.executionCount)"""
ALL_COUNT = f"id => ({COUNTS})(id).every(count => count !== null)"
#: A link of a page in Markdown, when JupyterLab has seen to it that it opens a tab.
WIRED = "a[href*='/files/']"
WHOLE = "e => e.clientWidth > 0 && e.scrollWidth <= e.clientWidth"
SHOWN = "(path) => jupyterapp.shell.currentWidget.context?.path === path"

# They share an open notebook: one core takes these tests, one after another.
pytestmark = pytest.mark.xdist_group("path")


def number_of(cell_id):
    return next(n for n, cell in enumerate(cells(ROOT / PATH)) if cell.id == cell_id)


@pytest.fixture(scope="module")
def work(folder):
    """The folder of the notebooks, marked as a learner's own."""
    (folder / "course/.copied-from-course.json").write_text("{}")
    return folder


@pytest.fixture(scope="module")
def untouched(open_notebook, work):
    notebook = open_notebook(PATH)
    yield notebook
    notebook.close()


@pytest.fixture(scope="module")
def run(untouched):
    untouched.settle()  # the kernel has told of itself
    untouched.dirty = untouched.ask("return panel.context.model.dirty;")
    untouched.run()
    return untouched


def test_it_has_nothing_to_save_when_opened(run):
    assert run.dirty is False


def test_run_all_reaches_the_end(run):
    run.page.wait_for_function(ALL_COUNT, arg=run.id)
    counts = run.page.evaluate(COUNTS, run.id)
    assert counts == list(range(1, len(counts) + 1))
    expect(run.explorables).to_have_count(1)
    expect(run.failed).to_have_text([re.compile(r"^\s*Not started\.")] * 4)


def test_the_strip_leads_to_the_first_open_exercise(run):
    strip = run.panel.locator(".nnkit-strip").first
    expect(strip).to_contain_text("0 of 2 exercises solved, 0 of 7 points. Next: 1.1")
    heading = run.panel.get_by_role("heading", name="Exercise 1.1")
    expect(heading).not_to_be_in_viewport()
    strip.get_by_role("link").click()
    expect(heading).to_be_in_viewport()


def test_a_passed_test_says_so_and_is_kept(run, work):
    solved = cells(ROOT / PATH.replace("course", "solutions"))
    answer = next(cell.source for cell in solved if cell.id == "cosine-similarity")
    run.ask(ANSWER % json.dumps(answer))
    first = number_of("cosine-similarity")
    run.run([first, first + 1, first + 2])
    said = [
        "✓ Cosine similarity, test 1: passed, 2 of 2 points",
        "✓ Cosine similarity, test 2: passed, 1 of 1 point",
    ]
    passed = run.panel.locator(".nnkit-passed")
    expect(passed).to_have_text(said, use_inner_text=True)
    strip = run.panel.locator(".nnkit-strip").first
    expect(strip).to_contain_text("1 of 2 exercises solved, 3 of 7 points. Next: 1.2")
    kept = json.loads((work / "course/.progress.json").read_text())
    tests = {"test-cosine-similarity-1": 2, "test-cosine-similarity-2": 1}
    assert tests.items() <= kept["01-mathematics"].items()
    assert run.errors == []


def test_the_page_that_lab_opens(browser, address, work):
    listed = contents.index(Course(work)).replace("](", "](course/")
    (work / "index.md").write_text(listed, "utf-8")
    (work / "07-grouped-convolution").mkdir()
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/lab/tree/index.md")
    shown = page.locator(".jp-MarkdownViewer")
    shown.get_by_role("table").wait_for()
    expect(shown).to_contain_text("exercises solved. Begin with 00 · Start here.")
    expect(shown.get_by_role("row", name="01 · 1a Vectors")).to_contain_text("0 of 7")
    name = page.locator(".jp-DirListing-itemText", has_text="07-grouped-convolution")
    page.wait_for_function(WHOLE, arg=name.element_handle())
    shown.locator(WIRED, has_text="00 · Start here").last.click()
    page.wait_for_function(SHOWN, arg="course/00-start-here/00-start-here.ipynb")
    page.close()


def test_opened_again_it_shows_pictures(run, open_notebook):
    alt = run.explorables.first.locator("img").get_attribute("alt")
    run.ask("return panel.context.save();")
    run.close()
    again = open_notebook(PATH)
    picture = again.panel.locator('.jp-OutputArea img[alt^="Dot product."]')
    expect(picture).to_have_attribute("alt", alt)
    again.page.wait_for_function(
        "e => e.complete && e.naturalWidth > 100", arg=picture.element_handle()
    )
    expect(again.panel.get_by_text("Run this cell").first).to_be_attached()
    expect(again.panel.get_by_text("model not found")).to_have_count(0)
    assert again.errors == []
    again.panel.locator(WIRED, has_text="notebook 1b").last.click()
    again.page.wait_for_function(SHOWN, arg=NEXT)
    run.id = again.id  # the tab to close in the end
