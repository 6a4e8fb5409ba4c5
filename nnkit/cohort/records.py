"""Verdicts that are kept, so that nothing is marked twice.

``.nnkit-class/CHAPTER/STUDENT.json`` holds what each notebook got, and a key: a hash
of all that was handed in, of all tests, and of nnkit itself, which marks. With another
submission, test or version the key is another, and the work is marked anew.
"""

import dataclasses
import functools
import hashlib
import json
import os
import re
from pathlib import Path

import nnkit
from nnkit.classroom.places import notebooks
from nnkit.classroom.workspace import replace_file
from nnkit.grading import beside
from nnkit.grading.limits import Limits
from nnkit.grading.verdict import Result, Verdict

FOLDER = ".nnkit-class"
RELEASED = ".released"  # in place of a chapter: the tests that the gradebook knows
#: What a student may be called: it becomes a folder's name.
NAME = re.compile(r"[^\W_.][\w.@-]*")


def path(course, chapter, student):
    """Return where the verdicts on a student's chapter are kept."""
    return course.root / FOLDER / chapter / f"{student}.json"


def key(course, chapter, folder, engine, seconds):
    """Return the hash of a submission, of its tests and of how it is marked."""
    made = hashlib.sha256(f"{tests(course, chapter)} {engine} {seconds}".encode())
    for name in [*beside.files(folder), *(path.name for path in notebooks(folder))]:
        try:
            content = (folder / name).read_bytes()
        except OSError:  # it is not copied for a guest either
            content = b""
        made.update(b"\n" + os.fsencode(name) + hashlib.sha256(content).digest())
    return made.hexdigest()


@functools.cache
def tests(course, chapter):
    """Return a hash of a chapter's tests, and of nnkit, which marks with them."""
    made = hashlib.sha256()
    for folder in (course.solutions / chapter, course.course / chapter):
        for notebook in notebooks(folder):
            made.update(notebook.read_bytes())
    made.update(program().encode())
    return made.hexdigest()


@functools.cache
def program():
    """Return a hash of nnkit: of what marks, and what it marks with."""
    made = hashlib.sha256()
    home = Path(next(iter(nnkit.__path__)))
    for path in sorted(home.rglob("*.py")):
        made.update(path.read_bytes())
    return made.hexdigest()


def load(course, chapter, student):
    """Return the record of a student's chapter, {} where there is none."""
    try:
        return json.loads(path(course, chapter, student).read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def keep(course, chapter, student, record):
    """Write a record: all of it, or none."""
    target = path(course, chapter, student)
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, json.dumps(record, indent=1).encode())


def plain(verdict):
    """Return a verdict as JSON can hold it."""
    return dataclasses.asdict(verdict)


def verdict(plain):
    """Return the verdict that `plain` was made of."""
    results = [Result(**one) for one in plain["results"]]
    return Verdict(**{**plain, "results": results})


def known(submission, student):
    """Return the verdicts on a notebook that were kept, or None."""
    course, chapter = submission.course, submission.chapter
    record = load(course, chapter, student)
    engine, seconds = record.get("engine"), record.get("seconds", Limits.seconds)
    if not record or record["key"] != key(
        course, chapter, submission.folder, engine, seconds
    ):
        return None
    found = record["notebooks"].get(submission.name)
    return None if found is None else [verdict(one) for one in found]
