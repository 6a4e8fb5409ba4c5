"""Find the known mistake that explains a wrong value, or an exception."""

import contextlib
import io
import warnings

import numpy as np

from nnkit.checks._diagnosis import agrees
from nnkit.checks._hints import is_plain


def mistake_of_value(actual, mistakes, rtol, atol):
    """Return the sentence of the mistake that gives this value, or None."""
    for sentence, wrong in mistakes.items():
        if _is_exception(wrong):
            continue
        value, stopped = _try(wrong) if callable(wrong) else (wrong, None)
        if stopped is None and agrees(actual, value, rtol, atol):
            return sentence
    return None


def mistake_of_stop(error, mistakes):
    """Return the sentence of the mistake that stops with this exception, or None."""
    for sentence, wrong in mistakes.items():
        if _is_exception(wrong):
            if isinstance(error, wrong) and not is_plain(error):
                return sentence
        elif callable(wrong):
            _, same = _try(wrong)
            if (type(same), str(same)) == (type(error), str(error)):
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


def _try(action):
    """Return the value that an action gives, and the exception that stopped it."""
    try:
        with quiet():
            return action(), None
    except Exception as error:
        return None, error
