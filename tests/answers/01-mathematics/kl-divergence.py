"""Answers to exercise 1.9, KL divergence."""

import math

import numpy as np


def right_selects(p, q):
    happens = p > 0
    if np.any(q[happens] == 0):
        return np.inf
    return np.sum(p[happens] * np.log(p[happens] / q[happens]))


def right_loop(p, q):
    total = 0.0
    for truth, belief in zip(p, q, strict=True):
        if truth == 0:
            continue
        if belief == 0:
            return math.inf
        total += truth * (math.log(truth) - math.log(belief))
    return total


def right_difference(p, q):
    keep = p > 0
    p, q = p[keep], q[keep]
    return -np.sum(p * np.log(q)) + np.sum(p * np.log(p))  # ln 0 is −inf


def right_where(p, q):
    return np.sum(np.where(p > 0, p * np.log(p / q), 0.0))


def wrong_reverse(p, q):
    """That is KL(Q‖P). The first argument is the truth"""
    keep = q > 0
    return np.sum(q[keep] * np.log(q[keep] / p[keep]))


def wrong_sign(p, q):
    """The sign is wrong: the quotient is p/q"""
    keep = p > 0
    return np.sum(p[keep] * np.log(q[keep] / p[keep]))


def wrong_weights(p, q):
    """The weights are those of q."""
    keep = p > 0
    return np.sum(q[keep] * np.log(p[keep] / q[keep]))


def wrong_cross_entropy(p, q):
    """That is the cross-entropy. Subtract the entropy of p."""
    keep = p > 0
    return -np.sum(p[keep] * np.log(q[keep]))


def wrong_entropy(p, q):
    """That is the entropy of p. Where is q?"""
    p = p[p > 0]
    return -np.sum(p * np.log(p))


def wrong_difference_of_entropies(p, q):
    """That is the difference of the two entropies."""
    p, q = p[p > 0], q[q > 0]
    return np.sum(p * np.log(p)) - np.sum(q * np.log(q))


def wrong_difference_reversed(p, q):
    """That is entropy of p minus entropy of q."""
    p, q = p[p > 0], q[q > 0]
    return np.sum(q * np.log(q)) - np.sum(p * np.log(p))


def wrong_added(p, q):
    """That is entropy plus cross-entropy. Subtract the entropy."""
    keep = p > 0
    return -np.sum(p[keep] * np.log(p[keep])) - np.sum(p[keep] * np.log(q[keep]))


def wrong_bits(p, q):
    """That is in bits. For nats take the natural logarithm, np.log."""
    keep = p > 0
    return np.sum(p[keep] * np.log2(p[keep] / q[keep]))


def wrong_unweighted(p, q):
    """The weights are missing: multiply each logarithm with p."""
    keep = p > 0
    return np.sum(np.log(p[keep] / q[keep]))


def wrong_mean(p, q):
    """add up, do not divide by n."""
    keep = p > 0
    return np.mean(p[keep] * np.log(p[keep] / q[keep]))


def wrong_terms(p, q):
    """These are the terms, one for each outcome. Add them up."""
    keep = p > 0
    return p[keep] * np.log(p[keep] / q[keep])


def wrong_absolute(p, q):
    """You took absolute values."""
    keep = p > 0
    return np.sum(np.abs(p[keep] * np.log(p[keep] / q[keep])))


def wrong_symmetric(p, q):
    """That is the mean of both directions."""
    keep = p > 0
    return np.sum((p[keep] - q[keep]) * np.log(p[keep] / q[keep])) / 2


def wrong_sum_of_directions(p, q):
    """That is the sum of both directions."""
    keep = p > 0
    return np.sum((p[keep] - q[keep]) * np.log(p[keep] / q[keep]))


def wrong_no_logarithm(p, q):
    """The logarithm is missing."""
    keep = p > 0
    return np.sum(p[keep] * p[keep] / q[keep])


def wrong_differences(p, q):
    """That is the sum of absolute differences."""
    return np.sum(np.abs(p - q))


def wrong_nan(p, q):
    """nan came out, from 0 · ln 0 or 0/0."""
    return np.sum(p * np.log(p / q))


def wrong_infinite_for_any_zero(p, q):
    """Infinite only if q is 0 where p is not."""
    if np.any(q == 0):
        return np.inf
    keep = p > 0
    return np.sum(p[keep] * np.log(p[keep] / q[keep]))


def wrong_zero_for_any_zero(p, q):
    """Entries where p is 0 must be left out; the others still count."""
    if np.any(p == 0):
        return 0.0
    return np.sum(p * np.log(p / q))


def wrong_new_sums(p, q):
    """You gave p and q new sums of 1 after leaving entries out."""
    keep = p > 0
    p, q = p[keep] / p[keep].sum(), q[keep] / q[keep].sum()
    return np.sum(p * np.log(p / q))


def wrong_different_places(p, q):
    """p lost other entries than q. Select both in the same places"""
    p, q = p[p > 0], q[q > 0]
    return np.sum(p * np.log(p / q))


def wrong_leaves_out_impossible(p, q):
    """you left out the outcome that q holds for impossible"""
    keep = (p > 0) & (q > 0)
    return np.sum(p[keep] * np.log(p[keep] / q[keep]))


def wrong_small_number(p, q):
    """or you put a small number in its place. It does happen: return np.inf."""
    keep = p > 0
    return np.sum(p[keep] * np.log(p[keep] / np.maximum(q[keep], 1e-12)))


def wrong_nan_for_impossible(p, q):
    """the cost has no limit: return np.inf, not nan."""
    keep = p > 0
    if np.any(q[keep] == 0):
        return math.nan
    return np.sum(p[keep] * np.log(p[keep] / q[keep]))


def wrong_minus_infinity(p, q):
    """a surprise without end is plus infinity."""
    keep = p > 0
    if np.any(q[keep] == 0):
        return -np.inf
    return np.sum(p[keep] * np.log(p[keep] / q[keep]))


def wrong_refuses(p, q):
    """return np.inf in place of an error."""
    keep = p > 0
    if np.any(q[keep] == 0):
        raise ValueError("q is 0 where p is not")
    return np.sum(p[keep] * np.log(p[keep] / q[keep]))


def wrong_division_by_zero(p, q):
    """return np.inf in place of an error."""
    total = 0.0
    for truth, belief in zip(p.tolist(), q.tolist(), strict=True):
        if truth > 0:
            total += truth * math.log(truth / belief)
    return total


def wrong_divides_outside(p, q):
    """Divide inside the logarithm: ln(p/q), not ln p, divided by q."""
    return np.sum(p * np.log(p) / q)


def wrong_quotient_of_logarithms(p, q):
    """You divided one logarithm by the other."""
    return np.sum(p * np.log(p) / np.log(q))


def wrong_returns_in_the_loop(p, q):
    """That is the term of the first outcome alone."""
    for truth, belief in zip(p, q, strict=True):
        return truth * np.log(truth / belief)


def wrong_shortens_p_first(p, q):
    """p was made shorter first, so `p > 0` no longer fits q."""
    p = p[p > 0]
    q = q[p > 0]
    return np.sum(p * np.log(p / q))


def wrong_selects_inside_the_logarithm(p, q):
    """Select p and q once, before the formula, and use these two"""
    keep = p > 0
    return np.sum(p * np.log(p[keep] / q[keep]))


def wrong_shortens_p_alone(p, q):
    """Entries were left out of p only."""
    p = p[p > 0]
    return np.sum(p * np.log(p / q))
