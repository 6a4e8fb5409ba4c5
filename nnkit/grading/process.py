"""The engine `process`: a guest is a plain Python process, at the end of a pipe.

For a learner's own work: it needs nothing else, and runs at full speed. A guest that
is too slow is killed with all that it started. It can still read and write what its
user can, unless it is started within something that forbids that (`wrap`).
"""

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
from nnkit.grading.limits import ENDED, STOPPED, EngineError, Limits, Stopped, too_slow
from nnkit.grading.pipe import Closed, Pipe, TooLong

HOMES = [str(Path(next(iter(m.__path__))).parent) for m in (nnkit, np)]
PATIENCE = 10  # times the limit in seconds, where a busy machine lets a guest wait
STARTS = 120  # seconds, on the slowest machine
START = "import sys; sys.path[:0] = {}; from nnkit.grading.guest import main; main({})"


class Process:
    """A guest process; see `engines.Engine` for what its methods do."""

    name = "process"

    def __init__(self, limits, wrap=None):
        self.limits = limits
        self.folder = tempfile.mkdtemp(prefix="nnkit-guest-")
        ours, theirs = socket.socketpair()
        code = START.format(list(dict.fromkeys(HOMES)), limits.memory)
        command = [sys.executable, "-I", "-S", "-c", code]
        with theirs:
            self.process = subprocess.Popen(
                [*(wrap(self.folder) if wrap else ()), *command],
                stdin=theirs,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=self.folder,
                env=_environment(self.folder),
                start_new_session=True,
            )
        self.pipe, self.spent, self.until = Pipe(ours, self._more), 0.0, 0.0
        try:
            self.pipe.receive(STARTS)
        except (TimeoutError, Closed, TooLong) as error:
            self.close()
            raise EngineError(f"the engine process did not start: {error}") from error

    def refill(self):
        """Nothing is counted but seconds."""

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
        spent = seconds_of(self.process.pid)
        working = spent - self.spent > 0.01 * self.limits.seconds
        self.spent = spent
        left = self.limits.seconds - spent
        return left if working and left > 0 and time.monotonic() < self.until else 0

    def close(self):
        """Kill the guest and what it started, and remove its folder."""
        self.pipe.close()
        if self.process.returncode is None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def _environment(folder):
    """Return an environment without the user's own settings and secrets."""
    return {
        "PATH": os.defpath,
        "HOME": folder,
        "TMPDIR": folder,
        "LANG": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
    }


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
    start = functools.partial(Process, wrap=bubblewrap)
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
