"""Every topic of the course is explained, works in code, and is done by the reader.

`coverage/*.json`, one file a notebook, lists its topics. Each names the section that
explains it, what works (a name of `nnkit`, or a piece of code in a cell), and what the
reader does: an exercise, an explorable, a question of a quiz.
"""

import functools
import importlib
import json
import re
from pathlib import Path

import pytest

from tests.answers.harness import cells

ROOT = Path(__file__).resolve().parents[2]
MAPS = sorted(Path(__file__).with_name("coverage").glob("*.json"))
COLUMNS = {"topic", "section", "nnkit", "reader"}


@functools.cache
def notebook(path):
    """(headings, code, whole text) of a notebook in solutions/."""
    written = cells(ROOT / "solutions" / path)
    prose = "\n".join(c.source for c in written if c.cell_type == "markdown")
    code = "\n".join(c.source for c in written if c.cell_type == "code")
    headings = re.findall(r"^#+ +(.+?)(?: *<small>.*)?$", prose, re.MULTILINE)
    return {heading.strip() for heading in headings}, code, prose


def exists(name):
    """Whether a dotted name can be imported and looked up."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            thing = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        try:
            functools.reduce(getattr, parts[end:], thing)
        except AttributeError:
            return False
        return parts[0] == "nnkit"
    return False


def works(path, reference):
    """Whether what a row says to work stands in the library or in a cell."""
    kind, _, rest = reference.partition(": ")
    return rest in notebook(path)[1] if kind == "cell" and rest else exists(reference)


def is_done(path, reference):
    """Whether the reader meets this exercise, explorable or question there."""
    headings, code, _ = notebook(path)
    if reference.startswith("exercise "):
        number = reference.removeprefix("exercise ")
        pattern = rf"(Stretch e|E)xercise {re.escape(number)}\b"
        return any(re.match(pattern, heading) for heading in headings)
    if reference.startswith("explore."):
        return f"{reference}(" in code
    words = reference.removeprefix("question: ")
    return reference.startswith("question: ") and f'"{words}' in code


def rows():
    for file in MAPS:
        content = json.loads(file.read_text(encoding="utf-8"))
        for row in content["topics"]:
            label = f"{content['notebook']}: {row.get('topic')}"
            yield pytest.param(content["notebook"], row, id=label)


@pytest.mark.parametrize(("path", "row"), list(rows()))
def test_topic_is_explained_works_and_is_done(path, row):
    assert set(row) == COLUMNS
    assert all(row.values()), "an empty column"
    assert row["section"] in notebook(path)[0], f"no heading {row['section']!r}"
    assert [r for r in row["nnkit"] if not works(path, r)] == []
    assert [r for r in row["reader"] if not is_done(path, r)] == []


def test_every_notebook_has_a_map():
    mapped = {json.loads(file.read_text(encoding="utf-8"))["notebook"] for file in MAPS}
    there = {
        path.relative_to(ROOT / "solutions").as_posix()
        for path in (ROOT / "solutions").glob("*/*.ipynb")
    }
    assert mapped == there


@pytest.mark.parametrize(
    ("reference", "there"),
    [
        ("nnkit.softmax", True),
        ("nnkit.initializers.xavier_uniform", True),
        ("nnkit.explore.quiz", True),
        ("nnkit.nothing", False),
        ("numpy.exp", False),
        ("cell: import nnkit", True),
        ("cell: import torch", False),
        ("cell: ", False),
    ],
)
def test_a_dangling_name_is_found(reference, there):
    path = "03-backpropagation/03a-deep-networks.ipynb"
    assert works(path, reference) is there


@pytest.mark.parametrize(
    ("reference", "there"),
    [
        ("exercise 3.13", True),
        ("exercise 3.1", False),
        ("explore.vanishing_gradients", True),
        ("explore.gradient_descent", False),
        ("question: A sigmoid unit has z = 8", True),
        ("question: Is it a 2?", False),
        ("reads it", False),
    ],
)
def test_a_dangling_task_is_found(reference, there):
    path = "03-backpropagation/03a-deep-networks.ipynb"
    assert is_done(path, reference) is there
