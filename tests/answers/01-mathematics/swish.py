"""Answers to exercise 1.12, kill the bug."""

import numpy as np


def plain_sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def right_product_rule(x):
    s = plain_sigmoid(x)
    return x * s, 1 * s + x * s * (1 - s)


def right_factored(x):
    s = 1 / (1 + np.exp(-x))
    return x * s, s * (1 + x * (1 - s))


def right_from_the_value(x):
    s = plain_sigmoid(x)
    value = x * s
    return value, value + s * (1 - value)


def wrong_still_the_bug(x):
    """That is still the bug: the product of the two slopes."""
    s = plain_sigmoid(x)
    return x * s, s * (1 - s)


def wrong_first_term_alone(x):
    """That is the term u′v alone. Add u v′."""
    s = plain_sigmoid(x)
    return x * s, s


def wrong_second_term_alone(x):
    """That is the term u v′ alone. Add u′v."""
    s = plain_sigmoid(x)
    return x * s, x * s * (1 - s)


def wrong_without_x(x):
    """The factor x is missing in the term u v′."""
    s = plain_sigmoid(x)
    return x * s, s + s * (1 - s)


def wrong_sigmoid_as_its_own_slope(x):
    """You took σ(x) for its own slope. The slope is σ(1 − σ)."""
    s = plain_sigmoid(x)
    return x * s, s + x * s


def wrong_one_minus(x):
    """You took 1 − σ for the slope of σ. The slope is σ(1 − σ)."""
    s = plain_sigmoid(x)
    return x * s, s + x * (1 - s)


def wrong_subtracted(x):
    """You subtracted the two terms. The product rule adds them."""
    s = plain_sigmoid(x)
    return x * s, s - x * s * (1 - s)


def wrong_multiplied(x):
    """You multiplied the two terms. The product rule adds them."""
    s = plain_sigmoid(x)
    return x * s, s * x * s * (1 - s)


def wrong_slope_of_x(x):
    """You took the slope of x as x. It is 1."""
    s = plain_sigmoid(x)
    return x * s, x * s + x * s * (1 - s)


def wrong_order(x):
    """The slope comes first here. Return (value, slope)."""
    s = plain_sigmoid(x)
    return s + x * s * (1 - s), x * s


def wrong_slope_only(x):
    """Return both: the value and the slope."""
    s = plain_sigmoid(x)
    return s + x * s * (1 - s)


def wrong_value_only(x):
    """That is the value alone. Return (value, slope)."""
    return x * plain_sigmoid(x)


def wrong_value_is_sigmoid(x):
    """The slope is right. But the value must be x σ(x)."""
    s = plain_sigmoid(x)
    return s, s + x * s * (1 - s)


def wrong_sign_in_the_exponent(x):
    """This is made with σ(−x): look at the sign in the exponent."""
    s = 1 / (1 + np.exp(x))
    return x * s, s + x * s * (1 - s)


def wrong_overflows(x):
    """The result holds nan (not a number): look for 0/0, inf − inf"""
    e = np.exp(x)
    s = e / (1 + e)
    return x * s, s + x * s * (1 - s)


def wrong_first_term_one(x):
    """The first term is u′v = 1 · σ(x). You took 1 for it."""
    s = 1 / (1 + np.exp(-x))
    return x * s, 1 + x * s * (1 - s)
