"""What computing and redrawing take in the page, beside the Python of this machine."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: WebAssembly's vectors have 128 bits: the Python here with no wider ones.
NARROW = {
    "OPENBLAS_CORETYPE": "Nehalem",
    "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
}
STEP = """
import time
import numpy as np
import nnkit as nn
rng = np.random.default_rng(0)
first, last = nn.Linear(784, 30, rng=rng), nn.Linear(30, 10, rng=rng)
net = nn.Sequential(first, nn.Sigmoid(), last)
loss, optimizer = nn.CrossEntropyLoss(), nn.SGD(net.parameters(), lr=0.01)
X = rng.random((32, 784), dtype=np.float32)
y = rng.integers(0, 10, 32)
def step(backward):
    loss.forward(net.forward(X), y)
    backward(loss.backward())
    optimizer.step()
def block(backward, count=30):
    start = time.perf_counter()
    for _ in range(count):
        step(backward)
    return (time.perf_counter() - start) / count
def measure(backward, blocks=20):
    return min(block(backward) for _ in range(blocks))  # what else runs only adds
print(measure(net.backward), measure(net.backward_parameters))
"""
EXPLORABLES = (
    "dot_product",
    "gradient_descent",
    "activation_functions",
    "coin_entropy",
    "pooling",
    "network_2d",
)
REDRAW = f"""
import statistics, time
from nnkit import explore
stages = {{name: getattr(explore, name)() for name in {EXPLORABLES}}}
def measure(stage, moves=6):
    control = next(c for c in stage.controls.values() if hasattr(c, "step"))
    times = []
    for k in range(moves):
        start = time.perf_counter()
        control.value += control.step * (-1) ** k
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])
print(*(measure(stage) for stage in stages.values()))
"""


def native(source, **environment):
    """Return the numbers that a program prints, run by the Python of this machine."""
    done = subprocess.run(  # noqa: S603 (ours)
        [sys.executable, "-c", source],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(word) for word in done.stdout.split()]


def in_page(notebook, source):
    """Return the numbers that a program prints in the page."""
    return [float(word) for word in notebook.execute(source).split()]


def turns(notebook, source, count, *environments):
    """Return seconds here and in the page, medians of rounds that take turns.

    Between the two are the seconds here in each of the environments.
    """
    rounds = [
        [
            native(source),
            *(native(source, **one) for one in environments),
            in_page(notebook, source),
        ]
        for _ in range(count)
    ]
    return [
        [statistics.median(values) for values in zip(*side, strict=True)]
        for side in zip(*rounds, strict=True)
    ]


def times(there, here, unit, factor):
    """Return the page's time, this machine's, and how many times as long it is."""
    both = f"{there * factor:.0f} {unit}, here {here * factor:.0f} {unit}"
    return f"{both}: {there / here:.2f} ×"


def step(notebook, rounds):
    """Yield the rows about a training step, with the gradient for x and without it."""
    columns = zip(*turns(notebook, STEP, rounds, NARROW), strict=True)
    whole, fitted = (
        [times(there, one, "µs", 1e6) for one in (here, narrow)]
        for here, narrow, there in columns
    )
    yield f"step of 784–30–10, batch 32 | {whole[0]} | ≤ 2.5 ×"
    yield f"… beside vectors of 128 bits here, as the page has them | {whole[1]} | "
    yield f"… as `fit` takes it, without the gradient for x | {fitted[0]} | "
    yield f"… that beside vectors of 128 bits | {fitted[1]} | "


def redraws(notebook, rounds):
    """Yield the rows about the explorables."""
    here, there = turns(notebook, REDRAW, rounds)
    for name, ours, theirs in zip(EXPLORABLES, here, there, strict=True):
        yield f"redraw of {name} | {times(theirs, ours, 'ms', 1e3)} | ≤ 2.5 ×"
