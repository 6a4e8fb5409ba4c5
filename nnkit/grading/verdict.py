"""How an exercise ends: with points, and with a reason a person understands."""

import ast
import re
import unicodedata
from dataclasses import dataclass, field

from nnkit.checks import CheckFailed
from nnkit.grading.limits import TOO_MUCH_MEMORY

RIGHT, WRONG, NOT_STARTED, UNREADABLE = "right", "wrong", "not started", "unreadable"
NOT_MARKED = "not marked"
LONGEST = 5000  # characters of a message


@dataclass
class Result:
    """What one test cell gave."""

    name: str  # its grade id
    possible: float
    message: str | None = "not run"  # None where the test passed
    kind: str = WRONG

    @property
    def points(self):
        """All of them or none."""
        return self.possible if self.message is None else 0.0


@dataclass
class Verdict:
    """What one exercise gave.

    `kind` is one of right, wrong, not started, stopped, too slow, too much memory,
    unreadable and, where the marking itself is at fault, not marked; `text` says why
    points are missing.
    """

    name: str
    title: str
    kind: str
    text: str
    results: list = field(default_factory=list)

    @property
    def points(self):
        """The sum over the tests."""
        return sum(result.points for result in self.results)

    @property
    def possible(self):
        """The most that the exercise can give."""
        return sum(result.possible for result in self.results)


def nothing(exercise, kind, text):
    """Return the verdict on an exercise that no test was run for."""
    text = clean(text)
    results = [Result(t.name, t.points, text, kind) for t in exercise.tests]
    return Verdict(exercise.name, exercise.title, kind, text, results)


def from_results(exercise, results, cell_error=None):
    """Return the verdict that some test results make.

    Parameters
    ----------
    exercise : Exercise
    results : list of Result
    cell_error : Exception, optional
        What stopped the answer's own cell.
    """
    failed = [result for result in results if result.message is not None]
    for result in failed:
        result.message = clean(result.message)
    kind, text = RIGHT, ""
    if failed:
        worst = next((r for r in failed if r.kind != WRONG), failed[0])
        kind, text = worst.kind, worst.message
        if cell_error is not None and kind == WRONG:
            kind, text = kind_of(cell_error), clean(describe(cell_error))
    return Verdict(exercise.name, exercise.title, kind, text, results)


def clean(text):
    r"""Return a text that any file, page and terminal takes: bounded, nothing hidden.

    Examples
    --------
    >>> clean("half an emoji: \ud83d, and a bell: \a")
    'half an emoji: �, and a bell: �'
    """
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return "".join(
        c if c in "\n\t" or unicodedata.category(c)[0] != "C" else "\ufffd"
        for c in text
    )


def kind_of(error):
    """Return how an exception in the learner's code counts."""
    return TOO_MUCH_MEMORY if isinstance(error, MemoryError) else WRONG


def describe(error, answer=""):
    """Return what a learner is told of an exception.

    Parameters
    ----------
    error : Exception
        From the answer's cell or from a test.
    answer : str
        The text of the answer's cell, where a test did not find its function.
    """
    if isinstance(error, CheckFailed):
        return str(error)
    if isinstance(error, SyntaxError):
        where = f" on line {error.lineno}" if error.lineno else ""
        return f"syntax error{where}: {error.msg}"
    if isinstance(error, NotImplementedError):
        return "not finished: `raise NotImplementedError` is still there"
    missing = re.search(r"^name '([^']+)' is not defined", str(error))
    if missing and answer:
        made = functions(answer)
        if made and missing[1] not in made:
            return (
                f"{missing[1]} is not defined: was it renamed? The answer cell defines "
                f"{', '.join(made)}"
            )
    return f"{type(error).__name__}: {error}"


def functions(source):
    """Return the names of the functions that a cell defines."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return sorted(node.name for node in body if isinstance(node, ast.FunctionDef))
