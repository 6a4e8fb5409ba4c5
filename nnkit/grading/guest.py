"""The guest: where a learner's answer runs, whichever engine started it.

It keeps the learner's namespace, runs cells in it and serves calls into it. What it
says goes back through its door and never through what the learner's code prints. It
is not trusted: the learner's code shares its memory, and could say anything itself.
"""

import builtins
import gc
import sys
import warnings

import numpy as np

from nnkit.checks import places
from nnkit.grading import bare, flags, stand_ins
from nnkit.grading.peer import FRESH, LOOK, RAISED, RUN, VALUE, Peer, join

MOST_PLACES = 10
guest = None  # of a sandbox, from turn to turn


class Guest(Peer):
    """The guest's end: it serves requests until an empty one comes."""

    side, other, caught = "g", "h", BaseException

    def __init__(self, exchange):
        super().__init__(exchange)
        self.space = {}

    def forget(self):
        """Begin anew, also without functions of the host's."""
        super().forget()
        self.theirs, self.numbers = {}, {}

    def serve_all(self):
        """Answer requests until there is an empty one."""
        reply = b""
        while request := self.exchange(reply):
            reply = self.serve(request)

    def serve(self, message):
        """Answer one request: a call, or one about the namespace."""
        kind = message[:1]
        if kind == FRESH:
            self.forget()
            kept = self.decode(message[1:])
            if kept is not None:
                bare.trim(*kept)
            self.space = {}
            self.sweep()
            self.space = stand_ins.namespace()
            return VALUE
        if kind == RUN:
            return self._run_cell(*self.decode(message[1:]))
        if kind == LOOK:
            name = self.decode(message[1:])
            found = [name in self.space, self.space.get(name)]
            return VALUE + self.encode(found)
        return super().serve(message)

    def sweep(self):
        """Let go of what the last exercise loaded: it would count as memory of this."""
        gc.collect()

    def _run_cell(self, source, filename):
        try:
            exec(compile(source, filename, "exec"), self.space)  # noqa: S102
        except BaseException as error:
            return RAISED + join(self.encode(self.told(error)), b"")
        return VALUE

    def run(self, function, args, kwargs, errors):
        """Call a function as the host would, which says what NumPy is to raise."""
        with flags.raising(errors):
            return function(*args, **kwargs)

    def told(self, error):
        """Add the places in the learner's code that an exception came through."""
        *parts, _ = super().told(error)
        found = places(error, self.space)
        found = found[:1] + found[1:][1 - MOST_PLACES :]
        return [*parts, [list(place) for place in found]]

    def stand_in(self, number, name):
        """Return a function that calls the host's."""
        if number in self.theirs:
            return self.theirs[number]

        def call(*args, **kwargs):
            return self.call(number, args, kwargs)

        call.__name__ = call.__qualname__ = name
        self.theirs[number], self.numbers[call] = call, number
        return call

    def number_of_stand_in(self, function):
        """Return the host's number of a function, or None."""
        try:
            return self.numbers.get(function)
        except TypeError:  # callable, but not hashable
            return None


def quieten():
    """Let nothing ask, warn or show: nobody sits at a guest."""

    def input(prompt=""):  # noqa: A001
        raise EOFError("the cell waits for input(); give the value in the code instead")

    builtins.input = input
    builtins.exit = builtins.quit = sys.exit  # as a notebook has them
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    gc.freeze()  # what is there already stays


def begin():
    """Serve a host at the door of a sandbox."""
    global guest
    import _host

    quieten()
    guest = Guest(lambda message: bytes(_host.call(message)))
    guest.serve_all()


def serve():
    """Serve on, in another turn of the sandbox."""
    guest.serve_all()
