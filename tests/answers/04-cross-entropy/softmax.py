"""Answers to exercise 4.3, softmax of every row."""

import math

import numpy as np


def right_shifted(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def right_log_sum_exp(z):
    total = np.logaddexp.reduce(z, axis=1)
    return np.exp(z - total[:, None])


def right_row_by_row(z):
    rows = []
    for row in z.tolist():
        top = max(row)
        e = [math.exp(value - top) for value in row]
        rows.append([value / sum(e) for value in e])
    return np.array(rows)


def right_ratios(z):
    # a_k = 1 / Σ_j e^(z_j − z_k); a term that overflows makes a_k 0
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)


def wrong_no_exp(z):
    """These are the logits divided by their sum. First take e to the power of each."""
    return z / z.sum(axis=1, keepdims=True)


def wrong_columns(z):
    """You summed down the columns. Each row is one sample: sum along the row,
    axis=1.
    """
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


def wrong_whole_batch(z):
    """You divided by the sum over the whole batch. Every row has its own sum."""
    e = np.exp(z - z.max())
    return e / e.sum()


def wrong_no_division(z):
    """These are the powers of e, not divided by their sum yet."""
    return np.exp(z)


def wrong_shifted_no_division(z):
    """These are the powers of e after the shift, not divided by their sum yet."""
    return np.exp(z - z.max(axis=1, keepdims=True))


def wrong_sigmoid(z):
    """These are sigmoids, each logit alone. The probabilities of a row must sum
    to 1.
    """
    return 0.5 * (1 + np.tanh(0.5 * z))


def wrong_minus(z):
    """e^(−z): the largest logit got the smallest probability. Look at the sign."""
    e = np.exp(z.min(axis=1, keepdims=True) - z)
    return e / e.sum(axis=1, keepdims=True)


def wrong_logarithms(z):
    """These are the logarithms of the probabilities."""
    return z - np.logaddexp.reduce(z, axis=1)[:, None]


def wrong_hard(z):
    """You gave 1 to the largest logit and 0 to all others. Softmax is softer
    than that.
    """
    return np.eye(z.shape[1])[z.argmax(axis=1)]


def wrong_divided_by_largest(z):
    """You divided the logits by the largest one. Only subtracting leaves the
    result as it is.
    """
    e = np.exp(z / z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def wrong_absolute(z):
    """The sign of the logits is lost: a negative logit is less probable than 0."""
    e = np.exp(np.abs(z))
    return e / e.sum(axis=1, keepdims=True)


def wrong_no_shift(z):
    """nan is ∞/∞: e^1000 overflows. Subtract the largest logit of each row first."""
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


def wrong_shift_of_the_batch(z):
    """You subtracted the largest logit of the whole batch. In the other rows all
    powers of e became 0, and 0/0 is nan.
    """
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)


def wrong_shift_by_smallest(z):
    """nan is ∞/∞: e^1000 overflows. Subtract the largest logit of each row first."""
    e = np.exp(z - z.min(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def wrong_logits_cut_off(z):
    """You cut the large logits off, so 1000 and 999 became equal. Subtract; do not
    cut.
    """
    e = np.exp(np.clip(z, -700, 700))
    return e / e.sum(axis=1, keepdims=True)


def wrong_shift_of_each_column(z):
    """You subtracted the largest logit of each column. In a row the same number
    must be subtracted everywhere.
    """
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


def wrong_no_keepdims(z):
    """The sums of the rows were used for the columns: keepdims=True makes them a
    column.
    """
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


def wrong_shift_without_keepdims(z):
    """The largest logits of the rows were subtracted from the columns:
    keepdims=True makes them a column.
    """
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)


def wrong_changes_its_argument(z):
    """The call changed its argument `z`"""
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


def wrong_no_shift_no_keepdims(z):
    """The sum of each row was used for a column"""
    e = np.exp(z)
    return e / e.sum(axis=1)


def right_log(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


def wrong_first_shift(z):
    """A logit far above the one that you subtracted still overflows."""
    e = np.exp(z - z[:, :1])
    return e / e.sum(axis=1, keepdims=True)


def wrong_smallest_subtracted(z):
    """Subtract the largest logit of each row first."""
    powers = np.exp(z - z.min(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
