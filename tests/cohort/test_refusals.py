"""A database or a disk that refuses: one sentence, and nothing that was marked is lost.

With a server of PostgreSQL's: ``make test-cohort``.
"""

import os
import resource
import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy.exc import OperationalError

from nnkit.classroom.places import ClassroomError
from nnkit.cohort import database, grade, gradebook, records
from tests.cohort.toy_class import CHAPTER, EXPECTED, ROOT, made, marks, submit
from tests.cohort.toy_class import CLASS as WHOLE

CLASS = "right", "wrong", "damaged"


def hand_in(root, names):
    for student in names:
        *what, _ = WHOLE[student]
        submit(root, root / "submitted", student, *what)


def mark(course, db=""):
    return grade.grade(course, CHAPTER, engine="process", seconds=3, db=db)


def is_right(root):
    return marks(root, CLASS) == {name: EXPECTED[name] for name in CLASS}


@pytest.mark.slow
def test_what_was_marked_is_written_later_and_not_marked_again(tmp_path, monkeypatch):
    course = made(tmp_path)
    hand_in(tmp_path, CLASS[:1])
    assert mark(course).faults == {}
    hand_in(tmp_path, CLASS[1:])
    book = tmp_path / "gradebook.db"
    with pytest.raises(ClassroomError, match=r"gradebook.*refuses: .*readonly"):
        mark(course, f"sqlite:///file:{book}?mode=ro&uri=true")
    waiting = [one for one in CLASS[1:] if records.load(course, CHAPTER, one)]
    assert waiting  # marked, and not in the gradebook

    seen, again = [], grade.again
    monkeypatch.setattr(
        grade, "again", lambda one, kept: seen.append(one.student) or again(one, kept)
    )
    done = mark(course)
    assert (done.faults, done.kept) == ({}, ["right"])
    assert seen == sorted(waiting)
    assert is_right(tmp_path)


@pytest.mark.slow
def test_a_disk_that_is_full(tmp_path):
    course = made(tmp_path)
    hand_in(tmp_path, CLASS[:1])
    assert mark(course).faults == {}
    hand_in(tmp_path, CLASS[1:])
    most = (tmp_path / "gradebook.db").stat().st_size // 2
    done = subprocess.run(
        [sys.executable, "-m", "nnkit.cohort", "grade", "01"]
        + ["--engine=process", "--timeout=3", "--jobs=1"],
        cwd=tmp_path,
        # the limit would cut the .pyc files too, and leave them for the next program
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    (said,) = [one for one in done.stderr.splitlines() if one.startswith("error: ")]
    assert "run the command again" in said
    done = mark(course)
    assert done.faults == {}
    assert sorted(done.kept + done.marked) == sorted(CLASS)
    assert is_right(tmp_path)


def fault(text):
    return OperationalError("insert …", {}, sqlite3.OperationalError(text))


def test_a_database_that_is_busy_is_asked_again(tmp_path, monkeypatch):
    course, asked = made(tmp_path), []

    def write(*arguments):
        asked.append(arguments)
        if len(asked) < 3:
            raise fault("database is locked")
        return []

    monkeypatch.setattr(gradebook.Gradebook, "_write", write)
    with gradebook.Gradebook(course) as book:
        assert book.write(CHAPTER, {"right": {}, "wrong": {}}) == {}
    assert len(asked) == 3


def test_a_database_that_refuses_ends_the_run(tmp_path, monkeypatch):
    course, asked = made(tmp_path), []

    def write(*arguments):
        asked.append(arguments)
        raise fault("database or disk is full")

    monkeypatch.setattr(gradebook.Gradebook, "_write", write)
    with pytest.raises(ClassroomError, match="refuses: database or disk is full. What"):
        with gradebook.Gradebook(course) as book:
            book.write(CHAPTER, {"right": {}, "wrong": {}})
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense", "an address of another form cannot be opened"),
        ("oracle9://me:secret@host/x", r"oracle9://me:\*\*\*@host/x cannot be opened"),
        ("sqlite:////nowhere/at/all.db", "refuses: unable to open database file. What"),
    ],
)
def test_an_address_that_is_none(tmp_path, address, said):
    course = made(tmp_path)
    with pytest.raises(ClassroomError, match=said) as refused:
        mark_nothing(course, address)
    assert "secret" not in str(refused.value)


def mark_nothing(course, address):
    database.opened(database.places(course, database.settings(course, address)))


def test_the_address_comes_from_nbgraders_own_setting(tmp_path):
    course = made(tmp_path)
    with (tmp_path / "nbgrader_config.py").open("a") as file:
        file.write("\nc.CourseDirectory.db_url = 'sqlite:///mine.db'\n")
    where = database.places(course, database.settings(course))
    assert where.db_url == "sqlite:///mine.db"
    where = database.places(course, database.settings(course, "sqlite:///other.db"))
    assert where.db_url == "sqlite:///other.db"
