"""Softmax: logits in, probabilities out, and only differences count.

The ratio of two probabilities is e^{(z₁ − z₂)/T}. So adding the same number to every
logit changes nothing, and the temperature T, which divides all logits, sets how much a
difference weighs: near 0 the largest takes all, far above 1 all become equal.
"""

from typing import NamedTuple

import numpy as np

import nnkit as nn
from nnkit.explore._controls import log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

TEMPERATURES = (0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0)
REACH = 11.0
NAMES = ("1", "2", "3", "4")


class Probabilities(NamedTuple):
    """What softmax makes of four logits."""

    logits: np.ndarray
    exponentials: np.ndarray
    probabilities: np.ndarray
    ratio: float


def compute(z1, z2, z3, z4, shift=0.0, temperature=1.0):
    """Return the probabilities of four shifted logits at a temperature.

    Parameters
    ----------
    z1, z2, z3, z4 : float
        The logits.
    shift : float
        Added to each of them.
    temperature : float
        T, by which the sums are divided then.

    Returns
    -------
    Probabilities
        `logits`, after the shift; `exponentials` e^{z/T} of these; `probabilities`,
        the exponentials divided by their sum; `ratio`, a₁/a₂.

    Examples
    --------
    >>> compute(1.0, 0.0, 0.0, 0.0).ratio == compute(1.0, 0.0, 0.0, 0.0, 5.0).ratio
    True
    """
    logits = np.array([z1, z2, z3, z4]) + shift
    probabilities = nn.softmax(logits / temperature)
    ratio = float(np.exp((z1 - z2) / temperature))
    return Probabilities(logits, np.exp(logits / temperature), probabilities, ratio)


class SoftmaxStage(Stage):
    """The logits as bars on the left, their probabilities on the right."""

    title = "Softmax"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.left, self.right = figure.subplots(1, 2)
        colours = COLOURS[:4]
        self.logits = self.left.bar(NAMES, np.ones(4), color=colours)
        self.left.axhline(0, color="#404040", linewidth=1)
        self.left.set(ylim=(-REACH, REACH), xlabel="class", ylabel="logit z")
        self.left.set(title="logits, shift +0.0")
        self.bars = self.right.bar(NAMES, np.ones(4), color=colours)
        self.right.set(ylim=(0, 1.1), xlabel="class", ylabel="probability a")
        self.right.set(title="softmax, T = 1.0")
        self.texts = [self.right.text(k, 1, "", ha="center") for k in range(4)]

    def draw(self, z1, z2, z3, z4, shift, temperature):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(z1, z2, z3, z4, shift, temperature)
        for bar, height in zip(self.logits, result.logits, strict=True):
            bar.set_height(height)
        a = result.probabilities
        for bar, text, height in zip(self.bars, self.texts, a, strict=True):
            bar.set_height(height)
            text.set_text(f"{height:.3f}")
            text.set_y(height + 0.015)
        self.left.set_title(f"logits, shift {shift:+.1f}")
        self.right.set_title(f"softmax, T = {temperature:.3g}")
        shown = ", ".join(f"{value:.1f}" for value in result.logits)
        shares = ", ".join(f"{value:.3f}" for value in a)
        return (
            f"Logits {shown} (shift {shift:+.1f}), T = {temperature:.3g}: "
            f"probabilities {shares}, sum {a.sum():.3f}. The sum of all e^(z/T) is "
            f"{result.exponentials.sum():.3g}; a₁/a₂ = e^((z₁ − z₂)/T) = "
            f"{result.ratio:.4g}."
        )


def softmax(*, z1=2.0, z2=1.0, z3=0.0, z4=-1.0, shift=0.0, temperature=1.0):
    """Explore what softmax does to four logits.

    Parameters
    ----------
    z1, z2, z3, z4 : float
        The logits to start with, each between −5 and 5.
    shift : float
        What is added to all of them, −6 to 6.
    temperature : float
        The temperature T to start with, 0.1 to 10.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return SoftmaxStage(
        {
            "z1": slider("z1", "logit z₁", z1, -5.0, 5.0, 0.1),
            "z2": slider("z2", "logit z₂", z2, -5.0, 5.0, 0.1),
            "z3": slider("z3", "logit z₃", z3, -5.0, 5.0, 0.1),
            "z4": slider("z4", "logit z₄", z4, -5.0, 5.0, 0.1),
            "shift": slider("shift", "shift of all", shift, -6.0, 6.0, 0.1),
            "temperature": log_slider(
                "temperature", "temperature T", temperature, TEMPERATURES
            ),
        }
    )
