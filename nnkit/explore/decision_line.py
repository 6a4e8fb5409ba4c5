"""One unit and its line: three numbers cut the plane into a yes half and a no half.

The unit answers 1 where w·x + b > 0. The border of that region is the straight line
w·x + b = 0: w stands at a right angle to it and points to the side of the ones, and b
moves it. What no straight line can part, no choice of the three numbers can learn.
"""

from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import choice, slider
from nnkit.explore._stage import Stage, legend_below
from nnkit.plotting import COLOURS

LOW, HIGH, FAR = -2.0, 3.0, 20.0
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def _clouds():
    rng = np.random.default_rng(2)
    y = np.arange(24) % 2
    X = rng.normal(0.0, 0.4, (24, 2)) + np.where(y[:, None] == 1, (1.8, 0.2), (0, 1.2))
    return np.clip(X.round(2), LOW + 0.1, HIGH - 0.1), y


DATA = {
    "AND": (CORNERS, np.array([0, 0, 0, 1])),
    "OR": (CORNERS, np.array([0, 1, 1, 1])),
    "NAND": (CORNERS, np.array([1, 1, 1, 0])),
    "XOR": (CORNERS, np.array([0, 1, 1, 0])),
    "two clouds": _clouds(),
}


class Decision(NamedTuple):
    """What the unit says of each point, and where its line runs."""

    z: np.ndarray
    outputs: np.ndarray
    right: np.ndarray
    line: np.ndarray
    distance: float


def compute(data, w1, w2, b):
    """Return the answers of the unit (w₁, w₂, b) and two points of its line.

    Parameters
    ----------
    data : {"AND", "OR", "NAND", "XOR", "two clouds"}
        The points and what the unit should answer.
    w1, w2, b : float
        Its weights and its bias.

    Returns
    -------
    Decision
        `z` = w·x + b of each point, `outputs` 1 where z > 0, `right` where that is
        wanted, `line` of shape (2, 2) with two far points of w·x + b = 0, and
        `distance` from the origin to it, positive on the side to which w points.
        For w = 0 there is no line: the array has the shape (0, 2).

    Examples
    --------
    >>> compute("AND", 1.0, 1.0, -1.5).right.all()
    np.True_
    >>> compute("AND", 1.0, 1.0, -2.0).outputs
    array([0, 0, 0, 0])
    """
    X, y = DATA[data]
    w = np.array([w1, w2])
    z = (X @ w + b).round(9)  # sliders give 0.30000000000000004 for 0.3
    outputs = (z > 0).astype(int)
    length = float(np.hypot(w1, w2))
    if length == 0:
        return Decision(z, outputs, outputs == y, np.zeros((0, 2)), 0.0)
    foot, along = -b * w / length**2, np.array([-w2, w1]) / length
    line = np.stack([foot - FAR * along, foot + FAR * along])
    return Decision(z, outputs, outputs == y, line, -b / length)


class DecisionLineStage(Stage):
    """The plane with the line on the left, w·x + b of each point on the right."""

    title = "Decision line"
    height = 410

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.axis = figure.subplots(1, 2, width_ratios=(1.15, 1))
        grid = np.linspace(LOW, HIGH, 126)
        self.grid = np.stack(np.meshgrid(grid, grid), axis=-1)
        self.half = self.plane.imshow(
            np.zeros(self.grid.shape[:2]),
            origin="lower",
            extent=(LOW, HIGH, LOW, HIGH),
            cmap="Oranges",
            vmin=0,
            vmax=3,
        )
        (self.line,) = self.plane.plot([], [], "k-", label="w·x + b = 0")
        (self.arrow,) = self.plane.plot([], [], "-", color="#606060", linewidth=3)
        (self.head,) = self.plane.plot([], [], "o", color="#606060", markersize=7)
        self.head.set_label("end of w")
        self.dots = [self._dots(ax) for ax in (self.plane, self.axis)]
        for ax in (self.plane, self.axis):
            ax.grid(False)
        self.plane.set(xlim=(LOW, HIGH), ylim=(LOW, HIGH), xlabel="$x_1$")
        self.plane.set(ylabel="$x_2$", title="output 1 on the shaded side")
        legend_below(self.plane, ncols=3, fontsize=9, markerscale=0.6)
        self.axis.axvspan(0, 100, color="#FDD0A2", alpha=0.7)
        self.axis.axvline(0, color="black")
        self.axis.set(ylim=(-0.7, 1.7), yticks=(0, 1), xlabel="z = w·x + b")
        self.axis.set_yticklabels(["wanted 0", "wanted 1"])

    def _dots(self, ax):
        style = {"markersize": 10, "markeredgecolor": "white", "linestyle": "none"}
        zero, one = (
            ax.plot([], [], mark, color=COLOURS[k], label=f"wanted {k}", **style)[0]
            for k, mark in enumerate("os")
        )
        (ring,) = ax.plot([], [], "o", color="none", label="wrong")
        ring.set(markeredgecolor="black", markeredgewidth=2.5, markersize=19)
        return zero, one, ring

    def draw(self, data, w1, w2, b):
        """Move the artists to the values of the controls; return a sentence."""
        (X, y), result = DATA[data], compute(data, w1, w2, b)
        heights = self.grid @ np.array([w1, w2]) + b
        self.half.set_data((heights > 1e-9).astype(float))
        self.line.set_data(*result.line.T)
        foot = result.line.mean(axis=0) if len(result.line) else np.zeros(2)
        end = foot + 0.4 * np.array([w1, w2])
        self.arrow.set_data(*np.stack([foot, end]).T)
        self.head.set_data(*end[:, None])
        row = y + np.linspace(-0.35, 0.35, len(y))
        for dots, points in zip(
            self.dots, (X, np.stack([result.z, row], 1)), strict=True
        ):
            for artist, chosen in zip(
                dots, (y == 0, y == 1, ~result.right), strict=True
            ):
                artist.set_data(*points[chosen].T)
        reach = max(1.0, 1.15 * float(np.abs(result.z).max()))
        self.axis.set_xlim(-reach, reach)
        count = f"{result.right.sum()} of {len(y)} right"
        self.axis.set_title(count)
        return f"{data}, w = ({w1:.1f}, {w2:.1f}), b = {b:.1f}: {count}. " + where(
            result
        )


def where(result):
    """Return a sentence on the line and on the points that lie on it."""
    if not len(result.line):
        answer = int(result.outputs[0])
        return f"With w = 0 there is no line: the answer is {answer} for every input."
    on = int((result.z == 0).sum())
    points = "point lies on it and gets" if on == 1 else "points lie on it and get"
    text = f"The line passes the origin at the distance {abs(result.distance):.2f}"
    return text + (f"; {on} {points} 0." if on else ".")


def decision_line(*, data="AND", w1=1.0, w2=-1.0, b=0.5):
    """Explore how weights and bias place the line of one unit.

    Parameters
    ----------
    data : {"AND", "OR", "NAND", "XOR", "two clouds"}
        The points to start with.
    w1, w2 : float
        The weights to start with, each from −3 to 3.
    b : float
        The bias to start with, −4 to 4.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return DecisionLineStage(
        {
            "data": choice("data", "points", data, DATA),
            "w1": slider("w1", "weight w₁", w1, -3.0, 3.0, 0.1),
            "w2": slider("w2", "weight w₂", w2, -3.0, 3.0, 0.1),
            "b": slider("b", "bias b", b, -4.0, 4.0, 0.1),
        }
    )
