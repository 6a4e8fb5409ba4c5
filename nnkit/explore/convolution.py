"""Convolution: one small filter looks at a digit, window by window.

Each number of the feature map is a weighted sum of one window of the image, always
with the same weights. The stride says how far the window jumps, the padding how many
rows and columns of zeros are put around the image first; both decide the map's size.
A click on the map looks into one of its units: the window, the filter, what they give.
"""

import functools
from typing import NamedTuple

import numpy as np

from nnkit.datasets import MNIST_FILE
from nnkit.explore._controls import choice, slider
from nnkit.explore._stage import Stage
from nnkit.explore.convolution_view import View, place

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
    """The padded image, its map, and how one unit of the map came about.

    `image` (28 + 2p, 28 + 2p); `map` (m, m); `unit` is the row and the column of the
    unit, `corner` the row and the column of its window's first pixel in `image`;
    `window`, `weights` and `products`, window times weights, are (k, k); `sum`, of the
    products, is what stands in the map there.
    """

    image: np.ndarray
    map: np.ndarray
    unit: tuple
    corner: tuple
    window: np.ndarray
    weights: np.ndarray
    products: np.ndarray
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


def feature_map(image, kernel, stride=1):
    """Σ_l Σ_m w_lm a_{sj+l, sk+m} for each j and k: a cross-correlation.

    Examples
    --------
    >>> image = np.arange(9.0).reshape(3, 3)
    >>> feature_map(image, np.array([[1.0, 0.0], [0.0, -1.0]]))
    array([[-4., -4.],
           [-4., -4.]])
    """
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)[
        ::stride, ::stride
    ]
    return np.einsum("jklm,lm->jk", windows, kernel)


def side_of(stride, padding, kernel):
    """Return how many rows and columns a map has.

    Examples
    --------
    >>> side_of(stride=2, padding=1, kernel="sharpen")
    14
    """
    return (SIDE + 2 * padding - len(KERNELS[kernel])) // stride + 1


def compute(stride, padding, row, column, digit, kernel):
    """Return a digit's feature map, and one of its units with all that makes it.

    Parameters
    ----------
    stride : int
        By how many pixels the window jumps, 1 to 3.
    padding : int
        Rows and columns of zeros on each side, 0 to 3.
    row, column : int
        Which unit of the map, from 0; past the end, the last one.
    digit : int
        Which digit, 0 to 9.
    kernel : str
        A name of `KERNELS`.

    Returns
    -------
    Convolved

    Examples
    --------
    >>> found = compute(stride=1, padding=0, row=5, column=9, digit=7, kernel="blur")
    >>> found.map.shape, found.products.shape
    ((24, 24), (5, 5))
    """
    image, weights = np.pad(digits()[digit], padding), KERNELS[kernel]
    sums = feature_map(image, weights, stride)
    row, column = (min(place, len(sums) - 1) for place in (row, column))
    top, left = row * stride, column * stride
    size = len(weights)
    window = image[top : top + size, left : left + size]
    return Convolved(
        image,
        sums,
        (row, column),
        (top, left),
        window,
        weights,
        window * weights,
        float(sums[row, column]),
    )


class ConvolutionStage(Stage):
    """The image with a window, the map with its unit, and below how it came about."""

    title = "Convolution"
    height = 470
    moves = True
    hint = (
        "The image, its feature map, and one unit of the map. A click on the map or on "
        "the image looks into another unit; the arrow keys go to the next one."
    )

    def build(self, figure):
        """Make the artists, once."""
        self.view = View(figure)

    def adapt(self):
        """Let row and column end with the map."""
        now = self.values
        side = side_of(now["stride"], now["padding"], now["kernel"])
        for name in ("row", "column"):
            self.controls[name].max = side - 1

    def draw(self, stride, padding, row, column, digit, kernel):
        """Show the values of the controls; return a sentence."""
        result = compute(stride, padding, row, column, digit, kernel)
        self.view.show(result, padding)
        size, side, (row, column) = len(result.weights), len(result.map), result.unit
        top, left = result.corner
        formula = f"⌊({SIDE} + 2·{padding} − {size})/{stride}⌋ + 1 = {side}"
        return (
            f"Digit {digit}, {kernel}, {size}×{size}, stride {stride}, "
            f"padding {padding}: {formula}, so the map has {side}×{side} units. "
            f"The one in row {row}, column {column} sees the window that begins at "
            f"row {top}, column {left} of the padded image. Its {size * size} products "
            f"add up to {result.sum:.2f}.".replace("-", "−")
        )

    def touch(self, x=0.0, y=0.0, right=0, down=0):
        """Go to the unit that was clicked, or to the one beside."""
        now = self.values
        row, column = now["row"] + down, now["column"] + right
        if not (right or down):
            result = compute(**now)
            found = place(x, y, result, now["stride"])
            if found is None:
                return
            row, column = found
        last = self.controls["row"].max
        self.move(row=min(max(row, 0), last), column=min(max(column, 0), last))


def convolution(
    *, stride=1, padding=0, row=None, column=None, digit=2, kernel="vertical edge"
):
    """Explore how a filter, a stride and a padding make a feature map of a digit.

    Parameters
    ----------
    stride : int
        By how many pixels the window jumps at the start, 1 to 3.
    padding : int
        Zeros around the image at the start, 0 to 3.
    row, column : int, optional
        The unit of the map to look into first, from 0; by default one near the middle.
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
    controls = {
        "stride": slider("stride", "stride", stride, 1, 3, 1),
        "padding": slider("padding", "padding", padding, 0, 3, 1),
        "digit": slider("digit", "digit", digit, 0, 9, 1),
        "kernel": choice("kernel", "filter", kernel, KERNELS),
    }
    side = side_of(stride, padding, kernel)
    for name, start, share in (("row", row, 0.42), ("column", column, 0.63)):
        start = round(share * side) if start is None else start
        controls[name] = slider(name, f"{name} of the unit", start, 0, side - 1, 1)
    return ConvolutionStage(controls)
