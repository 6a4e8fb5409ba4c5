"""The error of a numerical derivative against its step h: two troubles, one valley.

With a large h the curve bends between the points: the forward difference is off in
proportion to h, the central difference in proportion to h². With a small h the two
values of f agree in most of their digits, and rounding, divided by h, takes over. The
best h lies between, and in float32 it is far larger than in float64.
"""

import math
from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import choice, log_slider
from nnkit.explore._stage import Stage, legend_below
from nnkit.plotting import COLOURS

X = 1.0
HS = tuple(float(f"{10 ** (k / 2):.3g}") for k in range(-32, 1))
FINE = np.logspace(-16, 0, 129)
WINDOW = np.linspace(-1.5, 1.5, 601)
TYPES = {"float64": np.float64, "float32": np.float32}
FLOOR, TOP, VIEW = 1e-13, 30.0, 6.0


class Curve(NamedTuple):
    """A function that keeps the precision of x, and its derivatives at 1."""

    f: callable
    formula: str
    first: float
    second: float
    third: float


T = math.tanh(X)
FUNCTIONS = {
    "exponential": Curve(np.exp, "eˣ", math.e, math.e, math.e),
    "sine": Curve(np.sin, "sin x", math.cos(X), -math.sin(X), -math.cos(X)),
    "square": Curve(lambda x: x * x, "x²", 2.0, 2.0, 0.0),
    "tanh": Curve(
        np.tanh,
        "tanh x",
        1 - T**2,
        -2 * T * (1 - T**2),
        -2 * (1 - T**2) * (1 - 3 * T**2),
    ),
}


class Errors(NamedTuple):
    """How wrong both differences are, and by which cause."""

    forward: float
    central: float
    forward_errors: np.ndarray
    central_errors: np.ndarray
    bend_forward: np.ndarray
    bend_central: np.ndarray
    rounding: np.ndarray
    rises: np.ndarray
    used: np.ndarray


def differences(function, h, precision):
    """The forward and the central difference at x = 1, all in one precision.

    Parameters
    ----------
    function : {"exponential", "sine", "square", "tanh"}
        The function.
    h : float or array
        The step, or many.
    precision : {"float64", "float32"}
        How numbers are stored.

    Examples
    --------
    >>> forward, central = differences("square", 0.5, "float64")
    >>> float(forward), float(central)
    (2.5, 2.0)
    """
    f, kind = FUNCTIONS[function].f, TYPES[precision]
    x, h = kind(X), np.asarray(h, kind)
    forward = (f(x + h) - f(x)) / h
    central = (f(x + h) - f(x - h)) / (kind(2) * h)
    return np.asarray(forward, float), np.asarray(central, float)


def guesses(function, h, precision):
    """How large the errors should be: h|f″|/2, h²|f‴|/6 and ε|f|/h.

    Examples
    --------
    >>> [float(g) for g in guesses("square", 0.5, "float64")[:2]]
    [0.5, 0.0]
    """
    curve, kind = FUNCTIONS[function], TYPES[precision]
    digits = float(np.finfo(kind).eps) * abs(float(curve.f(X)))
    return h * abs(curve.second) / 2, h**2 * abs(curve.third) / 6, digits / h


def compute(h, function, precision):
    """Return the errors of both differences for one step and for many.

    Parameters
    ----------
    h : float
        The step.
    function : {"exponential", "sine", "square", "tanh"}
        The function, at x = 1.
    precision : {"float64", "float32"}
        How numbers are stored.

    Returns
    -------
    Errors
        `forward`, `central`: the errors at h; `forward_errors`, `central_errors`: at
        the steps `FINE`; three guesses of their causes at these steps, see `guesses`;
        `rises`: (f(1 + t·h) − f(1))/h for t in `WINDOW`, in the given precision;
        `used`: the same for t = −1, 0, 1.

    Examples
    --------
    >>> compute(1e-16, "square", "float64").forward  # 1 + h is stored as 1
    2.0
    """
    curve, kind = FUNCTIONS[function], TYPES[precision]
    one = [float(abs(d - curve.first)) for d in differences(function, h, precision)]
    many = [abs(d - curve.first) for d in differences(function, FINE, precision)]
    x = kind(X)
    causes = guesses(function, FINE, precision)
    near = []
    for t in (WINDOW, np.array([-1.0, 0.0, 1.0])):
        rise = curve.f(x + (t * h).astype(kind)) - curve.f(x)
        near.append(rise.astype(float) / h)
    return Errors(*one, *many, *causes, *near)


class StepSizeStage(Stage):
    """The error against h on the left; on the right f as the computer has it near 1."""

    title = "The step of a numerical derivative"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.errors, self.near = figure.subplots(1, 2, width_ratios=(1.3, 1))
        (self.forward,) = self.errors.plot(
            [1], [1], color=COLOURS[1], label="forward", linewidth=1.5
        )
        (self.central,) = self.errors.plot(
            [1], [1], color=COLOURS[0], label="central", linewidth=1.5
        )
        lines = ("--", COLOURS[1]), ("--", COLOURS[0]), (":", COLOURS[6])
        self.causes = [
            self.errors.plot([1], [1], dash, color=colour, linewidth=1.2)[0]
            for dash, colour in lines
        ]
        self.causes[0].set_label("bend")
        self.causes[2].set_label("rounding")
        (self.mark,) = self.errors.plot([1, 1], [FLOOR, TOP], color="#909090")
        (self.one,) = self.errors.plot([1], [1], "o", color=COLOURS[1], markersize=8)
        (self.two,) = self.errors.plot([1], [1], "s", color=COLOURS[0], markersize=8)
        self.errors.set(xlabel="step h", ylabel="error of the derivative")
        self.errors.set(xscale="log", yscale="log")
        self.errors.set(xlim=(5e-17, 2), ylim=(FLOOR, TOP), title="e at x = 1")
        self.errors.minorticks_off()
        legend_below(self.errors, ncols=4)
        (self.curve,) = self.near.plot(
            [], [], ".", color=COLOURS[4], markersize=3, label="f as stored"
        )
        (self.line,) = self.near.plot([], [], "--", color=COLOURS[2], label="tangent")
        (self.used,) = self.near.plot([], [], "ko", label="used points")
        self.near.set(xlim=(-1.6, 1.6), ylim=(-VIEW, VIEW))
        self.near.set(xlabel="t", ylabel="(f(1 + t h) − f(1)) / h")
        self.near.set_title("f from close by")
        legend_below(self.near, ncols=3)

    def draw(self, h, function, precision):
        """Move the artists to the values of the controls; return a sentence."""
        result, curve = compute(h, function, precision), FUNCTIONS[function]
        self.forward.set_data(FINE, np.maximum(result.forward_errors, FLOOR))
        self.central.set_data(FINE, np.maximum(result.central_errors, FLOOR))
        causes = result.bend_forward, result.bend_central, result.rounding
        for line, values in zip(self.causes, causes, strict=True):
            line.set_data(FINE, np.maximum(values, FLOOR / 10))
        self.mark.set_xdata([h, h])
        self.one.set_data([h], [max(result.forward, FLOOR)])
        self.two.set_data([h], [max(result.central, FLOOR)])
        self.errors.set_title(f"derivative of {curve.formula} at x = 1, {precision}")
        self.curve.set_data(WINDOW, np.clip(result.rises, -2 * VIEW, 2 * VIEW))
        self.line.set_data([-1.5, 1.5], [-1.5 * curve.first, 1.5 * curve.first])
        self.used.set_data([-1, 0, 1], result.used)
        return (
            f"Derivative of {curve.formula} at x = 1 in {precision}, h = {h:.3g}: the "
            f"forward difference is off by {result.forward:.2g} "
            f"({_cause(function, h, precision, 0)}), the central difference by "
            f"{result.central:.2g} ({_cause(function, h, precision, 1)})."
        )


def _cause(function, h, precision, which):
    """What most of an error should come from."""
    causes = guesses(function, h, precision)
    return "the curve bends" if causes[which] > causes[2] else "rounding"


def step_size(*, h=0.1, function="exponential", precision="float64"):
    """Explore which step h a numerical derivative needs.

    Parameters
    ----------
    h : float
        The step to start with, 1e-16 to 1.
    function : {"exponential", "sine", "square", "tanh"}
        The function to start with, differentiated at x = 1.
    precision : {"float64", "float32"}
        How numbers are stored to start with.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return StepSizeStage(
        {
            "h": log_slider("h", "step h", h, HS),
            "function": choice("function", "function", function, FUNCTIONS),
            "precision": choice("precision", "precision", precision, TYPES),
        }
    )
