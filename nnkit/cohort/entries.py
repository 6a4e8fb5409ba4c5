"""The rows that marks are in nbgrader's tables, those of many students at a time.

nbgrader's own functions ask the database for each student and each cell anew, and end
a transaction each time; that took most of the time of the process that writes. Here a
question is asked once for all students, and what they got is one transaction of the
caller's. What is in the rows is what nbgrader's OverwriteCells and SaveAutoGrades make.
"""

from dataclasses import dataclass

from nbgrader import api
from nbgrader.utils import compute_checksum, determine_grade, is_task
from sqlalchemy import bindparam, insert, select, update

STUDENTS, SUBMITTED, BOOKS, GRADES, COMMENTS = (
    one.__table__
    for one in (
        api.Student,
        api.SubmittedAssignment,
        api.SubmittedNotebook,
        api.Grade,
        api.Comment,
    )
)
NOTEBOOKS, CELLS, SOURCES = (
    one.__table__ for one in (api.Notebook, api.BaseCell, api.SourceCell)
)
GRADED, COMMENTED = {"GradeCell", "TaskCell"}, {"SolutionCell", "TaskCell"}


@dataclass(eq=False)
class Book:
    """A notebook of a chapter as the gradebook knows it.

    Parameters
    ----------
    name, id : str
    sources : dict
        The cells as they were released, by name.
    graded, commented : dict of str to str
        The ids of the cells that have points, and of those with an answer, by name.
    """

    name: str
    id: str
    sources: dict
    graded: dict
    commented: dict


class Chapter:
    """A chapter as the gradebook knows it, read once for many students."""

    def __init__(self, db, name):
        known = api.Assignment.__table__
        asked = select(known.c.id, known.c.duedate).where(known.c.name == name)
        self.id, self.due = db.execute(asked).one()
        asked = select(NOTEBOOKS.c.name, NOTEBOOKS.c.id)
        asked = asked.where(NOTEBOOKS.c.assignment_id == self.id).order_by("name")
        self.books = [Book(*row, {}, {}, {}) for row in db.execute(asked)]
        books = {book.id: book for book in self.books}
        for cell in db.execute(select(SOURCES).where(_among(SOURCES, books))):
            books[cell.notebook_id].sources[cell.name] = cell
        for cell in db.execute(select(CELLS).where(_among(CELLS, books))):
            if cell.type in GRADED:
                books[cell.notebook_id].graded[cell.name] = cell.id
            if cell.type in COMMENTED:
                books[cell.notebook_id].commented[cell.name] = cell.id

    def late(self, db, times):
        """Return who handed in late, of {student: when, or None if that is unknown}."""
        asked = select(SUBMITTED).where(
            SUBMITTED.c.assignment_id == self.id, SUBMITTED.c.student_id.in_(times)
        )
        known = {row.student_id: row for row in db.execute(asked)}
        return {one for one, when in times.items() if self._late(known.get(one), when)}

    def _late(self, known, when):
        when = when or (known and known.timestamp)
        more = known and known.extension
        return when and self.due and when > (self.due + more if more else self.due)


@dataclass
class Marked:
    """What one student got in one notebook.

    Parameters
    ----------
    book : Book
    cells : dict
        The cells of the marked notebook that nbgrader knows, by name; they are changed
        where they differ from what was released and may not.
    """

    book: Book
    cells: dict

    def __post_init__(self):
        for name, source in self.book.sources.items():
            cell = self.cells.get(name)
            if cell is not None:
                cell.metadata.nbgrader["checksum"] = source.checksum
                cell.source = source.source if source.locked else cell.source

    @property
    def ordinary(self):
        """Whether each cell that has points is there."""
        return self.book.graded.keys() <= self.cells.keys()

    def points(self):
        """Return {id of a cell: points}; None for what a person must mark."""
        graded = self.book.graded.items()
        return {number: determine_grade(self.cells[name])[0] for name, number in graded}

    def comments(self):
        """Return {id of a cell: what is said of the answer, or None}."""
        commented = self.book.commented.items()
        return {
            number: self._comment(self.cells.get(name)) for name, number in commented
        }

    def _comment(self, cell):
        if cell is None or is_task(cell):
            return None
        untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
        return "No response." if untouched else None


def enter(db, chapter, times, marks):
    """Enter what students got; nothing is committed.

    Parameters
    ----------
    db : Session
    chapter : Chapter
    times : dict
        When each of the students handed in, or None.
    marks : dict
        A list of `Marked` for each student.
    """
    there = set(db.scalars(select(STUDENTS.c.id).where(STUDENTS.c.id.in_(marks))))
    _do(db, insert(STUDENTS), [{"id": one} for one in marks if one not in there])
    pairs = [(student, chapter.id) for student in marks]
    handed_in = _rows(db, SUBMITTED, "student_id", "assignment_id", pairs)
    of = {student: row["id"] for (student, _), row in handed_in.items()}
    _change(
        db, SUBMITTED, {of[one]: {"timestamp": times[one]} for one in of if times[one]}
    )

    pairs = {(of[s], m.book.id): m for s, found in marks.items() for m in found}
    books = _rows(db, BOOKS, "assignment_id", "notebook_id", pairs)
    found = {books[pair]["id"]: marked for pair, marked in pairs.items()}
    _change(db, BOOKS, {one: {"late_submission_penalty": None} for one in found})

    points = {(b, c): p for b, m in found.items() for c, p in m.points().items()}
    rows = _rows(db, GRADES, "notebook_id", "cell_id", points)
    _change(
        db, GRADES, {row["id"]: _grade(row, points[at]) for at, row in rows.items()}
    )

    said = {(b, c): text for b, m in found.items() for c, text in m.comments().items()}
    rows = _rows(db, COMMENTS, "notebook_id", "cell_id", said)
    _change(
        db, COMMENTS, {r["id"]: {"auto_comment": said[at]} for at, r in rows.items()}
    )


def _grade(row, points):
    """Return what changes: marks that were given by hand are to be looked at again."""
    again = points is None or row.get("manual_score") is not None
    return {"auto_score": points, "needs_manual_grade": again}


def _rows(db, table, first, second, pairs):
    """Return {pair: row} of two columns of a table; make the rows that are missing."""
    asked = select(table).where(table.c[first].in_({one for one, _ in pairs}))
    there = {(row[first], row[second]): row for row in db.execute(asked).mappings()}
    new = {
        pair: {"id": api.new_uuid(), first: pair[0], second: pair[1]}
        for pair in pairs
        if pair not in there
    }
    _do(db, insert(table), list(new.values()))
    return {pair: there.get(pair) or new[pair] for pair in pairs}


def _change(db, table, changes):
    """Change rows of a table, {id: {column: value}}."""
    rows = [{"number": number, **change} for number, change in changes.items()]
    _do(db, update(table).where(table.c.id == bindparam("number")), rows)


def _do(db, statement, rows):
    if rows:  # of none, SQLAlchemy makes one
        db.execute(statement, rows)


def _among(table, books):
    return table.c.notebook_id.in_(books)
