"""Call a learner's function; turn every failure into a message."""

import copy

from nnkit.checks._diagnosis import differs
from nnkit.checks._display import argument_names, show, show_call
from nnkit.checks._endless import NEVER_ENDS, TooLong, bounded
from nnkit.checks._failures import by_itself, unfinished, where
from nnkit.checks._hints import hint
from nnkit.checks._messages import changed
from nnkit.checks._mistakes import mistake_of_stop, quiet


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


CheckFailed.__module__ = "nnkit.checks"  # where everybody finds it


def call_of(function, args, mistakes):
    """Call on copies of `args`; turn every failure into a message."""
    if not callable(function):
        raise CheckFailed(
            f"Expected a function, got {show(function)}. "
            "Was its name used for something else later on?"
        )
    given = copy.deepcopy(args)
    try:
        with quiet(), bounded():
            value = function(*given)
    except TooLong as stop:
        raise too_long(show_call(function, args), stop, function) from stop
    except NotImplementedError as error:
        raise CheckFailed(*unfinished(function, error)) from error
    except Exception as error:
        lines = [show_call(function, args), f"  {where(error, function)}"]
        refused = not by_itself(error, function)
        cause = mistake_of_stop(error, mistakes, refused) or hint(error)
        raise CheckFailed("\n".join([*lines, *filter(None, [cause])])) from error
    for name, *change in zip(
        argument_names(function, len(args)), args, given, strict=True
    ):
        if differs(*reversed(change), 0, 0) is not None:
            raise CheckFailed(changed(show_call(function, args), name, *change))
    return value


def value_of(function, args):
    """Return what a call gives, or the exception that stops it."""
    try:
        with quiet(), bounded():
            return function(*copy.deepcopy(args))
    except (Exception, TooLong) as error:
        return error


def too_long(call, stop, function):
    """Return the failure of a call that was stopped because it went on and on."""
    return CheckFailed(f"{call}\n  {where(stop, function)}\n{NEVER_ENDS}")
