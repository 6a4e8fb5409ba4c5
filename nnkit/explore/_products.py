"""A window times a filter: three tables of numbers side by side, and their sum."""

import numpy as np

from nnkit.explore._tiles import numbered, painted

PLACES, ROW, COLUMN = (18, 300, 582), 25, 48  # of the tables and their cells, in points
HEAD, HEIGHT = 24, 150  # of what stands above them, and of all
PALE = 1.9  # colours stay so pale that black numbers can be read on them


class Products:
    """The words around the tables, on axes that count points from the upper left."""

    def __init__(self, ax, top):
        self.floor, head = top + HEAD, top + HEAD - 10
        for x, text in zip(PLACES, ("the window", "the filter"), strict=False):
            ax.text(x, head, text)
        self.sum = ax.text(PLACES[2], head, "")
        for x, sign in zip(PLACES[1:], "×=", strict=True):
            ax.text(x - 21, self.floor + 2.7 * ROW, sign, size=15, ha="center")

    def tiles(self, window, weights, products):
        """Return the tables as tiles, and set the words that say their sum."""
        total = np.round(products.sum(), 2) + 0.0
        self.sum.set_text(f"products; their sum: {total:.2f}".replace("-", "−"))
        shades = (
            painted(window, "Greys", 0, PALE),
            signed(weights, PALE),
            signed(products, PALE),
        )
        tables = zip(PLACES, shades, (window, weights, products), strict=True)
        return [(numbered(c, v, ROW, COLUMN), x, self.floor) for x, c, v in tables]


def signed(values, room=1.0):
    """Return pixels for values of both signs: violet above 0, orange below."""
    largest = room * np.abs(values).max()
    return painted(values, "PuOr", -largest, largest)
