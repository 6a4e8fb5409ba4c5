"""A small course to try the classroom on: its chapters are written by these functions.

Every exercise asks for a function that doubles its argument. Its two test cells give
1 and 2 points; the second has a hidden test.
"""

import json

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
HIDDEN = "hidden_input = 123454321"
ANSWER = "doubled_in_secret = x + x"


def answer(name, title=None):
    info = {"grade": False, "grade_id": name, "locked": False, "solution": True}
    cell = new_code_cell(
        f'def {name}(x):\n    """Return twice x."""\n    ### BEGIN SOLUTION\n'
        f"    {ANSWER}\n    return doubled_in_secret\n    ### END SOLUTION",
        id=name,
    )
    exercise = {"title": title or name.title(), "points": 3, "minutes": 1}
    cell.metadata = {
        "nbgrader": {**info, "schema_version": 3, "task": False},
        "nnkit": {"exercise": exercise},
    }
    return cell


def check(name, number, points, hidden=False):
    source = f"checks.returns({name}, (5,), 10)"
    if hidden:
        source += (
            f"\n### BEGIN HIDDEN TESTS\n{HIDDEN}\n"
            f"checks.returns({name}, (hidden_input,), 2 * hidden_input)\n"
            f"checks.returns({name}, (-7,), -14)\n### END HIDDEN TESTS"
        )
    info = {"grade": True, "grade_id": f"test-{name}-{number}", "locked": True}
    cell = new_code_cell(source, id=info["grade_id"])
    info |= {"points": points, "schema_version": 3, "solution": False, "task": False}
    cell.metadata = {"nbgrader": info}
    return cell


def notebook(*names, executed=False):
    cells = [
        new_markdown_cell("# Toy\n\n## Begin", id="top"),
        new_code_cell(
            "import warnings\nfrom nnkit import checks",
            id="setup",
            metadata={"tags": ["setup"]},
        ),
    ]
    for name in names:
        cells += [
            new_markdown_cell(f"### Twice: {name} <small>(3)</small>", id=f"h-{name}"),
            answer(name),
            check(name, 1, 1),
            check(name, 2, 2, hidden=True),
        ]
    book = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    if executed:
        book.metadata["widgets"] = {"state": {"secret": 42}}
        book.metadata["language_info"] = {"name": "python", "version": "3.11.7"}
        for number, cell in enumerate(book.cells):
            if cell.cell_type == "code":
                cell.metadata["execution"] = {"iopub.status.busy": "2020-01-01"}
                cell.execution_count = number
                cell.outputs = [new_output("stream", name="stdout", text="42\n")]
    return book


def save(book, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(book, path)


def load(path):
    return nbformat.read(path, as_version=4)


def find(book, cell_id):
    return next(cell for cell in book.cells if cell.id == cell_id)


def write(book, name, body):
    """Answer an exercise as a learner would: the text of the whole cell."""
    find(book, name).source = body


def right(name):
    return f"def {name}(x):\n    return 2 * x"


def raw(path):
    return json.loads(path.read_text(encoding="utf-8"))
