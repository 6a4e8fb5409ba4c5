"""The glossary holds each term once, with Chinese, its sentence and its place."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from nnkit.classroom import glossary
from nnkit.classroom.places import Course
from nnkit.classroom.release import check, release
from tests.classroom import toy


def book(*texts):
    cells = [new_markdown_cell(text, id=f"t{i}") for i, text in enumerate(texts)]
    code = new_code_cell('"**not** (不) a term"', id="code")
    return new_notebook(cells=[*cells, code], metadata={"kernelspec": toy.KERNEL})


@pytest.fixture
def course(tmp_path):
    course = Course(tmp_path)
    first, second = "01-first/a.ipynb", "02-second/b.ipynb"
    toy.save(
        book(
            "# Title\n\nBefore. The **slope** (斜率) of a line is its rise,\n"
            "divided by its run. After.",
            "- one\n- a **norm** (范数, *fànshù*) |v| is a length\n\n**bold** (plain)",
        ),
        course.solutions / first,
    )
    toy.save(
        book("A **Slope** (斜率) again.", "| **rank** (秩) | rows |"),
        course.solutions / second,
    )
    return course


def test_each_term_once_with_its_sentence_and_place(course):
    lines = glossary.page(course.solutions).splitlines()
    rows = [line for line in lines if line.startswith("| **")]
    assert rows == [
        "| **norm** | 范数 | a norm \\|v\\| is a length | [01](01-first/a.ipynb) |",
        "| **rank** | 秩 | rank, rows | [02](02-second/b.ipynb) |",
        "| **slope** | 斜率 | The slope of a line is its rise, divided by its run. "
        "| [01](01-first/a.ipynb) |",
    ]


def test_it_is_released_and_checked(course):
    release(course)
    path = course.course / "glossary.md"
    assert path.read_text("utf-8") == glossary.page(course.solutions)
    assert check(course) == []
    path.write_text("old")
    assert check(course) == ["course/glossary.md: differs"]
    path.unlink()
    assert check(course) == ["course/glossary.md: differs"]
