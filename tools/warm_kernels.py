"""Kernels for nbval that need not import again what every notebook imports.

A kernel spends more than a second on the imports of Jupyter, Matplotlib and widgets
before a notebook's first line runs. Here one process imports them once and forks for
each notebook: that gets a process of its own, as ever, in which nothing has run yet but
imports. Nothing of ours is among them, so `nnkit.plotting` is still there only for who
imports it. `tests/repo/test_warm_kernels.py` compares them with an ordinary kernel.
"""

import atexit
import contextlib
import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
import time

# Not numpy.random: from one seed all kernels would draw the same unseeded numbers.
MODULES = "ipykernel.debugger", "ipykernel.kernelapp", "ipykernel.zmqshell"
MODULES += "anywidget", "matplotlib.pyplot"


class Launcher:
    """What jupyter_client calls to start a kernel; the first one is an ordinary one.

    So each process of pytest still starts a kernel as a learner does, and who runs a
    single notebook starts nothing else.
    """

    def __init__(self, ordinary):
        self._ordinary, self._server, self._started = ordinary, None, 0

    def __call__(self, cmd, *, env, cwd=None, **streams):
        """Start a kernel; return what has the methods of a Popen."""
        self._started += 1
        if self._started == 1:
            return self._ordinary(cmd, env=env, cwd=cwd, **streams)
        if self._server is None:
            streams |= {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            program = [cmd[0], __file__]
            self._server = subprocess.Popen(program, env=env, text=True, **streams)
            atexit.register(self.close)
        env = env | {"JPY_PARENT_PID": str(os.getpid())}  # as jupyter_client has it
        wanted = {"argv": cmd[3:], "env": env, "cwd": cwd or os.getcwd()}
        print(json.dumps(wanted), file=self._server.stdin, flush=True)
        return Forked(int(self._server.stdout.readline()))

    def close(self):
        """End the process that forks; it ends with its input."""
        self._server.communicate()
        atexit.unregister(self.close)


class Forked:
    """A process that is not our child, as a Popen."""

    stdin = stdout = stderr = None

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        """Return None as long as it runs."""
        with contextlib.suppress(ProcessLookupError):
            return os.kill(self.pid, 0)
        return 0

    def wait(self):
        """Return when it has ended."""
        while self.poll() is None:
            time.sleep(0.01)
        return 0

    def send_signal(self, number):
        """Send it a signal, if it still runs."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)


def serve():
    """Fork a kernel for each line of the input; it prints its number."""
    os.environ["JPY_PARENT_PID"] = str(os.getpid())  # a kernel ends with its parent
    before = os.environ.copy()
    for name in MODULES:
        importlib.import_module(name)
    added = {name: os.environ[name] for name in os.environ.keys() - before}
    signal.signal(signal.SIGCHLD, forget)
    while line := sys.stdin.readline():
        if not os.fork():
            return be_kernel(added, **json.loads(line))


def forget(*_):
    """Let those that have ended be gone; what they cost is added to our own."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def be_kernel(added, argv, env, cwd):
    """Go on as `python -m ipykernel_launcher …` would have begun."""
    os.setsid()  # before its number is known: who ends it ends all of its group
    print(os.getpid(), flush=True)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    os.close(nothing)
    os.environ.clear()
    os.environ.update(env | added)  # an ordinary kernel's imports add them, too
    os.chdir(cwd)
    if not sys.flags.safe_path:
        sys.path[0] = cwd
    sys.argv[1:] = argv
    runpy.run_module("ipykernel_launcher", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    serve()
