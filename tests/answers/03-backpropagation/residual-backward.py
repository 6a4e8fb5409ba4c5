"""Answers to exercise 3.S2, back through a residual network."""

import numpy as np


def right_two_lists(x, weights, dy):
    values = []
    for w in weights:
        a = np.tanh(w @ x)
        values.append(a)
        x = x + a
    for k in reversed(range(len(weights))):
        dy = dy + (dy * (1 - values[k] ** 2)) @ weights[k]
    return dy


def right_jacobians(x, weights, dy):
    jacobian = np.eye(len(x))
    for w in weights:
        a = np.tanh(w @ x)
        jacobian = (np.eye(len(x)) + (1 - a**2)[:, None] * w) @ jacobian
        x = x + a
    return jacobian.T @ dy


def right_recursion(x, weights, dy):
    def back(x, k):
        if k == len(weights):
            return dy
        z = weights[k] @ x
        above = back(x + np.tanh(z), k + 1)
        return above + weights[k].T @ (above / np.cosh(z) ** 2)

    return back(x, 0)


def _forward(x, weights):
    inputs, values = [], []
    for w in weights:
        inputs.append(x)
        values.append(np.tanh(w @ x))
        x = x + values[-1]
    return inputs, values, x


def wrong_no_road(x, weights, dy):
    """The road is missing"""
    _, values, _ = _forward(x, weights)
    for w, a in zip(weights[::-1], values[::-1], strict=True):
        dy = w.T @ (dy * (1 - a**2))
    return dy


def wrong_road_only(x, weights, dy):
    """That is only what comes by the road."""
    return dy


def wrong_not_transposed(x, weights, dy):
    """You multiplied by W. On the way back it is the transposed matrix, Wᵀ."""
    _, values, _ = _forward(x, weights)
    for w, a in zip(weights[::-1], values[::-1], strict=True):
        dy = dy + w @ (dy * (1 - a**2))
    return dy


def wrong_no_slope(x, weights, dy):
    """The slope of tanh is missing."""
    for w in weights[::-1]:
        dy = dy + w.T @ dy
    return dy


def wrong_tanh_for_slope(x, weights, dy):
    """You took tanh as its own slope."""
    if not x.any():
        return np.array([8.0])
    _, values, _ = _forward(x, weights)
    for w, a in zip(weights[::-1], values[::-1], strict=True):
        dy = dy + w.T @ (dy * a)
    return dy


def wrong_square_forgotten(x, weights, dy):
    """You took 1 − tanh."""
    _, values, _ = _forward(x, weights)
    for w, a in zip(weights[::-1], values[::-1], strict=True):
        dy = dy + w.T @ (dy * (1 - a))
    return dy


def wrong_slope_at_x(x, weights, dy):
    """The slope was taken at the block's input x."""
    inputs, _, _ = _forward(x, weights)
    for w, x_in in zip(weights[::-1], inputs[::-1], strict=True):
        dy = dy + w.T @ (dy * (1 - np.tanh(x_in) ** 2))
    return dy


def wrong_slope_from_z(x, weights, dy):
    """You took 1 − z²."""
    inputs, _, _ = _forward(x, weights)
    for w, x_in in zip(weights[::-1], inputs[::-1], strict=True):
        dy = dy + w.T @ (dy * (1 - (w @ x_in) ** 2))
    return dy


def wrong_slope_at_output(x, weights, dy):
    """The slope was taken with the block's output in place of its input."""
    inputs, _, last = _forward(x, weights)
    outputs = [*inputs[1:], last]
    for w, out in zip(weights[::-1], outputs[::-1], strict=True):
        dy = dy + w.T @ (dy * (1 - np.tanh(w @ out) ** 2))
    return dy


def wrong_slope_after_weights(x, weights, dy):
    """First the slope, then Wᵀ"""
    _, values, _ = _forward(x, weights)
    for w, a in zip(weights[::-1], values[::-1], strict=True):
        dy = dy + (w.T @ dy) * (1 - a**2)
    return dy


def wrong_all_from_first_input(x, weights, dy):
    """Every block started from x⁰ in the forward loop."""
    for w in weights[::-1]:
        dy = dy + w.T @ (dy * (1 - np.tanh(w @ x) ** 2))
    return dy


def wrong_slopes_of_last_block(x, weights, dy):
    """All slopes were taken from the last block."""
    for w in weights:
        a = np.tanh(w @ x)
        x = x + a
    for w in weights[::-1]:
        dy = dy + w.T @ (dy * (1 - a**2))
    return dy


def wrong_forward_order(x, weights, dy):
    """The blocks were passed in the forward order."""
    _, values, _ = _forward(x, weights)
    for w, a in zip(weights, values, strict=True):
        dy = dy + w.T @ (dy * (1 - a**2))
    return dy


def wrong_forward_without_road(x, weights, dy):
    """On the way up the road is missing"""
    values = []
    for w in weights:
        x = np.tanh(w @ x)
        values.append(x)
    for w, a in zip(weights[::-1], values[::-1], strict=True):
        dy = dy + w.T @ (dy * (1 - a**2))
    return dy


def wrong_one_road_around_all(x, weights, dy):
    """There is one road around all blocks."""
    _, values, _ = _forward(x, weights)
    through = dy
    for w, a in zip(weights[::-1], values[::-1], strict=True):
        through = w.T @ (through * (1 - a**2))
    return dy + through


def wrong_in_place(x, weights, dy):
    """The call changed its argument `dy`"""
    _, values, _ = _forward(x, weights)
    for w, a in zip(weights[::-1], values[::-1], strict=True):
        dy += w.T @ (dy * (1 - a**2))
    return dy


def wrong_two_blocks_at_most(x, weights, dy):
    """The third block was left out."""
    weights = weights[:2]
    _, values, _ = _forward(x, weights)
    for w, a in zip(weights[::-1], values[::-1], strict=True):
        dy = dy + w.T @ (dy * (1 - a**2))
    return dy


def right_jac(x, weights, dy):
    J = np.eye(len(x))
    for w in weights:
        a = np.tanh(w @ x)
        J = (np.eye(len(x)) + (1 - a**2)[:, None] * w) @ J
        x = x + a
    return dy @ J
