"""Say in a few words why an exercise lost points."""

import ast
import re

from nnkit.classroom.running import KERNEL_DIED, NOT_RUN, TIMED_OUT
from nnkit.classroom.submission import grade_id

NOT_STARTED = "not started"
DELETED = "cell deleted"
LONGEST = 300

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def reason(exercise, marked, repaired, timeout):
    """Return why `exercise` did not get all its points.

    Parameters
    ----------
    exercise : Exercise
    marked : NotebookNode
        The notebook after its cells were run and marked.
    repaired : Repaired
        What was found before that.
    timeout : int
        Seconds that a cell was given.

    Returns
    -------
    str
    """
    cells = {grade_id(cell): cell for cell in marked.cells if grade_id(cell)}
    if exercise.name in repaired.unchanged:
        return NOT_STARTED
    answer = cells.get(exercise.name)
    found = first_error(answer)
    if found:
        return explain(found, timeout)
    deleted = exercise.name in repaired.missing
    for name, _ in exercise.tests:
        found = first_error(cells.get(name))
        if found and deleted and found.ename in ("NameError", "CheckFailed"):
            return DELETED
        if found:
            return explain(found, timeout, answer)
    return DELETED if deleted else "needs a person to mark it"


def first_error(cell):
    """Return the output that says why a cell stopped, or None."""
    errors = [out for out in (cell or {}).get("outputs", []) if "ename" in out]
    for name in (TIMED_OUT, KERNEL_DIED):
        for error in errors:
            if error.ename == name:
                return error
    return errors[0] if errors else None


def explain(error, timeout, answer=None):
    """Return one line for an error output of a notebook."""
    name, text = error.ename, ANSI.sub("", error.evalue)
    if name == TIMED_OUT:
        return f"stopped: ran longer than {timeout} s"
    if name == KERNEL_DIED:
        return "stopped: Python ended (a crash, no memory left, or an exit)"
    if name == NOT_RUN:
        return "not run: cells before it ended Python too often"
    if name in ("SyntaxError", "IndentationError", "TabError"):
        line = re.search(r"line (\d+)\)$", text)
        where = f" on line {line[1]}" if line else ""
        what = re.sub(r" \([^()]*line \d+\)$", "", text)
        return f"syntax error{where}: {what}"
    if name == "SystemExit":
        return "the code calls exit(); let the function return instead"
    if name == "StdinNotImplementedError":
        return "the cell waits for input(); give the value in the code instead"
    if name == "NotImplementedError":
        return "not finished: `raise NotImplementedError` is still there"
    if name == "NameError":
        return _undefined(text, answer)
    if name == "CheckFailed":
        return shorten(text)
    return shorten(f"{name}: {text}")


def shorten(text):
    """Return a message of several lines as one line of bounded length."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    line = "; ".join(line.rstrip(";") for line in lines if line)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _undefined(text, answer):
    """Explain a name that a test cell did not find."""
    missing = re.search(r"name '([^']+)' is not defined", text)
    if answer and not answer.source.strip():
        return "the answer cell is empty; its beginning is in the folder course"
    defined = _defined(answer.source) if answer else set()
    if missing and defined and missing[1] not in defined:
        return (
            f"{missing[1]} is not defined: was it renamed? "
            f"The answer cell defines {', '.join(sorted(defined))}"
        )
    return shorten(f"NameError: {text}")


def _defined(source):
    """Return the names of the functions that a cell defines."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return set()
    return {node.name for node in body if isinstance(node, ast.FunctionDef)}
