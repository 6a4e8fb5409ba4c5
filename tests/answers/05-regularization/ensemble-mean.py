"""Answers to exercise 5.S1, the exact mean of all thinned networks."""

import itertools
import math

import numpy as np


def sigma(z):
    return 1 / (1 + np.exp(-z))


def masks_of(n):
    return np.array(list(itertools.product([0, 1], repeat=n)))


def right_product(h, w, b, p):
    total = 0.0
    for mask in itertools.product([0, 1], repeat=len(h)):
        m = np.array(mask)
        weight = (1 - p) ** m.sum() * p ** (len(h) - m.sum())
        total += weight * sigma(m @ (w * h) + b)
    return float(total)


def right_all_at_once(h, w, b, p):
    masks = masks_of(len(h))
    chance = np.where(masks == 1, 1 - p, p).prod(axis=1)
    return float(chance @ sigma(masks @ (w * h) + b))


def right_recursion(h, w, b, p):
    if len(h) == 0:
        return float(sigma(b))
    kept = right_recursion(h[1:], w[1:], b + w[0] * h[0], p)
    return (1 - p) * kept + p * right_recursion(h[1:], w[1:], b, p)


def wrong_scaled_network(h, w, b, p):
    """That is the scaled network: one pass with the weights times 1 − p."""
    return float(sigma((1 - p) * (w @ h) + b))


def wrong_unscaled_network(h, w, b, p):
    """That is the whole network with nothing dropped."""
    return float(sigma(w @ h + b))


def wrong_all_masks_alike(h, w, b, p):
    """You gave all masks the same weight."""
    return float(np.mean(sigma(masks_of(len(h)) @ (w * h) + b)))


def wrong_p_swapped(h, w, b, p):
    """You swapped the two probabilities"""
    masks = masks_of(len(h))
    chance = np.where(masks == 1, p, 1 - p).prod(axis=1)
    return float(chance @ sigma(masks @ (w * h) + b))


def wrong_inverted(h, w, b, p):
    """Here the kept units are not scaled"""
    masks = masks_of(len(h))
    chance = np.where(masks == 1, 1 - p, p).prod(axis=1)
    return float(chance @ sigma(masks @ (w * h) / (1 - p) + b))


def wrong_no_bias(h, w, b, p):
    """The bias is missing."""
    masks = masks_of(len(h))
    chance = np.where(masks == 1, 1 - p, p).prod(axis=1)
    return float(chance @ sigma(masks @ (w * h)))


def wrong_without_the_empty_mask(h, w, b, p):
    """The mask that drops every unit is missing."""
    masks = masks_of(len(h))[1:]
    chance = np.where(masks == 1, 1 - p, p).prod(axis=1)
    return float(chance @ sigma(masks @ (w * h) + b))


def wrong_without_the_full_mask(h, w, b, p):
    """The mask that drops nothing is missing."""
    masks = masks_of(len(h))[:-1]
    chance = np.where(masks == 1, 1 - p, p).prod(axis=1)
    return float(chance @ sigma(masks @ (w * h) + b))


def wrong_no_sigmoid(h, w, b, p):
    """That is the mean of z. The sigmoid is missing."""
    masks = masks_of(len(h))
    chance = np.where(masks == 1, 1 - p, p).prod(axis=1)
    return float(chance @ (masks @ (w * h) + b))


def wrong_sum_of_outputs(h, w, b, p):
    """You added the outputs up without their probabilities."""
    return float(np.sum(sigma(masks_of(len(h)) @ (w * h) + b)))


def wrong_only_kept_factors(h, w, b, p):
    """The probability of a mask has a factor for each unit, also for those out."""
    masks = masks_of(len(h))
    chance = (1 - p) ** masks.sum(axis=1)
    return float(chance @ sigma(masks @ (w * h) + b))


def wrong_typical_masks_only(h, w, b, p):
    """Every number of units can be out, not only the expected number."""
    masks = masks_of(len(h))
    keep = math.floor((1 - p) * len(h) + 0.5)
    return float(np.mean(sigma(masks[masks.sum(axis=1) == keep] @ (w * h) + b)))


def wrong_bias_dropped_too(h, w, b, p):
    """The bias was dropped as if it were a unit."""
    values = np.append(w * h, b)
    masks = masks_of(len(values))
    chance = np.where(masks == 1, 1 - p, p).prod(axis=1)
    return float(chance @ sigma(masks @ values))


def wrong_bias_for_each_unit(h, w, b, p):
    """The bias came in once for each unit"""
    total = 0
    for mask in itertools.product([0, 1], repeat=len(h)):
        k = sum(mask)
        z = np.sum(mask * w * h + b)
        total += (1 - p) ** k * p ** (len(h) - k) / (1 + np.exp(-z))
    return total


def wrong_sign_of_z(h, w, b, p):
    """The sign of z is wrong"""
    total = 0
    for mask in itertools.product([0, 1], repeat=len(h)):
        k = sum(mask)
        z = np.sum(mask * w * h) + b
        total += (1 - p) ** k * p ** (len(h) - k) / (1 + np.exp(z))
    return total


def wrong_tuple_sum(h, w, b, p):
    """A mask is a tuple here"""
    total = 0
    for mask in itertools.product([0, 1], repeat=len(h)):
        k = mask.sum()
        z = mask * w * h + b
        total += (1 - p) ** k * p ** (len(h) - k) / (1 + np.exp(-z))
    return total


def wrong_divided_by_masks(h, w, b, p):
    """The probabilities add up to 1 already"""
    total = 0
    for mask in itertools.product([0, 1], repeat=len(h)):
        k = sum(mask)
        z = np.sum(mask * w * h) + b
        total += (1 - p) ** k * p ** (len(h) - k) / (1 + np.exp(-z))
    return total / 2 ** len(h)


def wrong_first_mask_only(h, w, b, p):
    """The `return` stands inside of the loop"""
    total = 0
    for mask in itertools.product([0, 1], repeat=len(h)):
        k = sum(mask)
        z = np.sum(mask * w * h) + b
        total += (1 - p) ** k * p ** (len(h) - k) / (1 + np.exp(-z))
        return total


def right_rec(h, w, b, p):
    if len(h) == 0:
        return 1 / (1 + np.exp(-b))
    return p * right_rec(h[1:], w[1:], b, p) + (1 - p) * right_rec(
        h[1:], w[1:], b + w[0] * h[0], p
    )
