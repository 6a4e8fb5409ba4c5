"""Messages through a socket: the size first, then the bytes."""

import time

from nnkit.grading.wire import SIZE

MOST_BYTES = 1 << 28  # of one message
PART = 1 << 20  # bytes that are sent and received at a time


class Closed(ConnectionError):
    """The other end is gone."""


class TooLong(ValueError):
    """The other end announces more than a message may hold."""


class Pipe:
    """One end of a pair of sockets.

    Parameters
    ----------
    end : socket
    more : callable
        Asked when the time for an answer is up: so many seconds more.
    """

    def __init__(self, end, more=lambda: 0):
        self.end, self.more = end, more

    def exchange(self, message, seconds=None):
        """Send a message and return the next one that comes.

        Raises
        ------
        TimeoutError
            If that takes longer than so many seconds, and `more` gives no more.
        Closed, TooLong
            If the other end is gone, or says too much.
        """
        self._allow(seconds)
        try:
            self.send(SIZE.pack(len(message)))
            self.send(memoryview(message))
            return self.receive(seconds)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise Closed("the other end is gone") from error

    def receive(self, seconds):
        """Return the first message, for which nothing was asked; see `exchange`."""
        self._allow(seconds)
        size = SIZE.unpack(self._bytes(8))[0]
        if size > MOST_BYTES:
            raise TooLong(f"a message of {size} bytes, more than {MOST_BYTES}")
        return bytes(self._bytes(size))

    def send(self, data):
        """Send all of some bytes."""
        while data:
            data = data[self._waiting(self.end.send, data[:PART]) :]

    def _bytes(self, size):
        data = bytearray()
        while len(data) < size:
            part = self._waiting(self.end.recv, min(size - len(data), PART))
            if not part:
                raise Closed("the other end is gone")
            data += part
        return data

    def _allow(self, seconds):
        self.until = None if seconds is None else time.monotonic() + seconds

    def _waiting(self, action, what):
        while True:
            if self.until is not None:
                self.end.settimeout(max(self.until - time.monotonic(), 0.001))
            try:
                return action(what)
            except TimeoutError:
                seconds = self.more()
                if not seconds:
                    raise
                self._allow(seconds)

    def close(self):
        """Close this end."""
        self.end.close()
