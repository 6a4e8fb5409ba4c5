"""Answers to exercise 3.1, quadratic cost."""

import numpy as np


def right_sum(a, y):
    return np.sum((a - y) ** 2) / (2 * a.shape[0])


def right_mean_of_rows(a, y):
    return 0.5 * np.mean(np.linalg.norm(y - a, axis=1) ** 2)


def right_loops(a, y):
    total = 0.0
    for row, wanted in zip(a, y, strict=True):
        for answer, right in zip(row, wanted, strict=True):
            total += (answer - right) ** 2
    return total / 2 / len(a)


def right_einsum(a, y):
    d = y - a
    return np.einsum("nk,nk->", d, d) / (2 * len(d))


def wrong_sum(a, y):
    """That is the sum of the squares."""
    return np.sum((y - a) ** 2)


def wrong_no_half(a, y):
    """The ½ is missing"""
    return np.sum((y - a) ** 2) / len(a)


def wrong_half_of_the_sum(a, y):
    """You divided by 2 but not by the number of samples."""
    return 0.5 * np.sum((y - a) ** 2)


def wrong_mean_square(a, y):
    """That is the mean over all numbers, without the ½."""
    return np.mean((y - a) ** 2)


def wrong_half_mean_square(a, y):
    """the outputs of one sample are added, not averaged"""
    return np.mean((y - a) ** 2) / 2


def wrong_columns(a, y):
    """You divided by 2k, the number of columns."""
    return np.sum((y - a) ** 2) / (2 * a.shape[1])


def wrong_no_square(a, y):
    """You added the differences without squaring them"""
    return np.sum(a - y) / (2 * len(a))


def wrong_square_of_the_sum(a, y):
    """You added the differences first and squared the sum."""
    return np.sum(y - a) ** 2 / (2 * len(a))


def wrong_absolute(a, y):
    """You took absolute values."""
    return np.sum(np.abs(y - a)) / (2 * len(a))


def wrong_root(a, y):
    """You used the length ‖y − a‖."""
    return np.sum(np.linalg.norm(y - a, axis=1)) / (2 * len(a))


def wrong_each_sample(a, y):
    """That is one cost for each sample."""
    return 0.5 * np.sum((y - a) ** 2, axis=1)


def wrong_each_output(a, y):
    """That is one number for each column"""
    return np.sum((y - a) ** 2, axis=0) / (2 * len(a))


def wrong_sign(a, y):
    """The sign is flipped."""
    return -np.sum((y - a) ** 2) / (2 * len(a))


def wrong_only_the_first_sample(a, y):
    """Only the first sample was used."""
    return np.sum((y[0] - a[0]) ** 2) / 2


def wrong_sample_variance(a, y):
    """You divided by n − 1."""
    return np.sum((y - a) ** 2).item() / (2 * (len(a) - 1))


def wrong_in_place(a, y):
    """The call changed its argument `a`"""
    a -= y
    return np.sum(a**2) / (2 * len(a))


def wrong_printed(a, y):
    """The function returned nothing"""
    print(np.sum((y - a) ** 2) / (2 * len(a)))


def wrong_memorised(a, y):
    """A function must compute its result"""
    squares = {(3, 5): 2.7, (4, 1): 10.75, (1, 2): 25.0, (2, 1): 0.0}
    squares[3, 5] = np.sum((a - y) ** 2)
    return squares[a.shape] / (2 * len(a))


def wrong_multiplied_by_n(a, y):
    """You multiplied by n"""
    return np.sum((y - a) ** 2) / 2 * len(a)


def wrong_brackets(a, y):
    """You squared a alone"""
    return np.sum(y - a**2) / (2 * len(a))


def right_rows(a, y):
    return 0.5 * np.mean(np.linalg.norm(y - a, axis=1) ** 2)


def wrong_fixed_4(a, y):
    """It may be this: You divided by n − 1."""
    return np.sum((y - a) ** 2) / 4
