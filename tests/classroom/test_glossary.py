"""The glossary holds each term once, with Chinese, its sentence and its place."""

import functools
import re
from collections import Counter
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from nnkit.classroom import glossary
from nnkit.classroom.places import Course
from nnkit.classroom.release import check, release
from tests.classroom import toy

ROOT = Path(__file__).resolve().parents[2]
# how a sentence begins that leans on the one before it
LEANS = r"(This|That|These|So|Then|There|Such|It|Suppose|If|And|But|Without)\b|[a-z$]"


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
        "| **norm** | 范数 | A norm \\|v\\| is a length. | [01](01-first/a.ipynb) |",
        "| **rank** | 秩 | Rank, rows. | [02](02-second/b.ipynb) |",
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


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The **sum** (和) is\n\n$$a + b .$$\n\nMore.", "The sum is $a + b$."),
        ("The **sum** (和) adds:\n\n$$a + b$$", "The sum adds: $a + b$."),
        ("- The **sum** (和) adds: $a + b$.\n- No.", "The sum adds: $a + b$."),
        ("The **sum** (和) has two parts:\n\n- a\n- b", "The sum has two parts."),
        ("The **sum** (和) adds.\n\n$$a + b$$", "The sum adds."),
        ("*Wrong.* The **sum** (和) adds. (It does.)", "The sum adds."),
        ("**Wrong.** The **sum** (和) adds.", "The sum adds."),
        ("1. a **sum** (和) adds;\n2. b", "A sum adds."),
    ],
)
def test_an_entry_is_a_whole_sentence_with_its_formula(text, sentence):
    (entry,) = glossary.entries(text, "a.ipynb")
    assert entry.sentence == sentence


def test_bars_end_no_cell_and_keep_their_meaning_in_a_formula(course):
    text = r"A **norm** (范数) $|v|$ or $\|v\|$ is a|b."
    toy.save(book(text), course.solutions / "01-first/a.ipynb")
    row = r"A norm $\vert v\vert $ or $\Vert v\Vert $ is a\|b."
    assert row in glossary.page(course.solutions)


def test_other_names_texts_and_signs_are_added(course):
    (course.solutions / "notation.md").write_text("## Signs\n")
    (course.solutions / "glossary.toml").write_text(
        '[also]\nrank = ["阶"]\n[see]\nsize = ["大小", "norm"]\n'
        '[text]\nrank = "Rows."\n'
    )
    page = glossary.page(course.solutions)
    assert "| **rank** | 秩, 阶 | Rows. | [02](02-second/b.ipynb) |" in page
    assert "| **size** | 大小 | see **norm** | |" in page
    assert page.endswith("\n\n## Signs\n")


@pytest.mark.parametrize("table", ["also", "text"])
def test_a_term_that_no_notebook_introduces_is_refused(course, table):
    given = '["阶"]' if table == "also" else '"Rows."'
    extras = course.solutions / "glossary.toml"
    extras.write_text(f"[{table}]\nrnak = {given}\n")
    with pytest.raises(ValueError, match="rnak"):
        glossary.page(course.solutions)


@functools.cache
def rows():
    """Return the (term, Chinese, text) of the course's own glossary."""
    page = glossary.page(ROOT / "solutions").partition("## Notation")[0]
    found = re.findall(r"^\| \*\*(.+?)\*\* \| (.+?) \| (.+) \|.*\|$", page, re.M)
    assert len(found) > 250
    return found


def test_no_entry_of_the_course_is_cut_off():
    cut = [
        (term, text)
        for term, _, text in rows()
        if not re.search(r"([.!?]\)?|\*\*)$", text) or text.count("$") % 2
    ]
    assert cut == []


def test_no_entry_of_the_course_begins_in_the_middle():
    assert [(t, text) for t, _, text in rows() if re.match(LEANS, text)] in (
        [],
        [("kernel", "see **filter**")],
    )


def test_no_two_entries_of_the_course_say_the_same():
    chinese = Counter(names.split(", ")[0] for _, names, _ in rows())
    assert [name for name, count in chinese.items() if count > 1] == []


def test_every_reference_of_the_course_leads_to_an_entry():
    found = rows()
    terms = {term.lower() for term, _, _ in found}
    seen = [m[1] for _, _, text in found if (m := re.match(r"see \*\*(.+)\*\*", text))]
    assert seen
    assert set(seen) <= terms
