"""Marking as a step of nbgrader's: it stands where nbgrader runs the notebook."""

import functools
from pathlib import Path

from nbgrader.converters import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum, Integer

from nnkit.grading.engines import ENGINES
from nnkit.grading.exercises import exercises
from nnkit.grading.limits import EngineError, Limits
from nnkit.grading.mark import mark_cells
from nnkit.grading.marker import Marker
from nnkit.grading.notebook import cells, read
from nnkit.grading.outputs import show
from nnkit.grading.verdict import UNREADABLE, nothing

NOTHING = "There is no {}. Run `make course`, or check the name of the assignment."


class MarkAnswers(NbGraderPreprocessor):
    """Mark the exercises of a submitted notebook; run no other cell of it.

    The tests are those of the source notebook, whatever the submission holds.
    """

    engine = Enum(
        list(ENGINES),
        default_value="wasi",
        help="Where submitted code runs: `wasi` and `bubblewrap` shut it in, "
        "`process` is for the work of people whom you trust.",
    ).tag(config=True)
    timeout = Integer(30, help="Seconds that one cell may run.").tag(config=True)

    def preprocess(self, nb, resources):
        """Put what each test said into the notebook."""
        names, course = resources["nbgrader"], self.parent.parent.coursedir
        path = Path(names["assignment"], f"{names['notebook']}.ipynb")
        source, released = (
            Path(course.format_path(folder, ".", ".")) / path
            for folder in (course.source_directory, course.release_directory)
        )
        submitted = course.format_path(
            course.submitted_directory, names["student"], names["assignment"]
        )
        for needed in (source, released):
            if not needed.is_file():
                self._fail(NOTHING.format(needed))
        wanted = _exercises(source, released, source.stat().st_mtime_ns)
        fault = nb.metadata.get("nnkit", {}).get("unreadable")
        if fault:
            verdicts = [nothing(one, UNREADABLE, fault) for one in wanted]
        else:
            verdicts = self._verdicts(cells(nb), wanted, Path(submitted))
        show(nb, verdicts)
        return nb, resources

    def _verdicts(self, submission, wanted, beside):
        try:
            start = _starter(self.engine)
            with Marker(start, Limits(seconds=self.timeout), beside) as marker:
                return mark_cells(submission, wanted, marker)
        except EngineError as error:
            self._fail(str(error))

    def _fail(self, text):
        self.log.error(text)
        raise NbGraderException(text)


@functools.cache
def _starter(engine):
    return ENGINES[engine]()


@functools.lru_cache(maxsize=64)
def _exercises(source, released, changed):
    return exercises(read(source), read(released))
