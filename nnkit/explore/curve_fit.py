"""A network with one hidden layer fits y = x + 0.3 sin 2πx + ε from thirty samples.

Few hidden units cannot bend enough; many can chase the noise; λ holds them back; and
another random start ends somewhere else.
"""

from typing import NamedTuple

import numpy as np

import nnkit as nn
from nnkit.explore._controls import log_slider, slider
from nnkit.explore._nets import dense, train
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

SAMPLES, STEPS, POINTS = 30, 300, 100
RATES = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
DECAYS = (0.0, 0.00001, 0.0001, 0.001, 0.01, 0.1, 1.0)


class Fitted(NamedTuple):
    """The samples, the fit on a fine grid, and how good it is."""

    X: np.ndarray
    y: np.ndarray
    grid: np.ndarray
    fit: np.ndarray
    costs: np.ndarray
    error: float


def truth(x):
    """The curve without noise: x + 0.3 sin 2πx."""
    return x + 0.3 * np.sin(2 * np.pi * x)


def compute(hidden, eta, weight_decay, seed):
    """Train a 1–hidden–1 tanh network with Adam on thirty noisy samples.

    Parameters
    ----------
    hidden : int
        Hidden units.
    eta, weight_decay : float
        η and λ of Adam.
    seed : int
        Of the weights at the start; the samples are always the same.

    Returns
    -------
    Fitted
        `error` is the root mean square distance of the fit from the truth.
    """
    X, y = nn.datasets.noisy_curve(SAMPLES, rng=np.random.default_rng(3))
    net = dense((1, hidden, 1), "tanh", np.random.default_rng(seed), "normal")
    net[0].weight.data *= 3  # kinks sharp enough for one period in [0, 1]
    net[0].bias.data[:] = -0.5 * net[0].weight.data[:, 0]
    adam = nn.Adam(net.parameters(), eta, weight_decay=weight_decay)
    costs = np.array(train(net, nn.QuadraticLoss(), adam, X, y, STEPS))
    grid = np.linspace(0, 1, POINTS, dtype=X.dtype)
    fit = net.forward(grid[:, None])[:, 0]
    error = float(np.sqrt(np.mean((fit - truth(grid)) ** 2)))
    return Fitted(X[:, 0], y[:, 0], grid, fit, costs, error)


class CurveFitStage(Stage):
    """Samples, truth and fit on the left, the cost of each step on the right."""

    title = "Curve fitting"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.curve = figure.subplots(1, 2, width_ratios=(1.3, 1))
        x = np.linspace(0, 1, POINTS)
        self.plane.plot(x, truth(x), "--", color="#606060", label="truth")
        (self.fit,) = self.plane.plot([], [], color=COLOURS[1], label="fit")
        (self.samples,) = self.plane.plot([], [], "o", color=COLOURS[0])
        self.samples.set_label("samples")
        self.plane.set(xlim=(0, 1), ylim=(-0.3, 1.3), xlabel="x", ylabel="y")
        self.plane.set_title("distance 0.000")
        self.plane.legend(loc="upper left")
        (self.costs,) = self.curve.plot([], [], color=COLOURS[0])
        self.curve.set(xlim=(0, STEPS), ylim=(1e-4, 10), xlabel="step", ylabel="cost")
        self.curve.set_yscale("log")
        self.curve.minorticks_off()

    def draw(self, hidden, eta, weight_decay, seed):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(hidden, eta, weight_decay, seed)
        self.samples.set_data(result.X, result.y)
        self.fit.set_data(result.grid, np.clip(result.fit, -10, 10))
        self.costs.set_data(np.arange(len(result.costs)), result.costs)
        self.plane.set_title(f"distance from the truth {result.error:.3f}")
        return (
            f"Hidden units: {hidden}, η = {eta:.3g}, λ = {weight_decay:.3g}, random "
            f"start {seed}: cost {result.costs[-1]:.4f} after {STEPS} steps; on "
            f"average the fit is {result.error:.3f} away from the truth "
            "(the noise is ±0.1)."
        )


def curve_fit(*, hidden=8, eta=0.03, weight_decay=0.0, seed=0):
    """Explore how hidden units, η, λ and the random start shape a fitted curve.

    Parameters
    ----------
    hidden : int
        Hidden units to start with, 1 to 30.
    eta : float
        The learning rate η to start with, 0.0003 to 1.
    weight_decay : float
        The weight decay λ to start with, 0 to 1.
    seed : int
        The random start, 0 to 9.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return CurveFitStage(
        {
            "hidden": slider("hidden", "hidden units", hidden, 1, 30, 1),
            "eta": log_slider("eta", "learning rate η", eta, RATES),
            "weight_decay": log_slider(
                "weight_decay", "weight decay λ", weight_decay, DECAYS
            ),
            "seed": slider("seed", "random start", seed, 0, 9, 1),
        }
    )
