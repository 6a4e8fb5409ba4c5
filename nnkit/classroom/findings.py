"""Say in a few words why an exercise lost points."""

import re

from nnkit.classroom.names import binds, statements
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
            return explain(found, timeout, answer, marked.cells)
    return DELETED if deleted else "needs a person to mark it"


def first_error(cell):
    """Return the output that says why a cell stopped, or None."""
    errors = [out for out in (cell or {}).get("outputs", []) if "ename" in out]
    for name in (TIMED_OUT, KERNEL_DIED):
        for error in errors:
            if error.ename == name:
                return error
    return errors[0] if errors else None


def explain(error, timeout, answer=None, cells=()):
    """Return one line for an error output of a notebook.

    Parameters
    ----------
    error : NotebookNode
    timeout : int
        Seconds that a cell was given.
    answer : NotebookNode, optional
        The answer that a test cell with this error is about.
    cells : list of NotebookNode
        All cells of the notebook, to find the one that a missing name is from.
    """
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
        return _undefined(text, timeout, answer, cells)
    if name == "CheckFailed":
        return shorten(text)
    return shorten(f"{name}: {text}")


def shorten(text):
    """Return a message of several lines as one line of bounded length."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    line = "; ".join(line.rstrip(";") for line in lines if line)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _undefined(text, timeout, answer, cells):
    """Explain a name that a test cell did not find."""
    missing = re.search(r"name '([^']+)' is not defined", text)
    if answer and not answer.source.strip():
        return "the answer cell is empty; its beginning is in the folder course"
    stopped = [
        cell
        for cell in cells
        if missing
        and cell.cell_type == "code"
        and cell is not answer
        and missing[1] in binds(cell.source)
        and first_error(cell)
    ]
    if stopped:
        why = explain(first_error(stopped[-1]), timeout)
        begin = shorten(stopped[-1].source.strip().partition("\n")[0])
        return shorten(
            f"{missing[1]} is not defined, for the cell that defines it stopped "
            f"(it begins “{begin}”): {why}"
        )
    defined = {
        name
        for one in statements(answer.source if answer else "")
        for name in one.binds
        if one.source.lstrip().startswith(("def ", "async def ", "@"))
    }
    if missing and defined and missing[1] not in defined:
        return (
            f"{missing[1]} is not defined: was it renamed? "
            f"The answer cell defines {', '.join(sorted(defined))}"
        )
    return shorten(f"NameError: {text}")
