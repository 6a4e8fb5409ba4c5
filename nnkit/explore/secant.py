"""From the secant to the tangent: what a derivative is.

A secant goes through two points of a curve and has a slope Δy/Δx. When the second
point moves towards the first, the slope settles at one number, the derivative, on
smooth curves. At a corner it settles at two numbers, one from each side: there the
curve has no derivative.
"""

from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import choice, log_slider, slider
from nnkit.explore._stage import Stage, legend_below
from nnkit.plotting import COLOURS

REACH = 2.0  # x and Δx go from −2 to 2, so the second point from −4 to 4
CLOSE = 1e-9
STEPS = (-2.0, -1.5, -1.0, -0.75, -0.5, -0.25, -0.1, -0.05, -0.01, -0.001)
STEPS += tuple(-s for s in reversed(STEPS))


def sigmoid(z):
    """σ(z) = (1 + tanh(z/2))/2, which never overflows."""
    return 0.5 * (1 + np.tanh(0.5 * z))


def minus(text):
    """Write − where Python writes a hyphen."""
    return text.replace("-", "−")


class Curve(NamedTuple):
    """A function, its derivative where it has one, its formula and what to show."""

    f: callable
    slope: callable
    formula: str
    low: float
    high: float


CURVES = {
    "square": Curve(lambda x: x**2, lambda x: 2 * x, "f(x) = x²", -3.0, 9.0),
    "cube": Curve(lambda x: x**3, lambda x: 3 * x**2, "f(x) = x³", -10.0, 10.0),
    "sine": Curve(np.sin, np.cos, "f(x) = sin x", -2.0, 2.0),
    "sigmoid": Curve(
        sigmoid, lambda x: sigmoid(x) * (1 - sigmoid(x)), "f(x) = σ(x)", -0.3, 1.3
    ),
    "absolute value": Curve(np.abs, np.sign, "f(x) = |x|", -1.5, 4.5),
}


class Secant(NamedTuple):
    """Two points of a curve, the line through them, and the line it turns into."""

    y: float
    y2: float
    slope: float
    derivative: float | None
    steps: np.ndarray
    slopes: np.ndarray


def compute(function, x, dx):
    """Return the slope of a secant, and the slopes of all secants from the same point.

    Parameters
    ----------
    function : {"square", "cube", "sine", "sigmoid", "absolute value"}
        The curve.
    x : float
        The first point.
    dx : float
        How far away the second point is, Δx; not 0.

    Returns
    -------
    Secant
        `y` and `y2` at the two points; `slope` of the secant; `derivative`, None at a
        corner; `slopes` of the secants with the Δx in `steps`, none of which is 0.

    Examples
    --------
    >>> result = compute("square", 1.0, 0.5)
    >>> result.slope, result.derivative
    (2.5, 2.0)
    """
    curve = CURVES[function]
    y, y2 = float(curve.f(x)), float(curve.f(x + dx))
    corner = function == "absolute value" and abs(x) < CLOSE
    steps = np.linspace(-REACH, REACH, 200)
    slopes = (curve.f(x + steps) - curve.f(x)) / steps
    derivative = None if corner else float(curve.slope(x))
    return Secant(y, y2, (y2 - y) / dx, derivative, steps, slopes)


class SecantStage(Stage):
    """The curve with its secant on the left, the slope for every Δx on the right."""

    title = "From the secant to the tangent"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.all = figure.subplots(1, 2, width_ratios=(1.25, 1))
        self.grid = np.linspace(-2 * REACH, 2 * REACH, 401)
        (self.curve,) = self.plane.plot([], [], color=COLOURS[0], label="curve")
        (self.tangent,) = self.plane.plot(
            [], [], "--", color=COLOURS[2], label="tangent"
        )
        (self.secant,) = self.plane.plot([], [], color=COLOURS[1], label="secant")
        (self.legs,) = self.plane.plot([], [], color="#606060", linewidth=1)
        (self.points,) = self.plane.plot([], [], "ko", markersize=6)
        self.plane.set(xlim=(-2 * REACH, 2 * REACH), xlabel="x", ylabel="f(x)")
        self.plane.set_title("f(x) = σ(x)")
        legend_below(self.plane, ncols=3)
        (self.slopes,) = self.all.plot([], [], color=COLOURS[1])
        (self.limit,) = self.all.plot([], [], "--", color=COLOURS[2])
        (self.now,) = self.all.plot([], [], "ko", markersize=7)
        self.all.set(xlim=(-2.1, 2.1), xlabel="Δx", ylabel="slope of the secant")
        self.all.set_title("slope 00.0000")

    def draw(self, function, x, dx):
        """Move the artists to the values of the controls; return a sentence."""
        result, curve = compute(function, x, dx), CURVES[function]
        ends = np.array([-2 * REACH, 2 * REACH])
        self.curve.set_data(self.grid, curve.f(self.grid))
        self.secant.set_data(ends, result.y + result.slope * (ends - x))
        self.legs.set_data([x, x + dx, x + dx], [result.y, result.y, result.y2])
        self.points.set_data([x, x + dx], [result.y, result.y2])
        self.plane.set(ylim=(curve.low, curve.high), title=curve.formula)
        middle = len(result.steps) // 2  # break the line at a jump
        broken = result.slopes.copy() if result.derivative is None else result.slopes
        if result.derivative is None:
            broken[middle] = np.nan
        self.slopes.set_data(result.steps, broken)
        self.now.set_data([dx], [result.slope])
        low, high = result.slopes.min(), result.slopes.max()
        room = 0.15 * (high - low) + 0.05
        self.all.set(ylim=(low - room, high + room))
        self.all.set_title(minus(f"slope of the secant: {result.slope:z.4f}"))
        start = minus(
            f"{curve.formula}, x = {x + 0:.1f}, Δx = {dx:g}: from the first point to "
            f"the second f changes by {result.y2 - result.y:.4g}, so the slope of the "
            f"secant is {result.slope:z.4f}. "
        )
        if result.derivative is None:
            self.tangent.set_data([], [])
            self.limit.set_data([], [])
            return start + (
                "This is a corner: the slope is −1 for every Δx below 0 and 1 for "
                "every Δx above 0. There is no tangent and no derivative."
            )
        slope = result.derivative
        self.tangent.set_data(ends, result.y + slope * (ends - x))
        self.limit.set_data([-REACH, REACH], [slope, slope])
        return start + minus(
            f"The tangent has the slope {slope:z.4f}; they differ by "
            f"{abs(result.slope - slope):.4f}."
        )


def secant(*, function="square", x=1.0, dx=1.0):
    """Explore how a secant turns into the tangent when Δx shrinks.

    Parameters
    ----------
    function : {"square", "cube", "sine", "sigmoid", "absolute value"}
        The curve to start with.
    x : float
        The point to start at, −2 to 2.
    dx : float
        The distance Δx to the second point to start with, −2 to 2 but not 0.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    if dx == 0:
        raise ValueError("dx (=0) must not be 0: a secant needs two points")
    return SecantStage(
        {
            "function": choice("function", "function", function, CURVES),
            "x": slider("x", "point x", x, -REACH, REACH, 0.1),
            "dx": log_slider("dx", "step Δx", dx, STEPS),
        }
    )
