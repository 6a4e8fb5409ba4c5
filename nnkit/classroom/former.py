"""What was released before: a learner's files may be as old as the course.

``solutions/released.json`` holds, for each chapter, every notebook that was ever
released, its exercises, and fingerprints of the stubs they had. `make course` adds to
it and removes nothing. So an answer is found under an earlier file name, and a stub of
an earlier release is known for one. An exercise whose grade id is gone must be entered
by hand in ``solutions/former.toml``, with the new id, or "" where it was dropped.
"""

import json
import tomllib
from dataclasses import dataclass, field

from nnkit.classroom.places import ClassroomError
from nnkit.classroom.submission import fingerprint, grade_id, is_answer

RELEASED = "released.json"
RENAMED = "former.toml"


@dataclass(frozen=True, eq=False)
class Former:
    """What one chapter was in all its releases."""

    notebooks: frozenset = frozenset()  # file names
    stubs: dict = field(default_factory=dict)  # grade id -> fingerprints
    renamed: dict = field(default_factory=dict)  # former grade id -> today's, or ""

    def names(self, name):
        """Return every grade id that the exercise `name` had."""
        return {name} | {old for old, new in self.renamed.items() if new == name}

    def is_stub(self, name, source):
        """Say whether this text was once released as the stub of `name`."""
        marks = {mark for old in self.names(name) for mark in self.stubs.get(old, ())}
        return fingerprint(source) in marks


def former(course, chapter):
    """Return what a chapter was in all its releases.

    Raises
    ------
    ClassroomError
        If ``solutions/released.json`` or ``solutions/former.toml`` cannot be read.
    """
    released, stubs = read_released(course).get(chapter, {}), {}
    for answers in released.values():
        for name, marks in answers.items():
            stubs.setdefault(name, []).extend(marks)
    return Former(frozenset(released), stubs, _renamed(course).get(chapter, {}))


def read_released(course):
    """Return {chapter: {notebook: {grade id: [fingerprint of a stub]}}}."""
    path = course.solutions / RELEASED
    try:
        return json.loads(path.read_text("utf-8")) if path.exists() else {}
    except ValueError as error:
        raise ClassroomError(f"{path} is not valid JSON: {error}") from error


def written(released):
    """Return the text of ``released.json``."""
    return json.dumps(released, indent=1, sort_keys=True) + "\n"


def added(released, chapter, notebooks):
    """Return `released` with what a chapter's released notebooks hold now.

    Parameters
    ----------
    released : dict
        As `read_released` returns it; it is not changed.
    chapter : str
    notebooks : dict of str to NotebookNode
    """
    chapters = {**released, chapter: dict(released.get(chapter, {}))}
    for name, notebook in notebooks.items():
        answers = dict(chapters[chapter].get(name, {}))
        for cell in notebook.cells:
            if grade_id(cell) and is_answer(cell):
                marks = {*answers.get(grade_id(cell), ()), fingerprint(cell.source)}
                answers[grade_id(cell)] = sorted(marks)
        chapters[chapter][name] = answers
    return chapters


def gone(course, released, chapter, present):
    """Return a line for each exercise that was released and cannot be found now.

    Parameters
    ----------
    course : Course
    released : dict
        As `read_released` returns it.
    chapter : str
    present : set of str
        The grade ids of the chapter's answers today.
    """
    known = {name for answers in released.get(chapter, {}).values() for name in answers}
    renamed = _renamed(course).get(chapter, {})
    lines = []
    for name in sorted(known - present):
        new = renamed.get(name)
        if new is None:
            lines.append(
                f"{chapter}: the exercise {name!r} was released and is gone. Enter it "
                f'in solutions/{RENAMED}: its new grade id, or "" if it was dropped.'
            )
        elif new and new not in present:
            lines.append(
                f"{chapter}: solutions/{RENAMED} says that {name!r} is now {new!r}, "
                "but there is no such exercise."
            )
    return lines


def _renamed(course):
    path = course.solutions / RENAMED
    try:
        return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except ValueError as error:
        raise ClassroomError(f"{path} is not valid TOML: {error}") from error
