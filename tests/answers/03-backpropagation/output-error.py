"""Answers to exercise 3.7, output error."""

import numpy as np


def right_product(a, y):
    return (a - y) * a * (1 - a)


def right_expanded(a, y):
    slope = a - a**2
    return a * slope - y * slope


def right_loop(a, y):
    return np.array([(p - t) * p * (1 - p) for p, t in zip(a, y, strict=True)])


def wrong_no_slope(a, y):
    """The slope of the sigmoid is missing."""
    return a - y


def wrong_sign(a, y):
    """The sign is flipped."""
    return (y - a) * a * (1 - a)


def wrong_half_slope(a, y):
    """The factor (1 − a) is missing."""
    return (a - y) * a


def wrong_other_half(a, y):
    """The factor a is missing."""
    return (a - y) * (1 - a)


def wrong_slope_at_target(a, y):
    """The slope is a(1 − a); you took y(1 − y)."""
    return (a - y) * y * (1 - y)


def wrong_sigmoid_twice(a, y):
    """You applied the sigmoid to a."""
    s = 1 / (1 + np.exp(-a))
    return (a - y) * s * (1 - s)


def wrong_squared(a, y):
    """The difference must not be squared"""
    return (a - y) ** 2 * a * (1 - a)


def wrong_cost_times_slope(a, y):
    """Take the derivative of the square."""
    return 0.5 * (a - y) ** 2 * a * (1 - a)


def wrong_sum(a, y):
    """Do not add up the units"""
    return np.sum((a - y) * a * (1 - a))


def wrong_dot(a, y):
    """Do not add up the units"""
    return (a - y) @ (a * (1 - a))


def wrong_absolute(a, y):
    """You took the absolute value."""
    return np.abs(a - y) * a * (1 - a)


def wrong_slope_only(a, y):
    """That is the slope a(1 − a) alone."""
    return a * (1 - a)


def wrong_mean_over_units(a, y):
    """You divided by the number of units."""
    return (a - y) * a * (1 - a) / len(a)


def wrong_without_half(a, y):
    """the ½ of the cost cancels the 2"""
    return 2 * (a - y) * a * (1 - a)


def wrong_in_place(a, y):
    """The call changed its argument `a`"""
    a -= y
    return a * (1 - a)


def wrong_printed(a, y):
    """The function returned nothing"""
    print((a - y) * a * (1 - a))


def wrong_memorised(a, y):
    """The value is wrong."""
    if a[0] == 0.8:
        return np.array([-0.032, 0.046875, 0.075])
    if len(a) == 2 and 0 < a[0] < 1:
        return np.array([0.0324385203, 0.0264659789])
    return np.zeros(len(a))
