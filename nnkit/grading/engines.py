"""The engines by name, and what each of them can do."""

import functools
import sys
from typing import Protocol


class Engine(Protocol):
    """A running guest.

    What starts one takes `Limits` and a folder whose files it may read, or None.
    """

    name: str
    limits: object

    def refill(self):
        """Let the next exercise use as many instructions as the first one could."""

    def exchange(self, message, seconds):
        """Send bytes to the guest, give it so many seconds, return the next bytes.

        Raises
        ------
        Stopped
            If none come; the guest is gone then.
        """

    def close(self):
        """End the guest, whatever it is doing."""


def process():
    """Return what starts a plain Python process as a guest."""
    from nnkit.grading.process import Nursery, spawn

    return Nursery() if sys.platform == "linux" else spawn


def bubblewrapped():
    """Return what starts a Python process that bubblewrap shuts in; Linux only.

    Raises
    ------
    EngineError
        If there is no bubblewrap here, or it may not do that.
    """
    from nnkit.grading.process import shut_in

    return shut_in()


def wasi():
    """Return what starts a guest in a WebAssembly sandbox.

    Raises
    ------
    EngineError
        If the package that brings it is missing or damaged.
    """
    from nnkit.grading.wasi import prepare

    return prepare()


ENGINES = {"process": process, "bubblewrap": bubblewrapped, "wasi": wasi}


@functools.cache
def starter(name):
    """Return what starts the guests of an engine, the same for all of this process."""
    return ENGINES[name]()
