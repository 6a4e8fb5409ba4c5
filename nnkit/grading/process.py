"""The engine `process`: a guest is a plain Python process, at the end of a pipe.

For a learner's own work: it needs nothing else, and runs at full speed. A guest that
is too slow is killed with all that it started. It can still read and write what its
user can, unless it is started within something that forbids that (`wrap`).
"""

import atexit
import contextlib
import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

import nnkit
from nnkit.grading.beside import copy
from nnkit.grading.limits import (
    ENDED,
    PATIENCE,
    STOPPED,
    EngineError,
    Limits,
    Stopped,
    too_slow,
)
from nnkit.grading.pipe import Closed, Pipe, TooLong

HOMES = [str(Path(next(iter(m.__path__))).parent) for m in (nnkit, np)]
STARTS = 120  # seconds, on the slowest machine
#: Nothing of the user's own settings and secrets.
ENVIRONMENT = {
    "PATH": os.defpath,
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}
FAILED = "the engine process did not start: "


class Process:
    """A guest process; see `engines.Engine` for what its methods do.

    Parameters
    ----------
    limits : Limits
    line : socket
        Our end of the line to it.
    number : int
        Of the process, and of the group of all that it starts.
    folder : str
        Its own, removed at the end.
    end : callable
        Called when the process has been killed.
    """

    name = "process"

    def __init__(self, limits, line, number, folder, end=lambda: None):
        self.limits, self.number, self.folder, self.end = limits, number, folder, end
        self.pipe, self.spent, self.until = Pipe(line, self._more), 0.0, 0.0
        self.closed, self.before = False, 0.0
        try:
            self.pipe.receive(STARTS)
        except (TimeoutError, Closed, TooLong) as error:
            self.close()
            raise EngineError(f"{FAILED}{error}") from error

    def refill(self):
        """Let it work as many seconds again."""
        self.before = seconds_of(self.number)

    def exchange(self, message, seconds):
        """Send a message and return the next one; kill a guest that takes too long."""
        self.until = time.monotonic() + PATIENCE * self.limits.seconds
        try:
            return self.pipe.exchange(message, seconds)
        except TimeoutError:
            self.close()
            raise too_slow(self.limits) from None
        except (Closed, TooLong) as error:
            self.close()
            text = ENDED if isinstance(error, Closed) else str(error)
            raise Stopped(STOPPED, text) from None

    def _more(self):
        """Return how many seconds more a guest gets that this machine kept waiting.

        A right answer must not fail because the machine is busy with something else:
        what counts is what the guest itself has used, as long as it works at all.
        """
        spent = seconds_of(self.number)
        working = spent > self.spent
        self.spent = spent
        left = self.limits.seconds - (spent - self.before)
        return left if working and left > 0 and time.monotonic() < self.until else 0

    def close(self):
        """Kill the guest and what it started, and remove its folder."""
        if self.closed:
            return
        self.closed = True
        self.pipe.close()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.number, signal.SIGKILL)
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)


def spawn(limits, beside=None, kept=None, wrap=None):
    """Start a guest as a new process; `wrap` begins its command, given its folder."""
    folder = _folder(beside)
    begin = f"main({folder!r}, {limits.memory})"
    child, line = _python(begin, wrap(folder) if wrap else ())
    return Process(limits, line, child.pid, folder, child.wait)


class Nursery:
    """Starts guests as copies of one process that is ready, in a hundredth of the time.

    Only where a process can be copied without harm: on Linux.
    """

    def __init__(self):
        self.child, self.control = None, None

    def __call__(self, limits, beside=None, kept=None):
        """Start a guest."""
        try:
            return self._start(limits, beside)
        except (OSError, EngineError):  # a guest can have ended the process, or hold it
            self.close()
            return self._start(limits, beside)

    def _start(self, limits, beside):
        if self.child is None or self.child.poll() is not None:
            self.child, self.control = _python("nursery()")
            atexit.register(self.close)
            self._answer()
        folder = _folder(beside)
        ours, theirs = socket.socketpair()
        request = f"{folder}\n{limits.memory}".encode()
        with theirs:
            socket.send_fds(self.control, [request], [theirs.fileno()])
        return Process(limits, ours, int(self._answer()), folder)

    def close(self):
        """End the process that is copied."""
        if self.child is not None:
            self.control.close()
            self.child.kill()
            self.child.wait()
            self.child = None

    def _answer(self):
        self.control.settimeout(STARTS)
        try:
            answer = self.control.recv(100)
        except TimeoutError:
            answer = b""
        if not answer:
            self.child.kill()
            raise EngineError(f"{FAILED}there is no memory left, perhaps")
        return answer


def _folder(beside):
    """Return a new folder, with copies of the files beside the notebook."""
    folder = tempfile.mkdtemp(prefix="nnkit-guest-")
    if beside is not None:
        copy(beside, folder)
    return folder


def _python(code, wrap=()):
    """Start a Python that runs a function of `guest_process`; return it and a line."""
    ours, theirs = socket.socketpair()
    places = list(dict.fromkeys(HOMES))
    start = f"import sys; sys.path[:0] = {places}; from nnkit.grading.guest_process"
    start += f" import main, nursery; {code}"
    with theirs:
        child = subprocess.Popen(
            [*wrap, sys.executable, "-I", "-S", "-c", start],
            stdin=theirs,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            start_new_session=True,
        )
    return child, ours


def seconds_of(number):
    """Return the seconds of processor time that a process has used; 0 if unknown."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        pass
    command = ["ps", "-o", "time=", "-p", str(number)]
    text = subprocess.run(command, capture_output=True, text=True).stdout
    total = 0.0
    for part in text.strip().replace("-", ":").split(":"):
        total = 60 * total + float(part or 0)  # days are not met here
    return total


def shut_in():
    """Return what starts a guest within bubblewrap.

    Raises
    ------
    EngineError
        If bubblewrap is not there, or may not shut anything in on this machine.
    """
    if shutil.which("bwrap") is None:
        raise EngineError("the engine `bubblewrap` needs the program bwrap, on Linux")
    start = functools.partial(spawn, wrap=bubblewrap)
    start(Limits()).close()
    return start


def bubblewrap(folder):
    """Return the beginning of a command that shuts a guest in, on Linux.

    It then sees the system's and Python's files, read-only, and `folder`: no network,
    no other process, nothing of its user's.
    """
    python = {sys.prefix, sys.base_prefix, *HOMES, str(Path(sys.executable).parent)}
    shared = ["/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", *sorted(python)]
    command = ["bwrap", "--unshare-all", "--die-with-parent", "--proc", "/proc"]
    command += ["--dev", "/dev", "--tmpfs", "/tmp"]  # noqa: S108
    for path in shared:
        command += ["--ro-bind-try", path, path]
    return [*command, "--bind", folder, folder, "--chdir", folder]
