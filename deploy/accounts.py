"""Local accounts for a trial: made with a password, and removed again.

An account that was there before is left alone: it is neither changed nor removed.
"""

import grp
import pwd
import secrets
import subprocess
from pathlib import Path


def make(names, homes):
    """Make the accounts that are missing; return {name: password} of the new ones."""
    made = {}
    for name in names:
        if exists(name):
            continue
        _run(
            "useradd",
            "--create-home",
            "--base-dir",
            homes,
            "--shell",
            "/bin/bash",
            name,
        )
        (homes / name).chmod(0o700)
        made[name] = secrets.token_urlsafe(9)
    if made:
        lines = "".join(f"{name}:{word}\n" for name, word in made.items())
        subprocess.run(["chpasswd"], input=lines, text=True, check=True)
    return made


def remove(names):
    """Remove accounts with their homes, and end what they still run."""
    for name in names:
        if exists(name):
            end([name])
            _run("userdel", "--force", "--remove", name)
        if any(group.gr_name == name for group in grp.getgrall()):
            _run("groupdel", name)


def end(names):
    """End all that these accounts run."""
    for name in filter(exists, names):
        subprocess.run(["pkill", "-KILL", "-u", str(pwd.getpwnam(name).pw_uid)])


def exists(name):
    """Say whether there is an account of that name."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def home(name):
    """Return the folder that an account calls its home."""
    return Path(pwd.getpwnam(name).pw_dir)


def _run(*command):
    subprocess.run([str(one) for one in command], check=True, capture_output=True)
