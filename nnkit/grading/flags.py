"""`np.errstate(over="raise")` for a call in the guest, on any machine.

WebAssembly has no flags for overflow and the like, so NumPy there never notices them.
Its functions are then watched from outside: finite in, infinite out is an overflow.
"""

import contextlib
import sys

import numpy as np

WATCHED = (
    "exp exp2 expm1 cosh sinh power square multiply divide true_divide log log2 "
    "log10 log1p sqrt float_power"
).split()
DIVIDES = ("divide", "true_divide", "log", "log2", "log10", "log1p")
WORDS = {"over": "overflow", "divide": "divide by zero", "invalid": "invalid value"}


@contextlib.contextmanager
def raising(errors):
    """Run a call with the host's error state, from `np.geterr`, or with None."""
    if not errors:
        yield
        return
    old = {}
    if sys.platform == "wasi":
        old = {name: getattr(np, name) for name in WATCHED}
        for name, function in old.items():
            setattr(np, name, watched(function, errors))
    try:
        with np.errstate(**errors):
            yield
    finally:
        for name, function in old.items():
            setattr(np, name, function)


def watched(function, errors):
    """Return a NumPy function that also raises what `errors` asks for."""

    def call(*args, **kwargs):
        result = function(*args, **kwargs)
        found = event(function.__name__, args, result)
        if found and errors.get(found) == "raise":
            text = f"{WORDS[found]} encountered in {function.__name__}"
            raise FloatingPointError(text)
        return result

    return call


def event(name, args, result):
    """Return which of NumPy's floating-point errors happened, or None."""
    given = [x for x in args if not isinstance(x, str)]
    if not all(np.all(np.isfinite(x)) for x in given):
        return None
    if np.any(np.isinf(result)):
        return "divide" if name in DIVIDES else "over"
    return "invalid" if np.any(np.isnan(result)) else None
