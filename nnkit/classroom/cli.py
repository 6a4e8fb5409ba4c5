"""The command line: ``python -m nnkit.classroom start | grade | release | execute``.

The exit status tells of faults of the tool or of its use, never of wrong answers:
0 done, 1 something failed or differs, 2 wrong usage, 130 stopped by the user
(`stopping` sees to that).
"""

import argparse
import sys
import time
from pathlib import Path

from nnkit.classroom import scratch
from nnkit.classroom.places import ClassroomError, Course, disk_fault


def main(argv=None):
    """Run one command and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(argv)
    try:
        course = Course.find(options.root)
        scratch.sweep(course.root)
        return options.run(course, options)
    except ClassroomError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        if not (told := disk_fault(error)):
            raise
        print(f"error: {told}", file=sys.stderr)
        return 1


def _start(course, options):
    from nnkit.classroom.carry import advise, carry
    from nnkit.classroom.workspace import describe, start

    print("\n".join(describe(start(course), course)))
    if options.bring:
        from nnkit.classroom.bring import bring_in

        print("\n".join(bring_in(course, options.bring)))
    for line in carry(course) if options.carry else advise(course):
        print(line)
    return 0


def _grade(course, options):
    from nnkit.classroom.grade import grade
    from nnkit.classroom.report import table

    began = time.perf_counter()
    _say("Marking your answers, with the hidden tests …")
    marked = grade(
        course,
        options.chapter,
        timeout=options.timeout,
        jobs=options.jobs,
        progress=lambda name: _say(f"  {name}"),
    )
    print("\n".join(table(marked)))
    print("\nMarked as last saved. What you changed since then does not count yet.")
    seconds = time.perf_counter() - began
    unwritten = list(dict.fromkeys(one.unwritten for one in marked if one.unwritten))
    for why in unwritten:
        print(f"\nThe marks are right, but feedback is missing: {why}")
    print(f"\nFeedback pages: {course.work.name}/feedback/   ({seconds:.0f} s)")
    return 1 if unwritten or any(one.fault for one in marked) else 0


def _release(course, options):
    from nnkit.classroom.release import check, release

    if options.check:
        different = check(course, options.chapter)
        for line in different:
            print(line)
        if different:
            print("course/ is not what solutions/ generates: run `make course`.")
            return 1
        print("course/ is what solutions/ generates.")
        return 0
    for line in release(course, options.chapter):
        print(line)
    return 0


def _execute(course, options):
    from nnkit.classroom.execute import execute

    return execute(course, options.chapter, timeout=options.timeout, jobs=options.jobs)


def _say(text):
    """Show progress to a person; keep it out of files and pipes."""
    if sys.stdout.isatty():
        print(text, flush=True)


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m nnkit.classroom",
        description="Work with the course's notebooks.",
    )
    parser.add_argument(
        "--root", type=Path, help="the checkout (default: found from here upwards)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name, run, text, chapters=True):
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        if chapters:
            sub.add_argument(
                "chapter", nargs="*", help="such as 03 or 03-topic (default: all)"
            )
        return sub

    begin = command("start", _start, "copy course/ to work/ where missing", False)
    begin.add_argument(
        "--carry",
        action="store_true",
        help="copy answers from earlier notebooks into the untouched ones of today",
    )
    begin.add_argument(
        "--import",
        dest="bring",
        type=Path,
        metavar="ZIP",
        help="work that was exported from the course's web page",
    )
    grade = command("grade", _grade, "mark your work, also with the hidden tests")
    release = command("release", _release, "generate course/ from solutions/")
    execute = command("execute", _execute, "run the notebooks of solutions/ in place")
    release.add_argument(
        "--check", action="store_true", help="change nothing; fail on any difference"
    )
    for sub, seconds in ((grade, 30), (execute, 120)):
        sub.add_argument(
            "--timeout",
            type=_positive,
            default=seconds,
            help="seconds that one cell may run (default: %(default)s)",
        )
        sub.add_argument(
            "--jobs", type=_positive, help="notebooks at a time (default: the cores)"
        )
    return parser


def _positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number
