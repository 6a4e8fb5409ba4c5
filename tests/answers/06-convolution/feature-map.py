"""Answers to exercise 6.2, a feature map by loops."""

import numpy as np


def right_loops(image, w, b, stride=1, padding=0):
    return sigma(sums(np.pad(image, padding), w, stride) + b)


def right_every_product(image, w, b, stride=1, padding=0):
    (H, W), (kh, kw) = image.shape, w.shape
    large = np.zeros((H + 2 * padding, W + 2 * padding))
    large[padding : padding + H, padding : padding + W] = image
    size = (len(large) - kh) // stride + 1, (large.shape[1] - kw) // stride + 1
    z = np.full(size, float(b))
    for i, j in np.ndindex(size):
        for l, m in np.ndindex(kh, kw):  # noqa: E741
            z[i, j] += w[l, m] * large[stride * i + l, stride * j + m]
    return 1 / (1 + np.exp(-z))


def right_windows(image, w, b, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), w.shape)
    z = (windows[::stride, ::stride] * w).sum(axis=(2, 3)) + b
    return 1 / (1 + np.exp(-z))


def wrong_no_sigma(image, w, b, stride=1, padding=0):
    """The output of a unit is σ(z)."""
    return sums(np.pad(image, padding), w, stride) + b


def wrong_turned(image, w, b, stride=1, padding=0):
    """The filter is turned by 180°."""
    return solved(image, w[::-1, ::-1], b, stride, padding)


def wrong_rows_backwards(image, w, b, stride=1, padding=0):
    """The filter's rows run backwards."""
    return solved(image, w[::-1], b, stride, padding)


def wrong_columns_backwards(image, w, b, stride=1, padding=0):
    """The filter's columns run backwards."""
    return solved(image, w[:, ::-1], b, stride, padding)


def wrong_filter_transposed(image, w, b, stride=1, padding=0):
    """Rows and columns of the filter are swapped."""
    return solved(image, w.T, b, stride, padding)


def wrong_map_transposed(image, w, b, stride=1, padding=0):
    """Rows and columns of the map are swapped."""
    return solved(image, w, b, stride, padding).T


def wrong_bias_for_each_weight(image, w, b, stride=1, padding=0):
    """The bias was added once for each weight."""
    return solved(image, w, b * w.size, stride, padding)


def wrong_no_bias(image, w, b, stride=1, padding=0):
    """The bias is missing."""
    return solved(image, w, 0, stride, padding)


def wrong_bias_outside(image, w, b, stride=1, padding=0):
    """The bias belongs inside"""
    return solved(image, w, 0, stride, padding) + b


def wrong_bias_sign(image, w, b, stride=1, padding=0):
    """The bias was subtracted."""
    return solved(image, w, -b, stride, padding)


def wrong_mean(image, w, b, stride=1, padding=0):
    """You took the mean of the products."""
    return solved(image, w / w.size, b, stride, padding)


def wrong_sum_times_sum(image, w, b, stride=1, padding=0):
    """You multiplied the sum of the window by the sum of the filter."""
    return solved(image, np.full(w.shape, w.sum()), b, stride, padding)


def wrong_tanh(image, w, b, stride=1, padding=0):
    """That is tanh, not σ."""
    return np.tanh(sums(np.pad(image, padding), w, stride) + b)


def wrong_sign_in_sigma(image, w, b, stride=1, padding=0):
    """The sign in σ is wrong"""
    return sigma(-sums(np.pad(image, padding), w, stride) - b)


def wrong_one_too_few(image, w, b, stride=1, padding=0):
    """The last row and the last column of the map are missing."""
    return solved(image, w, b, stride, padding)[:-1, :-1]


def wrong_stick_out(image, w, b, stride=1, padding=0):
    """some windows stick out of the image"""
    image, (kh, kw) = np.pad(image, padding), w.shape
    z = np.empty(image.shape)
    for i, j in np.ndindex(image.shape):
        z[i, j] = b + np.sum(w * image[i : i + kh, j : j + kw])
    return sigma(z)


def wrong_index_too_large(image, w, b, stride=1, padding=0):
    """An index is too large"""
    image = np.pad(image, padding)
    z = np.full(image.shape, float(b))
    for i, j in np.ndindex(image.shape):
        for l, m in np.ndindex(w.shape):  # noqa: E741
            z[i, j] += w[l, m] * image[i + l, j + m]
    return sigma(z)


def wrong_always_first_window(image, w, b, stride=1, padding=0):
    """All units are equal to the first."""
    y = solved(image, w, b, stride, padding)
    return np.full(y.shape, y[0, 0])


def wrong_one_row(image, w, b, stride=1, padding=0):
    """in one long row"""
    return solved(image, w, b, stride, padding).ravel()


def wrong_no_padding(image, w, b, stride=1, padding=0):
    """The padding has no effect"""
    return solved(image, w, b, stride)


def wrong_padding_at_the_end(image, w, b, stride=1, padding=0):
    """All zeros stand below and to the right."""
    return sigma(sums(np.pad(image, (0, 2 * padding)), w, stride) + b)


def wrong_padding_at_the_front(image, w, b, stride=1, padding=0):
    """All zeros stand above and to the left."""
    return sigma(sums(np.pad(image, (2 * padding, 0)), w, stride) + b)


def wrong_padding_two_sides(image, w, b, stride=1, padding=0):
    """There are zeros on two sides only, below and to the right."""
    return sigma(sums(np.pad(image, (0, padding)), w, stride) + b)


def wrong_rows_padded(image, w, b, stride=1, padding=0):
    """Rows were padded and columns not."""
    large = np.pad(image, ((padding, padding), (0, 0)))
    return sigma(sums(large, w, stride) + b)


def wrong_columns_padded(image, w, b, stride=1, padding=0):
    """Columns were padded and rows not."""
    large = np.pad(image, ((0, 0), (padding, padding)))
    return sigma(sums(large, w, stride) + b)


def wrong_edge_repeated(image, w, b, stride=1, padding=0):
    """The padding repeats the pixels at the edge."""
    return sigma(sums(np.pad(image, padding, mode="edge"), w, stride) + b)


def wrong_padded_map(image, w, b, stride=1, padding=0):
    """You padded the map."""
    return np.pad(solved(image, w, b, stride), padding)


def wrong_no_stride(image, w, b, stride=1, padding=0):
    """The stride has no effect"""
    return solved(image, w, b, 1, padding)


def wrong_stride_in_size_only(image, w, b, stride=1, padding=0):
    """but the windows still move by 1"""
    rows, columns = solved(image, w, b, stride, padding).shape
    return solved(image, w, b, 1, padding)[:rows, :columns]


def wrong_stride_of_rows(image, w, b, stride=1, padding=0):
    """Only the rows move by the stride."""
    return solved(image, w, b, 1, padding)[::stride]


def wrong_stride_of_columns(image, w, b, stride=1, padding=0):
    """Only the columns move by the stride."""
    return solved(image, w, b, 1, padding)[:, ::stride]


def wrong_square_filter(image, w, b, stride=1, padding=0):
    """or the filter was taken for square"""
    image, k = np.pad(image, padding), w.shape[0]
    z = solved(image, w, 0, stride)
    for i, j in np.ndindex(z.shape):
        top, left = i * stride, j * stride
        z[i, j] = b + np.sum(w * image[top : top + k, left : left + k])
    return sigma(z)


def wrong_size_before_padding(image, w, b, stride=1, padding=0):
    """The size of the map was counted without the padding"""
    rows, columns = solved(image, w, b, stride).shape
    return solved(image, w, b, stride, padding)[:rows, :columns]


def wrong_padding_counted_twice(image, w, b, stride=1, padding=0):
    """Count the padding once"""
    image, (kh, kw) = np.pad(image, padding), w.shape
    z = np.zeros(
        [n + 2 * padding - k + 1 for n, k in zip(image.shape, w.shape, strict=True)]
    )
    for i, j in np.ndindex(z.shape):
        z[i, j] = b + np.sum(w * image[i : i + kh, j : j + kw])
    return sigma(z)


def wrong_unit_is_pixel(image, w, b, stride=1, padding=0):
    """Units and pixels are counted separately"""
    image, (kh, kw) = np.pad(image, padding), w.shape
    z = np.zeros(
        [(n - k) // stride + 1 for n, k in zip(image.shape, w.shape, strict=True)]
    )
    for i in range(0, image.shape[0] - kh + 1, stride):
        for j in range(0, image.shape[1] - kw + 1, stride):
            z[i, j] = b + np.sum(w * image[i : i + kh, j : j + kw])
    return sigma(z)


def wrong_stride_not_in_size(image, w, b, stride=1, padding=0):
    """With a stride there are only"""
    image, (kh, kw) = np.pad(image, padding), w.shape
    z = np.zeros([n - k + 1 for n, k in zip(image.shape, w.shape, strict=True)])
    for i, j in np.ndindex(z.shape):
        top, left = i * stride, j * stride
        z[i, j] = b + np.sum(w * image[top : top + kh, left : left + kw])
    return sigma(z)


def wrong_zeros(image, w, b, stride=1, padding=0):
    """Every value is 0"""
    return np.zeros(solved(image, w, b, stride, padding).shape)


def sums(image, w, stride):
    kh, kw = w.shape
    rows = (image.shape[0] - kh) // stride + 1
    columns = (image.shape[1] - kw) // stride + 1
    z = np.empty((rows, columns))
    for i, j in np.ndindex(rows, columns):
        top, left = i * stride, j * stride
        z[i, j] = np.sum(w * image[top : top + kh, left : left + kw])
    return z


def sigma(z):
    return 1 / (1 + np.exp(-z))


def solved(image, w, b, stride=1, padding=0):
    return sigma(sums(np.pad(image, padding), w, stride) + b)


def wrong_no_sum(image, w, b, stride=1, padding=0):
    """Or is `np.sum` missing?"""
    image, (kh, kw) = np.pad(image, padding), w.shape
    z = np.zeros(solved(image, w, b, stride).shape)
    for i, j in np.ndindex(z.shape):
        top, left = i * stride, j * stride
        z[i, j] = image[top : top + kh, left : left + kw] * w + b
    return sigma(z)


def wrong_sigmoid_of_nnkit(image, w, b, stride, padding):
    """Here the task is to write it yourself"""
    import nnkit

    image = np.pad(image, padding)
    windows = np.lib.stride_tricks.sliding_window_view(image, w.shape)
    z = np.einsum("hvij,ij->hv", windows[::stride, ::stride], w) + b
    return nnkit.sigmoid(z)
