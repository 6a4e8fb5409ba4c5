"""What a learner has done is kept in their folder, and shown in a strip."""

import json

import pytest

from nnkit.checks import _progress
from nnkit.checks._strip import Strip
from tests.checks.pages import Page
from tests.checks.test_notebook import LEARNER, SETUP, TEST


def markdown(text, name):
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": [text]}


def code(text, grade_id, **more):
    info = {"grade_id": grade_id, **more}
    own = {"exercise": {"title": "Mean & more"}} if "solution" in more else {}
    metadata = {"nbgrader": info, "nnkit": own}
    return {"cell_type": "code", "id": grade_id, "metadata": metadata, "source": text}


CELLS = [
    markdown("### Exercise 0.1 · Mean <small>(2 points)</small>\n\nDo it.", "task-1"),
    code(LEARNER, "mean", solution=True),
    code(TEST, "test-mean-1", grade=True, points=2),
    code(TEST, "test-mean-2", grade=True, points=1),
    markdown("### Stretch exercise 0.S1 · More <small>(1 point)</small>", "task-2"),
    code(LEARNER, "more", solution=True),
    code(TEST, "test-more-1", grade=True, points=1),
]


@pytest.fixture
def notebook(tmp_path):
    path = tmp_path / "01-toy/a.ipynb"
    path.parent.mkdir()
    path.write_text(json.dumps({"cells": CELLS}))
    (tmp_path / _progress.MARK).write_text("{}")
    return path


def test_exercises_of_a_notebook():
    first, second = _progress.exercises(CELLS)
    assert first == _progress.Exercise(
        "0.1 · Mean & more", "task-1", (("test-mean-1", 2), ("test-mean-2", 1))
    )
    assert second.title.startswith("0.S1")


def test_the_score():
    wanted = _progress.exercises(CELLS)
    score = _progress.Score(wanted, {"test-mean-1": 2, "test-more-1": 1})
    assert (score.exercises, score.solved, score.points, score.possible) == (2, 1, 3, 4)
    assert score.open == [wanted[0]]


def test_points_are_kept_and_lost_again(notebook, tmp_path):
    assert _progress.read(tmp_path) == {}
    _progress.record(notebook, "test-mean-1", 2)
    _progress.record(notebook, "test-mean-2", 1)
    _progress.record(notebook, "test-mean-1", 0)
    assert _progress.read(tmp_path) == {"01-toy": {"test-mean-1": 0, "test-mean-2": 1}}
    assert {p.name for p in tmp_path.iterdir()} == {
        "01-toy",
        _progress.MARK,
        _progress.NAME,
    }


@pytest.mark.parametrize("text", ["", "[]", '{"01-toy": 3}', "\x00"])
def test_a_damaged_file_is_none(notebook, tmp_path, text):
    (tmp_path / _progress.NAME).write_text(text)
    assert _progress.read(tmp_path) == {}
    _progress.record(notebook, "test-mean-1", 2)
    assert _progress.read(tmp_path) == {"01-toy": {"test-mean-1": 2}}


def test_nothing_is_kept_outside_of_a_learners_folder(notebook, tmp_path):
    (tmp_path / _progress.MARK).unlink()
    _progress.record(notebook, "test-mean-1", 2)
    assert not (tmp_path / _progress.NAME).exists()


def test_the_notebook_of_this_kernel(notebook, tmp_path, monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert _progress.here() is None
    monkeypatch.setenv("JPY_SESSION_NAME", str(notebook))
    assert _progress.here() == notebook
    solved = tmp_path / "solutions/01-toy/a.ipynb"
    solved.parent.mkdir(parents=True)
    solved.write_text("{}")
    monkeypatch.setenv("JPY_SESSION_NAME", str(solved))
    assert _progress.here() is None


def test_the_strip_follows_the_tests(notebook, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(notebook))
    page, told = Page(), []
    page.shell.display_pub.publish = lambda data, **more: told.append((data, more))
    page.run(SETUP, cell_id="a0")
    page.run(LEARNER, cell_id="a1")
    meta = {"nbgrader": {"grade_id": "test-more-1"}}
    page.run(TEST.replace("2 points", "1 point"), cell_id="a2", cell_meta=meta)
    (first, how), _, (last, after) = told
    assert first["text/plain"].startswith("□□ 0 of 2 exercises solved, 0 of 4 points.")
    assert (
        'href="a.ipynb#cell-id=task-1">0.1 · Mean &amp; more</a>' in first["text/html"]
    )
    assert last["text/plain"].startswith("□■ 1 of 2 exercises solved, 1 of 4 points.")
    assert (how["update"], after["update"]) == (False, True)
    assert how["transient"] == after["transient"]
    page.run(TEST.replace("1.5", "2"), cell_id="a2", cell_meta=meta)
    assert told[-1][0]["text/plain"].startswith("□□ 0 of 2")
    page.run(SETUP, cell_id="a0")
    assert told[-1][1]["update"] is False


def test_the_first_notebook_tells_of_the_whole_course(notebook, tmp_path):
    other = tmp_path / "00-start/b.ipynb"
    other.parent.mkdir()
    other.write_text(json.dumps({"cells": CELLS[-3:]}))
    _progress.record(notebook, "test-more-1", 1)
    told = []
    Strip(lambda data, **more: told.append(data), other).show()
    assert told[0]["text/plain"].endswith("course: 1 of 3 exercises solved.")


def test_a_notebook_without_exercises_has_no_strip(notebook):
    notebook.write_text('{"cells": []}')
    Strip(lambda *args, **more: pytest.fail("shown"), notebook).show()
