"""How a guest begins that is a process: alone, or as a copy of one that is ready."""

import os
import signal
import socket
import sys

from nnkit.grading.guest import Guest, quieten
from nnkit.grading.pipe import Pipe

LONGEST = 3600  # seconds of processor time, for a guest whose host is gone


def main(folder, memory):
    """Serve the host at the other end of file 0.

    Parameters
    ----------
    folder : str
        Where the learner's code may leave files.
    memory : int
        Bytes that the process may hold.
    """
    line = socket.socket(fileno=os.dup(0))
    _silence()
    _serve(line, folder, memory)


def nursery():
    """Wait at file 0 for requests for a guest; fork one for each, all modules loaded.

    A request is two lines of text, folder and memory, with a socket, the guest's end
    of its line. The answer is the number of its process.
    """
    control = socket.socket(fileno=os.dup(0))
    _silence()
    quieten()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the guests
    control.sendall(b"ready")
    while True:
        request, files, _, _ = socket.recv_fds(control, 4096, 1)
        if not request:
            return
        number = os.fork()
        if number == 0:
            control.close()
            os.setsid()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            folder, memory = request.decode().split("\n")
            _serve(socket.socket(fileno=files[0]), folder, int(memory))
            os._exit(0)
        os.close(files[0])
        control.sendall(b"%d" % number)


def _silence():
    """Connect input, output and errors to nothing."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for file in (0, 1, 2):
        os.dup2(nowhere, file)


def _serve(line, folder, memory):
    quieten()
    os.chdir(folder)
    sys.path.append(folder)  # last: a file there takes no installed module's place
    os.environ.update(HOME=folder, TMPDIR=folder)
    _limit("RLIMIT_AS", memory)
    _limit("RLIMIT_CORE", 0)
    _limit("RLIMIT_CPU", LONGEST)
    try:
        Guest(Pipe(line).exchange).serve_all()
    except ConnectionError:  # the host is gone
        sys.exit()


def _limit(name, value):
    try:
        import resource

        resource.setrlimit(getattr(resource, name), (value, value))
    except (ImportError, AttributeError, ValueError, OSError):
        pass  # there is no such limit on this system
