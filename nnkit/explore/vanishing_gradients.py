"""How big the gradient is in each layer of a deep network, before any training.

Backpropagation multiplies by the weights and by σ′ once a layer. σ′ is 1/4 at most, so
with the sigmoid the product shrinks towards the input, and the first layers learn last.
"""

from typing import NamedTuple

import numpy as np

import nnkit as nn
from nnkit.explore._controls import choice, slider
from nnkit.explore._nets import SCHEMES, dense
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

UNITS, SAMPLES, DEEPEST = 50, 64, 20
CHOICES = ("sigmoid", "tanh", "relu")
LOW, HIGH = 1e-14, 1e8


class Gradients(NamedTuple):
    """The norm of ∂C/∂W in each layer, and the first divided by the last."""

    norms: np.ndarray
    ratio: float


def compute(depth, activation, init, gain=1.0, seed=0):
    """Return the norms of the weight gradients after one backward pass.

    Parameters
    ----------
    depth : int
        Hidden layers, of 50 units each; the output layer comes on top.
    activation : {"sigmoid", "tanh", "relu"}
        The activation of the hidden layers.
    init : str
        The name of an initializer of `nnkit.initializers`.
    gain : float
        By which the weights that it draws are multiplied.
    seed : int
        Of the inputs, the classes and the weights.

    Returns
    -------
    Gradients
        `norms` has depth + 1 entries, the layer next to the input first.

    Examples
    --------
    >>> compute(8, "sigmoid", "xavier_normal").ratio < 1e-3
    True
    """
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((SAMPLES, UNITS))
    y = rng.integers(10, size=SAMPLES)
    sizes = (UNITS,) * (depth + 1) + (10,)
    net = dense(sizes, activation, rng, init, dtype=np.float64)
    weights = net.parameters()[::2]
    for weight in weights:
        weight.data *= gain
    loss = nn.CrossEntropyLoss()
    loss.forward(net.forward(X, training=True), y)
    net.backward(loss.backward())
    norms = np.array([np.linalg.norm(p.grad) for p in weights])
    return Gradients(norms, float(norms[0] / norms[-1]) if norms[-1] else 0.0)


def verdict(ratio):
    """Return what a ratio of the first layer's gradient to the last's means."""
    if ratio < 0.01:
        return "vanishing"
    return "exploding" if ratio > 100 else "alive in every layer"


class VanishingGradientsStage(Stage):
    """The gradient norm of each layer on a logarithmic scale."""

    title = "Gradient norm by layer"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.ax = figure.subplots()
        (self.line,) = self.ax.plot([], [], "o-", color=COLOURS[0], markersize=7)
        self.ax.set(xlabel="layer (1 = next to the input)", ylabel="‖∂C/∂W‖")
        self.ax.set(ylim=(LOW, HIGH), title="vanishing")
        self.ax.set_yscale("log")
        self.ax.minorticks_off()

    def draw(self, depth, activation, init, gain):
        """Move the artists to the values of the controls; return a sentence."""
        norms, ratio = compute(depth, activation, init, gain)
        layers = np.arange(1, len(norms) + 1)
        self.line.set_data(layers, np.clip(norms, LOW, HIGH))
        self.ax.set_xlim(0.5, len(norms) + 0.5)
        self.ax.set_xticks(layers)
        self.ax.set_title(verdict(ratio))
        return (
            f"{depth} hidden layers, {activation}, {gain:g} × {init}: the gradient "
            f"of the first layer is {ratio:.1e} times that of the last: "
            f"{verdict(ratio)}."
        )


def vanishing_gradients(
    *, depth=8, activation="sigmoid", init="xavier_normal", gain=1.0
):
    """Explore how depth, activation and initialization shrink or grow the gradient.

    Parameters
    ----------
    depth : int
        The number of hidden layers to start with, 1 to 20.
    activation : {"sigmoid", "tanh", "relu"}
        The activation to start with.
    init : str
        The initialization to start with: "normal", "lecun_normal", "xavier_uniform",
        "xavier_normal", "kaiming_uniform" or "kaiming_normal".
    gain : float
        The factor on the weights to start with, 0.5 to 8.

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
            "depth": slider("depth", "hidden layers", depth, 1, DEEPEST, 1),
            "activation": choice("activation", "activation", activation, CHOICES),
            "init": choice("init", "initialization", init, SCHEMES),
            "gain": slider("gain", "gain", gain, 0.5, 8.0, 0.5),
        }
    )
