"""Mark single notebooks and print the verdicts, for those who change the marking."""

import dataclasses
import json

from nnkit.classroom.places import ClassroomError
from nnkit.grading.engines import ENGINES
from nnkit.grading.limits import Limits
from nnkit.grading.mark import mark
from nnkit.grading.marker import Marker


def mark_files(course, paths, *, engine, seconds, as_json=False):
    """Yield lines of text on each of some learners' notebooks.

    Parameters
    ----------
    course : Course
    paths : list of Path
        Files with the names that the course gave them.
    engine : str
        One of `engines.ENGINES`.
    seconds : int
        How long one cell may run.
    as_json : bool
        Whether to give one line of JSON for each notebook.

    Raises
    ------
    ClassroomError
        If a file's name is none of the course's.
    """
    pairs = [(path, *_originals(course, path)) for path in paths]
    start = ENGINES[engine]()
    for submitted, source, released in pairs:
        with Marker(start, Limits(seconds=seconds)) as marker:
            verdicts = mark(submitted, source, released, marker)
        yield from (_json if as_json else _lines)(submitted, verdicts)


def _originals(course, path):
    """Return the paths of a learner's notebook in solutions/ and in course/."""
    for chapter in [path.resolve().parent.name, *course.chapters()]:
        source = course.solutions / chapter / path.name
        if source.is_file():
            return source, course.course / chapter / path.name
    raise ClassroomError(f"{path.name} is no notebook of the course.")


def _json(path, verdicts):
    whole = [
        {**dataclasses.asdict(one), "points": one.points, "possible": one.possible}
        for one in verdicts
    ]
    yield json.dumps({"notebook": str(path), "exercises": whole})


def _lines(path, verdicts):
    points = sum(one.points for one in verdicts)
    possible = sum(one.possible for one in verdicts)
    yield f"{path}: {points:g} / {possible:g}"
    for one in verdicts:
        yield f"{one.points:5g} / {one.possible:g}  {one.title}: {one.kind}"
        if one.text and one.text != one.kind:
            yield from (f"             {line}" for line in one.text.splitlines())
