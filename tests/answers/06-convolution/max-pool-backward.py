"""Answers to exercise 6.8, the way back through max pooling."""

import numpy as np


def right_reshape(x, dy, k):
    N, C, H, W = dy.shape
    covered = x[:, :, : H * k, : W * k].reshape(N, C, H, k, W, k)
    flat = covered.swapaxes(3, 4).reshape(N, C, H, W, k * k)
    first = np.arange(k * k) == flat.argmax(axis=-1)[..., None]
    back = (first * dy[..., None]).reshape(N, C, H, W, k, k).swapaxes(3, 4)
    dx = np.zeros(x.shape)
    dx[:, :, : H * k, : W * k] = back.reshape(N, C, H * k, W * k)
    return dx


def right_search(x, dy, k):
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        best = (k * h, k * v)
        for i in range(k * h, k * h + k):
            for j in range(k * v, k * v + k):
                if x[n, c, i, j] > x[n, c, best[0], best[1]]:
                    best = (i, j)
        dx[n, c, best[0], best[1]] = dy[n, c, h, v]
    return dx


def right_taken(x, dy, k):
    H, W = dy.shape[2] * k, dy.shape[3] * k
    places = [(i, j) for i in range(k) for j in range(k)]
    largest = np.max([x[:, :, i:H:k, j:W:k] for i, j in places], axis=0)
    dx, free = np.zeros(x.shape), np.ones(dy.shape, bool)
    for i, j in places:
        wins = free & (x[:, :, i:H:k, j:W:k] == largest)
        dx[:, :, i:H:k, j:W:k] = dy * wins
        free &= ~wins
    return dx


def wrong_all_in_full(x, dy, k):
    """Every number of a window got the whole of dy."""
    return spread_out(dy, x, k)


def wrong_average(x, dy, k):
    """that is the way back through average pooling."""
    return spread_out(dy, x, k) / k**2


def wrong_places_only(x, dy, k):
    """dy is missing: these are only the places of the winners."""
    return solved(x, np.ones(dy.shape), k)


def wrong_winners_number(x, dy, k):
    """That is the winner's own number at its place."""
    return solved(x, np.ones(dy.shape), k) * x


def wrong_times_number(x, dy, k):
    """You multiplied dy by the winner's own number."""
    return solved(x, dy, k) * x


def wrong_smallest(x, dy, k):
    """The smallest number of each window got the slope."""
    return solved(-x, dy, k)


def wrong_absolute(x, dy, k):
    """The number of largest size got the slope."""
    return solved(np.abs(x), dy, k)


def wrong_upper_left(x, dy, k):
    """The slope always goes to the upper left of the window."""
    return solved(np.zeros(x.shape), dy, k)


def wrong_negative_left_out(x, dy, k):
    """A window of negative numbers has a largest number too."""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        best, place = 0.0, None
        for i in range(k * h, k * h + k):
            for j in range(k * v, k * v + k):
                if x[n, c, i, j] > best:
                    best, place = x[n, c, i, j], (i, j)
        if place is not None:
            dx[n, c, place[0], place[1]] = dy[n, c, h, v]
    return dx


def wrong_row_column_swapped(x, dy, k):
    """Within the window row and column are swapped."""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        window = x[n, c, k * h : k * h + k, k * v : k * v + k]
        row, col = divmod(int(np.argmax(window)), k)
        dx[n, c, k * h + col, k * v + row] = dy[n, c, h, v]
    return dx


def wrong_no_corner(x, dy, k):
    """All slopes went to the corner of the map"""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        window = x[n, c, k * h : k * h + k, k * v : k * v + k]
        row, col = divmod(int(np.argmax(window)), k)
        dx[n, c, row, col] = dy[n, c, h, v]
    return dx


def wrong_corner_not_times_k(x, dy, k):
    """Window (h, v) begins at (k·h, k·v), not at (h, v)."""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        window = x[n, c, k * h : k * h + k, k * v : k * v + k]
        row, col = divmod(int(np.argmax(window)), k)
        dx[n, c, h + row, v + col] = dy[n, c, h, v]
    return dx


def wrong_cut(x, dy, k):
    """the numbers in no window stay in it, with 0."""
    return solved(x, dy, k)[:, :, : dy.shape[2] * k, : dy.shape[3] * k]


def wrong_rest_stops(x, dy, k):
    """4×7 cannot be split into windows of 2×2"""
    N, C, H, W = x.shape
    windows = x.reshape(N, C, H // k, k, W // k, k)
    return solved(windows.reshape(x.shape), dy, k)


def wrong_sign(x, dy, k):
    """The sign is flipped"""
    return -solved(x, dy, k)


def wrong_mask(x, dy, k):
    """All winners of a tie were paid in full."""
    return winners_of(x, k) * spread_out(dy, x, k)


def wrong_shared(x, dy, k):
    """The winners of a tie shared dy."""
    mask = winners_of(x, k)
    N, C, H, W = dy.shape
    count = mask[:, :, : H * k, : W * k].reshape(N, C, H, k, W, k).sum(axis=(3, 5))
    return mask * spread_out(dy / count, x, k)


def wrong_last(x, dy, k):
    """In a tie the last winner was paid."""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        window = x[n, c, k * h : k * h + k, k * v : k * v + k]
        row, col = divmod(k * k - 1 - int(np.argmax(window[::-1, ::-1])), k)
        dx[n, c, k * h + row, k * v + col] = dy[n, c, h, v]
    return dx


def wrong_by_columns(x, dy, k):
    """In a tie the first one column by column was paid."""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        window = x[n, c, k * h : k * h + k, k * v : k * v + k]
        col, row = divmod(int(np.argmax(window.T)), k)
        dx[n, c, k * h + row, k * v + col] = dy[n, c, h, v]
    return dx


def wrong_ties_get_nothing(x, dy, k):
    """In a tie nobody was paid."""
    mask = winners_of(x, k)
    N, C, H, W = dy.shape
    count = mask[:, :, : H * k, : W * k].reshape(N, C, H, k, W, k).sum(axis=(3, 5))
    return mask * spread_out(dy * (count == 1), x, k)


def wrong_zero_windows_left_out(x, dy, k):
    """Windows whose largest number is 0 were left out."""
    return solved(x, dy, k) * (x != 0)


def wrong_first_channel(x, dy, k):
    """Only the first channel got something back."""
    dx = solved(x, dy, k)
    dx[:, 1:] = 0
    return dx


def wrong_first_sample(x, dy, k):
    """Only the first sample got something back."""
    dx = solved(x, dy, k)
    dx[1:] = 0
    return dx


def wrong_places_of_first_sample(x, dy, k):
    """All samples got the places of the first sample's winners."""
    return solved(np.broadcast_to(x[:1], x.shape), dy, k)


def wrong_places_of_first_channel(x, dy, k):
    """All channels got the places of the first channel's winners."""
    return solved(np.broadcast_to(x[:, :1], x.shape), dy, k)


def wrong_channels_added(x, dy, k):
    """The channels were added up."""
    dx = solved(x, dy, k)
    dx[:] = dx.sum(axis=1, keepdims=True)
    return dx


def wrong_divided(x, dy, k):
    """You divided by the number of samples."""
    return solved(x, dy, k) / len(x)


def wrong_too_many_windows(x, dy, k):
    """h and v run over the windows"""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(x.shape):
        window = x[n, c, k * h : k * h + k, k * v : k * v + k]
        row, col = divmod(int(np.argmax(window)) if window.size else 0, k)
        dx[n, c, k * h + row, k * v + col] = dy[n, c, h, v]
    return dx


def wrong_zeros(x, dy, k):
    """Every value is 0"""
    return np.zeros(x.shape)


def wrong_number_for_row(x, dy, k):
    """row and column within a window are both below k"""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        number = np.argmax(x[n, c, k * h : k * h + k, k * v : k * v + k])
        dx[n, c, k * h + number, k * v + number] = dy[n, c, h, v]
    return dx


def wrong_shape_of_dy(x, dy, k):
    """and dx is as large as x"""
    dx = np.zeros(dy.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        number = np.argmax(x[n, c, k * h : k * h + k, k * v : k * v + k])
        dx[n, c, k * h + number // k, k * v + number % k] = dy[n, c, h, v]
    return dx


def wrong_slash(x, dy, k):
    """divide by k with //, not with /"""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        number = np.argmax(x[n, c, k * h : k * h + k, k * v : k * v + k])
        dx[n, c, k * h + number / k, k * v + number % k] = dy[n, c, h, v]
    return dx


def wrong_rows_for_columns(x, dy, k):
    """h runs over the rows of dy and v over its columns"""
    dx = np.zeros(x.shape)
    for n, c, v, h in np.ndindex(dy.shape):
        number = np.argmax(x[n, c, k * h : k * h + k, k * v : k * v + k])
        dx[n, c, k * h + number // k, k * v + number % k] = dy[n, c, h, v]
    return dx


def wrong_search_from_zero(x, dy, k):
    """The search for the winner began with 0"""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        best, row, col = 0, 0, 0
        for i, j in np.ndindex(k, k):
            if x[n, c, k * h + i, k * v + j] > best:
                best, row, col = x[n, c, k * h + i, k * v + j], i, j
        dx[n, c, k * h + row, k * v + col] = dy[n, c, h, v]
    return dx


def wrong_added_at_the_corner(x, dy, k):
    """All slopes were added at the corner of the map"""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        number = np.argmax(x[n, c, k * h : k * h + k, k * v : k * v + k])
        dx[n, c, number // k, number % k] += dy[n, c, h, v]
    return dx


def wrong_winner_of_all_maps(x, dy, k):
    """for all samples and channels at once"""
    dx = np.zeros(x.shape)
    for h, v in np.ndindex(dy.shape[2:]):
        number = np.argmax(x[:, :, k * h : k * h + k, k * v : k * v + k])
        dx[:, :, k * h + number // k, k * v + number % k] = dy[:, :, h, v]
    return dx


def wrong_two_for_k(x, dy, k):
    """Row and column within the window were computed with 2."""
    dx = np.zeros((*x.shape[:2], x.shape[2] + 9, x.shape[3] + 9))
    for n, c, h, v in np.ndindex(dy.shape):
        number = np.argmax(x[n, c, k * h : k * h + k, k * v : k * v + k])
        dx[n, c, k * h + number // 2, k * v + number % 2] = dy[n, c, h, v]
    return dx[:, :, : x.shape[2], : x.shape[3]]


def wrong_three_rows_too_many(x, dy, k):
    """with k in place of 3"""
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        number = np.argmax(x[n, c, k * h : k * h + k, k * v : k * v + k])
        row, col = (number // k, number % k) if k < 3 else (number, number)
        dx[n, c, k * h + row, k * v + col] = dy[n, c, h, v]
    return dx


def spread_out(dy, x, k):
    wide = np.repeat(np.repeat(dy, k, axis=2), k, axis=3)
    full = np.zeros(x.shape)
    full[:, :, : wide.shape[2], : wide.shape[3]] = wide
    return full


def winners_of(x, k):
    N, C, H, W = x.shape
    H, W = H // k, W // k
    windows = x[:, :, : H * k, : W * k].reshape(N, C, H, k, W, k)
    return (x == spread_out(windows.max(axis=(3, 5)), x, k)) & (
        spread_out(np.ones((N, C, H, W)), x, k) == 1
    )


def solved(x, dy, k):
    dx = np.zeros(x.shape)
    for n, c, h, v in np.ndindex(dy.shape):
        window = x[n, c, k * h : k * h + k, k * v : k * v + k]
        row, col = divmod(int(np.argmax(window)), k)
        dx[n, c, k * h + row, k * v + col] = dy[n, c, h, v]
    return dx
