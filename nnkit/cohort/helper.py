"""A process beside a Dask worker, which does the marking for it.

A worker runs its tasks in threads: there Python can stop nothing that takes too long,
and a crash would end the worker with all that it holds. A worker may be a process of
`multiprocessing`, which then starts no others; so this one is started as a program.
"""

import os
import subprocess
import sys
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import nnkit
from nnkit.classroom.parallel import received, serve

MOST = 100  # students that one process marks: what it may leave behind is bounded
ENDS = 10  # seconds for a process to end that is asked to
HOME = str(Path(next(iter(nnkit.__path__))).parent)
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

_idle, _running = [], set()
_lock = threading.Lock()


class Helper:
    """A process that marks one work after the other; its files are in `place`."""

    def __init__(self, place):
        self.left, self.ended = MOST, False
        self.end, theirs = Pipe()
        known = [HOME, *filter(None, [os.environ.get("PYTHONPATH")])]
        with theirs:
            number = theirs.fileno()
            self.process = subprocess.Popen(
                [sys.executable, "-m", "nnkit.cohort.helper", str(number), str(place)],
                stdin=subprocess.PIPE,  # nothing is said there: it closes at our end
                stdout=subprocess.DEVNULL,
                env={**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(known)},
                pass_fds=[number],
            )

    def do(self, work):
        """Return the result, the error, and whether the process lives."""
        self.left -= 1
        try:
            self.end.send(work)
        except OSError:
            return None, "its process ended before it was done", False
        return received(self.end)

    def close(self):
        """End the process and all that it started, whatever it is doing."""
        self.process.stdin.close()
        try:
            self.process.wait(ENDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def do(work, place):
    """Let an idle process, or a new one, mark a `Work`; return the result and an error.

    A process that dies over it may have been killed by somebody else: another one tries
    once more.
    """
    for _ in range(2):
        helper = _taken(place)
        result, error, lives = helper.do(work)
        _given_back(helper, lives)
        if lives or helper.ended:
            break
    return result, error


def end_all():
    """End all of these processes; what they were doing is not done."""
    with _lock:
        for helper in [*_running, *_idle]:
            helper.ended = True
            helper.close()
        _idle.clear()


def _taken(place):
    with _lock:
        helper = _idle.pop() if _idle else Helper(place)
        _running.add(helper)
    return helper


def _given_back(helper, lives):
    with _lock:
        _running.discard(helper)
        if lives and helper.left and not helper.ended:
            _idle.append(helper)
        elif not helper.ended:
            helper.close()


if __name__ == "__main__":
    from nnkit.cohort.work import mark

    serve(Connection(int(sys.argv[1])), sys.argv[2], mark, sys.stdin.fileno())
