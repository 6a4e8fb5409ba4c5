"""The files beside a notebook: what of them a learner's code may read and import."""

import os
import shutil
import stat
from pathlib import Path

#: What JupyterLab, Python and the desktop leave beside notebooks.
LITTER = (".*", "__pycache__", "*.pyc", "gradebook.db*")
UNWANTED = shutil.ignore_patterns("*.ipynb", *LITTER)
MOST_BYTES = 50_000_000  # of one file
DEEPEST, LONGEST = (
    100,
    1000,
)  # folders in folders, and bytes of a path: a copy is longer


def left_out(folder, names):
    """Return those names in a folder that a guest does not get.

    A link is one of them: it could lead to files that are not the learner's. So are
    pipes and the like, which are no files, and folders without end.
    """
    paths = [Path(folder) / name for name in names]
    return set(UNWANTED(folder, names)) | {
        path.name for path in paths if not _wanted(path, path.lstat())
    }


def _wanted(path, info):
    """Whether a path is a folder, or a file of bounded size that can be read."""
    if too_deep(path):
        return False
    if stat.S_ISREG(info.st_mode):
        return info.st_size <= MOST_BYTES and os.access(path, os.R_OK)
    return stat.S_ISDIR(info.st_mode) and os.access(path, os.R_OK | os.X_OK)


def too_deep(path):
    """Say whether a path is one that copying it could fail for."""
    path = os.fsencode(path)
    return len(path) > LONGEST or path.count(os.fsencode(os.sep)) > DEEPEST


def files(folder, inside=Path()):
    """Yield the paths of the files that a guest gets of a folder, from there on."""
    names = os.listdir(Path(folder, inside))
    for name in sorted(set(names) - left_out(Path(folder, inside), names)):
        if Path(folder, inside, name).is_dir():
            yield from files(folder, inside / name)
        else:
            yield inside / name


def any_beside(folder):
    """Say whether there is anything in a folder that an answer could read."""
    names = [path.name for path in Path(folder).iterdir()]
    return bool(set(names) - left_out(folder, names))
