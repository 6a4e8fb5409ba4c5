import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nnkit.classroom.cli import main
from nnkit.classroom.leaks import SHOWS_ANSWER, leaks
from nnkit.classroom.places import ClassroomError, Course
from nnkit.classroom.release import check, release
from nnkit.classroom.settings import STUB
from tests.classroom import toy

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("release"))
    chapter = course.solutions / "01-toy"
    toy.save(toy.notebook("alpha", "beta"), chapter / "one.ipynb")
    (chapter / "data").mkdir()
    (chapter / "data/table.csv").write_text("1,2\n")
    (chapter / ".ipynb_checkpoints").mkdir()
    (chapter / ".ipynb_checkpoints/one.ipynb").write_text("answers")
    shutil.copyfile(ROOT / "nbgrader_config.py", course.root / "nbgrader_config.py")
    release(course)
    return course


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(autouse=True)
def as_it_was(course):
    """Let each test change the course; put it back afterwards."""
    folders = {course.solutions: {}, course.course: {}}
    for folder in folders:
        folders[folder] = tree(folder)
    yield
    for folder, files in folders.items():
        shutil.rmtree(folder)
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


def test_only_what_a_learner_may_see(course):
    released = tree(course.course)
    chapter = {"01-toy/one.ipynb", "01-toy/data/table.csv"}
    assert set(released) == chapter | {"glossary.md"}
    book = toy.load(course.course / "01-toy/one.ipynb")
    assert toy.find(book, "alpha").source.endswith(STUB)
    assert toy.find(book, "test-alpha-2").source == "checks.returns(alpha, (5,), 10)"
    assert toy.find(book, "test-alpha-2").metadata.editable is False
    folded = [cell.id for cell in book.cells if "jupyter" in cell.metadata]
    assert folded == [f"test-{name}-{k}" for name in ("alpha", "beta") for k in (1, 2)]
    assert toy.find(book, "test-beta-1").metadata.jupyter == {"source_hidden": True}
    text = released["01-toy/one.ipynb"].decode()
    for secret in (toy.ANSWER, "BEGIN", "hidden_input"):
        assert secret not in text


def test_executed_solutions_release_the_same(course):
    clean = tree(course.course)
    book = toy.notebook("alpha", "beta", executed=True)
    toy.save(book, course.solutions / "01-toy/one.ipynb")
    assert b"iopub" in tree(course.solutions)["01-toy/one.ipynb"]
    release(course)
    assert tree(course.course) == clean


def test_plain_nbgrader_releases_the_same_without_an_activated_environment(course):
    clean = tree(course.course)
    assert shutil.which("alembic", path=os.defpath) is None
    nbgrader = Path(sys.executable).parent / "nbgrader"
    done = subprocess.run(
        [nbgrader, "generate_assignment", "01-toy", "--force"],
        cwd=course.root,
        env={**os.environ, "PATH": os.defpath, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Removing existing assignment" in done.stderr
    assert tree(course.course) == clean


def test_check_names_each_difference(course, capsys):
    assert main(["--root", str(course.root), "release", "--check"]) == 0
    path = course.course / "01-toy/one.ipynb"
    path.write_text(path.read_text() + " ")
    (course.course / "01-toy/data/table.csv").unlink()
    (course.course / "01-toy/old.ipynb").write_text("{}")
    shutil.copytree(course.course / "01-toy", course.course / "09-gone")
    assert check(course) == [
        "course/01-toy/data/table.csv: missing",
        "course/01-toy/old.ipynb: has no source",
        "course/01-toy/one.ipynb: differs",
        "course/09-gone: has no source in solutions/",
    ]
    before = tree(course.course)
    assert main(["--root", str(course.root), "release", "--check"]) == 1
    assert "make course" in capsys.readouterr().out
    assert tree(course.course) == before


def test_a_failing_chapter_keeps_the_released_one(course, capsys):
    before = tree(course.course)
    book = toy.load(course.solutions / "01-toy/one.ipynb")
    book.cells.append(toy.check("alpha", 1, 1))  # the same grade id twice
    book.cells[-1].id = "again"
    toy.save(book, course.solutions / "01-toy/one.ipynb")
    assert main(["--root", str(course.root), "release"]) == 1
    assert "test-alpha-1" in capsys.readouterr().err
    assert tree(course.course) == before
    assert not list(course.root.glob(".nnkit-*"))


def test_a_leaked_answer_stops_the_release(course):
    before = tree(course.course)
    book = toy.load(course.solutions / "01-toy/one.ipynb")
    book.cells[0].source += f"\n\n    {toy.ANSWER}\n    return doubled_in_secret"
    toy.save(book, course.solutions / "01-toy/one.ipynb")
    with pytest.raises(ClassroomError, match=r"cell 1 \(top\): it shows the answer of"):
        release(course)
    assert tree(course.course) == before


def released_pair():
    """Return a source and a clean release of it, made without nbgrader."""
    source, released = toy.notebook("alpha"), toy.notebook("alpha")
    toy.write(released, "alpha", f"def alpha(x):\n    {STUB}")
    toy.write(released, "test-alpha-2", "checks.returns(alpha, (5,), 10)")
    return source, released


def test_a_clean_release_has_no_leak():
    assert leaks(*released_pair()) == []


def add_text(book, text):
    book.cells[0].source += "\n" + text


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda b: add_text(b, "### END HIDDEN TESTS"), "cell 1 (top): it holds the"),
        (lambda b: add_text(b, toy.ANSWER + "\nreturn doubled_in_secret"), "answer of"),
        (lambda b: toy.write(b, "alpha", toy.ANSWER), "cell 4 (alpha): it shows"),
        (lambda b: b.cells[1].update(execution_count=3), "cell 2 (setup): it has an"),
        (lambda b: b.cells[1].metadata.update(execution={}), "metadata execution"),
        (lambda b: b.metadata.update(widgets={}), "the notebook: metadata widgets"),
    ],
)
def test_each_leak_is_named_with_its_cell(spoil, said):
    source, released = released_pair()
    spoil(released)
    found = leaks(source, released)
    assert len(found) == 1
    assert said in found[0]


def test_an_answer_shown_on_purpose_is_allowed():
    source, released = released_pair()
    add_text(released, f"{toy.ANSWER}\nreturn doubled_in_secret")
    released.cells[0].metadata["tags"] = [SHOWS_ANSWER]
    assert leaks(source, released) == []


def test_an_answer_of_one_line_is_found_too():
    source, released = released_pair()
    one_line = "return sum([x] * 2)"
    begin, end = "### BEGIN SOLUTION", "### END SOLUTION"
    toy.write(source, "alpha", f"def alpha(x):\n  {begin}\n  {one_line}\n  {end}")
    add_text(released, f"Try `return`.\n{one_line}  # like this")
    assert "the answer of alpha: return sum" in leaks(source, released)[0]


def test_one_common_line_is_no_leak():
    source, released = released_pair()
    released.cells[1].source += "\nreturn doubled_in_secret"
    assert leaks(source, released) == []
