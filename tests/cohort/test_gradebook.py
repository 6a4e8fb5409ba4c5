"""The gradebook holds what nbgrader's own command would write, and so do the files."""

import contextlib
import json
import os
import sqlite3

import pytest
from nbgrader.api import Gradebook

from nnkit.classroom.kernels import own_programs_first
from nnkit.cohort import gradebook
from nnkit.cohort.grade import grade
from tests.cohort.toy_class import CHAPTER, CLASS, RIGHT, made, submit

STUDENTS = "right", "silent", "damaged"
GRADES = """select student_id, base_cell.name, auto_score, manual_score, extra_credit,
 needs_manual_grade, late_submission_penalty, flagged, timestamp, extension
 from grade join base_cell on base_cell.id = cell_id
 join submitted_notebook on submitted_notebook.id = grade.notebook_id
 join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
 order by 1, 2"""
COMMENTS = """select student_id, base_cell.name, auto_comment, manual_comment
 from comment join base_cell on base_cell.id = cell_id
 join submitted_notebook on submitted_notebook.id = comment.notebook_id
 join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
 order by 1, 2"""
BY_HAND = """update {} where notebook_id in (select submitted_notebook.id
 from submitted_notebook
 join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
 where student_id = 'right')"""


def marked(root):
    """Mark a class, change a student's marks by hand, and mark a second try of two."""
    course = made(root)
    for student in STUDENTS:
        *what, _ = CLASS[student]
        submit(root, root / "submitted", student, *what)
        place = root / "submitted" / student / CHAPTER
        (place / "tool.py").write_text("x = 1")
        (place / "timestamp.txt").write_text("2026-01-01 10:00:00.000000 UTC")
    done = grade(course, CHAPTER, engine="process", seconds=3)
    assert (done.faults, sorted(done.marked)) == ({}, sorted(STUDENTS))
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as book:
        first = rows(book)
        with book:
            book.execute(BY_HAND.format("grade set manual_score = 1, extra_credit = 2"))
            book.execute(BY_HAND.format("comment set manual_comment = 'Look again.'"))
        for student, kind in (("right", "wrong"), ("silent", "right")):
            *what, _ = CLASS[kind]
            submit(root, root / "submitted", student, *what)
        done = grade(course, CHAPTER, engine="process", seconds=3)
        assert (done.faults, sorted(done.marked)) == ({}, ["right", "silent"])
        return first, rows(book)


def rows(book):
    asked = GRADES, COMMENTS, "select * from student order by id"
    return [book.execute(one).fetchall() for one in asked]


def files(root):
    found = {}
    for path in sorted((root / "autograded").rglob("*.*")):
        text = path.read_text("utf-8")
        if path.suffix == ".ipynb":
            raw = json.loads(text)
            cells = [
                ("".join(c["source"]), c["metadata"], c.get("outputs"))
                for c in raw["cells"]
            ]
            text = raw["metadata"], cells
        found[str(path.relative_to(root))] = text, path.stat().st_mode
    return found


def test_no_file_of_a_students_costs_the_mark_or_shows_what_is_elsewhere(tmp_path):
    new, source, theirs = (tmp_path / name for name in ("new", "source", "theirs"))
    for folder in (new, source / "data", theirs / "a.ipynb"):
        folder.mkdir(parents=True)
    (source / "data/x.csv").write_text("1")
    (source / "tool.py").write_text("the course's")
    (tmp_path / "secret").write_text("hidden tests")
    (theirs / "link").symlink_to(tmp_path / "secret")
    os.mkfifo(theirs / "pipe")
    (theirs / "data").write_text("a file where the course has a folder")
    (theirs / "tool.py").write_text("the student's")
    (theirs / "own.txt").write_text("mine")
    gradebook.fill(new, {"a.ipynb": "{}"}, (source, theirs), [])
    found = {p.relative_to(new).as_posix() for p in new.rglob("*") if p.is_file()}
    assert found == {"a.ipynb", "data/x.csv", "tool.py", "own.txt"}
    assert (new / "tool.py").read_text() == "the course's"


@pytest.mark.slow
def test_the_same_as_nbgraders_own_command(tmp_path, monkeypatch):
    ours = marked(tmp_path / "ours")
    monkeypatch.setattr(gradebook.Gradebook, "_write", lambda _, __, marked: marked)
    theirs = marked(tmp_path / "theirs")
    for (grades, comments, students), again in zip(ours, theirs, strict=True):
        assert len(grades) == 4 * len(STUDENTS)
        assert len(comments) == 2 * len(STUDENTS)
        assert len(students) == len(STUDENTS)
        assert [grades, comments, students] == again
    assert files(tmp_path / "ours") == files(tmp_path / "theirs")


LATE = """
from nbgrader.plugins import BasePlugin

class Half(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2

c.AssignLatePenalties.plugin_class = Half
"""


@pytest.mark.slow
def test_late_work_counts_as_nbgraders_configuration_says(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", own_programs_first())
    course = made(tmp_path)
    with (tmp_path / "nbgrader_config.py").open("a") as file:
        file.write(LATE)
    for student in ("right", "zz-last"):
        submit(tmp_path, tmp_path / "submitted", student, RIGHT, None, None)
    late = tmp_path / "submitted/zz-last" / CHAPTER / "timestamp.txt"
    late.write_text("2026-01-02 10:00:00 UTC")
    with Gradebook(f"sqlite:///{tmp_path}/gradebook.db") as book:
        book.add_assignment(CHAPTER, duedate="2026-01-01 10:00:00")
    assert grade(course, CHAPTER, engine="process", seconds=3).faults == {}
    with Gradebook(f"sqlite:///{tmp_path}/gradebook.db") as book:
        found = [book.find_submission(CHAPTER, one) for one in ("right", "zz-last")]
        assert [one.late_submission_penalty for one in found] == [0, 3]
        assert [one.score for one in found] == [6, 6]
