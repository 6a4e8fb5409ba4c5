"""The host's end: what the tests see of a learner's answer, and how it is called."""

import contextlib
import time

import numpy as np

from nnkit.checks import Place
from nnkit.checks import places as places_in
from nnkit.grading.errors import ends_program
from nnkit.grading.limits import PATIENCE, STOPPED, Stopped, too_slow
from nnkit.grading.peer import FRESH, LOOK, RAISED, RUN, VALUE, Peer, split
from nnkit.grading.wire import Malformed

EXIT = "the code raises {}, which ends Python; let the function return instead"
SHORTEST = 1.0  # seconds that every call is given
WHOLE = 2 * PATIENCE  # times the seconds of one cell that all of an exercise may wait
BROKEN = "the answer broke the line to its tests"
MOST_CALLED = 1 << 28  # bytes in calls of the tests' functions, in one cell
TOO_MUCH = "the answer calls a function too often, or with far too much"


class Answer:
    """A function of the learner's, to call; its code stays where it is.

    `nnkit.checks` finds here what it reads of a function: name, signature and
    compiled code, which `shadow.dress` puts in place.
    """

    def __init__(self, host, number, name):
        self.host, self.number = host, number
        self.__name__ = self.__qualname__ = name
        self.__module__ = "__main__"

    def __call__(self, *args, **kwargs):
        """Call the learner's function in the guest."""
        return self.host.call(self.number, args, kwargs)

    def __deepcopy__(self, memo):
        """Return itself, as for every function."""
        return self


Answer.__name__ = "function"  # so the messages of checks and of Python call it


class Host(Peer):
    """The host's end of a conversation with a guest.

    Parameters
    ----------
    engine : Engine
        The running guest.
    """

    side, other = "h", "g"

    def __init__(self, engine):
        super().__init__(self._exchange)
        self.engine = engine
        self.left, self.whole = 0.0, float("inf")
        self.heard = []  # exceptions that the guest raised
        self.space = {}  # the namespace of the tests
        self.files = set()  # the names of the cells that ran there
        self.traces = False  # whether one of them could have left some

    def fresh(self, kept=None):
        """Give the guest a new namespace, and all that one exercise may use.

        Parameters
        ----------
        kept : bare.Kept, optional
            All that stays of nnkit there, for good.
        """
        self.engine.refill()
        self.forget()
        self.renew()
        self.whole = WHOLE * self.engine.limits.seconds
        with self._whole():
            said = None if kept is None else [list(kept.names), list(kept.modules)]
            self.ask(FRESH + self.encode(said))

    def renew(self):
        """Begin a cell: it may use all its seconds again."""
        self.left, self.heard = self.engine.limits.seconds, []
        self.taken = 0  # bytes of calls

    def run_cell(self, source, filename):
        """Run a cell in the guest; return the exception that ended it, or None."""
        self.files.add(filename)
        with self._whole():
            reply = self.ask(RUN + self.encode([source, filename]))
            if reply[:1] != RAISED:
                return None
            return self.error(*self.told_parts(self.decode(split(reply[1:], 2)[0])))

    def look(self, name):
        """Return whether the guest's namespace has a name, and the value."""
        with self._whole():
            reply = self.ask(LOOK + self.encode(name))
            if reply[:1] != VALUE:
                raise Malformed("a name was asked for, and something else came")
            there, value = self.decode(reply[1:])
            return bool(there), value

    def serve(self, message):
        """Run a call of the guest's, unless there were far too many before."""
        self.taken += len(message)
        if self.taken > MOST_CALLED:
            raise Stopped(STOPPED, TOO_MUCH)
        return super().serve(message)

    def called(self, number, args, kwargs):
        """Call a function of the guest's, as `Peer.called` does."""
        with self._whole():
            return super().called(number, args, kwargs)

    def manner(self):
        """Return what NumPy is to raise in the guest, as it would here."""
        errors = np.geterr()
        return [errors if "raise" in errors.values() else None]

    def error(self, error, number, origin, places):
        """Return the exception to raise here, with its places in the learner's code."""
        seen = [Place(*place) for place in places if self._seen(place)]
        own = super().error(error, number, origin, places)
        if (
            own is not error
        ):  # a function of the tests failed; the answer let it through
            own.told_places = seen + own.told_places
            return own.with_traceback(None)  # its places are told already
        if ends_program(error):
            raise Stopped(STOPPED, EXIT.format(type(error).__name__))
        error.told_places = seen
        self.heard.append(error)
        return error

    def told(self, error):
        """Note where in the tests an exception came from that the guest hears of."""
        if not hasattr(error, "told_places"):
            error.told_places = places_in(error, self.space)
        return super().told(error)

    def _seen(self, place):
        """Whether a place is one in a cell that we sent; of others we show nothing."""
        name, first, line, file, *_ = place
        fine = type(first) is type(line) is int and type(name) is type(file) is str
        return fine and file in self.files

    def stand_in(self, number, name):
        """Return a function of the guest's for the tests to call."""
        return Answer(self, number, name)

    def number_of_stand_in(self, function):
        """Return the guest's number of a function, or None."""
        return function.number if isinstance(function, Answer) else None

    def _exchange(self, message):
        limits, began = self.engine.limits, time.monotonic()
        if self.left < (1 - PATIENCE) * limits.seconds or self.whole < 0:
            raise too_slow(limits)
        try:
            # a call alone is never too slow for what the calls before it took
            return self.engine.exchange(message, max(self.left, SHORTEST))
        finally:
            took = time.monotonic() - began
            self.left, self.whole = self.left - took, self.whole - took

    @contextlib.contextmanager
    def _whole(self):
        """Stop the exercise where the guest does not say what it should."""
        try:
            yield
        except (ValueError, TypeError, RecursionError) as error:
            raise Stopped(STOPPED, f"{BROKEN}: {error}") from error
