"""nbgrader's own commands, as its documentation has them, on a small class."""

import os
import subprocess
import sys

import pytest

from tests.cohort.toy_class import CHAPTER, CLASS, EXPECTED, ROOT, made, marks, submit

SETTINGS = "--MarkAnswers.engine=process", "--MarkAnswers.timeout=3"


def nbgrader(root, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    root = tmp_path_factory.mktemp("class")
    made(root)
    for student, (*what, _) in CLASS.items():
        submit(root, root / "submitted", student, *what)
    for command in (
        ("generate_assignment", CHAPTER, "--force"),
        ("autograde", CHAPTER, *SETTINGS),
        ("generate_feedback", CHAPTER),
    ):
        done = nbgrader(root, *command)
        assert done.returncode == 0, done.stderr
    return root


@pytest.mark.slow
def test_every_submission_gets_its_mark(marked):
    assert marks(marked) == EXPECTED


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
