"""The commands as a person types them, on the real first chapter, two at a time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nnkit.grading.exercises import graded
from nnkit.grading.notebook import cells
from tests.classroom import toy

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
ANSWER = "def mean_square(x):\n    return sum(value**2 for value in x) / len(x)"


def run(*arguments, cwd):
    return subprocess.run(
        [sys.executable, "-m", "nnkit.classroom", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_from_start_to_mark(tmp_path):
    for chapter in ("00-start-here", "01-again"):
        shutil.copytree(
            ROOT / "solutions/00-start-here", tmp_path / "solutions" / chapter
        )
    for command in (["release"], ["release", "--check"], ["start"]):
        done = run(*command, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), command
    path = tmp_path / "work/00-start-here/00-start-here.ipynb"
    book = toy.load(path)
    toy.write(book, "mean-square", ANSWER)
    toy.save(book, path)
    done = run("grade", cwd=path.parent)  # from inside work/ too
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 / 3  Mean square               all points" in done.stdout
    assert "0 / 3  Mean square               not started" in done.stdout
    assert "→ 00-start-here: Exercise 0.1 · Mean square" in done.stdout
    page = "00-start-here/00-start-here.html"
    written = [*(tmp_path / "work/feedback").rglob("*.html")]
    assert written == [
        tmp_path / "work/feedback" / page
    ]  # nothing on what is untouched
    assert "BEGIN HIDDEN" not in written[0].read_text(encoding="utf-8")


def test_released_chapters_have_titles_and_points():
    for path in (ROOT / "solutions").glob("*/*.ipynb"):
        book = toy.load(path)
        for exercise in graded(cells(book)):
            info = toy.find(book, exercise.name).metadata.nnkit.exercise
            assert info.points == exercise.points, f"{path.name}: {exercise.name}"


def test_importing_nnkit_loads_no_classroom():
    code = (
        "import sys, nnkit, nnkit.classroom, nnkit.classroom.environment;"
        "heavy = {'nbgrader', 'nbconvert', 'nbformat', 'matplotlib', 'ipywidgets'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout == "[]\n", done.stderr


@pytest.mark.parametrize("command", [[], ["nonsense"], ["grade", "--jobs", "x"]])
def test_wrong_usage_is_told(command, tmp_path):
    done = run(*command, cwd=tmp_path)
    assert done.returncode == 2
    assert "usage:" in done.stderr
    assert "Traceback" not in done.stderr
