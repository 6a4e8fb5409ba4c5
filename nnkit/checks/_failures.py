"""Say what stopped a learner's function, in which line, and what to do instead."""

import dis
import linecache
import re

from nnkit.checks._display import name_of


def where(error, function):
    """Return what an exception is, in which line it came, and that line's text."""
    frames = [t for t in _frames(error, function) if _name(t)[0] != "<"]
    places = [f"in line {_line(trace)} of {_name(trace)}" for trace in frames]
    place = f" {places[-1]}" if places else ""
    if len(places) > 1:
        place += f" (called {places[-2]})"
    said = f"stopped{place} with {type(error).__name__}: {error}"
    if frames:
        file = frames[-1].tb_frame.f_code.co_filename
        code = linecache.getline(file, frames[-1].tb_lineno).strip()
        said += f"\n  > {code}" if code else ""
    return said


def unfinished(function, error):
    """Return which function still has to be written: this one or one that it calls."""
    asked, frames = name_of(function), _frames(error, function)
    stub = frames[-1].tb_frame.f_code if frames else None
    if stub is None or stub is getattr(function, "__code__", None):
        first = f"{asked} is not written yet."
    else:
        first = f"{asked} calls {stub.co_name}, which is not written yet."
    return (
        f"{first} Replace the line `raise NotImplementedError…` with your code, run "
        "that cell, then this one again."
    )


def by_itself(error, function):
    """Say so when no `raise` of the learner's code raised this exception."""
    frames = _frames(error, function)
    if not frames:
        return ""
    last = frames[-1]
    opcode = last.tb_frame.f_code.co_code[last.tb_lasti]
    if last.tb_next is None and dis.opname[opcode] == "RAISE_VARARGS":
        return ""
    return (
        f"\nNo `raise` of yours did this: line {_line(last)} of {_name(last)} failed "
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


def _name(trace):
    return trace.tb_frame.f_code.co_name


def _line(trace):
    """Return the number of a line, counted from the first line of its function."""
    return trace.tb_lineno - trace.tb_frame.f_code.co_firstlineno + 1


def _frames(error, function):
    """Return the traceback's entries inside the notebook, the outermost first."""
    space, found = getattr(function, "__globals__", None), []
    trace = error.__traceback__
    while trace is not None:
        if space is not None and trace.tb_frame.f_globals is space:
            found.append(trace)
        trace = trace.tb_next
    return found
