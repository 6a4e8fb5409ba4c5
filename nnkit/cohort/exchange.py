"""Collect from nbgrader's exchange only what students handed in under their own names.

All students may write into the exchange's folder for work. nbgrader's own `collect`
takes the newest folder with a student's name, whoever made it, and copies what links in
it lead to. Here a folder counts for its owner alone, and only that owner's plain files
are copied.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import stat
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect
from traitlets import List

from nnkit.cohort import times
from nnkit.grading.beside import too_deep

WHEN = "timestamp.txt"  # nbgrader reads it; it says what the folder's name says
MOST_BYTES = 100 * 2**20  # of one submission


class CollectOwn(ExchangeCollect):
    """nbgrader's collect, for work from people who may not trust each other."""

    roll = List(help="The students of the course; anybody's work if empty.").tag(
        config=True
    )

    def init_src(self):
        """Find what to collect, after setting aside what is nobody's own work."""
        inbound = Path(self.root, self.coursedir.course_id, "inbound")
        if inbound.is_dir() and os.access(inbound, os.R_OK):
            for path in sorted(inbound.glob(f"*+{self.coursedir.assignment_id}+*")):
                with contextlib.suppress(FileNotFoundError):  # taken away meanwhile
                    self._set_aside(path)
        self.check_owner = False  # nbgrader's own look fails at what is gone; we look
        super().init_src()

    def _set_aside(self, path):
        if not path.name.startswith(".") and (why := self._why_not(path)):
            self.log.warning("%s was not collected: %s", path.name, why)
            kept = os.fsdecode(os.fsencode(path.name)[:200])
            path.rename(path.with_name(f".refused-{secrets.token_hex(4)}-{kept}"))

    def _why_not(self, path):
        """Return why a folder is not the work of the student that it names, or ""."""
        student = path.name.rsplit("+", 3)[0]
        if self.roll and student not in self.roll:
            return f"{student} is not on the roll of {self.coursedir.course_id}."
        try:
            self._path_to_record(str(path))
        except (ValueError, OverflowError):
            return "its name holds no time."
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode):
            return "it is no folder."
        return _not_by(student, found)

    def do_copy(self, src, dest, log=None):
        """Copy the plain files of the folder's owner; follow no link."""
        record = self._path_to_record(src)
        try:
            folder = os.open(src, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError as error:  # its owner can take it away at any time
            self.log.warning("%s was not collected: %s.", src, error.strerror)
            return
        try:
            # also here: the name can have been another one when it was looked at
            if why := _not_by(record["username"], os.fstat(folder)):
                self.log.warning("%s was not collected: %s", src, why)
                return
            self._copy_own(folder, Path(dest))
        finally:
            os.close(folder)
        Path(dest, WHEN).write_text(f"{record['timestamp'].isoformat(' ')} UTC")
        if odd := times.odd(Path(dest)):
            self.log.warning("%s: %s", record["username"], odd)

    def _copy_own(self, folder, dest):
        owner, left = os.fstat(folder).st_uid, MOST_BYTES
        for here, folders, names, at in os.fwalk(".", dir_fd=folder):  # follows no link
            if too_deep(here):
                self.log.warning("A folder was left out: it is too deep.")
                folders.clear()
                continue
            if here == ".":
                for found in folders, names:
                    with contextlib.suppress(ValueError):
                        found.remove(WHEN)
            (dest / here).mkdir(parents=True, exist_ok=True)
            for name in names:
                try:
                    file = os.open(
                        name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at
                    )
                except OSError:
                    self.log.warning("%s was left out: it is a link, or closed.", name)
                    continue
                with os.fdopen(file, "rb") as source:
                    found = os.fstat(file)
                    if not stat.S_ISREG(found.st_mode) or found.st_uid != owner:
                        self.log.warning("%s was left out: no file of theirs.", name)
                    elif found.st_size > left:
                        self.log.warning("%s was left out: more than 100 MiB.", name)
                    else:
                        left -= found.st_size
                        with (dest / here / name).open("wb") as target:
                            shutil.copyfileobj(source, target)


def _not_by(student, found):
    """Return whose a folder is, if it is not the student's, or ""."""
    try:
        owner = pwd.getpwuid(found.st_uid).pw_name
    except KeyError:
        owner = str(found.st_uid)
    return "" if owner == student else f"it was made by {owner}."
