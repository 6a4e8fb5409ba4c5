"""Messages through a socket: the size first, then the bytes."""

import socket
import struct
import time

from nnkit.grading.wire import SIZE

MOST_BYTES = 1 << 28  # of one message
PART = 1 << 20  # bytes that are sent and received at a time
SMALL = 1 << 16  # bytes that are sent in one go with their size
TICK = 100_000  # microseconds after which a wait looks at the clock


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
        self.end, self.more, self.unread = end, more, bytearray()
        self.until = None
        # a time for each wait would ask the system twice, which takes longer than a
        # whole message does
        tick = struct.pack("ll", 0, TICK)
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            end.setsockopt(socket.SOL_SOCKET, option, tick)

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
            size = SIZE.pack(len(message))
            if len(message) < SMALL:
                self.send(size + message)
            else:
                self.send(size)
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
        while len(self.unread) < size:
            part = self._waiting(self.end.recv, PART)
            if not part:
                raise Closed("the other end is gone")
            self.unread += part
        data = self.unread[:size]
        del self.unread[:size]
        return data

    def _allow(self, seconds):
        self.until = None if seconds is None else time.monotonic() + seconds

    def _waiting(self, action, what):
        while True:
            try:
                return action(what)
            except BlockingIOError:  # a tick is over
                if self.until is None or time.monotonic() < self.until:
                    continue
                seconds = self.more()
                if not seconds:
                    raise TimeoutError("there is no answer") from None
                self._allow(seconds)

    def close(self):
        """Close this end."""
        self.end.close()
