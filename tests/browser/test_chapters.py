"""The solved chapters in a real JupyterLab: shown whole, every explorable moved.

nbval runs every cell. Here those run that need a page: explorables and quizzes, after
the set-up cells. What the others show stands in the notebook, and is shown with it.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.answers.harness import cells
from tests.browser.server import ROOT

SOLVED = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "solutions").glob("*/*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
WIDGET = re.compile(r"<(explorable: |quiz with (\d+) )")


def shown(cell):
    """The texts that stand for what a cell shows."""
    outputs = cell.get("outputs", [])
    return [output.get("data", {}).get("text/plain", "") for output in outputs]


def is_setup(cell):
    """Whether the cells below need this one."""
    return "setup" in cell.metadata.get("tags", [])


def needs_training(cell):
    """Whether it shows a network that the cells above have trained."""
    return "trained" in cell.metadata.get("tags", [])


@pytest.mark.parametrize("path", SOLVED)
def test_chapter_is_shown_and_its_sliders_move(open_notebook, path):
    written = cells(ROOT / path)
    widgets = [
        [] if needs_training(c) else list(filter(None, map(WIDGET.match, shown(c))))
        for c in written
    ]
    found = [match for matches in widgets for match in matches]
    explorables = sum(match[2] is None for match in found)
    notebook = open_notebook(path, share=True)
    notebook.run([n for n, cell in enumerate(written) if widgets[n] or is_setup(cell)])
    name = path.split("/")[-1].removesuffix(".ipynb")
    assert notebook.failed.count() == 0, notebook.failed.all_inner_texts()
    for parts, number in (
        (notebook.outputs, sum(len(cell.get("outputs", [])) for cell in written)),
        (notebook.questions, sum(int(match[2] or 0) for match in found)),
        (notebook.explorables, explorables),
    ):
        expect(parts).to_have_count(number, timeout=30_000)
    for k in range(explorables):
        explorable = notebook.explorables.nth(k)
        notebook.shoot(f"{name}-{k}", explorable)
        before = notebook.picture(explorable)
        movable = explorable.locator(".noUi-target:not([disabled]) .noUi-handle")
        notebook.press_arrow(movable.first)
        after = notebook.wait_for_change(explorable, before)
        assert after[0].startswith("data:image/png;base64,")
    assert notebook.errors == []
    notebook.close()


def test_the_chapters_have_explorables():
    text = "".join((ROOT / path).read_text("utf-8") for path in SOLVED)
    for name in ("gradient_descent", "network_2d", "curve_fit", "optimizer_race"):
        assert f"explore.{name}(" in text


def test_the_chapters_have_no_other_widgets():
    """One of another kind would not be run here."""
    text = "".join((ROOT / path).read_text("utf-8") for path in SOLVED)
    assert "import ipywidgets" not in text
    assert "from ipywidgets" not in text
