"""Find the known mistake that explains a wrong value, or an exception."""

import contextlib
import io
import warnings

import numpy as np

from nnkit._diagnosis import differs


def mistake_of_value(actual, mistakes, rtol, atol):
    """Return the sentence of the mistake that gives this value, or None."""
    for sentence, wrong in mistakes.items():
        if _is_exception(wrong):
            continue
        wrong = wrong() if callable(wrong) else wrong
        if differs(actual, wrong, rtol, atol) is None:
            return sentence
    return None


def mistake_of_stop(error, mistakes):
    """Return the sentence of the mistake that stops with this exception, or None."""
    for sentence, wrong in mistakes.items():
        if _is_exception(wrong):
            if isinstance(error, wrong):
                return sentence
        elif callable(wrong) and _stops_like(error, wrong):
            return sentence
    return None


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


def _is_exception(thing):
    return isinstance(thing, type) and issubclass(thing, Exception)


def _stops_like(error, action):
    try:
        with quiet():
            action()
    except Exception as same:
        return (type(same), str(same)) == (type(error), str(error))
    return False
