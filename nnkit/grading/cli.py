"""The command line: ``python -m nnkit.grading mark NOTEBOOK --engine process``.

The exit status tells of faults of the tool or of its use, never of wrong answers:
0 done, 1 the engine or the course is at fault, 2 wrong usage.
"""

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from nnkit.classroom.places import ClassroomError, Course
from nnkit.grading.engines import ENGINES
from nnkit.grading.limits import EngineError, Limits
from nnkit.grading.mark import mark
from nnkit.grading.marker import Marker


def main(argv=None):
    """Run one command and return the exit status."""
    options = _parser().parse_args(argv)
    try:
        course = Course.find(options.root)
        pairs = [(path, *_originals(course, path)) for path in options.notebook]
        limits = Limits(seconds=options.timeout)
        with Marker(ENGINES[options.engine](), limits) as marker:
            for submitted, source, released in pairs:
                _show(submitted, mark(submitted, source, released, marker), options)
    except (ClassroomError, EngineError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return 0


def _originals(course, path):
    """Return the paths of a learner's notebook in solutions/ and in course/."""
    chapters = [path.resolve().parent.name, *course.chapters()]
    for chapter in chapters:
        source = course.solutions / chapter / path.name
        if source.is_file():
            return source, course.course / chapter / path.name
    raise ClassroomError(f"{path.name} is no notebook of the course.")


def _show(path, verdicts, options):
    if options.json:
        whole = [
            {**dataclasses.asdict(one), "points": one.points, "possible": one.possible}
            for one in verdicts
        ]
        print(json.dumps({"notebook": str(path), "exercises": whole}))
        return
    points = sum(one.points for one in verdicts)
    possible = sum(one.possible for one in verdicts)
    print(f"{path}: {points:g} / {possible:g}")
    for one in verdicts:
        print(f"{one.points:5g} / {one.possible:g}  {one.title}: {one.kind}")
        if one.text and one.text != one.kind:
            print("\n".join(f"             {line}" for line in one.text.splitlines()))


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m nnkit.grading", description="Mark learners' notebooks."
    )
    parser.add_argument(
        "--root", type=Path, help="the checkout (default: found from here upwards)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    text = "mark notebooks with the hidden tests"
    sub = commands.add_parser("mark", help=text, description=text)
    sub.add_argument("notebook", nargs="+", type=Path, help="a learner's file")
    sub.add_argument("--engine", choices=ENGINES, default="process")
    sub.add_argument(
        "--timeout",
        type=float,
        default=Limits.seconds,
        help="seconds that one cell may run (default: %(default)g)",
    )
    sub.add_argument("--json", action="store_true", help="one line of JSON a notebook")
    return parser
