"""Slow, plain forms of the image layers: one number at a time, nothing clever."""

import itertools

import numpy as np


def places(shape):
    return itertools.product(*(range(n) for n in shape))


def output_size(size, k, s, p, d):
    """How often the window fits, counted by moving it."""
    count, start = 0, 0
    while start + d * (k - 1) < size + 2 * p:
        count, start = count + 1, start + s
    return count


def bordered(x, padding, value=0.0):
    (ph, pw), (N, C, H, W) = padding, x.shape
    big = np.full((N, C, H + 2 * ph, W + 2 * pw), value, x.dtype)
    for n, c, h, w in places(x.shape):
        big[n, c, h + ph, w + pw] = x[n, c, h, w]
    return big


def without_border(x, padding):
    (ph, pw), (_, _, H, W) = padding, x.shape
    return x[:, :, ph : H - ph, pw : W - pw]


def conv2d(x, weight, bias, stride, padding, dilation, groups):
    """Forward: the equation of Conv2d."""
    x = bordered(x, padding)
    y = np.zeros(conv2d_shape(x, weight, stride, dilation), x.dtype)
    for n, o, h, w in places(y.shape):
        y[n, o, h, w] = bias[o]
    for out, source, tap in conv2d_products(y, weight, stride, dilation, groups):
        y[out] += weight[tap] * x[source]
    return y


def conv2d_backward(x, weight, dy, stride, padding, dilation, groups):
    """(dx, dweight, dbias): each product of the forward pass pays both its factors."""
    x = bordered(x, padding)
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    dbias = np.zeros_like(weight[:, 0, 0, 0])
    for out, source, tap in conv2d_products(dy, weight, stride, dilation, groups):
        dx[source] += dy[out] * weight[tap]
        dweight[tap] += dy[out] * x[source]
    for n, o, h, w in places(dy.shape):
        dbias[o] += dy[n, o, h, w]
    return without_border(dx, padding), dweight, dbias


def conv2d_shape(x, weight, stride, dilation):
    sizes = zip(x.shape[2:], weight.shape[2:], stride, dilation, strict=True)
    return (len(x), len(weight), *(output_size(n, k, s, 0, d) for n, k, s, d in sizes))


def conv2d_products(y, weight, stride, dilation, groups):
    """Places (in y, in x with its border, in weight) of all products."""
    (sh, sw), (dh, dw), (filters, channels) = stride, dilation, weight.shape[:2]
    for n, o, h, w in places(y.shape):
        first = o // (filters // groups) * channels  # first input channel of o's group
        for c, i, j in places(weight.shape[1:]):
            yield (
                (n, o, h, w),
                (n, first + c, sh * h + dh * i, sw * w + dw * j),
                (
                    o,
                    c,
                    i,
                    j,
                ),
            )


def pool2d(x, kernel, stride, padding, of_window, border=0.0):
    """`of_window` of the numbers of each window, in reading order."""
    x = bordered(x, padding, border)
    return np.array(
        [
            [
                [[of_window(numbers) for numbers in row] for row in rows]
                for rows in channels
            ]
            for channels in window_numbers(x, kernel, stride)
        ],
        x.dtype,
    )


def window_numbers(x, kernel, stride):
    """Nested lists [n][c][h][w] of the numbers of each window."""
    (kh, kw), (sh, sw), (N, C, H, W) = kernel, stride, x.shape
    return [
        [
            [
                [
                    [x[n, c, h + i, w + j] for i in range(kh) for j in range(kw)]
                    for w in range(0, W - kw + 1, sw)
                ]
                for h in range(0, H - kh + 1, sh)
            ]
            for c in range(C)
        ]
        for n in range(N)
    ]


def pool2d_backward(x, dy, kernel, stride, padding, slopes, border=0.0):
    """`slopes(numbers)`: the derivative of the window's y for each of its numbers."""
    x = bordered(x, padding, border)
    (_, kw), (sh, sw) = kernel, stride
    windows = window_numbers(x, kernel, stride)
    dx = np.zeros_like(x)
    for n, c, h, w in places(dy.shape):
        slope = slopes(windows[n][c][h][w])
        for i, j in places(kernel):
            dx[n, c, sh * h + i, sw * w + j] += dy[n, c, h, w] * slope[i * kw + j]
    return without_border(dx, padding)
