"""Marks as a table that the gradebooks of Moodle and Canvas import.

Moodle (documentation: *Grade import*) lets the instructor choose the column that says
who a row is: e-mail address, ID number or username. Canvas (*Import grades*) asks for
the columns Student, ID, SIS Login ID and Section in their order, and takes the second
row, Points Possible, for what an assignment gives at most.

A spreadsheet runs a cell that begins with a sign such as ``=``. A name, which is for
the reader only, gets an apostrophe before it. What the platform looks a person up by
must stay as it is; where it begins so, it is left out.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from nnkit.classroom.places import ClassroomError

SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
NO_BOOK = "There is no {} in {}: run `grade` first."
NOBODY = "Nobody has a mark for {} in the gradebook: run `grade` first."


@dataclass(frozen=True)
class Marked:
    """A student with the mark that the gradebook has, hand-made changes included."""

    student: str
    first: str
    last: str
    email: str
    number: str  # in the learning platform
    score: float
    possible: float


def marks(course, chapter, db=""):
    """Return who has a mark for a chapter, in order.

    Parameters
    ----------
    course : Course
    chapter : str
    db : str
        The gradebook's address; as `Gradebook` has it if empty.

    Raises
    ------
    ClassroomError
        If there is no gradebook, or nobody is in it.
    """
    from nbgrader.api import MissingEntry

    from nnkit.cohort import database

    found = database.places(course, database.settings(course, db))
    _, _, file = found.db_url.partition("sqlite:///")
    if file and not Path(file).is_file():
        raise ClassroomError(NO_BOOK.format(Path(file).name, Path(file).parent))
    with database.opened(found) as book:
        try:
            found = book.assignment_submissions(chapter)
        except MissingEntry as error:
            raise ClassroomError(NOBODY.format(chapter)) from error
        marked = [
            Marked(
                one.student.id,
                one.student.first_name or "",
                one.student.last_name or "",
                one.student.email or "",
                one.student.lms_user_id or "",
                one.score,
                one.max_score,
            )
            for one in found
        ]
    if not marked:
        raise ClassroomError(NOBODY.format(chapter))
    return sorted(marked, key=lambda one: one.student)


def moodle(chapter, marked):
    """Return the table for Moodle: Import grades from a CSV file."""
    head = ["First name", "Last name", "ID number", "Email address", "Username"]
    rows = [[*head, chapter]]
    for one in marked:
        who = [_key(one.number), _key(one.email), _key(one.student)]
        rows.append([_name(one.first), _name(one.last), *who, f"{one.score:g}"])
    return _text(rows)


def canvas(chapter, marked):
    """Return the table for Canvas: Import in the Gradebook."""
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    most = max((one.possible for one in marked), default=0)
    rows = [[*head, chapter], ["    Points Possible", *[""] * 4, f"{most:g}"]]
    for one in marked:
        name = ", ".join(filter(None, (one.last, one.first)))
        if not name or "points possible" in name.lower():  # no student, to Canvas
            name = one.student
        number = one.number if one.number.isdecimal() else ""
        who = [_name(name), number, "", _key(one.student), ""]
        rows.append([*who, f"{one.score:g}"])
    return _text(rows)


FORMATS = {"moodle": moodle, "canvas": canvas}


def _name(text):
    """Return a name as a cell that no spreadsheet runs."""
    text = " ".join(text.split())
    return f"'{text}" if text.startswith(SIGNS) else text


def _key(text):
    """Return what a person is looked up by, or "" where a spreadsheet would run it."""
    return "" if text.strip().startswith(SIGNS) or "\n" in text else text.strip()


def _text(rows):
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return made.getvalue()
