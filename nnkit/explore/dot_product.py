"""Two vectors: how their lengths and their angle make the dot product.

The dot product is the length of one vector times the shadow that the other casts
on it, a·b = (‖a‖ cos θ) ‖b‖. Longer vectors make it larger, a wider angle smaller;
beyond 90° the shadow falls on the other side. The cosine alone forgets the lengths,
and turning both vectors changes their entries but neither of the two numbers.
"""

import math
from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

ANGLES = np.arange(0, 181)
REACH = 4.4


class Product(NamedTuple):
    """Two vectors, what is computed from them, and the same for all angles."""

    a: np.ndarray
    b: np.ndarray
    dot: float
    cosine: float
    shadow: float
    foot: np.ndarray
    curve: np.ndarray


def compute(angle, length_a, length_b, turn):
    """Return two vectors at an angle and all that the picture shows of them.

    Parameters
    ----------
    angle : float
        The angle θ from b to a, in degrees.
    length_a, length_b : float
        ‖a‖ and ‖b‖.
    turn : float
        The direction of b, in degrees from the horizontal axis.

    Returns
    -------
    Product
        `a` and `b` of shape (2,); `dot`, the sum of the products of their entries;
        `cosine`; `shadow`, the length of a's projection on b with its sign; `foot`,
        the end of that projection; `curve`, the dot product for each of `ANGLES`.

    Examples
    --------
    >>> product = compute(60, 2.0, 3.0, 0)
    >>> round(product.dot, 6), round(product.shadow, 6)
    (3.0, 1.0)
    """
    a = length_a * _direction(turn + angle)
    b = length_b * _direction(turn)
    dot = float(a @ b)
    shadow = dot / length_b
    curve = length_a * length_b * np.cos(np.radians(ANGLES))
    return Product(
        a, b, dot, dot / length_a / length_b, shadow, shadow * b / length_b, curve
    )


def _direction(degrees):
    return np.array([math.cos(math.radians(degrees)), math.sin(math.radians(degrees))])


def _plain(number):
    """Two decimals, and no minus before a zero."""
    return f"{round(number, 2) + 0.0:.2f}".replace("-", "−")


class DotProductStage(Stage):
    """The two vectors on the left, the dot product against the angle on the right."""

    title = "Dot product"
    height = 400

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.plot = figure.subplots(1, 2, width_ratios=(1.15, 1))
        (self.line,) = self.plane.plot([], [], "--", color="#909090", linewidth=1)
        (self.shadow,) = self.plane.plot(
            [], [], color=COLOURS[4], linewidth=9, alpha=0.7, solid_capstyle="butt"
        )
        (self.drop,) = self.plane.plot([], [], ":", color="#606060", linewidth=1.5)
        style = {"angles": "xy", "scale_units": "xy", "scale": 1, "width": 0.012}
        self.arrows, self.names = [], []
        for name, colour in zip("ab", COLOURS[:2], strict=True):
            self.arrows.append(
                self.plane.quiver([0], [0], [1], [0], color=colour, zorder=3, **style)
            )
            self.names.append(
                self.plane.text(
                    0, 0, name, color=colour, size=14, weight="bold", ha="center"
                )
            )
            self.names[-1].set_verticalalignment("center")
        self.plane.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal")
        self.plane.set(xlabel="first entry", ylabel="second entry")
        self.plane.set_xticks(range(-4, 5, 2))
        self.plane.set_yticks(range(-4, 5, 2))
        self.plane.text(-4.2, -4.1, "thick line: shadow of a on b", color="#805800")
        self.plane.set_title("θ = 000°")
        (self.curve,) = self.plot.plot(ANGLES, ANGLES, color=COLOURS[2])
        (self.dot,) = self.plot.plot([], [], "o", color="black", markersize=8)
        self.plot.axhline(0, color="#606060", linewidth=1)
        self.plot.axvline(90, color="#606060", linewidth=1, linestyle=":")
        self.plot.set_yticks(range(-16, 17, 8))
        self.plot.set(xlim=(0, 180), ylim=(-17, 17), xticks=range(0, 181, 45))
        self.plot.set(xlabel="angle θ, degrees", ylabel="dot product a·b")
        self.plot.set_title("a·b = 00.00")

    def draw(self, angle, length_a, length_b, turn):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(angle, length_a, length_b, turn)
        for arrow, name, v in zip(
            self.arrows, self.names, (result.a, result.b), strict=True
        ):
            arrow.set_UVC([v[0]], [v[1]])
            name.set_position(v * (1 + 0.32 / np.linalg.norm(v)))
        along = 2 * REACH * _direction(turn)
        self.line.set_data(*np.stack([-along, along]).T)
        self.shadow.set_data(*np.stack([np.zeros(2), result.foot]).T)
        self.drop.set_data(*np.stack([result.a, result.foot]).T)
        self.curve.set_ydata(result.curve)
        self.dot.set_data([angle], [result.dot])
        self.plane.set_title(f"θ = {angle}°,  cos θ = {_plain(result.cosine)}")
        self.plot.set_title(f"a·b = {_plain(result.dot)}")
        a, b = (f"({_plain(v[0])}, {_plain(v[1])})" for v in (result.a, result.b))
        return (
            f"a = {a} with length {length_a:.1f}, b = {b} with length {length_b:.1f}, "
            f"angle {angle}°: {_verdict(angle)}. Dot product {_plain(result.dot)}, "
            f"cosine {_plain(result.cosine)}; the shadow of a on b is "
            f"{_plain(result.shadow)} long."
        )


def _verdict(angle):
    if angle == 0:
        return "the same direction"
    if angle == 180:
        return "opposite directions"
    if angle == 90:
        return "a right angle"
    return "more alike than not" if angle < 90 else "more opposed than alike"


def dot_product(*, angle=50, length_a=3.0, length_b=3.5, turn=15):
    """Explore the dot product of two vectors.

    Parameters
    ----------
    angle : int
        The angle between the vectors to start with, 0 to 180 degrees.
    length_a, length_b : float
        The lengths to start with, 0.5 to 4.
    turn : int
        The direction of b to start with, −180 to 180 degrees.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return DotProductStage(
        {
            "angle": slider("angle", "angle θ, degrees", angle, 0, 180, 1),
            "length_a": slider("length_a", "length of a", length_a, 0.5, 4.0, 0.1),
            "length_b": slider("length_b", "length of b", length_b, 0.5, 4.0, 0.1),
            "turn": slider("turn", "turn both, degrees", turn, -180, 180, 5),
        }
    )
