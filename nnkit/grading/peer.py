"""The two ends of a conversation: each can call functions that live at the other.

A call goes out as a message; before its value comes back, the other side may itself
call, any number of times and any number deep. Arguments come back as they are after
the call, so that a function which changes them does so on both sides. Both the host,
where tests run, and the guest, where the learner's answer runs, are a `Peer`.
"""

import numpy as np

from nnkit.grading import wire
from nnkit.grading.reader import decode
from nnkit.grading.writer import encode

CALL, VALUE, RAISED, RUN, LOOK, FRESH = b"C", b"V", b"E", b"R", b"L", b"F"


class Peer:
    """One end of a conversation.

    Parameters
    ----------
    exchange : callable
        Sends a message to the other side and returns the next one from there.
    """

    side = other = ""  # one letter each: the owner of a function
    caught = Exception  # what of a function's is told to the one who called it
    deepest = 40  # calls within calls

    def __init__(self, exchange):
        self.exchange = exchange
        self.forget()

    def forget(self):
        """Begin anew: neither side knows a function of the other's."""
        self.given = []  # functions of ours that the other side knows by their place
        self.places = {}
        self.raised = []  # by functions of ours, while the other side called them
        self.depth = 0

    def ask(self, message):
        """Send a request; serve the other side's calls; return the answer to ours."""
        self._enter()
        try:
            reply = self.exchange(message)
            while reply[:1] == CALL:
                reply = self.exchange(self.serve(reply))
        finally:
            self.depth -= 1
        return reply

    def _enter(self):
        if self.depth == 0:
            self.raised.clear()
        if self.depth > self.deepest:
            raise wire.Malformed(f"calls within calls, more than {self.deepest} deep")
        self.depth += 1

    def call(self, number, args, kwargs):
        """Call the function that the other side knows by this number."""
        kind, value = self.called(number, args, kwargs)
        if kind == VALUE:
            return value
        raise value

    def called(self, number, args, kwargs):
        """Return VALUE and what a call gave, or RAISED and the exception to raise."""
        given = self.encode([list(args), kwargs])
        reply = self.ask(CALL + join(self.encode([number, *self.manner()]), given))
        what, after = split(reply[1:], 2)
        known = arrays([list(args), kwargs])
        if after:
            write_back([list(args), kwargs], self.decode(after))
        if reply[:1] == VALUE:
            return VALUE, self.decode(what, known)
        return RAISED, self.error(*self.told_parts(self.decode(what, known)))

    def serve(self, message):
        """Run one call of the other side's and return the message that answers it."""
        what, given = split(message[1:], 2)
        number, *manner = self.decode(what)
        args, kwargs = self.decode(given)
        known = arrays([args, kwargs])
        function = self.function_of(self.side, number, "")
        self._enter()
        try:
            value = self.run(function, args, kwargs, *manner)
            kind, said = VALUE, self.encode(value, known)
            after = self.encode([args, kwargs])
        except self.caught as error:  # also of a value that is nested without end
            kind, said = RAISED, self.encode(self.told(error))
            after = given
        finally:
            self.depth -= 1
        return kind + join(said, b"" if after == given else after)

    def told(self, error):
        """Return what the other side hears of an exception."""
        self.raised.append(error)
        return [error, len(self.raised) - 1, getattr(error, "origin", -1), []]

    def error(self, error, number, origin, places):
        """Return the exception to raise here for one that was raised there."""
        if type(origin) is int and 0 <= origin < len(self.raised):
            return self.raised[origin]  # it came from here in the first place
        error.origin = number
        return error

    def manner(self):
        """Return how the other side is to run a call, for its `run`."""
        return ()

    def run(self, function, args, kwargs):
        """Call a function of ours for the other side."""
        return function(*args, **kwargs)

    def stand_in(self, number, name):
        """Return something to call here in place of a function of the other side."""

    def number_of_stand_in(self, function):
        """Return the other side's number of a function, or None if it is our own."""

    def encode(self, value, known=()):
        """Return the bytes of a value, its functions as numbers."""
        return encode(value, self, known)

    def decode(self, data, known=()):
        """Return the value of some bytes, numbers as functions."""
        return decode(data, self, known)

    def number_of(self, function):
        """Return (owner, number) of a function: the other side's, or one of ours."""
        number = self.number_of_stand_in(function)
        if number is not None:
            return self.other, number
        if isinstance(function, type):
            return None
        if id(function) not in self.places:
            self.places[id(function)] = len(self.given)
            self.given.append(function)
        return self.side, self.places[id(function)]

    def function_of(self, owner, number, name):
        """Return the function that was given away, or a stand-in for theirs."""
        if owner == self.other:
            return self.stand_in(number, name)
        if not (type(number) is int and 0 <= number < len(self.given)):
            raise wire.Malformed(f"there is no function number {number}")
        return self.given[number]

    @staticmethod
    def told_parts(parts):
        """Return the arguments of `error` in what the other side's `told` gave."""
        if not (isinstance(parts, list) and len(parts) == 4):
            raise wire.Malformed("an exception is damaged")
        if not isinstance(parts[0], BaseException):
            raise wire.Malformed("something else than an exception was raised")
        return parts


def join(*parts):
    """Return byte strings as one."""
    return b"".join(part for p in parts for part in (wire.SIZE.pack(len(p)), p))


def split(data, count):
    """Return the byte strings that `join` made one of."""
    parts, at = [], 0
    for _ in range(count):
        size = int.from_bytes(data[at : at + 8], "little")
        at += 8 + size
        parts.append(data[at - size : at])
    if at != len(data):
        raise wire.Malformed("a message has the wrong length")
    return parts


def arrays(value):
    """Return the arrays in a value, in a fixed order."""
    if isinstance(value, np.ndarray):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, (tuple, list)):
        return []
    return [array for part in value for array in arrays(part)]


def write_back(old, new):
    """Make `old`, where it can be changed, like `new`; say whether it is."""
    if isinstance(old, np.ndarray) and isinstance(new, np.ndarray):
        alike = (old.shape, old.dtype) == (new.shape, new.dtype)
        if alike and old.flags.writeable:
            old[...] = new
        return alike
    if isinstance(old, np.random.Generator) and isinstance(new, np.random.Generator):
        old.bit_generator.state = new.bit_generator.state
        return True
    if isinstance(old, list) and isinstance(new, list):
        kept = zip(old, new, strict=False)
        old[:] = [a if write_back(a, b) else b for a, b in kept] + new[len(old) :]
        return True
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        return all([write_back(a, b) for a, b in zip(old, new, strict=True)])
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [key for key in old if key not in new]:
            del old[key]
        for key in new:
            if key not in old or not write_back(old[key], new[key]):
                old[key] = new[key]
        return True
    return callable(old) or type(old) is type(new) and old == new
