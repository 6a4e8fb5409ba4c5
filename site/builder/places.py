"""Where the builder finds and puts things."""

import shutil
import subprocess
import sys
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent
ROOT = SITE.parent
WORK = ROOT / "build" / "site-work"
OUT = ROOT / "build" / "site"
NODE_MODULES = ROOT / ".venv-site" / "npm" / "node_modules"
NODE = NODE_MODULES / ".bin" / "node"
SCRIPTS = SITE / "builder" / "node"
KERNEL_NAME = "nnkit-site-kernel"
PAGES = "read"  # the folder of the pages to read, in the site


class BuildError(Exception):
    """What the builder says before it ends."""


def emptied(folder):
    """Return the folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def run(*command, cwd=ROOT, env=None):
    """Run a command; what it said is shown only if it failed."""
    texts = [str(part) for part in command]
    done = subprocess.run(texts, cwd=cwd, env=env, text=True, capture_output=True)
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise BuildError(
            f"this command ended with {done.returncode}: {' '.join(texts)}"
        )
    return done.stdout
