"""Answers to exercise 6.6, max pooling."""

import numpy as np


def right_reshape(x, k):
    N, C, H, W = x.shape
    covered = x[:, :, : H // k * k, : W // k * k]
    return covered.reshape(N, C, H // k, k, W // k, k).max(axis=(3, 5))


def right_all_loops(x, k):
    N, C, H, W = x.shape
    y = np.full((N, C, H // k, W // k), -np.inf)
    for n, c, h, v in np.ndindex(y.shape):
        for i in range(k):
            for j in range(k):
                y[n, c, h, v] = max(y[n, c, h, v], x[n, c, k * h + i, k * v + j])
    return y


def right_slices(x, k):
    H, W = x.shape[2] // k * k, x.shape[3] // k * k
    parts = [x[:, :, i:H:k, j:W:k] for i in range(k) for j in range(k)]
    return np.max(parts, axis=0)


def wrong_search_from_zero(x, k):
    """Do not begin the search with 0."""
    N, C, H, W = x.shape
    y = np.zeros((N, C, H // k, W // k))
    for n, c, h, v in np.ndindex(y.shape):
        for i in range(k):
            for j in range(k):
                y[n, c, h, v] = max(y[n, c, h, v], x[n, c, k * h + i, k * v + j])
    return y


def wrong_absolute(x, k):
    """You took the largest absolute value."""
    return solved(np.abs(x), k)


def wrong_largest_size(x, k):
    """That is the number of largest size with its sign."""
    top, low = solved(x, k), -solved(-x, k)
    return np.where(top > -low, top, low)


def wrong_smallest(x, k):
    """You took the smallest number of each window."""
    return -solved(-x, k)


def wrong_average(x, k):
    """That is average pooling."""
    return windows(x, k).mean(axis=(3, 5))


def wrong_sum(x, k):
    """That is the sum of each window."""
    return windows(x, k).sum(axis=(3, 5))


def wrong_l2(x, k):
    """That is L2 pooling."""
    return np.sqrt((windows(x, k) ** 2).sum(axis=(3, 5)))


def wrong_upper_left(x, k):
    """That is the number at the upper left of each window"""
    H, W = x.shape[2] // k * k, x.shape[3] // k * k
    return x[:, :, :H:k, :W:k]


def wrong_overlap(x, k):
    """The windows overlap: they must move by k each time"""
    N, C, H, W = x.shape
    y = np.empty((N, C, H - k + 1, W - k + 1))
    for h in range(H - k + 1):
        for v in range(W - k + 1):
            y[:, :, h, v] = x[:, :, h : h + k, v : v + k].max(axis=(2, 3))
    return y


def wrong_one_row(x, k):
    """each is only one row high"""
    N, C, H, W = x.shape
    y = np.empty((N, C, H // k, W // k))
    for h in range(H // k):
        for v in range(W // k):
            y[:, :, h, v] = x[:, :, k * h, k * v : k * v + k].max(axis=2)
    return y


def wrong_whole_map(x, k):
    """That is the largest number of the whole map."""
    N, C, H, W = x.shape
    top = x.max(axis=(2, 3), keepdims=True)
    return np.broadcast_to(top, (N, C, H // k, W // k))


def wrong_split_order(x, k):
    """The numbers of a window lie apart in the map"""
    N, C, H, W = x.shape
    covered = x[:, :, : H // k * k, : W // k * k]
    return covered.reshape(N, C, k, H // k, k, W // k).max(axis=(2, 4))


def wrong_cut_rows(x, k):
    """You cut the rows one after the other into pieces of four."""
    N, C, H, W = x.shape
    covered = x[:, :, : H // k * k, : W // k * k]
    return covered.reshape(N, C, H // k, W // k, k * k).max(axis=4)


def wrong_swapped(x, k):
    """Rows and columns are swapped in the result."""
    return solved(x, k).swapaxes(2, 3)


def wrong_squeezed(x, k):
    """Axes of length 1 are missing"""
    return np.squeeze(solved(x, k))


def wrong_rounded_up(x, k):
    """Rows and columns that fill no window must be left out"""
    N, C, H, W = x.shape
    y = np.empty((N, C, -(-H // k), -(-W // k)))
    for h in range(y.shape[2]):
        for v in range(y.shape[3]):
            window = x[:, :, k * h : k * h + k, k * v : k * v + k]
            y[:, :, h, v] = window.max(axis=(2, 3))
    return y


def wrong_rest_at_the_front(x, k):
    """You left out the first row and column."""
    return solved(x[:, :, x.shape[2] % k :, x.shape[3] % k :], k)


def wrong_rest_stops(x, k):
    """5 and 7 cannot be split into windows of 2"""
    N, C, H, W = x.shape
    return x.reshape(N, C, H // k, k, W // k, k).max(axis=(3, 5))


def wrong_over_channels(x, k):
    """You took the largest over all channels."""
    y = solved(x, k)
    return np.broadcast_to(y.max(axis=1, keepdims=True), y.shape)


def wrong_channels_gone(x, k):
    """The channels are gone"""
    y = solved(x, k)
    return y.max(axis=1) if y.shape[1] > 1 else y


def wrong_over_samples(x, k):
    """You took the largest over all samples."""
    y = solved(x, k)
    return np.broadcast_to(y.max(axis=0), y.shape)


def wrong_over_all_maps(x, k):
    """You took the largest over all samples and channels at once."""
    y = np.empty((*x.shape[:2], x.shape[2] // k, x.shape[3] // k))
    for h in range(y.shape[2]):
        for v in range(y.shape[3]):
            y[:, :, h, v] = x[:, :, k * h : k * h + k, k * v : k * v + k].max()
    return y


def wrong_first_channel(x, k):
    """Only the first channel was pooled; the others are all zero."""
    y = np.zeros_like(solved(x, k))
    y[:, 0] = solved(x, k)[:, 0]
    return y


def wrong_one_channel_out(x, k):
    """Only the first channel was pooled."""
    return solved(x, k)[:, :1]


def wrong_first_sample(x, k):
    """Only the first sample was pooled; the other is all zero."""
    y = np.zeros_like(solved(x, k))
    y[0] = solved(x, k)[0]
    return y


def wrong_always_two(x, k):
    """The windows are 2×2 whatever k is."""
    return solved(x, 2)


def wrong_moves_by_two(x, k):
    """The windows are k×k, but they still move by 2."""
    N, C, H, W = x.shape
    y = np.empty((N, C, (H - k) // 2 + 1, (W - k) // 2 + 1))
    for h in range(y.shape[2]):
        for v in range(y.shape[3]):
            window = x[:, :, 2 * h : 2 * h + k, 2 * v : 2 * v + k]
            y[:, :, h, v] = window.max(axis=(2, 3))
    return y


def wrong_still_two_wide(x, k):
    """The windows move by k, but they are still 2×2."""
    N, C, H, W = x.shape
    y = np.empty((N, C, H // k, W // k))
    for h in range(y.shape[2]):
        for v in range(y.shape[3]):
            window = x[:, :, k * h : k * h + 2, k * v : k * v + 2]
            y[:, :, h, v] = window.max(axis=(2, 3))
    return y


def wrong_too_many_windows(x, k):
    """A window is empty, so it has no largest number"""
    N, C, H, W = x.shape
    y = np.full((N, C, H // k, W // k), -np.inf)
    for n, c, h, v in np.ndindex(N, C, H, W):
        y[n, c, h, v] = x[n, c, k * h : k * h + k, k * v : k * v + k].max()
    return y


def wrong_zeros(x, k):
    """Every value is 0"""
    return np.zeros((*x.shape[:2], x.shape[2] // k, x.shape[3] // k))


def wrong_part_of_window(x, k):
    """a row and a column fill no window"""
    y = np.zeros((*x.shape[:2], x.shape[2] // k, x.shape[3] // k))
    for h in range(0, x.shape[2], k):
        for v in range(0, x.shape[3], k):
            y[:, :, h // k, v // k] = x[:, :, h : h + k, v : v + k].max(axis=(2, 3))
    return y


def wrong_first_axes(x, k):
    """room for one number of each map"""
    y = np.zeros((*x.shape[:2], x.shape[2] // k, x.shape[3] // k))
    for h, v in np.ndindex(y.shape[2:]):
        y[:, :, h, v] = x[:, :, h * k : h * k + k, v * k : v * k + k].max(axis=(0, 1))
    return y


def wrong_one_axis(x, k):
    """The maximum was taken over one axis of the window only."""
    y = np.zeros((*x.shape[:2], x.shape[2] // k, x.shape[3] // k))
    for h, v in np.ndindex(y.shape[2:]):
        y[:, :, h, v] = x[:, :, h * k : h * k + k, v * k : v * k + k].max(axis=3)
    return y


def wrong_size_with_a_slash(x, k):
    """H // k, not H / k"""
    return np.zeros((*x.shape[:2], x.shape[2] / k, x.shape[3] / k))


def wrong_windows_begin_at_place(x, k):
    """Your windows begin at (h, v)."""
    y = np.zeros((*x.shape[:2], x.shape[2] // k, x.shape[3] // k))
    for h, v in np.ndindex(y.shape[2:]):
        y[:, :, h, v] = x[:, :, h : h + k, v : v + k].max(axis=(2, 3))
    return y


def wrong_slice_ends_too_early(x, k):
    """or its slice ends before it begins"""
    y = np.zeros((*x.shape[:2], x.shape[2] // k, x.shape[3] // k))
    for h, v in np.ndindex(y.shape[2:]):
        y[:, :, h, v] = x[:, :, h * k : h + k, v * k : v + k].max(axis=(2, 3))
    return y


def wrong_slice_too_long(x, k):
    """The windows are one row and one column too large"""
    y = np.zeros((*x.shape[:2], x.shape[2] // k, x.shape[3] // k))
    for h, v in np.ndindex(y.shape[2:]):
        top, left = h * k, v * k
        window = x[:, :, top : top + k + 1, left : left + k + 1]
        y[:, :, h, v] = window.max(axis=(2, 3))
    return y


def wrong_whole_numbers(x, k):
    """The numbers were cut to whole numbers"""
    return solved(x, k).astype(int)


def windows(x, k):
    N, C, H, W = x.shape
    covered = x[:, :, : H // k * k, : W // k * k]
    return covered.reshape(N, C, H // k, k, W // k, k)


def solved(x, k):
    return windows(x, k).max(axis=(3, 5))


def right_view(x, k):
    return np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))[
        :, :, ::k, ::k
    ].max(axis=(-1, -2))
