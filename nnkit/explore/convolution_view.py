"""How the explorable of convolution looks: image, map, and how one unit came about."""

from matplotlib.patches import Rectangle

from nnkit.explore._products import Products, signed
from nnkit.explore._tiles import Tiles, enlarged, painted
from nnkit.plotting import COLOURS

WIDTH, HEIGHT = 840, 470
PIXEL, MAP = 8, 264  # a pixel of the image, and the map, in points of the picture
IMAGE, MAP_AT = (60, 32), (500, 32)  # upper left corners
BELOW = 312  # here the tables begin


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
        self.ax.text(IMAGE[0], 22, "image and one window")
        self.title = self.ax.text(MAP_AT[0], 22, "")
        self.products = Products(self.ax, BELOW)

    def show(self, result, padding):
        """Show a result: everything that may have changed."""
        cell, size = MAP // len(result.map), len(result.weights)
        (top, left), (row, column) = result.corner, result.unit
        tiles = [
            (enlarged(painted(result.image, "Greys", 0, 1), PIXEL, PIXEL), *IMAGE),
            (enlarged(signed(result.map), cell, cell), *MAP_AT),
        ]
        tables = result.window, result.weights, result.products
        self.tiles.show([*tiles, *self.products.tiles(*tables)])
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
