"""Answers to exercise 6.9, kill the bug: the way back of L2 pooling."""

import numpy as np


def right_loop(x, dy, k):
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        rows, cols = slice(k * h, k * h + k), slice(k * v, k * v + k)
        window = x[n, c, rows, cols]
        p = np.linalg.norm(window)
        if p > 0:
            dx[n, c, rows, cols] = window / p * dy[n, c, h, v]
    return dx


def right_nan_to_zero(x, dy, k):
    H, W = dy.shape[2] * k, dy.shape[3] * k
    parts = [x[:, :, i:H:k, j:W:k] for i in range(k) for j in range(k)]
    with np.errstate(all="ignore"):
        share = dy / np.sqrt(sum(part**2 for part in parts))
    share = np.where(np.isfinite(share), share, 0.0)
    dx = np.zeros(x.shape)
    for i in range(k):
        for j in range(k):
            dx[:, :, i:H:k, j:W:k] = share * x[:, :, i:H:k, j:W:k]
    return dx


def right_padded(x, dy, k):
    N, C, H, W = dy.shape
    covered = x[:, :, : H * k, : W * k]
    p = root(covered, k)
    share = np.repeat(np.repeat(dy / (p + (p == 0)), k, axis=2), k, axis=3)
    over = x.shape[2] - H * k, x.shape[3] - W * k
    return np.pad(covered * share, ((0, 0), (0, 0), (0, over[0]), (0, over[1])))


def wrong_sign_lost(x, dy, k):
    """The sign is still lost"""
    return solved(np.abs(x), dy, k)


def wrong_nan(x, dy, k):
    """The empty window still gives nan"""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        rows, cols = slice(k * h, k * h + k), slice(k * v, k * v + k)
        window = x[n, c, rows, cols]
        dx[n, c, rows, cols] = window / np.sqrt((window**2).sum()) * dy[n, c, h, v]
    return dx


def wrong_two_faults_left(x, dy, k):
    """Both faults are still there"""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        rows, cols = slice(k * h, k * h + k), slice(k * v, k * v + k)
        window = np.abs(x[n, c, rows, cols])
        dx[n, c, rows, cols] = window / np.sqrt((window**2).sum()) * dy[n, c, h, v]
    return dx


def wrong_empty_in_full(x, dy, k):
    """The empty window got the whole of dy in each place."""
    return solved(x, dy, k) + empty_windows(x, dy, k)


def wrong_empty_shared(x, dy, k):
    """The empty window got dy in equal parts."""
    return solved(x, dy, k) + empty_windows(x, dy, k) / k**2


def wrong_empty_one(x, dy, k):
    """The empty window got 1 in each place."""
    return solved(x, dy, k) + empty_windows(x, np.ones(dy.shape), k)


def wrong_empty_first(x, dy, k):
    """as in max pooling. Its slopes must be 0."""
    dx = solved(x, dy, k)
    first = np.zeros(x.shape)
    H, W = dy.shape[2] * k, dy.shape[3] * k
    first[:, :, :H:k, :W:k] = 1
    return dx + first * empty_windows(x, dy, k)


def wrong_root_missing(x, dy, k):
    """You divided by p² and not by p"""
    p = root(x, k)
    return solved(x, dy / (p + (p == 0)), k)


def wrong_not_divided(x, dy, k):
    """The division by p is missing."""
    return solved(x, dy * root(x, k), k)


def wrong_twice(x, dy, k):
    """It is 2 times too large"""
    return 2 * solved(x, dy, k)


def wrong_upside_down(x, dy, k):
    """That is p/a. The slope is a/p."""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        rows, cols = slice(k * h, k * h + k), slice(k * v, k * v + k)
        window = x[n, c, rows, cols]
        safe = np.where(window == 0, 1, window)
        ratio = np.where(window == 0, 0, np.linalg.norm(window) / safe)
        dx[n, c, rows, cols] = ratio * dy[n, c, h, v]
    return dx


def wrong_no_dy(x, dy, k):
    """dy is missing: that is a/p alone."""
    return solved(x, np.ones(dy.shape), k)


def wrong_max(x, dy, k):
    """That is the way back through max pooling"""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        window = x[n, c, k * h : k * h + k, k * v : k * v + k]
        row, col = divmod(int(np.argmax(window)), k)
        dx[n, c, k * h + row, k * v + col] = dy[n, c, h, v]
    return dx


def wrong_average(x, dy, k):
    """That is the way back through average pooling"""
    dx = np.zeros(x.shape)
    wide = np.repeat(np.repeat(dy, k, axis=2), k, axis=3) / k**2
    dx[:, :, : wide.shape[2], : wide.shape[3]] = wide
    return dx


def wrong_sum_in_place_of_root(x, dy, k):
    """You divided by the sum of the numbers."""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        rows, cols = slice(k * h, k * h + k), slice(k * v, k * v + k)
        window = x[n, c, rows, cols]
        if window.any():
            dx[n, c, rows, cols] = window / window.sum() * dy[n, c, h, v]
    return dx


def wrong_one_p(x, dy, k):
    """One p for the whole map."""
    p = np.sqrt((x**2).sum(axis=(2, 3), keepdims=True))
    wide = np.repeat(np.repeat(dy, k, axis=2), k, axis=3)
    dx = np.zeros(x.shape)
    H, W = wide.shape[2:]
    dx[:, :, :H, :W] = x[:, :, :H, :W] / np.where(p == 0, 1, p) * wide
    return dx


def wrong_one_added(x, dy, k):
    """Something was added to the divisor of all windows."""
    p = root(x, k)
    return solved(x, dy * p / (p + 1), k)


def wrong_small_number_added(x, dy, k):
    """Something was added to the divisor of all windows."""
    p = root(x, k)
    return solved(x, dy * p / (p + 1e-3), k)


def wrong_added_under_the_root(x, dy, k):
    """Something was added to the divisor of all windows."""
    p = root(x, k)
    return solved(x, dy * p / np.sqrt(p**2 + 1e-4), k)


def wrong_rest_stops(x, dy, k):
    """3×3 still cannot be split into windows of 2×2"""
    N, C, H, W = x.shape
    windows = x.reshape(N, C, H // k, k, W // k, k)
    p = np.sqrt((windows**2).sum(axis=(3, 5), keepdims=True))
    dx = windows / np.where(p == 0, 1, p) * dy[:, :, :, None, :, None]
    return dx.reshape(x.shape)


def wrong_cut(x, dy, k):
    """rows and columns in no window stay in it, with 0."""
    return solved(x, dy, k)[:, :, : dy.shape[2] * k, : dy.shape[3] * k]


def wrong_zeros_in_front(x, dy, k):
    """belong at the bottom and at the right."""
    H, W = dy.shape[2] * k, dy.shape[3] * k
    part = solved(x, dy, k)[:, :, :H, :W]
    over = x.shape[2] - H, x.shape[3] - W
    return np.pad(part, ((0, 0), (0, 0), (over[0], 0), (over[1], 0)))


def wrong_zeros(x, dy, k):
    """Every value is 0"""
    return np.zeros(x.shape)


def wrong_shape_of_x_at_once(x, dy, k):
    """The slopes of the covered part are fewer numbers than x has"""
    H, W = dy.shape[2] * k, dy.shape[3] * k
    return solved(x, dy, k)[:, :, :H, :W].reshape(x.shape)


def wrong_divisor_at_least_one(x, dy, k):
    """p is 0.5 in the first window, and you divided by 1."""
    p = np.repeat(np.repeat(root(x, k), k, axis=2), k, axis=3)
    dx = solved(x, dy, k)
    dx[:, :, : p.shape[2], : p.shape[3]] *= np.minimum(p, 1)
    return dx


def wrong_sign_lost_below_one(x, dy, k):
    """−0.5 gets a negative slope"""
    dx = solved(x, dy, k)
    return np.where((x < 0) & (x > -1), np.abs(dx), dx)


def wrong_one_p_for_all_maps(x, dy, k):
    """p was taken over all samples and channels at once."""
    dx = np.zeros(x.shape)
    for h, v in np.ndindex(dy.shape[2:]):
        window = x[:, :, k * h : k * h + k, k * v : k * v + k]
        p = np.linalg.norm(window)
        if p > 0:
            sent = window / p * dy[:, :, h, v][:, :, None, None]
            dx[:, :, k * h : k * h + k, k * v : k * v + k] = sent
    return dx


def wrong_dy_without_axes(x, dy, k):
    """dy at one window has the shape (N, C)"""
    dx = np.zeros(x.shape)
    for h, v in np.ndindex(dy.shape[2:]):
        window = x[:, :, k * h : k * h + k, k * v : k * v + k]
        p = np.linalg.norm(window)
        if p > 0:
            sent = dy[:, :, h, v] * window / p
            dx[:, :, k * h : k * h + k, k * v : k * v + k] = sent
    return dx


def root(x, k):
    N, C, H, W = x.shape
    H, W = H // k, W // k
    windows = x[:, :, : H * k, : W * k].reshape(N, C, H, k, W, k)
    return np.sqrt((windows**2).sum(axis=(3, 5)))


def empty_windows(x, dy, k):
    full = np.zeros(x.shape)
    wide = np.repeat(np.repeat(dy * (root(x, k) == 0), k, axis=2), k, axis=3)
    full[:, :, : wide.shape[2], : wide.shape[3]] = wide
    return full


def solved(x, dy, k):
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        rows, cols = slice(k * h, k * h + k), slice(k * v, k * v + k)
        window = x[n, c, rows, cols]
        p = np.linalg.norm(window)
        if p > 0:
            dx[n, c, rows, cols] = window / p * dy[n, c, h, v]
    return dx


def _by_windows(x, dy, k, slopes):
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        rows, columns = slice(k * h, k * h + k), slice(k * v, k * v + k)
        dx[n, c, rows, columns] = slopes(x[n, c, rows, columns], dy[n, c, h, v])
    return dx


def wrong_root_of_the_mean(x, dy, k):
    """p is the root of the sum of the squares, not of their mean"""
    return _by_windows(x, dy, k, lambda a, d: a / (np.mean(a**2) ** 0.5 or 1) * d)


def wrong_half_of_it(x, dy, k):
    """It is half of what it should be"""
    return _by_windows(x, dy, k, lambda a, d: a / (2 * np.linalg.norm(a) or 1) * d)


def wrong_a_little_under_the_root(x, dy, k):
    """The numbers are tiny here, but no zeros"""
    return _by_windows(x, dy, k, lambda a, d: a / np.sqrt(np.sum(a**2) + 1e-8) * d)


def wrong_tiny_is_zero(x, dy, k):
    """The numbers are tiny here, but no zeros"""

    def slopes(a, d):
        return a / np.linalg.norm(a) * d if np.sum(a**2) > 1e-6 else 0 * a

    return _by_windows(x, dy, k, slopes)
