"""Measure what chapter 08 says of deep networks after many steps.

    python -m benchmarks.depth

runs the cells of notebook 08-2, writes `benchmarks/depth.json` and prints the table of
the notebook. One processor core, a few minutes.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before NumPy is loaded

import json  # noqa: E402
from pathlib import Path  # noqa: E402

from benchmarks.reading import ROOT, cells  # noqa: E402

NOTEBOOK = ROOT / "solutions/08-beyond/02-residual-networks.ipynb"
RESULTS = Path(__file__).with_name("depth.json")
SEEDS, STEPS = (0, 1, 2), (200, 2000)
NETWORKS = ((1, False), (5, False), (20, False), (20, True))  # blocks, residual


def measure(train, blocks, residual):
    """Training costs of one network: {steps: one cost for each seed}."""
    return {
        str(steps): [
            round(float(train(blocks, residual, steps=steps, seed=seed)[0]), 4)
            for seed in SEEDS
        ]
        for steps in STEPS
    }


def line(name, costs):
    """A line of the notebook's table."""
    cells = (" · ".join(f"{c:.3f}" for c in costs[str(steps)]) for steps in STEPS)
    return f"| {name} | {' | '.join(cells)} |"


def main():
    """Measure, print and write."""
    train, results = cells(NOTEBOOK)["train_tower"], {}
    for blocks, residual in NETWORKS:
        kind = "residual" if residual else "plain"
        name = f"{kind}, {2 * blocks + 2} layers"
        results[name] = measure(train, blocks, residual)
        print(line(name, results[name]), flush=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
