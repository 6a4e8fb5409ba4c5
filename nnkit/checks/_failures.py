"""Say what stopped a learner's function, in which line, and what to do instead."""

import dis
import linecache
import re
from typing import NamedTuple

from nnkit.checks._display import name_of

#: In the copy of a notebook's names that a test cell runs on: the names themselves.
NOTEBOOK = "__notebook__"


class Place(NamedTuple):
    """A line in the learner's code that an exception came through."""

    name: str  # of the function
    first: int  # its first line
    line: int
    file: str
    raises: bool  # whether a `raise` stands there
    last: bool  # whether it is the innermost line of all

    @property
    def number(self):
        """The line's number, counted from the first line of its function."""
        return self.line - self.first + 1

    @property
    def text(self):
        """What is written there, where that is known."""
        return linecache.getline(self.file, self.line).strip()


def where(error, function):
    """Return what an exception is, in which line it came, and that line's text."""
    found = [place for place in _places(error, function) if place.name[0] != "<"]
    lines = [f"in line {place.number} of {place.name}" for place in found]
    place = f" {lines[-1]}" if lines else ""
    if len(lines) > 1:
        place += f" (called {lines[-2]})"
    said = f"stopped{place} with {type(error).__name__}: {error}"
    if found and found[-1].text:
        said += f"\n  > {found[-1].text}"
    return said


def unfinished(function, error):
    """Say which function still has to be written: this one or one that it calls.

    Returns
    -------
    tuple of str and bool
        The text, and whether this one was begun.
    """
    asked, found = name_of(function), _places(error, function)
    code = getattr(function, "__code__", None)
    outer = (code.co_name, code.co_firstlineno) if code else None
    if code and found and NOTEBOOK in function.__globals__:  # a test called the answer
        asked, outer = found[0].name, found[0][:2]
    stub = found[-1] if found else None
    begun = stub is not None and stub[:2] != outer
    first = f"{asked} is not written yet."
    if begun:
        first = f"{asked} calls {stub.name}, which is not written yet."
    return (
        f"{first} Replace the line `raise NotImplementedError…` with your code, run "
        "that cell, then this one again.",
        begun,
    )


def by_itself(error, function):
    """Say so when no `raise` of the learner's code raised this exception."""
    found = _places(error, function)
    if not found or (found[-1].last and found[-1].raises):
        return ""
    return (
        f"\nNo `raise` of yours did this: line {found[-1].number} of "
        f"{found[-1].name} failed "
        f"by itself. Check the input before, and `raise {type(error).__name__}(…)`."
    )


def in_place_of(error, wanted):
    """Return what to do where the wrong kind of exception was raised."""
    if isinstance(error, AssertionError):
        return f"Write `if …: raise {wanted}(…)`; an `assert` raises AssertionError."
    if isinstance(error, KeyError):
        return (
            "A dict has no such entry: the look-up came before the check. Check the "
            f"input first and `raise {wanted}(…)` when it is bad."
        )
    if "must derive from BaseException" in str(error):
        return f"A text alone cannot be raised: `raise {wanted}(…)`, the text inside."
    return f"Check the input first and `raise {wanted}(…)` when it is bad."


def in_place_of_value(value, wanted):
    """Return what to do where a function gave a value back and should have raised."""
    if isinstance(value, Exception):
        return f"Do not return it: `raise {wanted}(…)` in place of `return`."
    return f"Check the input first and `raise {wanted}(…)` when it is bad."


def without_f(text):
    """Say so when the text of an exception still holds names in curly brackets."""
    if re.search(r"\{\w+\}", text):
        return '\nThe `f` before the quotes is missing: f"… {name} …" puts values in.'
    return ""


def aside(names):
    """Return a copy of a notebook's names for a test cell to run on."""
    return {**names, NOTEBOOK: names}


def places(error, space):
    """Return where in a notebook an exception came through, the outermost first.

    What a test cell itself defines is not shown: the learner did not write it.

    Parameters
    ----------
    error : BaseException
    space : dict
        The namespace of the notebook's cells, or its copy for a test cell.

    Returns
    -------
    list of Place
    """
    space = space.get(NOTEBOOK, space)
    found, trace = [], error.__traceback__
    while trace is not None:
        frame, code = trace.tb_frame, trace.tb_frame.f_code
        if frame.f_globals is space:
            raises = dis.opname[code.co_code[trace.tb_lasti]] == "RAISE_VARARGS"
            lines = code.co_firstlineno, trace.tb_lineno
            last = trace.tb_next is None
            found.append(Place(code.co_name, *lines, code.co_filename, raises, last))
        trace = trace.tb_next
    return found


def _places(error, function):
    here = places(error, getattr(function, "__globals__", {}))
    # an engine tells where the exception came from that ran the function elsewhere
    return [*here, *getattr(error, "told_places", ())]
