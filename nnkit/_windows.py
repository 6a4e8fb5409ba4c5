"""The one fast path of the convolution: windows, columns, matrix products.

Arrays in here have the axes (C, H, W, N), samples last. Copying a window then means
copying runs of N numbers (with stride 1 even of W·N) that lie side by side in memory,
and the products below yield the output in the same layout. To a caller all arrays are
(N, C, H, W): `samples_last` and `samples_first` swap the axes and move no number when
they meet an array that a layer of this kind has made.

The plain form of all this, six nested loops, is in `tests/library/twins.py`.
"""

import numpy as np

from nnkit._arguments import whole_number
from nnkit._memory import keep_pages

BLOCK = 2**20  # bytes of columns at a time: few enough to stay in the cache


def pair(name, value, least=1):
    """(height, width) from one whole number or two."""
    two = value if isinstance(value, tuple | list) else (value, value)
    if len(two) != 2:
        raise ValueError(f"{name} (={value!r}) must be one whole number or two")
    return tuple(whole_number(name, v, least) for v in two)


def output_size(shape, kernel, stride, padding, dilation=(1, 1)):
    """(height, width) of the output for an input of `shape` (N, C, H, W).

    The window covers d(k − 1) + 1 numbers and moves by s over H + 2p of them:
    ⌊(H + 2p − d(k − 1) − 1)/s⌋ + 1 places.

    Examples
    --------
    >>> output_size((1, 1, 28, 28), (5, 5), (1, 1), (0, 0))
    (24, 24)
    """
    sizes = []
    for size, k, s, p, d in zip(
        shape[2:], kernel, stride, padding, dilation, strict=True
    ):
        room = size + 2 * p - d * (k - 1) - 1
        if room < 0:
            raise ValueError(
                f"x (shape {shape}) is too small: the output would have the size "
                f"⌊({size} + 2·{p} − {d}·({k} − 1) − 1)/{s}⌋ + 1 = {room // s + 1}; "
                "it must be at least 1"
            )
        sizes.append(room // s + 1)
    return tuple(sizes)


def samples_last(x, padding=(0, 0)):
    """Copy of x (N, C, H, W) as (C, H, W, N), with a border of zeros."""
    (N, C, H, W), (ph, pw) = x.shape, padding
    make = np.zeros if ph or pw else np.empty
    copy = make((C, H + 2 * ph, W + 2 * pw, N), x.dtype)
    copy[:, ph : ph + H, pw : pw + W] = x.transpose(1, 2, 3, 0)
    return copy


def samples_first(x):
    """View of x (C, H, W, N) as (N, C, H, W)."""
    return x.transpose(3, 0, 1, 2)


def windows(x, kernel, stride, dilation):
    """View of x (C, H, W, N) as (C, kh, kw, H_out, W_out, N): no number is copied.

    Element [c, i, j, h, w, n] is x[c, s·h + d·i, s·w + d·j, n].
    """
    C, H, W, N = x.shape
    c, h, w, n = x.strides
    (sh, sw), (dh, dw) = stride, dilation
    size = output_size((N, C, H, W), kernel, stride, (0, 0), dilation)
    strides = (c, dh * h, dw * w, sh * h, sw * w, n)
    return np.ndarray((C, *kernel, *size, N), x.dtype, buffer=x, strides=strides)


def row_blocks(view):
    """Pairs (top, bottom) of output rows, their columns about BLOCK bytes each."""
    height = view.shape[3]
    step = max(1, BLOCK * height // max(1, view.size * view.itemsize))
    return [(top, min(top + step, height)) for top in range(0, height, step)]


def correlate(x, weight, stride, dilation, groups):
    """Slide the filters over x (C, H, W, N); returns (out, H_out, W_out, N).

    Each window becomes a column of numbers, each filter a row; a matrix product
    of the two is every filter at every place. All columns at once would take kh·kw
    times the memory of x, so they are made for a few rows of the output at a time.
    """
    keep_pages()
    view = windows(x, weight.shape[2:], stride, dilation)
    H, W, N = view.shape[3:]
    w = weight.reshape(groups, len(weight) // groups, -1)  # (G, out/G, K)
    y = np.empty((*w.shape[:2], H * W * N), x.dtype)  # (G, out/G, positions)
    for top, bottom in row_blocks(view):
        columns = view[:, :, :, top:bottom].reshape(groups, w.shape[2], -1)
        np.matmul(w, columns, out=y[:, :, top * W * N : bottom * W * N])
    return y.reshape(len(weight), H, W, N)


def correlate_backward(x, weight, dy, stride, dilation, groups, want_dx):
    """Gradients (dx, dweight) for dy (out, H_out, W_out, N); dx None if not wanted.

    With columns X and filters w, y = w X is a matrix product, so as in `Linear`
    dw = dy Xᵀ and dX = wᵀ dy; then each number of dX is added to the place of x
    that it was copied from.
    """
    view = windows(x, weight.shape[2:], stride, dilation)
    C, kh, kw, H, W, N = view.shape
    (sh, sw), (dh, dw) = stride, dilation
    w = weight.reshape(groups, len(weight) // groups, -1)  # (G, out/G, K)
    dy = dy.reshape(*w.shape[:2], H * W * N)  # (G, out/G, positions)
    dweight = np.zeros_like(w)
    dx = np.zeros_like(x) if want_dx else None
    for top, bottom in row_blocks(view):
        columns = view[:, :, :, top:bottom].reshape(groups, w.shape[2], -1)
        part = dy[:, :, top * W * N : bottom * W * N]
        dweight += part @ columns.swapaxes(1, 2)
        if not want_dx:
            continue
        dcolumns = times(w.swapaxes(1, 2), part)  # (G, K, positions)
        dcolumns = dcolumns.reshape(C, kh, kw, bottom - top, W, N)
        for i in range(kh):
            rows = slice(sh * top + dh * i, sh * (bottom - 1) + dh * i + 1, sh)
            for j in range(kw):
                cols = slice(dw * j, dw * j + sw * (W - 1) + 1, sw)
                dx[:, rows, cols] += dcolumns[:, i, j]
    return dx, dweight.reshape(weight.shape)


def times(a, b):
    """a @ b; of a column and a row, NumPy's `*` is five times as fast as its `@`."""
    return a * b if a.shape[-1] == 1 else a @ b
