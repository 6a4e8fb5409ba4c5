"""What the first weights do to the activations of layer after layer.

Weights from N(0, 1) make z as large as √n_in, and a sigmoid or tanh saturates; too
small weights let the signal fade. A good scheme keeps the spread the same in every
layer.
"""

from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import choice, slider
from nnkit.explore._nets import SCHEMES, dense
from nnkit.explore._powers import plain
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

LAYERS, SAMPLES, BINS = 5, 200, 40
TOPS = 10, 15, 20, 30, 50, 75, 100.1  # where the scale ends: numbers seldom change
CHOICES = ("sigmoid", "tanh", "relu")
RANGES = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "relu": (0.0, 4.0)}


class Activations(NamedTuple):
    """Histograms (percent a bin), and two numbers for each layer."""

    edges: np.ndarray
    shares: np.ndarray
    spread: np.ndarray
    saturated: np.ndarray


def compute(init, activation, width, seed=0):
    """Send N(0, 1) inputs through five new layers and count the activations.

    Parameters
    ----------
    init : str
        The name of an initializer of `nnkit.initializers`.
    activation : {"sigmoid", "tanh", "relu"}
        The activation of every layer.
    width : int
        Inputs, and units of every layer.
    seed : int
        Of the inputs and the weights.

    Returns
    -------
    Activations
        `edges` (41,), `shares` (5, 40) in percent, values beyond the edges counted in
        the outer bins; `spread`, the standard deviation of each layer; `saturated`,
        the share of activations where the slope is below a tenth of its maximum (for
        ReLU: where it is zero).
    """
    rng = np.random.default_rng(seed)
    values = rng.standard_normal((SAMPLES, width)).astype(np.float32)
    net = dense((width,) * (LAYERS + 1) + (1,), activation, rng, init)
    edges = np.linspace(*RANGES[activation], BINS + 1)
    shares, spread, saturated = [], [], []
    for k in range(LAYERS):
        values = net[2 * k + 1].forward(net[2 * k].forward(values))
        inside = np.clip(values, edges[0], edges[-1])
        shares.append(100 * np.histogram(inside, edges)[0] / values.size)
        spread.append(values.std())
        saturated.append(np.mean(_flat(values, activation)))
    return Activations(edges, *map(np.array, (shares, spread, saturated)))


def _flat(a, activation):
    if activation == "relu":
        return a == 0
    if activation == "tanh":
        return 1 - a**2 < 0.1
    return a * (1 - a) < 0.025


class InitHistogramsStage(Stage):
    """Five histograms side by side."""

    title = "Activations by layer"
    height = 300

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.axes = figure.subplots(1, LAYERS, sharey=True)
        blank = np.zeros(BINS), np.linspace(0, 1, BINS + 1)
        self.bars = [ax.stairs(*blank, fill=True, color=COLOURS[0]) for ax in self.axes]
        for ax in self.axes:
            ax.set(ylim=(0, 100), xlabel="activation", title="layer 1\nspread 0.00")
        self.axes[0].set_ylabel("share (%)")

    def draw(self, init, activation, width):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(init, activation, width)
        low, high = RANGES[activation]
        for k, ax in enumerate(self.axes):
            self.bars[k].set_data(result.shares[k], result.edges)
            if ax.get_xlim() != (low, high):
                ax.set(xlim=(low, high), xticks=(low, (low + high) / 2, high))
            ax.set_title(f"layer {k + 1}\nspread {plain(result.spread[k], 2)}")
        self.axes[0].set_ylim(0, next(t for t in TOPS if t >= result.shares.max()))
        what = "are zero" if activation == "relu" else "are saturated"
        return (
            f"{init}, {activation}, {width} units: the spread goes from "
            f"{plain(result.spread[0], 2)} in layer 1 to "
            f"{plain(result.spread[-1], 2)} in layer "
            f"{LAYERS}; there {result.saturated[-1]:.0%} of the activations {what}."
        )


def init_histograms(*, init="normal", activation="tanh", width=100):
    """Explore how an initialization spreads the activations of five layers.

    Parameters
    ----------
    init : str
        The initialization to start with, as in `vanishing_gradients`.
    activation : {"sigmoid", "tanh", "relu"}
        The activation to start with.
    width : int
        Units of every layer to start with, 10 to 200.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return InitHistogramsStage(
        {
            "init": choice("init", "initialization", init, SCHEMES),
            "activation": choice("activation", "activation", activation, CHOICES),
            "width": slider("width", "units in a layer", width, 10, 200, 10),
        }
    )
