"""How values and calls are written in messages: short, and readable at a glance."""

import inspect

import numpy as np

from nnkit.checks._diagnosis import differs

LONGEST = 200  # characters of a value that is shown whole
ANY_SIZE = 1e8  # where so much is tolerated, only kinds and shapes are compared


def show(value):
    """Return a short text for a value: four digits, long arrays cut, shape named.

    Examples
    --------
    >>> print(show(np.array([1.0, 2.5])))
    array [1. , 2.5], shape (2,)
    >>> print(show(np.array([3e-9, 0.0])))
    array [3.e-09, 0.e+00], shape (2,)
    >>> print(show((0.25, "a")))
    (0.25, 'a')
    """
    if isinstance(value, np.ndarray) and value.ndim > 0:
        return f"array {_array(value)}, shape {value.shape}"
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (float, np.floating)) or (
        isinstance(value, np.ndarray) and value.dtype.kind == "f"
    ):
        return _number(float(value))
    if isinstance(value, (int, np.integer, np.ndarray)):
        return str(value)
    if isinstance(value, tuple):
        inside = ", ".join(show(item) for item in value)
        return f"({inside}{',' if len(value) == 1 else ''})"
    if isinstance(value, list):
        return "[" + ", ".join(show(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k!r}: {show(v)}" for k, v in value.items()) + "}"
    if isinstance(value, np.random.Generator):
        return "rng"
    if callable(value):
        name = name_of(value)
        return name if name == "the function" else f"the function {name}"
    text = repr(value)
    return text if len(text) <= 200 else text[:197] + "…"


def show_call(function, args):
    """Return the call as the learner would type it, with short arguments.

    Examples
    --------
    >>> show_call(abs, (-1.5,))
    'abs(-1.5)'
    """
    return f"{name_of(function)}({', '.join(_argument(value) for value in args)})"


def show_both(expected, actual, rtol, atol):
    """Return two lines, what was expected and what came.

    Where a result of several parts would take more than a line or two, only the
    first wrong part is shown, or the shapes if these are what is wrong.
    """
    if atol >= ANY_SIZE:
        return [f"  expected: {_form(expected)}", f"  got:      {_form(actual)}"]
    texts = show(expected), show(actual)
    place = ""
    while max(map(len, texts)) > LONGEST and _same_parts(expected, actual):
        pairs = zip(expected, actual, strict=True)
        wrong = [i for i, p in enumerate(pairs) if differs(p[1], p[0], rtol, atol)]
        if not wrong:
            break
        expected, actual = expected[wrong[0]], actual[wrong[0]]
        place += f"[{wrong[0]}]"
        texts = show(expected), show(actual)
    if max(map(len, texts)) > LONGEST and not isinstance(expected, np.ndarray):
        texts = _outline(expected), _outline(actual)
    where = [f"  In its part {place} (counted from 0):"] if place else []
    apart = _apart(expected, actual, rtol, atol) if texts[0] == texts[1] else []
    return [*where, f"  expected: {texts[0]}", f"  got:      {texts[1]}", *apart]


def _apart(expected, actual, rtol, atol):
    """Return a line on the first difference between two values that look alike."""
    if differs(actual, expected, rtol, atol) is None:
        return []
    if isinstance(expected, dict) and isinstance(actual, dict):
        expected, actual = tuple(expected.values()), tuple(actual.values())
    if _same_parts(expected, actual):
        pairs = list(zip(expected, actual, strict=True))
        wrong = (p for p in pairs if differs(p[1], p[0], rtol, atol) is not None)
        return _apart(*next(wrong, (None, None)), rtol, atol)
    want, got = np.asarray(expected), np.asarray(actual)
    if want.shape != got.shape or want.dtype.kind not in "fiub" or not want.size:
        return [f"  They differ in kind: {_kind(expected)} and {_kind(actual)}."]
    close = np.isclose(got, want, rtol, atol, equal_nan=True)
    place = tuple(int(i) for i in np.argwhere(~close)[0]) if want.ndim else ()
    where = f" at {list(place)}" if place else ""
    return [f"  They differ{where}: {want[place]!s} and {got[place]!s}."]


def _kind(value):
    shape = f" of shape {value.shape}" if isinstance(value, np.ndarray) else ""
    return f"{type(value).__name__}{shape}"


def _same_parts(expected, actual):
    """Whether both are sequences of parts, so that one can look into them."""
    both = isinstance(expected, (list, tuple)) and isinstance(actual, (list, tuple))
    return both and len(expected) == len(actual)


def _outline(value):
    """Return a text that names kinds, lengths and shapes, but no numbers."""
    if isinstance(value, np.ndarray) and value.ndim > 0:
        return f"array of shape {value.shape}"
    if isinstance(value, (list, tuple)):
        inside = ", ".join(_outline(item) for item in value)
        return f"[{inside}]" if isinstance(value, list) else f"({inside})"
    return show(value)


def _form(value):
    """Return a text that says how many numbers there are, and not which."""
    if isinstance(value, (list, tuple)) and value:
        inside = ", ".join(map(_form, value))
        return f"[{inside}]" if isinstance(value, list) else f"({inside})"
    number = isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
    return "a number" if number else _outline(value)


def name_of(function):
    """Return the name of a function, as far as it has one."""
    name = getattr(function, "__name__", "<lambda>")
    return "the function" if name == "<lambda>" else name


def _argument(value):
    if isinstance(value, np.ndarray) and value.ndim > 0:
        if value.size <= 12:
            return _array(value)
        return f"array of shape {value.shape}"
    if isinstance(value, (list, tuple)):
        inside = ", ".join(_argument(item) for item in value)
        text = f"[{inside}]" if isinstance(value, list) else show(value)
        return text if len(text) <= LONGEST // 2 else _outline(value)
    if callable(value):
        return name_of(value).replace("the function", "a function")
    return show(value)


def _array(value):
    tiny = value.dtype.kind == "f" and 0 < np.abs(value).max(initial=0) < 5e-4
    for corner in (2, 1):  # so many entries at each end of a long axis
        text = np.array2string(
            value,
            precision=4,
            threshold=24,
            edgeitems=corner,
            suppress_small=not tiny,
            separator=", ",
        )
        text = " ".join(text.split()).replace("[ ", "[")
        if len(text) <= 2 * LONGEST:
            break
    return text


def _number(value):
    short = f"{value:.6g}"
    return short if "." in short or "e" in short or "n" in short else short + ".0"


def argument_names(function, count):
    """Return the names of a function's first arguments, or their numbers."""
    try:
        names = list(inspect.signature(function).parameters)[:count]
    except (TypeError, ValueError):
        names = []
    return names + [f"number {i + 1}" for i in range(len(names), count)]
