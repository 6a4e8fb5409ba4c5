"""A coin, tossed up to 10 000 times: the law of large numbers, and how slow it is.

The share of heads settles at the probability p of heads. Its typical distance from p
after n tosses is √(p(1 − p)/n): a hundred times the tosses for one more digit.
"""

import math
from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

MOST = 10_000
COUNTS = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 3000, 5000, MOST)
SMALLEST = 1e-4  # the lower end of the axis for distances


class Tosses(NamedTuple):
    """The share of heads after each toss, and how far it is from p."""

    heads: int
    share: np.ndarray
    distance: np.ndarray
    typical: np.ndarray


def compute(tosses, bias, seed):
    """Toss one coin, and note the share of heads after every toss.

    Parameters
    ----------
    tosses : int
        How often.
    bias : float
        The probability p of heads.
    seed : int
        Which random tosses; a longer series begins with the shorter one.

    Returns
    -------
    Tosses
        `heads`, and arrays of length `tosses`: `share`, `distance` from p,
        and `typical` = √(p(1 − p)/n).

    Examples
    --------
    >>> compute(100, 0.5, 35).heads
    56
    """
    heads = np.random.default_rng(seed).random(MOST)[:tosses] < bias
    count = np.arange(1, tosses + 1)
    share = np.cumsum(heads) / count
    typical = math.sqrt(bias * (1 - bias)) / np.sqrt(count)
    return Tosses(int(heads.sum()), share, np.abs(share - bias), typical)


class CoinTossesStage(Stage):
    """The share of heads on the left, its distance from p on the right."""

    title = "Coin tosses"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.gap = figure.subplots(1, 2)
        every = np.arange(1, MOST + 1)
        self.every = every[np.unique(np.geomspace(1, MOST, 200).astype(int)) - 1]
        (self.low,) = self.plane.plot([], [], ":", color="#606060", linewidth=1.3)
        (self.high,) = self.plane.plot([], [], ":", color="#606060", linewidth=1.3)
        self.low.set_label("p ± 2·√(p(1−p)/n)")
        (self.level,) = self.plane.plot([], [], "--", color=COLOURS[1], label="p")
        (self.share,) = self.plane.plot([], [], color=COLOURS[0], label="share")
        (self.end,) = self.plane.plot([], [], "o", color=COLOURS[0])
        self.plane.set(xlim=(0.9, 1.2 * MOST), ylim=(-0.03, 1.2), xscale="log")
        self.plane.set(xlabel="toss n", ylabel="share of heads")
        self.plane.set_title("00000 heads in 00000 tosses")
        self.plane.legend(loc="upper right", ncols=3, columnspacing=1)
        (self.line,) = self.gap.plot([], [], "--", color=COLOURS[1])
        self.line.set_label("√(p(1−p)/n)")
        (self.distance,) = self.gap.plot([], [], color=COLOURS[0], linewidth=1.3)
        self.distance.set_label("|share − p|")
        self.gap.set(xlim=(0.9, 1.2 * MOST), ylim=(SMALLEST, 1.5), xscale="log")
        self.gap.set(yscale="log", xlabel="toss n", ylabel="distance from p")
        self.gap.legend(loc="upper right")
        for ax in (self.plane, self.gap):
            ax.minorticks_off()

    def draw(self, tosses, bias, seed):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(tosses, bias, seed)
        shown = self.every[self.every <= tosses]
        shown = np.unique(np.append(shown, tosses))
        self.share.set_data(shown, result.share[shown - 1])
        self.end.set_data([tosses], result.share[-1:])
        self.level.set_data([0.9, 1.2 * MOST], [bias, bias])
        spread = math.sqrt(bias * (1 - bias)) / np.sqrt(self.every)
        self.low.set_data(self.every, bias - 2 * spread)
        self.high.set_data(self.every, bias + 2 * spread)
        distance = np.maximum(result.distance, SMALLEST)
        self.distance.set_data(shown, distance[shown - 1])
        self.line.set_data(self.every, np.maximum(spread, SMALLEST))
        self.plane.set_title(f"{result.heads} heads in {tosses} tosses")
        return (
            f"p = {bias:.2f}, series {seed}: {result.heads} heads in {tosses} tosses, "
            f"a share of {result.share[-1]:.4g}. It is {result.distance[-1]:.2g} away "
            f"from p; typical for {tosses} tosses is {result.typical[-1]:.2g}."
        )


def coin_tosses(*, tosses=100, bias=0.5, seed=35):
    """Explore how the share of heads approaches the probability of heads.

    Parameters
    ----------
    tosses : int
        How often to toss at first, 1 to 10 000.
    bias : float
        The probability p of heads to start with, 0 to 1.
    seed : int
        Which random series of tosses, 0 to 99.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return CoinTossesStage(
        {
            "tosses": log_slider("tosses", "tosses n", tosses, COUNTS),
            "bias": slider("bias", "P(heads) = p", bias, 0.0, 1.0, 0.05),
            "seed": slider("seed", "random series", seed, 0, 99, 1),
        }
    )
