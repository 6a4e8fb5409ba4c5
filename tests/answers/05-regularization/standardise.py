"""Answers to exercise 5.8, standardised inputs."""

import numpy as np


def right_where(train, test):
    mean, spread = train.mean(axis=0), train.std(axis=0)
    spread = np.where(spread == 0, 1.0, spread)
    return (train - mean) / spread, (test - mean) / spread


def right_columns(train, test):
    first, second = np.zeros(train.shape), np.zeros(test.shape)
    for j in range(train.shape[1]):
        mean = sum(train[:, j]) / len(train)
        spread = (sum((train[:, j] - mean) ** 2) / len(train)) ** 0.5
        if np.ptp(train[:, j]) == 0:
            mean, spread = train[0, j], 1.0
        first[:, j] = (train[:, j] - mean) / spread
        second[:, j] = (test[:, j] - mean) / spread
    return first, second


def right_moments(train, test):
    mean = np.mean(train, 0)
    spread = np.sqrt(np.mean((train - mean) ** 2, 0))
    spread[spread == 0] = 1
    return tuple((part - mean) / spread for part in (train, test))


def wrong_each_by_itself(train, test):
    """The test set was standardised with its own mean and spread."""
    parts = []
    for part in (train, test):
        spread = part.std(axis=0)
        parts.append((part - part.mean(axis=0)) / np.where(spread == 0, 1, spread))
    return tuple(parts)


def wrong_both_together(train, test):
    """Mean and spread come from both sets together."""
    both = np.vstack([train, test])
    spread = both.std(axis=0)
    spread[spread == 0] = 1
    return (train - both.mean(0)) / spread, (test - both.mean(0)) / spread


def wrong_one_number(train, test):
    """You took one mean and one spread for all columns."""
    return (train - train.mean()) / train.std(), (test - train.mean()) / train.std()


def wrong_rows(train, test):
    """You took mean and spread of each row."""
    parts = []
    for part in (train, test):
        spread = part.std(axis=1, keepdims=True)
        spread[spread == 0] = 1
        parts.append((part - part.mean(axis=1, keepdims=True)) / spread)
    return tuple(parts)


def wrong_not_centred(train, test):
    """The mean is not taken away."""
    spread = train.std(axis=0)
    spread[spread == 0] = 1
    return train / spread, test / spread


def wrong_not_divided(train, test):
    """The mean is taken away, but nothing is divided by the spread."""
    return train - train.mean(axis=0), test - train.mean(axis=0)


def wrong_variance(train, test):
    """You divided by the variance."""
    spread = train.var(axis=0)
    spread[spread == 0] = 1
    return (train - train.mean(0)) / spread, (test - train.mean(0)) / spread


def wrong_n_minus_one(train, test):
    """The spread divides by n − 1 here."""
    spread = train.std(axis=0, ddof=1)
    spread[spread == 0] = 1
    return (train - train.mean(0)) / spread, (test - train.mean(0)) / spread


def wrong_test_left(train, test):
    """The test set came back as it was."""
    spread = train.std(axis=0)
    spread[spread == 0] = 1
    return (train - train.mean(0)) / spread, test


def wrong_zero_to_one(train, test):
    """That scales each column to the range from 0 to 1."""
    low, span = train.min(axis=0), np.ptp(train, axis=0)
    span = np.where(span == 0, 1, span)
    return (train - low) / span, (test - low) / span


def wrong_division_by_zero(train, test):
    """A constant column has spread 0, and you divided by it."""
    with np.errstate(all="ignore"):
        mean, spread = train.mean(axis=0), train.std(axis=0)
        return (train - mean) / spread, (test - mean) / spread


def wrong_small_number_added(train, test):
    """A tiny number was added to the spread."""
    mean, spread = train.mean(axis=0), train.std(axis=0) + 1e-8
    return (train - mean) / spread, (test - mean) / spread


def wrong_constant_columns_to_zero(train, test):
    """In the test set the constant column was wiped out"""
    mean, spread = train.mean(axis=0), train.std(axis=0)
    constant = spread == 0
    parts = [(part - mean) / np.where(constant, 1, spread) for part in (train, test)]
    for part in parts:
        part[:, constant] = 0
    return tuple(parts)


def wrong_constant_columns_kept(train, test):
    """The constant column was left as it was"""
    mean, spread = train.mean(axis=0), train.std(axis=0)
    mean[spread == 0] = 0
    spread[spread == 0] = 1
    return (train - mean) / spread, (test - mean) / spread


def wrong_constant_columns_dropped(train, test):
    """A column is missing: constant columns must stay."""
    mean, spread = train.mean(axis=0), train.std(axis=0)
    good = spread > 0
    first = (train[:, good] - mean[good]) / spread[good]
    return first, (test[:, good] - mean[good]) / spread[good]


def wrong_in_place(train, test):
    """The call changed its argument `train`"""
    mean, spread = train.mean(axis=0), train.std(axis=0)
    spread[spread == 0] = 1
    train -= mean
    train /= spread
    return train, (test - mean) / spread


def wrong_sum_of_squares(train, test):
    """The squares were added up"""
    mean = train.mean(0)
    std = np.sqrt(np.sum((train - mean) ** 2, axis=0))
    return (train - mean) / std, (test - mean) / std


def wrong_mean_of_test(train, test):
    """The test set was standardised with its own mean."""
    std = train.std(0)
    return (train - train.mean(0)) / std, (test - test.mean(0)) / std


def wrong_train_overwritten(train, test):
    """Or was `train` overwritten before?"""
    std = train.std(0)
    std[std == 0] = 1
    train = (train - train.mean(0)) / std
    test = (test - train.mean(0)) / std
    return train, test


def wrong_train_overwritten_twice(train, test):
    """Then `train` was overwritten before"""
    train = (train - train.mean(0)) / train.std(0)
    test = (test - train.mean(0)) / train.std(0)
    return train, test


def wrong_bracket(train, test):
    """A bracket is missing"""
    m, s = train.mean(0), train.std(0)
    return train - m / s, test - m / s


def wrong_number_for_each_sample(train, test):
    """That is one number for each sample"""
    m, s = train.mean(1), train.std(1)
    return (train - m) / s, (test - m) / s


def wrong_one_array(train, test):
    """so they make no array"""
    m, s = train.mean(0), train.std(0)
    s[s == 0] = 1
    return np.array([(train - m) / s, (test - m) / s])


def wrong_spread_below_one(train, test):
    """Only a spread of exactly 0 is replaced"""
    m, s = train.mean(0), np.maximum(train.std(0), 1)
    return (train - m) / s, (test - m) / s
