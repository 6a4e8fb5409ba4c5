"""Shift the image, and the feature map shifts with it.

The same weights look everywhere, so what the filter answers does not depend on where
the digit stands: the map of the shifted digit is the shifted map of the digit. To a
dense layer, which has a weight of its own for each pixel, the shifted digit is another
vector: its cosine similarity with the digit in its place falls at once.
"""

from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import choice, slider
from nnkit.explore._stage import Stage, put
from nnkit.explore.convolution import KERNELS, ROOM, digits, feature_map
from nnkit.plotting import COLOURS


class Shifted(NamedTuple):
    """The shifted image and its map, compared with those of the image in its place.

    `image` (28, 28), `map` (24, 24) or (26, 26); `strongest` and `before` are row and
    column of the map's largest number for the shifted image and for the image in its
    place; `pixels` is the cosine similarity of the two images, `maps` that of their
    maps after the second has been shifted back.
    """

    image: np.ndarray
    map: np.ndarray
    strongest: tuple
    before: tuple
    pixels: float
    maps: float


def shifted(images, down, right):
    """Move images (…, H, W); what leaves them is lost, what enters is 0.

    Examples
    --------
    >>> shifted(np.array([[1.0, 2.0], [3.0, 4.0]]), 1, -1)
    array([[0., 0.],
           [2., 0.]])
    """
    height, width = images.shape[-2:]
    sides = (abs(down), abs(down)), (abs(right), abs(right))
    bordered = np.pad(images, [(0, 0)] * (images.ndim - 2) + [*sides])
    top, left = abs(down) - down, abs(right) - right
    return bordered[..., top : top + height, left : left + width]


def cosine(a, b):
    """Cosine similarity a·b / (|a| |b|) of two arrays, as vectors."""
    return float((a * b).sum() / np.sqrt((a * a).sum() * (b * b).sum()))


def compute(right, down, digit, kernel):
    """Return a digit that was shifted, and its feature map.

    Parameters
    ----------
    right, down : int
        By how many pixels the digit is shifted, −4 to 4.
    digit : int
        Which digit, 0 to 9.
    kernel : str
        A name of `nnkit.explore.convolution.KERNELS`.

    Returns
    -------
    Shifted

    Examples
    --------
    >>> result = compute(right=3, down=0, digit=7, kernel="vertical edge")
    >>> round(result.maps, 6)
    1.0
    """
    image, weights = digits()[digit], KERNELS[kernel]
    moved = shifted(image, down, right)
    # Padding by all but one pixel of the filter: no answer to the digit is cut off.
    reach = len(weights) - 1
    at_rest = feature_map(np.pad(image, reach), weights)
    answer = feature_map(np.pad(moved, reach), weights)
    inside = slice(reach, len(answer) - reach)
    return Shifted(
        moved,
        answer[inside, inside],
        _largest(answer, reach),
        _largest(at_rest, reach),
        cosine(image, moved),
        cosine(at_rest, shifted(answer, -down, -right)),
    )


def _largest(array, reach):
    place = np.unravel_index(array.argmax(), array.shape)
    return tuple(int(index) - reach for index in place)


class ShiftImageStage(Stage):
    """The shifted digit, its map, and the two cosine similarities as bars."""

    title = "Shift the image"
    height = 310

    def build(self, figure):
        """Make the axes and the artists, once."""
        *panels, bars = figure.subplots(1, 3, width_ratios=(1, 1, 1.1))
        self.image = panels[0].imshow(np.zeros((28, 28)), cmap="Greys", vmin=0, vmax=1)
        self.map = panels[1].imshow(np.zeros((24, 24)), cmap="PuOr")
        for ax, name in zip(panels, ("image", "feature map"), strict=True):
            ax.set_title(name, size=11)
            ax.set(xticks=(), yticks=())
            ax.grid(False)
        style = {"markersize": 12, "markerfacecolor": "none", "markeredgewidth": 2}
        (self.before,) = panels[1].plot([0], [0], "s", color="#888888", **style)
        (self.now,) = panels[1].plot([0], [0], "o", color="#000000", **style)
        self.bars = bars.barh((1, 0), (1, 1), color=COLOURS[:2], height=0.5)
        bars.set(xlim=(0, 1.05), ylim=(-0.6, 1.6), xlabel="cosine similarity")
        bars.set_yticks((1, 0), ("pixels", "maps,\nshifted\nback"))
        bars.set_title("with the digit in its place", size=11)

    def draw(self, right, down, digit, kernel):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(right, down, digit, kernel)
        side = len(result.map)
        self.image.set_data(result.image)
        put(self.map, result.map, (-0.5, side - 0.5, side - 0.5, -0.5))
        largest = np.abs(result.map).max()
        self.map.set_clim(-largest, largest)
        for mark, (row, column) in (
            (self.before, result.before),
            (self.now, result.strongest),
        ):
            mark.set_data([column], [row])
        for bar, width in zip(self.bars, (result.pixels, result.maps), strict=True):
            bar.set_width(max(width, 0))
        (row, column), (old_row, old_column) = result.strongest, result.before
        return (
            f"Digit {digit}, {kernel}, shifted {right} to the right and {down} down. "
            f"The largest number of the map moves from row {old_row}, column "
            f"{old_column} to row {row}, column {column}. The image and the shifted "
            f"image, as vectors of pixels, have cosine similarity {result.pixels:.2f}; "
            f"their maps, shifted back, {result.maps:.2f}."
        )


def shift_image(*, right=2, down=0, digit=2, kernel="vertical edge"):
    """Explore what a shift of the image does to its feature map.

    Parameters
    ----------
    right, down : int
        By how many pixels the digit is shifted at the start, −4 to 4.
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
    return ShiftImageStage(
        {
            "right": slider("right", "pixels to the right", right, -ROOM, ROOM, 1),
            "down": slider("down", "pixels down", down, -ROOM, ROOM, 1),
            "digit": slider("digit", "digit", digit, 0, 9, 1),
            "kernel": choice("kernel", "filter", kernel, KERNELS),
        }
    )
