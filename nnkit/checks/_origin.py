"""Find out what a function leans on, by the names that its code refers to."""

import dis
import inspect

import numpy as np


def names_of_nnkit(function, seen=None):
    """Yield the names of nnkit that a function uses, and its own if it is nnkit's."""
    seen = set() if seen is None else seen
    if str(getattr(function, "__module__", "")).split(".")[0] == "nnkit":
        yield getattr(function, "__name__", type(function).__name__)
    code = getattr(function, "__code__", None)
    if code is None or code in seen:
        return
    seen.add(code)
    for name in _referenced(code):
        thing = function.__globals__.get(name)
        home = getattr(thing, "__module__", None) or getattr(thing, "__name__", "")
        if "nnkit" in (str(home).split(".")[0], name.split(".")[0]):
            yield name
        elif hasattr(thing, "__code__"):
            yield from names_of_nnkit(thing, seen)


def left_over(function):
    r"""Return a sentence on numbers that a function takes from another cell, or "".

    Examples
    --------
    >>> space = {}
    >>> exec("n = 4\ndef half(x): return x / n", space)
    >>> left_over(space["half"])
    ' Also, half uses `n`, which it does not make: this one comes from another cell.'
    """
    code, space = getattr(function, "__code__", None), {}
    if code is not None:
        space = function.__globals__
        steps = dis.get_instructions(code)
        for name in (s.argval for s in steps if s.opname == "LOAD_GLOBAL"):
            data = isinstance(space.get(name), (int, float, list, np.ndarray))
            if data and not name.isupper():
                return (
                    f" Also, {function.__name__} uses `{name}`, which it does not make:"
                    " this one comes from another cell."
                )
    return ""


def _referenced(code):
    """Yield the global names and imports of a code object and of those inside it."""
    yield from code.co_names
    for constant in code.co_consts:
        if inspect.iscode(constant):
            yield from _referenced(constant)
