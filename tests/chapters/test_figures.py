"""Every figure of the syllabus stands in the output of a cell, and nbval checks it."""

import json
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTS = sorted(Path(__file__).with_name("figures").glob("*.json"))


def printed(notebook):
    """Return all text that the cells of a notebook printed or showed."""
    nb = nbformat.read(ROOT / "solutions" / notebook, as_version=4)
    texts = []
    for cell in nb.cells:
        if "nbval-ignore-output" in cell.metadata.get("tags", []):
            continue
        for output in cell.get("outputs", []):
            texts.append(output.get("text", ""))
            texts.append(output.get("data", {}).get("text/plain", ""))
    return "\n".join(texts)


def rows():
    for path in LISTS:
        content = json.loads(path.read_text(encoding="utf-8"))
        for figure in content["figures"]:
            label = f"{path.stem}: {figure['what']}"
            yield pytest.param(content["notebook"], figure["value"], id=label)


@pytest.mark.parametrize(("notebook", "value"), list(rows()))
def test_figure_is_computed(notebook, value):
    assert value in printed(notebook)


def test_no_solution_notebook_is_without_outputs():
    """A notebook without outputs would pass nbval untested."""
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        assert any(cell.get("outputs") for cell in cells), path.name
        never = [
            cell.source
            for cell in cells
            if cell.cell_type == "code" and cell.execution_count is None
        ]
        assert not never, f"{path.name}: cells never executed: {never}"
