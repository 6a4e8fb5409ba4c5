"""Mark chapters of a whole class: on all cores, and on from where it was stopped."""

import os
from dataclasses import dataclass, field

import nbformat.v4

from nnkit.classroom.parallel import each
from nnkit.classroom.places import ClassroomError, Course, notebooks
from nnkit.cohort import records
from nnkit.cohort.submission import Submission
from nnkit.grading.engines import ENGINES, starter
from nnkit.grading.limits import EngineError, Limits
from nnkit.grading.marker import Marker
from nnkit.grading.outputs import show
from nnkit.grading.watch import limit_memory

SUBMITTED = "submitted"
NOBODY = "There is nothing in {}: collect the work first."
MOST = 100  # students that one process marks: what it may leave behind is bounded


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
    """What became of submissions, by STUDENT; of all chapters, by CHAPTER/STUDENT."""

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
    found = sorted(path.parent.name for path in place.glob(f"[!.]*/{chapter}/"))
    if not found:
        raise ClassroomError(NOBODY.format(place))
    return found


def grade(course, chapter="", *, engine="wasi", seconds=30, jobs=None, progress=None):
    """Mark what was handed in, and write it into the gradebook.

    Parameters
    ----------
    course : Course
    chapter : str
        All chapters that somebody handed in if empty.
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
    from nnkit.cohort.gradebook import Gradebook

    done = Done()
    plan = [
        Task(course, one, student, engine, seconds)
        for one in ([chapter] if chapter else _handed_in(course))
        for student in students(course, one)
    ]

    def name(task):
        return task.student if chapter else f"{task.chapter}/{task.student}"

    try:
        ENGINES[engine]()  # says at once what is missing, and compiles once for all
    except EngineError as error:
        raise ClassroomError(str(error)) from error
    with Gradebook(course) as book:
        for one in dict.fromkeys(task.chapter for task in plan):
            book.prepare(one)
        waiting = [task for task in plan if not _is_done(task, book)]
        left = set(waiting)
        done.kept = [name(task) for task in plan if task not in left]
        jobs = max(1, min(jobs or os.cpu_count() or 1, len(waiting)))
        ready = ["nnkit.cohort.grade", "nnkit.rivals.twins"]
        results = each(mark, waiting, jobs, ready, MOST) if waiting else ()
        if progress:
            results = progress(len(waiting), results)
        for task, found, error in results:
            error = error or _keep(task, book, *found)
            if error:
                done.faults[name(task)] = error
            else:
                done.marked.append(name(task))
    return done


def _handed_in(course):
    """Return the chapters that somebody handed in."""
    place = course.root / SUBMITTED
    found = [one for one in course.chapters() if any(place.glob(f"[!.]*/{one}/"))]
    if not found:
        raise ClassroomError(NOBODY.format(place))
    return found


def _keep(task, book, record, marked):
    """Write what was found; return "" or why that failed."""
    where = task.course, task.chapter, task.student
    records.keep(*where, record)
    said = book.write(task.chapter, task.student, marked)
    if not said:
        records.keep(*where, {**record, "written": True})
    return said


def _is_done(task, book):
    record = records.load(task.course, task.chapter, task.student)
    known = bool(record.get("written")) and record["key"] == _key(task)
    return known and book.holds(task.chapter, task.student)


def _key(task):
    return records.key(
        task.course, task.chapter, task.folder, task.engine, task.seconds
    )


def mark(task):
    """Return the record of a student's chapter, and the marked notebooks by name."""
    limit_memory()
    found, marked, limits = {}, {}, Limits(seconds=task.seconds)
    with Marker(starter(task.engine), limits, task.folder) as marker:
        for source in notebooks(task.course.solutions / task.chapter):
            one = Submission(task.course, task.chapter, source.name, task.folder)
            notebook = one.taken()
            verdicts = one.verdicts(notebook, marker)
            show(notebook, verdicts)
            marked[source.name] = nbformat.v4.writes(notebook)
            found[source.name] = [records.plain(verdict) for verdict in verdicts]
    record = {"key": _key(task), "engine": task.engine, "seconds": task.seconds}
    return {**record, "notebooks": found}, marked
