"""Answers to exercise 1.8, entropy."""

import math

import numpy as np


def right_selects(p):
    p = p[p > 0]
    return -np.sum(p * np.log(p))


def right_loop(p):
    total = 0.0
    for share in p:
        if share > 0:
            total -= share * math.log(share)
    return total


def right_where(p):
    logs = np.log(p, out=np.zeros(len(p)), where=p > 0)
    return -(p @ logs)


def right_bits_to_nats(p):
    p = p[p != 0]
    return np.sum(p * np.log2(1 / p)) * np.log(2)


def wrong_sign(p):
    """The minus sign is missing"""
    p = p[p > 0]
    return np.sum(p * np.log(p))


def wrong_bits(p):
    """That is in bits. For nats take the natural logarithm, np.log."""
    p = p[p > 0]
    return -np.sum(p * np.log2(p))


def wrong_base_10(p):
    """That is the logarithm with base 10."""
    p = p[p > 0]
    return -np.sum(p * np.log10(p))


def wrong_unweighted(p):
    """That is the sum of the informations. Weigh each one"""
    return -np.sum(np.log(p[p > 0]))


def wrong_plain_mean(p):
    """That is the plain mean of the informations. Weigh each one"""
    return -np.mean(np.log(p[p > 0]))


def wrong_divides(p):
    """add up, do not divide by n."""
    p = p[p > 0]
    return -np.mean(p * np.log(p))


def wrong_terms(p):
    """These are the terms, one for each outcome. Add them up."""
    return -p * np.log(p)


def wrong_informations(p):
    """These are the informations, one for each outcome."""
    return -np.log(p)


def wrong_log_n(p):
    """That is ln n, which holds only if all outcomes are equally likely."""
    return np.log(len(p))


def wrong_exponential(p):
    """That is e to the power of the entropy."""
    p = p[p > 0]
    return np.exp(-np.sum(p * np.log(p)))


def wrong_squares(p):
    """That is 1 − Σ p²: another measure of uncertainty."""
    return 1 - np.sum(p**2)


def wrong_both_sides(p):
    """You added terms for 1 − p too."""
    p = p[(p > 0) & (p < 1)]
    return -np.sum(p * np.log(p) + (1 - p) * np.log(1 - p))


def wrong_most_likely(p):
    """That is the information of the most likely outcome alone."""
    return -np.log(np.max(p))


def wrong_nan(p):
    """0 · ln 0 came out as nan. Leave the entries 0 out"""
    return -np.sum(p * np.log(p))


def wrong_infinite(p):
    """That is infinite: an outcome with probability 0 must add nothing."""
    if np.any(p == 0):
        return np.inf
    return -np.sum(p * np.log(p))


def wrong_nothing_if_a_zero(p):
    """The entries 0 must be left out; the others still count."""
    if np.any(p == 0):
        return 0.0
    return -np.sum(p * np.log(p))


def wrong_stops_at_zero(p):
    """The entries 0 must be left out; the others still count."""
    total = 0.0
    for share in p:
        if share == 0:
            break
        total -= share * math.log(share)
    return total


def wrong_small_number(p):
    """was a small number put in the place of 0, or added?"""
    return -np.sum(p * np.log(p) if p.min() > 0 else (p + 1e-3) * np.log(p + 1e-3))


def wrong_clipped(p):
    """was a small number put in the place of 0, or added?"""
    p = np.maximum(p, 1e-4)
    return -np.sum(p * np.log(p))


def wrong_uses_math(p):
    """An array is given here where one number is needed."""
    return -sum(p * math.log(p))


def wrong_math_of_zero(p):
    """It cannot take the logarithm of 0. Leave the entries 0 out first."""
    return -sum(share * math.log(share) for share in p)


def wrong_returns_in_the_loop(p):
    """That is the term of the first outcome alone."""
    for share in p:
        return -share * np.log(share)


def wrong_condition_as_p(p):
    """`p > 0` (yes or no) used in place of `p[p > 0]`?"""
    p = p > 0
    return -np.sum(p * np.log(p))


def wrong_logarithm_of_the_sum(p):
    """Was a logarithm taken of the sum"""
    return -np.log(np.sum(p))


def wrong_selects_one_factor(p):
    """entries were left out in one factor only. Select from p first"""
    return -np.sum(p * np.log(p[p > 0]))


def h(t):
    return 0.0 if t == 0 else -t * math.log(t)


def right_recursive(p):
    if len(p) == 0:
        return 0.0
    return h(p[0]) + right_recursive(p[1:])


def wrong_attribute(p):
    """'numpy.ndarray' object has no attribute 'log'"""
    return -(p * p.log()).sum()


def wrong_unique(p):
    """The value is 1/400 times what it should be."""
    p = np.unique(p[p > 0])
    return -np.sum(p * np.log(p))
