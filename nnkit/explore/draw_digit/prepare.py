"""Make of a drawing what MNIST's makers made of theirs: size 20, centred by its mass.

A network that has only seen such images fails on others, however well it reads these.
LeCun, Cortes and Burges shrank each digit to fit into 20 × 20 pixels, its shape kept,
and put it into 28 × 28 so that the centre of mass of its ink lies on row and column 14.
"""

from typing import NamedTuple

import numpy as np

SIDE, BOX = 28, 20


class Prepared(NamedTuple):
    """The image (28, 28), 0 paper and 1 ink; by what it was scaled, and moved."""

    image: np.ndarray
    scale: float
    right: int
    down: int


def prepare(ink, centre=True):
    """Return a drawing as an image for a network.

    Parameters
    ----------
    ink : array of shape (S, S)
        The drawing, 0 paper and 1 ink, S a multiple of 28.
    centre : bool
        Whether to scale and to centre it; if not, it is only made coarser.

    Returns
    -------
    Prepared
        Of an empty drawing all zeros.

    Examples
    --------
    >>> ink = np.zeros((112, 112))
    >>> ink[4:36, 8:16] = 1  # a stroke, in the corner
    >>> made = prepare(ink)
    >>> made.image[14].nonzero()[0], np.flatnonzero(made.image.any(axis=1))[[0, -1]]
    (array([12, 13, 14, 15, 16]), array([ 4, 23]))
    """
    ink = np.asarray(ink, float)
    rows, columns = (np.flatnonzero(ink.any(axis=k)) for k in (1, 0))
    if not centre or not len(rows):
        step = len(ink) // SIDE
        image = ink.reshape(SIDE, step, SIDE, step).mean(axis=(1, 3))
        return Prepared(image.astype(np.float32), 1.0, 0, 0)
    cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = BOX / max(cut.shape)
    height, width = (max(1, round(scale * side)) for side in cut.shape)
    small = averages(height, cut.shape[0]) @ cut @ averages(width, cut.shape[1]).T
    image = np.zeros((3 * SIDE, 3 * SIDE))  # room, wherever the mass is
    image[SIDE : SIDE + height, SIDE : SIDE + width] = small
    mass = [np.arange(3 * SIDE) @ image.sum(axis=k) / image.sum() for k in (1, 0)]
    top, left = (round(float(m)) - SIDE // 2 for m in mass)
    image = image[top : top + SIDE, left : left + SIDE]
    unit = len(ink) / SIDE
    down, right = SIDE - top - rows[0] / unit, SIDE - left - columns[0] / unit
    return Prepared(image.astype(np.float32), scale * unit, round(right), round(down))


def averages(n, m):
    """Return the matrix (n, m) that makes n means of m values, each its share of them.

    Examples
    --------
    >>> averages(2, 3)
    array([[0.66666667, 0.33333333, 0.        ],
           [0.        , 0.33333333, 0.66666667]])
    """
    edges = np.arange(n + 1)[:, None] * m / n
    covered = np.clip(edges - np.arange(m), 0, 1)  # of each value, up to each edge
    return np.diff(covered, axis=0) * n / m
