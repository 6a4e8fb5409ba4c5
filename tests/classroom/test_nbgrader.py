"""nbgrader's own commands, as its documentation has them, on a small class."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook

from nnkit.classroom.places import Course
from nnkit.classroom.release import release
from tests.classroom import toy

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "01-toy"
SETTINGS = "--MarkAnswers.engine=process", "--MarkAnswers.timeout=3"


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


def nbgrader(root, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def submit(root, student, answers, change, damage):
    path = root / "submitted" / student / CHAPTER / "toy.ipynb"
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


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    root = tmp_path_factory.mktemp("class")
    toy.save(toy.notebook("one", "two"), root / "solutions" / CHAPTER / "toy.ipynb")
    release(Course(root))
    shutil.copy(ROOT / "nbgrader_config.py", root)
    for student, (*what, _) in CLASS.items():
        submit(root, student, *what)
    for command in (
        ("generate_assignment", CHAPTER, "--force"),
        (
            "autograde",
            CHAPTER,
            "--MarkAnswers.engine=process",
            "--MarkAnswers.timeout=3",
        ),
        ("generate_feedback", CHAPTER),
    ):
        done = nbgrader(root, *command)
        assert done.returncode == 0, done.stderr
    return root


@pytest.mark.slow
def test_every_submission_gets_its_mark(marked):
    found = {}
    with Gradebook(f"sqlite:///{marked}/gradebook.db") as book:
        for student in CLASS:
            notebook = book.find_submission_notebook("toy", CHAPTER, student)
            scores = {grade.name: grade.score for grade in notebook.grades}
            assert not notebook.needs_manual_grade
            found[student] = tuple(
                scores[f"test-{name}-1"] + scores[f"test-{name}-2"]
                for name in ("one", "two")
            )
    assert found == {student: points for student, (*_, points) in CLASS.items()}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("student", "said"),
    [
        ("silent", "not started"),
        ("wrong", "expected: 10"),
        ("loop", "too slow: ran longer than 3 s"),
        ("exit", "stopped: Python ended"),
        ("damaged", "cells are missing or damaged"),
    ],
)
def test_feedback_says_why_and_shows_no_hidden_test(marked, student, said):
    page = (marked / "feedback" / student / CHAPTER / "toy.html").read_text("utf-8")
    assert said in page
    assert "hidden_input" not in page
    assert "doubled_in_secret" not in page
