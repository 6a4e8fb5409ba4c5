"""Marks of many in one transaction: neither a fault nor a power cut costs one."""

import contextlib
import os
import sqlite3
import subprocess
import sys

import pytest

from nnkit.classroom.places import ClassroomError
from nnkit.cohort import grade as marking
from nnkit.cohort import gradebook, records
from nnkit.cohort.grade import grade
from tests.cohort.toy_class import CHAPTER, CLASS, EXPECTED, ROOT, made, marks, submit

NAMES = "right", "silent", "damaged", "wrong"


@pytest.fixture
def course(tmp_path):
    course = made(tmp_path)
    for student in NAMES:
        *what, _ = CLASS[student]
        submit(tmp_path, tmp_path / "submitted", student, *what)
    return course


@pytest.fixture
def together(monkeypatch):
    """Let nothing but the end of the class, or their number, end a batch."""
    monkeypatch.setattr(marking, "WAITS", 1000)
    sizes, write = [], gradebook.Gradebook._write

    def counted(book, chapter, marked):
        sizes.append(len(marked))
        return write(book, chapter, marked)

    monkeypatch.setattr(gradebook.Gradebook, "_write", counted)
    return sizes


def mark(course):
    return grade(course, CHAPTER, engine="process", seconds=3, jobs=2)


def database(course):
    return contextlib.closing(sqlite3.connect(course.root / "gradebook.db", timeout=0))


def is_right(course, names=NAMES):
    with database(course) as book:
        handed_in = book.execute("select student_id from submitted_assignment")
        once = sorted(student for (student,) in handed_in) == sorted(names)
    return once and marks(course.root, names) == {one: EXPECTED[one] for one in names}


@pytest.mark.slow
def test_a_batch_has_an_end(course, together, monkeypatch):
    monkeypatch.setattr(marking, "AT_ONCE", 3)
    assert mark(course).faults == {}
    assert together == [3, 1]
    assert is_right(course)


@pytest.mark.slow
def test_whom_the_database_refuses_costs_no_other_the_mark(course, together):
    with gradebook.Gradebook(course) as book:
        book.prepare(CHAPTER)
    with database(course) as book, book:
        book.execute(
            "create trigger no before insert on student when new.id = 'silent' "
            "begin select raise(abort, 'not this one'); end"
        )
    done = mark(course)
    assert done.faults == {"silent": "the gradebook cannot take it: not this one"}
    assert together == [4, 1, 1, 1, 1]
    assert is_right(course, [one for one in NAMES if one != "silent"])
    assert not (course.root / "autograded/silent").exists()
    with database(course) as book, book:
        book.execute("drop trigger no")
    assert mark(course).marked == ["silent"]
    assert is_right(course)


@pytest.mark.slow
def test_while_the_files_are_made_others_may_write(course, together, monkeypatch):
    fill, seen = gradebook.fill, []

    def filled(new, *more):
        with database(course) as book, book:
            seen.append(book.execute("update student set email = 'new'").rowcount)
        fill(new, *more)

    monkeypatch.setattr(gradebook, "fill", filled)
    assert mark(course).faults == {}
    assert together == [4]
    assert seen == [0, 0, 0, 0]
    assert is_right(course)


#: Where the power goes: after which call of what.
CUTS = {
    "the rows are entered": ("entries.enter", 1),
    "half of the files are in place": ("gradebook.swap_in", 2),
    "all is ready to be committed": ("gradebook.swap_in", 4),
    "all is committed": ("gradebook.Gradebook._write", 1),
    "half of the records say so": ("records.keep", 1 + 4 + 2),  # 1: the chapter's own
}
CUT = """
import itertools, os
from nnkit.cohort import entries, grade, gradebook, records
from nnkit.cohort.cli import main
calls, real = itertools.count(1), {name}

def cut(*arguments):
    done = real(*arguments)
    if next(calls) == {number}:
        os._exit(9)
    return done

{name} = cut
grade.WAITS = 1000
main(["grade", "01", "--engine=process", "--timeout=3", "--jobs=1"])
"""


@pytest.mark.slow
@pytest.mark.parametrize("cut", CUTS)
def test_a_power_cut_in_the_midst_of_a_batch(course, cut):
    name, number = CUTS[cut]
    died = subprocess.run(
        [sys.executable, "-c", CUT.format(name=name, number=number)],
        cwd=course.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert died.returncode == 9
    kept = [records.load(course, CHAPTER, student) for student in NAMES]
    assert all(kept)  # so nothing runs again
    done = mark(course)
    assert done.faults == {}
    assert len(done.kept) == sum("written" in one for one in kept)
    assert sorted(done.kept + done.marked) == sorted(NAMES)
    assert is_right(course)


def test_what_came_before_the_cluster_went_is_written():
    def results():
        yield from "ab"
        raise ClassroomError("gone")

    batches = marking._gathered(results())
    assert next(batches) == ["a", "b"]
    with pytest.raises(ClassroomError, match="gone"):
        next(batches)


def test_nobody_waits_long_for_others(monkeypatch):
    clock = iter([0, 0.1, 0.2, 1.5, 7, 7.1, 7.2])
    monkeypatch.setattr(marking.time, "monotonic", lambda: next(clock))
    assert list(marking._gathered("abcde")) == [["a", "b", "c"], ["d", "e"]]
