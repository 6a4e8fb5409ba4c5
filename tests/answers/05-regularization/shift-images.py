"""Answers to exercise 5.7, shifted images."""

import numpy as np


def right_pad_and_crop(images, dy, dx):
    _, h, w = images.shape
    a, b = abs(dy), abs(dx)
    padded = np.pad(images, ((0, 0), (a, a), (b, b)))
    return padded[:, a - dy : a - dy + h, b - dx : b - dx + w]


def right_loop(images, dy, dx):
    n, h, w = images.shape
    result = np.zeros_like(images)
    for row in range(h):
        for column in range(w):
            if 0 <= row - dy < h and 0 <= column - dx < w:
                result[:, row, column] = images[:, row - dy, column - dx]
    return result


def right_roll_and_wipe(images, dy, dx):
    result = np.roll(images, (dy, dx), axis=(1, 2))
    if dy > 0:
        result[:, :dy] = 0
    elif dy < 0:
        result[:, dy:] = 0
    if dx > 0:
        result[:, :, :dx] = 0
    elif dx < 0:
        result[:, :, dx:] = 0
    return result


def wrong_roll(images, dy, dx):
    """What leaves on one side comes in again on the other"""
    return np.roll(images, (dy, dx), axis=(1, 2))


def wrong_axes_swapped(images, dy, dx):
    """dy and dx are swapped"""
    _, h, w = images.shape
    a, b = abs(dx), abs(dy)
    padded = np.pad(images, ((0, 0), (a, a), (b, b)))
    return padded[:, a - dx : a - dx + h, b - dy : b - dy + w]


def wrong_other_way(images, dy, dx):
    """The images moved the other way"""
    _, h, w = images.shape
    a, b = abs(dy), abs(dx)
    padded = np.pad(images, ((0, 0), (a, a), (b, b)))
    return padded[:, a + dy : a + dy + h, b + dx : b + dx + w]


def wrong_up_is_positive(images, dy, dx):
    """A positive dy must move the image down"""
    _, h, w = images.shape
    a, b = abs(dy), abs(dx)
    padded = np.pad(images, ((0, 0), (a, a), (b, b)))
    return padded[:, a + dy : a + dy + h, b - dx : b - dx + w]


def wrong_edge_copied(images, dy, dx):
    """The pixels that enter repeat the edge"""
    _, h, w = images.shape
    a, b = abs(dy), abs(dx)
    padded = np.pad(images, ((0, 0), (a, a), (b, b)), mode="edge")
    return padded[:, a - dy : a - dy + h, b - dx : b - dx + w]


def wrong_not_cropped(images, dy, dx):
    """The images grew"""
    rows = (dy, 0) if dy > 0 else (0, -dy)
    columns = (dx, 0) if dx > 0 else (0, -dx)
    return np.pad(images, ((0, 0), rows, columns))


def wrong_axis_of_samples(images, dy, dx):
    """You moved along the axis of the samples"""
    result = np.zeros_like(images)
    n, h, _ = images.shape
    for sample in range(n):
        for row in range(h):
            if 0 <= sample - dy < n and 0 <= row - dx < h:
                result[sample, row] = images[sample - dy, row - dx]
    return result


def wrong_only_rows(images, dy, dx):
    """Only the rows moved"""
    _, h, _ = images.shape
    padded = np.pad(images, ((0, 0), (abs(dy), abs(dy)), (0, 0)))
    return padded[:, abs(dy) - dy : abs(dy) - dy + h]


def wrong_only_columns(images, dy, dx):
    """Only the columns moved"""
    _, _, w = images.shape
    padded = np.pad(images, ((0, 0), (0, 0), (abs(dx), abs(dx))))
    return padded[:, :, abs(dx) - dx : abs(dx) - dx + w]


def wrong_minus_zero(images, dy, dx):
    """A shift by 0 in one direction goes wrong"""
    result = np.zeros_like(images)
    moved = np.zeros_like(images)
    if dy >= 0:
        moved[:, dy:] = images[:, :-dy]
    else:
        moved[:, :dy] = images[:, -dy:]
    if dx >= 0:
        result[:, :, dx:] = moved[:, :, :-dx]
    else:
        result[:, :, :dx] = moved[:, :, -dx:]
    return result


def wrong_negative_ignored(images, dy, dx):
    """Nothing moved"""
    result = np.zeros_like(images)
    _, h, w = images.shape
    a, b = max(dy, 0), max(dx, 0)
    result[:, a:, b:] = images[:, : h - a, : w - b]
    return result


def wrong_one_pixel_only(images, dy, dx):
    """It moved by one pixel only"""
    _, h, w = images.shape
    dy, dx = np.sign(dy), np.sign(dx)
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    return padded[:, 1 - dy : 1 - dy + h, 1 - dx : 1 - dx + w]


def wrong_square_only(images, dy, dx):
    """Height and width may differ"""
    n = len(images)
    side = images.shape[1]
    a, b = abs(dy), abs(dx)
    padded = np.pad(images.reshape(n, side, side), ((0, 0), (a, a), (b, b)))
    return padded[:, a - dy : a - dy + side, b - dx : b - dx + side]


def wrong_in_place(images, dy, dx):
    """The call changed its argument `images`"""
    moved = np.roll(images, (dy, dx), axis=(1, 2))
    images[:] = moved
    if dy > 0:
        images[:, :dy] = 0
    elif dy < 0:
        images[:, dy:] = 0
    if dx > 0:
        images[:, :, :dx] = 0
    elif dx < 0:
        images[:, :, dx:] = 0
    return images


def wrong_rolled_samples(images, dy, dx):
    """You rolled samples and rows"""
    return np.roll(images, (dy, dx), axis=(0, 1))


def wrong_index_below_zero(images, dy, dx):
    """so does an index below 0, which counts from the end"""
    N, H, W = images.shape
    out = np.zeros((N, H, W))
    for n in range(N):
        for i in range(H):
            for j in range(W):
                try:
                    out[n, i + dy, j + dx] = images[n, i, j]
                except IndexError:
                    pass
    return out


def wrong_source_below_zero(images, dy, dx):
    """The first row comes from the last one"""
    N, H, W = images.shape
    out = np.zeros((N, H, W))
    for i in range(H):
        for j in range(W):
            if i - dy < H and j - dx < W:
                out[:, i, j] = images[:, i - dy, j - dx]
    return out


def wrong_positive_only(images, dy, dx):
    """These slices fit a shift to the right"""
    N, H, W = images.shape
    out = np.zeros_like(images)
    out[:, dy:, dx:] = images[:, : H - dy, : W - dx]
    return out


def wrong_two_sizes(images, dy, dx):
    """The shape of images has three numbers"""
    H, W = images.shape
    out = np.zeros((H, W))
    return out


def wrong_border_around_samples(images, dy, dx):
    """The samples got a border too"""
    N, H, W = images.shape
    big = np.pad(images, 2)
    return big[:, 2 - dy : 2 - dy + H, 2 - dx : 2 - dx + W]


def wrong_off_the_edge(images, dy, dx):
    """A place outside of the picture is asked for"""
    N, H, W = images.shape
    out = np.zeros((N, H, W))
    for n in range(N):
        for i in range(H):
            for j in range(W):
                out[n, i + dy, j + dx] = images[n, i, j]
    return out


def wrong_four_cases(images, dy, dx):
    """A shift by 0 is neither positive nor negative"""
    out = np.zeros_like(images)
    if dy > 0 and dx > 0:
        out[:, dy:, dx:] = images[:, :-dy, :-dx]
    elif dy > 0 and dx < 0:
        out[:, dy:, :dx] = images[:, :-dy, -dx:]
    elif dy < 0 and dx > 0:
        out[:, :dy, dx:] = images[:, -dy:, :-dx]
    else:
        out[:, :dy, :dx] = images[:, -dy:, -dx:]
    return out


def wrong_narrow_border(images, dy, dx):
    """The border is too narrow"""
    N, H, W = images.shape
    big = np.pad(images, ((0, 0), (2, 2), (2, 2)))
    return big[:, 2 - dy : 2 - dy + H, 2 - dx : 2 - dx + W]


def right_slices(images, dy, dx):
    out = np.zeros_like(images)
    n, h, w = images.shape
    out[:, max(dy, 0) : h + min(dy, 0), max(dx, 0) : w + min(dx, 0)] = images[
        :, max(-dy, 0) : h - max(dy, 0), max(-dx, 0) : w - max(dx, 0)
    ]
    return out


def wrong_rolled_and_blanked_below_and_right(images, dy, dx):
    """With a negative shift pixels come in again on the other side."""
    moved = np.roll(images, (dy, dx), axis=(1, 2))
    moved[:, : max(dy, 0)] = 0
    moved[:, :, : max(dx, 0)] = 0
    return moved
