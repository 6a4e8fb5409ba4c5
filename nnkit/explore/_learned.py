"""Recorded filters of a first layer, and what they make of a digit, unit by unit."""

import functools
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

SIDE, MAP = 5, 24  # of a filter, and of its map
FILE = Path(__file__).with_name("data") / "learned_filters.npz"


class Moment(NamedTuple):
    """The first layer at one moment of its training, and what it does with a digit.

    `filters` has the shape (F, 5, 5); `maps`, (F, 24, 24), are their feature maps of
    `image`, (28, 28), after ReLU. `accuracy` is the share of the test images read
    right; `like_start` and `like_end` are the cosines between the filters, as one
    long vector, and those of the first and of the last moment. `steps` counts the
    mini-batches so far. `window` and `products`, window times filter, (5, 5), and
    `bias` are those of the unit to look into.
    """

    filters: np.ndarray
    maps: np.ndarray
    image: np.ndarray
    accuracy: float
    like_start: float
    like_end: float
    steps: int
    window: np.ndarray
    products: np.ndarray
    bias: float


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


def compute(epochs, digit, seed, filter=0, row=0, column=0):
    """Return the filters of one moment and their maps of one digit.

    Parameters
    ----------
    epochs : float
        How long the network has learned; the last recorded moment up to then counts.
    digit : int
        Which digit to show to the filters, 0 to 9.
    seed : int
        Which random start, 0 to 2.
    filter, row, column : int
        Which unit of which map to look into.

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
    biases = data["biases"][seed, m]
    maps += biases[:, None, None]
    window = windows[row, column]
    return Moment(
        filters=filters,
        maps=np.maximum(maps, 0),
        image=image,
        accuracy=float(data["accuracy"][seed, m]),
        like_start=cosine(filters, run[0]),
        like_end=cosine(filters, run[-1]),
        steps=int(data["steps"][m]),
        window=window,
        products=window * filters[filter],
        bias=float(biases[filter]),
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
