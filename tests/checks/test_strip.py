"""What the strip says of the whole course: of the files as they are now."""

import os

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from nnkit.checks import _strip


@pytest.fixture
def work(tmp_path):
    (tmp_path / "01-math").mkdir()
    return tmp_path


def write(path, exercises, source=""):
    """Write a notebook with so many exercises of one point each."""
    cells = []
    for number in range(exercises):
        info = {"grade_id": f"test-{number}", "grade": True, "points": 1}
        cells.append(new_code_cell(source, metadata={"nbgrader": {"solution": True}}))
        cells.append(new_code_cell("", metadata={"nbgrader": info}))
    nbformat.write(new_notebook(cells=cells), path)


def test_a_notebook_is_read_once_while_it_stays_as_it_is(work, monkeypatch):
    path = work / "01-math" / "1a-sums.ipynb"
    write(path, 2)
    assert _strip.whole(work) == "In the whole course: 0 of 2 exercises solved."
    monkeypatch.setattr(_strip._progress, "exercises", None)  # it could not be read
    assert _strip.whole(work) == "In the whole course: 0 of 2 exercises solved."


def test_a_new_release_of_a_notebook_is_seen(work):
    path = work / "01-math" / "1a-sums.ipynb"
    write(path, 2)
    _strip.whole(work)
    write(path, 3)
    assert _strip.whole(work) == "In the whole course: 0 of 3 exercises solved."


def test_a_notebook_of_the_same_size_is_seen(work):
    path = work / "01-math" / "1a-sums.ipynb"
    write(path, 1, "x")
    size = path.stat().st_size
    _strip.whole(work)
    text = path.read_text("utf-8").replace('"solution": true', '"solution": null')
    path.write_text(text, "utf-8")
    assert path.stat().st_size == size
    os.utime(path, ns=(1, 1))
    assert _strip.whole(work) == "In the whole course: 0 of 0 exercises solved."


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"cells": [{}]}'])
def test_a_broken_notebook_counts_nothing(work, text):
    (work / "01-math" / "1a-sums.ipynb").write_text(text, "utf-8")
    assert _strip.whole(work) == "In the whole course: 0 of 0 exercises solved."
