"""Pooling: forget where a feature was, keep whether it was there.

A feature map of a real digit is cut into windows, and each window becomes one number:
its largest, its mean, or the root of the sum of its squares (L2). When the digit moves,
the map moves with it and is hardly the same anywhere. What pooling makes of it changes
less, the larger the windows are. With one window for the whole map only the answer to
"is the feature there?" is left.
"""

import functools
import math
from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection

from nnkit.activations import sigmoid
from nnkit.datasets import MNIST_FILE
from nnkit.explore._controls import choice, log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

SIDE = 24
WINDOWS = (1, 2, 3, 4, 6, 8, 12, 24)
SHIFTS = range(5)
KINDS = ("max", "L2", "average")
BIAS = -4.0  # σ(−4) = 0.018: hardly any answer where there is no such edge
# Dark on the left, light on the right: it answers where ink ends on its right side.
FILTER = np.outer((1, 2, 3, 2, 1), (4, 4, 0, -4, -4)) / 9


class Pooled(NamedTuple):
    """Feature maps and what pooling makes of them, in place and shifted.

    `maps` (2, 24, 24) and `pooled` (2, 24/k, 24/k) hold the map of the digit in its
    place and of the shifted digit. `changes`, by kind, has ‖shifted − before‖/‖before‖
    for each shift; `change` is the one that is asked for. `strongest` has the largest
    number of both pooled maps.
    """

    maps: np.ndarray
    pooled: np.ndarray
    changes: dict
    change: float
    strongest: np.ndarray


def pool(a, window, kind):
    """Make one number of each window of maps (…, H, W); windows lie side by side.

    Examples
    --------
    >>> a = np.array([[1.0, 5.0], [3.0, 4.0]])
    >>> [round(pool(a, 2, kind).item(), 3) for kind in KINDS]
    [5.0, 7.141, 3.25]
    """
    *many, height, width = a.shape
    size = (height // window, window, width // window, window)
    windows = a.reshape(*many, *size)
    if kind == "max":
        return windows.max(axis=(-3, -1))
    if kind == "L2":
        return np.sqrt((windows**2).sum(axis=(-3, -1)))
    return windows.mean(axis=(-3, -1))


@functools.cache
def digits():
    """One image of each digit, (10, 28, 28), with room to be shifted."""
    with np.load(MNIST_FILE) as file:
        images, labels = file["x_test"].reshape(-1, 28, 28), file["y_test"]
    room = ~images[:, :, -(max(SHIFTS) + 4) :].any(axis=(1, 2))  # 4: all answers stay
    first = [np.flatnonzero(room & (labels == digit))[0] for digit in range(10)]
    return images[first] / 255


@functools.cache
def feature_maps(digit):
    """σ(b + ΣΣ w a) of the digit for each shift to the right: (5, 24, 24)."""
    image = digits()[digit]
    shifted = np.zeros((len(SHIFTS), 28, 28))
    for s in SHIFTS:
        shifted[s, :, s:] = image[:, : 28 - s]
    windows = np.lib.stride_tricks.sliding_window_view(shifted, (5, 5), axis=(1, 2))
    return sigmoid(np.einsum("nhwij,ij->nhw", windows, FILTER) + BIAS)


def compute(window, shift, digit, kind):
    """Return feature map and pooled map of a digit, in place and shifted.

    Parameters
    ----------
    window : int
        Side of the pooling windows, a divisor of 24.
    shift : int
        How many pixels the digit is moved to the right, 0 to 4.
    digit : int
        Which digit, 0 to 9.
    kind : {"max", "L2", "average"}
        What is made of a window.

    Returns
    -------
    Pooled

    Examples
    --------
    >>> result = compute(window=24, shift=3, digit=7, kind="max")
    >>> result.pooled.shape, round(result.change, 6)
    ((2, 1, 1), 0.0)
    """
    maps = feature_maps(digit)
    every = {name: pool(maps, window, name) for name in KINDS}
    changes = {name: _changes(p) for name, p in every.items()}
    pooled = every[kind][[0, shift]]
    return Pooled(
        maps[[0, shift]],
        pooled,
        changes,
        float(changes[kind][shift]),
        pooled.max(axis=(1, 2)),
    )


def _changes(pooled):
    away = np.sqrt(((pooled - pooled[0]) ** 2).sum(axis=(1, 2)))
    return away / math.sqrt((pooled[0] ** 2).sum())


class PoolingStage(Stage):
    """The map with its windows, what pooling makes of it, and the change."""

    title = "Pooling"
    height = 300

    def build(self, figure):
        """Make the axes and the artists, once."""
        *panels, self.curve = figure.subplots(1, 4, width_ratios=(1, 1, 1, 1.35))
        self.pictures = []
        style = {"cmap": "Greys", "extent": (0, SIDE, SIDE, 0)}
        names = ("map, shifted", "pooled, in place", "pooled, shifted")
        for ax, name in zip(panels, names, strict=True):
            picture = ax.imshow(np.zeros((SIDE, SIDE)), vmin=0, vmax=1, **style)
            self.pictures.append(picture)
            ax.set_title(name, size=11)
            ax.set(xticks=(), yticks=())
            ax.grid(False)
            for spine in ax.spines.values():
                spine.set_visible(True)
        self.walls = LineCollection([], colors=COLOURS[1], linewidths=0.7)
        panels[0].add_collection(self.walls)
        self.lines = {
            name: self.curve.plot(SHIFTS, [0] * len(SHIFTS), mark, color=colour)[0]
            for name, mark, colour in zip(
                KINDS, ("o-", "s--", "^:"), COLOURS, strict=False
            )
        }
        for name, line in self.lines.items():
            line.set(label=name, markersize=4)
        (self.here,) = self.curve.plot([0], [0], "o", color="#000000", markersize=11)
        self.here.set(markerfacecolor="none", markeredgewidth=2)
        self.curve.set(xlim=(-0.3, 4.3), ylim=(-5, 150), xticks=SHIFTS)
        self.curve.set_yticks((0, 50, 100, 150))
        self.curve.set(xlabel="shift in pixels", ylabel="change when pooled, in %")
        self.curve.legend(loc="lower right", fontsize=9)

    def draw(self, window, shift, digit, kind):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(window, shift, digit, kind)
        for picture, shown in zip(
            self.pictures, (result.maps[1], *result.pooled), strict=True
        ):
            picture.set_data(shown)
        for picture in self.pictures[1:]:
            picture.set_clim(0, result.strongest.max())
        self.walls.set_segments(walls(window))
        for name, line in self.lines.items():
            line.set_ydata(100 * result.changes[name])
        self.here.set_data([shift], [100 * result.change])
        count = SIDE // window
        before, after = result.strongest
        moved = f"{shift} pixel{'s' * (shift != 1)} to the right"
        return (
            f"Digit {digit}, {kind} pooling, windows of {window}×{window}: "
            f"{SIDE}×{SIDE} = {SIDE**2} numbers become {count}×{count} = {count**2}. "
            f"Shifted {moved}, the pooled map changes by {result.change:.0%}. "
            f"Its largest number was {before:.2f} and is {after:.2f}."
        )


def walls(window):
    """The lines between the windows of the map, and none for windows of one number."""
    edges = range(0, SIDE + 1, window) if window > 1 else ()
    upright = [((edge, 0), (edge, SIDE)) for edge in edges]
    return upright + [((0, edge), (SIDE, edge)) for edge in edges]


def pooling(*, window=2, shift=1, digit=7, kind="max"):
    """Explore what pooling forgets and what it keeps when a digit is shifted.

    Parameters
    ----------
    window : {1, 2, 3, 4, 6, 8, 12, 24}
        The side of the windows to start with.
    shift : int
        By how many pixels the digit is shifted at the start, 0 to 4.
    digit : int
        Which digit to start with, 0 to 9.
    kind : {"max", "L2", "average"}
        What is made of a window at the start.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    if window not in WINDOWS:
        raise ValueError(f"window (={window!r}) must be one of {WINDOWS}")
    return PoolingStage(
        {
            "window": log_slider("window", "window size", window, WINDOWS),
            "shift": slider("shift", "shift in pixels", shift, 0, max(SHIFTS), 1),
            "digit": slider("digit", "digit", digit, 0, 9, 1),
            "kind": choice("kind", "pooling", kind, KINDS),
        }
    )
