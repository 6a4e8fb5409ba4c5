"""Answers to exercise 2.7, the slopes of the activations."""

import math

import numpy as np


def right_from_the_values(name, z, alpha):
    if name == "sigmoid":
        a = 0.5 * (1 + np.tanh(z / 2))
        return a * (1 - a)
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    if name == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if name == "leaky relu":
        return np.where(z > 0, 1.0, alpha)
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def right_from_exponentials(name, z, alpha):
    e = np.exp(-np.abs(z))
    return {
        "sigmoid": e / (1 + e) ** 2,
        "tanh": 4 * e**2 / (1 + e**2) ** 2,
        "relu": (z > 0).astype(float),
        "leaky relu": (z > 0) + alpha * (z <= 0),
        "elu": (z > 0) + alpha * e * (z <= 0),
    }[name]


def right_number_by_number(name, z, alpha):
    def one(t):
        if name == "tanh":
            return 1 - math.tanh(t) ** 2
        if name == "sigmoid":
            a = (1 + math.tanh(t / 2)) / 2
            return a - a * a
        left = {"relu": 0.0, "leaky relu": alpha}
        return 1.0 if t > 0 else left.get(name, alpha * math.exp(min(t, 0.0)))

    return np.array([one(float(t)) for t in z.flat]).reshape(z.shape)


def sigma(z):
    e = np.exp(-np.abs(z))
    return np.where(z > 0, 1 / (1 + e), e / (1 + e))


def plain(name, z, alpha):
    """What every wrong answer below starts from."""
    if name == "sigmoid":
        return sigma(z) * (1 - sigma(z))
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    left = {"relu": 0.0, "leaky relu": alpha, "elu": alpha * np.exp(np.minimum(z, 0))}
    return np.where(z > 0, 1.0, left[name])


def wrong_sigmoid_of_z(name, z, alpha):
    """You took z(1 − z)."""
    return z * (1 - z) if name == "sigmoid" else plain(name, z, alpha)


def wrong_sigmoid_value(name, z, alpha):
    """That is the value σ(z)"""
    return sigma(z) if name == "sigmoid" else plain(name, z, alpha)


def wrong_sigmoid_plus(name, z, alpha):
    """You took σ(1 + σ)."""
    if name == "sigmoid":
        return sigma(z) * (1 + sigma(z))
    return plain(name, z, alpha)


def wrong_sigmoid_only_one_minus(name, z, alpha):
    """That is 1 − σ(z)."""
    return 1 - sigma(z) if name == "sigmoid" else plain(name, z, alpha)


def wrong_tanh_not_squared(name, z, alpha):
    """The square is missing"""
    return 1 - np.tanh(z) if name == "tanh" else plain(name, z, alpha)


def wrong_tanh_like_the_sigmoid(name, z, alpha):
    """That rule belongs to the sigmoid"""
    if name == "tanh":
        return np.tanh(z) * (1 - np.tanh(z))
    return plain(name, z, alpha)


def wrong_tanh_of_z(name, z, alpha):
    """You took 1 − z²."""
    return 1 - z**2 if name == "tanh" else plain(name, z, alpha)


def wrong_tanh_chain_rule_forgotten(name, z, alpha):
    """A factor 2 is missing"""
    if name == "tanh":
        return (1 - np.tanh(z) ** 2) / 2
    return plain(name, z, alpha)


def wrong_relu_value(name, z, alpha):
    """That is relu itself"""
    return np.maximum(z, 0) if name == "relu" else plain(name, z, alpha)


def wrong_relu_corner(name, z, alpha):
    """At the corner z = 0"""
    if name == "relu":
        return np.where(z >= 0, 1.0, 0.0)
    return plain(name, z, alpha)


def wrong_relu_sign(name, z, alpha):
    """On the left the slope is 0, not −1."""
    return np.where(z > 0, 1.0, -1.0) if name == "relu" else plain(name, z, alpha)


def wrong_leaky_zero(name, z, alpha):
    """On the left you have slope 0"""
    if name == "leaky relu":
        return np.where(z > 0, 1.0, 0.0)
    return plain(name, z, alpha)


def wrong_leaky_value(name, z, alpha):
    """On the left that is αz"""
    if name == "leaky relu":
        return np.where(z > 0, 1.0, alpha * z)
    return plain(name, z, alpha)


def wrong_leaky_minus_alpha(name, z, alpha):
    """The slope on the left is α, not −α."""
    if name == "leaky relu":
        return np.where(z > 0, 1.0, -alpha)
    return plain(name, z, alpha)


def wrong_elu_value(name, z, alpha):
    """The −1 is a constant"""
    if name == "elu":
        return np.where(z > 0, 1.0, alpha * (np.exp(np.minimum(z, 0)) - 1))
    return plain(name, z, alpha)


def wrong_elu_no_alpha(name, z, alpha):
    """α is missing on the left."""
    if name == "elu":
        return np.where(z > 0, 1.0, np.exp(np.minimum(z, 0)))
    return plain(name, z, alpha)


def wrong_elu_power_rule(name, z, alpha):
    """You used the rule for powers"""
    if name == "elu":
        return np.where(z > 0, 1.0, alpha * z * np.exp(np.minimum(z, 0) - 1))
    return plain(name, z, alpha)


def wrong_sigmoid_nan(name, z, alpha):
    """∞/∞ is nan"""
    if name == "sigmoid":
        return np.exp(-z) / (1 + np.exp(-z)) ** 2
    return plain(name, z, alpha)


def wrong_elu_nan(name, z, alpha):
    """0 · ∞ is nan"""
    if name == "elu":
        return (z > 0) * 1.0 + (z <= 0) * alpha * np.exp(z)
    return plain(name, z, alpha)


def wrong_huge_forward_difference(name, z, alpha):
    """The values are close, but not exact."""
    h, e = 1e-3, alpha

    def value(t):
        if name == "sigmoid":
            return sigma(t)
        if name == "tanh":
            return np.tanh(t)
        left = {"relu": 0 * t, "leaky relu": e * t}
        left["elu"] = e * (np.exp(np.minimum(t, 0)) - 1)
        return np.where(t > 0, t, left[name])

    return (value(z + h) - value(z)) / h


def wrong_tanh_of_the_square(name, z, alpha):
    """You took the tanh of z²."""
    if name == "tanh":
        return 1 - np.tanh(z**2)
    return plain(name, z, alpha)


def wrong_np_sign(name, z, alpha):
    """That is np.sign."""
    return np.sign(z) if name == "relu" else plain(name, z, alpha)


def wrong_mean_at_the_corner(name, z, alpha):
    """At the corner this is the mean of both slopes"""
    if name == "relu":
        return (np.maximum(z + 1e-4, 0) - np.maximum(z - 1e-4, 0)) / 2e-4
    return plain(name, z, alpha)


def wrong_one_name_missing(name, z, alpha):
    """Is there a branch for exactly this name, with a `return`?"""
    if name != "elu":
        return plain(name, z, alpha)


def wrong_numeric(name, z, alpha):
    """Use the formula of the slope, not a small difference."""
    f = {
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
        "leaky relu": lambda z: np.where(z > 0, z, alpha * z),
        "elu": lambda z: np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1)),
    }[name]
    return (f(z) - f(z - 1e-7)) / 1e-7


def right_cosh(name, z, alpha):
    if name == "sigmoid":
        e = np.exp(-abs(z))
        return e / (1 + e) ** 2
    if name == "tanh":
        e = np.exp(-2 * abs(z))
        return 4 * e / (1 + e) ** 2
    step = (z > 0).astype(float)
    if name == "relu":
        return step
    if name == "leaky relu":
        return step + alpha * (1 - step)
    return np.where(step == 1, 1, alpha * np.exp(-np.abs(z)))
