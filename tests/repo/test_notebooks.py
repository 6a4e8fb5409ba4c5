"""What every committed notebook must be, whatever it teaches.

nbval compares the outputs that a notebook holds, so one without outputs would pass:
here we see to it that they are there.
"""

import re

import nbformat
import pytest

LARGEST = 500_000
FOR_TEACHERS = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)")


def code_cells(notebook):
    """The cells that hold some code."""
    cells = notebook["cells"]
    return [c for c in cells if c["cell_type"] == "code" and "".join(c["source"])]


def unexecuted(notebook):
    """Say how a notebook differs from one that was run once from top to bottom."""
    counts = [cell["execution_count"] for cell in code_cells(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        return f"execution counts {counts}"
    if not any(cell["outputs"] for cell in code_cells(notebook)):
        return "no outputs"
    return ""


def troubles(notebook):
    """Return errors and lines on stderr that a notebook's outputs hold."""
    return [
        output.get("ename", output.get("text"))
        for cell in code_cells(notebook)
        if "raises-exception" not in cell["metadata"].get("tags", [])
        for output in cell["outputs"]
        if output["output_type"] == "error" or output.get("name") == "stderr"
    ]


@pytest.fixture(scope="module")
def solutions(notebooks):
    found = {p: n for p, n in notebooks.items() if p.parts[0] == "solutions"}
    assert found
    return found


@pytest.fixture(scope="module")
def course(notebooks):
    found = {p: n for p, n in notebooks.items() if p.parts[0] == "course"}
    assert found
    return found


def cell(count, *outputs):
    return {
        "cell_type": "code",
        "source": ["1"],
        "metadata": {},
        "execution_count": count,
        "outputs": list(outputs),
    }


STREAM = {"output_type": "stream", "name": "stdout", "text": ["1\n"]}


@pytest.mark.parametrize(
    "cells", [[cell(None)], [cell(1)], [cell(2, STREAM)], [cell(2, STREAM), cell(1)]]
)
def test_unexecuted_finds(cells):
    assert unexecuted({"cells": cells})
    assert not unexecuted({"cells": [cell(1, STREAM), cell(2)]})


@pytest.mark.parametrize(
    "output", [STREAM | {"name": "stderr"}, {"output_type": "error", "ename": "E"}]
)
def test_troubles_finds(output):
    assert troubles({"cells": [cell(1, output)]})
    assert not troubles({"cells": [cell(1, STREAM)]})


def test_solutions_are_executed_from_top_to_bottom(solutions):
    assert {p: why for p, n in solutions.items() if (why := unexecuted(n))} == {}


def test_solutions_ran_without_trouble(solutions):
    assert {p: found for p, n in solutions.items() if (found := troubles(n))} == {}


def test_course_has_no_outputs_and_nothing_for_teachers(course, texts):
    outputs = [
        path
        for path, notebook in course.items()
        for cell in code_cells(notebook)
        if cell["outputs"] or cell["execution_count"]
    ]
    leaks = [path for path in course if FOR_TEACHERS.search(texts[path])]
    assert (outputs, leaks) == ([], [])


def test_what_a_test_tests_stands_in_its_first_line(course):
    """A released test is folded: the learner sees this line, and opens the rest."""
    shown = [
        "".join(cell["source"]).partition("\n")[0]
        for notebook in course.values()
        for cell in code_cells(notebook)
        if cell["metadata"].get("nbgrader", {}).get("grade")
        if cell["metadata"]["jupyter"]["source_hidden"]
    ]
    assert shown
    wanted = re.compile(r"# Test \d \(\d points?\): .+")
    assert [line for line in shown if not wanted.fullmatch(line)] == []


def test_every_solution_is_released(solutions, course):
    def places(paths):
        return {path.relative_to(path.parts[0]) for path in paths}

    assert places(solutions) == places(course)


def test_notebooks_are_valid_and_their_cells_have_ids(notebooks):
    for path, notebook in notebooks.items():
        if path.parts[0] in ("solutions", "course"):
            nbformat.validate(nbformat.from_dict(notebook))
            ids = [cell.get("id") for cell in notebook["cells"]]
            assert None not in ids, path
            assert len(set(ids)) == len(ids), path


def test_grade_ids_are_there_once_in_a_notebook(solutions):
    for path, notebook in solutions.items():
        metadata = [c["metadata"].get("nbgrader") for c in notebook["cells"]]
        ids = [m["grade_id"] for m in metadata if m]
        assert len(set(ids)) == len(ids), path


def test_notebooks_are_small(notebooks, root):
    sizes = {path: (root / path).stat().st_size for path in notebooks}
    assert {path: size for path, size in sizes.items() if size >= LARGEST} == {}


def test_notebooks_name_the_kernel_that_every_set_up_has(notebooks):
    for path, notebook in notebooks.items():
        assert notebook["metadata"]["kernelspec"]["name"] == "python3", path
        info = notebook["metadata"].get("language_info", {})
        assert "version" not in info, f"{path} names one version of Python"
