"""Look into a released notebook for what a learner must not see in it."""

import re

from nnkit.classroom.settings import CELL_METADATA, NOTEBOOK_METADATA
from nnkit.classroom.submission import grade_id, is_answer

MARKERS = (
    "BEGIN SOLUTION",
    "END SOLUTION",
    "BEGIN HIDDEN TESTS",
    "END HIDDEN TESTS",
    "BEGIN MARK SCHEME",
    "END MARK SCHEME",
)
#: A cell with this tag shows an answer on purpose.
SHOWS_ANSWER = "shows-answer"
#: Characters, without spaces, from which on a line of code says something.
TELLING = 12


def leaks(source, released):
    """Return a line for each thing in `released` that must not be there.

    An answer leaks if a cell holds all telling lines of it, or two that follow each
    other. Lines that the answer's own cell shows anyway are no secret.

    Parameters
    ----------
    source, released : NotebookNode
        The notebook of ``solutions/`` and what was generated from it.

    Returns
    -------
    list of str
        Each begins with the cell: ``"cell 4 (gradient-step): …"``.
    """
    secrets = [
        (grade_id(cell), secret)
        for cell in source.cells
        if grade_id(cell) and is_answer(cell)
        for secret in [_secret_lines(cell)]
        if secret
    ]
    found = []
    extra = set(released.metadata) - NOTEBOOK_METADATA
    if extra:
        found.append(f"the notebook: metadata {', '.join(sorted(extra))}")
    for number, cell in enumerate(released.cells, 1):
        name = grade_id(cell) or cell.get("id", "no id")
        found += [
            f"cell {number} ({name}): {problem}" for problem in _cell(cell, secrets)
        ]
    return found


def _cell(cell, secrets):
    if cell.cell_type == "code":
        if cell.outputs or cell.execution_count is not None:
            yield "it has an output"
        extra = set(cell.metadata) - CELL_METADATA
        if extra:
            yield f"metadata {', '.join(sorted(extra))}"
    for marker in MARKERS:
        if marker in cell.source:
            yield f"it holds the mark {marker!r}"
    if SHOWS_ANSWER in cell.metadata.get("tags", []):
        return
    lines = [_squeezed(line) for line in cell.source.splitlines()]
    for name, secret in secrets:
        line = _shown(secret, lines, own=grade_id(cell) == name)
        if line:
            yield f"it shows the answer of {name}: {line}"


def _shown(secret, lines, own):
    """Return a line of the secret that the cell gives away, or None."""
    there = [line for line in secret if _squeezed(line) in lines]
    if own or len(there) == len(secret):
        return there[0] if there else None
    pairs = {pair for pair in zip(lines, lines[1:], strict=False)}
    for first, second in zip(secret, secret[1:], strict=False):
        if (_squeezed(first), _squeezed(second)) in pairs:
            return f"{first} … {second}"
    return None


def _secret_lines(cell):
    """Return the telling lines of an answer that its cell does not show anyway."""
    inside, shown, hidden = False, set(), []
    regions = "BEGIN SOLUTION" in cell.source
    for line in cell.source.splitlines():
        if "BEGIN SOLUTION" in line:
            inside = True
        elif "END SOLUTION" in line:
            inside = False
        elif inside or not regions:
            hidden.append(line.strip())
        else:
            shown.add(_squeezed(line))
    return [
        line
        for line in hidden
        if len(_squeezed(line)) >= TELLING and _squeezed(line) not in shown
    ]


def _squeezed(line):
    """Return a line without spaces and comments, so that layout does not matter."""
    return re.sub(r"\s+", "", re.sub(r"\s#.*$", "", " " + line))
