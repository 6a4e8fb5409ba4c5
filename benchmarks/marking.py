"""`python -m benchmarks.marking` compares marking with nbgrader as it comes.

One learner's right answers to the whole course are marked: by ``nbgrader autograde``
with its own settings, chapter by chapter, and by ``python -m nnkit.cohort grade`` with
each engine, in one command. Both write a gradebook and the marked notebooks; the tests
were entered before. They take turns on one core of a machine that does nothing else:
the clock's time then is the processor's, kernels and guests included. Then a class: one
notebook, solved, many times, with one process and with two, on all cores.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from nnkit.classroom.kernels import own_programs_first

ROOT = Path(__file__).resolve().parents[1]
STOCK = """c = get_config()
c.CourseDirectory.source_directory = "solutions"
c.Execute.timeout = 120
"""
OURS = (ROOT / "nbgrader_config.py").read_text("utf-8")


def solve(root, chapter, name, student):
    """Hand in the right answers of a notebook; return how many there are."""
    solved = json.loads((ROOT / "solutions" / chapter / name).read_text("utf-8"))
    answers = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["source"]
        for cell in solved["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution")
    }
    book = json.loads((ROOT / "course" / chapter / name).read_text("utf-8"))
    for cell in book["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
        cell["source"] = answers.get(grade_id, cell["source"])
    target = root / "submitted" / student / chapter
    target.mkdir(parents=True, exist_ok=True)
    (target / name).write_text(json.dumps(book), encoding="utf-8")
    return len(answers)


def run(root, *arguments, cores=None):
    """Run a module's command there, on these cores; return (seconds, what it used)."""
    settings = {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    chosen = cores or os.sched_getaffinity(0)
    began = time.perf_counter()
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", *arguments],
        cwd=root,
        env={**os.environ, **settings, "PATH": own_programs_first()},
        preexec_fn=lambda: os.sched_setaffinity(0, chosen),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    memory = Memory(child.pid)
    _, said = child.communicate()
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {said}")
    return time.perf_counter() - began, memory.seen


@dataclass
class Use:
    """What processes of one kind used: bytes of the largest, seconds of the longest."""

    most: int = 0
    seconds: float = 0.0


class Memory(threading.Thread):
    """Looks, now and then, what a process and all that it started have used."""

    def __init__(self, number):
        super().__init__(daemon=True)
        self.number = number
        self.seen = {kind: Use() for kind in ("writer", "worker", "guest")}
        self.start()

    def run(self):
        """Look until the process is gone."""
        import psutil

        try:
            top = psutil.Process(self.number)
            while top.is_running() and top.status() != psutil.STATUS_ZOMBIE:
                for one in [top, *top.children(recursive=True)]:
                    self._look(one)
                time.sleep(0.2)
        except psutil.Error:
            pass

    def _look(self, process):
        import psutil

        try:
            guest = any("guest_process" in part for part in process.cmdline())
            times, size = process.cpu_times(), process.memory_info().rss
        except psutil.Error:
            return
        other = "writer" if process.pid == self.number else "worker"
        use = self.seen["guest" if guest else other]
        use.most = max(use.most, peak(process.pid) or size)
        use.seconds = max(use.seconds, times.user + times.system)


def peak(number):
    """Return the most bytes that a process has had in memory, where Linux says so."""
    try:
        status = Path(f"/proc/{number}/status").read_text()
        return 1024 * int(status.partition("VmHWM:")[2].split()[0])
    except (OSError, IndexError):
        return 0


def course(folder, books, config):
    """Make a checkout with these notebooks, (chapter, name), in the gradebook."""
    for chapter, name in books:
        for part in ("solutions", "course"):
            (folder / part / chapter).mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / part / chapter / name, folder / part / chapter)
    shutil.copy(ROOT / "solutions/released.json", folder / "solutions")
    (folder / "nbgrader_config.py").write_text(config)
    if config == STOCK:
        release = "--CourseDirectory.release_directory=generated"
        for chapter in sorted({chapter for chapter, _ in books}):
            run(folder, "nbgrader", "generate_assignment", chapter, release)
    else:  # whoever is marked first enters the tests
        hand_in(folder, books, "first")
        run(folder, "nnkit.cohort", "grade", "--engine", "process")
        shutil.rmtree(folder / "submitted")
    return folder


def hand_in(root, books, student):
    """Hand in all notebooks that have exercises; return how many."""
    return sum(solve(root, *book, student) > 0 for book in books)


def compare(books, engines, rounds):
    """Print the time of one right learner."""
    chapters = sorted({chapter for chapter, _ in books})
    with tempfile.TemporaryDirectory() as place:
        places = {"nbgrader": course(Path(place) / "stock", books, STOCK)}
        for engine in engines:
            places[engine] = course(Path(place) / engine, books, OURS)
        times = {name: [] for name in places}
        for number in range(rounds):
            for name, root in places.items():
                count = hand_in(root, books, f"right-{number}")
                times[name].append(_marked(root, name, chapters, f"right-{number}"))
    stock = statistics.median(times["nbgrader"])
    print(f"{count} notebooks with exercises, {rounds} rounds, one core")
    for name, found in times.items():
        middle = statistics.median(found)
        print(f"{name:10} {middle:7.1f} s {stock / middle:6.1f}×", flush=True)


def _marked(root, name, chapters, student):
    if name != "nbgrader":
        command = ["nnkit.cohort", "grade", "--engine", name, "--jobs", "1"]
        return run(root, *command, cores={0})[0]
    only = f"--student={student}"
    return sum(
        run(root, "nbgrader", "autograde", chapter, only, cores={0})[0]
        for chapter in chapters
    )


def class_of(book, count, engine, jobs):
    """Print submissions a minute and memory for a class, with some processes."""
    with tempfile.TemporaryDirectory() as place:
        root = course(Path(place), [book], OURS)
        for number in range(count):
            solve(root, *book, f"student-{number:04}")
        command = ["nnkit.cohort", "grade", "--engine", engine, "--jobs", str(jobs)]
        took, seen = run(root, *command)
        print(
            f"{count} × {'/'.join(book)}, {engine}, {jobs} processes: "
            f"{60 * count / took:.0f} a minute; largest {sizes(seen)}",
            flush=True,
        )


def sizes(seen):
    """Return the most memory of each kind of process, as text."""
    found = {kind: use.most for kind, use in seen.items() if use.most}
    return ", ".join(f"{kind} {size / 2**20:.0f} MiB" for kind, size in found.items())


def main(arguments=None):
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--chapter", default="", help="such as 07 (default: all)")
    add("--engine", action="append", help="process, wasi (process)")
    add("--rounds", type=int, default=1)
    add("--students", type=int, default=0, help="measure a class of so many, too")
    add("--notebook", default="03-backpropagation/02a-backpropagation.ipynb")
    add("--class-only", action="store_true", help="no comparison with nbgrader")
    chosen = parser.parse_args(arguments)
    paths = sorted((ROOT / "solutions").glob(f"{chosen.chapter}*/*.ipynb"))
    engines = chosen.engine or ["process"]
    if not chosen.class_only:
        compare([(p.parent.name, p.name) for p in paths], engines, chosen.rounds)
    for engine in engines if chosen.students else ():
        for jobs in (1, 2):
            class_of(tuple(chosen.notebook.split("/")), chosen.students, engine, jobs)


if __name__ == "__main__":
    main()
