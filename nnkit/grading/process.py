"""The engine `process`: a guest is a plain Python process, at the end of a pipe.

For a learner's own work: it needs nothing else, and runs at full speed. A guest that
is too slow is killed with all that it started. It can still read and write what its
user can, unless it is started within something that forbids that (`wrap`).
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import nnkit
from nnkit.grading.limits import ENDED, STOPPED, EngineError, Stopped, too_slow
from nnkit.grading.pipe import Closed, Pipe, TooLong

HOMES = [str(Path(next(iter(m.__path__))).parent) for m in (nnkit, np)]
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
        self.pipe = Pipe(ours)
        try:
            self.pipe.receive(STARTS)
        except (TimeoutError, Closed, TooLong) as error:
            self.close()
            raise EngineError(f"the engine process did not start: {error}") from error

    def refill(self):
        """Nothing is counted but seconds."""

    def exchange(self, message, seconds):
        """Send a message and return the next one; kill a guest that takes too long."""
        try:
            return self.pipe.exchange(message, seconds)
        except TimeoutError:
            self.close()
            raise too_slow(self.limits) from None
        except (Closed, TooLong) as error:
            self.close()
            text = ENDED if isinstance(error, Closed) else str(error)
            raise Stopped(STOPPED, text) from None

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
