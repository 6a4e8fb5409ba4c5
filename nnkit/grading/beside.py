"""The files beside a notebook: what of them a learner's code may read and import."""

import os
import shutil
import stat
from pathlib import Path

#: What JupyterLab, Python and the desktop leave beside notebooks.
LITTER = (".*", "__pycache__", "*.pyc", "gradebook.db*")
UNWANTED = shutil.ignore_patterns("*.ipynb", *LITTER)
MOST_BYTES = 50_000_000  # of one file
#: Of all together, files with folders and bytes; and names in a folder that are read.
MOST_FILES, MOST_ROOM, MOST_NAMES = 1000, 200_000_000, 10_000
#: Folders in folders, and bytes of a path: some systems take no more.
DEEPEST, LONGEST = 100, 1000


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


def files(folder):
    """Yield the paths of the files that a guest gets of a folder, from there on.

    What lies highest comes first; no more than anybody hands in on purpose.
    """
    waiting, left, room = [Path()], MOST_FILES, MOST_ROOM
    while waiting and left > 0:
        inside = waiting.pop(0)
        names = sorted(os.listdir(Path(folder, inside)))[:MOST_NAMES]
        for name in sorted(set(names) - left_out(Path(folder, inside), names)):
            path = Path(folder, inside, name)
            left -= 1
            if path.is_dir():
                waiting.append(inside / name)
                continue
            room -= path.stat().st_size
            if left < 0 or room < 0:
                return
            yield inside / name


def copy(folder, target):
    """Copy the files that a guest gets of a folder to another one."""
    for path in files(folder):
        Path(target, path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(folder, path), Path(target, path))
