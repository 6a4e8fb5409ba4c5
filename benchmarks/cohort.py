"""`python -m benchmarks.cohort` measures the marking of a class on Dask.

A class hands in one notebook: right, wrong, half done, untouched and hostile work
(`class_of`). It is marked on a Dask cluster of this machine with one worker and with
two, by the command that instructors use; what each kind of work got is looked at. Both
mark the same class: an endless loop takes up to 50 seconds, and the first
one is the 440th submission, so that a smaller class has none. Then
a sample without the hostile ones, which would run loose there, is marked by
``nbgrader autograde`` with its own settings, and by ours with one worker, on one core.
Run it on a machine that does nothing else.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

from benchmarks.class_of import MIXTURE, Class
from benchmarks.marking import OURS, STOCK, course, run, sizes

CORES, MANY = 50, 10_000  # of the projection


def marked(book, count, engine, seconds, jobs, cores=None, left_out=()):
    """Mark a class; return (seconds, memory and time by kind of process)."""
    with tempfile.TemporaryDirectory() as place:
        root = course(Path(place), [book], OURS)
        handed_in = Class("/".join(book).removesuffix(".ipynb")).hand_in(root, count)
        without(root, handed_in, left_out)
        command = ["nnkit.cohort", "grade", "--engine", engine, "--jobs", str(jobs)]
        command += ["--scheduler", "local", "--timeout", str(seconds)]
        took, seen = run(root, *command, cores=cores)
        check(root / ".nnkit-class" / book[0], handed_in)
    return took, seen


def without(root, handed_in, kinds):
    """Take submissions of some kinds away again."""
    for student in [one for one, kind in handed_in.items() if kind in kinds]:
        shutil.rmtree(root / "submitted" / student)
        del handed_in[student]


def check(records, handed_in):
    """Stop unless each submission has one mark, and the one that it must have."""
    points = {}
    for student, kind in handed_in.items():
        record = json.loads((records / f"{student}.json").read_text("utf-8"))
        (verdicts,) = record["notebooks"].values()
        results = [one for verdict in verdicts for one in verdict["results"]]
        got = sum(one["possible"] for one in results if one["message"] is None)
        points.setdefault(kind, set()).add(got / sum(o["possible"] for o in results))
        if not record.get("written"):
            raise SystemExit(f"{student} is not in the gradebook.")
    fine = points.get("right", {1}) == {1} and points.get("untouched", {0}) == {0}
    fine = fine and max(points.get("wrong", {0})) < 1
    if not fine or len(list(records.glob("student-*.json"))) != len(handed_in):
        raise SystemExit(f"marks that nobody should get: {points}")


def stock(book, count):
    """Return the seconds that nbgrader takes, as it comes, for so many students."""
    with tempfile.TemporaryDirectory() as place:
        root = course(Path(place), [book], STOCK)
        handed_in = Class("/".join(book).removesuffix(".ipynb")).hand_in(root, count)
        without(root, handed_in, ["hostile"])
        return run(root, "nbgrader", "autograde", book[0], cores={0})[0]


def main(arguments=None):
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--students", type=int, default=1000, help="marked by one worker and by two")
    add("--sample", type=int, default=40, help="marked by nbgrader, too; 0 for none")
    add("--engine", default="wasi")
    add("--timeout", type=int, default=5, help="seconds that one cell may run")
    add("--notebook", default="06-convolution/01a-convolution.ipynb")
    chosen = parser.parse_args(arguments)
    book, rate = tuple(chosen.notebook.split("/")), {}
    print(f"{chosen.notebook}, {chosen.engine}, of twenty: {MIXTURE}", flush=True)
    count = chosen.students
    for jobs in (1, 2):
        took, seen = marked(book, count, chosen.engine, chosen.timeout, jobs)
        rate[jobs] = 60 * count / took
        writer = 1000 * seen["writer"].seconds / count
        print(
            f"{count} submissions, {jobs} worker(s): {took:.0f} s, {rate[jobs]:.0f} a "
            f"minute; largest {sizes(seen)}; the writer took {writer:.0f} ms each",
            flush=True,
        )
    print(f"two workers do {rate[2] / rate[1]:.2f}× what one does")
    each = rate[2] / 2
    limit = 60_000 / writer
    whole = min(CORES * each, limit)
    print(
        f"{CORES} cores: {CORES * each:.0f} a minute, where the writer can keep "
        f"{limit:.0f}: {MANY} in {MANY / whole:.0f} min"
    )
    if chosen.sample:
        theirs = stock(book, chosen.sample)
        how = chosen.sample, chosen.engine, chosen.timeout, 1, {0}, ["hostile"]
        ours, _ = marked(book, *how)
        print(
            f"{chosen.sample} without the hostile ones, one core: nbgrader as it comes "
            f"{theirs:.0f} s, ours {ours:.0f} s: {theirs / ours:.1f}×"
        )


if __name__ == "__main__":
    main()
