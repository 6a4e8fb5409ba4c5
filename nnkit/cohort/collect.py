"""Put what people handed in where nbgrader looks for it.

nbgrader's own exchange is collected with ``nbgrader collect``. This is for a folder
with a folder for each student, as mail, a shared disk or a learning platform gives it.
"""

import datetime
import shutil
from dataclasses import dataclass, field

from nnkit.classroom import scratch
from nnkit.classroom.places import ClassroomError, notebooks, swap_in
from nnkit.cohort.grade import SUBMITTED
from nnkit.cohort.records import NAME
from nnkit.grading import beside

NONE = "{} holds no folder of a student with notebooks of {}."
BAD_NAME = "the name may hold letters, digits and . _ @ - only"


@dataclass
class Collected:
    """The students whose work was taken, was there already, and was not taken."""

    taken: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    refused: dict = field(default_factory=dict)  # folder -> why


def collect(course, chapter, place):
    """Copy each student's notebooks from `place` to ``submitted/``.

    Parameters
    ----------
    course : Course
    chapter : str
    place : Path
        Holds ``STUDENT/CHAPTER/*.ipynb`` or ``STUDENT/*.ipynb``.

    Returns
    -------
    Collected

    Raises
    ------
    ClassroomError
        If there is no work of anybody's.
    """
    if not place.is_dir():
        raise ClassroomError(f"There is no folder {place}.")
    done = Collected()
    for folder in sorted(path for path in place.iterdir() if _is_own(path)):
        inner = folder / chapter
        home = inner if _is_own(inner) else folder
        if folder.name.startswith(".") or not notebooks(home):
            continue
        if not NAME.fullmatch(folder.name):
            done.refused[folder.name] = BAD_NAME
            continue
        try:
            new = _take(home, course.root / SUBMITTED / folder.name / chapter)
            (done.taken if new else done.unchanged).append(folder.name)
        except OSError as error:
            done.refused[folder.name] = str(error)
    if not (done.taken or done.unchanged or done.refused):
        raise ClassroomError(NONE.format(place, chapter))
    return done


def _take(home, target):
    """Copy one student's files; return whether anything was new."""
    with scratch.folder("new", _made(target.parent.parent)) as folder:
        new = folder / target.name
        new.mkdir()
        for path in notebooks(home):
            if not path.is_symlink():
                shutil.copy2(path, new / path.name)
        for path in beside.files(home):
            if path.name == "timestamp.txt":
                continue
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(home / path, new / path)
        (new / "timestamp.txt").write_text(_when(new))
        if _same(new, target):
            return False
        swap_in(new, target)
        return True


def _is_own(path):
    """Whether it is a folder, and no link, which could lead to the solutions."""
    return path.is_dir() and not path.is_symlink()


def _made(folder):
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _when(folder):
    """Return when the newest notebook was saved, as nbgrader writes it."""
    newest = max((path.stat().st_mtime for path in notebooks(folder)), default=0)
    when = datetime.datetime.fromtimestamp(newest, datetime.UTC)
    return when.strftime("%Y-%m-%d %H:%M:%S.%f UTC")


def _same(one, other):
    def content(folder):
        paths = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder): path.read_bytes() for path in paths}

    return other.is_dir() and content(one) == content(other)
