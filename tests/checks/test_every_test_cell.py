"""No test cell of the course leaves, changes or needs a name of the learner's.

Each notebook runs in a shell as in JupyterLab: its set-up cells, and for each exercise
an answer below helpers that have the names of all that test cells make. The answer
calls every one of them, while the tests run.
"""

import ast
import functools

import pytest

from nnkit.checks._notebook import TEST, names_made
from nnkit.grading.cells import Part
from tests.answers.harness import ROOT, cells, grade_id
from tests.checks.pages import Page

NOTEBOOKS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
NAMES = {path: f"{path.parent.name}/{path.stem}" for path in NOTEBOOKS}


def told(cell):
    return {"cell_id": cell.id, "cell_meta": cell.metadata}


def is_test(cell):
    info = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(info.get("grade"))


def is_answer(cell):
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def is_setup(cell):
    return "setup" in cell.metadata.get("tags", [])


@functools.cache
def written(path):
    return [cell for cell in cells(path) if cell.cell_type == "code"]


@functools.cache
def made_by_tests():
    """All names that a test cell of the course makes."""
    tests = (cell for path in NOTEBOOKS for cell in written(path) if is_test(cell))
    return {name for cell in tests for name in names_made(cell.source)}


def with_helpers(source, names):
    """An answer that calls a helper of each name before it does its work."""
    (function,) = (
        node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)
    )
    first = function.body[1] if ast.get_docstring(function) else function.body[0]
    lines = source.split("\n")
    calls = " + ".join(f"{name}()" for name in sorted(names))
    spaces = " " * first.col_offset
    lines.insert(first.lineno - 1, f"{spaces}assert {calls} == {len(names)}")
    helpers = "\n".join(f"def {name}():\n    return 1" for name in sorted(names))
    return helpers + "\n" + "\n".join(lines)


def test_the_helpers_are_called():
    source = 'def f(x):\n    """Twice x."""\n    return 2 * x'
    space = {}
    exec(with_helpers(source, {"a", "b"}), space)  # noqa: S102
    assert space["f"](2) == 4
    space["b"] = space["f"]
    with pytest.raises(TypeError):
        space["f"](2)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES.get)
def test_helpers_of_any_name_survive_and_work(path):
    given = {
        n for cell in written(path) if is_setup(cell) for n in names_made(cell.source)
    }
    answers = {n for c in written(path) if is_answer(c) for n in names_made(c.source)}
    page, latest, ran = Page(), None, 0
    for cell in written(path):
        if is_setup(cell):
            assert page.run(cell.source, **told(cell)) is None
        elif is_answer(cell):
            part = Part(cell.source)
            used = {
                node.id for node in ast.walk(part.tree) if isinstance(node, ast.Name)
            }
            args = {
                node.arg for node in ast.walk(part.tree) if isinstance(node, ast.arg)
            }
            helpers = made_by_tests() - given - answers - used - args - {"_"}
            assert len(helpers) > 300
            latest = with_helpers(cell.source, helpers)
            assert page.run(latest, **told(cell)) is None
        elif is_test(cell):
            assert TEST.match(cell.source)
            before = page.names
            stopped = page.run(cell.source, **told(cell))
            assert stopped is None, f"{grade_id(cell)}: {stopped}"
            assert page.names == before, grade_id(cell)
            ran += 1
    assert len(page.shown) == ran == sum(map(is_test, written(path)))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES.get)
def test_a_test_needs_no_other(path):
    """Nor does a cell below it need what the test made."""
    known, tests = set(), {}
    for cell in written(path):
        part = Part(cell.source)
        found = {name: tests[name] for name in part.uses - known if name in tests}
        assert not found, f"{cell.id} needs {found}"
        if is_test(cell):
            tests |= dict.fromkeys(part.makes, grade_id(cell))
        else:
            known |= set(part.makes)
