"""What the course asks for: the exercises of one notebook, with their tests."""

import ast
import re
from dataclasses import dataclass

from nnkit.grading.notebook import Cell

HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)
NUMBERED_TEST = re.compile(r"test-(.+)-\d+")


@dataclass(frozen=True)
class Test:
    """A test cell: its text may hold hidden tests."""

    name: str  # its grade id
    source: str
    points: float


@dataclass(frozen=True)
class Graded:
    """What points are given for: an answer cell and the cells that mark it."""

    name: str  # the answer cell's grade id
    title: str
    heading: str  # of the section that it stands in
    cell: Cell
    setups: tuple  # texts of the set-up cells above it
    tests: tuple

    @property
    def points(self):
        """The most that it can give."""
        return sum(test.points for test in self.tests)


@dataclass(frozen=True)
class Exercise:
    """What a machine can mark: one function, with its tests."""

    name: str  # the answer cell's grade id
    title: str
    function: str  # what the answer must define
    setups: tuple  # texts of the released set-up cells above it
    stub: str  # the answer cell as it was released
    cell_id: str
    tests: tuple

    @property
    def points(self):
        """The most that it can give."""
        return sum(test.points for test in self.tests)


def graded(cells):
    """Return all that a notebook gives points for, in order.

    A test cell ``test-NAME-1`` marks the answer cell ``NAME``; any other test cell
    marks the answer cell before it. An answer in words marks itself, by hand.
    """
    answers, tests, setups, heading, latest = {}, {}, [], "", None
    for cell in cells:
        if cell.kind == "markdown":
            heading = (["", heading] + _headings(cell.source))[-1]
        if "setup" in cell.metadata.get("tags", []):
            setups.append(cell.source)
        name = cell.grade_id
        if name is None:
            continue
        if cell.grading.get("solution"):
            latest = name
            answers[name] = cell, heading, tuple(setups)
        if cell.grading.get("grade"):
            numbered = NUMBERED_TEST.fullmatch(name)
            owner = latest if latest is not None else name
            if numbered and numbered[1] in answers:
                owner = numbered[1]
            answers.setdefault(owner, (cell, heading, tuple(setups)))
            points = float(cell.grading.get("points", 0))
            tests.setdefault(owner, []).append(Test(name, cell.source, points))
    return [
        Graded(name, _title(cell) or name, where, cell, above, tuple(tests[name]))
        for name, (cell, where, above) in answers.items()
        if name in tests
    ]


def exercises(cells, released):
    """Return the exercises of a notebook that a machine can mark, in order.

    Parameters
    ----------
    cells, released : list of Cell
        The notebook in ``solutions/``, and as learners get it.

    Raises
    ------
    ValueError
        If an exercise asks for no function or for several.
    """
    stubs = {cell.grade_id: cell for cell in released if cell.grade_id}
    return [
        Exercise(
            name=one.name,
            title=one.title,
            function=asked(one.cell),
            setups=one.setups,
            stub=stubs[one.name].source,
            cell_id=stubs[one.name].id,
            tests=tuple(test for test in one.tests if test.name != one.name),
        )
        for one in graded(cells)
        if one.cell.kind == "code" and one.cell.grading.get("solution")
    ]


def asked(cell):
    """Return the name of the one function that an answer cell defines."""
    body = ast.parse(cell.source).body
    names = [node.name for node in body if isinstance(node, ast.FunctionDef)]
    if len(names) != 1:
        raise ValueError(f"exercise {cell.grade_id} must define one function: {names}")
    return names[0]


def _headings(text):
    """Return the headings of a Markdown cell without tags and links."""
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    plain = [
        re.sub(r"<small>.*?</small>|<[^>]+>", "", h) for h in HEADING.findall(text)
    ]
    return [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", h).strip() for h in plain]


def _title(cell):
    """Return the exercise's title from the cell's metadata, or ""."""
    return cell.metadata.get("nnkit", {}).get("exercise", {}).get("title", "")
