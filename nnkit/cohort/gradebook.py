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
from nnkit.cohort import database, entries, records, times

MODE = 0o444  # of a marked file, as nbgrader has it
PATIENCE = 30  # seconds for a database to come back
FULL = errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS  # for everybody's files


class Gradebook:
    """The gradebook of a course, open.

    Submissions of the ordinary kind are written together (`entries`). nbgrader's own
    command, which converts each notebook twice and asks the database anew for each
    cell, does the rest: late ones, and those with a graded cell that is not among ours.
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

    def write(self, chapter, marked):
        """Write marks of one chapter; return {student: why that failed}.

        Parameters
        ----------
        chapter : str
        marked : dict of dict
            Of each student the marked notebooks by file name, as JSON.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            rest, said = self._patiently(chapter, marked)
            if said and len(marked) > 1:  # one student's fault ends no batch
                alone = ({student: marked[student]} for student in marked)
                return {
                    k: v for one in alone for k, v in self.write(chapter, one).items()
                }
            faults = dict.fromkeys(marked, said) if said else {}
            for student in rest:
                outcome = self.api.autograde(chapter, student)
                if not outcome["success"]:
                    faults[student] = _said(outcome)
        return faults

    def _patiently(self, chapter, marked):
        """Return who is left to nbgrader, and why nobody was written, if so."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self._write(chapter, marked), ""
            except Exception as error:
                if said := self._refused(error, until):
                    return [], said
                time.sleep(0.2)

    def _refused(self, error, until):
        """Return why these marks are not taken, or "" to try once more.

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

    def _write(self, chapter, marked):
        """Write those of the ordinary kind, or none; return the others."""
        db, known = self.book.db, entries.Chapter(self.book.db, chapter)
        homes = {one: self._folder("submitted", chapter, one) for one in marked}
        whens = {one: times.when(home) for one, home in homes.items()}
        late, marks, rest = known.late(db, whens), {}, []
        db.rollback()  # what comes next takes a while, and needs no database
        top = self.course.root / "autograded"
        top.mkdir(exist_ok=True)
        with scratch.folder("new", top) as folder:
            for student, texts in marked.items():
                books = {
                    b: nbformat.v4.reads(texts[f"{b.name}.ipynb"]) for b in known.books
                }
                found = [entries.Marked(b, _graded(one)) for b, one in books.items()]
                if student in late or not all(one.ordinary for one in found):
                    rest.append(student)
                    continue
                marks[student] = found
                self._fill(folder / student, homes[student], books)
            entries.enter(db, known, whens, marks)
            for student in marks:
                swap_in(folder / student, self._folder("autograded", chapter, student))
            db.commit()
        return rest

    def _fill(self, new, handed_in, books):
        new.mkdir()
        texts = {f"{b.name}.ipynb": nbformat.v4.writes(one) for b, one in books.items()}
        source = self.course.solutions / handed_in.name
        fill(new, texts, (source, handed_in), self.places.ignore)

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


def _said(outcome):
    return (outcome.get("log") or outcome.get("error", "")).strip()
