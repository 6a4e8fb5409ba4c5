"""End at once when asked to: one sentence, no process and no folder left behind.

Ctrl-C, SIGTERM and SIGHUP end the program in the same way, wherever it is: the
processes that it started are killed, its temporary folders removed, and it ends
without running anything else. An exception would have to find its way out through
libraries that catch it, start another kernel or print a stack trace.
"""

import contextlib
import os
import signal
import tempfile
import threading
import time

from nnkit.classroom import scratch

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STATUS = 130
SENTENCE = b"Stopped; nothing was changed half-way.\n"
#: Seconds that killed processes may take to be gone.
PATIENCE = 1.0

_has_children = False
_ending = threading.Lock()  # held while children are ended


def watch():
    """Stop at a signal from now on; `nohup` keeps its meaning."""
    with held_back():  # Python tries the folder with a file that nobody else knows of
        tempfile.gettempdir()
    for number in SIGNALS:
        ignored = signal.getsignal(number) == signal.SIG_IGN
        if number != signal.SIGHUP or not ignored:
            signal.signal(number, _stop)


@contextlib.contextmanager
def unheard():
    """Start processes in this block that hear no signal of a terminal."""
    global _has_children
    import psutil  # noqa: F401  (comes with ipykernel; a stop then has no time for it)

    _has_children = True
    with held_back():
        yield


@contextlib.contextmanager
def held_back():
    """Let signals wait until the end of this block."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def on_its_own(parent):
    """Make this process one that only its parent stops.

    It leaves the terminal's group, hears signals again (a kernel inherits that, and
    is interrupted by one), and ends with all of its own when `parent`, a file that
    is closed at its death, says so: a kill -9 must not leave kernels running.
    """
    os.setsid()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _stop(number, frame):
    try:
        for each in SIGNALS:  # a second Ctrl-C must not disturb the first
            signal.signal(each, signal.SIG_IGN)
        if _has_children:
            _end_children()
        scratch.clear()
        os.write(2, SENTENCE)
    finally:
        os._exit(STATUS)


def _end_with(parent):
    from multiprocessing.connection import wait

    wait([parent])
    with _ending:
        try:
            _end_children()
        finally:
            os._exit(1)


def let_end():
    """Wait while this process's children are being ended, before it ends itself.

    They are held first and killed then: one that was only held would stay for ever.
    """
    _ending.acquire()


def _end_children():
    import psutil

    me, found = psutil.Process(), []
    while new := [one for one in me.children(recursive=True) if one not in found]:
        found += new
        for one in new:  # a stopped process starts no other, and writes nothing
            with contextlib.suppress(psutil.Error):
                one.suspend()
    for one in found:
        with contextlib.suppress(OSError):  # it has ended meanwhile
            if os.getpgid(one.pid) == one.pid:
                os.killpg(one.pid, signal.SIGKILL)  # with what a cell has started
            else:
                os.kill(one.pid, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while any(map(_runs, found)) and time.monotonic() < deadline:
        time.sleep(0.01)


def _runs(process):
    import psutil

    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
