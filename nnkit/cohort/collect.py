"""Put what people handed in where nbgrader looks for it.

nbgrader's own exchange is collected with ``nbgrader collect``. This is for a folder
with a folder for each student, as mail, a shared disk or a learning platform gives it.
"""

import datetime
import shutil
from dataclasses import dataclass, field

from nnkit.classroom import scratch
from nnkit.classroom.places import ClassroomError, notebooks, swap_in
from nnkit.cohort import configured, times
from nnkit.cohort.records import NAME
from nnkit.grading import beside

SUBMITTED = "submitted"
NONE = "{} holds no folder of a student with notebooks of {}."
BAD_NAME = "the name may hold letters, digits and . _ @ - only"
TWICE = "handed in twice, in {0}/ and beside it: the one that was saved last was taken"
OLDER = (
    "what submitted/ has was saved later ({} UTC), and stays; remove it there to take "
    "this one"
)


@dataclass
class Collected:
    """The students whose work was taken, was there already, and was not taken."""

    taken: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    refused: dict = field(default_factory=dict)  # folder -> why
    notes: dict = field(default_factory=dict)  # what is odd about what was taken


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
    done, roll = Collected(), configured.roll(course)
    for folder in sorted(path for path in place.iterdir() if _is_own(path)):
        homes = [one for one in (folder / chapter, folder) if _is_own(one)]
        homes = [one for one in homes if notebooks(one)]
        name = folder.name
        if name.startswith(".") or not homes:
            continue
        if not NAME.fullmatch(name):
            done.refused[name] = BAD_NAME
            continue
        if roll and name not in roll:
            done.refused[name] = configured.NOT_ON_ROLL
            continue
        home, target = max(homes, key=_when), course.root / SUBMITTED / name / chapter
        if (there := _later(target, _when(home))) is not None:
            done.refused[name] = OLDER.format(there)
            continue
        try:
            new = _take(home, target)
            (done.taken if new else done.unchanged).append(name)
        except OSError as error:
            done.refused[name] = str(error)
        if len(homes) > 1:
            done.notes[name] = TWICE.format(chapter)
    if not (done.taken or done.unchanged or done.refused):
        raise ClassroomError(NONE.format(place, chapter))
    return done


def handed_in(home):
    """Yield the paths of a folder's notebooks and of what they need; no links."""
    for path in notebooks(home):
        if not path.is_symlink():
            yield path.relative_to(home)
    for path in beside.files(home):
        if path.name != "timestamp.txt":
            yield path


def _take(home, target):
    """Copy one student's files; return whether anything was new."""
    with scratch.folder("new", _made(target.parent.parent)) as folder:
        new = folder / target.name
        new.mkdir()
        for path in handed_in(home):
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(home / path, new / path)
        (new / "timestamp.txt").write_text(_when(new))
        if _same(new, target):
            return False
        swap_in(new, target)
        return True


def _later(target, offered):
    """Return when what is there was saved, if that is later, and not in the future."""
    there = times.when(target)
    if there is None or times.odd(target):
        return None
    return there if there > times.parsed(offered) else None


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
