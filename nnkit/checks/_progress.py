"""How far a learner is: the points of the tests that passed, kept in their own folder.

``work/.progress.json`` holds, for each chapter, the points that test cells gave when
they ran last. They are those of the tests that a learner sees; `make grade` has more.
"""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

NAME = ".progress.json"
#: Only a folder with this file is a learner's: see `nnkit.classroom.workspace`.
MARK = ".copied-from-course.json"
HEADING = re.compile(r"^### .*?exercise (\S+) ·", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Exercise:
    """One exercise of a notebook."""

    title: str  # "3.4 · Mean square", or without a number
    place: str  # the id of the cell with its task
    tests: tuple  # (grade id, points) of each test cell


@dataclass(frozen=True)
class Score:
    """What a learner has of some exercises, from {grade id of a test: points}."""

    wanted: tuple
    earned: dict

    @property
    def exercises(self):
        """How many there are."""
        return len(self.wanted)

    @property
    def open(self):
        """Those of which a test has not passed."""
        return [
            one
            for one in self.wanted
            if any(self.earned.get(name, 0) < points for name, points in one.tests)
        ]

    @property
    def solved(self):
        """How many are solved."""
        return self.exercises - len(self.open)

    @property
    def points(self):
        """The points that the learner has."""
        return sum(
            self.earned.get(name, 0) for one in self.wanted for name, _ in one.tests
        )

    @property
    def possible(self):
        """The points that there are."""
        return sum(points for one in self.wanted for _, points in one.tests)


def exercises(cells):
    """Return the `Exercise` tuple of a notebook's cells, as its file has them."""
    found, number, place = [], "", ""
    for cell in cells:
        source, info = "".join(cell["source"]), cell["metadata"].get("nbgrader", {})
        told = HEADING.findall(source) if cell["cell_type"] == "markdown" else []
        if told:
            number, place = told[-1], cell.get("id", "")
        elif info.get("solution"):
            own = cell["metadata"].get("nnkit", {}).get("exercise", {}).get("title", "")
            title = f"{number} · {own}" if number else own
            found.append((title, place, []))
        elif info.get("grade") and found:
            found[-1][2].append((info.get("grade_id", ""), int(info.get("points", 0))))
    return tuple(Exercise(title, place, tuple(tests)) for title, place, tests in found)


def read(work):
    """Return {chapter: {grade id: points}} of a learner's folder; {} without one."""
    try:
        kept = json.loads((work / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {
        chapter: tests for chapter, tests in kept.items() if isinstance(tests, dict)
    }


def record(notebook, grade_id, points):
    """Keep the points of a test, if the notebook is in a learner's folder.

    Parameters
    ----------
    notebook : Path
    grade_id : str
    points : int
        0 if it failed.
    """
    work, chapter = notebook.parent.parent, notebook.parent.name
    if not (work / MARK).is_file():
        return
    kept = read(work)
    tests = kept.setdefault(chapter, {})
    if tests.get(grade_id, 0) == points:
        return
    tests[grade_id] = points
    new = work / f"{NAME}.{os.getpid()}"
    try:
        new.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
        os.replace(new, work / NAME)
    except OSError:  # a full disk costs no lesson
        new.unlink(missing_ok=True)


def here():
    """Return the path of the notebook that this kernel runs, if that is a learner's."""
    path = Path(os.environ.get("JPY_SESSION_NAME", ""))
    theirs = path.suffix == ".ipynb" and path.parent.parent.name != "solutions"
    return path if theirs and path.is_file() else None
