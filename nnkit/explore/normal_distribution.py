"""The normal distribution: μ moves it, σ stretches it, z-scores undo both.

Every normal distribution is the standard one, moved and stretched. So the area below a
value x depends on its z-score alone, z = (x − μ)/σ: by how many standard deviations x
lies above the mean.
"""

import math
from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

SAMPLES, REACH, BINS = 1000, 10.0, 80
GRID = np.linspace(-REACH, REACH, 401)


class Normal(NamedTuple):
    """The density, a histogram of samples, and what x becomes."""

    density: np.ndarray
    heights: np.ndarray
    z: float
    below: float
    sampled: float
    top: float


def compute(mu, sigma, x):
    """Return a normal distribution, samples of it, and the z-score of x.

    Parameters
    ----------
    mu, sigma : float
        Mean and standard deviation.
    x : float
        The value of interest.

    Returns
    -------
    Normal
        `density` on GRID; `heights` of a histogram of SAMPLES values with BINS bins
        of equal width from −10 to 10, with area 1 (values outside are counted in the
        total); `z`; `below`, the probability of a value below x; `sampled`, the same
        among the samples; `top`, the largest density.

    Examples
    --------
    >>> compute(2.0, 0.5, 3.0).z
    2.0
    """
    top = 1 / (sigma * math.sqrt(2 * math.pi))
    density = top * np.exp(-0.5 * ((GRID - mu) / sigma) ** 2)
    samples = mu + sigma * np.random.default_rng(2).normal(size=SAMPLES)
    counts, _ = np.histogram(samples, BINS, (-REACH, REACH))
    heights = counts / (SAMPLES * 2 * REACH / BINS)
    z = (x - mu) / sigma
    below = 0.5 * (1 + math.erf(z / math.sqrt(2)))
    return Normal(density, heights, z, below, float(np.mean(samples < x)), top)


def _below(x, heights):
    """The corners of the area under a curve over GRID, up to x."""
    x = min(max(x, -REACH), REACH)
    part = GRID[x > GRID]
    top = np.append(heights[: len(part)], np.interp(x, GRID, heights))
    return np.column_stack(
        [np.concatenate([[-REACH], part, [x, x]]), np.concatenate([[0], top, [0]])]
    )


class NormalDistributionStage(Stage):
    """x with its distribution on the left, z with the standard one on the right."""

    title = "Normal distribution"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.standard = figure.subplots(1, 2, width_ratios=(1.3, 1))
        self.edges = np.linspace(-REACH, REACH, BINS + 1)
        self.bars = self.plane.stairs(
            np.zeros(BINS), self.edges, fill=True, color="#B8B8B8", label="1000 samples"
        )
        (self.curve,) = self.plane.plot([], [], color=COLOURS[0], label="density")
        (self.fill,) = self.plane.fill([0], [0], color=COLOURS[0], alpha=0.25)
        (self.mark,) = self.plane.plot([], [], color=COLOURS[1], label="x")
        self.plane.set(xlim=(-8, 8), ylim=(0, 1.4), xlabel="value")
        self.plane.set(ylabel="density", title="μ = −0.0, σ = 0.0")
        self.plane.legend(loc="upper right")
        top = np.exp(-0.5 * GRID**2) / math.sqrt(2 * math.pi)
        self.standard.plot(GRID, top, color=COLOURS[2])
        self.heights = top
        (self.area,) = self.standard.fill([0], [0], color=COLOURS[2], alpha=0.3)
        (self.score,) = self.standard.plot([], [], color=COLOURS[1])
        self.standard.set(xlim=(-4.2, 4.2), ylim=(0, 0.45), xlabel="z = (x − μ)/σ")
        self.standard.set(ylabel="density", title="below z: 000.0 %")

    def draw(self, mu, sigma, x):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(mu, sigma, x)
        self.bars.set_data(result.heights)
        self.curve.set_data(GRID, result.density)
        self.fill.set_xy(_below(x, result.density))
        self.mark.set_data([x, x], [0, 1.4])
        self.area.set_xy(_below(result.z, self.heights))
        z = min(max(result.z, -4.2), 4.2)
        self.score.set_data([z, z], [0, 0.45])
        self.plane.set_title(f"μ = {mu:.1f}, σ = {sigma:.1f}")
        self.standard.set_title(f"below z = {result.z:.2f}: {100 * result.below:.1f} %")
        return (
            f"μ = {mu:.1f}, σ = {sigma:.1f}: x = {x:.1f} has the z-score "
            f"{result.z:.2f}. The area below it is {100 * result.below:.1f} %; of 1000 "
            f"samples {100 * result.sampled:.1f} % are below it. The top of the "
            f"curve is {result.top:.2f} high; its area is 1."
        )


def normal_distribution(*, mu=0.0, sigma=1.0, x=1.0):
    """Explore what mean and standard deviation do, and what a z-score is.

    Parameters
    ----------
    mu : float
        The mean μ to start with, −5 to 5.
    sigma : float
        The standard deviation σ to start with, 0.3 to 3.
    x : float
        The value whose z-score is shown, −6 to 6.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return NormalDistributionStage(
        {
            "mu": slider("mu", "mean μ", mu, -5.0, 5.0, 0.1),
            "sigma": slider("sigma", "std. deviation σ", sigma, 0.3, 3.0, 0.1),
            "x": slider("x", "value x", x, -6.0, 6.0, 0.1),
        }
    )
