"""The steps of nbgrader's marking that are ours, set in `nnkit.classroom.settings`.

nbgrader itself refuses a whole submission for one cell that another editor saved in
another way, runs every cell of it, and tests in the process that the student's code
runs in.
"""

from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_notebook
from nbgrader.converters import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum, Integer

from nnkit.classroom.places import Course
from nnkit.classroom.submission import Unreadable, read
from nnkit.cohort import records
from nnkit.cohort.submission import Submission
from nnkit.grading.engines import ENGINES, starter
from nnkit.grading.limits import EngineError, Limits
from nnkit.grading.marker import Marker
from nnkit.grading.outputs import show

NOTHING = "There is no {}. Run `make course`, or check the name of the assignment."


class AnySubmission(NotebookExporter):
    """Read a notebook whatever happened to it; of a file that is none, nothing."""

    def from_file(self, file_stream, resources=None, **kwargs):
        """Convert a notebook that is open as a file."""
        try:
            notebook = read(Path(file_stream.name))
        except Unreadable:  # its exercises say why
            notebook = new_notebook()
        return self.from_notebook_node(notebook, resources, **kwargs)


class _Step(NbGraderPreprocessor):
    def submission(self, resources):
        """Return the `Submission` that nbgrader is working on."""
        names, places = resources["nbgrader"], self.parent.parent.coursedir
        student, chapter = names["student"], names["assignment"]
        folder = places.format_path(places.submitted_directory, student, chapter)
        course, name = Course(Path(places.root)), f"{names['notebook']}.ipynb"
        found = Submission(course, chapter, name, Path(folder))
        for needed in (found.source, found.released):
            if not needed.is_file():
                self.fail(NOTHING.format(needed))
        return found

    def fail(self, text):
        """Stop nbgrader with a sentence."""
        self.log.error(text)
        raise NbGraderException(text)


class TakeAnswers(_Step):
    """Put a student's answers into the notebook as it was released."""

    def preprocess(self, nb, resources):
        """Return the released notebook with the answers in it."""
        return self.submission(resources).taken(), resources


class MarkAnswers(_Step):
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
        submission = self.submission(resources)
        verdicts = records.known(submission, resources["nbgrader"]["student"])
        if verdicts is None:
            verdicts = self._verdicts(submission, nb)
        show(nb, verdicts)
        return nb, resources

    def _verdicts(self, submission, nb):
        limits = Limits(seconds=self.timeout)
        try:
            with Marker(starter(self.engine), limits, submission.folder) as marker:
                return submission.verdicts(nb, marker)
        except EngineError as error:
            self.fail(str(error))
