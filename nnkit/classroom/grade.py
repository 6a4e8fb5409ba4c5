"""Mark a learner's own work with the hidden tests, in a copy.

Of the learner's file only the answers are taken, and `nnkit.grading` runs them, in
processes of their own, and the tests. So one bad notebook cannot disturb another,
several can be marked at once, and nothing in ``work/`` changes except
``work/feedback/``.
"""

import contextlib
import os
import shutil
from pathlib import Path

from nnkit.classroom import scratch, workspace
from nnkit.classroom.former import former
from nnkit.classroom.marks import Job, Marked
from nnkit.classroom.parallel import each
from nnkit.classroom.places import ClassroomError, notebooks, swap_in
from nnkit.classroom.settings import TIMEOUT

#: What each process needs, imported once for all.
PRELOADED = ["nnkit.classroom.one", "nnkit.classroom.feedback"]
MOST = 20  # notebooks that one process marks


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
    plan = [job for chapter in chapters for job in _plan(course, chapter, timeout)]
    marked = _run(plan, jobs, progress)
    for chapter in chapters:
        _publish(course, chapter, [one for one in marked if one.chapter == chapter])
    return marked


def _has_work(work):
    return work.is_dir() and any(
        path.is_dir() and not path.name.startswith(".") and path.name != "feedback"
        for path in work.iterdir()
    )


def _plan(course, chapter, timeout):
    """Return a job for each notebook of a chapter."""
    from nnkit.classroom.pairing import pair

    folder, before = course.work / chapter, former(course, chapter)
    record = workspace.read_record(course.work)
    expected = notebooks(course.solutions / chapter)
    present = notebooks(folder) if folder.is_dir() else []
    pairs, unknown = pair(expected, present, before)
    jobs = []
    for source in expected:
        own, notes = pairs.get(source), []
        old = own and workspace.outdated(course, Path(chapter) / own.name, record)
        if own is not None and own.name != source.name:
            notes.append(f"renamed to {own.name}; marked all the same")
        elif old:
            notes.append("your copy is older than the chapter, see `start`")
        others = [path for path in present if path not in pairs.values()]
        others += [path for path in pairs.values() if path != own]
        found = (*filter(None, [own]), *others)
        released = course.course / chapter / source.name
        current, notes = own is not None and not old, tuple(notes)
        where = (course, chapter, source, released, found)
        jobs.append(Job(*where, bool(own), current, timeout, notes))
    extra = [f"{path.name}: not part of the chapter, not marked" for path in unknown]
    if jobs and extra:
        last = jobs[-1]
        jobs[-1] = Job(**{**vars(last), "notes": (*last.notes, *extra)})
    return jobs


def _run(plan, jobs, progress):
    """Mark all notebooks, at most `jobs` at a time, and return them in order."""
    jobs = max(1, min(jobs or os.cpu_count() or 1, len(plan)))
    results = {}
    for job, marked, error in each(_mark, plan, jobs, PRELOADED, MOST):
        if error:  # one notebook's fault must not hide the others' marks
            marked = Marked(job.chapter, job.source.name, fault=error)
        results[job] = marked
        progress(f"{job.chapter}/{job.source.name}")
    return [results[job] for job in plan]


def _mark(job):
    from nnkit.classroom.one import mark_notebook

    return mark_notebook(job)


def _publish(course, chapter, marked):
    """Put a chapter's feedback in place; without any, remove what is out of date."""
    target = course.work / "feedback" / chapter
    try:
        if not any(one.page for one in marked):
            with contextlib.suppress(FileNotFoundError):
                shutil.rmtree(target)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with scratch.folder("new", target.parent) as folder:
            new = folder / chapter
            new.mkdir()
            for one in marked:
                if one.page:
                    name = Path(one.notebook).with_suffix(".html").name
                    (new / name).write_text(one.page, encoding="utf-8")
            swap_in(new, target)
    except OSError as error:  # the marks are right all the same
        for one in marked:
            one.unwritten = f"{error.strerror or error}: {target}"
