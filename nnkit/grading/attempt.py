"""One try of an answer: its cells in a guest, the tests of its exercise here."""

import contextlib
import functools
import io
import re
import warnings

from nnkit.checks import aside, names_of_nnkit
from nnkit.grading import bare, shadow
from nnkit.grading.cells import read
from nnkit.grading.host import Answer
from nnkit.grading.limits import (
    PATIENCE,
    STOPPED,
    Stopped,
    too_slow,
)
from nnkit.grading.stand_ins import namespace
from nnkit.grading.traces import leaves_traces
from nnkit.grading.verdict import (
    Result,
    describe,
    from_results,
    kind_of,
)
from nnkit.grading.watch import watch

MISSING = re.compile(r"^name '([^']+)' is not defined")


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
                exec(compiled(test.source, f"<{test.name}>"), aside(self.space))  # noqa: S102
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
