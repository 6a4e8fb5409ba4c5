"""What the start values of the weights do to the activations, layer by layer."""

import numpy as np

from nnkit.explore._controls import choice, slider
from nnkit.explore._stage import Stage
from nnkit.explore.vanishing_gradients import ACTIVATIONS, SCHEMES
from nnkit.layers import Linear
from nnkit.plotting import COLOURS

DEPTH, SAMPLES, BINS = 5, 200, 41
RANGES = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "relu": (0.0, 4.0)}


def compute(init, activation, width):
    """Send standard normal inputs through five layers.

    Parameters
    ----------
    init : str
        The scheme of `nnkit.initializers` for the weights.
    activation : {"sigmoid", "tanh", "relu"}
        What the units do.
    width : int
        The number of units in every layer, and of inputs.

    Returns
    -------
    list of array
        The activations of each layer, of shape (200, width).
    """
    rng = np.random.default_rng(0)
    x = rng.standard_normal((SAMPLES, width), dtype=np.float32)
    outputs = []
    for _ in range(DEPTH):
        x = Linear(width, width, init=SCHEMES[init], rng=rng).forward(x)
        x = ACTIVATIONS[activation]().forward(x)
        outputs.append(x)
    return outputs


def saturated(values, activation):
    """Return the share of values where the activation is nearly flat.

    Sigmoid and tanh: within 2 % of the range from either end; ReLU: exactly 0.
    """
    low, high = RANGES[activation]
    if activation == "relu":
        return float(np.mean(values == 0))
    edge = 0.02 * (high - low)
    return float(np.mean((values < low + edge) | (values > high - edge)))


class InitHistogramsStage(Stage):
    """One histogram for each of the five layers."""

    title = "Activations by layer"
    height = 300

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.axes = figure.subplots(1, DEPTH, sharey=True)
        self.bars = []
        for k, ax in enumerate(self.axes, start=1):
            self.bars.append(ax.stairs(np.zeros(BINS), fill=True, color=COLOURS[0]))
            ax.set(xlabel="activation", title=f"layer {k}", ylim=(0, 60))
        self.axes[0].set_ylabel("share of the values (%)")

    def draw(self, init, activation, width):
        """Move the artists to the values of the controls; return a sentence."""
        outputs = compute(init, activation, width)
        edges = np.linspace(*RANGES[activation], BINS + 1)
        for ax, bars, values in zip(self.axes, self.bars, outputs, strict=True):
            counts, _ = np.histogram(np.clip(values, edges[0], edges[-1]), edges)
            bars.set_data(100 * counts / values.size, edges)
            ax.set_xlim(edges[0], edges[-1])
        share, spread = saturated(outputs[-1], activation), float(outputs[-1].std())
        flat = "are exactly 0" if activation == "relu" else "lie at the flat ends"
        return (
            f"{init}, {activation}, {width} units: in layer {DEPTH} {share:.0%} of the "
            f"values {flat}, and their standard deviation is {spread:.2g}."
        )


def init_histograms(*, init="normal", activation="tanh", width=100):
    """Explore the histograms of the activations for each way to start.

    Parameters
    ----------
    init : str
        The scheme to start with: one of `nnkit.initializers`.
    activation : {"sigmoid", "tanh", "relu"}
        The activation to start with.
    width : int
        The number of units in each layer to start with, 10 to 300.

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
            "init": choice("init", "start values", init, SCHEMES),
            "activation": choice("activation", "activation", activation, ACTIVATIONS),
            "width": slider("width", "units in a layer", width, 10, 300, 10),
        }
    )
