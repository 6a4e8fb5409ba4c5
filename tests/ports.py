"""A port for a program that a test starts."""

import contextlib
import secrets
import socket

#: Below those that a system gives out by itself, which begin at 32768 or later: one of
#: them could be given to a kernel before the program that it was meant for has begun.
PORTS = range(20_000, 32_000)


def free_port():
    """Return a port of 127.0.0.1 where nobody listens."""
    while True:
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", secrets.choice(PORTS)))
            return probe.getsockname()[1]
