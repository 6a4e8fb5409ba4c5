"""Three costs for a number that is to be predicted, and what an outlier does to each.

The slope of a cost is the pull of one sample. With the squared error the pull grows
with the difference d, so one wrong sample can outweigh all others. With the absolute
error every sample pulls equally hard. Huber's cost is the first for differences up to
δ, and the second beyond. The points lie near the line y = x/2; one of them is lifted.
"""

import itertools
from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

COSTS = ("squared", "absolute", "Huber")
X = np.arange(9.0)
CLEAN = 0.5 * X + np.array([0.2, -0.3, 0.1, 0.3, -0.2, -0.1, 0.3, 0.1, -0.3])
LIFTED = 7
ERRORS = np.linspace(-12, 12, 241)
PAIRS = np.array(list(itertools.combinations(range(len(X)), 2)))


class Robust(NamedTuple):
    """Costs and slopes over ERRORS, and what each cost makes of the outlier."""

    costs: np.ndarray
    slopes: np.ndarray
    cost_of_outlier: np.ndarray
    pull_of_outlier: np.ndarray
    points: np.ndarray
    lines: np.ndarray


def compute(delta, outlier):
    """Return the costs, their slopes, and the straight line that each cost fits.

    Parameters
    ----------
    delta : float
        Huber's δ > 0.
    outlier : float
        How far one of the nine points is lifted.

    Returns
    -------
    Robust
        `costs` and `slopes` of shape (3, 241): d²/2, |d| and Huber's cost over ERRORS;
        `cost_of_outlier` and `pull_of_outlier` of shape (3,), at d = `outlier`;
        `points`, y of the nine points; `lines` of shape (3, 2): intercept and slope.

    Examples
    --------
    >>> compute(1.0, 8.0).cost_of_outlier
    array([32. ,  8. ,  7.5])
    >>> compute(1.0, 8.0).pull_of_outlier
    array([8., 1., 1.])
    """
    costs, slopes = cost_and_slope(ERRORS, delta)
    cost, pull = cost_and_slope(np.array([float(outlier)]), delta)
    y = CLEAN.copy()
    y[LIFTED] += outlier
    lines = np.stack([weighted_line(y, np.ones_like(y)), least_absolute(y)])
    lines = np.vstack([lines, huber_line(y, delta)])
    return Robust(costs, slopes, cost[:, 0], pull[:, 0], y, lines)


def cost_and_slope(d, delta):
    """Return d²/2, |d| and Huber's cost of the differences d, and their slopes."""
    clipped = np.clip(d, -delta, delta)
    costs = np.stack([0.5 * d**2, np.abs(d), clipped * (d - 0.5 * clipped)])
    return costs, np.stack([d, np.sign(d), clipped])


def weighted_line(y, weights):
    """Return intercept and slope of the line with the least Σ weight·d²."""
    share = weights / weights.sum()
    x_mean, y_mean = share @ X, share @ y
    slope = share @ ((X - x_mean) * (y - y_mean)) / (share @ (X - x_mean) ** 2)
    return np.array([y_mean - slope * x_mean, slope])


def least_absolute(y):
    """Return the line with the least Σ |d|: it goes through two of the points."""
    i, j = PAIRS.T
    slopes = (y[j] - y[i]) / (X[j] - X[i])
    starts = y[i] - slopes * X[i]
    sums = np.abs(starts[:, None] + slopes[:, None] * X - y).sum(axis=1)
    best = sums.argmin()
    return np.array([starts[best], slopes[best]])


def huber_line(y, delta, rounds=100):
    """Return the line with the least Huber cost, by reweighting.

    Where the slope of the cost is 0, Σ clip(d, −δ, δ)·(1, x) = 0. That is the condition
    for the weighted squares with the weights clip(d, −δ, δ)/d, so we fit with these
    weights, compute them anew, and so on.
    """
    line = least_absolute(y)
    for _ in range(rounds):
        far = np.maximum(np.abs(line[0] + line[1] * X - y), delta)
        new = weighted_line(y, delta / far)
        if np.abs(new - line).max() < 1e-10:
            return new
        line = new
    return line


class RobustCostsStage(Stage):
    """Costs on the left, their slopes in the middle, the fitted lines on the right.

    Dotted lines stand at ±δ, where Huber's cost goes over from a square to a line.
    """

    title = "Robust costs"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.left, self.middle, self.right = figure.subplots(1, 3)
        self.cost_lines, self.slope_lines, self.fits = [], [], []
        self.cost_dots, self.slope_dots = [], []
        for number, name in enumerate(COSTS):
            colour, style = COLOURS[number], ("-", "--", "-.")[number]
            size = (7, 10, 6)[number]  # where two dots meet, both are seen
            for ax, lines, dots in (
                (self.left, self.cost_lines, self.cost_dots),
                (self.middle, self.slope_lines, self.slope_dots),
            ):
                lines += ax.plot([], [], style, color=colour, label=name)
                dots += ax.plot([], [], "o", color=colour, markersize=size)
            self.fits += self.right.plot([], [], style, color=colour, label=name)
        look = {"color": COLOURS[2], "linestyle": ":", "linewidth": 1.5}
        self.ends = [
            (side, ax.axvline(0, **look))
            for ax in (self.left, self.middle)
            for side in (-1, 1)
        ]
        self.left.set(xlim=(-12, 12), ylim=(0, 30), xlabel="difference d = a − y")
        self.left.set(ylabel="cost of one sample", title="cost")
        self.left.legend(loc="upper center")
        self.middle.set(
            xlim=(-12, 12), ylim=(-12.5, 12.5), xlabel="difference d = a − y"
        )
        self.middle.set(ylabel="pull of one sample", title="pull 0.0, 0, 0.0")
        (self.dots,) = self.right.plot([], [], "ko", markersize=5)
        (self.odd,) = self.right.plot([], [], "kx", markersize=9, markeredgewidth=2)
        self.right.set(xlim=(-0.5, 8.5), ylim=(-1, 16.5), xlabel="x", ylabel="y")
        self.right.set(title="fitted lines")

    def draw(self, delta, outlier):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(delta, outlier)
        ends = np.array([-0.5, 8.5])
        for k in range(3):
            self.cost_lines[k].set_data(ERRORS, np.minimum(result.costs[k], 40))
            self.slope_lines[k].set_data(ERRORS, result.slopes[k])
            height = min(result.cost_of_outlier[k], 29.5)
            self.cost_dots[k].set_data([outlier], [height])
            self.slope_dots[k].set_data([outlier], [result.pull_of_outlier[k]])
            start, slope = result.lines[k]
            self.fits[k].set_data(ends, start + slope * ends)
        for side, line in self.ends:
            line.set_xdata([side * delta, side * delta])
        usual = np.arange(len(X)) != LIFTED
        self.dots.set_data(X[usual], result.points[usual])
        self.odd.set_data(X[~usual], result.points[~usual])
        pulls = [f"{pull:.3g}" for pull in result.pull_of_outlier]
        prices = [f"{cost:.3g}" for cost in result.cost_of_outlier]
        slopes = [f"{slope:.3f}" for slope in result.lines[:, 1]]
        self.middle.set_title(f"pull {', '.join(pulls)}")
        return (
            f"Huber's δ = {delta:.1f}; one point is {outlier:.1f} too high. This "
            f"costs {listed(prices)}; it pulls with {listed(pulls)}. The fitted lines "
            f"rise by {listed(slopes)} per unit of x; without noise and outlier it "
            "would be 0.500."
        )


def listed(words):
    """Return the three values with the names of their costs."""
    pairs = zip(words, COSTS, strict=True)
    return ", ".join(f"{word} ({name})" for word, name in pairs)


def robust_costs(*, delta=1.0, outlier=5.0):
    """Explore how hard one outlier pulls with three costs.

    Parameters
    ----------
    delta : float
        Huber's δ to start with, 0.1 to 12.
    outlier : float
        How far one point is lifted at the start, 0 to 12.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return RobustCostsStage(
        {
            "delta": slider("delta", "Huber's δ", delta, 0.1, 12.0, 0.1),
            "outlier": slider("outlier", "outlier's size", outlier, 0.0, 12.0, 0.1),
        }
    )
