"""Mark one notebook with nbgrader, in a temporary course of its own."""

import shutil
import warnings

import nbformat
from nbgrader.api import Base
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import SAWarning

from nnkit.classroom.answers import Answers, open_files
from nnkit.classroom.exercises import exercises
from nnkit.classroom.findings import reason
from nnkit.classroom.kernels import kernel_config, quiet_place
from nnkit.classroom.marks import Mark, Marked
from nnkit.classroom.matching import Given
from nnkit.classroom.places import ClassroomError, copy_files, notebooks
from nnkit.classroom.repair import repair
from nnkit.classroom.settings import configure

STUDENT = "me"
NO_FILE = "the notebook is missing from work/; `make lab` copies it again"


def mark_notebook(job):
    """Mark the answers to the exercises of a `Job`'s notebook, with feedback.

    Returns
    -------
    Marked
    """
    source = nbformat.read(job.source, as_version=4)
    saved = job.files[0].stat().st_mtime if job.own else None
    result = Marked(job.chapter, job.source.name, notes=list(job.notes), saved=saved)
    wanted = exercises(source)
    files = open_files(job.files)
    own = files[0] if job.own else None
    no_file = NO_FILE if own is None else own.fault
    chapter = open_files(notebooks(job.source.parent))
    answers = Answers(files, Given(chapter), job.former, job.own)
    with quiet_place(threads=job.threads) as folder:
        with warnings.catch_warnings():  # nbgrader's use of its database
            warnings.simplefilter("ignore", SAWarning)
            api, repaired = _prepare(job, answers, folder)
            if no_file and not repaired.taken:
                result.marks = [_mark(job, one, 0, no_file) for one in wanted]
                return result
            marked, scores = _autograde(job, api, folder)
            result.page, result.unwritten = _feedback(job, api, folder)
    for one in wanted:
        points = sum(scores.get(name, 0) for name, _ in one.tests)
        missing = ""
        if points < one.points:
            missing = reason(one, marked, repaired, job.timeout)
            if one.name in repaired.missing and no_file:
                missing = no_file
        mark = _mark(job, one, points, missing)
        for name in (one.name, *(name for name, _ in one.tests)):
            mark.notes += [n for n in repaired.notes[name] if n not in mark.notes]
        result.marks.append(mark)
    result.notes += _elsewhere(wanted, repaired, own)
    return result


def _elsewhere(wanted, repaired, own):
    """Return notes that say which answers were found in another file."""
    found = {}
    for one in wanted:
        path = repaired.taken.get(one.name)
        changed = one.name not in repaired.unchanged
        if path is not None and changed and not (own and path == own.path):
            found.setdefault(path.name, []).append(one.title)
    return [f"answers taken from {n}: {', '.join(t)}" for n, t in found.items()]


def course_api(folder, timeout=None):
    """Return nbgrader's API for a course in `folder`, with this course's settings."""
    config = kernel_config(folder)
    configure(config)
    config.CourseDirectory.source_directory = "source"
    config.CourseDirectory.release_directory = "release"
    if timeout:
        config.Execute.timeout = timeout
    root = CourseDirectory(config=config, root=str(folder))
    engine = create_engine(root.db_url)  # nbgrader's own way asks alembic, in 3 s,
    Base.metadata.create_all(engine)  # for a version that a passing database needs not
    engine.dispose()
    return NbGraderAPI(coursedir=root, config=config)


def step(outcome, what):
    """Raise ClassroomError with nbgrader's own words if a step failed."""
    if not outcome["success"]:
        said = outcome.get("log") or outcome.get("error", "")
        raise ClassroomError(f"nbgrader could not {what}:\n{said.strip()}")


def _prepare(job, answers, folder):
    """Write the notebook to mark into a new course; return its API and `Repaired`."""
    chapter, name = job.chapter, job.source.name
    source = folder / "source" / chapter
    source.mkdir(parents=True)
    copy_files(job.source.parent, source, with_notebooks=False)
    shutil.copyfile(job.source, source / name)
    api = course_api(folder, job.timeout)
    step(api.generate_assignment(chapter), f"generate {chapter}/{name}")
    released = nbformat.read(folder / "release" / chapter / name, as_version=4)
    repaired = repair(released, answers, current=job.current)
    submitted = folder / "submitted" / STUDENT / chapter
    submitted.mkdir(parents=True)
    if job.files:
        copy_files(job.files[0].parent, submitted, with_notebooks=False)
    nbformat.write(repaired.notebook, submitted / name)
    return api, repaired


def _autograde(job, api, folder):
    """Return the marked notebook and {grade id: points}."""
    name, chapter = job.source.name, job.chapter
    step(api.autograde(chapter, STUDENT), f"mark {chapter}/{name}")
    marked = nbformat.read(
        folder / "autograded" / STUDENT / chapter / name, as_version=4
    )
    with api.gradebook as book:
        found = book.find_submission_notebook(job.source.stem, chapter, STUDENT)
        scores = {grade.name: grade.score or 0 for grade in found.grades}
    return marked, scores


def _feedback(job, api, folder):
    """Return the feedback page, or "" and why there is none: marks do without it."""
    name = job.source.with_suffix(".html").name
    try:
        step(api.generate_feedback(job.chapter, STUDENT), f"write feedback {name}")
        page = folder / "feedback" / STUDENT / job.chapter / name
        return page.read_text(encoding="utf-8"), ""
    except (OSError, ClassroomError) as error:
        return "", str(error)


def _mark(job, exercise, points, missing):
    where = f"{job.source.stem}: {exercise.heading}".rstrip(": ")
    return Mark(exercise.title, points, exercise.points, missing, where)
