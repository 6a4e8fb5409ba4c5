"""A graded cell that would give a wrong mark is not released."""

import pytest

from nnkit.classroom.cli import main
from nnkit.classroom.gradable import faults
from tests.classroom import toy


def tag(book, name, *tags):
    toy.find(book, name).metadata["tags"] = list(tags)


def inform(book, name, **info):
    toy.find(book, name).metadata.nbgrader.update(info)


def rewrite(book, name, source):
    toy.find(book, name).source = source


def test_the_toy_course_is_gradable():
    assert faults(toy.notebook("alpha", "beta")) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda b: tag(b, "test-alpha-1", "skip-execution"), "is never run"),
        (lambda b: tag(b, "alpha", "skip-execution"), "is never run"),
        (lambda b: tag(b, "test-alpha-1", "raises-exception"), "may stop with an"),
        (lambda b: inform(b, "test-alpha-1", points=0), "it gives no point"),
        (lambda b: inform(b, "test-alpha-1", solution=True), "answer and test in one"),
        (lambda b: rewrite(b, "test-alpha-1", "# Test 1\n"), "it tests nothing"),
        (lambda b: rewrite(b, "test-alpha-1", "'Test 1'\npass"), "it tests nothing"),
        (
            lambda b: toy.find(b, "test-alpha-1").update(cell_type="raw"),
            "a raw cell cannot test",
        ),
        (
            lambda b: toy.find(b, "test-alpha-1").update(cell_type="markdown"),
            "a markdown cell cannot test",
        ),
    ],
)
def test_what_would_give_a_wrong_mark_is_named(spoil, said):
    book = toy.notebook("alpha")
    spoil(book)
    (fault,) = faults(book)
    assert said in fault
    assert "alpha" in fault.split(":")[0]


def test_magic_is_code():
    book = toy.notebook("alpha")
    rewrite(book, "test-alpha-1", "%run other.py")
    assert faults(book) == []


def test_the_release_refuses_it(tmp_path, capsys):
    book = toy.notebook("alpha")
    tag(book, "test-alpha-2", "skip-execution")
    toy.save(book, tmp_path / "solutions/01-a/one.ipynb")
    assert main(["--root", str(tmp_path), "release"]) == 1
    said = capsys.readouterr().err
    assert "01-a/one.ipynb, cell 6 (test-alpha-2): with the tag skip-execution" in said
    assert list((tmp_path / "course").iterdir()) == []
