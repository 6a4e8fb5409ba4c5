"""Learned filters: five-by-five weights that begin as noise and end as edge detectors.

Nobody tells a filter what to look for. Gradient descent moves it a little in each
step, as long as that lowers the cost. The pictures were recorded while the network of
chapter 06, notebook 3 learned from 60 000 digits, from three random starts
(`python -m benchmarks.reading --filters` makes the file).
"""

import functools
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from nnkit.explore._controls import log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

FILE = Path(__file__).with_name("data") / "learned_filters.npz"


class Moment(NamedTuple):
    """The first layer at one moment of its training, and what it does with a digit.

    `filters` has the shape (F, 5, 5); `maps`, (F, 24, 24), are their feature maps of
    `image`, (28, 28), after ReLU. `accuracy` is the share of the test images read
    right; `like_start` and `like_end` are the cosines between the filters, as one
    long vector, and those of the first and of the last moment. `steps` counts the
    mini-batches so far.
    """

    filters: np.ndarray
    maps: np.ndarray
    image: np.ndarray
    accuracy: float
    like_start: float
    like_end: float
    steps: int


@functools.cache
def recorded():
    """Return the arrays of the file by name, as float64 where they are not integers.

    ``epochs`` (M,) and ``steps`` (M,): the moments; ``filters`` (S, M, F, 5, 5),
    ``biases`` (S, M, F) and ``accuracy`` (S, M) for S starts; ``digits`` (10, 28, 28)
    from 0 to 255.
    """
    with np.load(FILE, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    floats = {k: a.astype(float) for k, a in arrays.items() if a.dtype.kind == "f"}
    return arrays | floats


def compute(epochs, digit, seed):
    """Return the filters of one moment and their maps of one digit.

    Parameters
    ----------
    epochs : float
        How long the network has learned; the last recorded moment up to then counts.
    digit : int
        Which digit to show to the filters, 0 to 9.
    seed : int
        Which random start, 0 to 2.

    Returns
    -------
    Moment

    Examples
    --------
    >>> before, after = compute(0, 7, 0), compute(1, 7, 0)
    >>> before.accuracy < 0.3, after.accuracy > 0.95
    (True, True)
    """
    data = recorded()
    m = int(np.searchsorted(data["epochs"], epochs + 1e-9)) - 1
    run = data["filters"][seed]
    filters, image = run[m], data["digits"][digit] / 255
    windows = sliding_window_view(image, filters.shape[1:])  # (24, 24, 5, 5)
    maps = np.einsum("hwij,fij->fhw", windows, filters)
    maps += data["biases"][seed, m][:, None, None]
    return Moment(
        filters=filters,
        maps=np.maximum(maps, 0),
        image=image,
        accuracy=float(data["accuracy"][seed, m]),
        like_start=cosine(filters, run[0]),
        like_end=cosine(filters, run[-1]),
        steps=int(data["steps"][m]),
    )


def cosine(a, b):
    """Return the cosine of the angle between two arrays, taken as long vectors."""
    return float(np.vdot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)))


def row_of(images, gap):
    """Return images (F, H, W) side by side, with `gap` empty columns between them."""
    count, height, width = images.shape
    row = np.full((height, count, width + gap), np.nan)
    row[:, :, :width] = images.transpose(1, 0, 2)
    return row.reshape(height, -1)[:, : count * (width + gap) - gap]


class LearnedFiltersStage(Stage):
    """Filters above their maps; the digit and the share of misread images below."""

    title = "Learned filters"
    height = 460

    def build(self, figure):
        """Make the axes and the artists, once."""
        grid = figure.add_gridspec(
            3, 2, height_ratios=(1, 1, 1.35), width_ratios=(1, 3)
        )
        data = recorded()
        count = data["filters"].shape[2]
        self.rows = []
        for place, (side, gap, colours, title) in enumerate(
            [
                (
                    5,
                    1,
                    "PuOr",
                    "filters of the first layer: violet above 0, orange below",
                ),
                (
                    24,
                    4,
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

    def draw(self, epochs, digit, seed):
        """Move the artists to the values of the controls; return a sentence."""
        now, data = compute(epochs, digit, seed), recorded()
        limit = np.abs(now.filters).max()
        self.rows[0].set_data(row_of(now.filters, 1))
        self.rows[0].set_clim(-limit, limit)
        self.rows[1].set_data(row_of(now.maps, 4))
        self.rows[1].set_clim(0, now.maps.max())
        self.digit.set_data(now.image)
        m = int(np.searchsorted(data["steps"], now.steps))
        self.line.set_ydata(100 - 100 * data["accuracy"][seed])
        self.mark.set_data([m], [100 - 100 * now.accuracy])
        means = now.maps.mean(axis=(1, 2))
        silent = int(np.sum(now.maps.max(axis=(1, 2)) == 0))
        return (
            f"Start {seed}, after {epochs:g} epochs ({now.steps} steps): the network "
            f"reads {now.accuracy:.1%} of the test images. The cosine of its filters "
            f"now and at the start is {now.like_start:.2f}, now and at the end "
            f"{now.like_end:.2f}. On this {digit}, filter {means.argmax()} answers "
            f"most, with {means.max():.3f} on average"
            + (f"; {silent} of the filters stay silent." if silent else ".")
        )


def learned_filters(*, epochs=0.0, digit=7, seed=0):
    """Explore how the filters of a first layer come into being.

    Parameters
    ----------
    epochs : float
        How long the network has learned, to start with; 0 to 4.
    digit : int
        The digit to start with, 0 to 9.
    seed : int
        The random start of the network, 0 to 2.

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
        }
    )
