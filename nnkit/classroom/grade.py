"""Mark a learner's own work with the hidden tests, in a copy.

Each notebook is marked by itself, in a temporary course of its own: nbgrader
generates the assignment from ``solutions/``, takes the repaired copy as the
submission, runs and marks it and writes its feedback. So one bad notebook cannot
disturb another, several can be marked at once, and nothing in ``work/`` changes
except ``work/feedback/``.
"""

import contextlib
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from nnkit.classroom import scratch, workspace
from nnkit.classroom.parallel import each
from nnkit.classroom.places import ClassroomError, notebooks, swap_in
from nnkit.classroom.settings import TIMEOUT


@dataclass(frozen=True)
class Job:
    """One notebook to mark; picklable, so that another process can do it."""

    chapter: str
    source: Path  # in solutions/
    submitted: Path | None  # in work/, None if it is not there
    feedback: Path  # the folder for its HTML page
    timeout: int
    threads: int | None
    notes: tuple = ()


@dataclass
class Mark:
    """What one exercise got."""

    title: str
    points: float
    possible: float
    missing: str  # why points are missing; "" if none are
    where: str
    notes: list = field(default_factory=list)


@dataclass
class Marked:
    """What one notebook got. `fault` is an error of the tool, not of the learner."""

    chapter: str
    notebook: str
    marks: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    fault: str = ""

    @property
    def points(self):
        """The sum over its exercises."""
        return sum(mark.points for mark in self.marks)

    @property
    def possible(self):
        """The most that it can give."""
        return sum(mark.possible for mark in self.marks)


def grade(course, names=(), *, timeout=TIMEOUT, jobs=None, progress=lambda text: None):
    """Mark the learner's notebooks of some or all chapters.

    Parameters
    ----------
    course : Course
    names : sequence of str
        Chapters or beginnings of their names; all chapters in ``work/`` if empty.
    timeout : int
        Seconds that one cell may run.
    jobs : int, optional
        Notebooks marked at the same time; as many as there are cores if None.
    progress : callable
        Called with a line of text when a notebook is done.

    Returns
    -------
    list of Marked

    Raises
    ------
    ClassroomError
        If there is nothing to mark.
    """
    chapters = course.chapters(names)
    if not _has_work(course.work):
        raise ClassroomError("There is nothing in work/ yet: run `make lab` first.")
    if not names:
        chapters = [name for name in chapters if (course.work / name).is_dir()]
        if not chapters:
            raise ClassroomError("work/ holds no chapter: run `make lab` first.")
    record = workspace.read_record(course.work)
    with scratch.folder("marking", course.work) as folder:
        plan = []
        for chapter in chapters:
            plan += _plan(course, chapter, record, folder / chapter, timeout)
        marked = _run(plan, jobs, progress)
        for chapter in chapters:
            _publish(folder / chapter, course.work / "feedback" / chapter)
    return marked


def _has_work(work):
    return work.is_dir() and any(
        path.is_dir() and not path.name.startswith(".") and path.name != "feedback"
        for path in work.iterdir()
    )


def _plan(course, chapter, record, feedback, timeout):
    """Return a job for each notebook of a chapter."""
    from nnkit.classroom.matching import match

    folder = course.work / chapter
    feedback.mkdir()
    expected = notebooks(course.solutions / chapter)
    present = notebooks(folder) if folder.is_dir() else []
    pairs, ignored = match(expected, present)
    jobs = []
    for source in expected:
        submitted, notes = pairs.get(source), []
        relative = Path(chapter) / source.name
        if submitted is not None and submitted.name != source.name:
            notes.append(f"renamed to {submitted.name}; marked all the same")
        elif submitted is not None and workspace.outdated(course, relative, record):
            notes.append("your copy is older than the chapter, see `start`")
        jobs.append(
            Job(chapter, source, submitted, feedback, timeout, None, tuple(notes))
        )
    extra = [f"{path.name}: not part of the chapter, not marked" for path in ignored]
    if jobs and extra:
        last = jobs[-1]
        jobs[-1] = Job(**{**vars(last), "notes": (*last.notes, *extra)})
    return jobs


def _run(plan, jobs, progress):
    """Mark all notebooks, at most `jobs` at a time, and return them in order."""
    cores = os.cpu_count() or 1
    jobs = max(1, min(jobs or cores, len(plan)))
    plan = [Job(**{**vars(job), "threads": max(1, cores // jobs)}) for job in plan]
    results = {}
    for job, marked, error in each(_mark, plan, jobs, ["nnkit.classroom.one"]):
        if error:  # one notebook's fault must not hide the others' marks
            marked = Marked(job.chapter, job.source.name, fault=error)
        results[job] = marked
        progress(f"{job.chapter}/{job.source.name}")
    return [results[job] for job in plan]


def _mark(job):
    from nnkit.classroom.one import mark_notebook

    return mark_notebook(job)


def _publish(new, target):
    """Put a chapter's feedback in place; without any, remove what is out of date."""
    if any(new.iterdir()):
        swap_in(new, target)
        return
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(target)
