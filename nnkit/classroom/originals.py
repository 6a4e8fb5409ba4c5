"""A chapter as the course gives it, read once for all notebooks and all learners."""

import functools
from dataclasses import dataclass

from nnkit.classroom.answers import open_files
from nnkit.classroom.former import Former, former
from nnkit.classroom.matching import Given
from nnkit.classroom.places import notebooks
from nnkit.classroom.submission import read
from nnkit.grading.exercises import exercises
from nnkit.grading.notebook import cells


@dataclass(eq=False)
class Originals:
    """What marking needs of one chapter.

    Parameters
    ----------
    given : Given
        The cells that are no answers.
    former : Former
    sources, released : dict of str to NotebookNode
        By file name, as in ``solutions/`` and in ``course/``; not to be changed.
    """

    given: Given
    former: Former
    sources: dict
    released: dict

    @functools.lru_cache(maxsize=64)  # noqa: B019 (few of them live)
    def exercises(self, name):
        """Return the exercises of a notebook, with their tests."""
        return exercises(cells(self.sources[name]), cells(self.released[name]))


def originals(course, chapter):
    """Return the `Originals` of a chapter, anew when one of its files has changed."""
    folders = course.solutions / chapter, course.course / chapter
    paths = [path for folder in folders for path in notebooks(folder)]
    tables = [path for path in course.solutions.glob("*.*") if path.is_file()]
    return _originals(course, chapter, stamps(paths), stamps(tables))


def files_of(paths):
    """Return a learner's files, opened; those of the last learner are kept."""
    return list(_files(stamps(paths)))


def stamps(paths):
    """Return what changes when a file does, for each path."""
    found = []
    for path in paths:
        try:
            info = path.stat()
        except OSError:
            found.append((path, None))
        else:
            found.append((path, (info.st_mtime_ns, info.st_size, info.st_ino)))
    return tuple(found)


@functools.lru_cache(maxsize=1)
def _files(stamps):
    return tuple(open_files([path for path, _ in stamps]))


@functools.lru_cache(maxsize=12)
def _originals(course, chapter, books, tables):
    sources, released = (
        {path.name: read(path) for path in notebooks(folder / chapter)}
        for folder in (course.solutions, course.course)
    )
    given = Given(list(sources.values()))
    return Originals(given, former(course, chapter), sources, released)
