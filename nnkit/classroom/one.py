"""Mark one notebook with nbgrader, in a temporary course of its own."""

import contextlib
import shutil
import warnings

import nbformat
from nbgrader.api import Base
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import SAWarning

from nnkit.classroom.exercises import exercises
from nnkit.classroom.findings import reason
from nnkit.classroom.grade import Mark, Marked
from nnkit.classroom.kernels import kernel_config, quiet_place
from nnkit.classroom.places import ClassroomError, copy_files
from nnkit.classroom.settings import configure
from nnkit.classroom.submission import BadNotebook, read, repair

STUDENT = "me"


def mark_notebook(job):
    """Mark the notebook of a `Job` and write its feedback.

    Returns
    -------
    Marked
    """
    source = nbformat.read(job.source, as_version=4)
    result = Marked(job.chapter, job.source.name, notes=list(job.notes))
    wanted = exercises(source)
    try:
        if job.submitted is None:
            raise BadNotebook(
                "the notebook is missing from work/; `make lab` copies it again"
            )
        learner = read(job.submitted)
    except BadNotebook as error:
        result.marks = [_mark(job, one, 0, str(error)) for one in wanted]
        return result
    with quiet_place(threads=job.threads) as folder:
        with warnings.catch_warnings():  # nbgrader's use of its database
            warnings.simplefilter("ignore", SAWarning)
            marked, repaired, scores = _autograde(job, learner, folder)
    for one in wanted:
        points = sum(scores.get(name, 0) for name, _ in one.tests)
        missing = ""
        if points < one.points:
            missing = reason(one, marked, repaired, job.timeout)
        mark = _mark(job, one, points, missing)
        for name in (one.name, *(name for name, _ in one.tests)):
            mark.notes += [n for n in repaired.notes[name] if n not in mark.notes]
        result.marks.append(mark)
    return result


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


def _autograde(job, learner, folder):
    """Return the marked notebook, what was repaired, and {grade id: points}."""
    name, chapter = job.source.stem, job.chapter
    source = folder / "source" / chapter
    source.mkdir(parents=True)
    copy_files(job.source.parent, source, with_notebooks=False)
    shutil.copyfile(job.source, source / job.source.name)
    api = course_api(folder, job.timeout)
    step(api.generate_assignment(chapter), f"generate {chapter}/{name}")
    released = nbformat.read(
        folder / "release" / chapter / job.source.name, as_version=4
    )
    repaired = repair(learner, released)
    submitted = folder / "submitted" / STUDENT / chapter
    submitted.mkdir(parents=True)
    copy_files(job.submitted.parent, submitted, with_notebooks=False)
    nbformat.write(repaired.notebook, submitted / job.source.name)
    step(api.autograde(chapter, STUDENT), f"mark {chapter}/{name}")
    marked = nbformat.read(
        folder / "autograded" / STUDENT / chapter / job.source.name, as_version=4
    )
    with api.gradebook as book:
        grades = book.find_submission_notebook(name, chapter, STUDENT).grades
        scores = {grade.name: grade.score or 0 for grade in grades}
    step(api.generate_feedback(chapter, STUDENT), f"write feedback on {chapter}/{name}")
    page = folder / "feedback" / STUDENT / chapter / f"{name}.html"
    with contextlib.suppress(FileExistsError):
        job.feedback.mkdir(parents=True)
    shutil.copyfile(page, job.feedback / page.name)
    return marked, repaired, scores


def _mark(job, exercise, points, missing):
    where = f"{job.source.stem}: {exercise.heading}".rstrip(": ")
    return Mark(exercise.title, points, exercise.points, missing, where)
