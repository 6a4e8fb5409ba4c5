"""Mark chapters of a whole class: on all cores, and on from where it was stopped."""

import contextlib
import itertools
import os
from dataclasses import dataclass, field

from nnkit.classroom.parallel import each
from nnkit.classroom.places import ClassroomError, chapter_folders
from nnkit.cohort import configured, records, times
from nnkit.cohort.collect import SUBMITTED
from nnkit.cohort.work import Work, again, mark
from nnkit.grading.engines import ENGINES
from nnkit.grading.limits import EngineError

NOBODY = "There is nothing in {}: collect the work first."
NOT_RELEASED = "{} is not released: `make course` makes course/{}."
NO_CHAPTER = "{} is no chapter of the course; what was handed in for it stays unmarked."
MOST = 100  # students that one process marks: what it may leave behind is bounded


@dataclass
class Done:
    """What became of submissions, by STUDENT; of all chapters, by CHAPTER/STUDENT."""

    marked: list = field(default_factory=list)
    kept: list = field(default_factory=list)  # as they were marked before
    faults: dict = field(default_factory=dict)  # why something was not marked
    notes: dict = field(default_factory=dict)  # what is odd, and was marked


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


def grade(
    course,
    chapter="",
    *,
    engine="wasi",
    seconds=30,
    jobs=None,
    scheduler="",
    db="",
    progress=None,
):
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
    scheduler : str
        The address of a Dask cluster that marks, or ``local``; processes of our own
        if empty.
    db : str
        The address of the gradebook; as `Gradebook` has it if empty.
    progress : callable, optional
        Takes the number of students and an iterator over them, and returns one.

    Returns
    -------
    Done

    Raises
    ------
    ClassroomError
        If there is nothing to mark, the engine cannot run here, or the database or the
        cluster refuses.
    """
    from nnkit.cohort.gradebook import Gradebook

    done = Done()
    plan = _plan(course, chapter, engine, seconds, done)
    if not scheduler or scheduler == "local":
        try:
            ENGINES[engine]()  # says at once what is missing, compiles once for all
        except EngineError as error:
            raise ClassroomError(str(error)) from error
    with Gradebook(course, db) as book:
        for one in dict.fromkeys(work.chapter for work in plan.values()):
            book.prepare(one)
        names = {work: name for name, work in plan.items()}
        waiting, known = [], []
        for name, work in plan.items():
            record = records.load(course, work.chapter, work.student)
            if not record or record["key"] != work.key:
                waiting.append(work)
            elif record.get("written") and book.holds(work.chapter, work.student):
                done.kept.append(name)
            else:
                known.append((work, record["notebooks"]))
        before = ((work, again(work, verdicts), "") for work, verdicts in known)
        with contextlib.closing(_marked(waiting, jobs, scheduler)) as marked:
            results = itertools.chain(before, marked)
            if progress:
                results = progress(len(known) + len(waiting), results)
            for work, found, error in results:
                error = error or _keep(work, book, *found)
                if error:
                    done.faults[names[work]] = error
                else:
                    done.marked.append(names[work])
    return done


def _plan(course, chapter, engine, seconds, done):
    """Return {name: Work}, and tell what cannot be marked or is odd."""
    plan, roll = {}, configured.roll(course)
    for one in [chapter] if chapter else _handed_in(course, done):
        if not (course.course / one).is_dir():
            done.faults[one] = NOT_RELEASED.format(one, one)
            continue
        for student in students(course, one):
            name = student if chapter else f"{one}/{student}"
            folder = course.root / SUBMITTED / student / one
            if roll and student not in roll:
                done.faults[name] = configured.NOT_ON_ROLL
                continue
            plan[name] = Work(course, one, folder, engine, seconds)
            if odd := times.odd(folder):
                done.notes[name] = odd
    return plan


def _handed_in(course, done):
    """Return the chapters that somebody handed in."""
    place = course.root / SUBMITTED
    found = {one for home in place.glob("[!.]*/") for one in chapter_folders(home)}
    known = [one for one in course.chapters() if one in found]
    for one in sorted(found - set(known)):
        done.faults[one] = NO_CHAPTER.format(one)
    if not found:
        raise ClassroomError(NOBODY.format(place))
    return known


def _marked(waiting, jobs, scheduler):
    """Yield (work, result, error), from here or from a cluster."""
    if not waiting:
        return
    jobs = max(1, min(jobs or os.cpu_count() or 1, len(waiting)))
    if scheduler:
        from nnkit.cohort import cluster

        yield from cluster.each(waiting, scheduler, jobs)
    else:
        ready = ["nnkit.cohort.work", "nnkit.rivals.twins"]
        yield from each(mark, waiting, jobs, ready, MOST)


def _keep(work, book, found, marked):
    """Write what was found; return "" or why that failed."""
    where = work.course, work.chapter, work.student
    record = {"key": work.key, "engine": work.engine, "seconds": work.seconds}
    record["notebooks"] = found
    records.keep(*where, record)
    said = book.write(work.chapter, work.student, marked)
    if not said:
        records.keep(*where, {**record, "written": True})
    return said
