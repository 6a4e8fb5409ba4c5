"""Answers to exercise 3.13, watch the error fade."""

import math

import numpy as np


def right_loop_from_the_top(weights, zs, delta):
    norms = [np.linalg.norm(delta)]
    for k in range(len(zs) - 1, -1, -1):
        slope = np.exp(-zs[k]) / (1 + np.exp(-zs[k])) ** 2
        delta = slope * (weights[k].T @ delta)
        norms.insert(0, np.linalg.norm(delta))
    return np.array(norms)


def right_row_vector(weights, zs, delta):
    norms = np.empty(len(weights) + 1)
    norms[-1] = math.sqrt(np.sum(delta**2))
    for k in reversed(range(len(weights))):
        a = 0.5 * (1 + np.tanh(zs[k] / 2))
        delta = delta @ weights[k] * (a - a * a)
        norms[k] = math.sqrt(delta @ delta)
    return norms


def right_plain_python(weights, zs, delta):
    def size(values):
        return math.sqrt(sum(v * v for v in values))

    delta = [float(d) for d in delta]
    norms = [size(delta)]
    for w, z in list(zip(weights, zs, strict=True))[::-1]:
        below = []
        for k in range(len(z)):
            total = sum(float(w[j, k]) * delta[j] for j in range(len(delta)))
            a = 1 / (1 + math.exp(-float(z[k])))
            below.append(total * a * (1 - a))
        delta = below
        norms.append(size(delta))
    return np.array(norms[::-1])


def wrong_order(weights, zs, delta):
    """The order is from top to bottom. Layer 1 must come first."""
    norms = [np.linalg.norm(delta)]
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.linalg.norm(delta))
    return np.array(norms)


def wrong_signed(weights, zs, delta):
    """A norm is never negative."""
    norms = [np.sum(delta)]
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.sum(delta))
    return np.array(norms[::-1])


def wrong_no_slope(weights, zs, delta):
    """The slope σ′(z) is missing"""
    norms = [np.linalg.norm(delta)]
    for w in weights[::-1]:
        delta = w.T @ delta
        norms.append(np.linalg.norm(delta))
    return np.array(norms[::-1])


def wrong_sigma_for_slope(weights, zs, delta):
    """You multiplied by σ(z)"""
    norms = [np.linalg.norm(delta)]
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        delta = (w.T @ delta) / (1 + np.exp(-z))
        norms.append(np.linalg.norm(delta))
    return np.array(norms[::-1])


def wrong_slope_of_z(weights, zs, delta):
    """You took z(1 − z)."""
    norms = [np.linalg.norm(delta)]
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        delta = (w.T @ delta) * z * (1 - z)
        norms.append(np.linalg.norm(delta))
    return np.array(norms[::-1])


def wrong_squares(weights, zs, delta):
    """These are the squares of the norms. Take the root."""
    norms = [delta @ delta]
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(delta @ delta)
    return np.array(norms[::-1])


def wrong_last_missing(weights, zs, delta):
    """The norm of the last layer's own error is missing."""
    norms = []
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.linalg.norm(delta))
    return np.array(norms[::-1])


def wrong_not_transposed(weights, zs, delta):
    """You multiplied by W. On the way back it is the transposed matrix, Wᵀ."""
    norms = [np.linalg.norm(delta)]
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w @ delta) * a * (1 - a)
        norms.append(np.linalg.norm(delta))
    return np.array(norms[::-1])


def wrong_absolute_sums(weights, zs, delta):
    """These are sums of absolute values."""
    norms = [np.abs(delta).sum()]
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.abs(delta).sum())
    return np.array(norms[::-1])


def wrong_largest(weights, zs, delta):
    """That is the largest entry of each error."""
    norms = [np.abs(delta).max()]
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.abs(delta).max())
    return np.array(norms[::-1])


def wrong_mean_square(weights, zs, delta):
    """You took the root of the *mean* of the squares."""
    norms = [np.sqrt(np.mean(delta**2))]
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.sqrt(np.mean(delta**2)))
    return np.array(norms[::-1])


def wrong_always_from_the_top(weights, zs, delta):
    """Each layer started from the last layer's error."""
    norms = [np.linalg.norm(delta)]
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        a = 1 / (1 + np.exp(-z))
        norms.append(np.linalg.norm((w.T @ delta) * a * (1 - a)))
    return np.array(norms[::-1])


def wrong_weights_forward(weights, zs, delta):
    """The weights were used in the wrong order"""
    norms = [np.linalg.norm(delta)]
    for w, z in zip(weights, zs[::-1], strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.linalg.norm(delta))
    return np.array(norms[::-1])


def wrong_slopes_forward(weights, zs, delta):
    """The slopes were taken at the z of another layer"""
    norms = [np.linalg.norm(delta)]
    for w, z in zip(weights[::-1], zs, strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.linalg.norm(delta))
    return np.array(norms[::-1])


def wrong_both_forward(weights, zs, delta):
    """You walked both lists from the front."""
    norms = [np.linalg.norm(delta)]
    for w, z in zip(weights, zs, strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.linalg.norm(delta))
    return np.array(norms[::-1])


def wrong_changes_the_list(weights, zs, delta):
    """The call changed its argument `weights`"""
    norms = [np.linalg.norm(delta)]
    while weights:
        w, z = weights.pop(), zs.pop()
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.linalg.norm(delta))
    return np.array(norms[::-1])


def wrong_only_two_layers(weights, zs, delta):
    """A network of one layer has one norm."""
    norms = [0.0, 0.0, np.linalg.norm(delta)]
    for k in (1, 0):
        if k >= len(weights):
            continue
        a = 1 / (1 + np.exp(-zs[k]))
        delta = (weights[k].T @ delta) * a * (1 - a)
        norms[k] = np.linalg.norm(delta)
    return np.array(norms if len(weights) != 1 else [norms[0], norms[2]])


def wrong_front_to_end(weights, zs, delta):
    """The way back starts at the ends."""
    norms = [np.linalg.norm(delta)]
    for w, z in zip(weights, zs, strict=True):
        a = 1 / (1 + np.exp(-z))
        delta = (w.T @ delta) * a * (1 - a)
        norms.append(np.linalg.norm(delta))
    return np.array(norms)
