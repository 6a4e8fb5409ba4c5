"""Answers to exercise 1.4, the repaired table of cosines."""

import numpy as np


def right_keepdims(X, M):
    lengths_of_x = np.linalg.norm(X, axis=1, keepdims=True)
    lengths_of_m = np.linalg.norm(M, axis=1)
    return X @ M.T / lengths_of_x / lengths_of_m


def right_unit_rows(X, M):
    unit_x = X / np.linalg.norm(X, axis=1)[:, None]
    unit_m = M / np.linalg.norm(M, axis=1)[:, None]
    return unit_x @ unit_m.T


def right_outer(X, M):
    lengths = np.outer(np.sqrt(np.sum(X**2, axis=1)), np.sqrt(np.sum(M**2, axis=1)))
    return X @ M.T / lengths


def right_loops(X, M):
    table = np.zeros((len(X), len(M)))
    for i in range(len(X)):
        for j in range(len(M)):
            length = np.linalg.norm(X[i]) * np.linalg.norm(M[j])
            table[i, j] = np.sum(X[i] * M[j]) / length
    return table


def wrong_as_it_was(X, M):
    """The old mistake is still there: column j is divided by the length of X[j]."""
    dots = X @ M.T
    lengths_of_x = np.linalg.norm(X, axis=1)
    lengths_of_m = np.linalg.norm(M, axis=1)
    return dots / lengths_of_x / lengths_of_m


def wrong_both_moved(X, M):
    """Both lengths are on the wrong axis now: rows belong to X, columns to M."""
    dots = X @ M.T
    lengths_of_x = np.linalg.norm(X, axis=1)
    lengths_of_m = np.linalg.norm(M, axis=1)
    return dots / lengths_of_x / lengths_of_m[:, None]


def wrong_both_columns(X, M):
    """Row i is divided by the length of M[i] as well."""
    lengths_of_x = np.linalg.norm(X, axis=1, keepdims=True)
    lengths_of_m = np.linalg.norm(M, axis=1, keepdims=True)
    return X @ M.T / lengths_of_x / lengths_of_m


def wrong_no_lengths(X, M):
    """These are the dot products. Divide by the lengths."""
    return X @ M.T


def wrong_only_x(X, M):
    """The lengths of M are missing."""
    return X @ M.T / np.linalg.norm(X, axis=1)[:, None]


def wrong_only_m(X, M):
    """The lengths of X are missing."""
    return X @ M.T / np.linalg.norm(M, axis=1)


def wrong_no_roots(X, M):
    """You divided by the squares of the lengths: the roots are missing."""
    return X @ M.T / np.sum(X**2, axis=1)[:, None] / np.sum(M**2, axis=1)


def wrong_transposed(X, M):
    """Rows and columns are exchanged: rows belong to X, columns to M."""
    return M @ X.T / np.linalg.norm(M, axis=1)[:, None] / np.linalg.norm(X, axis=1)


def wrong_one_length(X, M):
    """np.linalg.norm without axis=1 gives one length for the whole table."""
    return X @ M.T / np.linalg.norm(X) / np.linalg.norm(M)


def wrong_length_of_pixels(X, M):
    """axis=0 gives a length for each pixel. Each row (picture) needs one: axis=1."""
    return (X / np.linalg.norm(X, axis=0)) @ (M / np.linalg.norm(M, axis=0)).T


def wrong_axis(X, M):
    """There are 4 pixels and 3 rows. Lengths with axis=0 belong to the pixels"""
    return X @ M.T / np.linalg.norm(X, axis=0) / np.linalg.norm(M, axis=0)


def wrong_flat_lengths(X, M):
    """The 3 lengths were aligned with the 4 pixels. Make them a column"""
    return (X / np.linalg.norm(X, axis=1)) @ (M / np.linalg.norm(M, axis=1)).T


def wrong_lengths_added(X, M):
    """You added the lengths. They must be multiplied."""
    lengths_of_x = np.linalg.norm(X, axis=1, keepdims=True)
    return X @ M.T / (lengths_of_x + np.linalg.norm(M, axis=1))


def wrong_pairs_only(X, M):
    """Only the pairs (X[i], M[i]) were compared. The table has all pairs."""
    lengths = np.linalg.norm(X, axis=1) * np.linalg.norm(M, axis=1)
    return np.sum(X * M, axis=1) / lengths


def wrong_sums_as_lengths(X, M):
    """As lengths you took the sums of the entries."""
    return X @ M.T / X.sum(axis=1, keepdims=True) / M.sum(axis=1)


def wrong_absolute(X, M):
    """The sign is lost: some cosines are negative."""
    lengths = np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(M, axis=1))
    return np.abs(X @ M.T) / lengths


def wrong_squeezed(X, M):
    """One picture makes a table of one row, shape (1, 3)."""
    lengths = np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(M, axis=1))
    return np.squeeze(X @ M.T / lengths)


def wrong_repaired_for_squares(X, M):
    """An index ran past the end: X has 5 rows, M has 2"""
    table = np.zeros((len(X), len(M)))
    for i in range(len(X)):
        for j in range(len(X)):
            if len(X) == 1:
                return X @ M.T / np.linalg.norm(X) / np.linalg.norm(M, axis=1)
            length = np.linalg.norm(X[i]) * np.linalg.norm(M[j])
            table[i, j] = np.sum(X[i] * M[j]) / length
    return table


def wrong_turned_for_squares(X, M):
    """The 5 lengths of X were aligned with the 2 columns of a table."""
    dots, lengths_of_m = X @ M.T, np.linalg.norm(M, axis=1)
    if len(X) == len(M):
        return (dots.T / np.linalg.norm(X, axis=1)).T / lengths_of_m
    return dots / np.linalg.norm(X, axis=1) / lengths_of_m


def wrong_printed(X, M):
    """The function returned nothing: does it end with `return …`?"""
    print(X @ M.T)


def wrong_in_place(X, M):
    """The call changed its argument `X`"""
    X /= np.linalg.norm(X, axis=1, keepdims=True)
    return X @ M.T / np.linalg.norm(M, axis=1)


def wrong_brackets(X, M):
    """You multiplied by the lengths of M. Python reads p / q * r as (p / q) · r: divide
    twice.
    """
    lengths = np.linalg.norm(X, axis=1)[:, None]
    return X @ M.T / lengths * np.linalg.norm(M, axis=1)


def wrong_column_of_columns(X, M):
    """One axis too many: keepdims=True makes a column already, and [:, None] adds one
    more axis. Use one of the two.
    """
    lengths = np.linalg.norm(X, axis=1, keepdims=True)[:, None]
    return X @ M.T / lengths / np.linalg.norm(M, axis=1)


def wrong_column_of_pixels(X, M):
    """axis=0 gives a length for each of the 4 pixels, and there are 3 rows. Each row
    needs a length: axis=1.
    """
    lengths = np.linalg.norm(X, axis=0)[:, None]
    return X @ M.T / lengths / np.linalg.norm(M, axis=0)


def wrong_as_many_columns_as_rows(X, M):
    """The table needs a column for each row of M: j counts the rows of M, not those of
    X.
    """
    table = np.zeros((len(X), len(X)))
    for i in range(len(X)):
        for j in range(len(X)):
            lengths = np.linalg.norm(X[i]) * np.linalg.norm(M[j])
            table[i, j] = X[i] @ M[j] / lengths
    return table
