"""One student's work for one chapter, from what was handed in to marked notebooks."""

import functools
from dataclasses import dataclass
from pathlib import Path

import nbformat.v4

from nnkit.classroom.places import Course, notebooks
from nnkit.cohort import records
from nnkit.cohort.submission import Submission
from nnkit.grading.engines import starter
from nnkit.grading.limits import Limits
from nnkit.grading.marker import Marker
from nnkit.grading.outputs import show
from nnkit.grading.watch import limit_memory


@dataclass(frozen=True)
class Work:
    """What is marked, and how; picklable, so that another process can do it.

    Parameters
    ----------
    course : Course
    chapter : str
    folder : Path
        All that the student handed in for the chapter.
    engine : str
        One of `engines.ENGINES`: where submitted code runs.
    seconds : int
        How long one cell may run.
    """

    course: Course
    chapter: str
    folder: Path
    engine: str
    seconds: int

    @property
    def student(self):
        """Whose it is, where it lies in submitted/."""
        return self.folder.parent.name

    @functools.cached_property
    def key(self):
        """The hash of what was handed in, of its tests and of how it is marked.

        As it was when this was first asked for: what is handed in later is not marked.
        """
        parts = self.course, self.chapter, self.folder, self.engine, self.seconds
        return records.key(*parts)


def mark(work):
    """Return the verdicts, as plain values, and the marked notebooks, both by name."""
    limit_memory()
    limits = Limits(seconds=work.seconds)
    with Marker(starter(work.engine), limits, work.folder) as marker:
        return _each(work, lambda one, notebook: one.verdicts(notebook, marker))


def again(work, kept):
    """Return what `mark` returned when it gave these verdicts; nothing runs."""

    def found(one, notebook):
        return [records.verdict(plain) for plain in kept[one.name]]

    return _each(work, found)


def _each(work, judge):
    found, marked = {}, {}
    for source in notebooks(work.course.solutions / work.chapter):
        one = Submission(work.course, work.chapter, source.name, work.folder)
        notebook = one.taken()
        verdicts = judge(one, notebook)
        show(notebook, verdicts)
        marked[source.name] = nbformat.v4.writes(notebook)
        found[source.name] = [records.plain(verdict) for verdict in verdicts]
    return found, marked
