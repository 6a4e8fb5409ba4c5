"""The tables and the plot of `python -m benchmarks`."""

import os
import platform
from importlib import metadata

from benchmarks.arithmetic import duration, factor, markdown, ratios, spread, verdict
from benchmarks.cases import LOOP_GOALS, SKLEARN_GOAL

NAMES = {
    "nnkit": "nnkit",
    "nnkit-nchw": "nnkit, arrays in PyTorch's order",
    "torch": "PyTorch",
    "torch-channels-last": "PyTorch, channels last",
    "sklearn": "scikit-learn",
    "jax": "JAX, jit",
    "loop": "loop over samples",
}


def seconds(times, clock):
    """{library: [seconds a step]} from the answers of the workers."""
    return {name: [t[clock] for t in answers] for name, answers in times.items()}


def goal(case, library):
    """How many times faster than this library nnkit shall be, or None."""
    if library == "torch":
        return case.goal
    if library == "sklearn":
        return SKLEARN_GOAL
    return LOOP_GOALS.get(case.batch) if library == "loop" else None


def comparison_rows(case, times, clock):
    """Lines of the main table: one for each other library of this case."""
    found = seconds(times, clock)
    rows = []
    for library in [name for name in found if name != "nnkit"]:
        faster = ratios(found["nnkit"], found[library])
        least = goal(case, library)
        stretch = case.stretch if library == "torch" else None
        rows.append(
            [
                case.name,
                NAMES[library],
                duration(found["nnkit"]),
                duration(found[library]),
                factor(faster),
                "" if least is None else f"{least:g}×",
                "" if stretch is None else f"{stretch:g}×",
                "" if least is None else verdict(faster, least, stretch),
            ]
        )
    return rows


COMPARISON_HEAD = [
    "case",
    "compared with",
    "nnkit, a step",
    "the other, a step",
    "nnkit is faster by",
    "goal",
    "stretch",
    "",
]


def memory_rows(found, limit=1.5):
    """Lines on memory: the extra peak of three steps, in MB."""
    ours, theirs = (spread(found[name]) for name in ("nnkit", "torch"))
    share = ours[0] / theirs[0]
    texts = [
        f"{m / 1e6:.0f} MB ({a / 1e6:.0f}–{b / 1e6:.0f})" for m, a, b in (ours, theirs)
    ]
    word = "reached" if share <= limit else "short"
    return [[*texts, f"{share:.2f}×", f"≤ {limit}×", word]]


def import_rows(times, limit=1.3):
    """Lines on the time of `import`."""
    share = ratios(times["numpy"], times["nnkit"])
    texts = [duration(times[name]) for name in ("nnkit", "numpy")]
    word = "reached" if spread(share)[0] <= limit else "short"
    return [[*texts, factor(share), f"≤ {limit}×", word]]


def machine():
    """Processor, cores and versions."""
    packages = {
        "numpy": "NumPy",
        "torch": "PyTorch",
        "scikit-learn": "scikit-learn",
        "jax": "JAX",
    }
    versions = []
    for package, name in packages.items():
        try:
            versions.append(f"{name} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            continue
    python = f"Python {platform.python_version()}"
    return f"{cpu_model()}, {os.cpu_count()} cores; {', '.join([python, *versions])}"


def conditions(libraries, threads, clock):
    """How it was measured, and what is missing, in a sentence or two."""
    missing = [NAMES[name] for name in NAMES if name not in libraries]
    what = "wall clock" if clock == "step" else "processor time"
    text = f"{machine()}; {threads} thread(s), float32, {what}."
    return text + (f" Not installed: {', '.join(missing)}." if missing else "")


def cpu_model():
    """The processor's name, as far as the system tells."""
    try:
        with open("/proc/cpuinfo") as file:
            names = [line for line in file if line.startswith("model name")]
        return names[0].partition(":")[2].strip()
    except (OSError, IndexError):
        return platform.processor() or platform.machine()


def busy(times):
    """Largest share of its wall clock that a block did not have the processor."""
    return max(1 - t["cpu"] / t["step"] for found in times.values() for t in found)


def tables(results, memories, imports, clock, how):
    """The whole report in Markdown."""
    rows = [
        row for case, times in results for row in comparison_rows(case, times, clock)
    ]
    parts = [
        "# Speed and memory",
        "",
        "Written by `make bench`. Seconds a step and ratios: median (smallest–largest) "
        "of the rounds;\na ratio is taken within a round, where the libraries run one "
        "right after the other.",
        "",
        "Goals are about PyTorch in NCHW, its default order; channels last is its "
        "faster order\nfor large convolutions. A single layer of nnkit gets arrays as "
        "its layers hand them to one\nanother, samples side by side; one line each "
        "says what PyTorch's order costs it.",
        "",
        how,
        "",
        markdown(COMPARISON_HEAD, rows),
    ]
    if memories:
        head = ["nnkit", "PyTorch", "nnkit / PyTorch", "goal", ""]
        parts += ["", "## Memory that a Conv2d step needs at its peak", ""]
        for case, found in memories:
            parts += [case.name + ":", "", markdown(head, memory_rows(found)), ""]
    if imports:
        head = ["import nnkit", "import numpy", "nnkit / numpy", "goal", ""]
        parts += ["## Time of import", "", markdown(head, import_rows(imports))]
    return "\n".join(parts).rstrip() + "\n"


def plot(results, clock, path):
    """One figure: how many times faster nnkit is than each library, by case."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    colours = {
        "nnkit-nchw": "#CC79A7",
        "torch": "#0072B2",
        "torch-channels-last": "#56B4E9",
        "sklearn": "#E69F00",
        "jax": "#009E73",
        "loop": "#999999",
    }
    fig, ax = plt.subplots(figsize=(8, 1.2 + 0.42 * len(results)), layout="constrained")
    for line, (case, times) in enumerate(results):
        found = seconds(times, clock)
        for library in [name for name in found if name != "nnkit"]:
            middle, low, high = spread(ratios(found["nnkit"], found[library]))
            ax.plot([low, high], [line, line], color=colours[library], lw=1)
            ax.plot(middle, line, "o", color=colours[library], ms=5)
        ax.plot(case.goal, line, "|", color="black", ms=14, mew=2)
    for name, colour in colours.items():
        ax.plot([], [], "o", color=colour, label=NAMES[name])
    ax.plot([], [], "|", color="black", ms=12, mew=2, ls="", label="goal over PyTorch")
    ax.axvline(1, color="black", lw=0.8)
    ax.set_xscale("log")
    ticks = [0.25, 0.5, 1, 2, 4, 8, 16, 32]
    ax.set_xticks(ticks, [f"{t:g}×" for t in ticks])
    ax.minorticks_off()
    ax.set_yticks(range(len(results)), [case.name for case, _ in results])
    ax.invert_yaxis()
    ax.set_xlabel("speed of nnkit over the other library (median and range)")
    ax.grid(axis="x", alpha=0.3)
    ax.legend(fontsize=8, loc="upper center", bbox_to_anchor=(0.4, -0.12), ncols=3)
    fig.savefig(path, dpi=120)
    plt.close(fig)
