"""Which exercises a notebook of solutions/ holds, and where a learner finds them."""

import re
from dataclasses import dataclass

from nnkit.classroom.submission import grade_id, is_answer

HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)
NUMBERED_TEST = re.compile(r"test-(.+)-\d+")


@dataclass(frozen=True)
class Exercise:
    """One graded exercise: an answer cell and the test cells that mark it."""

    name: str  # the answer cell's grade id
    title: str
    heading: str  # of the section that it stands in
    tests: tuple  # (grade id, points)

    @property
    def points(self):
        """The most that it can give."""
        return sum(points for _, points in self.tests)


def exercises(notebook):
    """Return the exercises of a notebook, in order.

    A test cell ``test-NAME-1`` marks the answer cell ``NAME``; any other test cell
    marks the answer cell before it.
    """
    answers, tests, heading, latest = {}, {}, "", None
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = (["", heading] + _headings(cell.source))[-1]
        name = grade_id(cell)
        if name is None:
            continue
        info = cell.metadata.nbgrader
        if is_answer(cell):
            latest = name
            answers[name] = (_title(cell) or name, heading)
        if info.get("grade"):
            numbered = NUMBERED_TEST.fullmatch(name)
            owner = latest if latest is not None else name
            if numbered and numbered[1] in answers:
                owner = numbered[1]
            answers.setdefault(owner, (owner, heading))
            tests.setdefault(owner, []).append((name, float(info.get("points", 0))))
    return [
        Exercise(name, title, where, tuple(tests[name]))
        for name, (title, where) in answers.items()
        if name in tests
    ]


def _headings(text):
    """Return the headings of a Markdown cell without tags and links."""
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    plain = [
        re.sub(r"<small>.*?</small>|<[^>]+>", "", h) for h in HEADING.findall(text)
    ]
    return [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", h).strip() for h in plain]


def _title(cell):
    """Return the exercise's title from the cell's metadata, or None."""
    info = cell.metadata.get("nnkit", {}).get("exercise", {})
    return info.get("title")
