"""What one student handed in for one notebook, ready to be marked."""

from dataclasses import dataclass
from pathlib import Path

from nnkit.classroom.answers import Answers, File
from nnkit.classroom.originals import files_of, originals
from nnkit.classroom.places import Course, notebooks
from nnkit.classroom.repair import repair
from nnkit.grading.limits import TOO_SLOW, Stopped
from nnkit.grading.mark import mark_cells
from nnkit.grading.notebook import Unreadable, cells
from nnkit.grading.verdict import UNREADABLE, nothing
from nnkit.grading.watch import watch

READS = 60  # seconds of work to find a notebook's answers; they take one
LONG = "the notebooks are too large or too long to be read"


@dataclass(frozen=True)
class Submission:
    """One notebook of a student's.

    Parameters
    ----------
    course : Course
    chapter, name : str
        The chapter and the notebook's file name.
    folder : Path
        All that the student handed in for the chapter.
    """

    course: Course
    chapter: str
    name: str
    folder: Path

    @property
    def source(self):
        """The notebook with the answers and all tests."""
        return self.course.solutions / self.chapter / self.name

    @property
    def released(self):
        """The notebook as the students got it."""
        return self.course.course / self.chapter / self.name

    def taken(self):
        """Return the released notebook with the student's answers in it.

        They are taken from all notebooks that the student handed in. The notebook's
        metadata say why there are none, if the file cannot be read.
        """
        try:
            with watch(READS, Stopped(TOO_SLOW, LONG)):
                return self._taken(self._files())
        except (Stopped, MemoryError):  # whatever made it so large is nobody's answer
            return self._taken([File(self.folder / self.name, 0, fault=LONG)])

    def _files(self):
        """Return what was handed in, opened, the notebook's own file first."""
        own = self.folder / self.name
        files = files_of(sorted({own, *notebooks(self.folder)}))
        return sorted(files, key=lambda file: file.path != own)

    def _taken(self, files):
        chapter = originals(self.course, self.chapter)
        answers = Answers(files, chapter.given, chapter.former)
        made = repair(chapter.released(self.name), answers, current=False)
        if files[0].fault and not made.taken:
            made.notebook.metadata["nnkit"] = {"unreadable": files[0].fault}
        return made.notebook

    def verdicts(self, notebook, marker):
        """Return the verdict on each exercise of what `taken` returned."""
        wanted = originals(self.course, self.chapter).exercises(self.name)
        fault = notebook.metadata.get("nnkit", {}).get("unreadable")
        try:
            found = cells(notebook)
        except Unreadable as error:  # one answer leans on more cells than are marked
            fault = str(error)
        if fault:
            return [nothing(one, UNREADABLE, fault) for one in wanted]
        return mark_cells(found, wanted, marker)
