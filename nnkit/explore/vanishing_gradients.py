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


def compute(depth, activation, init, gain, other_activation, other_init):
    """Return the gradients of two networks of the same depth, by "first" and "second".

    The gain is for the first one: the second keeps the weights of its initializer.
    """
    return {
        "first": gradients(depth, activation, init, gain),
        "second": gradients(depth, other_activation, other_init),
    }


def gradients(depth, activation, init, gain=1.0, seed=0):
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
    >>> gradients(8, "sigmoid", "xavier_normal").ratio < 1e-3
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
    """The gradient norm of each layer of two networks, on a logarithmic scale."""

    title = "Gradient norm by layer"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.ax = figure.subplots()
        (self.second,) = self.ax.plot([], [], "s--", color=COLOURS[1], markersize=7)
        (self.first,) = self.ax.plot([], [], "o-", color=COLOURS[0], markersize=7)
        both = self.first, self.second
        self.legend = self.ax.legend(both, ("first", "second"), loc="lower right")
        self.ax.set(xlabel="layer (1 = next to the input)", ylabel="‖∂C/∂W‖")
        self.ax.set(ylim=(LOW, HIGH), title="vanishing")
        self.ax.set_yscale("log")
        self.ax.minorticks_off()

    def draw(self, depth, activation, init, gain, other_activation, other_init):
        """Move the artists to the values of the controls; return a sentence."""
        names = f"{activation}, {gain:g} × {init}", f"{other_activation}, {other_init}"
        both = compute(depth, activation, init, gain, other_activation, other_init)
        layers = np.arange(1, depth + 2)
        lines, words = (self.first, self.second), []
        for line, name, (norms, ratio) in zip(lines, names, both.values(), strict=True):
            line.set_data(layers, np.clip(norms, LOW, HIGH))
            words.append(
                f"{name}: the gradient of the first layer is {ratio:.1e} times that "
                f"of the last: {verdict(ratio)}"
            )
        self.ax.set_xlim(0.5, depth + 1.5)
        self.ax.set_xticks(layers)
        for text, name in zip(self.legend.get_texts(), names, strict=True):
            text.set_text(name)
        self.ax.set_title(verdict(both["first"].ratio))
        return f"{depth} hidden layers. {words[0]}. To compare: {words[1]}."


def vanishing_gradients(
    *,
    depth=8,
    activation="sigmoid",
    init="xavier_normal",
    gain=1.0,
    other_activation="tanh",
    other_init="xavier_normal",
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
    other_activation, other_init : str
        Those of the second network, to compare the first one with.

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
            "other_activation": choice(
                "other_activation", "compare: activation", other_activation, CHOICES
            ),
            "other_init": choice(
                "other_init", "compare: initialization", other_init, SCHEMES
            ),
        }
    )
