"""Mark exercises: the learner's cells run in a guest, the test cells here."""

import contextlib
import functools
import io
import re
import warnings

from nnkit.checks import names_of_nnkit
from nnkit.grading import bare, shadow
from nnkit.grading.cells import read
from nnkit.grading.host import Answer, Host
from nnkit.grading.limits import (
    PATIENCE,
    STOPPED,
    TOO_SLOW,
    EngineError,
    Limits,
    Stopped,
    too_slow,
)
from nnkit.grading.stand_ins import namespace
from nnkit.grading.traces import leaves_traces
from nnkit.grading.verdict import (
    NOT_MARKED,
    NOT_STARTED,
    RIGHT,
    WRONG,
    Result,
    describe,
    from_results,
    kind_of,
    nothing,
)
from nnkit.grading.watch import watch

DELETED = "the answer cell was deleted; its beginning is in the folder course"
FAULT = "the marking itself failed; tell whoever keeps the course"
EMPTY = "the answer cell is empty; its beginning is in the folder course"
MISSING = re.compile(r"^name '([^']+)' is not defined")
ENDS = RIGHT, NOT_STARTED, TOO_SLOW  # what another try would not change


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
        self.host, self.kept = None, None

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
        if verdict.kind in ENDS or not (used or verdict.kind == NOT_MARKED):
            return verdict
        self.close()
        again = self._whole(exercise, learner)
        return again if again.points > verdict.points else verdict

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


class Attempt:
    """One answer and the cells it leans on, run through all tests of its exercise."""

    def __init__(self, marker, exercise, sources, others):
        self.marker, self.exercise, self.sources = marker, exercise, sources
        self.others = others
        self.missing = set()  # names that the learner's code did not find
        self.cell_error = None
        self.space = namespace()
        with quiet():
            for setup in exercise.setups:
                exec(compiled(setup, "<setup>"), self.space)  # noqa: S102
        self.shadows = shadow.names(sources, self.space)
        self.host, self.stop = None, None
        results = [self._test(test) for test in exercise.tests]
        self.verdict = from_results(exercise, results, self.cell_error)

    def _load(self):
        """Run the cells in a guest; put a proxy of the answer among the tests."""
        if self.stop is not None:  # it would stop there again
            raise self.stop
        try:
            self._run_cells()
        except Stopped as stop:
            self.stop = stop
            raise

    def _run_cells(self):
        host = self.marker.guest(self._kept())
        host.space = self.space
        for setup in self.exercise.setups:
            error = host.run_cell(setup, "<setup>")
            if error is not None:
                raise Stopped(STOPPED, f"a set-up cell stopped: {describe(error)}")
        for filename, source in self.sources.items():
            host.renew()
            host.traces |= leaves_traces(read(source).tree)
            self.cell_error = host.run_cell(source, filename)
            self._note(host)
        for name in (*self.others, self.exercise.function):
            self._bring(host, name)
        self.host = host

    def _kept(self):
        """Return what the guest needs of nnkit: all of it for who uses it openly.

        A test says so then, in its own words.
        """
        answer = self.shadows.get(self.exercise.function)
        if answer is not None and any(names_of_nnkit(answer)):
            return None
        return bare.kept(self.exercise)

    def _bring(self, host, name):
        there, value = host.look(name)
        if there:
            if isinstance(value, Answer):
                shadow.dress(value, name, self.shadows)
            self.space[name] = value

    def _test(self, test):
        result = Result(test.name, test.points)
        try:
            if self.host is None:
                self._load()
            self.host.renew()
            limits = self.marker.limits
            with quiet(), watch(PATIENCE * limits.seconds, too_slow(limits)):
                exec(compiled(test.source, f"<{test.name}>"), self.space)  # noqa: S102
            result.message = None
        except Stopped as stop:
            self.marker.close()
            self.host = None
            result.kind, result.message = stop.kind, f"{stop.kind}: {stop.text}"
        except Exception as error:  # CheckFailed, or whatever a test makes of an answer
            *_, answer = self.sources.values()
            result.message = describe(error, answer)
            if isinstance(error, MemoryError):
                result.kind = kind_of(error)
            elif self.host.heard:
                result.kind = kind_of(self.host.heard[-1])
        if self.host is not None:
            self._note(self.host)
        return result

    def _note(self, host):
        for error in host.heard:
            found = MISSING.search(str(error)) if type(error) is NameError else None
            if found:
                self.missing.add(found[1])


def _looks_up(source, name):
    """Say whether a test uses a name; most do not even hold the word."""
    return name in source and name in read(source).uses


@contextlib.contextmanager
def quiet():
    """Show nothing of what a cell of the course prints or warns of."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


@functools.lru_cache(maxsize=512)
def compiled(source, filename):
    """Return the code of a cell of the course."""
    return compile(source, filename, "exec", dont_inherit=True)
