"""Answers to exercise 4.8, the cost of a network that says how sure it is."""

import math

import numpy as np


def right_formula(a, s, y):
    d, n = a - y, len(a)
    share = d**2 * np.exp(-s)
    return np.mean(0.5 * (s + share)), d * np.exp(-s) / n, 0.5 * (1 - share) / n


def right_with_variance(a, s, y):
    v, n = np.exp(s), a.size
    cost = (np.log(v) + (y - a) ** 2 / v).sum() / (2 * n)
    by_variance = (1 / v - (y - a) ** 2 / v**2) / (2 * n)
    return cost, (a - y) / (n * v), by_variance * v


def right_plain_python(a, s, y):
    n, cost, by_a, by_s = len(a), 0.0, [], []
    for one, log_v, target in zip(a, s, y, strict=True):
        score = (one - target) / math.exp(log_v / 2)
        cost += log_v / 2 + score * score / 2
        by_a.append(score / math.exp(log_v / 2) / n)
        by_s.append((1 - score * score) / 2 / n)
    return cost / n, np.array(by_a), np.array(by_s)


def solved(a, s, y):
    d, n = a - y, len(a)
    share = d**2 * np.exp(-s)
    return np.mean(0.5 * (s + share)), d * np.exp(-s) / n, 0.5 * (1 - share) / n


def wrong_cost_summed(a, s, y):
    """The cost is the sum over the samples. Take their mean."""
    cost, by_a, by_s = solved(a, s, y)
    return cost * len(a), by_a, by_s


def wrong_slopes_not_divided(a, s, y):
    """Both slopes lack the 1/n: the cost is a mean, so each sample counts 1/n."""
    cost, by_a, by_s = solved(a, s, y)
    return cost, by_a * len(a), by_s * len(a)


def wrong_no_half(a, s, y):
    """The ½ in front of the cost is missing."""
    cost, by_a, by_s = solved(a, s, y)
    return 2 * cost, by_a, by_s


def wrong_no_half_anywhere(a, s, y):
    """The ½ is missing in the cost and in both slopes."""
    cost, by_a, by_s = solved(a, s, y)
    return 2 * cost, 2 * by_a, 2 * by_s


def wrong_no_price(a, s, y):
    """The term s = ln v is missing: then a network that says "not sure at all"
    would pay nothing.
    """
    share = (a - y) ** 2 * np.exp(-s)
    _, by_a, _ = solved(a, s, y)
    return np.mean(0.5 * share), by_a, -0.5 * share / len(a)


def wrong_s_is_variance(a, s, y):
    """You used s as the variance. It is the logarithm of the variance: v is e^s."""
    d, n = a - y, len(a)
    cost = np.mean(0.5 * (np.log(s) + d**2 / s))
    return cost, d / s / n, 0.5 * (1 / s - d**2 / s**2) / n


def wrong_s_is_log_deviation(a, s, y):
    """You used s as the logarithm of the standard deviation. It is the logarithm of
    the variance.
    """
    d, n = a - y, len(a)
    share = d**2 * np.exp(-2 * s)
    return np.mean(s + 0.5 * share), d * np.exp(-2 * s) / n, (1 - share) / n


def wrong_multiplied(a, s, y):
    """You multiplied by v. The squared error is divided by v: e^(−s), with a minus."""
    d, n = a - y, len(a)
    share = d**2 * np.exp(s)
    return np.mean(0.5 * (s + share)), d * np.exp(s) / n, 0.5 * (1 - share) / n


def wrong_sign(a, s, y):
    """The slope along a has the wrong sign: it is positive where the output is too
    large.
    """
    cost, by_a, by_s = solved(a, s, y)
    return cost, -by_a, by_s


def wrong_slope_along_v(a, s, y):
    """The third value is the slope along v. Along s = ln v one more factor is
    needed: ∂v/∂s.
    """
    cost, by_a, by_s = solved(a, s, y)
    return cost, by_a, by_s * np.exp(-s)


def wrong_slope_a_without_variance(a, s, y):
    """The slope along a lacks the division by v: a sample that is said to be
    uncertain must pull less.
    """
    cost, _, by_s = solved(a, s, y)
    return cost, (a - y) / len(a), by_s


def wrong_slope_s_sign(a, s, y):
    """The slope along s has the wrong sign. Where the difference is larger than
    expected, s must grow, so this slope must be negative there.
    """
    cost, by_a, by_s = solved(a, s, y)
    return cost, by_a, -by_s


def wrong_slope_s_without_one(a, s, y):
    """The slope along s lacks the part of the first term: the slope of s/2 is 1/2."""
    cost, by_a, by_s = solved(a, s, y)
    return cost, by_a, by_s - 0.5 / len(a)


def wrong_order(a, s, y):
    """The two slopes are swapped: first the one along a, then the one along s."""
    cost, by_a, by_s = solved(a, s, y)
    return cost, by_s, by_a


def wrong_constant(a, s, y):
    """You added the constant ½ ln 2π. This cost leaves it out, as the task says."""
    cost, by_a, by_s = solved(a, s, y)
    return cost + 0.5 * np.log(2 * np.pi), by_a, by_s


def wrong_not_squared(a, s, y):
    """The difference is not squared in the cost: you took |a − y|/v."""
    _, by_a, by_s = solved(a, s, y)
    return np.mean(0.5 * (s + np.abs(a - y) * np.exp(-s))), by_a, by_s


def wrong_plus_in_slope(a, s, y):
    """The slope along s has a plus where a minus belongs: the derivative of e^(−s)
    along s is −e^(−s).
    """
    d, v, n = a - y, np.exp(s), len(a)
    cost = np.mean(0.5 * (s + d**2 / v))
    return cost, d / v / n, 0.5 * (1 + d**2 / v) / n


def wrong_twos_in_slopes(a, s, y):
    """Both slopes are twice too large: the ½ stands in front of the whole bracket."""
    d, v, n = a - y, np.exp(s), len(a)
    cost = np.mean(0.5 * (s + d**2 / v))
    return cost, 2 * d / v / n, (1 - d**2 / v) / n


def wrong_two_in_slope_a(a, s, y):
    """The slope along a is twice too large: the ½ of the cost and the 2 of the square
    cancel.
    """
    d, v, n = a - y, np.exp(s), len(a)
    cost = np.mean(0.5 * (s + d**2 / v))
    return cost, 2 * d / v / n, 0.5 * (1 - d**2 / v) / n


def wrong_e_to_the_plus_s(a, s, y):
    """You multiplied by v, in the cost and in both slopes. The squared error is divided
    by v: e^(−s), with a minus.
    """
    d, v, n = a - y, np.exp(s), len(a)
    cost = np.mean(0.5 * (s + d**2 * v))
    return cost, d * v / n, 0.5 * (1 + d**2 * v) / n


def wrong_half_of_one_term(a, s, y):
    """The ½ belongs to both terms: ½·[s + (a − y)²·e^(−s)]."""
    d, v, n = a - y, np.exp(s), len(a)
    cost = np.mean(0.5 * s + d**2 / v)
    return cost, 2 * d / v / n, (0.5 - d**2 / v) / n


def wrong_half_of_one_term_in_cost(a, s, y):
    """In the cost the ½ belongs to both terms: ½·[s + (a − y)²·e^(−s)]."""
    d, v, n = a - y, np.exp(s), len(a)
    cost = np.mean(0.5 * s + d**2 / v)
    return cost, d / v / n, 0.5 * (1 - d**2 / v) / n


def wrong_slope_s_not_divided(a, s, y):
    """The slope along s lacks the 1/n: the cost is a mean, so each sample counts
    1/n.
    """
    d, v, n = a - y, np.exp(s), len(a)
    cost = np.mean(0.5 * (s + d**2 / v))
    return cost, d / v / n, 0.5 * (1 - d**2 / v)


def wrong_slope_a_not_divided(a, s, y):
    """The slope along a lacks the 1/n: the cost is a mean, so each sample counts
    1/n.
    """
    d, v, n = a - y, np.exp(s), len(a)
    cost = np.mean(0.5 * (s + d**2 / v))
    return cost, d / v, 0.5 * (1 - d**2 / v) / n


def wrong_summed_everywhere(a, s, y):
    """The 1/n of the mean is missing in the cost and in both slopes."""
    d, v = a - y, np.exp(s)
    cost = np.sum(0.5 * (s + d**2 / v))
    return cost, d / v, 0.5 * (1 - d**2 / v)


def wrong_mean_slopes(a, s, y):
    """The second and third value have one slope for each sample. They are not means."""
    d, v = a - y, np.exp(s)
    cost = np.mean(0.5 * (s + d**2 / v))
    return cost, np.mean(d / v), np.mean(0.5 * (1 - d**2 / v))
