"""Mark one notebook, and write its page of feedback."""

from nnkit.classroom.answers import Answers
from nnkit.classroom.marks import Mark, Marked
from nnkit.classroom.originals import files_of, originals
from nnkit.classroom.places import ClassroomError
from nnkit.classroom.repair import repair
from nnkit.grading.engines import starter
from nnkit.grading.limits import Limits
from nnkit.grading.mark import mark_cells
from nnkit.grading.marker import Marker
from nnkit.grading.notebook import cells
from nnkit.grading.verdict import NOT_MARKED, NOT_STARTED, UNREADABLE, nothing
from nnkit.grading.watch import limit_memory

NO_FILE = "the notebook is missing from work/; `make lab` copies it again"
BY_HAND = "a person marks what is written in words"
NOT_RELEASED = "{} is missing: `git checkout course` or `make course` brings it back"


def mark_notebook(job):
    """Mark the answers to the exercises of a `Job`'s notebook, with feedback.

    Returns
    -------
    Marked
    """
    limit_memory()
    if not job.released.is_file():
        raise ClassroomError(NOT_RELEASED.format(job.released))
    chapter, name = originals(job.course, job.chapter), job.source.name
    released = chapter.released(name)
    saved = job.files[0].stat().st_mtime if job.own else None
    result = Marked(job.chapter, job.source.name, notes=list(job.notes), saved=saved)
    files = files_of(sorted(job.files))
    files.sort(key=lambda file: job.files.index(file.path))
    own = files[0] if job.own else None
    no_file = NO_FILE if own is None else own.fault
    answers = Answers(files, chapter.given, chapter.former, job.own)
    repaired = repair(released, answers, current=job.current)
    wanted = chapter.graded(name)
    if no_file and not repaired.taken:
        given = [nothing(one, UNREADABLE, no_file) for one in wanted]
        result.marks = [_mark(job, *pair) for pair in zip(wanted, given, strict=True)]
        return result
    verdicts = _verdicts(job, chapter.exercises(name), repaired)
    for one in wanted:
        verdict = verdicts.get(one.name) or nothing(one, NOT_MARKED, BY_HAND)
        if one.name in repaired.missing and no_file:
            verdict = nothing(one, verdict.kind, no_file)
        mark = _mark(job, one, verdict)
        for name in (one.name, *(test.name for test in one.tests)):
            mark.notes += [n for n in repaired.notes[name] if n not in mark.notes]
        result.marks.append(mark)
    result.notes += _elsewhere(wanted, repaired, own)
    if any(one.kind != NOT_STARTED for one in verdicts.values()):
        result.page, result.unwritten = _page(job, repaired.notebook, verdicts)
    return result


def _verdicts(job, wanted, repaired):
    """Return {grade id: verdict} of the exercises."""
    beside = job.files[0].parent if job.files else None
    with Marker(starter("process"), Limits(seconds=job.timeout), beside) as marker:
        found = mark_cells(cells(repaired.notebook), wanted, marker)
    return {verdict.name: verdict for verdict in found}


def _elsewhere(wanted, repaired, own):
    """Return notes that say which answers were found in another file."""
    found = {}
    for one in wanted:
        path = repaired.taken.get(one.name)
        changed = one.name not in repaired.unchanged
        if path is not None and changed and not (own and path == own.path):
            found.setdefault(path.name, []).append(one.title)
    return [f"answers taken from {n}: {', '.join(t)}" for n, t in found.items()]


def _page(job, notebook, verdicts):
    """Return the feedback page, or "" and why there is none: marks do without it."""
    from nnkit.classroom.feedback import page

    try:
        return page(notebook, job.source.stem, list(verdicts.values())), ""
    except OSError as error:
        return "", str(error)


def _mark(job, exercise, verdict):
    return Mark(verdict, f"{job.source.stem}: {exercise.heading}".rstrip(": "))
