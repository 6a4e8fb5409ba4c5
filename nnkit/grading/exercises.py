"""What the course asks for: the exercises of one notebook, with their tests."""

import ast
import re
from dataclasses import dataclass

NUMBERED_TEST = re.compile(r"test-(.+)-\d+")


@dataclass(frozen=True)
class Test:
    """A test cell: its text may hold hidden tests."""

    name: str  # its grade id
    source: str
    points: float


@dataclass(frozen=True)
class Exercise:
    """One graded exercise."""

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


def exercises(cells, released):
    """Return the exercises of a notebook, in order.

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
    tests, setups, answers, latest = {}, [], [], None
    for cell in cells:
        if "setup" in cell.metadata.get("tags", []):
            setups.append(cell.source)
        if cell.kind != "code" or not cell.grade_id:
            continue
        if cell.grading.get("solution"):
            latest = cell.grade_id
            answers.append((cell, tuple(setups)))
        elif cell.grading.get("grade"):
            numbered = NUMBERED_TEST.fullmatch(cell.grade_id)
            known = {answer.grade_id for answer, _ in answers}
            owner = numbered[1] if numbered and numbered[1] in known else latest
            points = float(cell.grading.get("points", 0))
            tests.setdefault(owner, []).append(Test(cell.grade_id, cell.source, points))
    return [
        Exercise(
            name=cell.grade_id,
            title=cell.metadata.get("nnkit", {}).get("exercise", {}).get("title", ""),
            function=asked(cell),
            setups=before,
            stub=stubs[cell.grade_id].source,
            cell_id=stubs[cell.grade_id].id,
            tests=tuple(tests.get(cell.grade_id, ())),
        )
        for cell, before in answers
    ]


def asked(cell):
    """Return the name of the one function that an answer cell defines."""
    body = ast.parse(cell.source).body
    names = [node.name for node in body if isinstance(node, ast.FunctionDef)]
    if len(names) != 1:
        raise ValueError(f"exercise {cell.grade_id} must define one function: {names}")
    return names[0]
