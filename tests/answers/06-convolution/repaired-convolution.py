"""Answers to exercise 6.5, the map that stands beside its image."""

import numpy as np


def right_windows(image, w, padding):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), w.shape)
    return np.einsum("ijlm,lm->ij", windows, w)


def right_loops(image, w, padding):
    large, (kh, kw) = np.pad(image, padding), w.shape
    z = np.empty((len(large) - kh + 1, large.shape[1] - kw + 1))
    for i, j in np.ndindex(z.shape):
        z[i, j] = np.sum(large[i : i + kh, j : j + kw] * w)
    return z


def wrong_as_it_was(image, w, padding):
    """The filter is still turned by 180°."""
    return solved(np.pad(image, (0, 2 * padding)), w[::-1, ::-1], 0)


def wrong_only_the_padding(image, w, padding):
    """The filter is still turned by 180°."""
    return solved(image, w[::-1, ::-1], padding)


def wrong_rows_only(image, w, padding):
    """its columns still run backwards"""
    return solved(image, w[:, ::-1], padding)


def wrong_columns_only(image, w, padding):
    """its rows still run backwards"""
    return solved(image, w[::-1], padding)


def wrong_transposed(image, w, padding):
    """The filter's rows and columns are swapped"""
    return solved(image, w.T, padding)


def wrong_only_the_filter(image, w, padding):
    """All zeros still stand below and to the right."""
    return solved(np.pad(image, (0, 2 * padding)), w, 0)


def wrong_other_side(image, w, padding):
    """Now all zeros stand above and to the left."""
    return solved(np.pad(image, (2 * padding, 0)), w, 0)


def wrong_twice_as_many(image, w, padding):
    """twice as many as asked for"""
    return solved(image, w, 2 * padding)


def wrong_no_padding(image, w, padding):
    """The padding has no effect."""
    return solved(image, w, 0)


def wrong_two_sides(image, w, padding):
    """There are zeros below and to the right only."""
    return solved(np.pad(image, (0, padding)), w, 0)


def wrong_two_sides_in_front(image, w, padding):
    """either the zeros stand above and to the left only, or the result was cut"""
    return solved(np.pad(image, (padding, 0)), w, 0)


def wrong_rows_padded(image, w, padding):
    """Rows are padded and columns not."""
    return solved(np.pad(image, ((padding, padding), (0, 0))), w, 0)


def wrong_columns_padded(image, w, padding):
    """Columns are padded and rows not."""
    return solved(np.pad(image, ((0, 0), (padding, padding))), w, 0)


def wrong_always_one(image, w, padding):
    """The padding is 1 whatever `padding` is."""
    return solved(image, w, min(padding, 1))


def wrong_edge_repeated(image, w, padding):
    """The padding repeats the image's edge."""
    return solved(np.pad(image, padding, mode="edge"), w, 0)


def wrong_sigma_for_large(image, w, padding):
    """There is a σ too much"""
    z = solved(image, w, padding)
    return z if image.shape == (4, 4) else 1 / (1 + np.exp(-z))


def solved(image, w, padding):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), w.shape)
    return np.einsum("ijlm,lm->ij", windows, w)


def wrong_cut_to_the_image(image, w, padding):
    """or the result was cut"""
    whole = solved(np.pad(image, padding), w, 0)
    return whole[: image.shape[0], : image.shape[1]]
