"""What a notebook refers to is there: other notebooks, sections and exercises.

Notebooks get split and renamed, and a sentence that points elsewhere then points
nowhere. "notebook 2b" is one of this chapter, unless a chapter stands beside it;
"section 3" is one of this notebook, unless a notebook stands beside it. In the sources
sections are those of books.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.answers.harness import cells

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
SOURCES = re.compile(r"^(?:### |\*\*)Sources.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)


def one_or_more(number):
    """Return the pattern of "2", "2 and 3" or "2, 3 and 4"."""
    return rf"{number}\b(?:(?:, | and | or | to )(?:notebook )?\[?{number}\b)*"


NUMBER = "[0-9][a-z]?"
NOTEBOOK = re.compile(rf"\bnotebooks? \[?({one_or_more(NUMBER)})")
SECTION = re.compile(rf"\b[Ss]ections? ({one_or_more('[0-9]+')})(?!\.[0-9])")
EXERCISE = re.compile(rf"\b[Ee]xercises? ({one_or_more('[0-9][.][0-9A-Z]+')})")
HEADING = re.compile(r"^### (?:Stretch e|E)xercise (\d\.(\w+)) ·", re.MULTILINE)
CHAPTER = re.compile(r"(?:\]\([^)]*\))? of chapter (\d\d)")
NEAR = 40  # characters between a section and the notebook that it belongs to


def name(path):
    """Return the chapter and the number of a notebook: ("05", "1b")."""
    return path.parent.name[:2], path.stem.split("-")[0].lstrip("0") or "0"


def text(path):
    return SOURCES.sub("", "\n".join(cell.source for cell in cells(path)))


TEXTS = {name(path): text(path) for path in NOTEBOOKS}
SECTIONS = {key: set(re.findall(r"^## (\d+)\b", t, re.M)) for key, t in TEXTS.items()}
EXERCISES = {number for t in TEXTS.values() for number, _ in HEADING.findall(t)}


def nowhere(chapter, notebook, said):
    """Return what a text refers to that is not there."""
    missing = []
    for found in NOTEBOOK.finditer(said):
        beside = re.match(CHAPTER, said[found.end() :])
        beside = beside or re.search(r"chapter (\d\d), $", said[: found.start()])
        where = beside[1] if beside else chapter
        for number in re.findall(NUMBER, found[1]):
            if (where, number) not in TEXTS:
                missing.append(f"notebook {number} of chapter {where}")
    for found in SECTION.finditer(said):
        before, after = said[: found.start()], said[found.end() :][:NEAR]
        told = re.match(r" of notebook (\d[a-c]?)", after)
        told = told or re.search(r"notebook (\d[a-c]?), $", before)
        where = chapter, told[1] if told else notebook
        for number in re.findall(r"\d+", found[1]):
            if number not in SECTIONS.get(where, ()):
                missing.append(f"section {number} of notebook {where[1]}")
    for found in EXERCISE.finditer(said):
        asked = set(re.findall(r"\d\.\w+", found[1]))
        missing += [f"exercise {number}" for number in sorted(asked - EXERCISES)]
    return missing


@pytest.mark.parametrize(
    "said",
    [
        "as in notebook 1d",
        "notebooks 1a and 9 of this chapter",
        "notebook 4 of chapter 05",
        "see [notebook 7](07-x.ipynb)",
        "Section 9 proves it",
        "in section 9 of notebook 1a",
        "notebook 1a, section 9",
        "exercises 5.1 and 5.99",
    ],
)
def test_what_is_not_there_is_found(said):
    assert len(nowhere("05", "1b", said)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "notebook 2c of chapter 02",
        "notebooks 1a, 1b and 2c",
        "section 1",
        "exercise 5.S1",
    ],
)
def test_what_is_there_is_not_reported(said):
    assert nowhere("05", "1b", said) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_all_that_a_notebook_refers_to_is_there(path):
    assert nowhere(*name(path), text(path)) == []


def test_exercises_are_numbered_in_the_order_of_the_chapter():
    inside = defaultdict(list)
    for (chapter, _), said in TEXTS.items():
        inside[chapter] += [n for _, n in HEADING.findall(said)]
    for chapter, found in inside.items():
        for kind in (str.isdigit, lambda n: n.startswith("S")):
            some = [n.lstrip("S") for n in found if kind(n)]
            assert some == [str(n) for n in range(1, len(some) + 1)], chapter


def test_sections_are_numbered_from_1():
    for notebook, found in SECTIONS.items():
        assert found == {str(n) for n in range(1, len(found) + 1)}, notebook


# In JupyterLab what follows <details> is HTML up to the first empty line: without <br>
# the lines of a list run together.
RUN_TOGETHER = re.compile(r"(?<!<br>)(?<!</summary>)(?<!\n)\n(?=\d+\. )")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_answers_that_open_stand_on_lines_of_their_own(path):
    folded = re.findall(r"<details>(.*?)</details>", text(path), re.DOTALL)
    assert [part for part in folded if RUN_TOGETHER.search(part.split("\n\n")[0])] == []
