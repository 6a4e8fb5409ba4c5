"""The minutes on a notebook's card are honest, and no notebook asks for more than 45.

A trial reader's pace: 150 words of prose a minute, time to read each formula, each line
of code and some of the hints, to answer a question, to play with an explorable; an
exercise, or a time to try things, takes what it says. It is good to a tenth. What a
reader may leave out ("if you like", a stretch exercise) is not counted.
"""

import re
from pathlib import Path

import pytest

from nnkit.classroom import contents
from tests.answers.harness import cells

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "course").glob("*/*.ipynb"))
LONGEST, TOLERANCE = 45, 0.1
OPTIONAL = re.compile(
    r"if you (like|have time)|stretch|those who want more", re.IGNORECASE
)
DETAILS = re.compile(r"<details>.*?</details>", re.DOTALL)
ASKED = re.compile(r"^##+ [^\n]*[ (](\d+) minutes", re.MULTILINE)


def words(text):
    return len(re.sub(r"<[^>]+>|[|*#`]", " ", text).split())


def of_prose(text):
    """Minutes for a Markdown cell: four tenths of the hints are read."""
    prose = DETAILS.sub("", text)
    shown = re.findall(r"\$\$.*?\$\$", prose, re.DOTALL)
    prose = re.sub(r"\$\$.*?\$\$", " ", prose, flags=re.DOTALL)
    formulas = len(re.findall(r"\$[^$]+\$", prose))
    prose = re.sub(r"\$[^$]+\$", " X ", prose)
    reading = words(prose) + 0.4 * sum(map(words, DETAILS.findall(text)))
    thinking = 0.02 * formulas + 0.4 * len(shown) + 0.4 * prose.count("**Predict")
    return reading / 150 + thinking + sum(map(int, ASKED.findall(text)))


def of_code(cell):
    """Minutes for a code cell; answers and tests belong to their exercise."""
    info = cell.metadata.get("nbgrader", {})
    folded = cell.metadata.get("jupyter", {}).get("source_hidden")
    if info.get("solution") or info.get("grade"):
        return 0
    if questions := cell.source.count("Question(\n"):
        return 0.7 * questions
    if re.match(r"explore\.\w+\(", cell.source):
        return 2
    if folded:
        return 0
    lines = [line for line in cell.source.splitlines() if line.strip()]
    return 0.25 + 0.035 * sum(not line.lstrip().startswith("#") for line in lines)


def needed(written):
    """Minutes for all that may not be left out."""
    total, left_out = 0, 0  # the level of the heading whose part is left out
    for cell in written:
        if cell.cell_type == "code":
            total += 0 if left_out else of_code(cell)
            continue
        for part in re.split(r"^(?=#+ )", cell.source, flags=re.MULTILINE):
            level = len(part) - len(part.lstrip("#"))
            if level and (not left_out or level <= left_out):
                left_out = level if OPTIONAL.search(part.splitlines()[0]) else 0
            total += 0 if left_out else of_prose(part)
    return total


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_card_says_how_long_it_takes(path):
    minutes = needed(cells(path))
    assert minutes <= LONGEST * (1 + TOLERANCE), f"{minutes:.0f} minutes: split it"
    card = contents.read(path).minutes
    assert card <= LONGEST
    assert card == pytest.approx(minutes, rel=2 * TOLERANCE, abs=3), "the card"


def test_what_may_be_left_out_is_not_counted():
    class Cell:
        cell_type = "markdown"

        def __init__(self, source):
            self.source = source

    prose = "word " * 300
    kept = [Cell(f"## 1 First\n\n{prose}"), Cell("## 2 Last\n")]
    more = Cell(
        f"## 1b More <small>(if you like)</small>\n\n{prose}\n### Part\n{prose}"
    )
    assert needed(kept) == pytest.approx(2, abs=0.1)
    assert needed([kept[0], more, kept[1]]) == pytest.approx(needed(kept))
