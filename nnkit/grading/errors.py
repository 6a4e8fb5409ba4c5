"""Exceptions as plain values: the class by its names, the text, the arguments.

The other side makes an exception again of the nearest class that it has itself:
Python's own or NumPy's. So `except ValueError` works across the border, and no class
of a learner's ever has to cross it.
"""

import builtins
import contextlib

import numpy as np

PLAIN = (type(None), bool, int, float, str)
MOST_NAMES, LONGEST = 50, 20_000
#: Raised within a test's `map`, they would end it as if all were done.
ENDS_LOOPS = StopIteration, StopAsyncIteration


def record(error):
    """Return an exception as a tuple: (names of its classes, text, arguments)."""
    names = [str(kind.__name__) for kind in type(error).__mro__[:MOST_NAMES]]
    text = said(error)
    args = [a if type(a) in PLAIN else said(a) for a in error.args[:10]]
    args = [a[:LONGEST] if isinstance(a, str) else a for a in args]
    return names, text[:LONGEST], args


def said(thing):
    """Return str(thing), whatever its class makes of that."""
    try:
        return str.__str__(str(thing))
    except Exception:
        return f"<{type(thing).__name__}>"


def rebuilt(parts):
    """Return the exception that `record` describes.

    Raises
    ------
    ValueError
        If these are no parts of one.
    """
    if not (isinstance(parts, tuple) and len(parts) == 3):
        raise ValueError("an exception is damaged")
    names, text, args = parts
    fine = isinstance(names, list) and 0 < len(names) <= MOST_NAMES
    fine = fine and all(type(name) is str for name in names)
    if not (fine and type(text) is str and isinstance(args, list)):
        raise ValueError("an exception is damaged")
    error = _made(names, text, args)
    error.names = names
    return error


def ends_program(error):
    """Whether a rebuilt exception would end a program, such as SystemExit."""
    return "Exception" not in error.names


def _made(names, text, args):
    kind = next(filter(None, map(_class, names)), Exception)
    for given in (args, [text]) if kind.__name__ == names[0] else ():
        with contextlib.suppress(Exception):  # a class with its own idea of arguments
            error = kind(*given)
            if said(error) == text:
                return error
    return _like(names[0], kind, text)


def _class(name):
    for home in (builtins, np.linalg, np.exceptions):
        found = getattr(home, name, None)
        if isinstance(found, type) and issubclass(found, Exception):
            return None if issubclass(found, ENDS_LOOPS) else found
    return None


def _like(name, kind, text):
    """Return an exception of a new class that is called `name` and says `text`."""
    members = {"__init__": lambda self: None, "__str__": lambda self: text}
    made = type(name, (kind,), members)
    return made.__new__(made)
