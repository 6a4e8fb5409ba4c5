"""Mark a chapter of a whole class: on all cores, and on from where it was stopped."""

import os
import warnings
from dataclasses import dataclass, field

from nnkit.classroom import scratch
from nnkit.classroom.kernels import own_programs_first
from nnkit.classroom.parallel import each
from nnkit.classroom.places import ClassroomError, Course, notebooks
from nnkit.cohort import records
from nnkit.cohort.submission import Submission
from nnkit.grading.engines import ENGINES
from nnkit.grading.limits import EngineError, Limits
from nnkit.grading.marker import Marker

SUBMITTED = "submitted"
NOBODY = "There is nothing in {}: collect the work first."


@dataclass(frozen=True)
class Task:
    """One student's work for one chapter."""

    course: Course
    chapter: str
    student: str
    engine: str
    seconds: int

    @property
    def folder(self):
        """What the student handed in."""
        return self.course.root / SUBMITTED / self.student / self.chapter


@dataclass
class Done:
    """What became of a chapter's submissions, by student."""

    marked: list = field(default_factory=list)
    kept: list = field(default_factory=list)  # as they were marked before
    faults: dict = field(default_factory=dict)  # of the tool


def students(course, chapter):
    """Return who handed in something for a chapter, in order.

    Raises
    ------
    ClassroomError
        If nobody did.
    """
    place = course.root / SUBMITTED
    found = sorted(path.parent.name for path in place.glob(f"*/{chapter}/"))
    if not found:
        raise ClassroomError(NOBODY.format(place))
    return found


def grade(course, chapter, *, engine="wasi", seconds=30, jobs=None, progress=None):
    """Mark all that was handed in for a chapter, and write it into the gradebook.

    Parameters
    ----------
    course : Course
    chapter : str
    engine : str
        One of `engines.ENGINES`: where submitted code runs.
    seconds : int
        How long one cell may run.
    jobs : int, optional
        Processes; as many as there are cores if None.
    progress : callable, optional
        Takes the number of students and an iterator over them, and returns one.

    Returns
    -------
    Done

    Raises
    ------
    ClassroomError
        If there is nothing to mark, or the engine cannot run here.
    """
    how, done = (engine, seconds), Done()
    plan = [Task(course, chapter, one, *how) for one in students(course, chapter)]
    try:
        ENGINES[engine]()  # says at once what is missing, and compiles once for all
    except EngineError as error:
        raise ClassroomError(str(error)) from error
    book = Gradebook(course, chapter)
    waiting = [task for task in plan if not _is_done(task, book)]
    done.kept = [task.student for task in plan if task not in waiting]
    jobs = max(1, min(jobs or os.cpu_count() or 1, len(waiting)))
    results = each(mark, waiting, jobs, ["nnkit.cohort.grade"]) if waiting else ()
    for task, record, error in progress(len(waiting), results) if progress else results:
        if error:
            done.faults[task.student] = error
            continue
        records.keep(course, chapter, task.student, record)
        said = book.write(task.student)
        if said:
            done.faults[task.student] = said
            continue
        records.keep(course, chapter, task.student, {**record, "written": True})
        done.marked.append(task.student)
    return done


def _is_done(task, book):
    record = records.load(task.course, task.chapter, task.student)
    known = bool(record.get("written")) and record["key"] == _key(task)
    return known and book.holds(task.student)


def _key(task):
    return records.key(
        task.course, task.chapter, task.folder, task.engine, task.seconds
    )


def mark(task):
    """Return the record of a student's chapter, in a process of its own."""
    found, limits = {}, Limits(seconds=task.seconds)
    start = ENGINES[task.engine]()  # once: its guests are copies of one process
    for source in notebooks(task.course.solutions / task.chapter):
        one = Submission(task.course, task.chapter, source.name, task.folder)
        with Marker(start, limits, task.folder) as marker:
            verdicts = one.verdicts(one.taken(), marker)
        found[source.name] = [records.plain(verdict) for verdict in verdicts]
    return {
        "key": _key(task),
        "engine": task.engine,
        "seconds": task.seconds,
        "notebooks": found,
    }


class Gradebook:
    """nbgrader's gradebook, which one process writes: this one."""

    def __init__(self, course, chapter):
        from nbgrader.apps import NbGraderAPI
        from nbgrader.coursedir import CourseDirectory
        from traitlets.config import Config

        from nnkit.classroom.settings import configure

        os.environ["PATH"] = own_programs_first()
        config = Config()
        configure(config)
        root = str(course.root)
        with scratch.folder() as folder:  # course/ itself stays as it is
            places = CourseDirectory(
                config=config, root=root, release_directory=str(folder / "release")
            )
            api = NbGraderAPI(coursedir=places, config=config)
            outcome = api.generate_assignment(chapter)
        if not outcome["success"]:
            raise ClassroomError(f"nbgrader cannot prepare it:\n{self._said(outcome)}")
        places = CourseDirectory(config=config, root=root)
        self.root, self.chapter = course.root, chapter
        self.api = NbGraderAPI(coursedir=places, config=config)

    def holds(self, student):
        """Say whether a student's marks are there, and the marked notebooks."""
        from nbgrader.api import MissingEntry

        if not (self.root / "autograded" / student / self.chapter).is_dir():
            return False
        try:
            with self.api.gradebook as book:
                book.find_submission(self.chapter, student)
        except MissingEntry:
            return False
        return True

    def write(self, student):
        """Write a student's marks; return "" or why that failed."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            outcome = self.api.autograde(self.chapter, student)
        return "" if outcome["success"] else self._said(outcome)

    def feedback(self, student):
        """Write a student's page of feedback; return "" or why that failed."""
        outcome = self.api.generate_feedback(self.chapter, student)
        return "" if outcome["success"] else self._said(outcome)

    def _said(self, outcome):
        return (outcome.get("log") or outcome.get("error", "")).strip()
