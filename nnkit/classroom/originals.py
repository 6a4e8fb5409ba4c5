"""A chapter as the course gives it, read once for all notebooks and all learners."""

import functools

from nnkit.classroom.answers import open_files
from nnkit.classroom.former import former
from nnkit.classroom.matching import Given
from nnkit.classroom.places import notebooks
from nnkit.classroom.submission import read
from nnkit.grading.exercises import exercises, graded
from nnkit.grading.notebook import cells


class Originals:
    """What marking needs of one chapter; what it returns must not be changed."""

    def __init__(self, course, chapter):
        self.source_folder = course.solutions / chapter
        self.released_folder = course.course / chapter
        self.given = Given(open_files(notebooks(self.source_folder)))
        self.former = former(course, chapter)
        self._read = functools.cache(read)

    def source(self, name):
        """Return a notebook as it is in ``solutions/``."""
        return self._read(self.source_folder / name)

    def released(self, name):
        """Return a notebook as it is in ``course/``."""
        return self._read(self.released_folder / name)

    def graded(self, name):
        """Return all that a notebook gives points for."""
        return graded(cells(self.source(name)))

    @functools.lru_cache(maxsize=64)  # noqa: B019 (few of them live)
    def exercises(self, name):
        """Return the exercises of a notebook, with their tests."""
        return exercises(cells(self.source(name)), cells(self.released(name)))


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
    return Originals(course, chapter)
