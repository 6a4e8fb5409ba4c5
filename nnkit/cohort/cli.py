"""The commands for a class: ``python -m nnkit.cohort collect | grade | …``.

The exit status: 0 done, 1 something could not be done and is told, 2 wrong usage.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from nnkit.classroom import scratch
from nnkit.classroom.places import ClassroomError, Course, disk_fault
from nnkit.classroom.workspace import replace_file
from nnkit.cohort.records import FOLDER
from nnkit.grading.engines import ENGINES
from nnkit.grading.limits import EngineError
from nnkit.grading.verdict import clean

MOST_NAMES = 5  # for one sentence


def main(argv=None):
    """Run one command and return the exit status."""
    options = _parser().parse_args(argv)
    try:
        course = Course.find(options.root)
        scratch.sweep(course.root)
        if options.__dict__.get("chapter"):
            (options.chapter,) = course.chapters([options.chapter])
        return options.run(course, options)
    except (ClassroomError, EngineError) as error:
        print(f"error: {error}", file=sys.stderr)
    except OSError as error:
        if not (told := disk_fault(error)):
            raise
        print(f"error: {told}", file=sys.stderr)
    return 1


def _collect(course, options):
    from nnkit.cohort.collect import collect

    done = collect(course, options.chapter, options.folder)
    print(f"{len(done.taken)} taken, {len(done.unchanged)} as they were before.")
    _told(done.notes)
    return _faults(done.refused)


def _grade(course, options):
    from nnkit.cohort.grade import grade

    done = grade(
        course,
        options.chapter,
        engine=options.engine,
        seconds=options.timeout,
        jobs=options.jobs,
        scheduler=options.scheduler,
        db=options.db,
        progress=_progress,
    )
    print(f"{len(done.marked)} marked, {len(done.kept)} as they were before.")
    _told(done.notes)
    return _faults(done.faults)


def _feedback(course, options):
    from nnkit.cohort.grade import students
    from nnkit.cohort.gradebook import Gradebook

    names, faults = students(course, options.chapter), {}
    with Gradebook(course, options.db) as book:
        results = ((name, book.feedback(options.chapter, name)) for name in names)
        for name, said in _progress(len(names), results):
            if said:
                faults[name] = said
    print(f"{len(names) - len(faults)} pages or more in {course.root}/feedback/.")
    return _faults(faults)


def _report(course, options):
    from nnkit.cohort.grade import students
    from nnkit.cohort.report import report

    names = students(course, options.chapter)
    print("\n".join(report(course, options.chapter, names)))
    if options.html:
        from nnkit.cohort.page import page

        _write(options.html, page(course, options.chapter, names))
    if options.csv:
        from nnkit.cohort.sheets import FORMATS, marks

        table = FORMATS[options.csv](
            options.chapter, marks(course, options.chapter, options.db)
        )
        name = f"{options.chapter}-{options.csv}.csv"
        _write(course.root / FOLDER / name, table)
    return 0


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, text.encode())
    print(f"Written: {path}")


def _mark(course, options):
    from nnkit.cohort.one import mark_files

    for line in mark_files(
        course,
        options.notebook,
        engine=options.engine,
        seconds=options.timeout,
        as_json=options.json,
    ):
        print(line)
    return 0


def _faults(faults):
    _told(faults)
    return 1 if faults else 0


def _told(sentences):
    """Print {name: sentence}, each sentence once."""
    for why in dict.fromkeys(sentences.values()):
        names = [name for name, said in sentences.items() if said == why]
        more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
        who = ", ".join(names[:MOST_NAMES])
        print(clean(f"{who}{more}: {why}"), file=sys.stderr)


def _progress(count, results):
    """Yield the results; on a terminal, show how far it is and how long it takes."""
    began = time.monotonic()
    for number, result in enumerate(results, 1):
        yield result
        if sys.stdout.isatty():
            left = (time.monotonic() - began) / number * (count - number)
            end = "\n" if number == count else ""
            when = f"{left // 60:.0f} min {left % 60:2.0f} s left"
            print(f"\r{number} of {count}, {when}   ", end=end, flush=True)


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m nnkit.cohort", description="Mark the work of a class."
    )
    parser.add_argument(
        "--root", type=Path, help="the checkout (default: found from here upwards)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name, run, text, chapter=True):
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        if chapter:
            sub.add_argument("chapter", help="such as 03 or 03-topic")
        return sub

    def engine(sub, default):
        text = "where submitted code runs (default: %(default)s)"
        sub.add_argument("--engine", choices=ENGINES, default=default, help=text)
        text = "seconds that one cell may run (default: %(default)s)"
        sub.add_argument("--timeout", type=int, default=30, help=text)

    def db(sub):
        text = "the gradebook's address, such as postgresql+psycopg://NAME@HOST/BASE "
        text += "(default: what nbgrader_config.py says, or gradebook.db)"
        sub.add_argument("--db", default="", metavar="URL", help=text)

    sub = command("collect", _collect, "copy what people handed in to submitted/")
    sub.add_argument("folder", type=Path, help="holds a folder for each student")
    text = "mark what was handed in; goes on where it was"
    sub = command("grade", _grade, text, chapter=False)
    sub.add_argument("chapter", nargs="?", help="such as 03 (default: all)")
    engine(sub, "wasi")
    sub.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes")
    text = "the Dask cluster that marks: its scheduler's address, or `local` for one "
    text += "on this machine (default: processes without Dask)"
    sub.add_argument("--scheduler", default="", metavar="ADDRESS", help=text)
    db(sub)
    db(command("feedback", _feedback, "write a page for each notebook to feedback/"))
    sub = command("report", _report, "say how the class did in each exercise")
    sub.add_argument("--html", type=Path, help="also write a page with pictures there")
    text = "also write the marks as a table for the gradebook of a learning platform"
    sub.add_argument("--csv", choices=("moodle", "canvas"), help=text)
    db(sub)
    sub = command("mark", _mark, "mark single files, and print the verdicts", False)
    sub.add_argument("notebook", nargs="+", type=Path, help="a learner's file")
    sub.add_argument("--json", action="store_true", help="one line of JSON a notebook")
    engine(sub, "process")
    return parser
