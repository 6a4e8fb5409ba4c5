"""A 2×2 matrix moves the plane: what its four entries do.

A linear map is known as soon as one knows where it sends e₁ = (1, 0) and e₂ = (0, 1):
these two images are the columns of its matrix. All else follows, since
M(x₁, x₂) = x₁ M e₁ + x₂ M e₂: straight lines stay straight, parallel ones parallel, and
the origin stays where it is. The determinant says by which factor areas grow.
"""

import math
from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

LETTER = np.array(
    [(0.2, 0.1), (0.4, 0.1), (0.4, 0.42), (0.65, 0.42), (0.65, 0.6), (0.4, 0.6)]
    + [(0.4, 0.72), (0.8, 0.72), (0.8, 0.9), (0.2, 0.9), (0.2, 0.1)]
).T
SQUARE = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], dtype=float).T
GRID = 3
REACH = 3.2


class Map(NamedTuple):
    """Where a matrix sends e₁, e₂, the unit square, the letter and the grid."""

    matrix: np.ndarray
    e1: np.ndarray
    e2: np.ndarray
    square: np.ndarray
    letter: np.ndarray
    grid: np.ndarray
    determinant: float
    kind: str


def compute(m11, m12, m21, m22):
    """Return what the matrix ((m11, m12), (m21, m22)) does to the plane.

    Parameters
    ----------
    m11, m12, m21, m22 : float
        The entries, first index row, second index column.

    Returns
    -------
    Map
        The matrix (2, 2), the images of e₁ and e₂ (2,), of the unit square (2, 5), of
        the letter F (2, 11), of the grid lines (14, 2, 2), the determinant and the
        kind of the map in words.

    Examples
    --------
    >>> result = compute(2.0, 0.0, 0.0, 0.5)
    >>> result.determinant, result.kind
    (1.0, 'stretches or shrinks along the two axes')
    """
    matrix = np.array([[m11, m12], [m21, m22]])
    return Map(
        matrix,
        matrix[:, 0],
        matrix[:, 1],
        matrix @ SQUARE,
        matrix @ LETTER,
        np.array([matrix @ line for line in _grid()]),
        m11 * m22 - m12 * m21,
        _kind(matrix),
    )


def _grid():
    """Return 14 lines, each with its two ends as columns: arrays of shape (2, 2)."""
    for k in range(-GRID, GRID + 1):
        yield np.array([[k, k], [-GRID, GRID]], dtype=float)
        yield np.array([[-GRID, GRID], [k, k]], dtype=float)


def _kind(matrix):
    (a, b), (c, d) = np.round(matrix, 6).tolist()
    determinant = a * d - b * c
    orthogonal = np.allclose(matrix.T @ matrix, np.eye(2), atol=0.02)
    if a == b == c == d == 0:
        return "sends every point to the origin"
    if abs(determinant) < 1e-9:
        return "presses the whole plane onto one line"
    if (a, b, c, d) == (1, 0, 0, 1):
        return "leaves every point where it is"
    if orthogonal and determinant > 0:
        return f"turns by {math.degrees(math.atan2(c, a)):.0f}°"
    if orthogonal:
        return "mirrors, and keeps all lengths"
    if b == c == 0 and determinant > 0:
        return "stretches or shrinks along the two axes"
    if determinant < 0:
        return "turns the letter into its mirror image, and deforms it"
    if b == c and a + d > 0:
        return "stretches or shrinks along two slanted directions"
    if a == d == 1 and b * c == 0:
        return "shears: one direction slides along the other"
    return "turns and deforms, without mirroring"


def _plain(number):
    """One decimal, or two where they are needed; no minus before a zero."""
    number = round(number, 2) + 0.0
    text = f"{number:.1f}" if abs(number * 10 - round(number * 10)) < 1e-6 else None
    return (text or f"{number:.2f}").replace("-", "−")


class LinearMapStage(Stage):
    """The plane before on the left, and after on the right."""

    title = "Linear map"
    height = 440

    def build(self, figure):
        """Make the axes and the artists, once."""
        before, after = figure.subplots(1, 2)
        start = compute(1.0, 0.0, 0.0, 1.0)
        self._panel(before, start, ("e₁", "e₂"))
        self.lines, self.square, self.letter, self.arrows, self.names = self._panel(
            after, start, ("M e₁", "M e₂")
        )
        self.after = after
        before.set_title("before: x")
        after.set_title("after: M x")

    @staticmethod
    def _panel(ax, shown, labels):
        lines = [
            ax.plot(*line, color="#56B4E9", linewidth=0.9, alpha=0.8)[0]
            for line in shown.grid
        ]
        (square,) = ax.fill(*shown.square, color=COLOURS[4], alpha=0.45)
        (letter,) = ax.fill(*shown.letter, color="#404040")
        style = {"angles": "xy", "scale_units": "xy", "scale": 1, "width": 0.013}
        arrows, names = [], []
        for name, colour, e in zip(
            labels, COLOURS[:2], (shown.e1, shown.e2), strict=True
        ):
            arrows.append(ax.quiver([0], [0], *e, color=colour, zorder=4, **style))
            names.append(ax.text(*_beside(e), name, color=colour, size=14, zorder=5))
            names[-1].set(ha="center", va="center", weight="bold")
        ticks = (-2, 0, 2)
        ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal")
        ax.set(xticks=ticks, yticks=ticks, xlabel="first entry", ylabel="second entry")
        ax.grid(False)
        return lines, square, letter, arrows, names

    def draw(self, m11, m12, m21, m22):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(m11, m12, m21, m22)
        for line, ends in zip(self.lines, result.grid, strict=True):
            line.set_data(*ends)
        self.square.set_xy(result.square.T)
        self.letter.set_xy(result.letter.T)
        for arrow, name, e in zip(
            self.arrows, self.names, (result.e1, result.e2), strict=True
        ):
            arrow.set_UVC([e[0]], [e[1]])
            name.set_position(_beside(e))
        self.after.set_title(f"after: M x,  areas × {_plain(abs(result.determinant))}")
        e1, e2 = (f"({_plain(e[0])}, {_plain(e[1])})" for e in (result.e1, result.e2))
        return (
            f"The matrix with the rows ({_plain(m11)}, {_plain(m12)}) and "
            f"({_plain(m21)}, {_plain(m22)}) {result.kind}. e₁ goes to {e1}, its first "
            f"column; e₂ goes to {e2}, its second column. Determinant "
            f"{_plain(result.determinant)}: areas become "
            f"{_plain(abs(result.determinant))} times as large."
        )


def _beside(e):
    length = math.hypot(*e)
    if length < 1e-9:
        return 0.5, -0.3
    return e[0] + 0.5 * e[0] / length, e[1] + 0.35 * e[1] / length


def linear_map(*, m11=1.0, m12=0.5, m21=0.0, m22=1.0):
    """Explore what the four entries of a matrix do to the plane.

    Parameters
    ----------
    m11, m12 : float
        The first row to start with, each between −2 and 2.
    m21, m22 : float
        The second row.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    entries = {"m11": m11, "m12": m12, "m21": m21, "m22": m22}
    where = ("row 1, column 1", "row 1, column 2", "row 2, column 1", "row 2, column 2")
    return LinearMapStage(
        {
            name: slider(name, label, value, -2.0, 2.0, 0.1)
            for label, (name, value) in zip(where, entries.items(), strict=True)
        }
    )
