"""The files beside a notebook: what of them a learner's code may read and import."""

import shutil
from pathlib import Path

#: Notebooks, and what JupyterLab, Python and the desktop leave.
UNWANTED = shutil.ignore_patterns(
    "*.ipynb", ".*", "__pycache__", "*.pyc", "gradebook.db*"
)
MOST_BYTES = 50_000_000  # of one file


def left_out(folder, names):
    """Return those names in a folder that a guest does not get.

    A link is one of them: it could lead to files that are not the learner's.
    """
    paths = [Path(folder) / name for name in names]
    return set(UNWANTED(folder, names)) | {
        path.name
        for path in paths
        if path.is_symlink() or path.lstat().st_size > MOST_BYTES
    }


def any_beside(folder):
    """Say whether there is anything in a folder that an answer could read."""
    names = [path.name for path in Path(folder).iterdir()]
    return bool(set(names) - left_out(folder, names))
