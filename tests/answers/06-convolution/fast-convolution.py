"""Answers to exercise 6.4, convolution as a matrix product."""

import numpy as np


def right_matrix_product(x, w, b):
    (N, C, _, _), (F, _, k, _) = x.shape, w.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    H, W = windows.shape[2:4]
    rows = windows.transpose(0, 2, 3, 1, 4, 5).reshape(N * H * W, C * k * k)
    z = rows @ w.reshape(F, C * k * k).T + b
    return z.reshape(N, H, W, F).transpose(0, 3, 1, 2)


def right_columns(x, w, b):
    (N, C, _, _), (F, _, k, _) = x.shape, w.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    H, W = windows.shape[2:4]
    columns = windows.transpose(1, 4, 5, 0, 2, 3).reshape(C * k * k, N * H * W)
    z = w.reshape(F, -1) @ columns + b[:, None]
    return z.reshape(F, N, H, W).swapaxes(0, 1)


def right_tensordot(x, w, b):
    k = w.shape[2]
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    z = np.tensordot(windows, w, axes=((1, 4, 5), (1, 2, 3)))
    return np.moveaxis(z + b, 3, 1)


def wrong_no_bias(x, w, b):
    """The biases are missing."""
    return solved(x, w, 0 * b)


def wrong_bias_order(x, w, b):
    """The biases stand at the wrong filters."""
    return solved(x, w, b[::-1])


def wrong_bias_sum(x, w, b):
    """Each number got the sum of all biases."""
    return solved(x, w, 0 * b) + b.sum()


def wrong_bias_for_each_weight(x, w, b):
    """The bias was added once for each weight."""
    return solved(x, w, b * w[0].size)


def wrong_sigma(x, w, b):
    """Here the sums z are wanted."""
    return 1 / (1 + np.exp(-solved(x, w, b)))


def wrong_turned(x, w, b):
    """The filters are turned by 180°."""
    return solved(x, w[:, :, ::-1, ::-1], b)


def wrong_filters_transposed(x, w, b):
    """Rows and columns of the filters are swapped."""
    return solved(x, w.swapaxes(2, 3), b)


def wrong_filters_last(x, w, b):
    """The filters are the last axis of your result."""
    return solved(x, w, b).transpose(0, 2, 3, 1)


def wrong_reshape_only(x, w, b):
    """reshape put them in the wrong order"""
    z = solved(x, w, b)
    return z.transpose(0, 2, 3, 1).reshape(z.shape)


def wrong_matrix(x, w, b):
    """Your result is the product itself, a matrix."""
    return solved(x, w, b).transpose(0, 2, 3, 1).reshape(-1, len(w))


def wrong_first_filter(x, w, b):
    """Only the first filter was used."""
    return solved(x, w[:1], b[:1])


def wrong_not_transposed(x, w, b):
    """The two matrices do not fit"""
    C, (F, _, k, _) = x.shape[1], w.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    rows = windows.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C * k * k)
    return rows @ w.reshape(F, C * k * k) + b


def wrong_not_transposed_dot(x, w, b):
    """so one of them must be transposed"""
    return rows_of(x, w).dot(w.reshape(len(w), -1)) + b


def wrong_filters_on_the_left(x, w, b):
    """must be transposed when they stand on the right"""
    return w.reshape(len(w), -1) @ rows_of(x, w) + b


def wrong_bias_behind(x, w, b):
    """add it while the filters are the last axis"""
    return solved(x, w, 0 * b) + b


def wrong_bias_is_no_column(x, w, b):
    """b must be a column"""
    return w.reshape(len(w), -1) @ rows_of(x, w).T + b


def wrong_no_axis(x, w, b):
    """must know that the windows lie in rows and columns"""
    return np.lib.stride_tricks.sliding_window_view(x, w.shape[2:])


def wrong_filters_first(x, w, b):
    """Your product has the filters first"""
    z = solved(x, w, b)
    return z.swapaxes(0, 1).reshape(z.shape)


def wrong_first_channel(x, w, b):
    """Only the first channel was used."""
    return solved(x[:, :1], w[:, :1], b)


def wrong_mean_of_channels(x, w, b):
    """You took the mean over the channels."""
    return solved(x, w / x.shape[1], b)


def wrong_channel_order(x, w, b):
    """The channels are in the wrong order"""
    return solved(x[:, ::-1], w, b)


def wrong_first_sample_for_all(x, w, b):
    """Each sample got the maps of the first one."""
    z = solved(x, w, b)
    return np.repeat(z[:1], len(z), axis=0)


def wrong_first_sample(x, w, b):
    """Only the first sample was used."""
    return solved(x[:1], w, b)


def wrong_bias_for_each_channel(x, w, b):
    """Each map got the bias once for each channel."""
    return solved(x, w, x.shape[1] * b)


def wrong_orders_differ(x, w, b):
    """have their numbers in different orders"""
    (N, C, _, _), (F, _, k, _) = x.shape, w.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    H, W = windows.shape[2:4]
    rows = windows.transpose(0, 2, 3, 4, 5, 1).reshape(-1, C * k * k)
    z = rows @ w.reshape(F, C * k * k).T + b
    return z.reshape(N, H, W, F).transpose(0, 3, 1, 2)


def wrong_windows_as_they_were(x, w, b):
    """The six axes of the windows went into reshape as they were"""
    (N, C, _, _), (F, _, k, _) = x.shape, w.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    H, W = windows.shape[2:4]
    z = windows.reshape(-1, C * k * k) @ w.reshape(F, C * k * k).T + b
    return z.reshape(N, H, W, F).transpose(0, 3, 1, 2)


def wrong_filters_reshaped(x, w, b):
    """is not the transpose of w.reshape"""
    (N, C, _, _), (F, _, k, _) = x.shape, w.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    H, W = windows.shape[2:4]
    rows = windows.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C * k * k)
    z = rows @ w.reshape(C * k * k, F) + b
    return z.reshape(N, H, W, F).transpose(0, 3, 1, 2)


def wrong_samples_and_filters_swapped(x, w, b):
    """Samples and filters are swapped in the result."""
    z = solved(x, w, b)
    return z.swapaxes(0, 1) if len(x) > 1 else z


def wrong_maps_transposed(x, w, b):
    """Rows and columns of the maps are swapped."""
    z = solved(x, w, b)
    return z.swapaxes(2, 3) if len(x) > 1 else z


def wrong_noise(x, w, b):
    """it depends on chance"""
    z = solved(x, w, b)
    return z + np.random.default_rng().normal(size=z.shape)


def rows_of(x, w):
    C, k = w.shape[1:3]
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    return windows.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C * k * k)


def solved(x, w, b):
    (N, C, _, _), (F, _, k, _) = x.shape, w.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    H, W = windows.shape[2:4]
    rows = windows.transpose(0, 2, 3, 1, 4, 5).reshape(N * H * W, C * k * k)
    z = rows @ w.reshape(F, C * k * k).T + b
    return z.reshape(N, H, W, F).transpose(0, 3, 1, 2)


def right_shift(x, w, b):
    k = w.shape[2]
    H, W = (x.shape[2] - k + 1, x.shape[3] - k + 1)
    z = np.zeros((len(x), len(w), H, W)) + b[:, None, None]
    for i in range(k):
        for j in range(k):
            z += np.tensordot(
                x[:, :, i : i + H, j : j + W], w[:, :, i, j], axes=(1, 1)
            ).transpose(0, 3, 1, 2)
    return z
