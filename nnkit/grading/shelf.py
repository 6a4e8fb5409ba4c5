"""The folders that a guest of the sandbox may read."""

import atexit
import functools
import importlib
import shutil
import tempfile
from pathlib import Path

import nnkit
from nnkit.grading.bare import ALWAYS

NNKIT = Path(next(iter(nnkit.__path__)))
READS, DATA = "nnkit.datasets", "data"  # the one module with files of its own
UNUSED = "__pycache__", "explore", "plotting", "classroom", "cohort"


@functools.lru_cache(maxsize=64)
def shelf(kept=None):
    """Return a folder that holds what a guest may read: a copy of nnkit, no more.

    Parameters
    ----------
    kept : bare.Kept, optional
        All of the library that is copied.
    """
    folder = _folder()
    home, ignored = Path(folder) / "nnkit", shutil.ignore_patterns(*UNUSED)
    if kept is None:
        shutil.copytree(NNKIT, home, ignore=ignored)
        return folder
    for name in ALWAYS:
        part = name.partition(".")[2]
        shutil.copytree(NNKIT / part, home / part, ignore=ignored)
    if READS in kept.modules:
        shutil.copytree(NNKIT / DATA, home / DATA)
    for name in kept.modules:
        shutil.copy(importlib.import_module(name).__file__, home)
    (home / "__init__.py").write_text(kept.package)
    return folder


@functools.cache
def empty():
    """Return a folder that holds nothing."""
    return _folder()


def _folder():
    folder = tempfile.mkdtemp(prefix="nnkit-shelf-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
