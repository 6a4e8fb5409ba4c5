"""A limit on what the marking itself may take: a value can be slow to look at."""

import contextlib
import signal
import threading


@contextlib.contextmanager
def watch(seconds, error):
    """Raise `error` in the block when this process has worked for so many seconds.

    Only where the system can do so, and in a program's main thread; elsewhere nothing
    is watched.
    """
    main = threading.current_thread() is threading.main_thread()
    if not (main and hasattr(signal, "setitimer")):
        yield
        return

    def ring(number, frame):
        raise error

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
