"""Find the known mistakes that explain a wrong value, or an exception.

One number that fits is no proof: another mistake may give it as well. So a mistake is
named as the cause only if it alone fits, and two telling numbers speak for it, or no
number at all: its sentence is then on what is seen, a word, a yes or a nan. Where less
is known, the message says "It may be this".
"""

import contextlib
import io
import re
import warnings
from typing import NamedTuple

import numpy as np

from nnkit.checks._diagnosis import agrees, is_nested
from nnkit.checks._hints import is_plain

MOST = 3  # so many possible causes are shown; of more, nobody learns anything
ENOUGH = 2  # so many different numbers are no coincidence


class Seen(NamedTuple):
    """What a call gave, what it should have given, and what known mistakes give."""

    actual: object
    expected: object
    mistakes: dict


class when:  # noqa: N801 (it is used like a function)
    """A mistake that is known by what holds for the value, and not by one value.

    Parameters
    ----------
    holds : callable
        Takes the learner's value; returns whether this mistake gives such values.

    Examples
    --------
    >>> when(lambda value: value < 0).fits(-3)
    True
    >>> when(lambda value: value < 0).fits("a")
    False
    """

    def __init__(self, holds):
        self.holds = holds

    def fits(self, value):
        """Whether the mistake gives such a value."""
        fit, stopped = _try(lambda: self.holds(value))
        return stopped is None and bool(fit)


def mistake_of_value(seen, others, rtol, atol):
    """Return what is to be said on the mistakes that give a wrong value, or None.

    Parameters
    ----------
    seen : Seen
        The call that gave the wrong value.
    others : list of Seen
        Other calls, which may speak for a mistake that they list, or against it.
    rtol, atol : float
    """
    found, refuted = {}, {}
    for sentence, wrong in seen.mistakes.items():
        if _fits(wrong, seen.actual, rtol, atol):
            calls = [seen, *(c for c in others if _tests(sentence, c, rtol, atol))]
            fit = [_fits(c.mistakes[sentence], c.actual, rtol, atol) for c in calls]
            numbers = sum(len(_telling(call, rtol, atol)) for call in calls)
            enough = numbers >= ENOUGH or _is_no_number(seen, rtol, atol)
            into = found if all(fit) else refuted
            into[sentence.strip()] = enough and all(fit)
    return _said(found or refuted)


def mistake_of_stop(error, mistakes, refused):
    """Return what is to be said on the mistakes that stop with an exception, or None.

    `refused` tells whether a `raise` of the learner's did it: this is no coincidence.
    """
    found = {}
    for sentence, wrong in mistakes.items():
        if _is_exception(wrong):
            if isinstance(error, wrong) and not is_plain(error):
                found[sentence.strip()] = refused
        elif callable(wrong):
            _, same = _try(wrong)
            if type(same) is type(error) and _words(same) == _words(error):
                found[sentence.strip()] = False
    return _said(found)


def _words(error):
    """Return what an exception says, as every Python from 3.11 to 3.15 says it.

    The answer may have run in the sandbox, whose Python is not that of the test.
    """
    return re.sub(r" or None|, got \d+|^float |^integer ", "", str(error))


@contextlib.contextmanager
def quiet():
    """Swallow warnings and what is written to the error stream."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stderr(io.StringIO()),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


def _said(found):
    """Return the text on causes, from {sentence: whether it is sure}."""
    if not found or len(found) > MOST:
        return None
    if len(found) > 1:
        return "\n- ".join(["It may be one of these:", *found])
    ((sentence, sure),) = found.items()
    return sentence if sure else f"It may be this: {sentence}"


def _fits(wrong, actual, rtol, atol):
    """Whether a mistake gives this value."""
    if isinstance(wrong, when):
        return wrong.fits(actual)
    if _is_exception(wrong):
        return False
    value, stopped = _try(wrong) if callable(wrong) else (wrong, None)
    return stopped is None and agrees(actual, value, rtol, atol)


def _tests(sentence, other, rtol, atol):
    """Whether a call knows a mistake, and the mistake does not give what is right."""
    wrong = other.mistakes.get(sentence, Exception)
    if isinstance(wrong, when):  # of an answer that is right here nobody knows
        return not agrees(other.actual, other.expected, rtol, atol)
    return not _is_exception(wrong) and not _fits(wrong, other.expected, rtol, atol)


def _telling(seen, rtol, atol):
    """Return the different numbers of a wrong value that hardly come by chance.

    Those that are right as well tell nothing, nor do 0, 1 and −1.
    """
    numbers = [n for n in _wrong_parts(seen, rtol, atol) if not _is_word(n)]
    return {f"{number:.6g}" for number in numbers if abs(number) not in (0, 1)}


def _is_no_number(seen, rtol, atol):
    """Whether what is wrong in a value is a word, a yes or no, nothing, nan or inf."""
    wrong = _wrong_parts(seen, rtol, atol)
    return bool(wrong) and all(map(_is_word, wrong))


def _wrong_parts(seen, rtol, atol):
    """Return those numbers and words of a value that are not right."""
    got, want = _parts(seen.actual), _parts(seen.expected)
    if len(got) != len(want):
        return got
    pairs = zip(got, want, strict=True)
    return [a for a, b in pairs if not agrees(a, b, rtol, atol)] or got


def _is_word(part):
    return not isinstance(part, float) or not np.isfinite(part)


def _parts(value):
    """Return all numbers and words in a value, one after the other."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (tuple, list)) and is_nested(value):
        return [part for item in value for part in _parts(item)]
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biufc" or (array.dtype == bool and not array.ndim):
            return [value]
        return array.astype(float).ravel().tolist()
    except (TypeError, ValueError):
        return [value]


def _is_exception(thing):
    return isinstance(thing, type) and issubclass(thing, Exception)


def _try(action):
    """Return the value that an action gives, and the exception that stopped it."""
    try:
        with quiet():
            return action(), None
    except Exception as error:
        return None, error
