"""Convolution: one small filter looks at a digit, window by window.

Each number of the feature map is a weighted sum of one window of the image, always
with the same weights. The stride says how far the window jumps, the padding how many
rows and columns of zeros are put around the image first; both decide the map's size.
"""

import functools
from typing import NamedTuple

import numpy as np
from matplotlib.patches import Rectangle

from nnkit.datasets import MNIST_FILE
from nnkit.explore._controls import choice, slider
from nnkit.explore._stage import Stage, put
from nnkit.plotting import COLOURS

SIDE = 28
ROOM = 4  # pixels around each of these digits that are empty
_EDGE = np.outer((1, 2, 3, 2, 1), (-2, -1, 0, 1, 2)) / 27
KERNELS = {
    "vertical edge": _EDGE,
    "horizontal edge": _EDGE.T,
    "diagonal line": (5 * np.eye(5)[::-1] - 1) / 10,
    "blur": np.full((5, 5), 1 / 25),
    "sharpen": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]], float),
}


class Convolved(NamedTuple):
    """The padded image, its map, and one unit of the map with its window.

    `image` (28 + 2p, 28 + 2p); `map` (m, m); `unit` is the row and the column of the
    unit, `corner` the row and the column of its window's first pixel in `image`;
    `sum` is what stands in the map there.
    """

    image: np.ndarray
    map: np.ndarray
    unit: tuple
    corner: tuple
    sum: float


@functools.cache
def digits():
    """One image of each digit with an empty border of 4 pixels, (10, 28, 28)."""
    with np.load(MNIST_FILE) as file:
        images, labels = file["x_test"].reshape(-1, SIDE, SIDE), file["y_test"]
    border = np.ones((SIDE, SIDE), bool)
    border[ROOM:-ROOM, ROOM:-ROOM] = False
    room = ~images[:, border].any(axis=1)
    first = [np.flatnonzero(room & (labels == digit))[0] for digit in range(10)]
    return images[first] / 255


def feature_map(image, kernel, stride=1, padding=0):
    """Σ_l Σ_m w_lm a_{sj+l, sk+m} for each j and k: a cross-correlation.

    Examples
    --------
    >>> image = np.arange(9.0).reshape(3, 3)
    >>> feature_map(image, np.array([[1.0, 0.0], [0.0, -1.0]]))
    array([[-4., -4.],
           [-4., -4.]])
    """
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(image, padding), kernel.shape
    )[::stride, ::stride]
    return np.einsum("jklm,lm->jk", windows, kernel)


def compute(stride, padding, position, digit, kernel):
    """Return a digit's feature map and the window of one of its units.

    Parameters
    ----------
    stride : int
        By how many pixels the window jumps, 1 to 3.
    padding : int
        Rows and columns of zeros on each side, 0 to 3.
    position : int
        How far through the map the unit is, row by row, in %: 0 to 100.
    digit : int
        Which digit, 0 to 9.
    kernel : str
        A name of `KERNELS`.

    Returns
    -------
    Convolved

    Examples
    --------
    >>> compute(stride=1, padding=0, position=0, digit=7, kernel="blur").map.shape
    (24, 24)
    """
    image = digits()[digit]
    sums = feature_map(image, KERNELS[kernel], stride, padding)
    side = len(sums)
    row, column = divmod(round(position / 100 * (sums.size - 1)), side)
    return Convolved(
        np.pad(image, padding),
        sums,
        (row, column),
        (row * stride, column * stride),
        float(sums[row, column]),
    )


class ConvolutionStage(Stage):
    """The image with a window, the filter, the map with the window's unit."""

    title = "Convolution"
    height = 330

    def build(self, figure):
        """Make the axes and the artists, once."""
        axes = figure.subplots(1, 3, width_ratios=(1.3, 0.6, 1.1))
        blank = np.zeros((2, 2))
        self.image = axes[0].imshow(blank, cmap="Greys", vmin=0, vmax=1)
        self.filter = axes[1].imshow(blank, cmap="PuOr")
        self.map = axes[2].imshow(blank, cmap="PuOr")
        for ax in axes:
            ax.set(xticks=(), yticks=())
            ax.grid(False)
        axes[0].set_title("image and one window", size=11)
        axes[1].set_title("filter", size=11)
        self.map_axes = axes[2]
        style = {"fill": False, "edgecolor": COLOURS[0], "linewidth": 2.2}
        self.window, self.unit = (
            ax.add_patch(Rectangle((0, 0), 1, 1, **style)) for ax in axes[::2]
        )
        edge = {"fill": False, "edgecolor": "#888888", "linestyle": "--"}
        self.border = axes[0].add_patch(Rectangle((0, 0), SIDE, SIDE, **edge))

    def draw(self, stride, padding, position, digit, kernel):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(stride, padding, position, digit, kernel)
        weights = KERNELS[kernel]
        for picture, shown in (
            (self.image, result.image),
            (self.filter, weights),
            (self.map, result.map),
        ):
            put(picture, shown, (0, len(shown), len(shown), 0))
        for picture in (self.filter, self.map):  # 0 is the middle of the colours
            largest = np.abs(picture.get_array()).max()
            picture.set_clim(-largest, largest)
        size, side, (row, column) = len(weights), len(result.map), result.unit
        top, left = result.corner
        self.window.set_bounds(left, top, size, size)
        self.unit.set_bounds(column, row, 1, 1)
        self.border.set_bounds(padding, padding, SIDE, SIDE)
        self.map_axes.set_title(f"feature map, {side}×{side}", size=11)
        formula = f"⌊({SIDE} + 2·{padding} − {size})/{stride}⌋ + 1 = {side}"
        return (
            f"Digit {digit}, {kernel}, {size}×{size}, stride {stride}, "
            f"padding {padding}: {formula}, so the map has {side}×{side} units. "
            f"The one in row {row}, column {column} sees the window that begins at "
            f"row {top}, column {left} of the padded image. Its sum: {result.sum:.2f}."
        )


def convolution(*, stride=1, padding=0, position=44, digit=2, kernel="vertical edge"):
    """Explore how a filter, a stride and a padding make a feature map of a digit.

    Parameters
    ----------
    stride : int
        By how many pixels the window jumps at the start, 1 to 3.
    padding : int
        Zeros around the image at the start, 0 to 3.
    position : int
        Where in the map the marked unit is at the start, in %: 0 to 100.
    digit : int
        Which digit to start with, 0 to 9.
    kernel : {"vertical edge", "horizontal edge", "diagonal line", "blur", "sharpen"}
        The filter to start with.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return ConvolutionStage(
        {
            "stride": slider("stride", "stride", stride, 1, 3, 1),
            "padding": slider("padding", "padding", padding, 0, 3, 1),
            "position": slider("position", "window, in %", position, 0, 100, 1),
            "digit": slider("digit", "digit", digit, 0, 9, 1),
            "kernel": choice("kernel", "filter", kernel, KERNELS),
        }
    )
