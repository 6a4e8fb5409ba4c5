"""What a worker of a Dask cluster does with one student's work.

It needs nnkit and no file of ours: the originals of the chapter and what was handed in
come as bytes, and lie in the worker's own folder while they are needed.
"""

import threading
from pathlib import Path

from nnkit.classroom import scratch
from nnkit.classroom.places import Course, notebooks
from nnkit.cohort import helper, records
from nnkit.cohort.collect import handed_in
from nnkit.cohort.work import Work

OTHER = "it has another version of nnkit: install the same there"

_unpacking = threading.Lock()


class Unfit(Exception):
    """A worker cannot mark at all; the text says why and what to do."""


def kit(course, chapter):
    """Return the originals of a chapter, its hidden tests too: {path: content}."""
    folders = course.solutions / chapter, course.course / chapter
    paths = [path for folder in folders for path in notebooks(folder)]
    paths += [path for path in course.solutions.glob("*.*") if path.is_file()]
    return _packed(course.root, [path.relative_to(course.root) for path in paths])


def packed(folder):
    """Return what a student handed in: {path: content}."""
    return _packed(folder, handed_in(folder))


def mark(originals, name, files, chapter, engine, seconds, program):
    """Mark, in a process beside this one, and return the result and an error.

    Parameters
    ----------
    originals : dict
        What `kit` returned.
    name : str
        Another one for other originals.
    files : dict
        What `packed` returned.
    chapter, engine : str
    seconds : int
    program : str
        The hash of the nnkit that shall mark.

    Raises
    ------
    Unfit
        If this machine cannot.
    """
    from distributed import get_worker

    if program != records.program():
        raise Unfit(OTHER)
    place = Path(get_worker().local_directory)
    course = _course(place, name, originals)
    with scratch.folder("student", place) as folder:
        _unpack(files, folder)
        work = Work(course, chapter, folder, engine, seconds)
        result, error = helper.do(work, place)
    if error.startswith("EngineError: "):
        raise Unfit(error.partition(": ")[2])
    return result, error


def _course(place, name, originals):
    course = Course(place / name)
    with _unpacking:
        if not course.root.is_dir():
            with scratch.folder("kit", place) as folder:
                _unpack(originals, folder / name)
                (folder / name).rename(course.root)
    return course


def _packed(folder, paths):
    found = {}
    for path in paths:
        try:
            found[str(path)] = (folder / path).read_bytes()
        except OSError:  # `records.key` takes it for empty, too
            continue
    return found


def _unpack(files, folder):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
