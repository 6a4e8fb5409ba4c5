"""Small images at whole pixels, with numbers on them: nothing is resampled.

Matplotlib places an image anywhere and scales it by any factor, which takes it
milliseconds. Here a value becomes a block of equal pixels, by NumPy alone.
"""

import functools

import matplotlib
import numpy as np
from matplotlib import font_manager
from matplotlib.artist import Artist
from PIL import Image

from nnkit.explore._renderer import line

SIGNS = "0123456789.−+ "  # what a number is made of


class Tiles(Artist):
    """Images at whole pixels, counted from the upper left corner of the figure."""

    def __init__(self):
        super().__init__()
        self.tiles = []
        self.set_zorder(2)

    def show(self, tiles):
        """Take triples (pixels, x, y)."""
        self.tiles, self.stale = tiles, True

    def draw(self, renderer):
        """Lay them on."""
        gc = renderer.new_gc()
        for pixels, x, y in self.tiles:
            turned = np.ascontiguousarray(pixels[::-1])
            renderer.draw_image(gc, x, int(renderer.height) - y - len(pixels), turned)
        gc.restore()
        self.stale = False


class Field(Artist):
    """Values over all of some axes, in smooth colours.

    Parameters
    ----------
    shades : array of shape (K, 3)
        The colours from the lowest value, 0, to the highest, 1.
    """

    def __init__(self, shades):
        super().__init__()
        opaque = np.column_stack([shades, np.ones(len(shades))])
        self.shades, self.values = np.round(255 * opaque).astype(np.uint8), None
        self.set_zorder(0)

    def show(self, values):
        """Take values (H, W) from 0 to 1, the lowest row first; NaN is left blank."""
        self.values, self.stale = values.astype(np.float32), True

    def draw(self, renderer):
        """Stretch them over the axes."""
        self.stale = False
        if not np.isfinite(self.values).all():
            return
        (left, low), (right, high) = np.round(self.axes.bbox.get_points()).astype(int)
        size = right - left, high - low
        field = Image.fromarray(self.values).resize(size, Image.Resampling.BILINEAR)
        last = len(self.shades) - 1
        rows = np.round(np.asarray(field) * last).astype(int)
        renderer.draw_image(renderer.new_gc(), left, low, self.shades[rows])


def painted(values, colours, low, high):
    """Return the pixels (…, 4) of values between two ends, in a named colour map.

    Examples
    --------
    >>> painted([0.0, 1.0], "Greys", 0, 1).tolist()
    [[255, 255, 255, 255], [0, 0, 0, 255]]
    """
    shades = _shades(colours)
    share = (np.asarray(values) - low) / (high - low or 1)
    return shades[np.clip(share * len(shades), 0, len(shades) - 1).astype(int)]


@functools.cache
def _shades(colours):
    return np.round(255 * matplotlib.colormaps[colours](np.arange(256))).astype(
        np.uint8
    )


def enlarged(pixels, height, width):
    """Return an image (H, W, 4) with each pixel as a block of height × width."""
    return pixels.repeat(height, 0).repeat(width, 1)


def numbered(pixels, values, height, width):
    """Return an image with each pixel as a block, and a number in black on each.

    Parameters
    ----------
    pixels : array of shape (H, W, 4)
        The colours.
    values : array of shape (H, W)
        The numbers, written with two decimals and a proper minus.
    height, width : int
        Of a block.

    Returns
    -------
    array of shape (H·height, W·width, 4)

    Examples
    --------
    >>> pixels = np.full((1, 2, 4), 255, np.uint8)
    >>> made = numbered(pixels, np.array([[-0.5, 12.0]]), 20, 50)
    >>> made.shape, int(made.min())
    ((20, 100, 4), 0)
    """
    made = enlarged(pixels, height, width)
    signs = _signs()
    rounded = np.round(np.ravel(values), 2) + 0.0  # −0 becomes 0
    texts = [f"{v:.2f}".replace("-", "−") for v in rounded]
    longest = max(map(len, texts))
    places = [[SIGNS.index(s) for s in text.rjust(longest)] for text in texts]
    rows, columns = np.shape(values)
    ink = signs[np.array(places)]  # (H·W, letters, height, width of a letter)
    _, _, tall, wide = ink.shape
    ink = ink.reshape(rows, columns, longest, tall, wide).transpose(0, 3, 1, 2, 4)
    ink = ink.reshape(rows, tall, columns, longest * wide)
    top, left = (height - tall) // 2, (width - longest * wide) // 2
    blocks = made.reshape(rows, height, columns, width, 4)
    below = blocks[:, top : top + tall, :, left : left + longest * wide, :3]
    below[...] = below * (1 - ink[..., None])
    return made


@functools.cache
def _signs():
    """The ink of each sign, from 0 to 1, all of one size: (signs, height, width)."""
    face = font_manager.findfont(font_manager.FontProperties(family="DejaVu Sans Mono"))
    drawn = [line(sign, face, 9, 100, True) for sign in SIGNS]
    tall, wide = 14, 8
    made = np.zeros((len(SIGNS), tall, wide))
    for sheet, (ink, right, below) in zip(made, drawn, strict=True):
        bottom, left = tall - 3 + round(below), max(round(right), 0)
        ink = ink[::-1][:, : wide - left]
        sheet[bottom - len(ink) : bottom, left : left + ink.shape[1]] = ink / 255
    return made
