"""Windows of a pooling, point by point, along one axis at a time, by whole slices."""

import functools

import numpy as np


def taps(x, axis, kernel, stride):
    """For i = 0 … kernel − 1 the view of x that holds point i of every window.

    Examples
    --------
    >>> taps(np.arange(6).reshape(1, 1, 1, 6), axis=3, kernel=2, stride=2)
    [array([[[[0, 2, 4]]]]), array([[[[1, 3, 5]]]])]
    """
    end = (x.shape[axis] - kernel) // stride * stride + 1  # behind the last window's 0
    before = (slice(None),) * axis
    return [x[*before, slice(i, i + end, stride)] for i in range(kernel)]


def to_taps(dy, factors, shape, axis, kernel, stride):
    """The way back of `taps`: dx of `shape`, with dy · factors[i] added at point i."""
    side_by_side = kernel == stride and shape[axis] % kernel == 0
    dx = (np.empty_like if side_by_side else np.zeros_like)(dy, shape=shape)
    for point, factor in zip(taps(dx, axis, kernel, stride), factors, strict=True):
        if stride < kernel:
            point += dy * factor
        else:  # no number is in two windows: put it there, which is faster
            np.multiply(dy, factor, out=point)
    return dx


def window_sums(x, steps):
    """Sum of each window: along each row, then down the rows."""
    for step in steps:
        x = functools.reduce(np.add, taps(x, *step))
    return x


def window_sums_backward(dy, shape, steps):
    """Each number goes to all points of its window."""
    across, down = steps
    N, C, H, _ = shape
    dx = to_taps(dy, [1] * down[1], (N, C, H, dy.shape[3]), *down)
    return to_taps(dx, [1] * across[1], shape, *across)
