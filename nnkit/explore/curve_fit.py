"""Fit a noisy curve with one hidden layer, trained anew at every move of a slider."""

from typing import NamedTuple

import numpy as np

from nnkit.activations import Tanh
from nnkit.datasets import noisy_curve
from nnkit.explore._controls import log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.layers import Linear
from nnkit.losses import QuadraticLoss
from nnkit.network import Sequential
from nnkit.optimizers import SGD
from nnkit.plotting import COLOURS

RATES = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0)
DECAYS = (0.0, 1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1)
SAMPLES, STEPS, MOMENTUM = 30, 1500, 0.9
GRID = np.linspace(0, 1, 101, dtype=np.float32)[:, None]


def truth(x):
    """The curve without its noise: y = x + 0.3 sin(2πx)."""
    return x + 0.3 * np.sin(2 * np.pi * x)


class Fit(NamedTuple):
    """The samples, the fitted curve over [0, 1], and its costs."""

    x: np.ndarray
    y: np.ndarray
    curve: np.ndarray
    costs: np.ndarray
    error: float


def compute(hidden, eta, weight_decay, seed):
    """Train a 1–hidden–1 network (tanh, quadratic cost) on 30 noisy samples.

    Parameters
    ----------
    hidden : int
        The number of hidden units.
    eta, weight_decay : float
        The learning rate η and the weight decay λ; the momentum is 0.9.
    seed : int
        Chooses the start values.

    Returns
    -------
    Fit
        `curve` of shape (101,), `costs` of all steps (fewer where they run away) and
        `error`, the root mean square distance from the true curve.
    """
    x, y = noisy_curve(SAMPLES, rng=np.random.default_rng(3))
    rng = np.random.default_rng(seed)
    net = Sequential(Linear(1, hidden, rng=rng), Tanh(), Linear(hidden, 1, rng=rng))
    net[0].weight.data *= 4  # slopes that fit an interval of length 1
    loss = QuadraticLoss()
    optimizer = SGD(net.parameters(), eta, momentum=MOMENTUM, weight_decay=weight_decay)
    costs = []
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(STEPS):
            costs.append(loss.forward(net.forward(x, True), y))
            if not costs[-1] < 1e6:
                break
            net.backward_parameters(loss.backward())
            optimizer.step()
        curve = net.forward(GRID)[:, 0]
        error = float(np.sqrt(np.mean((curve - truth(GRID[:, 0])) ** 2)))
    return Fit(x[:, 0], y[:, 0], curve, np.array(costs), error)


class CurveFitStage(Stage):
    """The samples with the true and the fitted curve, and the cost of every step."""

    title = "Fitting a curve"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.curve = figure.subplots(1, 2, width_ratios=(1.3, 1))
        (self.samples,) = self.plane.plot(
            [], [], "o", color=COLOURS[6], label="samples"
        )
        self.plane.plot(
            GRID, truth(GRID), "--", color=COLOURS[2], label="truth, without noise"
        )
        (self.fit,) = self.plane.plot([], [], color=COLOURS[1], label="network")
        self.plane.set(xlabel="x", ylabel="y", xlim=(0, 1), ylim=(-0.2, 1.2))
        self.plane.legend(loc="upper left")
        (self.costs,) = self.curve.plot([], [], color=COLOURS[0])
        self.curve.set(xlabel="training step", ylabel="quadratic cost")
        self.curve.set(xlim=(1, STEPS), ylim=(1e-4, 3))
        self.curve.set(xscale="log", yscale="log")

    def draw(self, **values):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(**values)
        self.samples.set_data(result.x, result.y)
        self.fit.set_data(GRID[:, 0], np.clip(result.curve, -10, 10))
        self.costs.set_data(np.arange(1, len(result.costs) + 1), result.costs)
        start = (
            f"{values['hidden']} hidden unit{'s' * (values['hidden'] > 1)}, "
            f"η = {values['eta']:.3g}, λ = {values['weight_decay']:.3g}, random start "
            f"{values['seed']}: "
        )
        if len(result.costs) < STEPS:
            return (
                start + f"the cost grows beyond all bounds ({len(result.costs)} steps)."
            )
        return start + (
            f"after {STEPS} steps the cost is {result.costs[-1]:.4f} and the network "
            f"is on average {result.error:.3f} away from the true curve."
        )


def curve_fit(*, hidden=8, eta=0.03, weight_decay=0.0, seed=0):
    """Explore the fit of y = x + 0.3 sin(2πx) + noise.

    Parameters
    ----------
    hidden : int
        The number of hidden units to start with, 1 to 40.
    eta : float
        The learning rate η to start with, 0.0003 to 2.
    weight_decay : float
        The weight decay λ to start with, 0 to 0.1.
    seed : int
        The random start to begin with, 0 to 20.

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
            "hidden": slider("hidden", "hidden units", hidden, 1, 40, 1),
            "eta": log_slider("eta", "learning rate η", eta, RATES),
            "weight_decay": log_slider(
                "weight_decay", "weight decay λ", weight_decay, DECAYS
            ),
            "seed": slider("seed", "random start", seed, 0, 20, 1),
        }
    )
