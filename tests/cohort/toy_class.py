"""A small class: what each student handed in for one toy chapter, and its points."""

import json
import shutil
from pathlib import Path

from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook

from nnkit.classroom.places import Course
from nnkit.classroom.release import release
from tests.classroom import toy

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "01-toy"


def attached(book):
    cell = new_markdown_cell("![](attachment:a.png)", id="mine")
    cell["attachments"] = {"a.png": {"image/png": "iVBORw0KGgo="}}
    book.cells.insert(0, cell)


def without_setup(book):
    del book.cells[1]


def in_order(book):
    book.cells.sort(key=lambda cell: cell.cell_type)


def no_metadata(raw):
    for cell in raw["cells"]:
        cell["metadata"] = None


def format_3(raw):
    cells = [
        {
            "cell_type": "code",
            "input": cell["source"],
            "language": "python",
            "metadata": {},
            "outputs": [],
        }
        for cell in raw["cells"]
        if cell["cell_type"] == "code"
    ]
    raw.clear()
    raw |= {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}}
    raw["worksheets"] = [{"cells": cells}]


RIGHT = {"one": toy.right("one"), "two": toy.right("two")}
LOOP = {"one": "def one(x):\n    while True: pass", "two": RIGHT["two"]}
EXIT = {"one": "import os\nos._exit(0)", "two": RIGHT["two"]}
CHEAT = {
    "one": "import sys\nfrom nnkit import checks\n"
    "for name in dir(checks):\n    setattr(checks, name, lambda *a, **k: None)\n"
    "def one(x):\n    return 0",
    "two": RIGHT["two"],
}

#: Student -> answers, a change of the notebook or of its JSON, points of one and two.
CLASS = {
    "right": (RIGHT, None, None, (3, 3)),
    "silent": ({}, None, None, (0, 0)),
    "wrong": ({**RIGHT, "two": "def two(x):\n    return x"}, None, None, (3, 0)),
    "loop": (LOOP, None, None, (0, 3)),
    "exit": (EXIT, None, None, (0, 3)),
    "cheat": (CHEAT, None, None, (0, 3)),
    "attached": (RIGHT, attached, None, (3, 3)),
    "no-setup": (RIGHT, without_setup, None, (3, 3)),
    "moved": (RIGHT, in_order, None, (3, 3)),
    "no-metadata": (RIGHT, None, no_metadata, (3, 3)),
    "format-3": (RIGHT, None, format_3, (3, 3)),
    "damaged": (RIGHT, None, lambda raw: raw.pop("cells"), (0, 0)),
    "zz-last": (RIGHT, None, None, (3, 3)),
}


def submit(root, place, student, answers, change, damage):
    path = place / student / CHAPTER / "toy.ipynb"
    book = toy.load(root / "course" / CHAPTER / "toy.ipynb")
    for name, source in answers.items():
        toy.write(book, name, source)
    if change:
        change(book)
    toy.save(book, path)
    if damage:
        raw = toy.raw(path)
        damage(raw)
        path.write_text(json.dumps(raw), encoding="utf-8")


def made(root):
    """Make a course with one chapter, with nbgrader's configuration."""
    toy.save(toy.notebook("one", "two"), root / "solutions" / CHAPTER / "toy.ipynb")
    release(Course(root))
    shutil.copy(ROOT / "nbgrader_config.py", root)
    return Course(root)


def marks(root, students=None, db=None):
    """Return {student: points of one and two} as the gradebook has them."""
    found = {}
    with Gradebook(db or f"sqlite:///{root}/gradebook.db") as book:
        for student in students or CLASS:
            notebook = book.find_submission_notebook("toy", CHAPTER, student)
            scores = {grade.name: grade.score for grade in notebook.grades}
            assert not notebook.needs_manual_grade
            found[student] = tuple(
                scores[f"test-{name}-1"] + scores[f"test-{name}-2"]
                for name in ("one", "two")
            )
    return found


EXPECTED = {student: points for student, (*_, points) in CLASS.items()}
