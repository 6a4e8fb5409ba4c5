"""A small network on points of the plane, trained anew at every move of a slider."""

from typing import NamedTuple

import numpy as np

from nnkit import activations, datasets
from nnkit.explore._controls import choice, log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.layers import Linear
from nnkit.losses import CrossEntropyLoss
from nnkit.network import Sequential
from nnkit.optimizers import SGD
from nnkit.plotting import COLOURS
from nnkit.training import accuracy

SETS = {
    "moons": datasets.moons,
    "circles": datasets.circles,
    "spirals": datasets.spirals,
    "xor": datasets.xor,
}
ACTIVATIONS = {
    "sigmoid": activations.Sigmoid,
    "tanh": activations.Tanh,
    "relu": activations.ReLU,
    "identity": activations.Identity,
}
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
DECAYS = (0.0, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3)
SAMPLES, STEPS, GRID, MOMENTUM = 200, 300, 70, 0.9


class Trained(NamedTuple):
    """The points, the costs of all steps, the accuracy and the map of the classes."""

    X: np.ndarray
    y: np.ndarray
    costs: np.ndarray
    accuracy: float
    shares: np.ndarray
    edge: float


def compute(data, hidden, activation, eta, weight_decay, seed):
    """Train a 2–hidden–2 network on all points at once, and colour the plane.

    Parameters
    ----------
    data : {"moons", "circles", "spirals", "xor"}
        Which set of points.
    hidden : int
        The number of hidden units.
    activation : {"sigmoid", "tanh", "relu", "identity"}
        What the hidden units do.
    eta, weight_decay : float
        The learning rate η and the weight decay λ; the momentum is 0.9.
    seed : int
        Chooses the start values.

    Returns
    -------
    Trained
        `shares` of shape (70, 70) is the probability of class 1 over the square from
        −`edge` to `edge`. The training stops early where the cost is no number.
    """
    X, y = SETS[data](SAMPLES, rng=np.random.default_rng(7))
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    rng = np.random.default_rng(seed)
    net = Sequential(
        Linear(2, hidden, rng=rng),
        ACTIVATIONS[activation](),
        Linear(hidden, 2, rng=rng),
    )
    loss = CrossEntropyLoss()
    optimizer = SGD(net.parameters(), eta, momentum=MOMENTUM, weight_decay=weight_decay)
    costs = []
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(STEPS):
            costs.append(loss.forward(net.forward(X, True), y))
            if not costs[-1] < 1e6:
                break
            net.backward(loss.backward())
            optimizer.step()
        edge = 1.1 * float(np.abs(X).max())
        line = np.linspace(-edge, edge, GRID)
        plane = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
        logits = net.forward(plane.astype(X.dtype))
        shares = activations.softmax(np.nan_to_num(logits))[:, 1].reshape(GRID, GRID)
        right = accuracy(net, X, y)
    return Trained(X, y, np.array(costs), right, shares, edge)


class Network2dStage(Stage):
    """The plane in the colours of the two classes, and the cost of every step."""

    title = "A network on points of the plane"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.curve = figure.subplots(1, 2, width_ratios=(1, 1.15))
        self.map = self.plane.imshow(
            np.zeros((GRID, GRID)), origin="lower", cmap="cividis", vmin=0, vmax=1
        )
        self.border = ()
        self.points = [
            self.plane.plot([], [], mark, color=shade, markeredgecolor=rim, label=name)[
                0
            ]
            for mark, shade, rim, name in (
                ("o", COLOURS[0], "white", "class 0"),
                ("s", COLOURS[4], "black", "class 1"),
            )
        ]
        self.plane.grid(False)
        self.plane.set(xlabel="$x_1$", ylabel="$x_2$")
        self.plane.legend(loc="upper right")
        (self.costs,) = self.curve.plot([], [], color=COLOURS[1])
        self.curve.set(xlabel="training step", ylabel="cost (cross-entropy)")
        self.curve.set_yscale("log")
        self.curve.set(xlim=(0, STEPS), ylim=(1e-3, 3))

    def draw(self, **values):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(**values)
        edge = result.edge
        self.map.set(data=result.shares, extent=(-edge, edge, -edge, edge))
        self.plane.set(xlim=(-edge, edge), ylim=(-edge, edge))
        for label, artist in enumerate(self.points):
            artist.set_data(*result.X[result.y == label].T)
        self._draw_border(result)
        self.costs.set_data(np.arange(len(result.costs)), result.costs)
        self.plane.set_title(f"{result.accuracy:.1%} of the points right")
        diverged = len(result.costs) < STEPS
        return (
            f"{values['data'].capitalize()}, {values['hidden']} hidden "
            f"{values['activation']} unit{'s' * (values['hidden'] > 1)}, "
            f"η = {values['eta']:.3g}, λ = {values['weight_decay']:.3g}: "
            f"{result.accuracy:.1%} of the {SAMPLES} points are on the right side "
            + (
                f"when the cost grows beyond all bounds at step {len(result.costs)}."
                if diverged
                else f"after {STEPS} steps; the cost is {result.costs[-1]:.3f}."
            )
        )

    def _draw_border(self, result):
        for artist in self.border:
            artist.remove()
        self.border = ()
        if result.shares.min() < 0.5 < result.shares.max():
            line = np.linspace(-result.edge, result.edge, GRID)
            lines = self.plane.contour(line, line, result.shares, [0.5], colors="white")
            self.border = (lines,)


def network_2d(
    *, data="moons", hidden=6, activation="tanh", eta=0.1, weight_decay=0.0, seed=0
):
    """Explore how a network's border follows from its units, η, λ and the activation.

    Parameters
    ----------
    data : {"moons", "circles", "spirals", "xor"}
        The points to start with.
    hidden : int
        The number of hidden units to start with, 1 to 30.
    activation : {"sigmoid", "tanh", "relu", "identity"}
        The activation to start with.
    eta : float
        The learning rate η to start with, 0.001 to 10.
    weight_decay : float
        The weight decay λ to start with, 0 to 0.3.
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
    return Network2dStage(
        {
            "data": choice("data", "points", data, SETS),
            "hidden": slider("hidden", "hidden units", hidden, 1, 30, 1),
            "activation": choice("activation", "activation", activation, ACTIVATIONS),
            "eta": log_slider("eta", "learning rate η", eta, RATES),
            "weight_decay": log_slider(
                "weight_decay", "weight decay λ", weight_decay, DECAYS
            ),
            "seed": slider("seed", "random start", seed, 0, 20, 1),
        }
    )
