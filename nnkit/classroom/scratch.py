"""Temporary folders that never outlive their use, however the program ends.

`folder` removes its folder when the block ends, `clear` all of them when the user
stops the program. After a kill -9 or a power cut the next run's `sweep` removes what
was left: a folder is in use as long as its owner lives, who holds a lock on it.
"""

import contextlib
import fcntl
import os
import re
import secrets
import shutil
import tempfile
from pathlib import Path

#: The kind of folder that holds what was moved aside: nothing of it may be lost.
ASIDE = "aside"

_OURS = re.compile(r"\.nnkit-[a-z]+-x[0-9a-f]{7}")
_OURS_OUTSIDE = re.compile(r"nnkit-x[0-9a-f]{7}")
_open = []  # the folders of this process, the newest last


@contextlib.contextmanager
def folder(kind=None, parent=None):
    """Yield a new, locked folder: a hidden one in `parent`, or one for any use."""
    name = f".nnkit-{kind}" if kind else "nnkit"
    path = Path(parent or tempfile.gettempdir())
    path /= f"{name}-x{secrets.token_hex(4)[1:]}"
    _open.append(path)  # before it is made: a stop may come at any time
    try:
        path.mkdir(mode=0o700)
        lock = os.open(path, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # a network folder without locks
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield path
        finally:
            _undo(path)
            os.close(lock)
    finally:
        _open.remove(path)


def remember(path):
    """Let `clear` remove a folder too that another library makes and removes."""
    if Path(path) not in _open:
        _open.append(Path(path))


def clear():
    """Remove the folders of this process, put back what was moved aside."""
    for path in reversed(_open):
        _undo(path)


def sweep(root):
    """Remove what runs that were killed left in a checkout, as far as is possible."""
    for path in _leftovers(root):
        with contextlib.suppress(OSError):
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _undo(path)
            finally:
                os.close(lock)


def _leftovers(root):
    outside = Path(tempfile.gettempdir())
    found = [path for path in outside.iterdir() if _OURS_OUTSIDE.fullmatch(path.name)]
    found += [path for path in root.iterdir() if _OURS.fullmatch(path.name)]
    for name in ("solutions", "course", "work", "submitted", "autograded"):
        for here, folders, _ in os.walk(root / name):
            found += [Path(here) / one for one in folders if _OURS.fullmatch(one)]
            folders[:] = [one for one in folders if not one.startswith(".")]
    return found


def _undo(path):
    if path.name.startswith(f".nnkit-{ASIDE}-") and path.is_dir():
        for kept in path.iterdir():
            if not os.path.lexists(path.parent / kept.name):
                kept.rename(path.parent / kept.name)
    _remove(path)


def _remove(path):
    shutil.rmtree(path, ignore_errors=True)
    if path.is_dir():  # a cell may have made a folder in it read-only
        path.chmod(0o700)
        for here, folders, _ in os.walk(path):
            for one in folders:
                if not os.path.islink(os.path.join(here, one)):
                    os.chmod(os.path.join(here, one), 0o700)
        shutil.rmtree(path, ignore_errors=True)
