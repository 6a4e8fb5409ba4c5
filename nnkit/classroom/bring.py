"""Bring work in from one file: what "Export my work" makes in the course's web page.

The file is a zip with the paths of ``work/``. What stands there and was changed by the
learner is moved aside, never overwritten.
"""

import json
import zipfile
from pathlib import PurePosixPath

from nnkit.checks import _progress
from nnkit.classroom.places import ClassroomError
from nnkit.classroom.workspace import RECORD, file_hash, replace_file

ASIDE = "before-import"
MOST_BYTES = 500_000_000  # unpacked


def bring_in(course, path):
    """Write the files of a zip to ``work/`` and return lines that say what was done.

    Parameters
    ----------
    course : Course
    path : Path
        The zip.

    Raises
    ------
    ClassroomError
        If it cannot be read, or holds what is not a learner's work. Nothing was
        written then.
    """
    course.work.mkdir(exist_ok=True)
    lines = []
    for name, content in _files(path).items():
        try:
            lines += _write(course, name, content)
        except OSError as error:
            said = f"{path} holds {name}, which cannot be written: {error.strerror}."
            raise ClassroomError(said) from error
    return [f"Imported from {path.name}:", *lines]


def _write(course, name, content):
    """Write one file; return lines on it."""
    target, lines = course.work / name, []
    if name.name == _progress.NAME:
        content = _better(target.read_bytes() if target.is_file() else b"{}", content)
    elif target.is_file() and target.read_bytes() != content:
        lines = _put_aside(course, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, content)
    return [*lines, f"  {name}"]


def _files(path):
    """Return the files of a zip by their path, all of them checked."""
    try:
        with zipfile.ZipFile(path) as opened:
            if sum(entry.file_size for entry in opened.infolist()) > MOST_BYTES:
                raise ValueError("it would take more than 500 MB")
            found = {
                PurePosixPath(entry.filename): opened.read(entry)
                for entry in opened.infolist()
                if not entry.is_dir() and not entry.filename.startswith("__MACOSX/")
            }
    except FileNotFoundError:
        raise ClassroomError(f"There is no file {path}.") from None
    except Exception as error:  # each way of packing has exceptions of its own
        raise ClassroomError(f"{path} is not a whole zip file: {error}.") from None
    if all(name.parts[:1] == ("work",) for name in found):
        found = {name.relative_to("work"): content for name, content in found.items()}
    for name, content in found.items():
        if _is_outside(name):
            raise ClassroomError(f"{path} holds {name}, which lies outside work/.")
        if name.suffix == ".ipynb":
            _read(path, name, content)
    if not any(name.suffix == ".ipynb" for name in found):
        raise ClassroomError(f"{path} holds no notebook.")
    return {name: found[name] for name in sorted(found) if name.name != RECORD}


def _is_outside(name):
    """Whether a path leads out of ``work/``, on any system, or is that itself."""
    outside = name.is_absolute() or ".." in name.parts or not name.parts
    return outside or any(sign in str(name) for sign in "\\:")


def _read(path, name, content):
    try:
        json.loads(content)["cells"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ClassroomError(f"{name} in {path} is not a notebook.") from None


def _put_aside(course, name):
    """Move a file out of the way, unless it is as the course has it."""
    target, released = course.work / name, course.course / name
    if released.is_file() and file_hash(released) == file_hash(target):
        return []
    aside = course.work / ASIDE / name
    number = 2
    while aside.exists():
        aside = course.work / f"{ASIDE}-{number}" / name
        number += 1
    aside.parent.mkdir(parents=True, exist_ok=True)
    target.rename(aside)
    return [f"  your own {name} is now {aside.relative_to(course.work).as_posix()}"]


def _better(*files):
    """Merge records of points: of each test the better one counts."""
    merged = {}
    for content in files:
        try:
            kept = json.loads(content)
        except (ValueError, RecursionError):
            continue
        for chapter, tests in kept.items() if isinstance(kept, dict) else ():
            mine = merged.setdefault(chapter, {})
            for test, points in tests.items() if isinstance(tests, dict) else ():
                if isinstance(points, (int, float)):
                    mine[test] = max(points, mine.get(test, 0))
    text = json.dumps(merged, indent=1, sort_keys=True)
    return f"{text}\n".encode()
