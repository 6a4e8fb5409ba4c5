"""Answers to exercise 8.9, batch normalization, backward."""

import numpy as np


def right_three_paths(dy, x, gamma, eps):
    n = len(x)
    middle = x - x.mean(axis=0)
    s = (np.square(middle).mean(axis=0) + eps) ** 0.5
    dz = dy * gamma
    ds = (dz * -middle / s**2).sum(axis=0)
    dmiddle = dz / s + ds * middle / (n * s)
    return dmiddle - dmiddle.mean(axis=0), (dy * middle / s).sum(0), dy.sum(0)


def right_jacobian(dy, x, gamma, eps):
    n, units = x.shape
    dx, dgamma = np.zeros(x.shape), np.zeros(units)
    for c in range(units):
        s = np.sqrt(np.var(x[:, c]) + eps)
        z = (x[:, c] - np.mean(x[:, c])) / s
        slopes = (np.eye(n) - 1 / n - np.outer(z, z) / n) / s
        dx[:, c] = gamma[c] * slopes @ dy[:, c]
        dgamma[c] = z @ dy[:, c]
    return dx, dgamma, np.ones(n) @ dy


def right_projected(dy, x, gamma, eps):
    s = np.sqrt(x.var(axis=0) + eps)
    z = (x - x.mean(axis=0)) / s
    dx = dy - dy.mean(axis=0) - z * np.einsum("nc,nc->c", z, dy) / len(z)
    return dx * gamma / s, np.einsum("nc,nc->c", z, dy), np.einsum("nc->c", dy)


def parts(dy, x, eps):
    """(s, z, Σ dy, Σ dy·z)."""
    s = np.sqrt(x.var(axis=0) + eps)
    z = (x - x.mean(axis=0)) / s
    return s, z, dy.sum(axis=0), (dy * z).sum(axis=0)


def wrong_constants(dy, x, gamma, eps):
    """That is dx with a fixed mean and a fixed spread."""
    s, _, total, along = parts(dy, x, eps)
    return gamma * dy / s, along, total


def wrong_no_spread_path(dy, x, gamma, eps):
    """In dx the path through the spread is missing"""
    s, _, total, along = parts(dy, x, eps)
    return gamma / s * (dy - total / len(x)), along, total


def wrong_no_mean_path(dy, x, gamma, eps):
    """In dx the path through the mean is missing"""
    s, z, total, along = parts(dy, x, eps)
    return gamma / s * (dy - z * along / len(x)), along, total


def wrong_signs(dy, x, gamma, eps):
    """In dx both parts are added. They are taken away."""
    s, z, total, along = parts(dy, x, eps)
    return gamma / s * (dy + total / len(x) + z * along / len(x)), along, total


def wrong_sums(dy, x, gamma, eps):
    """dx takes away sums over the batch. It takes away means"""
    s, z, total, along = parts(dy, x, eps)
    return gamma / s * (dy - total - z * along), along, total


def wrong_no_z(dy, x, gamma, eps):
    """In dx the mean of dy · z is not multiplied by z."""
    s, _, total, along = parts(dy, x, eps)
    return gamma / s * (dy - total / len(x) - along / len(x)), along, total


def wrong_no_gamma(dy, x, gamma, eps):
    """In dx gamma is missing."""
    s, z, total, along = parts(dy, x, eps)
    return (dy - total / len(x) - z * along / len(x)) / s, along, total


def wrong_not_divided(dy, x, gamma, eps):
    """dx is not divided by the spread."""
    _, z, total, along = parts(dy, x, eps)
    return gamma * (dy - total / len(x) - z * along / len(x)), along, total


def wrong_variance(dy, x, gamma, eps):
    """dx is divided by the variance. Divide by its root."""
    s, z, total, along = parts(dy, x, eps)
    return gamma / s**2 * (dy - total / len(x) - z * along / len(x)), along, total


def wrong_x_for_z(dy, x, gamma, eps):
    """In dx stands x where z belongs."""
    s, _, total, along = parts(dy, x, eps)
    return gamma / s * (dy - total / len(x) - x * (dy * x).mean(0)), along, total


def wrong_x_in_dgamma(dy, x, gamma, eps):
    """dgamma is Σ dy · z, not Σ dy · x."""
    s, z, total, along = parts(dy, x, eps)
    dx = gamma / s * (dy - total / len(x) - z * along / len(x))
    return dx, (dy * x).sum(axis=0), total


def wrong_means(dy, x, gamma, eps):
    """dgamma and dbeta are sums over the batch."""
    s, z, total, along = parts(dy, x, eps)
    dx = gamma / s * (dy - total / len(x) - z * along / len(x))
    return dx, along / len(x), total / len(x)


def wrong_mean_for_beta(dy, x, gamma, eps):
    """dbeta is a sum over the batch, not a mean."""
    s, z, total, along = parts(dy, x, eps)
    dx = gamma / s * (dy - total / len(x) - z * along / len(x))
    return dx, along, total / len(x)


def wrong_swapped(dy, x, gamma, eps):
    """dgamma and dbeta are swapped."""
    s, z, total, along = parts(dy, x, eps)
    dx = gamma / s * (dy - total / len(x) - z * along / len(x))
    return dx, total, along


def wrong_not_summed(dy, x, gamma, eps):
    """dgamma and dbeta have one number for each unit"""
    s, z, total, along = parts(dy, x, eps)
    dx = gamma / s * (dy - total / len(x) - z * along / len(x))
    return dx, dy * z, dy


def wrong_order(dy, x, gamma, eps):
    """dx stands last. The order is dx, dgamma, dbeta."""
    s, z, total, along = parts(dy, x, eps)
    dx = gamma / s * (dy - total / len(x) - z * along / len(x))
    return along, total, dx


def wrong_dx_alone(dy, x, gamma, eps):
    """dgamma and dbeta are missing: return three things."""
    s, z, total, along = parts(dy, x, eps)
    return gamma / s * (dy - total / len(x) - z * along / len(x))


def wrong_no_eps(dy, x, gamma, eps):
    """eps is missing: it is added to the variance."""
    s, z, total, along = parts(dy, x, 0)
    return gamma / s * (dy - total / len(x) - z * along / len(x)), along, total
