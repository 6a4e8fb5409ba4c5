"""Run one answer through an exercise's own cells, as a notebook would.

An answers file `tests/answers/<chapter>/<exercise>.py` holds functions `right_…` and
`wrong_…`. Each stands for one learner: its source takes the place of the stub in the
released notebook, and the test cells run after it, each on names of its own, as
`nnkit.checks` sees to in a notebook. What the learner sees and what the mark counts
are one run: the hidden part of a test cell is the only difference.
"""

import ast
import functools
import inspect
import linecache
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

import nbformat

from nnkit.checks import CheckFailed, aside
from tests import set_ups

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Outcome:
    """The mark of one answer and the messages that its learner sees."""

    points: float
    possible: float
    visible: str  # what the test cells of the released notebook say
    hidden: str  # what the same cells say with their hidden tests


@dataclass(frozen=True)
class Exercise:
    """One graded exercise: its cells in the source and in the released notebook."""

    chapter: str
    notebook: str
    grade_id: str
    metadata: dict
    before: tuple  # setup cells and the solutions of earlier exercises
    stub: str
    solution: str
    visible_tests: tuple  # the test cells as released
    tests: tuple  # (parts, points) of the same cells, whole: see `_parts`

    @property
    def name(self):
        """The one function that the exercise asks for."""
        functions = [
            node.name
            for node in ast.parse(self.solution).body
            if isinstance(node, ast.FunctionDef)
        ]
        if len(functions) != 1:
            raise ValueError(
                f"exercise {self.grade_id} must define one function, not {functions}"
            )
        return functions[0]

    @set_ups.quick()
    def mark(self, answer):
        """Run the source text of an answer through all test cells."""
        space = self._answered(answer)
        said = [_messages(parts, aside(space)) for parts, _ in self.tests]
        earned = [
            points
            for (_, points), (_, whole) in zip(self.tests, said, strict=True)
            if whole is None
        ]
        return Outcome(
            points=sum(earned),
            possible=sum(points for _, points in self.tests),
            visible="\n".join(shown for shown, _ in said if shown),
            hidden="\n".join(whole for _, whole in said if whole),
        )

    @set_ups.quick()
    def released_say(self, answer):
        """What the test cells say that are released, without the hidden tests."""
        space = self._answered(answer)
        said = [_message(source, aside(space)) for source in self.visible_tests]
        return "\n".join(filter(None, said))

    def _answered(self, answer):
        """The names of a notebook with this answer, just before its tests."""
        space = {"__name__": "__main__"}
        for source in self.before:
            exec(_compiled(source), space)  # noqa: S102 (a notebook's cell)
        lines = answer.splitlines(keepends=True)  # for messages
        linecache.cache["<answer>"] = (len(answer), None, lines, "<answer>")
        exec(compile(answer, "<answer>", "exec"), space)  # noqa: S102
        return space


@functools.cache
def _compiled(source):
    return compile(source, "<cell>", "exec")


def _message(source, space):
    try:
        exec(_compiled(source), space)  # noqa: S102 (a notebook's cell)
    except CheckFailed as error:
        return str(error)
    return None


def _messages(parts, space):
    """What a test cell says as released, and what it says whole; None if it passes."""
    whole = None
    for source, hidden in parts:
        said = _message(source, space)
        whole = whole or said
        if said and not hidden:
            return said, whole
    return None, whole


def _parts(source):
    """The text of a test cell in pieces, each with whether it is a hidden test."""
    pieces, hidden = [], False
    for line in source.split("\n"):
        if "### BEGIN HIDDEN TESTS" in line or "### END HIDDEN TESTS" in line:
            hidden = "BEGIN" in line
        elif pieces and pieces[-1][1] is hidden:
            pieces[-1][0].append(line)
        else:
            pieces.append(([line], hidden))
    return tuple(("\n".join(lines), hidden) for lines, hidden in pieces)


@functools.cache
def exercises():
    """Return every graded exercise of the course, by (chapter, grade id)."""
    found = {}
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        for exercise in _read(path):
            found[exercise.chapter, exercise.grade_id] = exercise
    return found


def cells(path):
    """The cells of a notebook; whether it is a valid one, nbval and nbgrader check."""
    return nbformat.v4.reads(path.read_text(encoding="utf-8")).cells


def _read(path):
    chapter, name = path.parent.name, path.name
    source = cells(path)
    released = cells(ROOT / "course" / chapter / name)
    shown = {grade_id(cell): cell.source for cell in released if grade_id(cell)}
    before = []
    for index, cell in enumerate(source):
        if "setup" in cell.metadata.get("tags", []):
            before.append(cell.source)
        if not cell.metadata.get("nbgrader", {}).get("solution"):
            continue
        if cell.cell_type != "code":
            continue
        tests = _tests_after(source[index + 1 :])
        yield Exercise(
            chapter=chapter,
            notebook=name,
            grade_id=grade_id(cell),
            metadata=cell.metadata.get("nnkit", {}).get("exercise", {}),
            before=tuple(before),
            stub=shown[grade_id(cell)],
            solution=cell.source,
            visible_tests=tuple(shown[grade_id(test)] for test in tests),
            tests=tuple(
                (_parts(test.source), test.metadata["nbgrader"]["points"])
                for test in tests
            ),
        )
        before.append(cell.source)


def _tests_after(cells):
    """Return the graded cells up to the next solution cell."""
    tests = []
    for cell in cells:
        info = cell.metadata.get("nbgrader", {})
        if info.get("solution"):
            break
        if info.get("grade"):
            tests.append(cell)
    return tests


def grade_id(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


@functools.cache
def answers(path, name):
    """Return (answer's name, its docstring, its source renamed to `name`)."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    helpers, found = [], []
    for node in ast.parse(text).body:
        part = "\n".join(lines[node.lineno - 1 : node.end_lineno])
        if isinstance(node, ast.FunctionDef) and re.match("right_|wrong_", node.name):
            said = inspect.cleandoc(ast.get_docstring(node) or "")
            found.append((node.name, said, _renamed(part, node.name, name)))
        elif not isinstance(node, ast.Expr):
            helpers.append(part)
    shared = "\n".join(helpers)
    return [(own, said, f"{shared}\n{source}") for own, said, source in found]


def _renamed(source, old, new):
    return re.sub(rf"\b{old}\b", new, textwrap.dedent(source))


def folded(text):
    """Return text in lower case with white space folded, to compare messages."""
    return " ".join(text.lower().split())
