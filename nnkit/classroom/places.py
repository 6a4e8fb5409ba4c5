"""Where the course lives: solutions/, course/ and work/, and the chapters in them."""

import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from nnkit.classroom import scratch
from nnkit.grading.beside import LITTER

#: Errors of the disk or of its rights, and what the user can do.
DISK = {
    errno.ENOSPC: "the disk is full: make room there",
    errno.EDQUOT: "your share of the disk is used up: make room there",
    errno.EFBIG: "no file may become that large here (`ulimit -f`): raise that limit",
    errno.EROFS: "that disk can only be read: copy the course to a folder of yours",
    errno.EACCES: "you may not change or read it: ask for the right, or copy the "
    "course to a folder of yours",
    errno.EPERM: "the system forbids it: copy the course to a folder of yours",
}


class ClassroomError(Exception):
    """A fault to tell the user in one sentence, without a stack trace."""


@dataclass(frozen=True)
class Course:
    """The folders of one checkout.

    Parameters
    ----------
    root : Path
        The folder that holds ``solutions``, ``course`` and ``work``.
    """

    root: Path

    @classmethod
    def find(cls, start=None):
        """Return the course that `start` (the current folder if None) lies in.

        Raises
        ------
        ClassroomError
            If no folder from `start` upwards holds ``solutions`` or ``course``.
        """
        start = Path(start or ".").resolve()
        for folder in (start, *start.parents):
            if (folder / "solutions").is_dir() or (folder / "course").is_dir():
                return cls(folder)
        raise ClassroomError(
            f"{start} is not in a checkout of the course: there is no folder "
            "`course` or `solutions`. Change to the checkout and try again."
        )

    @property
    def solutions(self):
        """The source: notebooks with answers and hidden tests."""
        return self.root / "solutions"

    @property
    def course(self):
        """The released notebooks that a learner gets."""
        return self.root / "course"

    @property
    def work(self):
        """The learner's own copy."""
        return self.root / "work"

    def chapters(self, names=(), folder=None):
        """Return the names of chapters, all or those that `names` begin.

        Parameters
        ----------
        names : sequence of str
            Full names or beginnings such as ``"03"``.
        folder : Path, optional
            Where to look; ``solutions`` if None.

        Raises
        ------
        ClassroomError
            If a name fits no chapter or several.
        """
        folder = folder or self.solutions
        known = chapter_folders(folder)
        if not known:
            raise ClassroomError(f"There are no chapters in {folder}.")
        if not names:
            return known
        chosen = []
        for name in names:
            wanted = Path(name).name  # `work/03-x/` is as good as `03-x`
            fits = [wanted] if wanted in known else _beginning(known, wanted)
            if len(fits) != 1:
                problem = "is no chapter" if not fits else "fits several chapters"
                raise ClassroomError(
                    f"{name!r} {problem}. Chapters: {', '.join(fits or known)}."
                )
            chosen += [chapter for chapter in fits if chapter not in chosen]
        return sorted(chosen)


def disk_fault(error):
    """Return a sentence on an `OSError` of the disk, or "" if it is another."""
    if error.errno not in DISK:
        return ""
    path = error.filename2 or error.filename  # the target, where a copy failed
    if not isinstance(path, str):
        why = DISK[error.errno]
        return f"A file could not be written: {why}, then run the command again."
    while os.path.basename(path).startswith("."):  # a passing folder of ours
        path = os.path.dirname(path)
    return f"{path}: {DISK[error.errno]}, then run the command again."


def _beginning(known, wanted):
    padded = wanted.zfill(2) if wanted.isdigit() else wanted
    return [name for name in known if wanted and name.startswith(padded)]


def chapter_folders(folder):
    """Return the sorted names of the subfolders of `folder` that hold a notebook."""
    if not folder.is_dir():
        return []
    return sorted(
        path.name
        for path in folder.iterdir()
        if path.is_dir() and not path.name.startswith(".") and notebooks(path)
    )


def notebooks(folder):
    """Return the sorted paths of the notebooks directly in `folder`."""
    return sorted(
        path
        for path in folder.glob("*.ipynb")
        if path.is_file() and not path.name.startswith(".")
    )


def files(folder):
    """Return the sorted relative paths of all files below `folder`, without litter."""
    ignored = shutil.ignore_patterns(*LITTER)
    found, folders = [], [folder]
    while folders:
        here = folders.pop()
        names = sorted(path.name for path in here.iterdir())
        for name in set(names) - ignored(str(here), names):
            path = here / name
            if path.is_dir() and not path.is_symlink():
                folders.append(path)
            elif path.is_file():
                found.append(path.relative_to(folder))
    return sorted(found)


def copy_files(source, target, *, with_notebooks=True):
    """Copy the files below `source` to `target`, making folders as needed."""
    for path in files(source):
        if path.suffix == ".ipynb" and not with_notebooks:
            continue
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / path, target / path)


def swap_in(new, target):
    """Put the folder `new` in the place of `target`, which may exist.

    Both must lie in the same file system. The old folder is removed only when the
    new one is in place; whatever comes between, `scratch` puts it back.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with scratch.folder(scratch.ASIDE, target.parent) as old:
        if target.exists():
            target.rename(old / target.name)
        new.rename(target)
