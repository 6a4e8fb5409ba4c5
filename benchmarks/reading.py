"""Measure what chapter 06 says of its network, by running the cells of its notebooks.

    python -m benchmarks.reading             accuracy and seconds over seeds, ablations
    python -m benchmarks.reading --filters   what explore.learned_filters shows

The first writes `benchmarks/reading.json` and prints the tables of the notebooks, the
second writes `nnkit/explore/data/learned_filters.npz`. Both take one processor core and
a few minutes.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before NumPy is loaded

import argparse  # noqa: E402
import json  # noqa: E402
import platform  # noqa: E402
import statistics  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

import nbformat  # noqa: E402
import numpy as np  # noqa: E402

import nnkit as nn  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
READS = ROOT / "solutions/06-convolution/03a-a-network-that-reads.ipynb"
PARTS = ROOT / "solutions/06-convolution/04-what-each-part-is-good-for.ipynb"
RESULTS = Path(__file__).with_name("reading.json")
FILTERS = ROOT / "nnkit/explore/data/learned_filters.npz"
SEEDS, MANY_SEEDS = (0, 1, 2), (0, 1, 2, 3, 4)
MOMENTS = (0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.67, 1, 1.5, 2, 3, 4)
BATCH, STAGE = 32, 20_000  # images in a step, images for each learning rate
LONGER = np.linspace(0.04, 0.001, 12)  # four epochs: the filters come to rest


def cells(notebook):
    """Names that a notebook's cells with the tags setup and network define."""
    space = {}
    for cell in nbformat.read(notebook, as_version=4).cells:
        if {"setup", "network"} & set(cell.metadata.get("tags", [])):
            exec(cell.source, space)  # noqa: S102 (our own notebook)
    return space


def over_seeds(space):
    """Rows (seed, accuracy, seconds of processor time) of the whole training."""
    rows = []
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        net, start = space["build"](rng), time.process_time()
        space["train"](net, space["X"], space["labels"], space["RATES"], rng)
        seconds = time.process_time() - start
        accuracy = nn.accuracy(net, space["X_test"], space["labels_test"])
        rows.append({"seed": seed, "accuracy": accuracy, "seconds": round(seconds, 1)})
        print(f"| {seed} | {100 * accuracy:.2f} % | {seconds:.0f} |", flush=True)
    return rows


def ablations(space):
    """Accuracies over the seeds, and mean seconds of training, of every variant.

    A seed means the same 1000 images for all variants, so the table compares within
    it: the mean difference to the unchanged network, and how much that spreads.
    """
    rows = {}
    for name in space["VARIANTS"]:
        runs = [space["ablation"](name, seed) for seed in MANY_SEEDS]
        shares, seconds, parameters = zip(*runs, strict=True)
        rows[name] = {
            "accuracy": [round(share, 4) for share in shares],
            "seconds": round(statistics.mean(seconds), 1),
            "parameters": parameters[0],
        }
        print(ablation_line(name, rows), flush=True)
    return rows


def ablation_line(name, rows):
    """A line of the notebook's table."""
    shares, plain = rows[name]["accuracy"], rows["as it is"]["accuracy"]
    gains = [100 * (s - p) for s, p in zip(shares, plain, strict=True)]
    gain = f"{statistics.mean(gains):+.1f} ± {statistics.stdev(gains):.1f}"
    gain = "" if name == "as it is" else gain.replace("-", "−")
    share = f"{100 * statistics.mean(shares):.1f} %"
    parameters = f"{rows[name]['parameters']:,}".replace(",", " ")
    return f"| {name} | {share} | {gain} | {rows[name]['seconds']:.1f} | {parameters} |"


def record(space, seed):
    """First-layer filters, biases and test accuracy at each of MOMENTS."""
    X, y, rates = space["X"], space["labels"], LONGER
    rng = np.random.default_rng(seed)
    net, loss = space["build"](rng), nn.CrossEntropyLoss()
    sgd = nn.SGD(net.parameters(), lr=rates[0], momentum=0.9, nesterov=True)
    at, step, taken = steps(len(X)), 0, []

    def take():
        if step in at:
            accuracy = nn.accuracy(net, space["X_test"], space["labels_test"])
            weights, biases = net[0].weight.data[:, 0], net[0].bias.data
            taken.append((weights.copy(), biases.copy(), accuracy))
            print(f"seed {seed}, step {step}: {accuracy:.2%}", flush=True)

    take()
    for sgd.lr in rates:
        rows = rng.permutation(len(X))[:STAGE]
        for x_batch, y_batch in nn.batches(X[rows], y[rows], BATCH, rng):
            loss.forward(net.forward(x_batch, training=True), y_batch)
            net.backward_parameters(loss.backward())
            sgd.step()
            step += 1
            take()
    return [np.stack(part) for part in zip(*taken, strict=True)]


def steps(images):
    """Steps that belong to MOMENTS."""
    return [round(epochs * -(-images // BATCH)) for epochs in MOMENTS]


def write_filters(space):
    """Record all seeds, and one test image of each digit, into one small file."""
    runs = [record(space, seed) for seed in SEEDS]
    filters, biases, accuracy = (np.stack(part) for part in zip(*runs, strict=True))
    images, labels = space["X_test"], space["labels_test"]
    firsts = [np.flatnonzero(labels == digit)[0] for digit in range(10)]
    FILTERS.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        FILTERS,
        epochs=np.array(MOMENTS),
        steps=np.array(steps(len(space["X"]))),
        filters=filters.astype(np.float16),
        biases=biases.astype(np.float16),
        accuracy=accuracy,
        digits=(255 * images[firsts, 0]).round().astype(np.uint8),
    )
    print(f"{FILTERS.relative_to(ROOT)}: {FILTERS.stat().st_size / 1000:.0f} kB")


def main():
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--filters", action="store_true")
    parser.add_argument("--part", choices=["seeds", "ablations"], help="only this one")
    chosen = parser.parse_args()
    if chosen.filters:
        write_filters(cells(READS))
        return
    results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    results["how"] = (
        "python -m benchmarks.reading: the notebooks' cells, one core, float32; "
        "seconds of processor time"
    )
    results["where"] = (
        f"{platform.machine()}, Python {platform.python_version()}, "
        f"NumPy {np.__version__}"
    )
    if chosen.part != "ablations":
        results["seeds"] = over_seeds(cells(READS))
    if chosen.part != "seeds":
        results["ablations"] = ablations(cells(PARTS))
    text = json.dumps(results, indent=1, ensure_ascii=False) + "\n"
    RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
