"""Run the cells of a released notebook in this process."""

import contextlib
import io
import re
import warnings
from pathlib import Path

import matplotlib.pyplot as plt

from nnkit.grading.cells import read
from tests.answers.harness import cells

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "course").glob("*/*.ipynb"))
NAMES = {path: f"{path.parent.name}/{path.stem}" for path in NOTEBOOKS}


def course_cells(path):
    """The code cells of a notebook that are no test cells."""
    return [
        cell
        for cell in cells(path)
        if cell.cell_type == "code"
        and not cell.metadata.get("nbgrader", {}).get("grade")
    ]


def is_answer(cell):
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def made(cell):
    return read(cell.source).makes


def run(cell, space):
    """Run a cell; return what it prints."""
    said = io.StringIO()
    code = compile(cell.source, f"<cell {cell.id}>", "exec")
    with contextlib.redirect_stdout(said), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(code, space)  # noqa: S102 (a notebook's cell)
    plt.close("all")
    return said.getvalue()


def fresh():
    return {"__name__": "__main__", "display": lambda *things: None}


def stops(written, space):
    """Run cells; return what stopped, and all that was printed."""
    stopped, said = [], ""
    for cell in written:
        try:
            said += run(cell, space)
        except Exception as error:
            if "raises-exception" not in cell.metadata.get("tags", ()):
                stopped.append(f"cell {cell.id}: {type(error).__name__}: {error}")
    return stopped, said


def leans(path):
    """Whether a cell of the notebook names one of its answers."""
    written = course_cells(path)
    names = {name for cell in written if is_answer(cell) for name in made(cell)}
    code = "\n".join(cell.source for cell in written if not is_answer(cell))
    return not names.isdisjoint(re.findall(r"\w+", code))


def numbers(path):
    """By number of the exercise: the function that it asks for."""
    found, number = {}, None
    for cell in cells(path):
        heading = re.search(r"^### .*?xercise (\S+) ·", cell.source, re.MULTILINE)
        number = heading[1] if heading else number
        if is_answer(cell):
            (found[number],) = made(cell)
    return found
