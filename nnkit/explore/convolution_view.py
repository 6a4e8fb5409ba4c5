"""How the explorable of convolution looks: image, map, and how one unit came about."""

import numpy as np
from matplotlib.patches import Rectangle

from nnkit.explore._tiles import Tiles, enlarged, numbered, painted
from nnkit.plotting import COLOURS

WIDTH, HEIGHT = 840, 470
PIXEL, MAP = 8, 264  # a pixel of the image, and the map, in points of the picture
IMAGE, MAP_AT = (60, 32), (500, 32)  # upper left corners
TABLES, ROW, COLUMN, FLOOR = (18, 300, 582), 25, 48, 336
PALE = 1.9  # colours stay so pale that black numbers can be read on them


class View:
    """The artists on a figure, and how they follow a result of `compute`."""

    def __init__(self, figure):
        figure.set_layout_engine("none")
        self.ax = figure.add_axes((0, 0, 1, 1))
        self.ax.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self.ax.axis("off")
        self.tiles = self.ax.add_artist(Tiles())
        frame = {"fill": False, "zorder": 3, "snap": True}
        blue = {"edgecolor": COLOURS[0], "linewidth": 2.2} | frame
        grey = {"edgecolor": "#888888", "linewidth": 1} | frame
        self.window, self.unit = (
            self.ax.add_patch(Rectangle((0, 0), 1, 1, **blue)) for _ in range(2)
        )
        self.border, self.edge = (
            self.ax.add_patch(Rectangle((0, 0), 1, 1, **grey, linestyle=dash))
            for dash in ("--", "-")
        )
        self._write(IMAGE[0], 22, "image and one window")
        self.title = self._write(MAP_AT[0], 22, "")
        heads = "the window's pixels", "the filter's weights"
        for x, text in zip(TABLES, heads, strict=False):
            self._write(x, FLOOR - 10, text)
        self.sum = self._write(TABLES[2], FLOOR - 10, "")
        for x, sign in zip(TABLES[1:], "×=", strict=True):
            self._write(x - 21, FLOOR + 2.7 * ROW, sign, size=15, ha="center")

    def _write(self, x, y, text, **look):
        return self.ax.text(x, y, text, **look)

    def show(self, result, padding):
        """Show a result: everything that may have changed."""
        cell, size = MAP // len(result.map), len(result.weights)
        (top, left), (row, column) = result.corner, result.unit
        tiles = [
            (enlarged(painted(result.image, "Greys", 0, 1), PIXEL, PIXEL), *IMAGE),
            (enlarged(signed(result.map), cell, cell), *MAP_AT),
        ]
        colours = (
            painted(result.window, "Greys", 0, PALE),
            signed(result.weights, PALE),
            signed(result.products, PALE),
        )
        values = result.window, result.weights, result.products
        for x, shades, table in zip(TABLES, colours, values, strict=True):
            tiles.append((numbered(shades, table, ROW, COLUMN), x, FLOOR))
        self.tiles.show(tiles)
        x, y = IMAGE
        side = PIXEL * len(result.image)
        self.edge.set_bounds(x, y, side, side)
        inner = side - 2 * PIXEL * padding
        self.border.set_bounds(x + PIXEL * padding, y + PIXEL * padding, inner, inner)
        wide = PIXEL * size
        self.window.set_bounds(x + PIXEL * left, y + PIXEL * top, wide, wide)
        self.unit.set_bounds(
            MAP_AT[0] + cell * column, MAP_AT[1] + cell * row, cell, cell
        )
        self.title.set_text(f"feature map, {len(result.map)}×{len(result.map)}")
        text = f"the products; their sum is {result.sum:.2f}"
        self.sum.set_text(text.replace("-", "−"))


def signed(values, room=1.0):
    """Return pixels for values of both signs: violet above 0, orange below."""
    largest = room * np.abs(values).max()
    return painted(values, "PuOr", -largest, largest)


def place(x, y, result, stride):
    """Return the unit (row, column) under a place of the picture, or None beside.

    On the image that is the unit whose window has the place in its middle, or the
    nearest one there is.

    Parameters
    ----------
    x, y : float
        Shares of the picture's width and height, from the upper left corner.
    result : Convolved
        What is shown.
    stride : int
        Of the window.
    """
    last = len(result.map) - 1
    for corner, cell, count in (
        (MAP_AT, MAP // len(result.map), len(result.map)),
        (IMAGE, PIXEL, len(result.image)),
    ):
        column, row = (
            int((share * length - start) // cell)
            for share, length, start in zip(
                (x, y), (WIDTH, HEIGHT), corner, strict=True
            )
        )
        if 0 <= min(row, column) and max(row, column) < count:
            if corner is IMAGE:
                half = len(result.weights) // 2
                row, column = (
                    min(max(round((at - half) / stride), 0), last)
                    for at in (row, column)
                )
            return row, column
    return None
