"""A small network that learns to part two classes of points, trained at every move.

Too few units cannot bend the boundary enough; λ pulls the weights towards zero and the
boundary straight; η decides whether the training arrives at all.
"""

import functools
from typing import NamedTuple

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

import nnkit as nn
from nnkit.explore._controls import choice, log_slider, slider
from nnkit.explore._nets import ACTIVATIONS, dense, train
from nnkit.explore._stage import Stage, legend_below
from nnkit.explore._tiles import Field
from nnkit.plotting import COLOURS

DATA = {
    "moons": (nn.datasets.moons, 0.2),
    "circles": (nn.datasets.circles, 0.1),
    "spirals": (nn.datasets.spirals, 0.02),
    "xor": (nn.datasets.xor, 0.3),
}
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
DECAYS = (0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)
SAMPLES, STEPS, POINTS = 120, 250, 50
KEPT = 64  # trainings: a hand goes back and forth


class Trained(NamedTuple):
    """What training gave, and all that the picture needs."""

    X: np.ndarray
    y: np.ndarray
    extent: tuple
    probability: np.ndarray
    costs: np.ndarray
    accuracy: float


def compute(data, hidden, activation, eta, weight_decay, seed):
    """Train a 2–hidden–hidden–1 network from scratch and ask it about the plane.

    Parameters
    ----------
    data : {"moons", "circles", "spirals", "xor"}
        The set of points.
    hidden : int
        Units in each of the two hidden layers.
    activation : {"sigmoid", "tanh", "relu", "identity"}
        The activation of the hidden layers.
    eta, weight_decay : float
        η and λ of SGD with momentum 0.9.
    seed : int
        Of the weights at the start; the points are always the same.

    Returns
    -------
    Trained
        The points, the probability of class 1 on a grid (NaN after an overflow), the
        cost before every step and the share of points on the right side.
    """
    make, noise = DATA[data]
    X, y = make(SAMPLES, noise=noise, rng=np.random.default_rng(1))
    rng = np.random.default_rng(seed)
    net = dense((2, hidden, hidden, 1), activation, rng, "xavier_normal")
    sgd = nn.SGD(net.parameters(), eta, momentum=0.9, weight_decay=weight_decay)
    target = y[:, None].astype(X.dtype)
    costs = np.array(train(net, nn.BCEWithLogitsLoss(), sgd, X, target, STEPS))
    low, high = X.min(axis=0) - 0.25, X.max(axis=0) + 0.25
    axes = [np.linspace(low[k], high[k], POINTS, dtype=X.dtype) for k in range(2)]
    grid = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    if not np.isfinite(costs[-1]):
        plane, right = np.full(len(grid), np.nan, X.dtype), 0.5
    else:
        plane = nn.sigmoid(net.forward(grid)[:, 0])
        right = float(np.mean((net.forward(X)[:, 0] > 0) == (y == 1)))
    extent = (low[0], high[0], low[1], high[1])
    return Trained(X, y, extent, plane.reshape(POINTS, POINTS), costs, right)


def describe(result):
    """Return what became of the training in a few words."""
    if not np.isfinite(result.costs[-1]):
        return (
            f"the training diverged after {len(result.costs) - 1} steps: η is too big"
        )
    return (
        f"{result.accuracy:.0%} of the {len(result.y)} points are on the right side "
        f"after {STEPS} steps, cost {result.costs[-1]:.3f}"
    )


class Network2dStage(Stage):
    """The plane with the boundary on the left, the cost of each step on the right."""

    title = "Network on a two-dimensional set"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.trained = functools.lru_cache(KEPT)(compute)
        self.plane, self.curve = figure.subplots(1, 2, width_ratios=(1.15, 1))
        self.field = self.plane.add_artist(Field(_blend(COLOURS[0], COLOURS[1], 255)))
        style = {"linestyle": "", "markeredgecolor": "white", "markersize": 6}
        (self.zeros,) = self.plane.plot([], [], "o", color=COLOURS[0], **style)
        (self.ones,) = self.plane.plot([], [], "s", color=COLOURS[1], **style)
        self.border = LineCollection([], colors="k", linewidths=1.5)
        self.plane.add_collection(self.border, autolim=False)
        self.plane.grid(False)
        self.plane.set(xlabel="$x_1$", ylabel="$x_2$", title="100 % right")
        classes = [self.zeros, self.ones], ["class 0", "class 1"]
        legend_below(self.plane, *classes, ncols=2)
        (self.costs,) = self.curve.plot([], [], color=COLOURS[0])
        self.curve.set(xlim=(0, STEPS), ylim=(0, 1), xlabel="step", ylabel="cost")
        self.curve.axhline(np.log(2), color="#606060", linestyle="--", linewidth=1)
        self.curve.text(STEPS, 0.71, "guessing: ln 2", ha="right", size=10)

    def draw(self, data, hidden, activation, eta, weight_decay, seed):
        """Move the artists to the values of the controls; return a sentence."""
        result = self.trained(data, hidden, activation, eta, weight_decay, seed)
        self.field.show(result.probability)
        self.zeros.set_data(*result.X[result.y == 0].T)
        self.ones.set_data(*result.X[result.y == 1].T)
        self._draw_border(result)
        finite = np.clip(result.costs, 0, 2)
        self.costs.set_data(np.arange(len(finite)), finite)
        self.plane.set_title(f"{result.accuracy:.0%} right")
        return (
            f"{data}, {hidden} + {hidden} hidden units ({activation}), "
            f"η = {eta:.3g}, λ = {weight_decay:.3g}: {describe(result)}."
        )

    def _draw_border(self, result):
        lines, (x0, x1, y0, y1) = [], result.extent
        inside = result.probability
        if np.isfinite(inside).all() and inside.min() < 0.5 < inside.max():
            x, y = np.linspace(x0, x1, POINTS), np.linspace(y0, y1, POINTS)
            lines = contour_generator(x, y, inside).lines(0.5)
        self.border.set_segments(lines)
        if self.plane.get_xlim() == (x0, x1) and self.plane.get_ylim() == (y0, y1):
            return
        self.plane.set(xlim=(x0, x1), ylim=(y0, y1))


def _blend(first, last, count=33):
    """Colours from `first` over white to `last`, pale enough to see points on them."""
    ends = [np.array([int(c[i : i + 2], 16) for i in (1, 3, 5)]) for c in (first, last)]
    shares = np.linspace(-1, 1, count)
    rows = [255 - 0.5 * abs(s) * (255 - ends[int(s > 0)]) for s in shares]
    return np.array(rows) / 255


def network_2d(
    *, data="moons", hidden=6, activation="tanh", eta=0.1, weight_decay=0.0, seed=0
):
    """Explore how a network's size, η and λ shape the boundary that it learns.

    Parameters
    ----------
    data : {"moons", "circles", "spirals", "xor"}
        The set of points to start with.
    hidden : int
        Units in each of the two hidden layers to start with, 1 to 16.
    activation : {"sigmoid", "tanh", "relu", "identity"}
        The activation to start with.
    eta : float
        The learning rate η to start with, 0.001 to 10.
    weight_decay : float
        The weight decay λ to start with, 0 to 0.1.
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
    return Network2dStage(
        {
            "data": choice("data", "data", data, DATA),
            "activation": choice("activation", "activation", activation, ACTIVATIONS),
            "hidden": slider("hidden", "hidden units", hidden, 1, 16, 1),
            "eta": log_slider("eta", "learning rate η", eta, RATES),
            "weight_decay": log_slider(
                "weight_decay", "weight decay λ", weight_decay, DECAYS
            ),
            "seed": slider("seed", "random start", seed, 0, 9, 1),
        }
    )
