"""A curve from boxes, a box from two steep sigmoids.

One hidden layer is enough to come as close as one likes to any continuous function on
an interval: each box needs two hidden units, one step up and one step down.
"""

from typing import NamedTuple

import numpy as np

import nnkit as nn
from nnkit.explore._controls import choice, log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

POINTS, MOST = 401, 60
STEEPNESS = (5, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200, 300, 500, 1000, 2000)
TARGETS = {
    "wave": lambda x: np.sin(2 * np.pi * x) * (0.6 + 0.4 * x),
    "two hills": lambda x: (
        0.9 * np.exp(-(((x - 0.3) / 0.09) ** 2))
        + 0.6 * np.exp(-(((x - 0.7) / 0.09) ** 2))
    ),
    "jump": lambda x: np.where(np.abs(x - 0.55) < 0.25, 0.4 + 0.6 * x, 0.0),
}


class Approximation(NamedTuple):
    """The network's output beside the target, its parts, and the error."""

    grid: np.ndarray
    target: np.ndarray
    output: np.ndarray
    edges: np.ndarray
    heights: np.ndarray
    rising: np.ndarray
    falling: np.ndarray
    error: float


def compute(target, boxes, steepness):
    """Build a one-hidden-layer sigmoid network from boxes and compare.

    Box k has the height of the target at its middle. It is
    h·(σ(w(x − l)) − σ(w(x − r))), with left edge l and right edge r.

    Parameters
    ----------
    target : {"wave", "two hills", "jump"}
        The function on [0, 1] to come close to.
    boxes : int
        Boxes of equal width; the network has twice as many hidden units.
    steepness : float
        The weight w from the input to each hidden unit.

    Returns
    -------
    Approximation
        `rising` and `falling` are the two hidden units of the middle box; `error`
        is the root mean square distance from the target.
    """
    grid, edges = np.linspace(0, 1, POINTS), np.linspace(0, 1, boxes + 1)
    wanted = TARGETS[target](grid)
    heights = TARGETS[target]((edges[1:] + edges[:-1]) / 2)
    steps = nn.sigmoid(steepness * (grid[:, None] - edges))  # (points, boxes + 1)
    output = (steps[:, :-1] - steps[:, 1:]) @ heights
    k = boxes // 2
    error = float(np.sqrt(np.mean((output - wanted) ** 2)))
    return Approximation(
        grid, wanted, output, edges, heights, steps[:, k], steps[:, k + 1], error
    )


class UniversalApproximationStage(Stage):
    """Target, boxes and output on the left, one box from two units on the right."""

    title = "A function from boxes"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.part = figure.subplots(1, 2, width_ratios=(1.5, 1))
        self.boxes = self.plane.stairs([0], [0, 1], fill=True, color="#D9E6F0")
        self.boxes.set_label("boxes")
        (self.target,) = self.plane.plot([], [], "--", color="#404040", label="target")
        (self.output,) = self.plane.plot([], [], color=COLOURS[1], label="network")
        self.plane.set(xlim=(0, 1), ylim=(-1.25, 1.6), xlabel="x", ylabel="y")
        self.plane.set_title("typical error 0.000")
        self.plane.legend(loc="upper right", ncols=3)
        for name, label, colour, style in (
            ("rising", "σ(w(x − l))", COLOURS[0], "-"),
            ("falling", "σ(w(x − r))", COLOURS[2], "-."),
            ("box", "difference", COLOURS[1], "-"),
        ):
            (line,) = self.part.plot([], [], style, color=colour, label=label)
            setattr(self, name, line)
        self.part.set(xlim=(0, 1), ylim=(-0.1, 1.5), xlabel="x", ylabel="hidden unit")
        self.part.set_title("the middle box")
        self.part.legend(loc="upper left")

    def draw(self, target, boxes, steepness):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(target, boxes, steepness)
        self.boxes.set_data(result.heights, result.edges)
        self.target.set_data(result.grid, result.target)
        self.output.set_data(result.grid, result.output)
        self.rising.set_data(result.grid, result.rising)
        self.falling.set_data(result.grid, result.falling)
        self.box.set_data(result.grid, result.rising - result.falling)
        self.plane.set_title(f"typical error {result.error:.3f}")
        edge = result.edges[boxes // 2]
        sentence = (
            f"{target.capitalize()}: {boxes} boxes, {2 * boxes} hidden units, "
            f"w = {steepness:g}: typical error {result.error:.3f}. The middle box "
            f"begins at {edge:.2f}, so its first unit has b = −w·{edge:.2f} = "
            f"{-steepness * edge + 0.0:.4g}."
        )
        return sentence.replace("-", "−")


def universal_approximation(*, target="wave", boxes=6, steepness=100):
    """Explore how boxes and steepness shape what one hidden layer can draw.

    Parameters
    ----------
    target : {"wave", "two hills", "jump"}
        The function to start with.
    boxes : int
        The number of boxes to start with, 1 to 60.
    steepness : float
        The weight w of the hidden units to start with, 5 to 2000.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return UniversalApproximationStage(
        {
            "target": choice("target", "target function", target, TARGETS),
            "boxes": slider("boxes", "number of boxes", boxes, 1, MOST, 1),
            "steepness": log_slider("steepness", "steepness w", steepness, STEEPNESS),
        }
    )
