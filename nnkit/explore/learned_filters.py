"""Learned filters: five-by-five weights that begin as noise and end as edge detectors.

Nobody tells a filter what to look for. Gradient descent moves it a little in each
step, as long as that lowers the cost. The pictures were recorded while the network of
chapter 06, notebook 3a learned from 60 000 digits, from three random starts
(`python -m benchmarks.reading --filters` makes the file).
"""

import numpy as np
from matplotlib.patches import Rectangle

from nnkit.explore._controls import log_slider, slider
from nnkit.explore._learned import FILE, MAP, SIDE, compute, recorded, row_of
from nnkit.explore._products import HEIGHT, Products
from nnkit.explore._stage import Stage
from nnkit.explore._tiles import Tiles
from nnkit.plotting import COLOURS

__all__ = [
    "FILE",
    "LearnedFiltersStage",
    "compute",
    "learned_filters",
    "recorded",
    "row_of",
]
WIDTH, UPPER = 840, 460
GAPS = 1, 4  # between two filters, and between two maps


class LearnedFiltersStage(Stage):
    """Filters above their maps; the digit, the misread images; one unit's products."""

    title = "Learned filters"
    height = UPPER + HEIGHT
    moves = True
    hint = (
        "Filters, and their feature maps of the digit. A click on a map looks into "
        "a unit of it; the arrow keys go to the next unit."
    )

    def build(self, figure):
        """Make the axes and the artists, once."""
        grid = figure.add_gridspec(
            3, 2, height_ratios=(1, 1, 1.35), width_ratios=(1, 3)
        )
        figure.get_layout_engine().set(
            rect=(0, HEIGHT / self.height, 1, UPPER / self.height)
        )
        data = recorded()
        count = data["filters"].shape[2]
        self.rows = []
        for place, (side, gap, colours, title) in enumerate(
            [
                (
                    SIDE,
                    GAPS[0],
                    "PuOr",
                    "filters of the first layer: violet above 0, orange below",
                ),
                (
                    MAP,
                    GAPS[1],
                    "Greys",
                    "their feature maps of the digit: dark where they answer",
                ),
            ]
        ):
            ax = figure.add_subplot(grid[place, :])
            empty = row_of(np.zeros((count, side, side)), gap)
            self.rows.append(ax.imshow(empty, cmap=colours))
            ax.set_title(title, fontsize=10)
            middles = (side - 1) / 2 + (side + gap) * np.arange(count)
            ax.set_xticks(middles, range(count))
            ax.set_yticks([])
            ax.tick_params(length=0)
            ax.grid(False)
            for spine in ax.spines.values():
                spine.set_visible(False)
        ax = figure.add_subplot(grid[2, 0])
        self.digit = ax.imshow(np.zeros((28, 28)), cmap="Greys", vmin=0, vmax=1)
        ax.axis("off")
        frame = {"fill": False, "edgecolor": COLOURS[1], "linewidth": 2}
        self.frames = [
            where.add_patch(Rectangle((0, 0), size, size, **frame))
            for where, size in zip(
                (self.rows[0].axes, self.rows[1].axes, ax), (SIDE, 3, SIDE), strict=True
            )
        ]
        self.sheet = figure.add_axes((0, 0, 1, 1))
        self.sheet.set(xlim=(0, WIDTH), ylim=(self.height, 0))
        self.sheet.axis("off")
        self.tiles = self.sheet.add_artist(Tiles())
        self.products = Products(self.sheet, UPPER)
        self.curve = figure.add_subplot(grid[2, 1])
        x, y = np.arange(len(data["epochs"])), 100 - 100 * data["accuracy"]
        self.others = self.curve.plot(x, y.T, color="#B0B0B0", linewidth=1)
        (self.line,) = self.curve.plot(x, y[0], "o-", color=COLOURS[0], markersize=4)
        (self.mark,) = self.curve.plot(
            [0], [0], "*", color="#E69F00", markeredgecolor="black", markersize=15
        )
        self.curve.set_xticks(x, [f"{e:g}" for e in data["epochs"]], fontsize=8)
        self.curve.set(xlabel="epochs of training", ylabel="misread, %")
        self.curve.set_yscale("log")
        self.curve.set_ylim(0.5, 130)
        self.curve.set_yticks([1, 10, 100], ["1", "10", "100"])
        self.curve.minorticks_off()

    def draw(self, epochs, digit, seed, filter, row, column):
        """Move the artists to the values of the controls; return a sentence."""
        now = compute(epochs, digit, seed, filter, row, column)
        data = recorded()
        limit = np.abs(now.filters).max()
        self.rows[0].set_data(row_of(now.filters, GAPS[0]))
        self.rows[0].set_clim(-limit, limit)
        self.rows[1].set_data(row_of(now.maps, GAPS[1]))
        self.rows[1].set_clim(0, now.maps.max())
        self.digit.set_data(now.image)
        m = int(np.searchsorted(data["steps"], now.steps))
        self.line.set_ydata(100 - 100 * data["accuracy"][seed])
        self.mark.set_data([m], [100 - 100 * now.accuracy])
        self._frame(filter, row, column)
        self.tiles.show(
            self.products.tiles(now.window, now.filters[filter], now.products)
        )
        means = now.maps.mean(axis=(1, 2))
        silent = int(np.sum(now.maps.max(axis=(1, 2)) == 0))
        return (
            f"Start {seed}, after {epochs:g} epochs ({now.steps} steps): the network "
            f"reads {now.accuracy:.1%} of the test images. The cosine of its filters "
            f"now and at the start is {now.like_start:.2f}, now and at the end "
            f"{now.like_end:.2f}. On this {digit}, filter {means.argmax()} answers "
            f"most, with {means.max():.3f} on average"
            + (f"; {silent} of the filters stay silent. " if silent else ". ")
            + f"In row {row}, column {column} of map {filter} the products add up to "
            f"{now.products.sum():.2f}; with the bias {now.bias:.2f} and ReLU that is "
            f"{now.maps[filter, row, column]:.2f}.".replace("-", "−")
        )

    def _frame(self, filter, row, column):
        left = (SIDE + GAPS[0]) * filter, (MAP + GAPS[1]) * filter + column
        self.frames[0].set_xy((left[0] - 0.5, -0.5))
        self.frames[1].set_xy((left[1] - 1.5, row - 1.5))
        self.frames[2].set_xy((column - 0.5, row - 0.5))

    def touch(self, x=0.0, y=0.0, right=0, down=0):
        """Look into the unit that was clicked, or into the next one."""
        now = self.values
        filter, row, column = now["filter"], now["row"] + down, now["column"] + right
        if not (right or down):
            found = self.under(self.rows[1].axes, x, y)
            if found is None:
                return
            column, row = (round(float(place)) for place in found)
            filter, column = divmod(column, MAP + GAPS[1])
        row, column = (min(max(place, 0), MAP - 1) for place in (row, column))
        self.move(filter=filter, row=row, column=column)


def learned_filters(*, epochs=0.0, digit=7, seed=0, filter=4, row=10, column=12):
    """Explore how the filters of a first layer come into being.

    Parameters
    ----------
    epochs : float
        How long the network has learned, to start with; 0 to 4.
    digit : int
        The digit to start with, 0 to 9.
    seed : int
        The random start of the network, 0 to 2.
    filter : int
        Whose map to look into first, 0 to 9.
    row, column : int
        The unit of that map to look into first, 0 to 23.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    moments = recorded()["epochs"].tolist()
    return LearnedFiltersStage(
        {
            "epochs": log_slider("epochs", "epochs of training", epochs, moments),
            "digit": slider("digit", "digit", digit, 0, 9, 1),
            "seed": slider("seed", "random start", seed, 0, 2, 1),
            "filter": slider("filter", "filter to look into", filter, 0, 9, 1),
            "row": slider("row", "row of the unit", row, 0, MAP - 1, 1),
            "column": slider("column", "column of the unit", column, 0, MAP - 1, 1),
        }
    )
