"""The database of nbgrader's gradebook: a file of SQLite's, or a server."""

from nnkit.classroom.places import ClassroomError
from nnkit.cohort import configured

REFUSES = (
    "The gradebook at {} refuses: {}. What was marked is kept: mend that, and run the "
    "command again."
)
NO_DRIVER = (
    "The gradebook at {} cannot be opened: {}. For PostgreSQL install "
    "'nnkit[classroom-postgres]', and begin the address with postgresql+psycopg://."
)


def settings(course, db=""):
    """Return nbgrader's configuration: the instructor's, ours, and the address `db`."""
    from nnkit.classroom.settings import configure

    found = configured.settings(course)
    configure(found)
    if db:
        found.CourseDirectory.db_url = db
    return found


def places(course, config, **more):
    """Return where nbgrader finds what is of a course, and its gradebook's address."""
    from nbgrader.coursedir import CourseDirectory

    return CourseDirectory(config=config, root=str(course.root), **more)


def opened(found):
    """Return nbgrader's gradebook of some `places`, open.

    Raises
    ------
    ClassroomError
        If the database refuses, or there is no driver for it.
    """
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import ArgumentError, DBAPIError

    try:
        return Gradebook(found.db_url, found.course_id)
    except DBAPIError as error:
        raise refusal(found, error) from error
    except (ArgumentError, ImportError) as error:
        why = NO_DRIVER.format(shown(found.db_url), error)
        raise ClassroomError(why) from error


def refusal(found, error):
    """Return the `ClassroomError` of an error of the database."""
    return ClassroomError(REFUSES.format(shown(found.db_url), said(error)))


def said(error):
    """Return the first line of what the database said."""
    lines = [line.strip() for line in str(error.orig).splitlines() if line.strip()]
    return lines[0].rstrip(".") if lines else type(error.orig).__name__


def behind(error):
    """Return the database's error that an error of nbgrader's hides, or None."""
    from sqlalchemy.exc import DBAPIError

    while error is not None and not isinstance(error, DBAPIError):
        error = error.__cause__ or error.__context__
    return error


def shown(address):
    """Return an address without its password."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(address).render_as_string(hide_password=True)
    except ArgumentError:
        return "an address of another form"


def passes(error):
    """Whether an error of the database may be over soon: a restart, another writer."""
    from sqlalchemy.exc import OperationalError

    if "sqlite3" in type(error.orig).__module__:
        return "locked" in str(error.orig)
    return error.connection_invalidated or isinstance(error, OperationalError)
