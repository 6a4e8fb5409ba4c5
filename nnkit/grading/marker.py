"""Mark exercises: the learner's cells run in a guest, the test cells here."""

from dataclasses import replace

from nnkit.grading.attempt import Attempt
from nnkit.grading.cells import read
from nnkit.grading.host import Host
from nnkit.grading.limits import (
    TOO_SLOW,
    EngineError,
    Limits,
    Stopped,
)
from nnkit.grading.verdict import (
    NOT_MARKED,
    NOT_STARTED,
    RIGHT,
    WRONG,
    describe,
    nothing,
)

DELETED = "the answer cell was deleted; its beginning is in the folder course"
FAULT = "the marking itself failed; tell whoever keeps the course"
EMPTY = "the answer cell is empty; its beginning is in the folder course"
ENDS = RIGHT, NOT_STARTED, TOO_SLOW  # what another try would not change
MOST_SLOW, HURRY = (
    3,
    5,
)  # exercises of one learner that take too long; then so much less


class Marker:
    """Marks one learner's exercises, one after the other, in guests of one engine.

    Parameters
    ----------
    start : callable
        Starts a guest, given the limits, `beside` and what `bare.kept` says: one of
        `engines.ENGINES`, called.
    limits : Limits
    beside : Path, optional
        A folder whose files the learner's code may read and import.
    """

    def __init__(self, start, limits=None, beside=None):
        self.start, self.limits, self.beside = start, limits or Limits(), beside
        self.host, self.kept, self.slow = None, None, 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """End the guest, if one is running."""
        if self.host is not None:
            self.host.engine.close()
            self.host = None

    def mark(self, exercise, learner):
        """Return the `Verdict` on one exercise.

        Parameters
        ----------
        exercise : Exercise
        learner : Learner

        Returns
        -------
        Verdict
            An answer that failed where another one could have left something behind,
            such as a changed NumPy, gets a guest of its own.
        """
        used = self.host is not None and self.host.traces
        verdict = self._whole(exercise, learner)
        if verdict.kind == TOO_SLOW:
            self._hurry()
        if verdict.kind in ENDS or not (used or verdict.kind == NOT_MARKED):
            return verdict
        self.close()
        again = self._whole(exercise, learner)
        return again if again.points > verdict.points else verdict

    def _hurry(self):
        """Give less time to a learner whose answers take all they can: others wait."""
        self.slow += 1
        if self.slow == MOST_SLOW:
            seconds = self.limits.seconds / HURRY
            instructions = self.limits.instructions // HURRY
            self.limits = replace(
                self.limits, seconds=seconds, instructions=instructions
            )

    def _whole(self, exercise, learner):
        try:
            return self._mark(exercise, learner)
        except EngineError:
            raise
        except Exception as error:  # no learner's: theirs are caught where they arise
            self.close()
            fault = f"{FAULT}: {type(error).__name__}: {error}"
            return nothing(exercise, NOT_MARKED, fault)

    def _mark(self, exercise, learner):
        place = learner.answers[exercise.function]
        if place is None:
            return nothing(exercise, NOT_STARTED, DELETED)
        part = learner.part(place)
        if not part.source.strip():
            return nothing(exercise, NOT_STARTED, EMPTY)
        if learner.cells[place].source.strip() == exercise.stub.strip():
            return nothing(exercise, NOT_STARTED, NOT_STARTED)
        if part.error:
            return nothing(exercise, WRONG, describe(part.error))
        others = [
            name
            for name, answer in learner.answers.items()
            if answer is not None
            and name != exercise.function
            and any(_looks_up(test.source, name) for test in exercise.tests)
        ]
        verdict = self._tried(exercise, learner, others)
        again = learner.again(exercise)
        if verdict.points < exercise.points and again is not None:
            more = {*others, *learner.part(again).uses} - {exercise.function}
            places = [*learner.needed(exercise, more), again]
            other = self._attempt(exercise, learner, places, others).verdict
            return other if other.points > verdict.points else verdict
        return verdict

    def _tried(self, exercise, learner, others):
        chosen = learner.needed(exercise, others)
        attempt = self._attempt(exercise, learner, chosen, others)
        everything = learner.before(exercise)
        missing = attempt.missing - set(chosen)
        if attempt.verdict.points < exercise.points and set(everything) - set(chosen):
            if any(learner.may_make(name, everything[:-1]) for name in missing):
                again = self._attempt(exercise, learner, everything, others)
                if again.verdict.points > attempt.verdict.points:
                    return again.verdict
        return attempt.verdict

    def _attempt(self, exercise, learner, places, others):
        sources = {f"<cell {p}>": learner.part(p).source for p in places}
        return Attempt(self, exercise, sources, others)

    def guest(self, kept=None):
        """Return the `Host` of a guest with a new namespace, and so much of nnkit."""
        try:
            if self.host is not None and self.kept != kept:  # there is no way back
                self.close()
            if self.host is None:
                engine = self.start(self.limits, self.beside, kept)
                self.host, self.kept = self.made(Host(engine)), kept
            self.host.fresh(kept)
        except Stopped:
            self.close()
            raise
        return self.host

    def made(self, host):
        """Return a new host, ready to be used."""
        return host


def _looks_up(source, name):
    """Say whether a test uses a name; most do not even hold the word."""
    return name in source and name in read(source).uses
