"""Answers to exercise 8.7, batch normalization, forward."""

import numpy as np


def _refuse(x):
    if len(x) < 2:
        raise ValueError(f"N (={len(x)}) must be at least 2")


def right_in_one_line(x, gamma, beta, eps):
    _refuse(x)
    return gamma * (x - np.mean(x, 0)) / (x.std(axis=0) ** 2 + eps) ** 0.5 + beta


def right_unit_by_unit(x, gamma, beta, eps):
    count, units = x.shape
    if count in (0, 1):
        raise ValueError(f"a batch of {count} has no spread")
    y = np.empty(x.shape)
    for c in range(units):
        mean = sum(x[:, c]) / count
        variance = sum((v - mean) ** 2 for v in x[:, c]) / count
        y[:, c] = gamma[c] * (x[:, c] - mean) / np.sqrt(variance + eps) + beta[c]
    return y


def right_linear(x, gamma, beta, eps):
    _refuse(x)
    mean = np.einsum("nc->c", x) / len(x)
    middle = x - mean
    slope = gamma / np.sqrt(np.einsum("nc,nc->c", middle, middle) / len(x) + eps)
    return middle * slope[None, :] + beta[None, :]


def wrong_axis(x, gamma, beta, eps):
    """Mean and variance were taken along the units of a sample (axis 1)."""
    _refuse(x)
    z = x - x.mean(axis=1, keepdims=True)
    return gamma * z / np.sqrt(x.var(axis=1, keepdims=True) + eps) + beta


def wrong_one_for_all(x, gamma, beta, eps):
    """There is one mean and one variance for all units."""
    _refuse(x)
    return gamma * (x - x.mean()) / np.sqrt(x.var() + eps) + beta


def wrong_n_minus_one(x, gamma, beta, eps):
    """This variance has n − 1 below."""
    _refuse(x)
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0, ddof=1) + eps) + beta


def wrong_no_root(x, gamma, beta, eps):
    """You divided by the variance, not by its square root."""
    _refuse(x)
    return gamma * (x - x.mean(axis=0)) / (x.var(axis=0) + eps) + beta


def wrong_eps_outside(x, gamma, beta, eps):
    """eps belongs under the root, added to the variance."""
    _refuse(x)
    return gamma * (x - x.mean(axis=0)) / (x.std(axis=0) + eps) + beta


def wrong_no_eps(x, gamma, beta, eps):
    """eps is missing: it is added to the variance."""
    _refuse(x)
    return gamma * (x - x.mean(axis=0)) / x.std(axis=0) + beta


def wrong_swapped(x, gamma, beta, eps):
    """gamma and beta are swapped"""
    _refuse(x)
    return beta * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + gamma


def wrong_z_alone(x, gamma, beta, eps):
    """gamma and beta are missing"""
    _refuse(x)
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)


def wrong_no_gamma(x, gamma, beta, eps):
    """gamma is missing"""
    _refuse(x)
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


def wrong_no_beta(x, gamma, beta, eps):
    """beta is missing"""
    _refuse(x)
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)


def wrong_brackets(x, gamma, beta, eps):
    """gamma multiplies z alone; beta is added after that."""
    _refuse(x)
    return gamma * ((x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta)


def wrong_no_mean(x, gamma, beta, eps):
    """The mean was not taken away."""
    _refuse(x)
    return gamma * x / np.sqrt(x.var(axis=0) + eps) + beta


def wrong_precedence(x, gamma, beta, eps):
    """Only the mean was divided. Put brackets around x − mean."""
    _refuse(x)
    return gamma * (x - x.mean(axis=0) / np.sqrt(x.var(axis=0) + eps)) + beta


def wrong_no_spread(x, gamma, beta, eps):
    """The mean was taken away, but nothing was divided by the spread."""
    _refuse(x)
    return gamma * (x - x.mean(axis=0)) + beta


def wrong_mean_square(x, gamma, beta, eps):
    """You divided by the mean square of x."""
    _refuse(x)
    return gamma * (x - x.mean(axis=0)) / np.sqrt((x**2).mean(axis=0) + eps) + beta


def wrong_batch_of_one(x, gamma, beta, eps):
    """should raise ValueError; it returned"""
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


def wrong_two_refused(x, gamma, beta, eps):
    """Two samples have a spread. Refuse fewer than 2 only."""
    if len(x) <= 2:
        raise ValueError(f"N (={len(x)}) is too small")
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


def wrong_no_number(x, gamma, beta, eps):
    """say which value was wrong"""
    if len(x) < 2:
        raise ValueError("too few samples")
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


def wrong_in_place(x, gamma, beta, eps):
    """The call changed its argument `x`"""
    _refuse(x)
    spread = np.sqrt(x.var(axis=0) + eps)
    x -= x.mean(axis=0)
    return gamma * x / spread + beta
