"""Answers to exercise 4.6, kill the bug: a colleague's log-likelihood cost."""

import math

import numpy as np


def true_ones(z, labels):
    return z[np.arange(len(labels)), labels]


def right_log_sum_exp(z, labels):
    top = z.max(axis=1)
    total = np.exp(z - top[:, None]).sum(axis=1)
    return np.mean(np.log(total) + top - true_ones(z, labels))


def right_logaddexp(z, labels):
    return np.mean(np.logaddexp.reduce(z, axis=1) - true_ones(z, labels))


def right_differences(z, labels):
    cost = 0.0
    for row, label in zip(z.tolist(), labels.tolist(), strict=True):
        top = max(row)
        total = sum(math.exp(value - top) for value in row)
        cost += math.log(total) + top - row[label]
    return cost / len(z)


def wrong_as_it_was(z, labels):
    """The logarithm is taken of the mean. Take the mean of the logarithms."""
    e = np.exp(z - z.max())
    a = e / e.sum(axis=1, keepdims=True)
    return -np.log(true_ones(a, labels).mean())


def wrong_only_the_shift_repaired(z, labels):
    """The logarithm is taken of the mean. Take the mean of the logarithms."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    a = e / e.sum(axis=1, keepdims=True)
    return -np.log(true_ones(a, labels).mean())


def wrong_only_the_mean_repaired(z, labels):
    """The shift is still the same for all rows. In a row far below it all powers
    of e become 0, and 0/0 is nan.
    """
    e = np.exp(z - z.max())
    a = e / e.sum(axis=1, keepdims=True)
    return -np.log(true_ones(a, labels)).mean()


def wrong_probability_first(z, labels):
    """The probability of the true class is e^(−1000), which the computer rounds
    to 0, and −ln 0 is ∞. Do not compute the probability: its logarithm is
    a difference.
    """
    e = np.exp(z - z.max(axis=1, keepdims=True))
    a = e / e.sum(axis=1, keepdims=True)
    return -np.log(true_ones(a, labels)).mean()


def wrong_a_little_added(z, labels):
    """You added a small number inside the logarithm, or cut the probability off"""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    a = e / e.sum(axis=1, keepdims=True)
    return -np.log(true_ones(a, labels) + 1e-12).mean()


def wrong_cut_off(z, labels):
    """You added a small number inside the logarithm, or cut the probability off"""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    a = np.clip(e / e.sum(axis=1, keepdims=True), 1e-12, 1)
    return -np.log(true_ones(a, labels)).mean()


def wrong_shift_not_given_back(z, labels):
    """The shift was taken from the sum but not from the logit of the true class.
    Both need the same shift.
    """
    total = np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1)
    return np.mean(np.log(total) - true_ones(z, labels))


def wrong_no_shift(z, labels):
    """Without a shift e^1000 overflows to ∞. Subtract the largest logit of each row."""
    return np.mean(np.log(np.exp(z).sum(axis=1)) - true_ones(z, labels))


def wrong_summed(z, labels):
    """That is the sum over the samples. The cost is their mean."""
    return np.sum(np.logaddexp.reduce(z, axis=1) - true_ones(z, labels))


def wrong_sign(z, labels):
    """The sign is flipped: a cost is never negative."""
    return np.mean(true_ones(z, labels) - np.logaddexp.reduce(z, axis=1))


def wrong_true_logit_missing(z, labels):
    """The logit of the true class is missing: this cost does not look at the labels."""
    return np.mean(np.logaddexp.reduce(z, axis=1) + 0 * labels)


def wrong_sum_over_the_batch(z, labels):
    """The sum of the powers of e ran over the whole batch. Every row has its own
    sum.
    """
    return np.mean(np.logaddexp.reduce(z, axis=None) - true_ones(z, labels))


def wrong_columns(z, labels):
    """The sum ran down the columns. Each row is one sample."""
    return np.mean(np.logaddexp.reduce(z, axis=0)[labels] - true_ones(z, labels))


def wrong_only_the_largest(z, labels):
    """You replaced the logarithm of the sum by the largest logit alone."""
    return np.mean(z.max(axis=1) - true_ones(z, labels))


def wrong_shift_without_keepdims(z, labels):
    """The largest logits of the rows were subtracted from the columns"""
    e = np.exp(z - z.max(axis=1))
    a = e / e.sum(axis=1, keepdims=True)
    return -np.log(a[np.arange(len(z)), labels]).mean()
