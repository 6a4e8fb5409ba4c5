"""The vocabulary of every test cell: what was expected, what came, the likely mistake.

A test cell calls a learner's function through `returns` or `raises`. When the answer
is wrong, `CheckFailed` shows a short message instead of a stack trace: the call, the
expected value, the value that came and, where the value gives it away, the mistake.
"""

import copy

from nnkit.checks._calls import CheckFailed, call_of, too_long, value_of
from nnkit.checks._diagnosis import differs
from nnkit.checks._display import name_of, show, show_call
from nnkit.checks._endless import TooLong, bounded
from nnkit.checks._failures import (
    Place,
    aside,
    by_itself,
    in_place_of,
    in_place_of_value,
    places,
    unfinished,
    without_f,
)
from nnkit.checks._messages import wrong_value
from nnkit.checks._mistakes import Seen, quiet, when
from nnkit.checks._notebook import watch
from nnkit.checks._origin import left_over, names_of_nnkit

__all__ = [
    "CheckFailed",
    "Place",
    "aside",
    "each",
    "equal",
    "own_work",
    "places",
    "raises",
    "result",
    "returns",
    "that",
    "when",
]


def that(condition, message):
    """Raise `CheckFailed` with `message` unless `condition` is true."""
    if not condition:
        raise CheckFailed(message)


def equal(actual, expected, what, *, mistakes=None, rtol=1e-6, atol=1e-8):
    """Check that a value is right, and name the mistake where it is not.

    Parameters
    ----------
    actual : number, str, array, tuple, list or dict
        The learner's value.
    expected : same kind as `actual`
        The right value. Numbers are compared with the tolerances, shapes exactly.
    what : str
        What the value is, for the message: ``"softmax([1, 2])"``.
    mistakes : dict of str to value, optional
        Known mistakes: the sentence to show, and the value that the mistake gives.
        A callable value is called only when it is needed; `when` takes a condition.
        An exception class names the mistake of an answer that stops with it; so does
        a callable that stops with the same exception as the answer (see `returns`).
    rtol, atol : float
        Relative and absolute tolerance, as in `numpy.isclose`.

    Raises
    ------
    CheckFailed
        If the value is wrong.

    Examples
    --------
    >>> equal(0.5, 0.5, "the mean")
    >>> equal(3.0, 1.5, "the mean", mistakes={"That is the sum.": 3.0})
    Traceback (most recent call last):
    nnkit.checks.CheckFailed: the mean
      expected: 1.5
      got:      3.0
    It may be this: That is the sum.
    """
    text = wrong_value(Seen(actual, expected, mistakes or {}), what, rtol, atol)
    that(text is None, text)


def returns(function, args, expected, *, mistakes=None, rtol=1e-6, atol=1e-8):
    """Call a learner's function on copies of `args` and check what it returns.

    The call must leave its arguments unchanged. Its warnings and error output are
    swallowed: nbgrader gives no mark to a test cell that writes to the error stream.

    Parameters
    ----------
    function : callable
        The learner's answer.
    args : tuple
        Its positional arguments.
    expected, mistakes, rtol, atol
        As in `equal`.

    Raises
    ------
    CheckFailed
        If it is not written yet, fails, changes an argument or returns a wrong value.
    """
    result(function, args, expected, mistakes=mistakes, rtol=rtol, atol=atol)


def result(function, args, expected, *, mistakes=None, rtol=1e-6, atol=1e-8):
    """Check as `returns` does, and give back the value for further checks."""
    (value,) = _values(function, [(args, expected, mistakes or {})], rtol, atol)
    return value


def each(function, cases, *, rtol=1e-6, atol=1e-8):
    """Check several calls as `returns` does; a mistake is named if it fits in all.

    Use it where a call gives one number: a known mistake that fits there is named
    as the cause only if another call speaks for it, too.

    Parameters
    ----------
    function : callable
        The learner's answer.
    cases : iterable of tuple
        The arguments, the right value and the known mistakes of each call.
    rtol, atol : float
        As in `equal`.

    Raises
    ------
    CheckFailed
        As `returns` does, at the first call that goes wrong.
    """
    _values(function, list(cases), rtol, atol)


def _values(function, cases, rtol, atol):
    """Check as `each` does; return the values."""
    values = []
    for args, expected, mistakes in cases:
        seen = Seen(call_of(function, args, mistakes), expected, mistakes)
        if differs(seen.actual, expected, rtol, atol) is not None:
            others = [c for c in cases if c[0] is not args]
            others = [Seen(value_of(function, c[0]), *c[1:]) for c in others]
            call, note = show_call(function, args), left_over(function)
            raise CheckFailed(wrong_value(seen, call, rtol, atol, others, note))
        values.append(seen.actual)
    return values


def raises(function, args, exception=ValueError, *, mentions=()):
    """Check that a learner's function refuses bad input with a clear message.

    Parameters
    ----------
    function : callable
        The learner's answer.
    args : tuple
        Arguments that it must refuse.
    exception : type
        The exception it must raise.
    mentions : sequence of str
        Words that the message must hold, such as the offending value.

    Raises
    ------
    CheckFailed
        If nothing or something else is raised, or the message lacks a word.
    """
    call, wanted = show_call(function, args), exception.__name__
    try:
        with quiet(), bounded():
            value = function(*copy.deepcopy(args))
    except TooLong as stop:
        raise too_long(call, stop, function) from stop
    except NotImplementedError as error:
        raise CheckFailed(*unfinished(function, error)) from error
    except exception as error:
        missing = [word for word in mentions if word not in str(error)]
        if missing:
            raise CheckFailed(
                f"{call} raised {wanted}, which is right, but its message\n"
                f"  {error}\ndoes not mention {', '.join(map(repr, missing))}: "
                f"say which value was wrong.{without_f(str(error))}"
                f"{by_itself(error, function)}"
            ) from error
    except Exception as error:
        raise CheckFailed(
            f"{call} should raise {wanted}; it raised {type(error).__name__}: {error}"
            f"\n{in_place_of(error, wanted)}"
        ) from error
    else:
        raise CheckFailed(
            f"{call} should raise {wanted}; it returned {show(value)}.\n"
            f"{in_place_of_value(value, wanted)}"
        )


def own_work(function, *, but_may_use=()):
    """Check that an answer does not call nnkit's own version of what is asked.

    Parameters
    ----------
    function : callable
        The learner's answer.
    but_may_use : sequence of str
        Names from nnkit that this exercise allows.

    Raises
    ------
    CheckFailed
        If the function, or a function of the notebook that it calls, uses nnkit.
    """
    for name in names_of_nnkit(function):
        if name not in but_may_use:
            raise CheckFailed(
                f"{name_of(function)} uses nnkit ({name}). "
                "Here the task is to write it yourself, with NumPy alone."
            )


watch()
