"""Answers to exercise 5.6, dropout."""

import numpy as np


def right_where(x, p, training, rng):
    if not training:
        return x, np.ones(x.shape)
    mask = np.where(rng.random(x.shape) < p, 0.0, 1.0 / (1.0 - p))
    return mask * x, mask


def right_loop(x, p, training, rng):
    mask = np.ones(x.shape)
    if training:
        draws = rng.random(x.shape)
        for place in np.ndindex(*x.shape):
            mask[place] = 0.0 if draws[place] < p else 1 / (1 - p)
    return x * mask, mask


def right_late_scaling(x, p, training, rng):
    if training:
        keep = rng.random(x.shape) >= p
        return x * keep / (1 - p), keep / (1 - p)
    return x.copy(), np.ones_like(x)


def wrong_not_scaled(x, p, training, rng):
    """The units that stay are not scaled up."""
    mask = np.ones(x.shape)
    if training:
        mask = 1.0 * (rng.random(x.shape) >= p)
    return x * mask, mask


def wrong_divided_by_p(x, p, training, rng):
    """You divided by p."""
    mask = np.ones(x.shape)
    if training:
        mask = (rng.random(x.shape) >= p) / p if p else mask
    return x * mask, mask


def wrong_multiplied(x, p, training, rng):
    """You multiplied by 1 − p. That makes the output smaller still"""
    mask = np.ones(x.shape)
    if training:
        mask = (rng.random(x.shape) >= p) * (1 - p)
    return x * mask, mask


def wrong_kept_with_probability_p(x, p, training, rng):
    """The wrong units stay"""
    mask = np.ones(x.shape)
    if training:
        mask = (rng.random(x.shape) < p) / (1 - p)
    return x * mask, mask


def wrong_p_is_keep_probability(x, p, training, rng):
    """You took p as the probability to stay."""
    mask = np.ones(x.shape)
    if training and p:
        mask = (rng.random(x.shape) < p) / p
    return x * mask, mask


def wrong_mask_of_zeros_and_ones(x, p, training, rng):
    """The output is right, the mask is not: it must hold the factors themselves"""
    if not training:
        return x, np.ones(x.shape)
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p), 1.0 * keep


def wrong_parts_swapped(x, p, training, rng):
    """The two parts are swapped"""
    mask = np.ones(x.shape)
    if training:
        mask = (rng.random(x.shape) >= p) / (1 - p)
    return mask, x * mask


def wrong_always_on(x, p, training, rng):
    """Dropout is still active: with training = False nothing may be dropped."""
    rng = np.random.default_rng(0) if rng is None else rng
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def wrong_scaled_at_test_time_too(x, p, training, rng):
    """You scaled down at test time as well."""
    if not training:
        return x * (1 - p), np.full(x.shape, 1 - p)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def wrong_scaled_up_at_test_time(x, p, training, rng):
    """You scaled up at test time as well."""
    keep = rng.random(x.shape) >= p if training else np.ones(x.shape)
    mask = keep / (1 - p)
    return x * mask, mask


def wrong_classical(x, p, training, rng):
    """The units that stay are not scaled up."""
    if not training:
        return x * (1 - p), np.full(x.shape, 1 - p)
    mask = 1.0 * (rng.random(x.shape) >= p)
    return x * mask, mask


def wrong_flag_reversed(x, p, training, rng):
    """Nothing was dropped, although training is True."""
    mask = np.ones(x.shape)
    if not training:
        rng = np.random.default_rng(0) if rng is None else rng
        mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def wrong_same_mask_for_all_samples(x, p, training, rng):
    """All samples got the same mask."""
    mask = np.ones(x.shape)
    if training:
        mask = mask * (rng.random(x.shape[1]) >= p) / (1 - p)
    return x * mask, mask


def wrong_whole_samples_out(x, p, training, rng):
    """Whole samples are out."""
    mask = np.ones(x.shape)
    if training:
        mask = mask * (rng.random((x.shape[0], 1)) >= p) / (1 - p)
    return x * mask, mask


def wrong_own_generator(x, p, training, rng):
    """The mask does not depend on rng"""
    mask = np.ones(x.shape)
    if training:
        mask = (np.random.default_rng(0).random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def wrong_draws_without_training(x, p, training, rng):
    """At test time nothing is random: do not touch rng"""
    draws = rng.random(x.shape)
    if not training:
        return x, np.ones(x.shape)
    mask = (draws >= p) / (1 - p)
    return x * mask, mask


def wrong_in_place(x, p, training, rng):
    """The call changed its argument `x`"""
    mask = np.ones(x.shape)
    if training:
        mask = (rng.random(x.shape) >= p) / (1 - p)
        x *= mask
    return x, mask


def wrong_always_a_half(x, p, training, rng):
    """You dropped with probability 1/2"""
    mask = np.ones(x.shape)
    if training and p:
        mask = 2.0 * (rng.random(x.shape) >= 0.5)
    return x * mask, mask


def wrong_centred(x, p, training, rng):
    """Every kept unit is multiplied by 2, whatever p is."""
    mask = np.ones(x.shape)
    if training and p:
        mask = 2.0 * (rng.random(x.shape) >= p)
    return x * mask, mask


def wrong_divided_twice(x, p, training, rng):
    """You divided by 1 − p twice"""
    if not training:
        return x, np.ones_like(x)
    mask = np.where(rng.random(x.shape) < p, 0, 1 / (1 - p))
    return x * mask / (1 - p), mask


def wrong_without_mask(x, p, training, rng):
    """The mask is missing"""
    if training is False:
        return x
    mask = np.where(rng.random(x.shape) < p, 0, 1 / (1 - p))
    return x * mask


def wrong_binomial(x, p, training, rng):
    """Another call of rng gives another mask"""
    if not training:
        return x, np.ones_like(x)
    mask = rng.binomial(1, 1 - p, x.shape) / (1 - p)
    return x * mask, mask


def wrong_mask_one_number(x, p, training, rng):
    """The mask is one number here"""
    if training is False:
        return x, 1
    mask = np.where(rng.random(x.shape) < p, 0, 1 / (1 - p))
    return x * mask, mask


def wrong_less(x, p, training, rng):
    """As many stay, but others: a unit is out where its number is below p."""
    if not training:
        return (x, np.ones(x.shape))
    m = (rng.random(x.shape) < 1 - p) / (1 - p)
    return (x * m, m)
