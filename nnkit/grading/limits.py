"""What an answer may use up, and how it ends if it wants more."""

from dataclasses import dataclass

TOO_SLOW = "too slow"
TOO_MUCH_MEMORY = "too much memory"
STOPPED = "stopped"


@dataclass(frozen=True)
class Limits:
    """How much a learner's code may use.

    Parameters
    ----------
    seconds : float
        For one cell, and for all calls of one test cell together.
    instructions : int
        For one exercise, where the engine counts them (`wasi`).
    memory : int
        Bytes that the guest may hold, its own 100 MB among them.
    """

    seconds: float = 30
    instructions: int = 10**12
    memory: int = 2 << 30


class EngineError(RuntimeError):
    """An engine cannot run guests here; the text says why and what to do."""


class Stopped(BaseException):
    """A learner's code was stopped, or stopped its guest; the guest is gone.

    No `Exception`: a test cell that expects one must not take this for it.

    Parameters
    ----------
    kind : str
        ``TOO_SLOW``, ``TOO_MUCH_MEMORY`` or ``STOPPED``.
    text : str
        The reason, for the learner.
    """

    def __init__(self, kind, text):
        super().__init__(f"{kind}: {text}")
        self.kind, self.text = kind, text


#: So many times the limit in seconds may pass where a busy machine lets a guest wait.
PATIENCE = 10
ENDED = "Python ended (a crash, no memory left, or an exit)"


def too_slow(limits):
    """Return the `Stopped` of a cell that ran longer than it may."""
    return Stopped(TOO_SLOW, f"ran longer than {limits.seconds:g} s")
