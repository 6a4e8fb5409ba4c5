"""Compare an answer with the right value, and guess the mistake from the difference."""

import math
import re

import numpy as np

FIRST = ("Value number", "In value number")
#: What is said of an array, where it is one of several values: those have a number too.
COUNTED = re.compile(r"^(\d+) of (\d+) values")
#: Fewer decimals than these may come from another mistake as well.
LEAST_DECIMALS, MOST_DECIMALS = 2, 8


def agrees(actual, expected, rtol, atol):
    """Whether `differs` has nothing to say; cheaper, since no cause is looked for."""
    return differs(actual, expected, rtol, atol, why=False) is None


def differs(actual, expected, rtol, atol, why=True):
    """Return None where the values agree, otherwise a sentence that says how not.

    Tuples, lists and dicts are compared item by item, numbers and arrays with
    ``|actual − expected| ≤ atol + rtol·|expected|``, all else with ``==``.
    """
    if isinstance(expected, dict):
        return _dicts_differ(actual, expected, rtol, atol, why)
    if isinstance(expected, (tuple, list)) and is_nested(expected):
        return _sequences_differ(actual, expected, rtol, atol, why)
    if expected is None or isinstance(expected, (str, bool)) or callable(expected):
        same = actual == expected if _is_scalar(actual) else actual is expected
        return None if same else "The value is different."
    if _is_plain(expected) and _is_plain(actual):
        return None if _close(actual, expected, rtol, atol) else "The value is wrong."
    return _arrays_differ(actual, expected, rtol, atol, why)


def diagnose(actual, expected):
    """Name a common mistake that turns `expected` into `actual`, or return None.

    Known: wrong shape (with transposition), not a number, all zeros, rounded values,
    flipped sign, a constant factor, a constant offset, the right values in another
    order.
    """
    if callable(actual) and not callable(expected):
        return "That is a function. Call it: write brackets behind its name, `mean()`."
    if isinstance(actual, str) and not isinstance(expected, str):
        if actual in ("nan", "inf"):
            return f'That is a text. The number is `float("{actual}")`.'
        return "That is a text. Without the quotes it is computed."
    if isinstance(expected, (tuple, dict, str, bool)) or _holds_arrays(expected):
        return None
    try:
        got, want = np.asarray(actual, float), np.asarray(expected, float)
    except (TypeError, ValueError):
        return None
    if got.shape != want.shape:
        return _diagnose_shape(got, want)
    if np.isnan(got).any() and not np.isnan(want).any():
        return (
            "The result holds nan (not a number): look for 0/0, inf − inf, log of a "
            "negative number, or an overflow in exp."
        )
    if not np.isfinite(got).all() or not np.isfinite(want).all() or want.size == 0:
        return None
    if not got.any() and want.any():
        return "Every value is 0." if want.size > 1 else None
    return _diagnose_values(got, want)


def _diagnose_shape(got, want):
    if got.ndim == 2 and got.T.shape == want.shape and np.allclose(got.T, want):
        return "The values are right but transposed: rows and columns are swapped."
    if got.size == want.size and np.allclose(got.ravel(), want.ravel()):
        more = "" if want.ndim else ", one number and not an array"
        return f"The values are right, the shape is not: it must be {want.shape}{more}."
    return _wrong_shape(got, want)


def _wrong_shape(got, want):
    more = "" if want.ndim else ", one number and not an array"
    return f"The shape is {got.shape}, it must be {want.shape}{more}."


def _diagnose_values(got, want):
    if _is_rounded(got, want):
        it = "value is" if want.size == 1 else "values are"
        return f"The {it} rounded. Return what was computed, as it is."
    if np.allclose(got, want, rtol=1e-4):
        return None  # so near that a factor of 1 or another order would fit, too
    if np.allclose(got, -want):
        return "The sign is flipped."
    if want.size == 1:
        return _times_too_large("The value is", got, want)
    if want.ndim == 2 and want.shape[0] == want.shape[1] and np.allclose(got.T, want):
        return "The values are right but transposed: rows and columns are swapped."
    times = _times_too_large("Every value is", got, want)
    if times:
        return times
    offset = got - want
    if np.allclose(offset, offset.flat[0]):
        return f"Every value is off by the same amount, {offset.flat[0]:+.4g}."
    if _tells_an_order(want) and np.allclose(np.sort(got, None), np.sort(want, None)):
        return "The right values are there, but in the wrong order."
    return None


def _is_rounded(got, want):
    """Whether these are the right values, cut to a few decimals."""
    decimals = range(MOST_DECIMALS + 1)
    fits = (d for d in decimals if np.array_equal(got, np.round(want, d)))
    return LEAST_DECIMALS <= next(fits, 0)


def _times_too_large(what, got, want):
    """Name the factor between all values, where there is one that tells something."""
    nonzero = want != 0
    if not nonzero.any() or not np.allclose(got[~nonzero], 0):
        return None
    ratios = (got[nonzero] / want[nonzero]).tolist()
    if not all(map(math.isfinite, ratios)) or ratios[0] == 0:
        return None
    alone = ratios[0]
    if len(ratios) == 1 and (
        alone < 0 or not (_is_whole(alone) or _is_whole(1 / alone))
    ):
        return None  # between two single numbers there is always a factor
    factor = _factor(ratios[0])
    if factor in ("1", "-1") or not np.allclose(ratios, ratios[0]):
        return None
    return f"{what} {factor} times what it should be."


def _tells_an_order(want):
    """Whether the values could be right and only their order wrong.

    Two tables of yes and no have the same values if they say yes as often, and two
    orders of the numbers 0, 1, 2 … have them always.
    """
    values = np.unique(want)
    return len(values) > 2 and not np.array_equal(values, np.arange(want.size))


def _is_whole(number):
    # of a factor such as 1e15 or 1e-16, left by rounding, nobody learns anything
    return 0.5 < abs(number) < 1e6 and abs(number - round(number)) < 1e-6


def _factor(ratio):
    if abs(ratio) < 1 and _is_whole(1 / ratio):
        return f"{'-' if ratio < 0 else ''}1/{abs(round(1 / ratio))}"
    return f"{ratio:.4g}"


def _is_scalar(value):
    # NumPy cannot make one array of a tuple such as (matrix, word)
    return not isinstance(value, (tuple, list)) and np.ndim(value) == 0


def is_nested(sequence):
    """Whether a tuple or list holds anything but plain numbers."""
    return isinstance(sequence, tuple) or not all(
        isinstance(item, (int, float, np.number)) for item in sequence
    )


def _is_plain(value):
    """Whether it is a single number that a float holds exactly."""
    return isinstance(value, float) or (type(value) is int and abs(value) < 2**53)


def _close(actual, expected, rtol, atol):
    """`numpy.isclose` of two plain numbers, with nan = nan.

    A test cell that knows thousands of wrong values compares an answer with each:
    NumPy would need ten times as long.
    """
    got, want = float(actual), float(expected)
    if not math.isfinite(want):
        return got == want or (math.isnan(got) and math.isnan(want))
    return got == want or abs(got - want) <= atol + rtol * abs(want)


def _holds_arrays(thing):
    return isinstance(thing, list) and any(isinstance(p, np.ndarray) for p in thing)


def _dicts_differ(actual, expected, rtol, atol, why):
    if not isinstance(actual, dict):
        return f"Expected a dict, got {type(actual).__name__}."
    if set(actual) != set(expected):
        return f"The keys are {sorted(actual)}, they must be {sorted(expected)}."
    for key, value in expected.items():
        problem = differs(actual[key], value, rtol, atol, why)
        if problem:
            return f"The entry {key!r} is wrong. {problem}"
    return None


def _sequences_differ(actual, expected, rtol, atol, why):
    kind = type(expected).__name__
    if isinstance(actual, np.ndarray) and actual.shape[:1] == (len(expected),):
        return (
            f"Expected a {kind} of {len(expected)} values, got one array. Write them "
            "one by one, with commas between: `return first, second`."
        )
    if not isinstance(actual, (tuple, list)):
        return f"Expected a {kind} of {len(expected)} values, got one value."
    if len(actual) != len(expected):
        return f"Expected {len(expected)} values, got {len(actual)}."
    for index, (got, want) in enumerate(zip(actual, expected, strict=True), start=1):
        problem = differs(got, want, rtol, atol, why)
        if problem and not why:
            return problem
        if problem:
            cause = diagnose(got, want) or problem
            if len(expected) == 1:
                return cause
            place = f"value number {index} of {len(expected)}"
            if cause.startswith(FIRST):  # a part of a part
                return f"In {place}: {cause}"
            said = f"{place.capitalize()} is wrong."
            cause = COUNTED.sub(r"\1 of its \2 numbers", cause)
            return said if cause == "The value is wrong." else f"{said} {cause}"
    return None


def _arrays_differ(actual, expected, rtol, atol, why):
    want = np.asarray(expected)
    if want.dtype == object:
        same = type(actual) is type(expected)
        return None if same else f"Expected a {type(expected).__name__}."
    try:
        got = np.asarray(actual)
        if got.dtype == object or got.dtype.kind in "US":
            raise TypeError
    except (TypeError, ValueError):
        return f"Expected numbers, got {type(actual).__name__}."
    if got.shape != want.shape:
        return _wrong_shape(got, want)
    if not why and got.dtype == want.dtype == np.float64 and got.size:
        if not _close(got.item(0), want.item(0), rtol, atol):
            return "The first value is wrong."  # the others make no difference
    close = np.isclose(got, want, rtol=rtol, atol=atol, equal_nan=True)
    if close.all():
        return None
    if close.size == 1:
        return "The value is wrong."
    wrong = int((~close).sum())
    return f"{wrong} of {close.size} values {'is' if wrong == 1 else 'are'} wrong."
