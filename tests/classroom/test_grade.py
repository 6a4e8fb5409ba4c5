"""One graded run of a chapter with every fault that a learner can make."""

import hashlib
import json
import re
import shutil

import pytest

from nnkit.classroom.cli import main
from nnkit.classroom.grade import grade
from nnkit.classroom.places import ClassroomError, Course
from nnkit.classroom.release import release
from nnkit.classroom.report import table
from nnkit.classroom.workspace import start
from tests.classroom import toy

TIMEOUT = 5  # long enough for the slowest honest cell, the first import of NumPy

#: Exercise -> what the learner wrote, the points it gets, what the table must say.
FAULTS = {
    "good": (toy.right("good"), 3, ""),
    "untouched": (None, 0, "not started"),
    "syntax": (
        "def syntax(x):\n    y = 2\n    return y *",
        0,
        "syntax error on line 3",
    ),
    "wrong": ("def wrong(x):\n    return x", 0, "wrong(5); expected: 10; got: 5"),
    "overfit": ("def overfit(x):\n    return 10", 1, "expected: 246908642"),
    "raising": ("def raising(x):\n    return x / 0", 0, "ZeroDivisionError"),
    "renamed": ("def other_name(x):\n    return 2 * x", 0, "renamed is not defined"),
    "emptied": ("", 0, "the answer cell is empty"),
    "half": ("def half(x):\n    raise NotImplementedError", 0, "not written yet"),
    "toplevel": ("int('seven')", 0, "ValueError: invalid literal"),
    "asks": ("n = int(input())\ndef asks(x):\n    return n * x", 0, "input()"),
    "warns": (
        "import logging\nlog = logging.getLogger('mine')\n"
        "log.addHandler(logging.StreamHandler())\n"  # past redirect_stderr
        "def warns(x):\n    log.warning('careful')\n    return 2 * x",
        3,
        "",
    ),
    "talks": (
        "def talks(x):\n    for i in range(5): print('word ' * 20_000, flush=True)\n"
        "    return 2 * x\n"
        "for i in range(20_000): print(i)",
        3,
        "",
    ),
    "imports": (
        "import my_helper, numpy, random\n"
        "def imports(x):\n    return my_helper.double(numpy.int64(x)).item()",
        3,
        "",
    ),
    "unicode": (
        "def unicode(x):\n    größe, 答案 = x, '🎉'\n"
        "    print(答案)\n    return 2 * größe",
        3,
        "",
    ),
    "marks": ("### BEGIN SOLUTION\n" + toy.right("marks"), 3, ""),
    "deleted": (toy.right("deleted"), 0, "the answer cell was deleted"),
    "testless": (toy.right("testless"), 3, ""),
    "double": (toy.right("double"), 3, ""),
    "newid": (toy.right("newid"), 3, ""),
    "retested": ("def retested(x):\n    return 0", 0, "expected: 10; got: 0"),
    "inmarkdown": (toy.right("inmarkdown"), 3, ""),
    "loop": ("while True: pass", 0, f"too slow: ran longer than {TIMEOUT} s"),
    "leaves": ("import os\nos._exit(3)", 0, "stopped: Python ended"),
    "stubborn": (
        "while True:\n    try:\n        while True: pass\n"
        "    except KeyboardInterrupt: pass",
        0,
        f"too slow: ran longer than {TIMEOUT} s",
    ),
    "quits": ("quit()", 0, "raises SystemExit, which ends Python"),
    "exits": (
        "import sys\ndef exits(x):\n    sys.exit()",
        0,
        "raises SystemExit, which ends Python",
    ),
    "last": (toy.right("last"), 3, ""),
}


def spoil(path):
    """Do to the learner's notebook what `FAULTS` says, and more."""
    book = toy.load(path)
    for name, (body, *_) in FAULTS.items():
        if body is not None:
            toy.write(book, name, body)
    book.cells.remove(toy.find(book, "deleted"))
    book.cells.remove(toy.find(book, "testless"))
    book.cells.remove(toy.find(book, "test-testless-1"))
    book.cells.remove(toy.find(book, "test-testless-2"))
    toy.find(book, "setup").source += "\n" + toy.right("testless")
    twin = toy.find(book, "double").copy()
    twin.source, twin["id"] = "def double(x):\n    return 0", "twin"
    book.cells.insert(book.cells.index(toy.find(book, "double")), twin)
    toy.find(book, "newid").metadata.nbgrader["grade_id"] = "something-else"
    toy.find(book, "newid").metadata.nbgrader["points"] = "many"
    toy.find(book, "test-newid-1").metadata.pop("nbgrader")
    toy.write(book, "test-retested-1", "pass")
    toy.write(book, "test-retested-2", "pass")
    cell = toy.find(book, "inmarkdown")
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]
    toy.save(book, path)


def saved_by_colab(path):
    """Answer as one does in another editor: without metadata, ids and imports."""
    book = toy.load(path)
    toy.write(book, "setup", "from google.colab import drive\ndrive.mount('/x')")
    toy.write(book, "colab_one", toy.right("colab_one"))
    load = "HTML('<script src=\"https://example.org/x.js\"></script>')"
    toy.find(book, "colab_one").source += "\nfrom IPython.display import HTML\n" + load
    raw = json.loads(json.dumps(book))
    for cell in raw["cells"]:
        cell["metadata"] = {}
        del cell["id"]
        cell["source"] = cell["source"].replace("\n", "\r\n")
    path.write_text(json.dumps(raw | {"nbformat_minor": 0}))


def hashes(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "feedback" not in path.parts
    }


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("grade"))
    chapter = course.solutions / "01-toy"
    toy.save(toy.notebook(*FAULTS), chapter / "faults.ipynb")
    colab = toy.notebook("colab_one")
    math = "The cost $C_i < 3$:\n\n$$C = \\sum_i (y_i - a_i)^2$$"
    toy.find(colab, "h-colab_one").source += f"\n\n{math}"
    toy.save(colab, chapter / "colab.ipynb")
    for name in ("broken", "gone", "moved", "shape"):
        toy.save(toy.notebook(f"{name}_one"), chapter / f"{name}.ipynb")
    toy.save(toy.notebook("other"), course.solutions / "02-other/other.ipynb")
    release(course)
    start(course)
    work = course.work / "01-toy"
    spoil(work / "faults.ipynb")
    (work / "broken.ipynb").write_text('{"cells": [\n oops')
    (work / "gone.ipynb").unlink()
    (work / "shape.ipynb").write_text('{"cells": [{"no": "type"}], "nbformat": 4}')
    book = toy.load(work / "moved.ipynb")
    toy.write(book, "moved_one", toy.right("moved_one"))
    toy.save(book, work / "my copy é.ipynb")
    (work / "moved.ipynb").unlink()
    toy.save(toy.notebook(), work / "scratch.ipynb")
    (work / "my_helper.py").write_text("def double(x):\n    return 2 * x\n")
    for name in ("numpy", "matplotlib", "nnkit", "random", "types", "ipykernel"):
        (work / f"{name}.py").write_text("raise RuntimeError('not the real one')\n")
    saved_by_colab(work / "colab.ipynb")
    stale = course.work / "feedback/01-toy/stale.html"
    stale.parent.mkdir(parents=True)
    stale.write_text("old")
    return course


@pytest.fixture(scope="module")
def graded(course):
    before = hashes(course.work)
    marked = grade(course, ["01"], timeout=TIMEOUT, jobs=1)
    return {one.notebook: one for one in marked}, before


@pytest.fixture(scope="module")
def marks(graded):
    return {
        mark.verdict.title.lower(): mark for mark in graded[0]["faults.ipynb"].marks
    }


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_its_row(marks, name):
    _, points, said = FAULTS[name]
    mark = marks[name]
    assert mark.verdict.possible == 3
    assert mark.verdict.points == points, mark.missing
    assert said in mark.missing
    assert bool(mark.missing) == (points < 3)
    assert mark.where == f"faults: Twice: {name}"


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("testless", "a test cell was deleted; it was put back"),
        ("double", "the cell is there 2 times"),
        ("newid", "the cell was renamed"),
        ("retested", "a test cell was changed; the original one counts"),
        ("inmarkdown", "the answer was in a markdown cell"),
    ],
)
def test_what_was_mended_is_told(marks, name, note):
    assert any(note in text for text in marks[name].notes)
    assert marks["good"].notes == []


@pytest.mark.parametrize(
    ("notebook", "said"),
    [
        ("broken.ipynb", "not valid JSON: Expecting value: line 2 column 2"),
        ("gone.ipynb", "missing from work/; `make lab` copies it again"),
        ("shape.ipynb", "the file is JSON, but not a notebook"),
    ],
)
def test_a_notebook_that_cannot_be_marked_has_rows(graded, notebook, said):
    one = graded[0][notebook]
    assert (one.points, one.possible, one.fault) == (0, 3, "")
    assert said in one.marks[0].missing


def test_a_renamed_notebook_is_marked_and_an_extra_one_told(graded):
    moved = graded[0]["moved.ipynb"]
    assert moved.points == 3
    assert "renamed to my copy é.ipynb" in moved.notes[0]
    notes = [note for one in graded[0].values() for note in one.notes]
    assert "scratch.ipynb: not part of the chapter, not marked" in notes


def test_what_another_editor_changed_costs_nothing(graded):
    colab = graded[0]["colab.ipynb"]
    assert colab.points == 3, colab.marks
    assert colab.notes == colab.marks[0].notes == []


def test_a_feedback_page_loads_nothing_and_runs_nothing(course, graded):
    page = (course.work / "feedback/01-toy/colab.html").read_text(encoding="utf-8")
    (meta,) = re.findall("<meta [^>]*Content-Security-Policy[^>]*>", page)
    policy = re.search('content="([^"]+)"', meta)[1]
    allowed = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert allowed.pop("default-src") == "'none'"  # so no script-src
    assert set(allowed) == {"style-src", "img-src", "font-src"}
    assert set(" ".join(allowed.values()).split()) == {"'unsafe-inline'", "data:"}
    head, _, body = page.partition("<body>")
    assert not re.search(r"<(script|link|base)\b|@import", head)
    assert head.index("Content-Security-Policy") < head.index("</head>")
    assert "example.org" in body  # the learner's own, which the policy keeps out
    assert page.count("<math ") == 2
    assert "$C" not in page


def test_marks_come_without_feedback(course, monkeypatch, capsys):
    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nnkit.classroom.grade.swap_in", full)
    path = course.work / "02-other/other.ipynb"
    content = path.read_bytes()
    book = toy.load(path)
    toy.write(book, "other", toy.right("other"))
    toy.save(book, path)
    arguments = ["--root", str(course.root), "grade", "02", "--jobs", "1"]
    try:
        assert main(arguments) == 1
    finally:
        path.write_bytes(content)
    said = capsys.readouterr()
    assert "3 / 3  Other" in said.out
    assert "feedback is missing: No space left on device: " in said.out
    assert said.err == ""
    assert not list((course.work / "feedback").glob(".new*"))


def test_nothing_of_the_learner_is_changed(course, graded):
    assert hashes(course.work) == graded[1]
    assert not list(course.work.glob(".nnkit-*"))


def test_feedback_shows_messages_but_no_hidden_test(course, graded):
    folder = course.work / "feedback/01-toy"
    assert {path.name for path in folder.iterdir()} == {
        "colab.html",
        "faults.html",
        "moved.html",
    }
    page = (folder / "faults.html").read_text(encoding="utf-8")
    text = re.sub(r"<[^>]+>", "", page)
    assert "expected: 246908642" in text  # the message of a hidden test
    assert "hidden_input" not in text
    assert "HIDDEN TESTS" not in text
    assert "答案" in text
    assert "careful" in text
    assert text.count("word ") < 5  # in the answer, and not the 400 000 it printed


def test_the_table(graded):
    lines = table(graded[0].values(), width=100)
    assert max(map(len, lines)) <= 100
    points = 6 + sum(fault[1] for fault in FAULTS.values())
    assert (
        lines[0].split() == f"01-toy {points} / {3 * len(FAULTS) + 15} points".split()
    )
    assert any("0 / 3  Untouched" in line and "not started" in line for line in lines)
    assert any("→ faults: Twice: untouched" in line for line in lines)


def test_an_older_copy_is_told(course):
    path = course.course / "02-other/other.ipynb"
    content = path.read_text()
    path.write_text(content + " ")
    try:
        (one,) = grade(course, ["2"], jobs=1)
    finally:
        path.write_text(content)
    assert "older than the chapter" in one.notes[0]
    assert one.marks[0].missing == "not started"


def test_nothing_to_mark(course, tmp_path, capsys):
    with pytest.raises(ClassroomError, match="is no chapter"):
        grade(course, ["7"])
    toy.save(toy.notebook("one"), tmp_path / "solutions/01-a/one.ipynb")
    for _ in range(2):
        assert main(["--root", str(tmp_path), "grade"]) == 1
        assert "run `make lab` first" in capsys.readouterr().err
        (tmp_path / "work/feedback").mkdir(parents=True, exist_ok=True)
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(tmp_path), "grade", "--timeout", "0"])
    assert stop.value.code == 2
    assert "not at least 1" in capsys.readouterr().err


def test_a_fault_of_the_tool_is_told_and_the_rest_marked(course):
    toy.save(toy.notebook("third"), course.solutions / "03-bad/good.ipynb")
    start(course)
    for folder in (course.solutions, course.course):
        (folder / "03-bad").mkdir(exist_ok=True)
        (folder / "03-bad/bad.ipynb").write_text("{ no")
    toy.save(toy.notebook("third"), course.course / "03-bad/good.ipynb")
    (course.work / "03-bad").mkdir()
    try:
        bad, good = grade(course, ["03"], jobs=1)
    finally:
        for folder in (course.solutions, course.course):
            shutil.rmtree(folder / "03-bad")
    assert bad.fault.startswith("Unreadable: ")
    assert "could not be marked" in "\n".join(table([bad]))
    assert not good.fault
