"""nbgrader's gradebook, which one process writes: marks, marked notebooks, feedback."""

import contextlib
import errno
import logging
import os
import shutil
import time
import warnings

import nbformat.v4

from nnkit.classroom import scratch
from nnkit.classroom.kernels import own_programs_first
from nnkit.classroom.places import ClassroomError, swap_in
from nnkit.cohort import database, records, times

MODE = 0o444  # of a marked file, as nbgrader has it
PATIENCE = 30  # seconds for a database to come back
FULL = errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS  # for everybody's files


class Gradebook:
    """The gradebook of a course, open.

    A submission of the ordinary kind is written at once. nbgrader's own command, which
    converts each notebook twice and asks the database anew for each cell, does the
    rest: late ones, and those with a graded cell that is not among ours.
    """

    def __init__(self, course, db=""):
        from nbgrader.apps import NbGraderAPI

        os.environ["PATH"] = own_programs_first()
        self.course, self.config = course, database.settings(course, db)
        self.places = database.places(course, self.config)
        self.api = NbGraderAPI(coursedir=self.places, config=self.config)
        self.book = database.opened(self.places)
        # nbgrader prints each error of the database there, with where it arose
        logging.getLogger("tornado.application").setLevel(logging.CRITICAL)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        from sqlalchemy.exc import DBAPIError

        with contextlib.suppress(DBAPIError):
            self.book.close()
        if isinstance(error, DBAPIError):
            raise database.refusal(self.places, error) from error

    def prepare(self, chapter):
        """Enter a chapter's tests, unless they are there.

        Raises
        ------
        ClassroomError
            If nbgrader refuses.
        """
        from nbgrader.api import MissingEntry
        from nbgrader.apps import NbGraderAPI

        key = {"tests": records.tests(self.course, chapter)}
        with contextlib.suppress(MissingEntry):
            self.book.find_assignment(chapter)
            if records.load(self.course, records.RELEASED, chapter) == key:
                return
        with scratch.folder() as folder:  # course/ itself stays as it is
            aside = database.places(
                self.course, self.config, release_directory=str(folder / "release")
            )
            api = NbGraderAPI(coursedir=aside, config=self.config)
            outcome = api.generate_assignment(chapter)
        if not outcome["success"]:
            raise ClassroomError(f"nbgrader cannot prepare it:\n{_said(outcome)}")
        self.book.db.expire_all()
        records.keep(self.course, records.RELEASED, chapter, key)

    def holds(self, chapter, student):
        """Say whether a student's marks are there, and the marked notebooks."""
        from nbgrader.api import MissingEntry

        if not self._folder("autograded", chapter, student).is_dir():
            return False
        try:
            self.book.find_submission(chapter, student)
        except MissingEntry:
            return False
        return True

    def write(self, chapter, student, notebooks):
        """Write a student's marks; return "" or why that failed.

        Parameters
        ----------
        chapter, student : str
        notebooks : dict of str to str
            The marked notebooks by file name, as JSON.
        """
        until = time.monotonic() + PATIENCE
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            while True:
                try:
                    if self._write(chapter, student, notebooks):
                        return ""
                    break
                except Exception as error:  # one student's fault ends no batch
                    if said := self._refused(error, until):
                        return said
                    time.sleep(0.2)
            outcome = self.api.autograde(chapter, student)
        self.book.db.expire_all()
        return "" if outcome["success"] else _said(outcome)

    def _refused(self, error, until):
        """Return why one student's marks are not taken, or "" to try once more.

        What would stop all others as well is raised.
        """
        from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

        with contextlib.suppress(DBAPIError):
            self.book.db.rollback()
        fault = database.behind(error)
        if isinstance(error, OSError) and error.errno in FULL:
            raise error
        if fault is None:
            return f"{type(error).__name__}: {error}"
        if isinstance(fault, DataError | IntegrityError):
            return f"the gradebook cannot take it: {database.said(fault)}"
        if not database.passes(fault) or time.monotonic() > until:
            raise fault from None
        return ""

    def _write(self, chapter, student, notebooks):
        """Write what is of the ordinary kind; say whether it is."""
        handed_in = self._folder("submitted", chapter, student)
        self.book.update_or_create_student(student)
        when = times.when(handed_in)
        more = {"timestamp": when} if when else {}
        submission = self.book.update_or_create_submission(chapter, student, **more)
        if submission.total_seconds_late > 0:
            return False
        texts = {}
        for one in submission.notebooks:
            name = f"{one.name}.ipynb"
            marked = nbformat.v4.reads(notebooks[name])
            cells = _graded(marked)
            if {grade.name for grade in one.grades} - cells.keys():
                self.book.db.rollback()
                return False
            _enter(one, cells)
            texts[name] = nbformat.v4.writes(marked)
        self._put(handed_in, self._folder("autograded", chapter, student), texts)
        self.book.db.commit()
        return True

    def _put(self, handed_in, target, notebooks):
        """Put the marked notebooks in place, with the files beside them."""
        source = self.course.solutions / target.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with scratch.folder("new", target.parent) as folder:
            new = folder / target.name
            new.mkdir()
            fill(new, notebooks, (source, handed_in), self.places.ignore)
            swap_in(new, target)

    def feedback(self, chapter, student):
        """Write a student's page of feedback; return "" or why that failed."""
        outcome = self.api.generate_feedback(chapter, student)
        return "" if outcome["success"] else _said(outcome)

    def _folder(self, step, chapter, student):
        return self.course.root / step / student / chapter


def fill(new, notebooks, homes, ignored):
    """Fill a folder with notebooks, and with the files of other folders beside them.

    What comes first stays. Links and what cannot be copied are left out: a student's
    file must not cost the mark, nor show what lies elsewhere.
    """
    from nbgrader.utils import find_all_files

    for name, text in notebooks.items():
        (new / name).write_text(text, encoding="utf-8")
        (new / name).chmod(MODE)
    for home in homes:
        for path in find_all_files(str(home), [*ignored, "*.ipynb"]):
            to = new / os.path.relpath(path, home)
            if to.exists() or os.path.islink(path) or not os.path.isfile(path):
                continue
            with contextlib.suppress(OSError):
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, to)
                to.chmod(MODE)


def _graded(marked):
    """Return the cells of a notebook that nbgrader knows, by name."""
    known = (cell for cell in marked.cells if "nbgrader" in cell.metadata)
    return {cell.metadata.nbgrader.get("grade_id"): cell for cell in known}


def _enter(notebook, cells):
    """Do what nbgrader's OverwriteCells and SaveAutoGrades do, by its own reading."""
    from nbgrader.utils import compute_checksum, determine_grade

    for source in notebook.notebook.source_cells:
        cell = cells.get(source.name)
        if cell is not None:
            cell.metadata.nbgrader["checksum"] = source.checksum
            cell.source = source.source if source.locked else cell.source
    notebook.late_submission_penalty = None
    for grade in notebook.grades:
        grade.auto_score, _ = determine_grade(cells[grade.name])
        again = grade.manual_score is not None or grade.auto_score is None
        grade.needs_manual_grade = again
    for comment in notebook.comments:
        cell = cells.get(comment.name)
        if cell is not None:
            untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
            comment.auto_comment = "No response." if untouched else None


def _said(outcome):
    return (outcome.get("log") or outcome.get("error", "")).strip()
