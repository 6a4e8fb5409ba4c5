"""The gradebook on a real server of PostgreSQL's, and what happens when that refuses.

``make test-cohort`` runs it. It needs the server's programs (Debian: ``postgresql``)
and psycopg; the server is one of its own, in a temporary folder (`postgres`).
"""

import getpass
import os
import subprocess
import sys

import pytest

from nnkit.classroom.kernels import own_programs_first
from nnkit.classroom.places import ClassroomError
from nnkit.cohort import grade as marking
from nnkit.cohort.grade import grade
from nnkit.cohort.sheets import marks as sheet
from tests.cohort.toy_class import CHAPTER, CLASS, EXPECTED, ROOT, made, marks, submit

NAMES = "right", "wrong", "silent", "damaged", "format-3", "zz-last"


@pytest.fixture
def course(tmp_path):
    course = made(tmp_path)
    for student in NAMES:
        *what, _ = CLASS[student]
        submit(tmp_path, tmp_path / "submitted", student, *what)
    return course


def mark(course, db, **more):
    more = {"engine": "process", "seconds": 3, **more}
    return grade(course, CHAPTER, db=db, **more)


def is_right(db):
    found = marks(None, NAMES, db)
    return found == {name: EXPECTED[name] for name in NAMES}


def nbgrader(course, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PATH": own_programs_first()},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_same_marks_and_nbgraders_own_commands(course, base):
    assert mark(course, base).faults == {}
    assert is_right(base)
    assert not (course.root / "gradebook.db").exists()
    assert {one.student: one.score for one in sheet(course, CHAPTER, base)} == {
        name: sum(EXPECTED[name]) for name in NAMES
    }
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write(f"\nc.CourseDirectory.db_url = {base!r}\n")
    assert sorted(mark(course, "").kept) == sorted(NAMES)
    nbgrader(course, "generate_feedback", CHAPTER)
    nbgrader(course, "autograde", CHAPTER, "--force", "--MarkAnswers.engine=process")
    nbgrader(course, "export")
    assert f"{CHAPTER},,,right" in (course.root / "grades.csv").read_text()
    assert "right" in nbgrader(course, "db", "student", "list")
    assert is_right(base)


@pytest.mark.parametrize("together", [1, 32])
def test_the_database_is_restarted_on_the_way(
    course, base, server, monkeypatch, together
):
    monkeypatch.setattr(marking, "AT_ONCE", together)

    def progress(count, results):
        for number, result in enumerate(results):
            if number in (1, 3):
                server.control("-m", "immediate", "restart")
            yield result

    done = mark(course, base, progress=progress)
    assert (done.faults, sorted(done.marked)) == ({}, sorted(NAMES))
    assert is_right(base)


def test_the_database_goes_away_on_the_way(course, base, server, monkeypatch):
    from nnkit.cohort import gradebook

    monkeypatch.setattr(gradebook, "PATIENCE", 0.5)
    monkeypatch.setattr(marking, "AT_ONCE", 2)

    def progress(count, results):
        for number, result in enumerate(results):
            if number == 2:
                server.control("-m", "immediate", "stop")
            yield result

    try:
        with pytest.raises(ClassroomError, match=r"grader:\*\*\*@.* refuses: .*run"):
            mark(course, base, progress=progress)
        with pytest.raises(ClassroomError, match="refuses: .*refused"):
            mark(course, base)
    finally:
        server.control("start")
    done = mark(course, base)
    assert done.faults == {}
    assert len(done.kept) == 2
    assert sorted(done.kept + done.marked) == sorted(NAMES)
    assert is_right(base)


def test_a_database_that_can_only_be_read(course, base, server):
    name = base.rpartition("/")[2]
    assert mark(course, base).faults == {}
    submit(course.root, course.root / "submitted", "wrong", {}, None, None)
    server.sql(f"alter database {name} set default_transaction_read_only = on")
    with pytest.raises(ClassroomError, match="refuses: cannot execute .* read-only"):
        mark(course, base)
    server.sql(f"alter database {name} reset default_transaction_read_only")
    done = mark(course, base)
    assert (done.faults, done.marked) == ({}, ["wrong"])


def test_a_wrong_password_is_told_and_not_shown(course, server):
    address = server.address("postgres", "my-wrong-word")
    with pytest.raises(ClassroomError, match="password authentication failed") as told:
        mark(course, address)
    assert "my-wrong-word" not in str(told.value)
    assert getpass.getuser() not in str(told.value).partition("refuses")[2]


def test_a_name_that_the_database_has_no_room_for_costs_only_its_own_mark(course, base):
    long = "x" * 150
    submit(course.root, course.root / "submitted", long, {}, None, None)
    done = mark(course, base)
    assert done.faults.keys() == {long}
    assert "too long" in done.faults[long]
    assert is_right(base)
