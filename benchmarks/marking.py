"""`python -m benchmarks.marking` compares marking with nbgrader as it comes.

Every notebook with exercises, solved, is marked as one student's submission: by
``nbgrader autograde`` with its own settings, and by the same command with this course's
and each engine, in turns, on one core of a machine that does nothing else: the clock's
time then is the processor's, kernels and guests included. Then a class: the same solved
notebook many times, with one process and with two, on all cores.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from nnkit.classroom.kernels import own_programs_first

ROOT = Path(__file__).resolve().parents[1]
STOCK = """c = get_config()
c.CourseDirectory.source_directory = "solutions"
c.Execute.timeout = 120
"""


def solve(root, chapter, student):
    """Hand in the answers of solutions/ for a chapter; return how many notebooks."""
    target = root / "submitted" / student / chapter
    target.mkdir(parents=True)
    count = 0
    for source in sorted((ROOT / "solutions" / chapter).glob("*.ipynb")):
        solved = json.loads(source.read_text("utf-8"))
        answers = {
            cell["metadata"]["nbgrader"]["grade_id"]: cell["source"]
            for cell in solved["cells"]
            if cell["metadata"].get("nbgrader", {}).get("solution")
        }
        book = json.loads((ROOT / "course" / chapter / source.name).read_text("utf-8"))
        for cell in book["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id")
            cell["source"] = answers.get(name, cell["source"])
        (target / source.name).write_text(json.dumps(book), encoding="utf-8")
        count += bool(answers)
    return count


def run(root, *arguments, cores=None):
    """Run a module's command there, on these cores; return how long it took."""
    settings = {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    chosen = cores or os.sched_getaffinity(0)
    began = time.perf_counter()
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", *arguments],
        cwd=root,
        env={**os.environ, **settings, "PATH": own_programs_first()},
        preexec_fn=lambda: os.sched_setaffinity(0, chosen),
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - began


def course(folder, chapters, config):
    """Make a checkout with these chapters released and configured."""
    for chapter in chapters:
        for part in ("solutions", "course"):
            shutil.copytree(ROOT / part / chapter, folder / part / chapter)
    (folder / "nbgrader_config.py").write_text(config)
    release = "--CourseDirectory.release_directory=generated"
    for chapter in chapters:
        run(folder, "nbgrader", "generate_assignment", chapter, release)
        solve(folder, chapter, "right")
    return folder


def compare(chapters, engines, rounds):
    """Print the time of one right submission of each chapter."""
    ours, whole = (ROOT / "nbgrader_config.py").read_text(), {}
    with tempfile.TemporaryDirectory() as place:
        places = {"nbgrader": course(Path(place) / "stock", chapters, STOCK)}
        for engine in engines:
            places[engine] = course(Path(place) / engine, chapters, ours)
        for chapter in chapters:
            times = {name: [] for name in places}
            for _ in range(rounds):
                for name, root in places.items():
                    command = ["nbgrader", "autograde", chapter, "--force"]
                    if name != "nbgrader":
                        command.append(f"--MarkAnswers.engine={name}")
                    times[name].append(run(root, *command, cores={0}))
            middle = {name: statistics.median(found) for name, found in times.items()}
            show(chapter, middle)
            whole = {name: whole.get(name, 0) + middle[name] for name in middle}
        show("all", whole)


def show(what, seconds):
    """Print the times of all contenders, and how much faster than nbgrader they are."""
    stock = seconds["nbgrader"]
    parts = [f"{name} {t:.1f} s ({stock / t:.1f}×)" for name, t in seconds.items()]
    print(f"{what}: {', '.join(parts)}", flush=True)


def class_of(chapter, count, engine, jobs):
    """Print submissions a minute and memory for a class, with some processes."""
    with tempfile.TemporaryDirectory() as place:
        root = course(Path(place), [chapter], (ROOT / "nbgrader_config.py").read_text())
        for number in range(count):
            solve(root, chapter, f"student-{number:04}")
        command = ["nnkit.cohort", "grade", chapter, "--engine", engine]
        took = run(root, *command, "--jobs", str(jobs))
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{count} submissions of {chapter}, {engine}, {jobs} processes: "
            f"{60 * count / took:.0f} a minute, largest process {most:.0f} MiB",
            flush=True,
        )


def main(arguments=None):
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--chapter", action="append", help="such as 07-grouped-convolution (all)")
    add("--engine", action="append", help="process, wasi (process)")
    add("--rounds", type=int, default=1)
    add("--students", type=int, default=0, help="measure a class of so many, too")
    chosen = parser.parse_args(arguments)
    chapters = chosen.chapter or sorted(p.name for p in (ROOT / "solutions").glob("0*"))
    engines = chosen.engine or ["process"]
    compare(chapters, engines, chosen.rounds)
    for engine in engines if chosen.students else ():
        for jobs in (1, 2):
            class_of(chapters[0], chosen.students, engine, jobs)


if __name__ == "__main__":
    main()
