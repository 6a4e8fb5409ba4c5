"""Measure the experiment of chapter 07, notebook 2: groups, accuracy and time.

The notebook trains each network once; ten seeds take some minutes and are kept in it as
numbers. They are made here, with the notebook's own cells (those tagged "setup" and
"experiment"), so that both run the same code:

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python tools/measure_groups.py

prints the lines of the notebook's dictionary MEASURED.
"""

import time
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "solutions/07-grouped-convolution/02-cheap-convolutions.ipynb"
SEEDS = range(10)
ROUNDS = 6  # of times, of which the shortest counts
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


def main():
    """Train every network with every seed, and time its two middle layers."""
    here = functions()
    clock = time.process_time  # other programs on the machine do not count
    rounds = [
        [here["middle_time"](*key, clock) for key in NETWORKS] for _ in range(ROUNDS)
    ]
    for key, times in zip(NETWORKS, zip(*rounds, strict=True), strict=True):
        shares = [round(here["train"](*key, seed), 2) for seed in SEEDS]
        line = f"    {key!r}: ({shares}, {min(times):.2f}),"
        print(line.replace("'", '"'), flush=True)


if __name__ == "__main__":
    main()
