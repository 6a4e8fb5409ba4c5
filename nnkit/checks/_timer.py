"""Stop a block of code by a timer of the process, where the system has such timers."""

import contextlib
import signal
import threading


def can_ring():
    """Whether a timer can stop what runs here, in a program's main thread."""
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer")


@contextlib.contextmanager
def ringing(timer, number, seconds, error):
    """Raise `error` in the block when this timer, with this signal, has run so long."""

    def ring(*_):
        raise error

    before = signal.signal(number, ring)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(number, before)
