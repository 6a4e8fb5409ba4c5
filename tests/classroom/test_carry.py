"""A course that splits and renames a notebook between two releases."""

import json

import pytest

from nnkit.classroom import carry as carry_module
from nnkit.classroom.answers import Answer, Answers, open_files
from nnkit.classroom.carry import advise, carry
from nnkit.classroom.cli import main
from nnkit.classroom.former import former, gone, read_released
from nnkit.classroom.grade import grade
from nnkit.classroom.matching import Given
from nnkit.classroom.places import ClassroomError, Course
from nnkit.classroom.release import release
from nnkit.classroom.repair import repair
from nnkit.classroom.submission import grade_id, is_answer
from nnkit.classroom.workspace import start
from tests.classroom import toy
from tests.classroom.test_commands import ROOT

HELPER = "def helper(x):\n    return 2 * x"


@pytest.fixture(scope="module")
def split(tmp_path_factory):
    """One notebook was released and answered; then it was split in two."""
    course = Course(tmp_path_factory.mktemp("split"))
    chapter = course.solutions / "01-toy"
    toy.save(toy.notebook("one", "two", "three"), chapter / "01-all.ipynb")
    release(course)
    start(course)
    old = course.work / "01-toy/01-all.ipynb"
    book = toy.load(old)
    toy.write(book, "one", toy.right("one"))
    for name in ("two", "three"):
        toy.write(book, name, f"def {name}(x):\n    return helper(x)")
    toy.find(book, "setup").source += "\n" + HELPER
    toy.save(book, old)
    (chapter / "01-all.ipynb").unlink()
    toy.save(toy.notebook("one"), chapter / "01a-first.ipynb")
    toy.save(toy.notebook("two", "three"), chapter / "01b-rest.ipynb")
    release(course)
    return course


def answers_of(course, name):
    return toy.load(course.work / f"01-toy/{name}.ipynb")


def test_an_update_costs_no_mark_and_the_answers_can_be_carried(split, capsys):
    old = split.work / "01-toy/01-all.ipynb"
    content = old.read_bytes()
    first, rest = grade(split, jobs=2)
    assert (first.points, rest.points, rest.possible) == (3, 6, 6)
    assert rest.notes == ["answers taken from 01-all.ipynb: Two, Three"]
    assert first.marks[0].notes == []

    assert main(["--root", str(split.root), "start"]) == 0
    told = capsys.readouterr().out
    assert "01-toy/01-all.ipynb: 3 answers in it belong in 01a-first.ipynb, 01b" in told
    assert "CARRY=1" in told
    mine = answers_of(split, "01b-rest")
    mine.cells.reverse()  # the helper goes where it is needed first
    mine.cells.append(toy.new_markdown_cell("my notes", id="mine"))
    toy.save(mine, split.work / "01-toy/01b-rest.ipynb")
    before = toy.raw(split.work / "01-toy/01b-rest.ipynb")["cells"]

    assert main(["--root", str(split.root), "start", "--carry"]) == 0
    assert "Carried to 01-toy/01b-rest.ipynb" in capsys.readouterr().out
    assert old.read_bytes() == content
    book = answers_of(split, "01b-rest")
    for name in ("two", "three"):
        cell = toy.find(book, name)
        assert cell.source == f"def {name}(x):\n    return helper(x)"
        assert cell.metadata.nnkit.carried == "01-all.ipynb"
    at = book.cells.index(toy.find(book, "three"))
    assert book.cells[at - 1].source == HELPER
    carried = ("two", "three", "carried-three")
    after = toy.raw(split.work / "01-toy/01b-rest.ipynb")["cells"]
    kept = [cell for cell in before if cell["id"] not in carried]
    assert [cell for cell in after if cell["id"] not in carried] == kept
    assert advise(split) == carry(split) == []


def test_damaged_cells_above_do_not_lead_to_another_cell():
    stub = {"cell_type": "code", "metadata": {}, "source": "stub"}
    raw = {"cells": [None, {"cell_type": "code", "metadata": {}}, {**stub}, {**stub}]}
    files = open_files([ROOT / "old.ipynb"])
    carried = Answer("mine", files[0], 0, True)
    carry_module._write(raw, 1, "one", carried, ["helper = 1"])
    texts = [cell and cell.get("source") for cell in raw["cells"]]
    assert texts == [None, None, "stub", ["helper = 1"], ["mine"]]


def test_a_touched_answer_is_never_written_over(split):
    path = split.work / "01-toy/01a-first.ipynb"
    book = answers_of(split, "01a-first")
    toy.write(book, "one", "def one(x):\n    return 'in work'")
    toy.save(book, path)
    old = split.work / "01-toy/01-all.ipynb"
    old.touch()  # the older file is the newer one
    content = path.read_bytes()
    assert carry(split) == []
    assert path.read_bytes() == content


def test_a_release_refuses_to_forget_an_exercise(split):
    path = split.solutions / "01-toy/01a-first.ipynb"
    content, before = path.read_bytes(), (split.course / "01-toy").stat().st_mtime
    toy.save(toy.notebook("uno"), path)
    try:
        with pytest.raises(ClassroomError, match="'one' was released and is gone"):
            release(split)
    finally:
        path.write_bytes(content)
    assert (split.course / "01-toy").stat().st_mtime == before


def test_a_renamed_or_dropped_exercise_is_entered(tmp_path):
    course, table = Course(tmp_path), tmp_path / "solutions/former.toml"
    released = {"01-toy": {"a.ipynb": {"one": ["0" * 12]}}}
    table.parent.mkdir()
    table.write_text('[01-toy]\none = "eins"\n')
    (line,) = gone(course, released, "01-toy", {"uno"})
    assert "is now 'eins', but there is no such exercise" in line
    for new in ("uno", ""):
        table.write_text(f'[01-toy]\none = "{new}"\n')
        assert gone(course, released, "01-toy", {"uno"}) == []
        assert ("one" in former(course, "01-toy").names("uno")) == bool(new)
    table.write_text("[01-toy\n")
    with pytest.raises(ClassroomError, match="not valid TOML"):
        former(course, "01-toy")
    (table.parent / "released.json").write_text("{")
    with pytest.raises(ClassroomError, match="not valid JSON"):
        read_released(course)


def test_the_real_course_remembers_every_released_exercise():
    course = Course(ROOT)
    released = read_released(course)
    assert set(released) >= set(course.chapters())
    for chapter in released:
        books = [toy.load(p) for p in (ROOT / "course" / chapter).glob("*.ipynb")]
        answers = {
            grade_id(cell)
            for book in books
            for cell in book.cells
            if grade_id(cell) and is_answer(cell)
        }
        assert gone(course, released, chapter, answers) == []
        known = {name for found in released[chapter].values() for name in found}
        assert answers <= known, "run `make course`"


def test_chapter_05_as_it_was_before_its_split():
    """Its two old notebooks, answered, are put together from the four of today."""
    course = Course(ROOT)
    chapter = "05-regularization"
    before = former(course, chapter)
    sources = sorted((course.solutions / chapter).glob("*.ipynb"))
    solutions = [toy.load(path) for path in sources]
    old = {
        "01-overfitting-and-weight-decay.ipynb": solutions[:2],
        "02-dropout-and-hyperparameters.ipynb": solutions[2:],
    }
    assert old.keys() <= before.notebooks
    files = open_files([])
    for name, parts in old.items():
        (file,) = open_files([sources[0]])
        file.path = course.work / chapter / name
        file.cells = [cell for part in parts for cell in part.cells]
        files.append(file)
    answers = Answers(files, Given(solutions), before, main=False)
    for path, solution in zip(sources, solutions, strict=True):
        repaired = repair(
            toy.load(course.course / chapter / path.name), answers, current=False
        )
        assert not repaired.missing | repaired.unchanged
        wanted = [c.source for c in solution.cells if grade_id(c) and is_answer(c)]
        got = [
            c.source for c in repaired.notebook.cells if grade_id(c) and is_answer(c)
        ]
        assert got == wanted
        assert json.dumps(repaired.notes) == json.dumps({n: [] for n in repaired.notes})
