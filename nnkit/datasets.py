"""Data to learn from: MNIST, whole and in this package, and small sets to plot.

The small sets draw n samples from the Generator `rng`: X float32 (n, 2), y int64 (n,).
"""

import functools
import io
import math
import os
from typing import NamedTuple

import numpy as np

from nnkit._arguments import (
    at_least_zero,
    check_float_dtype,
    check_rng,
    whole_number,
)

__all__ = [
    "Split",
    "blobs",
    "circles",
    "mnist",
    "moons",
    "noisy_curve",
    "spirals",
    "xor",
]

MNIST_FILE = os.path.join(os.path.dirname(__file__), "data", "mnist.npz")
MNIST_SHA256 = "06af5dfe73b70e3bc1c36439982b18a8d76803db9b544f6fdf838a37fbb01b64"


class Split(NamedTuple):
    """Three pairs (X, y): to learn from, to choose settings by, for the final mark."""

    train: tuple
    val: tuple
    test: tuple


def mnist(flatten=True, dtype=np.float32):
    """70 000 handwritten digits, 28 × 28 grey pixels, by LeCun, Cortes and Burges.

    Parameters
    ----------
    flatten : bool
        True for X of shape (N, 784), False for (N, 1, 28, 28).
    dtype : dtype
        Of X; its values are pixel/255, from 0 (paper) to 1 (ink).

    Returns
    -------
    Split
        `train` (50 000), `val` (10 000, the last of the published training set) and
        `test` (10 000); y is int64. New arrays in each call: change them freely.

    Raises
    ------
    ValueError
        If the data file is damaged.

    Examples
    --------
    >>> train, val, test = mnist()
    >>> train[0].shape, val[0].shape, test[1].shape
    ((50000, 784), (10000, 784), (10000,))
    """
    check_float_dtype(dtype)
    data = _read_mnist(MNIST_FILE)
    shape = (-1, 784) if flatten else (-1, 1, 28, 28)

    def pair(part, rows):
        X = data["x_" + part][rows].reshape(shape).astype(dtype)
        X /= 255  # in two steps: a division that converts takes twice as long
        return X, data["y_" + part][rows].astype(np.int64)

    first, last = slice(0, 50_000), slice(50_000, 60_000)
    return Split(pair("train", first), pair("train", last), pair("test", slice(None)))


@functools.cache
def _read_mnist(path):
    """The four arrays of the file (uint8), after a check that nothing is damaged."""
    import hashlib  # it takes a tenth of the time of `import nnkit`, so only here

    content = b""
    if os.path.exists(path):
        with open(path, "rb") as file:
            content = file.read()
    if hashlib.sha256(content).hexdigest() != MNIST_SHA256:
        raise ValueError(
            f"{path} ({len(content)} bytes) is damaged or missing: in a git checkout "
            "run `git checkout -- nnkit/data/mnist.npz`, otherwise install nnkit again"
        )
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        return {name: file[name] for name in ("x_train", "y_train", "x_test", "y_test")}


def blobs(n, *, noise=0.2, centers=3, rng):
    """`centers` round clouds on a circle of radius 1, one class each.

    Examples
    --------
    >>> X, y = blobs(6, rng=np.random.default_rng(0))
    >>> X.shape, X.dtype, y
    ((6, 2), dtype('float32'), array([0, 1, 2, 0, 1, 2]))
    """
    n, noise = _checked(n, noise, rng)
    y = np.arange(n) % whole_number("centers", centers)
    angle = 2 * math.pi * y / centers
    return _scattered(np.cos(angle), np.sin(angle), y, noise, rng)


def xor(n, *, noise=0.1, rng):
    """Clouds around (±1, ±1); class 1 where exactly one coordinate is positive."""
    n, noise = _checked(n, noise, rng)
    right, top = np.arange(n) % 2, np.arange(n) // 2 % 2
    return _scattered(2 * right - 1, 2 * top - 1, right ^ top, noise, rng)


def moons(n, *, noise=0.1, rng):
    """Two half circles, each with its end inside the other."""
    n, noise = _checked(n, noise, rng)
    y = np.arange(n) % 2
    angle = rng.uniform(0, math.pi, n)
    x0 = np.where(y == 0, np.cos(angle), 1 - np.cos(angle))
    x1 = np.where(y == 0, np.sin(angle), 0.5 - np.sin(angle))
    return _scattered(x0, x1, y, noise, rng)


def circles(n, *, noise=0.05, rng):
    """A ring of radius 1 (class 0) around a ring of radius ½ (class 1)."""
    n, noise = _checked(n, noise, rng)
    y = np.arange(n) % 2
    angle, radius = rng.uniform(0, 2 * math.pi, n), 1 - 0.5 * y
    return _scattered(radius * np.cos(angle), radius * np.sin(angle), y, noise, rng)


def spirals(n, *, noise=0.02, rng):
    """Two spirals of one and a half turns, wound around each other."""
    n, noise = _checked(n, noise, rng)
    y = np.arange(n) % 2
    radius = np.sqrt(rng.uniform(0.01, 1, n))
    angle = 3 * math.pi * radius + math.pi * y
    return _scattered(radius * np.cos(angle), radius * np.sin(angle), y, noise, rng)


def noisy_curve(n, *, rng, noise=0.1):
    """Samples of y = x + 0.3 sin(2πx) + ε, x in [0, 1], ε uniform in [−noise, noise].

    Returns
    -------
    x, y : ndarray
        float32, both (n, 1): one input and one target a row.
    """
    n, noise = _checked(n, noise, rng)
    x = rng.uniform(0, 1, (n, 1))
    y = x + 0.3 * np.sin(2 * math.pi * x) + rng.uniform(-noise, noise, (n, 1))
    return x.astype(np.float32), y.astype(np.float32)


def _scattered(x0, x1, y, noise, rng):
    """Points with normal noise, in float32, and their labels in int64."""
    X = np.column_stack([x0, x1]) + noise * rng.standard_normal((len(y), 2))
    return X.astype(np.float32), y.astype(np.int64)


def _checked(n, noise, rng):
    check_rng(rng)
    return whole_number("n", n), at_least_zero("noise", noise)
