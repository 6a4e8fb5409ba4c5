"""Every figure of the syllabus stands in the output of a cell, and nbval checks it."""

import functools
import json
from pathlib import Path

import pytest

from tests.answers.harness import cells

ROOT = Path(__file__).resolve().parents[2]
LISTS = sorted(Path(__file__).with_name("figures").glob("*.json"))


@functools.cache
def printed(notebook):
    """Return all text that the cells of a notebook printed or showed."""
    texts = []
    for cell in cells(ROOT / "solutions" / notebook):
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
            label = f"{content['notebook']}: {figure['what']}"
            yield pytest.param(content["notebook"], figure["value"], id=label)


@pytest.mark.parametrize(("notebook", "value"), list(rows()))
def test_figure_is_computed(notebook, value):
    assert value in printed(notebook)


def test_no_solution_notebook_is_without_outputs():
    """A notebook without outputs would pass nbval untested."""
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        written = cells(path)
        assert any(cell.get("outputs") for cell in written), path.name
        never = [
            cell.source
            for cell in written
            if cell.cell_type == "code" and cell.execution_count is None
        ]
        assert not never, f"{path.name}: cells never executed: {never}"
