"""The first steps of nbgrader's marking: any file is read, and its answers taken.

nbgrader itself refuses a whole submission for one cell that another editor saved in
another way, and one such file would end the marking of a class.
"""

from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_notebook
from nbgrader.preprocessors import NbGraderPreprocessor

from nnkit.classroom.answers import Answers, open_files
from nnkit.classroom.former import former
from nnkit.classroom.matching import Given
from nnkit.classroom.places import Course, notebooks
from nnkit.classroom.repair import repair
from nnkit.classroom.submission import Unreadable, read


class AnySubmission(NotebookExporter):
    """Read a notebook whatever happened to it; of a file that is none, nothing."""

    def from_file(self, file_stream, resources=None, **kwargs):
        """Convert a notebook that is open as a file."""
        try:
            notebook = read(Path(file_stream.name))
        except Unreadable:  # its exercises say why
            notebook = new_notebook()
        return self.from_notebook_node(notebook, resources, **kwargs)


class TakeAnswers(NbGraderPreprocessor):
    """Put a student's answers into the notebook as it was released."""

    def preprocess(self, nb, resources):
        """Return the released notebook with the answers in it."""
        names, course = resources["nbgrader"], self.parent.parent.coursedir
        chapter, name = names["assignment"], f"{names['notebook']}.ipynb"

        def folder(step, student="."):
            return Path(course.format_path(step, student, chapter))

        submitted = folder(course.submitted_directory, names["student"])
        own = submitted / name
        files = [own, *(path for path in notebooks(submitted) if path != own)]
        files = open_files(files)
        given = Given(open_files(notebooks(folder(course.source_directory))))
        before = former(Course(Path(course.root)), chapter)
        released = read(folder(course.release_directory) / name)
        repaired = repair(released, Answers(files, given, before), current=False)
        made = repaired.notebook
        if files[0].fault and not repaired.taken:
            made.metadata["nnkit"] = {"unreadable": files[0].fault}
        return made, resources
