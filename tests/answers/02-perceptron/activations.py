"""Answers to exercise 2.6, five activations by name."""

import math

import numpy as np


def right_tanh_for_all(name, z, alpha):
    if name == "sigmoid":
        return 0.5 * (1 + np.tanh(z / 2))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.maximum(z, 0)
    if name == "leaky relu":
        return np.where(z > 0, z, alpha * z)
    if name == "elu":
        return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
    raise ValueError(f"unknown activation {name!r}")


def right_masks(name, z, alpha):
    positive = z > 0
    small = np.exp(-np.abs(z))
    table = {
        "sigmoid": np.where(positive, 1 / (1 + small), small / (1 + small)),
        "tanh": np.sign(z) * (1 - small**2) / (1 + small**2),
        "relu": z * positive,
        "leaky relu": np.maximum(z, 0) + alpha * np.minimum(z, 0),
        "elu": np.maximum(z, 0) + alpha * (np.where(positive, 1, small) - 1),
    }
    if name not in table:
        raise ValueError(f"name (={name!r}) must be one of {', '.join(table)}")
    return table[name]


def right_number_by_number(name, z, alpha):
    def one(t):
        if name == "sigmoid":
            return 1 / (1 + math.exp(-t)) if t > 0 else math.exp(t) / (1 + math.exp(t))
        if name == "tanh":
            return math.tanh(t)
        if name not in ("relu", "leaky relu", "elu"):
            raise ValueError(name)
        if t > 0:
            return t
        return {"relu": 0.0, "leaky relu": alpha * t}.get(
            name, alpha * (math.exp(t) - 1)
        )

    return np.array([one(float(t)) for t in z.ravel()]).reshape(z.shape)


def plain(name, z, alpha):
    """What every wrong answer below starts from."""
    e = np.exp(-np.abs(z))
    if name == "sigmoid":
        return np.where(z > 0, 1 / (1 + e), e / (1 + e))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.maximum(z, 0)
    if name == "leaky relu":
        return np.where(z > 0, z, alpha * z)
    if name == "elu":
        return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))
    raise ValueError(f"unknown activation {name!r}")


def wrong_tanh_without_the_twos(name, z, alpha):
    """That is 2σ(z) − 1."""
    if name == "tanh":
        return 2 * plain("sigmoid", z, alpha) - 1
    return plain(name, z, alpha)


def wrong_tanh_half_right(name, z, alpha):
    """That is σ(2z)."""
    if name == "tanh":
        return plain("sigmoid", 2 * z, alpha)
    return plain(name, z, alpha)


def wrong_sigmoid_mirrored(name, z, alpha):
    """That is σ(−z)."""
    if name == "sigmoid":
        return 1 / (1 + np.exp(z))
    return plain(name, z, alpha)


def wrong_relu_absolute(name, z, alpha):
    """That is |z|."""
    return np.abs(z) if name == "relu" else plain(name, z, alpha)


def wrong_relu_keeps_the_negative(name, z, alpha):
    """You kept the negative side."""
    return np.minimum(z, 0) if name == "relu" else plain(name, z, alpha)


def wrong_relu_is_a_step(name, z, alpha):
    """That is the step."""
    return np.where(z > 0, 1.0, 0.0) if name == "relu" else plain(name, z, alpha)


def wrong_leaky_fixed_slope(name, z, alpha):
    """The slope on the left is 0.01 whatever alpha is."""
    if name == "leaky relu":
        return np.where(z > 0, z, 0.01 * z)
    return plain(name, z, alpha)


def wrong_leaky_constant(name, z, alpha):
    """The left side is the constant α."""
    if name == "leaky relu":
        return np.where(z > 0, z, alpha)
    return plain(name, z, alpha)


def wrong_leaky_sides_swapped(name, z, alpha):
    """You put α on the positive side."""
    if name == "leaky relu":
        return np.where(z > 0, alpha * z, z)
    return plain(name, z, alpha)


def wrong_leaky_maximum(name, z, alpha):
    """max(z, αz) is right only for α up to 1."""
    if name == "leaky relu":
        return np.maximum(z, alpha * z)
    return plain(name, z, alpha)


def wrong_elu_no_minus_one(name, z, alpha):
    """The −1 is missing"""
    if name == "elu":
        return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))
    return plain(name, z, alpha)


def wrong_elu_alpha_not_on_the_one(name, z, alpha):
    """α multiplies the whole bracket"""
    if name == "elu":
        return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)
    return plain(name, z, alpha)


def wrong_elu_without_alpha(name, z, alpha):
    """α is missing in elu."""
    if name == "elu":
        return np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return plain(name, z, alpha)


def wrong_elu_minus_z(name, z, alpha):
    """You took e^{−z}."""
    if name == "elu":
        return np.where(z > 0, z, alpha * (np.exp(-z) - 1))
    return plain(name, z, alpha)


def wrong_sigmoid_nan(name, z, alpha):
    """∞/∞ is nan"""
    if name == "sigmoid":
        return np.exp(z) / (1 + np.exp(z))
    return plain(name, z, alpha)


def wrong_tanh_nan(name, z, alpha):
    """∞/∞ is nan"""
    if name == "tanh":
        return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    return plain(name, z, alpha)


def wrong_sigmoid_overflows(name, z, alpha):
    """sigmoid computes e to a large positive power on the way"""
    return 1 / (1 + np.exp(-z)) if name == "sigmoid" else plain(name, z, alpha)


def wrong_elu_overflows_unseen(name, z, alpha):
    """elu computes e to a large positive power on the way"""
    if name == "elu":
        return np.where(z > 0, z, alpha * (np.exp(z) - 1))
    return plain(name, z, alpha)


def wrong_elu_zero_times_infinity(name, z, alpha):
    """0 · ∞ is nan"""
    if name == "elu":
        return (z > 0) * z + (z <= 0) * alpha * (np.exp(z) - 1)
    return plain(name, z, alpha)


def wrong_sigmoid_clipped(name, z, alpha):
    """You cut z off before the exponential"""
    if name == "sigmoid":
        return 1 / (1 + np.exp(-np.clip(z, -10, 10)))
    return plain(name, z, alpha)


def wrong_unknown_name_is_identity(name, z, alpha):
    """should raise ValueError"""
    if name in ("sigmoid", "tanh", "relu", "leaky relu", "elu"):
        return plain(name, z, alpha)
    return z


def wrong_error_without_the_name(name, z, alpha):
    """does not mention 'swish'"""
    if name in ("sigmoid", "tanh", "relu", "leaky relu", "elu"):
        return plain(name, z, alpha)
    raise ValueError("no such activation")


def wrong_changes_its_input(name, z, alpha):
    """The call changed its argument `z`"""
    if name == "relu":
        z[z < 0] = 0
        return z
    return plain(name, z, alpha)


def wrong_one_row_only(name, z, alpha):
    """The values are right, the shape is not: it must be (2, 3)."""
    return plain(name, np.ravel(z), alpha)


def wrong_name_with_underscore(name, z, alpha):
    """Is there a branch for exactly this name, with a `return`?"""
    if name == "leaky_relu":
        return np.where(z > 0, z, alpha * z)
    if name != "leaky relu":
        return plain(name, z, alpha)


def wrong_case_for_single_numbers(name, z, alpha):
    """For each entry its own case: `np.where(condition, a, b)`."""
    if name == "relu":
        return z if z > 0 else 0
    return plain(name, z, alpha)


def wrong_np_max(name, z, alpha):
    """`np.maximum(a, b)` compares two"""
    if name == "relu":
        return np.max(0, z)
    return plain(name, z, alpha)


def wrong_where_alone(name, z, alpha):
    """(np.where alone does not help: it computes both sides for all numbers.)"""
    if name == "elu":
        return np.where(z > 0, z, alpha * (np.exp(z) - 1))
    return plain(name, z, alpha)
