"""Stop an answer that works far too long, so that no endless loop hangs a notebook.

What is counted is the processor's time, so a busy machine is no reason to stop anybody.
"""

import contextlib
import signal

from nnkit.checks._timer import can_ring, ringing

#: Seconds of work for one call: ten times what the slowest right answer needs.
MOST = 5
NEVER_ENDS = (
    "A right answer is done far earlier, so there may be a loop that never ends. What "
    "does its `while` ask, and does each turn change that? An index that is not "
    "counted up, and a list that grows while a `for` goes through it, do this as well."
)


class TooLong(BaseException):
    """A call has worked for too long. No `Exception`: an answer must not catch it."""


@contextlib.contextmanager
def bounded():
    """Raise `TooLong` in the block when it has worked for `MOST` seconds.

    Only where the system can do so, in a program's main thread, and not in a block
    that is bounded already.
    """
    if not can_ring() or signal.getitimer(signal.ITIMER_VIRTUAL)[0]:
        yield
        return
    error = TooLong(f"it had worked for {MOST} seconds")
    with ringing(signal.ITIMER_VIRTUAL, signal.SIGVTALRM, MOST, error):
        yield
