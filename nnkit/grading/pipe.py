"""Messages through a socket: the size first, then the bytes."""

import socket
import time

from nnkit.grading.wire import SIZE

MOST_BYTES = 1 << 28  # of one message


class Closed(ConnectionError):
    """The other end is gone."""


class TooLong(ValueError):
    """The other end announces more than a message may hold."""


class Pipe:
    """One end of a pair of sockets."""

    def __init__(self, end):
        self.end = end

    @classmethod
    def of_file(cls, number):
        """Return the pipe that is open as this file."""
        return cls(socket.socket(fileno=number))

    def exchange(self, message, seconds=None):
        """Send a message and return the next one that comes.

        Raises
        ------
        TimeoutError
            If that takes longer than so many seconds.
        Closed, TooLong
            If the other end is gone, or says too much.
        """
        until = None if seconds is None else time.monotonic() + seconds
        self._wait(until)
        try:
            self.end.sendall(SIZE.pack(len(message)))
            self.end.sendall(message)
            return self._receive(until)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise Closed("the other end is gone") from error

    def receive(self, seconds):
        """Return the first message, for which nothing was asked; see `exchange`."""
        return self._receive(time.monotonic() + seconds)

    def _receive(self, until):
        size = SIZE.unpack(self._bytes(8, until))[0]
        if size > MOST_BYTES:
            raise TooLong(f"a message of {size} bytes, more than {MOST_BYTES}")
        return bytes(self._bytes(size, until))

    def _bytes(self, size, until):
        data, at = bytearray(), 0
        while at < size:
            self._wait(until)
            part = self.end.recv(min(size - at, 1 << 20))
            if not part:
                raise Closed("the other end is gone")
            data += part
            at += len(part)
        return data

    def _wait(self, until):
        if until is not None:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError("there was no answer in time")
            self.end.settimeout(left)

    def close(self):
        """Close this end."""
        self.end.close()
