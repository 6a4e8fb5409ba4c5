"""How the gradient shrinks or grows on its way down through a deep network."""

from typing import NamedTuple

import numpy as np

from nnkit import initializers
from nnkit.activations import ReLU, Sigmoid, Tanh
from nnkit.explore._controls import choice, slider
from nnkit.explore._stage import Stage
from nnkit.layers import Linear
from nnkit.network import Sequential
from nnkit.plotting import COLOURS

ACTIVATIONS = {"sigmoid": Sigmoid, "tanh": Tanh, "relu": ReLU}
SCHEMES = {
    name: getattr(initializers, name)
    for name in (
        "normal",
        "lecun_normal",
        "xavier_uniform",
        "xavier_normal",
        "kaiming_uniform",
        "kaiming_normal",
    )
}
WIDTH, SAMPLES, DEEPEST = 50, 64, 30


class Norms(NamedTuple):
    """The size of the gradient in every layer, and the ratio of first to last."""

    norms: np.ndarray
    ratio: float


def deep_network(depth, activation, init, rng):
    """Return a network of `depth` layers of 50 units each, all of one kind."""
    layers = []
    for _ in range(depth):
        layers += [Linear(WIDTH, WIDTH, init=SCHEMES[init], rng=rng)]
        layers += [ACTIVATIONS[activation]()]
    return Sequential(*layers)


def compute(depth, activation, init):
    """Send random inputs up and a random gradient down; measure ‖∂C/∂W‖ by layer.

    Parameters
    ----------
    depth : int
        The number of layers, each of 50 units.
    activation : {"sigmoid", "tanh", "relu"}
        What the units do.
    init : str
        The scheme of `nnkit.initializers` for the weights.

    Returns
    -------
    Norms
        `norms` of shape (depth,), the layer next to the input first.
    """
    rng = np.random.default_rng(0)
    net = deep_network(depth, activation, init, rng)
    x, dy = rng.standard_normal((2, SAMPLES, WIDTH), dtype=np.float32)
    net.forward(x)
    net.backward(dy / SAMPLES)
    norms = np.array(
        [np.linalg.norm(net[i].weight.grad) for i in range(0, len(net), 2)]
    )
    return Norms(norms, float(norms[0] / norms[-1]))


class VanishingGradientsStage(Stage):
    """The gradient's size by layer, on a logarithmic scale."""

    title = "The gradient on its way down"
    height = 340

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.axes = figure.subplots()
        (self.line,) = self.axes.plot([], [], "o-", color=COLOURS[0])
        self.axes.set(yscale="log", ylabel="gradient norm ‖∂C/∂W‖")
        self.axes.set(xlabel="layer (1 = next to the input)", ylim=(1e-12, 1e6))

    def draw(self, **values):
        """Move the artists to the values of the controls; return a sentence."""
        norms, ratio = compute(**values)
        self.line.set_data(np.arange(1, len(norms) + 1), np.clip(norms, 1e-12, 1e6))
        self.axes.set_xlim(0.5, len(norms) + 0.5)
        verdict = _verdict(ratio)
        self.axes.set_title(verdict)
        return (
            f"{values['depth']} layers, {values['activation']}, {values['init']}: the "
            f"gradient of the first layer is {ratio:.2g} times that of the last. "
            f"{verdict.capitalize()}."
        )


def _verdict(ratio):
    if ratio < 1e-2:
        return "it vanishes"
    return "it explodes" if ratio > 1e2 else "it stays of a useful size"


def vanishing_gradients(*, depth=8, activation="sigmoid", init="xavier_normal"):
    """Explore how depth, activation and start values change the gradients.

    Parameters
    ----------
    depth : int
        The number of layers to start with, 2 to 30.
    activation : {"sigmoid", "tanh", "relu"}
        The activation to start with.
    init : str
        The scheme to start with: one of `nnkit.initializers`.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return VanishingGradientsStage(
        {
            "depth": slider("depth", "layers", depth, 2, DEEPEST, 1),
            "activation": choice("activation", "activation", activation, ACTIVATIONS),
            "init": choice("init", "start values", init, SCHEMES),
        }
    )
