"""`python -m benchmarks.figures`: train the networks of the published accuracies.

Each recipe is trained from the start with several seeds on all 60 000 training images
and marked once on the 10 000 test images. With --validate the last 10 000 training
images play the test set: so the recipes' settings were chosen.
"""

import argparse
import statistics
import sys
from pathlib import Path

import nnkit as nn
from benchmarks.arithmetic import markdown
from benchmarks.recipes import RECIPES, load, prepared, train
from benchmarks.report import machine

HEAD = ["network", "seed", "epochs", "seconds", "accuracy in %"]
SUMMARY = [
    "network",
    "how",
    "seeds",
    "epochs",
    "seconds",
    "accuracy in %, mean ± sd",
    "required",
    "goal",
    "",
]


def options(arguments):
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.figures", description=__doc__
    )
    add = parser.add_argument
    add("--seeds", type=int, default=5, help="networks of each kind (5)")
    add("--recipe", action="append", metavar="NAME", help="only those, in this order")
    add("--epochs", type=int, help="in place of each recipe's own number")
    add("--validate", action="store_true", help="do not look at the test set")
    add("--output", type=Path, help="write the tables here")
    return parser.parse_args(arguments)


def mean_and_deviation(values):
    """Mean and standard deviation of a sample (n − 1; 0 for a single value).

    Examples
    --------
    >>> mean_and_deviation([1.0, 3.0])
    (2.0, 1.4142135623730951)
    """
    deviation = statistics.stdev(values) if len(values) > 1 else 0.0
    return statistics.mean(values), deviation


def judged(recipe, mean):
    """Whether the mean reaches the goal, or what is required at least."""
    if mean >= recipe.goal:
        return "goal reached"
    return "reached" if mean >= recipe.required else "short"


def summary_row(recipe, epochs, marks, seconds):
    """A line of the summary."""
    mean, deviation = mean_and_deviation(marks)
    return [
        recipe.name,
        recipe.summary,
        len(marks),
        epochs,
        f"{statistics.median(seconds):.0f}",
        f"{mean:.2f} ± {deviation:.2f}",
        f"{recipe.required:g}",
        f"{recipe.goal:g}",
        judged(recipe, mean),
    ]


def tables(rows, summary, validate):
    """Both tables in Markdown, with what they were marked on."""
    data = (
        "Trained on 50 000 images, marked on 10 000 others of the training set"
        if validate
        else "Trained on all 60 000 training images, marked on the 10 000 test images"
    )
    chosen = (
        "All settings were chosen on the validation part of the training set "
        "(`--validate`), none on the test set; each network was marked once, after its "
        "last epoch. No ensembles."
    )
    parts = ["# Accuracies", "", "Written by `make figures`.", f"{data}. {chosen}", ""]
    parts += [f"{machine()}.", "", markdown(SUMMARY, summary), ""]
    return "\n".join([*parts, "## Every network", "", markdown(HEAD, rows)]) + "\n"


def main(arguments=None):
    """Train, print, write."""
    chosen = options(arguments)
    wanted = [part.lower() for part in chosen.recipe or [""]]
    recipes = [r for part in wanted for r in RECIPES if part in r.name.lower()]
    if not recipes or chosen.seeds < 1:
        names = "\n  ".join(recipe.name for recipe in RECIPES)
        print(f"need at least one seed and one of the recipes\n  {names}")
        return 2
    learn, mark = load(chosen.validate)
    rows, summary = [], []
    for recipe in recipes:
        epochs = chosen.epochs or recipe.epochs
        data, marks, times = prepared(recipe, learn), [], []
        for seed in range(chosen.seeds):
            net, seconds = train(recipe, data, seed, epochs)
            marks.append(100 * nn.accuracy(net, *prepared(recipe, mark)))
            times.append(seconds)
            row = [recipe.name, seed, epochs, f"{seconds:.1f}", f"{marks[-1]:.2f}"]
            print("  ".join(map(str, row)), flush=True)
            rows.append(row)
        summary.append(summary_row(recipe, epochs, marks, times))
    text = tables(rows, summary, chosen.validate)
    print("\n" + text)
    if chosen.output:
        chosen.output.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
