"""The vocabulary of every test cell: what was expected, what came, the likely mistake.

A test cell calls a learner's function through `returns` or `raises`. When the answer
is wrong, `CheckFailed` shows a short message instead of a stack trace: the call, the
expected value, the value that came and, where the value gives it away, the mistake.
"""

import copy
import functools

from nnkit.checks._diagnosis import diagnose, differs
from nnkit.checks._display import argument_names, name_of, show, show_both, show_call
from nnkit.checks._failures import (
    Place,
    by_itself,
    in_place_of,
    in_place_of_value,
    places,
    unfinished,
    where,
    without_f,
)
from nnkit.checks._hints import hint
from nnkit.checks._mistakes import mistake_of_stop, mistake_of_value, quiet
from nnkit.checks._notebook import watch
from nnkit.checks._origin import left_over, names_of_nnkit

__all__ = [
    "CheckFailed",
    "Place",
    "equal",
    "own_work",
    "places",
    "raises",
    "result",
    "returns",
    "that",
]


class CheckFailed(AssertionError):
    """A check on a learner's answer did not hold; the text says why.

    `started` tells whether the learner has written something that could be checked.
    """

    def __init__(self, why, started=True):
        super().__init__(why)
        self.started = started

    def _render_traceback_(self):
        """Return the lines that IPython shows in place of a stack trace."""
        return [f"{'Not yet' if self.started else 'Not started'}. {self}"]


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
        A callable value is called only when it is needed. An exception class names
        the mistake of an answer that stops with it; so does a callable that stops
        with the same exception as the answer (see `returns`).
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
    That is the sum.
    """
    _compare(actual, expected, what, mistakes or {}, rtol, atol)


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
    call = show_call(function, args)
    value = _call(function, args, call, mistakes or {})
    if value is None and expected is not None:
        cause = mistake_of_value(None, mistakes or {}, rtol, atol) or (
            "The function returned nothing: does it end with `return …`?"
        )
        raise CheckFailed(
            f"{call}\n  expected: {show(expected)}\n  got:      None\n{cause}"
        )
    more = functools.partial(left_over, function)  # it is slow, and rarely needed
    _compare(value, expected, call, mistakes or {}, rtol, atol, more)
    return value


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
        with quiet():
            value = function(*copy.deepcopy(args))
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


def _compare(actual, expected, what, mistakes, rtol, atol, more=str):
    """Compare as `equal` does; add what `more` says where the mistake has no name."""
    problem = differs(actual, expected, rtol, atol)
    if problem is None:
        return
    lines = [what, *show_both(expected, actual, rtol, atol)]
    cause = mistake_of_value(actual, mistakes, rtol, atol)
    lines.append(cause or (diagnose(actual, expected) or problem) + more())
    raise CheckFailed("\n".join(lines))


def _call(function, args, call, mistakes):
    """Call on copies of `args`; turn every failure into a message."""
    if not callable(function):
        raise CheckFailed(
            f"Expected a function, got {show(function)}. "
            "Was its name used for something else later on?"
        )
    given = copy.deepcopy(args)
    try:
        with quiet():
            value = function(*given)
    except NotImplementedError as error:
        raise CheckFailed(*unfinished(function, error)) from error
    except Exception as error:
        lines = [call, f"  {where(error, function)}"]
        cause = mistake_of_stop(error, mistakes) or hint(error)
        raise CheckFailed("\n".join([*lines, *filter(None, [cause])])) from error
    names = argument_names(function, len(args))
    for name, before, after in zip(names, args, given, strict=True):
        if differs(after, before, 0, 0) is not None:
            was, now = show(before), show(after)
            tiny = " (the difference is too small to show)" if was == now else ""
            raise CheckFailed(
                f"{call}\nThe call changed its argument `{name}`: "
                f"it was {was} and is now {now}{tiny}.\n"
                "Change a copy of it (of an array: `.copy()`), or make a new array: "
                "`w = w - step`, not `w -= step`."
            )
    return value


watch()
