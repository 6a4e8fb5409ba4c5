"""Answers to exercise 4.2, binary cross-entropy from the logits."""

import math

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def right_formula(z, y):
    cost = np.maximum(z, 0) - z * y + np.log(1 + np.exp(-np.abs(z)))
    return cost.mean(), (sigmoid(z) - y) / len(z)


def right_logaddexp(z, y):
    cost = np.logaddexp(0, z) - y * z
    return np.mean(cost), (sigmoid(z) - y) / z.size


def right_plain_python(z, y):
    cost, delta = 0.0, []
    for one, target in zip(z.tolist(), y.tolist(), strict=True):
        small = math.exp(-abs(one))
        a = 1 / (1 + small) if one >= 0 else small / (1 + small)
        if_no, if_yes = max(one, 0.0), max(-one, 0.0)
        cost += target * if_yes + (1 - target) * if_no + math.log1p(small)
        delta.append((a - target) / len(z))
    return cost / len(z), np.array(delta)


def right_ratios_of_two(z, y):
    pair = np.stack([0 * z, z], axis=1)
    pair = pair - pair.max(axis=1, keepdims=True)
    total = np.exp(pair).sum(axis=1)
    log_a = pair - np.log(total)[:, None]
    cost = -(y * log_a[:, 1] + (1 - y) * log_a[:, 0]).mean()
    return cost, (np.exp(pair[:, 1]) / total - y) / y.shape[0]


def wrong_cost_summed(z, y):
    """That is the sum over the samples. The cost is their mean."""
    return np.sum(softplus(z) - y * z), (sigmoid(z) - y) / len(z)


def wrong_cost_negative(z, y):
    """The minus sign in front of the cost is missing: logarithms of numbers
    below 1 are negative.
    """
    return -np.mean(softplus(z) - y * z), (sigmoid(z) - y) / len(z)


def wrong_targets_swapped(z, y):
    """The logarithms are swapped: y belongs to ln a, and 1 − y to ln(1 − a)."""
    return np.mean(softplus(z) - (1 - y) * z), (sigmoid(z) - y) / len(z)


def wrong_first_term_only(z, y):
    """The term (1 − y)·ln(1 − a) is missing: samples with target 0 cost nothing."""
    return np.mean(y * softplus(-z)), (sigmoid(z) - y) / len(z)


def wrong_log_two(z, y):
    """That is the cost in bits: you took log₂. Here it is ln, the natural logarithm."""
    return np.mean(softplus(z) - y * z) / np.log(2), (sigmoid(z) - y) / len(z)


def wrong_logits_as_outputs(z, y):
    """A logit is no probability: it can be negative."""
    cost = -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))
    return cost, (sigmoid(z) - y) / len(z)


def wrong_no_tail(z, y):
    """The term ln(1 + e^(−|z|)) is missing. It matters most near z = 0."""
    return np.mean(np.maximum(z, 0) - z * y), (sigmoid(z) - y) / len(z)


def wrong_only_zero_and_one(z, y):
    """For a target between 0 and 1 both terms count. You used only one of them."""
    cost = np.where(y == 1, softplus(-z), softplus(z))
    return np.mean(cost), (sigmoid(z) - y) / len(z)


def wrong_rounded_targets(z, y):
    """For a target between 0 and 1 both terms count. You used only one of them."""
    cost = np.where(y > 0.5, softplus(-z), softplus(z))
    return np.mean(cost), (sigmoid(z) - np.round(y)) / len(z)


def wrong_log_of_a(z, y):
    """For z = 40 the computer rounds a to 1, and then ln(1 − a) is ln 0. Do not
    compute a for the cost: stay with z.
    """
    a = sigmoid(z)
    cost = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
    return cost, (a - y) / len(z)


def wrong_cut_off(z, y):
    """You cut the outputs off, or added a small number"""
    a = np.clip(sigmoid(z), 1e-12, 1 - 1e-12)
    cost = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
    return cost, (sigmoid(z) - y) / len(z)


def wrong_cut_off_elsewhere(z, y):
    """You cut the outputs off, or added a small number"""
    a = np.clip(sigmoid(z), 1e-7, 1 - 1e-7)
    cost = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
    return cost, (sigmoid(z) - y) / len(z)


def wrong_added_a_little(z, y):
    """You cut the outputs off, or added a small number"""
    a = sigmoid(z)
    cost = -np.mean(y * np.log(a + 1e-12) + (1 - y) * np.log(1 - a + 1e-12))
    return cost, (a - y) / len(z)


def wrong_overflow_above(z, y):
    """For z = 1000 this overflows: e^1000 is too large for a float."""
    return np.mean(np.log(1 + np.exp(z)) - y * z), (sigmoid(z) - y) / len(z)


def wrong_overflow_below(z, y):
    """For z = −1000 this overflows: e^(−z) is e^1000."""
    cost = np.log(1 + np.exp(-z)) + (1 - y) * z
    return np.mean(cost), (sigmoid(z) - y) / len(z)


def wrong_delta_not_divided(z, y):
    """The 1/n is missing in δ: the cost is a mean, so each sample counts 1/n."""
    return np.mean(softplus(z) - y * z), sigmoid(z) - y


def wrong_delta_with_slope(z, y):
    """δ has a factor σ′(z) = a(1 − a) too many: with the cross-entropy it cancels."""
    a = sigmoid(z)
    return np.mean(softplus(z) - y * z), (a - y) * a * (1 - a) / len(z)


def wrong_delta_sign(z, y):
    """The sign of δ is flipped: it is output minus target."""
    return np.mean(softplus(z) - y * z), (y - sigmoid(z)) / len(z)


def wrong_delta_from_logits(z, y):
    """δ is a − y with a = σ(z); you took z − y."""
    return np.mean(softplus(z) - y * z), (z - y) / len(z)


def wrong_delta_by_a(z, y):
    """That is the slope along a, (a − y)/(a(1 − a)). δ is the slope along z."""
    a = sigmoid(z)
    return np.mean(softplus(z) - y * z), (a - y) / (a * (1 - a)) / len(z)


def wrong_delta_summed(z, y):
    """Yours is a single number: did you add up the errors?"""
    return np.mean(softplus(z) - y * z), np.sum(sigmoid(z) - y) / len(z)


def wrong_delta_overflows(z, y):
    """e^z/(1 + e^z) is ∞/∞ = nan for z = 1000."""
    a = np.exp(z) / (1 + np.exp(z))
    return np.mean(softplus(z) - y * z), (a - y) / len(z)


def wrong_order(z, y):
    """The order is wrong: first the cost, then δ."""
    return (sigmoid(z) - y) / len(z), np.mean(softplus(z) - y * z)


def wrong_every_target_zero(z, y):
    """Every sample got the cost of target 0, ln(1 + e^z)."""
    return np.mean(softplus(z)), (sigmoid(z) - y) / len(z)


def wrong_y_without_z(z, y):
    """The two logarithms differ by z, so it must be y·z."""
    return np.mean(softplus(z) - y), (sigmoid(z) - y) / len(z)
