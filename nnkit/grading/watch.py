"""A limit on what the marking itself may take: a value can be slow to look at."""

import contextlib
import functools
import os
import signal
import time

from nnkit.checks._timer import can_ring, ringing

#: Bytes that marking may take on top of what it has, a sandbox's guest among them.
MOST_MEMORY = 6 << 30
#: Seconds of work after the limit in which Python gets no chance to say so: in one call
#: of C, such as `sum` of a huge range. The process is ended, or it would never end.
MOST_DEAF = 60


@functools.cache
def limit_memory(more=MOST_MEMORY):
    """Let this process have so many bytes more, for good, where the system can do so.

    What is too large for it is a MemoryError then, in the test that asked for it, and
    not the end of whatever else runs on the machine.
    """
    try:
        import resource

        with open("/proc/self/statm") as file:
            now = int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
        # not RLIMIT_AS: a sandbox reserves addresses that it never fills
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = now + more if hard == resource.RLIM_INFINITY else min(now + more, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    except (ImportError, OSError, ValueError):
        pass  # there is no such limit on this system


@contextlib.contextmanager
def watch(seconds, error):
    """Raise `error` in the block when this process has worked for so many seconds.

    Only where the system can do so, and in a program's main thread; elsewhere nothing
    is watched.
    """
    if not can_ring():
        yield
        return
    with (
        ringing(signal.ITIMER_PROF, signal.SIGPROF, seconds, error),
        _ended_after(time.process_time() + seconds + MOST_DEAF),
    ):
        yield


@contextlib.contextmanager
def _ended_after(seconds):
    """Let the system end this process when it has worked for so many seconds in all."""
    try:
        import resource
    except ImportError:  # there is no such limit on this system
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    known = [one for one in (soft, hard) if one != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_CPU, (min([int(seconds) + 1, *known]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
