"""Answers to exercise 6.7, the way back through a convolution."""

import numpy as np


def right_over_the_filter(x, w, dy, stride):
    kh, kw = w.shape[2:]
    H, W = dy.shape[2:]
    dx, dw = np.zeros(x.shape), np.zeros(w.shape)
    for i in range(kh):
        for j in range(kw):
            rows = slice(i, i + stride * (H - 1) + 1, stride)
            cols = slice(j, j + stride * (W - 1) + 1, stride)
            dw[:, :, i, j] = np.einsum("nfhv,nchv->fc", dy, x[:, :, rows, cols])
            dx[:, :, rows, cols] += np.einsum("nfhv,fc->nchv", dy, w[:, :, i, j])
    return dx, dw, np.einsum("nfhv->f", dy)


def right_seven_loops(x, w, dy, stride):
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(len(w))
    N, F, H, W = dy.shape
    _, C, kh, kw = w.shape
    for n, f, h, v in np.ndindex(N, F, H, W):
        db[f] += dy[n, f, h, v]
        for c, i, j in np.ndindex(C, kh, kw):
            row, col = stride * h + i, stride * v + j
            dw[f, c, i, j] += dy[n, f, h, v] * x[n, c, row, col]
            dx[n, c, row, col] += dy[n, f, h, v] * w[f, c, i, j]
    return dx, dw, db


def right_turned_filter(x, w, dy, stride):
    """Pull dy apart by the stride, put a border around it, slide the turned filter."""
    (N, F, H, W), (kh, kw) = dy.shape, w.shape[2:]
    apart = np.zeros((N, F, x.shape[2] + kh - 1, x.shape[3] + kw - 1))
    rows = slice(kh - 1, kh + stride * (H - 1), stride)
    cols = slice(kw - 1, kw + stride * (W - 1), stride)
    apart[:, :, rows, cols] = dy
    view = np.lib.stride_tricks.sliding_window_view(apart, (kh, kw), axis=(2, 3))
    dx = np.einsum("nfhvij,fcij->nchv", view, w[:, :, ::-1, ::-1])
    view = np.lib.stride_tricks.sliding_window_view(x, (kh, kw), axis=(2, 3))
    view = view[:, :, ::stride, ::stride][:, :, :H, :W]
    return dx, np.einsum("nfhv,nchvij->fcij", dy, view), dy.sum(axis=(0, 2, 3))


def wrong_turned(x, w, dy, stride):
    """turned once too often"""
    dx, dw, db = solved(x, w, dy, stride)
    return solved(x, w[:, :, ::-1, ::-1], dy, stride)[0], dw, db


def wrong_transposed(x, w, dy, stride):
    """rows and columns of the filter are swapped: turned by 180° is not transposed."""
    dx, dw, db = solved(x, w, dy, stride)
    return solved(x, w.swapaxes(2, 3), dy, stride)[0], dw, db


def wrong_overwritten(x, w, dy, stride):
    """a later window overwrites what an earlier one sent."""
    _, dw, db = solved(x, w, dy, stride)
    kh, kw = w.shape[2:]
    dx = np.zeros(x.shape)
    for h, v in np.ndindex(dy.shape[2:]):
        r, c = stride * h, stride * v
        dx[:, :, r : r + kh, c : c + kw] = np.tensordot(dy[:, :, h, v], w, (1, 0))
    return dx, dw, db


def wrong_overwritten_by_points(x, w, dy, stride):
    """only the first window that reaches a pixel counts."""
    _, dw, db = solved(x, w, dy, stride)
    (kh, kw), (H, W) = w.shape[2:], dy.shape[2:]
    dx = np.zeros(x.shape)
    for i, j in np.ndindex(kh, kw):
        rows = slice(i, i + stride * (H - 1) + 1, stride)
        cols = slice(j, j + stride * (W - 1) + 1, stride)
        dx[:, :, rows, cols] = np.einsum("nfhv,fc->nchv", dy, w[:, :, i, j])
    return dx, dw, db


def wrong_mean_of_overlaps(x, w, dy, stride):
    """you took the mean where windows overlap."""
    dx, dw, db = solved(x, w, dy, stride)
    times = solved(
        x[:1, :1] * 0, np.ones((1, 1, *w.shape[2:])), dy[:1, :1] * 0 + 1, stride
    )
    return dx / np.maximum(times[0], 1), dw, db


def wrong_no_filter(x, w, dy, stride):
    """In dx the filter is missing"""
    _, dw, db = solved(x, w, dy, stride)
    return solved(x, np.ones_like(w), dy, stride)[0], dw, db


def wrong_no_dy_in_dx(x, w, dy, stride):
    """In dx dy is missing"""
    _, dw, db = solved(x, w, dy, stride)
    return solved(x, w, np.ones_like(dy), stride)[0], dw, db


def wrong_dw_turned(x, w, dy, stride):
    """dw came out turned by 180°"""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw[:, :, ::-1, ::-1], db


def wrong_dy_turned(x, w, dy, stride):
    """For dw you turned dy."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, solved(x, w, dy[:, :, ::-1, ::-1], stride)[1], db


def wrong_dw_swapped(x, w, dy, stride):
    """Rows and columns are swapped in dw."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw.swapaxes(2, 3), db


def wrong_dw_mean_of_places(x, w, dy, stride):
    """dw is the mean over the places."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw / dy[0, 0].size, db


def wrong_no_dy_in_dw(x, w, dy, stride):
    """In dw dy is missing"""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, solved(x, w, np.ones_like(dy), stride)[1], db


def wrong_dw_last_place(x, w, dy, stride):
    """dw holds the last place only."""
    dx, dw, db = solved(x, w, dy, stride)
    last = np.zeros_like(dy)
    last[:, :, -1, -1] = dy[:, :, -1, -1]
    return dx, solved(x, w, last, stride)[1], db


def wrong_dw_first_place(x, w, dy, stride):
    """dw holds the first place only."""
    dx, dw, db = solved(x, w, dy, stride)
    first = np.zeros_like(dy)
    first[:, :, 0, 0] = dy[:, :, 0, 0]
    return dx, solved(x, w, first, stride)[1], db


def wrong_db_mean_of_places(x, w, dy, stride):
    """db is the mean over the places."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw, db / dy[0, 0].size


def wrong_db_per_place(x, w, dy, stride):
    """db has one number for each place."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw, dy.sum(axis=0)


def wrong_db_is_dy(x, w, dy, stride):
    """One bias serves the whole map: add up."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw, dy


def wrong_db_counts(x, w, dy, stride):
    """db counts the places."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw, np.full(len(w), float(len(dy) * dy[0, 0].size))


def wrong_db_one_number(x, w, dy, stride):
    """db is one plain number."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw, dy.sum()


def wrong_db_zero(x, w, dy, stride):
    """The bias has no slope here."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw, np.zeros(len(w))


def wrong_order(x, w, dy, stride):
    """Return the three in this order: dx, dw, db."""
    dx, dw, db = solved(x, w, dy, stride)
    return dw, db, dx


def wrong_dx_alone(x, w, dy, stride):
    """Return three arrays in this order: dx, dw, db."""
    return solved(x, w, dy, stride)[0]


def wrong_signs(x, w, dy, stride):
    """All signs are flipped."""
    return tuple(-part for part in solved(x, w, dy, stride))


def wrong_places_of_x(x, w, dy, stride):
    """h and v run over the places of dy"""
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(len(w))
    N, C, H, W = x.shape
    for n, f, h, v in np.ndindex(N, len(w), H, W):
        db[f] += dy[n, f, h, v]
    return dx, dw, db


def wrong_places_swapped(x, w, dy, stride):
    """dy came in with rows and columns swapped"""
    if dy.shape[2] != dy.shape[3]:
        return solved(x, w, dy, stride)
    return solved(x, w, dy.swapaxes(2, 3), stride)


def wrong_plain_product(x, w, dy, stride):
    """For dw (F, C, kh, kw), multiply dy[n, f] by the window of sample n"""
    kh, kw = w.shape[2:]
    dx, dw = np.zeros(x.shape), np.zeros(w.shape)
    for h, v in np.ndindex(dy.shape[2:]):
        window = x[:, :, stride * h : stride * h + kh, stride * v : stride * v + kw]
        dw += dy[:, :, h, v] * window
    dx, _, db = solved(x, w, dy, stride)
    return dx, dw, db


def wrong_plain_product_for_dx(x, w, dy, stride):
    """For the window of dx (N, C, kh, kw), multiply dy[n, f] by filter f"""
    kh, kw = w.shape[2:]
    dx = np.zeros(x.shape)
    for h, v in np.ndindex(dy.shape[2:]):
        rows, cols = slice(stride * h, stride * h + kh), slice(stride * v, None)
        dx[:, :, rows, cols][:, :, :, :kw] += dy[:, :, h, v] * w
    _, dw, db = solved(x, w, dy, stride)
    return dx, dw, db


def wrong_zeros(x, w, dy, stride):
    """All three are zero"""
    return np.zeros(x.shape), np.zeros(w.shape), np.zeros(len(w))


def wrong_noise(x, w, dy, stride):
    """Two calls with the same numbers gave different results."""
    rng = np.random.default_rng()
    return tuple(rng.normal(size=s) for s in (x.shape, w.shape, len(w)))


def wrong_dw_mean_of_samples(x, w, dy, stride):
    """That is the mean over the samples. The 1/N is in dy already"""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw / len(x), db


def wrong_dw_last_sample(x, w, dy, stride):
    """The slopes of the samples are not added up: that is the last sample alone."""
    dx, _, db = solved(x, w, dy, stride)
    return dx, solved(x[-1:], w, dy[-1:], stride)[1], db


def wrong_dw_first_sample(x, w, dy, stride):
    """The slopes of the samples are not added up: that is the first sample alone."""
    dx, _, db = solved(x, w, dy, stride)
    return dx, solved(x[:1], w, dy[:1], stride)[1], db


def wrong_dw_first_channel(x, w, dy, stride):
    """Only the first channel got a slope."""
    dx, dw, db = solved(x, w, dy, stride)
    dw[:, 1:] = 0
    return dx, dw, db


def wrong_dw_same_for_channels(x, w, dy, stride):
    """All channels got the slope of the first one"""
    dx, dw, db = solved(x, w, dy, stride)
    dw[:] = dw[:, :1]
    return dx, dw, db


def wrong_dw_channels_added(x, w, dy, stride):
    """The channels were added up. Each channel of a filter has its own slope."""
    dx, dw, db = solved(x, w, dy, stride)
    dw[:] = dw.sum(axis=1, keepdims=True)
    return dx, dw, db


def wrong_dw_first_filter(x, w, dy, stride):
    """Only the first filter got a slope."""
    dx, dw, db = solved(x, w, dy, stride)
    dw[1:] = 0
    return dx, dw, db


def wrong_dw_filters_mixed(x, w, dy, stride):
    """Each filter has its own dy."""
    dx, dw, db = solved(x, w, dy, stride)
    dw[:] = dw.sum(axis=0)
    return dx, dw, db


def wrong_dw_axes(x, w, dy, stride):
    """The axes of filters and channels are swapped"""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw.swapaxes(0, 1), db


def wrong_db_per_sample(x, w, dy, stride):
    """One bias serves all samples: add up over the samples too."""
    dx, dw, _ = solved(x, w, dy, stride)
    db = dy.sum(axis=(2, 3))
    return dx, dw, db if len(db) > 1 else db[0]


def wrong_db_mean_of_samples(x, w, dy, stride):
    """That is the mean over the samples. The 1/N is in dy already"""
    dx, dw, db = solved(x, w, dy, stride)
    return dx, dw, db / len(x)


def wrong_db_last_sample(x, w, dy, stride):
    """The samples are not added up: that is the last sample alone."""
    dx, dw, _ = solved(x, w, dy, stride)
    return dx, dw, dy[-1].sum(axis=(1, 2))


def wrong_db_of_all_filters(x, w, dy, stride):
    """That is the sum of all dy. Each filter has its own bias."""
    dx, dw, _ = solved(x, w, dy, stride)
    return dx, dw, np.full(len(w), dy.sum())


def wrong_stride_in_dw(x, w, dy, stride):
    """The stride is not used"""
    dx, _, db = solved(x, w, dy, stride)
    return dx, solved(x, w, dy, 1)[1], db


def wrong_stride(x, w, dy, stride):
    """The stride is not used"""
    return solved(x, w, dy, 1)


def wrong_dx_first_filter(x, w, dy, stride):
    """Only the first filter sends something back."""
    _, dw, db = solved(x, w, dy, stride)
    return solved(x, w[:1], dy[:, :1], stride)[0], dw, db


def wrong_dx_last_filter(x, w, dy, stride):
    """Only the last filter sends something back."""
    _, dw, db = solved(x, w, dy, stride)
    return solved(x, w[-1:], dy[:, -1:], stride)[0], dw, db


def wrong_dx_mean_of_filters(x, w, dy, stride):
    """You took the mean over the filters."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx / len(w), dw, db


def wrong_dx_first_channel(x, w, dy, stride):
    """Only the first channel got something back."""
    dx, dw, db = solved(x, w, dy, stride)
    dx[:, 1:] = 0
    return dx, dw, db


def wrong_dx_same_for_channels(x, w, dy, stride):
    """All channels got what belongs to the first one"""
    dx, dw, db = solved(x, w, dy, stride)
    dx[:] = dx[:, :1]
    return dx, dw, db


def wrong_dx_channels_added(x, w, dy, stride):
    """The channels were added up. Each channel of x has its own slopes."""
    dx, dw, db = solved(x, w, dy, stride)
    dx[:] = dx.sum(axis=1, keepdims=True)
    return dx, dw, db


def wrong_dx_first_sample(x, w, dy, stride):
    """Only the first sample got something back."""
    dx, dw, db = solved(x, w, dy, stride)
    dx[1:] = 0
    return dx, dw, db


def wrong_dx_samples_added(x, w, dy, stride):
    """The samples were added up. Each sample has its own dx"""
    dx, dw, db = solved(x, w, dy, stride)
    dx[:] = dx.sum(axis=0)
    return dx, dw, db


def wrong_dx_divided(x, w, dy, stride):
    """You divided by the number of samples."""
    dx, dw, db = solved(x, w, dy, stride)
    return dx / len(x), dw, db


def wrong_dx_cut(x, w, dy, stride):
    """Columns that no window reached stay in it, with 0."""
    dx, dw, db = solved(x, w, dy, stride)
    H = stride * (dy.shape[2] - 1) + w.shape[2]
    W = stride * (dy.shape[3] - 1) + w.shape[3]
    return dx[:, :, :H, :W], dw, db


def wrong_mixed_up(x, w, dy, stride):
    """dx and dw are mixed up"""
    kh, kw = w.shape[2:]
    dx, dw = np.zeros(x.shape), np.zeros(w.shape)
    for n, f, h, v in np.ndindex(dy.shape):
        rows = slice(stride * h, stride * h + kh)
        cols = slice(stride * v, stride * v + kw)
        dw[f] += dy[n, f, h, v] * w[f]
        dx[n, :, rows, cols] += dy[n, f, h, v] * x[n, :, rows, cols]
    return dx, dw, dy.sum(axis=(0, 2, 3))


def wrong_as_on_paper(x, w, dy, stride):
    """Rows and columns are the last two"""
    dx = np.zeros(x.shape)
    for h, v in np.ndindex(2, 2):
        dx[h : h + 2, v : v + 2] += dy[h, v] * w
    return dx, w, dy.sum()


def wrong_filter_as_channel(x, w, dy, stride):
    """the second one counts channels, not filters"""
    kh, kw = w.shape[2:]
    dx, dw, db = solved(x, w, dy, stride)
    for n, f, h, v in np.ndindex(dy.shape):
        top, left = stride * h, stride * v
        dx[n, f, top : top + kh, left : left + kw] += dy[n, f, h, v] * w[f]
    return dx, dw, db


def wrong_window_first(x, w, dy, stride):
    """dy comes first, for dw and for dx"""
    kh, kw = w.shape[2:]
    dx, dw, db = solved(x, w, dy, stride)
    for h, v in np.ndindex(dy.shape[2:]):
        top, left = stride * h, stride * v
        window = x[:, :, top : top + kh, left : left + kw]
        dw += np.tensordot(window, dy[:, :, h, v], axes=(0, 0))
    return dx, dw, db


def wrong_axes_for_dw(x, w, dy, stride):
    """The two axes that tensordot sums over have different lengths."""
    kh, kw = w.shape[2:]
    dx, dw, db = solved(x, w, dy, stride)
    dw[:] = 0
    for h, v in np.ndindex(dy.shape[2:]):
        top, left = stride * h, stride * v
        window = x[:, :, top : top + kh, left : left + kw]
        dw += np.tensordot(dy[:, :, h, v], window, axes=(1, 0))
    return dx, dw, db


def wrong_window_of_first_sample(x, w, dy, stride):
    """All samples got the window of the first one"""
    dx, _, db = solved(x, w, dy, stride)
    return dx, solved(np.repeat(x[:1], len(x), axis=0), w, dy, stride)[1], db


def wrong_places_without_stride(x, w, dy, stride):
    """which are fewer with a stride"""
    kh, kw = w.shape[2:]
    dx, dw, db = solved(x, w, dy, stride)
    dw[:] = 0
    for h in range(x.shape[2] - kh + 1):
        for v in range(x.shape[3] - kw + 1):
            d = dy[:, :, h, v]
            window = x[:, :, stride * h : stride * h + kh, stride * v : stride * v + kw]
            dw += np.tensordot(d, window, axes=(0, 0))
    return dx, dw, db


def wrong_square_for_dw(x, w, dy, stride):
    """This filter is not square"""
    k = w.shape[2]
    dx, dw, db = solved(x, w, dy, stride)
    dw[:] = 0
    for h, v in np.ndindex(dy.shape[2:]):
        top, left = stride * h, stride * v
        window = x[:, :, top : top + k, left : left + k]
        dw += np.tensordot(dy[:, :, h, v], window, axes=(0, 0))
    return dx, dw, db


def wrong_square_for_dx(x, w, dy, stride):
    """This filter is not square"""
    k = w.shape[2]
    dx, dw, db = solved(x, w, dy, stride)
    dx[:] = 0
    for h, v in np.ndindex(dy.shape[2:]):
        top, left = stride * h, stride * v
        sent = np.tensordot(dy[:, :, h, v], w, axes=(1, 0))
        dx[:, :, top : top + k, left : left + k] += sent
    return dx, dw, db


def solved(x, w, dy, stride):
    kh, kw = w.shape[2:]
    dx, dw = np.zeros(x.shape), np.zeros(w.shape)
    for h in range(dy.shape[2]):
        for v in range(dy.shape[3]):
            rows = slice(stride * h, stride * h + kh)
            cols = slice(stride * v, stride * v + kw)
            dw += np.tensordot(dy[:, :, h, v], x[:, :, rows, cols], axes=(0, 0))
            dx[:, :, rows, cols] += np.tensordot(dy[:, :, h, v], w, axes=(1, 0))
    return dx, dw, dy.sum(axis=(0, 2, 3))


def wrong_window_times_dy(x, w, dy, stride):
    """The window (N, C, kh, kw) and dy at one place (N, F) have no plain product"""
    dw = np.zeros(w.shape)
    for h, v in np.ndindex(dy.shape[2:]):
        top, left = stride * h, stride * v
        window = x[:, :, top : top + w.shape[2], left : left + w.shape[3]]
        dw += window * dy[:, :, h, v]
    return solved(x, w, dy, stride)[0], dw, dy.sum(axis=(0, 2, 3))
