"""The process of one library: prepares a case and runs blocks of it when told to.

`python -m benchmarks.worker nnkit` reads one command a line, as JSON, and answers each
with one line. One library a process: they share neither threads nor memory pools, and
what one of them leaves in the caches is over after the first steps of a block.

Commands: {"do": "prepare", "case": …}, {"do": "block", "seconds": s} → {"step": seconds
a step, "cpu": processor seconds a step}, {"do": "memory", "case": …} → {"bytes": …}.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import math
import os
import sys
import time
from dataclasses import replace

import numpy as np

from benchmarks.cases import Case

LIBRARIES = {
    "nnkit": "nnkit",
    "nnkit-nchw": "nnkit",
    "torch": "torch",
    "torch-channels-last": "torch",
    "sklearn": "sklearn",
    "jax": "jax",
    "loop": "numpy",
}


def data_for(case, rng):
    """The same numbers for every library: (X, y), or (x, dy) of a single layer."""
    if case.is_training:
        shape = (784,) if case.kind == "dense" else (1, 28, 28)
        X = rng.random((case.samples, *shape), np.float32)
        return X, rng.integers(10, size=case.samples)
    if case.kind == "conv":
        channels, out, kernel, side, padding, _ = case.sizes
        small = side + 2 * padding - kernel + 1
    else:
        (channels, side), out = case.sizes, case.sizes[0]
        small = side // 2
    return (
        rng.standard_normal((case.batch, channels, side, side), np.float32),
        rng.standard_normal((case.batch, out, small, small), np.float32),
    )


def prepare(library, case):
    """A function of how many passes to make; it returns the number of steps made."""
    name, _, order = library.partition("-")
    peer = importlib.import_module(f"benchmarks.peers.{name}_peer")
    options = {order.replace("-", "_"): True} if order else {}
    return peer.prepare(case, *data_for(case, np.random.default_rng(1)), **options)


def timed(run, passes):
    """Seconds a step, by the clock and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    steps = run(passes)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"step": wall / steps, "cpu": cpu / steps, "all": wall}


class Worker:
    """The commands."""

    def __init__(self, library):
        self.library, self.run, self.one_pass = library, None, None

    def prepare(self, case):
        """Get ready; the first pass warms up, the second tells how long one takes."""
        self.run = prepare(self.library, Case(**case | {"sizes": tuple(case["sizes"])}))
        self.run(1)
        self.one_pass = timed(self.run, 1)["all"]
        return {}

    def block(self, seconds):
        """As many passes as fit into about so many seconds, at least one."""
        return timed(self.run, max(1, math.ceil(seconds / self.one_pass)))

    def memory(self, case):
        """Bytes by which three steps raise the peak over what was held before.

        One sample goes first: what a library loads at its first use is not counted.
        """
        case = Case(**case | {"sizes": tuple(case["sizes"])})
        prepare(self.library, replace(case, batch=1))(1)
        run = prepare(self.library, case)
        hand_back_free_memory()
        before = resident("VmRSS")
        reset_peak()
        run(3)
        return {"bytes": resident("VmHWM") - before}


def resident(field):
    """Memory of this process in bytes, VmRSS (now) or VmHWM (at most); Linux only."""
    with open("/proc/self/status") as file:
        line = next(line for line in file if line.startswith(field + ":"))
    return int(line.split()[1]) * 1024


def hand_back_free_memory():
    """What the preparation has freed goes back to the system, not to the steps.

    The C library keeps freed blocks: what a step takes from them would not be counted.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it
    if trim:
        trim(0)


def reset_peak():
    """Let VmHWM begin anew; where that is forbidden it stays, and counts too much."""
    with contextlib.suppress(OSError), open("/proc/self/clear_refs", "w") as file:
        file.write("5")


def main():
    """Obey until the commands end."""
    worker = Worker(sys.argv[1])
    # What a library prints goes to stderr: stdout is for the answers.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    for line in sys.stdin:
        command = json.loads(line)
        answer = getattr(worker, command.pop("do"))(**command)
        print(json.dumps(answer), file=answers)


if __name__ == "__main__":
    main()
