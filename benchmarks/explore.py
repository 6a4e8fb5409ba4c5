"""`make bench-explore`: what a picture of each explorable costs, old against new.

    python -m benchmarks.explore --old REVISION

Two processes, one with nnkit of that revision and one with today's, take turns: each
sets every control of an explorable to other values, one after the other, as a hand
does. A time is that of computing, drawing, and writing the picture for the page. Then
comes the table of `benchmarks.page`: from a key to the picture in a real page.
"""

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOVES = 3  # of each control in a block
FIRST = "b4a3261"  # the last revision that drew every picture as a whole


def names():
    """The explorables of nnkit, but for those with a part in the page."""
    from nnkit import explore

    stages = (name for name in explore.__all__ if name[0].islower())
    return [name for name in stages if name not in ("draw_digit", "playground", "quiz")]


def values(control, turn):
    """Values of a control after its start, other ones in each turn."""
    if hasattr(control, "options"):
        offered = [o[1] if isinstance(o, tuple) else o for o in control.options]
    else:
        count = round((control.max - control.min) / control.step)
        offered = [control.min + control.step * k for k in range(count + 1)]
    start = min(range(len(offered)), key=lambda k: offered[k] != control.value)
    first = start + 1 + MOVES * turn
    return [offered[(first + k) % len(offered)] for k in range(MOVES)]


def worker():
    """Answer each line, an explorable's name, with the seconds of its moves."""
    from nnkit import explore

    stages = {}
    for line in sys.stdin:
        name, turn = line.split()
        stage = stages.get(name) or stages.setdefault(name, getattr(explore, name)())
        seconds = []
        for control in stage.controls.values():
            start = control.value
            for value in [*values(control, int(turn)), start]:
                before = time.perf_counter(), time.process_time()
                control.value = value
                after = time.perf_counter(), time.process_time()
                seconds.append([b - a for a, b in zip(before, after, strict=True)])
        print(json.dumps(seconds), flush=True)


class Worker:
    """A process with nnkit of one folder: `worker(name)` gives the seconds."""

    def __init__(self, folder):
        self._process = subprocess.Popen(  # noqa: S603 (this file)
            [sys.executable, __file__, "--worker"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, name, turn):
        """Let it move the controls of one explorable."""
        self._process.stdin.write(f"{name} {turn}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def stop(self):
        """No more lines: it ends by itself."""
        self._process.stdin.close()
        self._process.wait()


def unpack(revision, folder):
    """Write nnkit of a revision, and its settings of JupyterLab, into a folder."""
    packed = subprocess.run(  # noqa: S603
        ["git", "archive", revision, "nnkit", "tools/jupyter"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


def compare(name, old, new, rounds, clock):
    """Milliseconds of a move, old and new, and the median of their ratios."""
    old(name, 0), new(name, 0)  # the first moves build and warm up
    pairs = []
    for turn in range(1, rounds + 1):
        order = (old, new) if turn % 2 else (new, old)
        taken = {
            side: statistics.mean(move[clock] for move in side(name, turn))
            for side in order
        }
        pairs.append((1000 * taken[old], 1000 * taken[new]))
    before, after = (statistics.median(side) for side in zip(*pairs, strict=True))
    return before, after, statistics.median(b / a for a, b in pairs)


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", help="only these explorables")
    parser.add_argument("--old", default=FIRST, help=f"compare with this ({FIRST})")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", action="store_true", help="processor time")
    parser.add_argument("--only", choices=("picture", "page"), help="one table")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.worker:
        worker()
        return
    wanted = chosen.names or names()
    with tempfile.TemporaryDirectory() as folder:
        unpack(chosen.old, folder)
        if chosen.only != "page":
            pictures(wanted, chosen, folder)
        if chosen.only != "picture":
            from benchmarks import page

            page.main(wanted, Path(folder))


def pictures(wanted, chosen, folder):
    """Print what a picture costs."""
    print(f"| milliseconds a move | {chosen.old} | now | now / then |")
    print("|---|---:|---:|---:|")
    old, new = Worker(folder), Worker(ROOT)
    for name in wanted:
        row = compare(name, old, new, chosen.rounds, int(chosen.cpu))
        print("| {} | {:.1f} | {:.1f} | {:.2f} |".format(name, *row), flush=True)
    old.stop()
    new.stop()


if __name__ == "__main__":
    main()
