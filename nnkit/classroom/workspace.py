"""Give a learner a copy of the course that nothing overwrites.

``course/`` belongs to git, ``work/`` to the learner. A file is copied when it is
missing from ``work/`` and never again. The hash of what is copied is recorded just
before each copy, so that a later `start`, also after one that was cut short, can say
which copies are older than the chapter.
"""

import contextlib
import hashlib
import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from nnkit.classroom import contents, scratch
from nnkit.classroom.places import ClassroomError, files

#: In ``work/``: relative path -> hash of the released file that was copied.
RECORD = ".copied-from-course.json"
MAKEFILE = """\
# JupyterLab's terminal opens here: the commands of the folder above work, too.
help grade lab:
\t@$(MAKE) --no-print-directory --directory=.. $@

.PHONY: help grade lab
"""


@dataclass
class Started:
    """What `start` did, as relative paths.

    ``outdated`` are kept files whose chapter was released anew since the copy;
    ``unknown`` are kept files of which no record told where they came from: from now
    on one does; ``blocked`` are files that could not be copied because something is
    in the way.
    """

    copied: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    outdated: list = field(default_factory=list)
    untouched: list = field(default_factory=list)
    unknown: list = field(default_factory=list)
    blocked: list = field(default_factory=list)


def start(course):
    """Copy released files to ``work/`` where they are missing.

    Parameters
    ----------
    course : Course

    Returns
    -------
    Started

    Raises
    ------
    ClassroomError
        If there is no released course, or ``work`` is not a folder.
    """
    released = files(course.course) if course.course.is_dir() else []
    if not released:
        raise ClassroomError(f"There is nothing to copy: {course.course} is empty.")
    try:
        course.work.mkdir(exist_ok=True)
    except FileExistsError:
        raise ClassroomError(
            f"{course.work} is a file; a folder was expected."
        ) from None
    with _alone(course.work):
        return _copy(course, released)


def _copy(course, released):
    record, done = read_record(course.work), Started()
    for path in released:
        source, target = course.course / path, course.work / path
        if target.is_file():
            done.kept.append(path)
            if path.as_posix() not in record:
                _remember(course, record, path, file_hash(source))
                if file_hash(target) != file_hash(source):
                    done.unknown.append(path)
            elif outdated(course, path, record):
                done.outdated.append(path)
                if file_hash(target) == record[path.as_posix()]:
                    done.untouched.append(path)
        elif os.path.lexists(target) or not _make_folder(target.parent):
            done.blocked.append(path)
        else:
            content = source.read_bytes()
            # Before the copy: nothing can come between a copy and its record.
            _remember(course, record, path, hashlib.sha256(content).hexdigest())
            write_new(target, content)
            done.copied.append(path)
    replace_file(course.work / contents.INDEX, contents.index(course).encode())
    if not os.path.lexists(course.work / "Makefile"):
        write_new(course.work / "Makefile", MAKEFILE.encode())
    return done


def describe(done, course):
    """Return what `start` did as lines of text."""
    lines = [f"Copied to {course.work.name}/:" if done.copied else ""]
    lines += [f"  {path.as_posix()}" for path in done.copied]
    if done.kept:
        lines.append(f"Kept as they are: {_count(done.kept)} already in work/.")
    for path in done.outdated:
        what = (
            "You have not changed it: delete it and start again to get the new one."
            if path in done.untouched
            else f"Your work stays; the new one is course/{path.as_posix()}."
        )
        lines.append(f"  {path.as_posix()}: a newer release exists. {what}")
    for path in done.unknown:
        lines.append(
            f"  {path.as_posix()}: it is not known from which release it was copied. "
            f"Compare it with course/{path.as_posix()}; of newer ones you will be told."
        )
    for path in done.blocked:
        lines.append(f"  {path.as_posix()}: not copied, something else has its name.")
    return [line for line in lines if line]


def read_record(work):
    """Return which release each file of `work` was copied from; {} if unknown."""
    try:
        record = json.loads((work / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(record, dict):
        return {}
    return {path: value for path, value in record.items() if _is_hash(value)}


def outdated(course, path, record):
    """Say whether the released file changed since it was copied to ``work/``."""
    copied = record.get(Path(path).as_posix())
    source = course.course / path
    return bool(copied) and source.is_file() and file_hash(source) != copied


def file_hash(path):
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_hash(value):
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def _remember(course, record, path, value):
    """Note in `record`, and on the disk, which release a file was copied from."""
    record[path.as_posix()] = value
    text = json.dumps(record, indent=1, sort_keys=True) + "\n"
    replace_file(course.work / RECORD, text.encode())


@contextlib.contextmanager
def _alone(folder):
    """Let a second `start` on the same folder wait until the first has ended."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(ImportError, OSError):  # where there are no locks
            import fcntl

            lock = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, lock)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write_new(path, content):
    """Write a file that does not exist yet; it appears whole or not at all."""
    with _beside(path) as temporary:
        temporary.write_bytes(content)
        try:
            os.link(temporary, path)  # fails, where rename would overwrite
        except FileExistsError:
            raise ClassroomError(f"{path} appeared meanwhile; it was kept.") from None
        except OSError:  # a file system without hard links
            if os.path.lexists(path):
                raise ClassroomError(f"{path} appeared meanwhile; kept.") from None
            os.replace(temporary, path)


def replace_file(path, content):
    """Write a file whole or not at all, in place of an older one."""
    with _beside(path) as temporary:
        temporary.write_bytes(content)
        os.replace(temporary, path)


@contextlib.contextmanager
def _beside(path):
    """Yield a place in which to make a file; an error of the disk names `path`."""
    try:
        with scratch.folder("new", path.parent) as folder:
            yield folder / path.name
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _make_folder(folder):
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        return False
    return True


def _count(paths):
    return f"{len(paths)} file{'' if len(paths) == 1 else 's'}"
