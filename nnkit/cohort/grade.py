"""Mark chapters of a whole class: on all cores, and on from where it was stopped."""

import contextlib
import itertools
import os
import time
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
AT_ONCE = 32  # submissions that the gradebook takes together, at most
WAITS = 1  # seconds after which one does not wait for more; its verdicts are kept


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
            for batch in _gathered(_kept(results)):
                for work, error in _written(book, batch):
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


def _kept(results):
    """Yield (work, its record, the marked notebooks, error); the verdicts are kept."""
    for work, result, error in results:
        record, marked = {}, {}
        if not error:
            found, marked = result
            record = {"key": work.key, "engine": work.engine, "seconds": work.seconds}
            record["notebooks"] = found
            records.keep(work.course, work.chapter, work.student, record)
        yield work, record, marked, error


def _gathered(results):
    """Yield lists of results: the gradebook takes many together as fast as a few."""
    some, since = [], 0
    try:
        for one in results:
            since = since if some else time.monotonic()
            some.append(one)
            if len(some) >= AT_ONCE or time.monotonic() - since >= WAITS:
                yield some
                some = []
    except ClassroomError:  # there is no more to come; what came is written
        if some:
            yield some
        raise
    if some:
        yield some


def _written(book, batch):
    """Write what was found, chapter by chapter; return [(work, why that failed)]."""
    faults = {work: error for work, _, _, error in batch}
    for chapter in dict.fromkeys(work.chapter for work in faults):
        these = {
            work.student: (work, record, marked)
            for work, record, marked, error in batch
            if work.chapter == chapter and not error
        }
        texts = {student: marked for student, (*_, marked) in these.items()}
        said = book.write(chapter, texts) if texts else {}
        for student, (work, record, _) in these.items():
            faults[work] = said.get(student, "")
            if not faults[work]:
                record = {**record, "written": True}
                records.keep(work.course, chapter, student, record)
    return faults.items()
