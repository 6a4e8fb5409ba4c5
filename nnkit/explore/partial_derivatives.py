"""A surface cut along x and along y: partial derivatives, gradient, and flat points.

A partial derivative is the slope of one cut. The gradient holds both; it points where
the surface rises fastest and stands at right angles to the line of equal height. Where
both slopes are zero the surface is level, which may be a minimum, a maximum or a
saddle point. The twist x·y shows that the two cuts alone do not tell which.
"""

from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import choice, slider
from nnkit.explore._stage import Stage
from nnkit.explore.secant import minus
from nnkit.plotting import COLOURS, contours

REACH, CLOSE = 2.0, 1e-9
GRID = np.linspace(-REACH, REACH, 161)


class Surface(NamedTuple):
    """A function of two variables, its slopes, its formula and its flat point."""

    f: callable
    slopes: callable
    formula: str
    kind: str


SURFACES = {
    "bowl": Surface(
        lambda x, y: (x - 0.5) ** 2 + 0.5 * (y + 1) ** 2,
        lambda x, y: (2 * (x - 0.5), y + 1),
        "(x − 0.5)² + (y + 1)²/2",
        "a minimum: the surface rises in every direction",
    ),
    "hill": Surface(
        lambda x, y: 4 - 0.5 * (x + 1) ** 2 - (y - 0.5) ** 2,
        lambda x, y: (-(x + 1), -2 * (y - 0.5)),
        "4 − (x + 1)²/2 − (y − 0.5)²",
        "a maximum: the surface falls in every direction",
    ),
    "saddle": Surface(
        lambda x, y: (x - 0.5) ** 2 - (y + 0.5) ** 2,
        lambda x, y: (2 * (x - 0.5), -2 * (y + 0.5)),
        "(x − 0.5)² − (y + 0.5)²",
        "a saddle point: a minimum along x, a maximum along y",
    ),
    "twist": Surface(
        lambda x, y: x * y,
        lambda x, y: (y, x),
        "x·y",
        "a saddle point, although both cuts are level lines: the surface rises along "
        "one diagonal and falls along the other",
    ),
}


class Cuts(NamedTuple):
    """The height, both slopes, and the heights along the two cuts."""

    height: float
    slope_x: float
    slope_y: float
    along_x: np.ndarray
    along_y: np.ndarray
    flat: bool


def compute(surface, x, y):
    """Return the partial derivatives at a point, and the cuts through it.

    Parameters
    ----------
    surface : {"bowl", "hill", "saddle", "twist"}
        The function of two variables.
    x, y : float
        The point.

    Returns
    -------
    Cuts
        `height`; `slope_x` = ∂f/∂x and `slope_y` = ∂f/∂y; `along_x` and `along_y`,
        the heights on `GRID` with the other variable held; `flat`, whether both
        slopes are 0.

    Examples
    --------
    >>> result = compute("bowl", 1.5, 0.0)
    >>> result.slope_x, result.slope_y, result.flat
    (2.0, 1.0, False)
    """
    chosen = SURFACES[surface]
    slope_x, slope_y = (float(s) for s in chosen.slopes(x, y))
    return Cuts(
        float(chosen.f(x, y)),
        slope_x,
        slope_y,
        chosen.f(GRID, y),
        chosen.f(x, GRID),
        max(abs(slope_x), abs(slope_y)) < CLOSE,
    )


class PartialDerivativesStage(Stage):
    """The map with the gradient on the left, the two cuts on the right."""

    title = "Partial derivatives"

    def build(self, figure):
        """Make the axes and the artists, once."""
        axes = figure.subplot_mosaic([["map", "x", "y"]], width_ratios=(1.35, 1, 1))
        self.plane, self.cuts = axes["map"], (axes["x"], axes["y"])
        colours = COLOURS[1], COLOURS[0]
        self.lines, self.curves, self.tangents, self.marks = [], [], [], []
        for ax, colour, name in zip(self.cuts, colours, "xy", strict=True):
            (line,) = self.plane.plot([0, 0], [0, 0], color=colour, linewidth=1.5)
            self.lines.append(line)
            self.curves.append(ax.plot([], [], color=colour)[0])
            self.tangents.append(ax.plot([], [], "--", color=COLOURS[2])[0])
            self.marks.append(ax.plot([], [], "ko")[0])
            ax.set(xlim=(-REACH, REACH), xlabel=name)
            ax.set_title(f"∂f/∂{name} = −0.00")
        self.cuts[0].set_ylabel("height f")
        self.arrow = self.plane.quiver(
            [0.0], [0.0], [1.0], [1.0], angles="xy", scale_units="xy", scale=1, zorder=5
        )
        (self.point,) = self.plane.plot([], [], "ko", markersize=7)
        self.plane.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH))
        self.plane.set(xlabel="x", ylabel="y", aspect="equal", title="f")
        self.surface, self.filled = None, ()

    def draw(self, surface, x, y):
        """Move the artists to the values of the controls; return a sentence."""
        if surface != self.surface:
            self._paint(surface)
        result = compute(surface, x, y)
        slopes = result.slope_x, result.slope_y
        self.lines[0].set_data([-REACH, REACH], [y, y])
        self.lines[1].set_data([x, x], [-REACH, REACH])
        self.point.set_data([x], [y])
        self.arrow.set_offsets([[x, y]])
        self.arrow.set_UVC([0.3 * slopes[0]], [0.3 * slopes[1]])
        heights = result.along_x, result.along_y
        for k, (at, name) in enumerate(((x, "x"), (y, "y"))):
            self.curves[k].set_data(GRID, heights[k])
            ends = np.array([at - 0.8, at + 0.8])
            self.tangents[k].set_data(ends, result.height + slopes[k] * (ends - at))
            self.marks[k].set_data([at], [result.height])
            self.cuts[k].set_title(minus(f"∂f/∂{name} = {slopes[k] + 0:.2f}"))
        length = float(np.hypot(*slopes))
        words = minus(
            f"f = {SURFACES[surface].formula} at ({x + 0:.1f}, {y + 0:.1f}): height "
            f"{result.height:.2f}, ∂f/∂x = {slopes[0] + 0:.2f}, "
            f"∂f/∂y = {slopes[1] + 0:.2f}"
        )
        if result.flat:
            return f"{words}. Both are zero: {SURFACES[surface].kind}."
        return (
            f"{words}; the gradient (the arrow, 0.3 of its length) is {length:.2f} "
            "long and points where f rises fastest."
        )

    def _paint(self, surface):
        for artist in self.filled:
            artist.remove()
        x, y = np.meshgrid(GRID[::2], GRID[::2])
        values = SURFACES[surface].f(x, y)
        self.filled = contours(self.plane, x, y, values)
        low, high = float(values.min()), float(values.max())
        for ax in self.cuts:
            ax.set_ylim(low - 0.5, high + 0.5)
        self.plane.set_title(f"f = {SURFACES[surface].formula}")
        self.surface = surface


def partial_derivatives(*, surface="bowl", x=-0.5, y=0.5):
    """Explore the two slopes of a surface, its gradient and its flat points.

    Parameters
    ----------
    surface : {"bowl", "hill", "saddle", "twist"}
        The surface to start with.
    x, y : float
        The point to start with, each between −2 and 2.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return PartialDerivativesStage(
        {
            "surface": choice("surface", "surface", surface, SURFACES),
            "x": slider("x", "point x", x, -REACH, REACH, 0.1),
            "y": slider("y", "point y", y, -REACH, REACH, 0.1),
        }
    )
