"""An engine for tests alone: the guest lives in this very process.

All that crosses is coded and decoded as always, but nothing is started, so thousands
of answers can go through. It shuts nothing in and stops nothing.
"""

from nnkit.grading.guest import Guest
from nnkit.grading.marker import Marker
from tests import set_ups


class GuestHere(Guest):
    """A guest that does not sweep: this process is full of the tests' own objects."""

    def sweep(self):
        pass


class Here:
    name = "here"

    def __init__(self, limits):
        self.limits, self.host = limits, None
        self.guest = GuestHere(lambda message: self.host.serve(message))

    def refill(self):
        pass

    def exchange(self, message, seconds):
        return self.guest.serve(message)

    def close(self):
        pass


class HereMarker(Marker):
    """Marks with guests in this process."""

    def __init__(self, limits=None):
        super().__init__(self._start, limits)

    def guest(self, kept=None):
        return super().guest()  # nothing can be taken from this very process

    @set_ups.quick()
    def mark(self, exercise, learner):
        return super().mark(exercise, learner)

    def _start(self, limits, beside=None, kept=None):
        self.engine = Here(limits)
        return self.engine

    def made(self, host):
        host.engine.host = host
        return host
