"""Measure the experiment of chapter 07, notebook 2b: groups, accuracy and time.

The notebook trains some networks once; ten seeds take some minutes and are kept in it
as numbers. They are made here, with the notebook's own cells (those tagged "setup" and
"experiment"), so that both run the same code:

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python tools/measure_groups.py

prints the lines of the notebook's dictionary MEASURED.
"""

import time
from pathlib import Path

import nbformat
import numpy as np

import nnkit as nn

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "solutions/07-grouped-convolution/02b-groups-that-talk.ipynb"
SEEDS = range(10)
ROUNDS, REPEATS = 6, 40  # of times, of which the shortest counts
NETWORKS = [
    # groups, channels, shuffle
    (1, 32, False),
    *((g, 32, shuffle) for g in (2, 4, 8, 16) for shuffle in (False, True)),
    (32, 32, False),
    ("separable", 32, False),
    (4, 64, True),
]


def functions():
    """Return the names that the notebook's tagged cells define."""
    space = {"__name__": "__main__"}
    for cell in nbformat.read(NOTEBOOK, as_version=4).cells:
        if {"setup", "experiment"} & set(cell.metadata.get("tags", [])):
            exec(cell.source, space)  # noqa: S102 (the cell of a notebook)
    return space


def middle_time(middle, groups, channels, shuffle):
    """Return the time of forward and backward of the middle layers, 50 images, in ms.

    Processor time, so that other programs on the machine do not count.
    """
    rng = np.random.default_rng(0)
    net = nn.Sequential(*middle(groups, channels, shuffle, rng))
    x = rng.normal(size=(50, channels, 7, 7)).astype(np.float32)
    times = []
    for _ in range(REPEATS + 1):
        start = time.process_time()
        net.backward(net.forward(x, training=True))
        times.append(time.process_time() - start)
    return 1000 * min(times[1:])  # the first run is a warm-up


def main():
    """Train every network with every seed, and time its two middle layers."""
    here = functions()
    rounds = [
        [middle_time(here["middle"], *key) for key in NETWORKS] for _ in range(ROUNDS)
    ]
    for key, times in zip(NETWORKS, zip(*rounds, strict=True), strict=True):
        shares = [round(here["train"](*key, seed), 2) for seed in SEEDS]
        line = f"    {key!r}: ({shares}, {min(times):.2f}),"
        print(line.replace("'", '"'), flush=True)


if __name__ == "__main__":
    main()
