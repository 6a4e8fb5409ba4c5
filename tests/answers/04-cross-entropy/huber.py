"""Answers to exercise 4.7, Huber's cost and its slope."""

import numpy as np


def right_where(a, y, delta):
    d = a - y
    near = np.abs(d) <= delta
    cost = np.where(near, 0.5 * d**2, delta * (np.abs(d) - 0.5 * delta))
    slope = np.where(near, d, delta * np.sign(d))
    return cost.mean(), slope / d.size


def right_clip(a, y, delta):
    d = a - y
    c = np.clip(d, -delta, delta)
    return np.mean(c * (d - c / 2)), c / d.size


def right_plain_python(a, y, delta):
    slope, total = np.zeros(a.shape), 0.0
    for place in np.ndindex(a.shape):
        d = a[place] - y[place]
        if abs(d) <= delta:
            total += d * d / 2
            slope[place] = d
        else:
            total += delta * (abs(d) - delta / 2)
            slope[place] = delta if d > 0 else -delta
    return total / a.size, slope / a.size


def parts(a, y, delta):
    d = a - y
    near = np.abs(d) <= delta
    cost = np.where(near, 0.5 * d**2, delta * (np.abs(d) - 0.5 * delta))
    return d, near, cost, np.clip(d, -delta, delta)


def wrong_cost_summed(a, y, delta):
    """The cost is the sum over all numbers. Take their mean."""
    d, _, cost, slope = parts(a, y, delta)
    return cost.sum(), slope / d.size


def wrong_slope_not_divided(a, y, delta):
    """The slope lacks the division by the number of all outputs: the cost is a mean."""
    _, _, cost, slope = parts(a, y, delta)
    return cost.mean(), slope


def wrong_divided_by_rows(a, y, delta):
    """You divided by the number of rows. Here the mean is over all numbers."""
    _, _, cost, slope = parts(a, y, delta)
    return cost.sum() / len(a), slope / len(a)


def wrong_slope_sign(a, y, delta):
    """The slope has the wrong sign: d = a − y, output minus target."""
    d, _, cost, slope = parts(a, y, delta)
    return cost.mean(), -slope / d.size


def wrong_no_half_near(a, y, delta):
    """The ½ of the near part is missing: up to δ the cost is d²/2."""
    d, near, cost, slope = parts(a, y, delta)
    return np.where(near, d**2, cost).mean(), slope / d.size


def wrong_jump(a, y, delta):
    """The two parts of the cost do not meet: beyond δ it is δ(|d| − δ/2), not δ|d|."""
    d, near, cost, slope = parts(a, y, delta)
    return np.where(near, cost, delta * np.abs(d)).mean(), slope / d.size


def wrong_squared_everywhere(a, y, delta):
    """You took the squared error for large differences, too. Beyond δ the cost goes on
    as a straight line.
    """
    d, _, _, _ = parts(a, y, delta)
    return (0.5 * d**2).mean(), d / d.size


def wrong_straight_everywhere(a, y, delta):
    """You took the straight line for small differences, too."""
    d, _, _, _ = parts(a, y, delta)
    cost = delta * (np.abs(d) - delta / 2)
    return cost.mean(), delta * np.sign(d) / d.size


def wrong_slope_one(a, y, delta):
    """Beyond δ the slope came out as ±1. The straight line has the slope ±δ."""
    d, near, cost, _ = parts(a, y, delta)
    return cost.mean(), np.where(near, d, np.sign(d)) / d.size


def wrong_slope_positive(a, y, delta):
    """The slope lost its sign: for an output below its target it is negative."""
    d, _, cost, slope = parts(a, y, delta)
    return cost.mean(), np.abs(slope) / d.size


def wrong_only_above(a, y, delta):
    """A difference far below −δ was treated as small. Compare |d| with δ, not d."""
    d, _, _, _ = parts(a, y, delta)
    near = d <= delta
    cost = np.where(near, 0.5 * d**2, delta * (np.abs(d) - delta / 2))
    return cost.mean(), np.where(near, d, delta * np.sign(d)) / d.size


def wrong_delta_is_one(a, y, delta):
    """You took δ = 1. It is an argument of the function."""
    d, _, cost, slope = parts(a, y, 1.0)
    return cost.mean(), slope / d.size


def wrong_parts_swapped(a, y, delta):
    """The two parts are swapped: d²/2 belongs to the small differences, the straight
    line to the large ones.
    """
    d, near, _, _ = parts(a, y, delta)
    cost = np.where(near, delta * (np.abs(d) - delta / 2), 0.5 * d**2)
    return cost.mean(), np.where(near, delta * np.sign(d), d) / d.size


def wrong_order(a, y, delta):
    """The order is wrong: first the cost, then its slope."""
    d, _, cost, slope = parts(a, y, delta)
    return slope / d.size, cost.mean()


def wrong_cost_not_averaged(a, y, delta):
    """The cost has one number for each output. Take the mean of them all."""
    d, _, cost, slope = parts(a, y, delta)
    return cost, slope / d.size


def wrong_sign_lost_undivided(a, y, delta):
    """The slope has two faults. It lost its sign: for an output below its target it is
    negative. And the division by the number of all outputs is missing.
    """
    d = a - y
    size = np.abs(d)
    cost = np.where(size <= delta, d**2 / 2, delta * (size - delta / 2))
    return np.mean(cost), np.minimum(size, delta)


def wrong_sign_lost_beyond(a, y, delta):
    """The slope lost its sign beyond δ: for an output far below its target it is −δ,
    not δ.
    """
    d = a - y
    size = np.abs(d)
    cost = np.where(size <= delta, d**2 / 2, delta * (size - delta / 2))
    return np.mean(cost), np.where(size <= delta, d, delta) / a.size


def wrong_slope_by_rows(a, y, delta):
    """You divided the slope by the number of rows. Here the mean is over all numbers:
    divide by `a.size`.
    """
    d = a - y
    size = np.abs(d)
    cost = np.where(size <= delta, d**2 / 2, delta * (size - delta / 2))
    return np.mean(cost), np.clip(d, -delta, delta) / len(a)


def wrong_line_without_size(a, y, delta):
    """The straight line must use the size |d|: for a negative d, δ(d − δ/2) is a
    negative price.
    """
    d = a - y
    size = np.abs(d)
    cost = np.where(size <= delta, d**2 / 2, delta * (d - delta / 2))
    return np.mean(cost), np.clip(d, -delta, delta) / a.size


def wrong_slope_of_square(a, y, delta):
    """The slope is that of the squared error everywhere. Beyond δ it stays at δ, or at
    −δ.
    """
    d = a - y
    size = np.abs(d)
    cost = np.where(size <= delta, d**2 / 2, delta * (size - delta / 2))
    return np.mean(cost), d / a.size


def wrong_summed_undivided(a, y, delta):
    """The 1/size of the mean is missing in the cost and in the slope."""
    d = a - y
    size = np.abs(d)
    cost = np.where(size <= delta, d**2 / 2, delta * (size - delta / 2))
    return np.sum(cost), np.clip(d, -delta, delta)


def wrong_cut_at_zero(a, y, delta):
    """Negative slopes became 0. The slope is cut off at −δ and at +δ."""
    d = a - y
    size = np.abs(d)
    cost = np.where(size <= delta, d**2 / 2, delta * (size - delta / 2))
    return np.mean(cost), np.clip(d, 0, delta) / a.size


def wrong_bracket(a, y, delta):
    """The bracket is missing: δ(|d| − δ/2), not δ|d| − δ/2."""
    d = a - y
    size = np.abs(d)
    cost = np.where(size <= delta, d**2 / 2, delta * size - delta / 2)
    return np.mean(cost), np.clip(d, -delta, delta) / a.size


def wrong_mean_slope(a, y, delta):
    """The second value has one slope for each output, in the shape of a. It is not
    their mean.
    """
    d = a - y
    size = np.abs(d)
    cost = np.where(size <= delta, d**2 / 2, delta * (size - delta / 2))
    return np.mean(cost), np.mean(np.clip(d, -delta, delta))


def wrong_square_against_delta(a, y, delta):
    """You compared d² with δ. What decides is |d|."""
    d = a - y
    size = np.abs(d)
    small = d**2 <= delta
    cost = np.where(small, d**2 / 2, delta * (size - delta / 2))
    return np.mean(cost), np.where(small, d, delta * np.sign(d)) / d.size


def wrong_half_missing_in_both(a, y, delta):
    """the cost is d²/2 up to δ, and its slope d."""
    d = a - y
    near = np.abs(d) <= delta
    far = delta * (np.abs(d) - delta / 2)
    slope = np.where(near, 2 * d, delta * np.sign(d)) / a.size
    return np.mean(np.where(near, d**2, far)), slope
