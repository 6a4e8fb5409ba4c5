"""An activation and its slope, side by side: where it bends, and where it is flat.

A unit learns through its slope. Where an activation saturates, the slope is close to
zero: the output hardly moves, whatever becomes of z, and nothing is learned there.
"""

from typing import NamedTuple

import numpy as np

import nnkit as nn
from nnkit.explore._controls import choice, slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

LIMIT, POINTS, FLAT = 5.0, 501, 0.05


class Kind(NamedTuple):
    """How to make an activation from α, its formula and the range of its values."""

    make: callable
    formula: str
    low: str
    high: str
    uses_alpha: bool = False


KINDS = {
    "step": Kind(lambda a: nn.Step(), "1 if z > 0, else 0", "0", "1"),
    "sign": Kind(lambda a: nn.Sign(), "1 if z > 0, else −1", "−1", "1"),
    "sigmoid": Kind(lambda a: nn.Sigmoid(), "1/(1 + e⁻ᶻ)", "0", "1"),
    "tanh": Kind(lambda a: nn.Tanh(), "2σ(2z) − 1", "−1", "1"),
    "ReLU": Kind(lambda a: nn.ReLU(), "max(0, z)", "0", "∞"),
    "leaky ReLU": Kind(nn.LeakyReLU, "z if z > 0, else αz", "", "∞", True),
    "PReLU": Kind(
        lambda a: nn.PReLU(init=a, dtype=np.float64),
        "z if z > 0, else αz, with α learned",
        "",
        "∞",
        True,
    ),
    "ELU": Kind(nn.ELU, "z if z > 0, else α(eᶻ − 1)", "", "∞", True),
    "SELU": Kind(lambda a: nn.SELU(), "λz if z > 0, else λα(eᶻ − 1)", "−1.758", "∞"),
}


class Curve(NamedTuple):
    """The curve, its slope, where it is flat, and one point of it."""

    grid: np.ndarray
    values: np.ndarray
    slopes: np.ndarray
    flat: np.ndarray
    value: float
    slope: float


def compute(activation, z, alpha):
    """Return an activation and its slope between −5 and 5, and at z.

    Parameters
    ----------
    activation : str
        One of the names in `KINDS`.
    z : float
        Where to read off value and slope.
    alpha : float
        The α of leaky ReLU, PReLU and ELU; the others do not use it.

    Returns
    -------
    Curve
        `flat` is true where the slope is below 0.05: there the activation is
        saturated. At a corner the slope is that of the left side, as in nnkit.

    Examples
    --------
    >>> compute("sigmoid", 0.0, 0.1)[-2:]
    (0.5, 0.25)
    """
    grid = np.linspace(-LIMIT, LIMIT, POINTS)
    layer = KINDS[activation].make(alpha)
    values = layer.forward(grid)
    slopes = layer.backward(np.ones_like(grid))
    value = layer.forward(np.array([z], grid.dtype))
    slope = layer.backward(np.ones(1))
    flat = np.abs(slopes) < FLAT
    return Curve(grid, values, slopes, flat, float(value[0]), float(slope[0]))


class ActivationFunctionsStage(Stage):
    """The curve with its tangent on the left, the slope on the right."""

    title = "Activation functions"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.curve, self.rate = figure.subplots(1, 2)
        blank = np.zeros(POINTS), np.zeros(POINTS)
        dot = {"color": COLOURS[1], "markersize": 9, "markeredgecolor": "black"}
        self.shades = []
        for ax in (self.curve, self.rate):
            ax.axhline(0, color="#808080", linewidth=0.8)
            ax.axvline(0, color="#808080", linewidth=0.8)
            ax.set(xlim=(-LIMIT, LIMIT), xlabel="z")
            shade = ax.stairs(
                np.zeros(POINTS - 1),
                np.linspace(-LIMIT, LIMIT, POINTS),
                baseline=-9,
                fill=True,
                color="#D8D8D8",
                zorder=0.5,
            )
            self.shades.append(shade)
        self.shades[0].set_label("flat: slope below 0.05")
        (self.line,) = self.curve.plot(*blank, color=COLOURS[0], label="φ(z)")
        (self.tangent,) = self.curve.plot([], [], "--", color=COLOURS[1], linewidth=1.5)
        self.tangent.set_label("tangent at z")
        (self.point,) = self.curve.plot([], [], "o", **dot)
        (self.slopes,) = self.rate.plot(*blank, color=COLOURS[2])
        (self.height,) = self.rate.plot([], [], "o", **dot)
        self.curve.set(ylim=(-2, 5), ylabel="output φ(z)", title="φ")
        self.rate.set(ylim=(-0.1, 2.1), ylabel="slope φ′(z)", title="slope 0.000")
        self.curve.legend(loc="upper left")

    def adapt(self):
        """Let α be moved only where there is one."""
        kind = KINDS[self.controls["activation"].value]
        self.controls["alpha"].disabled = not kind.uses_alpha

    def draw(self, activation, z, alpha):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(activation, z, alpha)
        kind = KINDS[activation]
        for shade in self.shades:
            shade.set_data(np.where(result.flat[1:] & result.flat[:-1], 9.0, -9.0))
        jump = activation in ("step", "sign")
        self.line.set_data(result.grid, result.values)
        self.line.set_drawstyle("steps-pre" if jump else "default")
        self.slopes.set_data(result.grid, result.slopes)
        ends = np.array([z - 1.5, z + 1.5])
        self.tangent.set_data(ends, result.value + result.slope * (ends - z))
        self.point.set_data([z], [result.value])
        self.height.set_data([z], [result.slope])
        self.curve.set_title(f"{activation}: {kind.formula}")
        self.rate.set_title(f"slope {result.slope:.3f}")
        unused = "" if kind.uses_alpha else f" {activation} does not use α."
        sentence = (
            f"{activation}, α = {alpha:.2f}: φ({z:.1f}) = {result.value:.3f}, slope "
            f"{result.slope:.3f}. {values_of(activation, alpha)}; {saturation(result)}."
            f"{unused}"
        )
        return sentence.replace("-", "−")


def values_of(activation, alpha):
    """Return what values an activation can take, and whether 0 is in their middle."""
    kind = KINDS[activation]
    low = kind.low or (f"−{alpha:.2f}" if activation == "ELU" else "−∞")
    if not kind.low and alpha == 0:
        low = "0"
    centre = "never negative" if low == "0" else "both signs"
    return f"Values from {low} to {kind.high} ({centre})"


def saturation(result):
    """Return on which side an activation is flat, and from where on."""
    if result.flat[result.grid != 0].all():
        return "flat everywhere"
    grid, flat = result.grid, result.flat
    sides = []
    if flat[0]:
        sides.append(f"left of z = {grid[np.argmin(flat)]:.1f}")
    if flat[-1]:
        sides.append(f"right of z = {grid[-np.argmin(flat[::-1]) - 1]:.1f}")
    return "flat " + " and ".join(sides) if sides else "nowhere flat in this picture"


def activation_functions(*, activation="leaky ReLU", z=-1.0, alpha=0.1):
    """Explore the shape, the slope and the flat parts of nine activations.

    Parameters
    ----------
    activation : str
        The activation to start with: step, sign, sigmoid, tanh, ReLU, leaky ReLU,
        PReLU, ELU or SELU.
    z : float
        The input to start with, −5 to 5.
    alpha : float
        The α to start with, 0 to 2, for the activations that have one.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return ActivationFunctionsStage(
        {
            "activation": choice("activation", "activation", activation, KINDS),
            "z": slider("z", "input z", z, -LIMIT, LIMIT, 0.1),
            "alpha": slider("alpha", "parameter α", alpha, 0.0, 2.0, 0.05),
        }
    )
