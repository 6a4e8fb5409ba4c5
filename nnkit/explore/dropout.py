"""Dropout: which hidden units are out, and what the mean of all thinned networks says.

Every mask leaves another thinned network, and all of them share their weights. At test
time one wants the mean of their answers. One pass through the whole network, with the
outgoing weights multiplied by 1 − p, comes close to it; without that factor the output
unit gets more than it ever got in training.
"""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection

from nnkit.activations import sigmoid
from nnkit.explore._controls import slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

MASKS = 2000
BINS = np.linspace(0, 1, 41)


class Thinned(NamedTuple):
    """One thinned network, and the answers of 2000 of them.

    `mask` says which units are in; `answer` is the output with this mask. `mean` is
    the mean of `answers`; `scaled` and `unscaled` come from one pass through all
    units, with the outgoing weights times 1 − rate and without.
    """

    mask: np.ndarray
    answer: float
    answers: np.ndarray
    mean: float
    scaled: float
    unscaled: float


def compute(rate, units, seed):
    """Drop hidden units of a network with one output σ(Σ mⱼwⱼhⱼ + b).

    Parameters
    ----------
    rate : float
        The probability p that a unit is out, 0 ≤ p < 1.
    units : int
        Hidden units. Whatever their number, all together they send Σ wⱼhⱼ = 4.
    seed : int
        Which mask is drawn.

    Returns
    -------
    Thinned

    Examples
    --------
    >>> thinned = compute(rate=0.5, units=30, seed=0)
    >>> abs(thinned.mean - thinned.scaled) < 0.05 < thinned.unscaled - thinned.mean
    True
    """
    inputs = np.random.default_rng(7).uniform(0.5, 1.5, units)  # wⱼhⱼ
    inputs, bias = inputs * (4 / inputs.sum()), -1.0
    mask = np.random.default_rng(seed).random(units) >= rate
    masks = np.random.default_rng(1000).random((MASKS, units)) >= rate
    answers = sigmoid(masks @ inputs + bias)
    return Thinned(
        mask=mask,
        answer=float(sigmoid(mask @ inputs + bias)),
        answers=answers,
        mean=float(answers.mean()),
        scaled=float(sigmoid((1 - rate) * inputs.sum() + bias)),
        unscaled=float(sigmoid(inputs.sum() + bias)),
    )


class DropoutStage(Stage):
    """The network with its units in and out, and the answers of all masks."""

    title = "Dropout"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.net, self.curve = figure.subplots(1, 2, width_ratios=(1, 1.4))
        self.lines = LineCollection([], colors="#606060", linewidths=1)
        self.net.add_collection(self.lines)
        self.units = self.net.scatter([], [], s=70, edgecolors="black", zorder=3)
        self.net.scatter([1], [0.5], s=260, c="#E69F00", edgecolors="black", zorder=3)
        self.net.set(xlim=(-0.3, 1.3), ylim=(-0.04, 1.04), xticks=[0, 1], yticks=[])
        self.net.set_xticklabels(["hidden units", "output unit"])
        self.net.set_title("0 of 0 units are in")
        self.net.grid(False)
        self.bars = self.curve.stairs(
            np.zeros(len(BINS) - 1), BINS, fill=True, color="#A9CFE5"
        )
        self.bars.set_label("thinned networks")
        looks = {"this one": ("#606060", ":"), "mean of all": (COLOURS[0], "-")}
        looks |= {"scaled network": ("#E69F00", "--"), "unscaled": (COLOURS[1], "-.")}
        self.marks = [
            self.curve.axvline(0.5, color=c, linestyle=s, linewidth=2.5, label=name)
            for name, (c, s) in looks.items()
        ]
        self.curve.set(xlim=(0, 1), ylim=(0, 1), xlabel="output a")
        self.curve.set_ylabel("share of the 2000 masks")
        self.curve.set_title("what they answer")
        self.curve.legend(loc="upper left", fontsize=8)

    def draw(self, rate, units, seed):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(rate, units, seed)
        height = (np.arange(units) + 0.5) / units
        mask = result.mask
        self.lines.set_segments([[(0, y), (1, 0.5)] for y in height[mask]])
        self.units.set_offsets(np.column_stack([np.zeros(units), height]))
        self.units.set_facecolors([COLOURS[0] if m else "white" for m in mask])
        self.net.set_title(f"{mask.sum()} of {units} units are in")
        counts = np.histogram(result.answers, BINS)[0] / MASKS
        self.bars.set_data(counts)
        self.curve.set_ylim(0, counts.max() * 1.15)
        places = result.answer, result.mean, result.scaled, result.unscaled
        for mark, place in zip(self.marks, places, strict=True):
            mark.set_xdata([place, place])
        return (
            f"Rate p = {rate:.2f}, {units} hidden units, mask {seed}: "
            f"{mask.sum()} of them in, and this thinned network answers "
            f"{result.answer:.3f}. The mean of 2000 thinned networks is "
            f"{result.mean:.3f} (standard deviation {result.answers.std():.3f}). "
            f"All units at once give {result.scaled:.3f} with weights times "
            f"{1 - rate:.2f}, and {result.unscaled:.3f} with weights left as they are."
        )


def dropout(*, rate=0.5, units=16, seed=0):
    """Explore which units dropout leaves in, and how test time makes up for it.

    Parameters
    ----------
    rate : float
        The probability p that a unit is out to start with, 0 to 0.9.
    units : int
        The number of hidden units to start with, 2 to 40.
    seed : int
        Which mask is drawn, 0 to 20.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return DropoutStage(
        {
            "rate": slider("rate", "dropout rate p", rate, 0.0, 0.9, 0.05),
            "units": slider("units", "hidden units", units, 2, 40, 1),
            "seed": slider("seed", "mask", seed, 0, 20, 1),
        }
    )
