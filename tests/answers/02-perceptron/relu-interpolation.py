"""Answers to stretch exercise 2.S1, a curve through all points with ReLU units."""

import numpy as np


def right_slopes_and_their_changes(x, y):
    slopes = np.diff(y) / np.diff(x)
    return float(y[0]), x[:-1].copy(), np.diff(slopes, prepend=0.0)


def right_step_by_step(x, y):
    kinks, out, slope = [], [], 0.0
    for k in range(len(x) - 1):
        wanted = (y[k + 1] - y[k]) / (x[k + 1] - x[k])
        kinks.append(x[k])
        out.append(wanted - slope)
        slope = wanted
    return y[0], np.array(kinks), np.array(out)


def right_by_solving(x, y):
    kinks = x[:-1]
    H = np.maximum(x[1:, None] - kinks, 0)  # lower triangular
    return y[0], np.array(kinks), np.linalg.solve(H, y[1:] - y[0])


def wrong_slopes(x, y):
    """Those are the slopes themselves."""
    return y[0], x[:-1].copy(), np.diff(y) / np.diff(x)


def wrong_differences_of_y(x, y):
    """You forgot to divide by the distance of the points"""
    return y[0], x[:-1].copy(), np.diff(np.diff(y), prepend=0.0)


def wrong_start_missing(x, y):
    """The curve starts at 0 in place of the first y."""
    return 0.0, x[:-1].copy(), np.diff(np.diff(y) / np.diff(x), prepend=0.0)


def wrong_kinks_at_the_right_ends(x, y):
    """Each kink stands at the right end of its piece"""
    return y[0], x[1:].copy(), np.diff(np.diff(y) / np.diff(x), prepend=0.0)


def wrong_kink_signs(x, y):
    """The kinks stand at −x."""
    return y[0], -x[:-1], np.diff(np.diff(y) / np.diff(x), prepend=0.0)


def wrong_out_signs(x, y):
    """Every change of slope has the wrong sign."""
    return y[0], x[:-1].copy(), -np.diff(np.diff(y) / np.diff(x), prepend=0.0)


def wrong_first_slope_missing(x, y):
    """The first unit, which gives the first slope, does nothing."""
    out = np.diff(np.diff(y) / np.diff(x), prepend=0.0)
    out[0] = 0.0
    return y[0], x[:-1].copy(), out


def wrong_inverse_slopes(x, y):
    """Those are distances in x over distances in y"""
    return y[0], x[:-1].copy(), np.diff(np.diff(x) / np.diff(y), prepend=0.0)


def wrong_equal_spacing(x, y):
    """You took all distances of the x to be equal."""
    step = (x[-1] - x[0]) / (len(x) - 1)
    return y[0], x[:-1].copy(), np.diff(np.diff(y) / step, prepend=0.0)


def wrong_values_as_output(x, y):
    """The output weights are the y themselves."""
    return y[0], x[:-1].copy(), y[1:].copy()


def wrong_one_unit_too_many(x, y):
    """n points need n − 1 units"""
    slopes = np.diff(y) / np.diff(x)
    return y[0], x.copy(), np.append(np.diff(slopes, prepend=0.0), -slopes[-1])


def wrong_difference_of_slopes_reversed(x, y):
    """The changes of slope are in the reverse order."""
    return y[0], x[:-1].copy(), np.diff(np.diff(y) / np.diff(x), prepend=0.0)[::-1]


def wrong_n_kinks(x, y):
    """Here are n kinks."""
    return y[0], x.copy(), np.diff(np.diff(y) / np.diff(x), prepend=0.0)


def wrong_no_first_change(x, y):
    """The changes of slope lack the first one"""
    return y[0], x[:-1].copy(), np.diff(np.diff(y) / np.diff(x))


def wrong_order(x, y):
    """The order is (c, kinks, out)"""
    return x[:-1].copy(), np.diff(np.diff(y) / np.diff(x), prepend=0.0), y[0]


def wrong_later_changes_turned(x, y):
    """All changes but the first have the wrong sign."""
    slopes = np.diff(y) / np.diff(x)
    return y[0], x[:-1].copy(), np.append(slopes[:1], slopes[:-1] - slopes[1:])


def wrong_y_over_x(x, y):
    """You divided y by x."""
    return y[0], x[:-1].copy(), np.diff(y[1:] / x[1:], prepend=0.0)


def wrong_second_y(x, y):
    """The curve starts at the second y."""
    return y[1], x[:-1].copy(), np.diff(np.diff(y) / np.diff(x), prepend=0.0)


def wrong_joins_a_number(x, y):
    """In brackets it is: `[number]`."""
    slopes = np.diff(y) / np.diff(x)
    return y[0], x[:-1].copy(), np.concatenate([slopes[0], np.diff(slopes)])


def wrong_loops_too_far(x, y):
    """The index is too large: the first one is 0, the last one 4 − 1."""
    out, before = [], 0.0
    for k in range(len(x)):
        slope = (y[k + 1] - y[k]) / (x[k + 1] - x[k])
        out.append(slope - before)
        before = slope
    return y[0], x[:-1].copy(), out


def wrong_first_distance_for_all(x, y):
    """You took the first distance of two x for all."""
    slopes = np.diff(y) / (x[1] - x[0])
    return y[0], x[:-1], np.diff(slopes, prepend=0)
