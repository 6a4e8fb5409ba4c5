"""Answers to exercise 2.10, a function from boxes."""

import numpy as np


def right_edges_as_arrays(f, n, w):
    edges = np.arange(n + 1) / n
    heights = np.array([f((a + 0.5) / n) for a in range(n)])
    weights = np.full(2 * n, float(w))
    biases = -w * np.concatenate([edges[:-1], edges[1:]])
    return weights, biases, np.concatenate([heights, -heights])


def right_box_by_box(f, n, w):
    weights, biases, out = [], [], []
    for k in range(n):
        left, right = k / n, (k + 1) / n
        h = f((left + right) / 2)
        weights += [w, w]
        biases += [-w * left, -w * right]
        out += [h, -h]
    return np.array(weights, float), np.array(biases, float), np.array(out, float)


def right_falling_units_first(f, n, w):
    t = np.linspace(0, 1, n + 1)
    t = np.concatenate([t[1:], t[:-1]])
    middles = np.linspace(0.5 / n, 1 - 0.5 / n, n)
    h = np.array([float(f(m)) for m in middles])
    return w * np.ones(2 * n), -w * t, np.concatenate([-h, h])


def made(f, n, w, *, at=0.5, sign=-1.0, factor=None, shift=0.0, closing=-1.0):
    """What every wrong answer below starts from."""
    left = np.arange(n) / n
    heights = np.array([float(f((k + at) / n)) for k in range(n)])
    t = np.concatenate([left, left + 1 / n + shift])
    biases = sign * (w if factor is None else factor) * t
    return (
        np.full(2 * n, float(w)),
        biases,
        np.concatenate([heights, closing * heights]),
    )


def wrong_bias_without_w(f, n, w):
    """Your steps stand at t/w in place of t"""
    return made(f, n, w, factor=1.0)


def wrong_bias_sign(f, n, w):
    """Your steps stand at −t in place of t"""
    return made(f, n, w, sign=1.0)


def wrong_bias_inverse(f, n, w):
    """The bias is −t/w, so the step stands at t/w²."""
    return made(f, n, w, factor=1 / w)


def wrong_second_step_up(f, n, w):
    """The second unit of each box goes up as well."""
    return made(f, n, w, closing=1.0)


def wrong_boxes_never_end(f, n, w):
    """The boxes never end"""
    return made(f, n, w, closing=0.0)


def wrong_signs_of_output(f, n, w):
    """Every box is upside down."""
    weights, biases, out = made(f, n, w)
    return weights, biases, -out


def wrong_height_at_left_edge(f, n, w):
    """You took the height at the left edge of each box."""
    return made(f, n, w, at=0.0)


def wrong_height_at_right_edge(f, n, w):
    """You took the height at the right edge of each box."""
    return made(f, n, w, at=1.0)


def wrong_same_edge_twice(f, n, w):
    """Both units of a box stand at its left edge"""
    return made(f, n, w, shift=-1 / n)


def wrong_boxes_too_wide(f, n, w):
    """There is one box too few: linspace(0, 1, n) gives n edges"""
    edges = np.linspace(0, 1, n)
    heights = np.array([float(f(m)) for m in (edges[1:] + edges[:-1]) / 2])
    biases = -w * np.concatenate([edges[:-1], edges[1:]])
    return np.full(2 * n - 2, float(w)), biases, np.concatenate([heights, -heights])


def wrong_one_unit_for_a_box(f, n, w):
    """One unit for a box is not enough"""
    weights, biases, out = made(f, n, w)
    return weights[:n], biases[:n], out[:n]


def wrong_height_times_w(f, n, w):
    """The heights were multiplied by w."""
    weights, biases, out = made(f, n, w)
    return weights, biases, w * out


def wrong_height_times_width(f, n, w):
    """The heights were multiplied by the width of a box."""
    weights, biases, out = made(f, n, w)
    return weights, biases, out / n


def wrong_fixed_steepness(f, n, w):
    """Every hidden weight must be w."""
    return made(f, n, 100.0)


def wrong_weights_of_one(f, n, w):
    """The hidden weights are 1"""
    weights, biases, out = made(f, n, w)
    return weights / w, biases, out


def wrong_returns_the_output(f, n, w):
    """Expected a tuple of 3 values, got one value"""
    x = np.linspace(0, 1, 5)
    weights, biases, out = made(f, n, w)
    return 1 / (1 + np.exp(-(x[:, None] * weights + biases))) @ out


def wrong_biases_for_too_few_edges(f, n, w):
    """There are biases for one box too few"""
    edges = np.linspace(0, 1, n)
    heights = np.array([float(f(m)) for m in (edges[1:] + edges[:-1]) / 2])
    biases = -w * np.concatenate([edges[:-1], edges[1:]])
    return np.full(2 * n, float(w)), biases, np.concatenate([heights, -heights])


def wrong_n_weights(f, n, w):
    """Each of the 2n hidden units has a weight from the input"""
    weights, biases, out = made(f, n, w)
    return weights[:n], biases, out


def wrong_one_box_returned(f, n, w):
    """Only one box came back."""
    for k in range(n):
        height = float(f((k + 0.5) / n))
        biases = np.array([-w * k / n, -w * (k + 1) / n])
        return np.full(2, float(w)), biases, np.array([height, -height])


def _falling(f, n, w, sign):
    edges = np.linspace(0, 1, n + 1)
    heights = np.array([float(f(m)) for m in (edges[1:] + edges[:-1]) / 2])
    return (
        np.repeat([w, -w], n),
        np.concatenate([-w * edges[:-1], w * edges[1:]]),
        np.concatenate([heights, sign * heights]),
    )


def wrong_two_minus_signs(f, n, w):
    """Two minus signs cancel"""
    return _falling(f, n, w, -1)


def wrong_falls_with_plus_height(f, n, w):
    """The curve is too high everywhere."""
    return _falling(f, n, w, 1)


def wrong_half_the_width(f, n, w):
    """You took f at half the width of a box."""
    weights, biases, _ = made(f, n, w)
    height = np.full(n, float(f(0.5 / n)))
    return weights, biases, np.concatenate([height, -height])


def wrong_sum_of_the_edges(f, n, w):
    """You took f at l + r."""
    weights, biases, _ = made(f, n, w)
    height = np.array([float(f((2 * k + 1) / n)) for k in range(n)])
    return weights, biases, np.concatenate([height, -height])


def wrong_boxes_from_one(f, n, w):
    """one place too far to the right"""
    left, right = np.arange(1, n + 1) / n, np.arange(2, n + 2) / n
    height = np.array([float(f(m)) for m in (left + right) / 2])
    biases = np.concatenate([-w * left, -w * right])
    return np.full(2 * n, float(w)), biases, np.concatenate([height, -height])


def wrong_order(f, n, w):
    """The order is (weights, biases, out)."""
    return made(f, n, w)[::-1]


def wrong_f_of_an_array(f, n, w):
    """f takes one number and returns one, so call it for each middle"""
    weights, biases, _ = made(f, n, w)
    edges = np.linspace(0, 1, n + 1)
    height = f((edges[1:] + edges[:-1]) / 2)
    return weights, biases, np.concatenate([height, -height])
