"""Answers to exercise 3.8, backward pass for one sample."""

# ruff: noqa: F821 (the notebook defines sigmoid and the earlier answers)

import numpy as np


def activations(x, weights, biases):
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(1 / (1 + np.exp(-(W @ a[-1] + b))))
    return a


def back(x, y, weights, biases, slope=lambda a: a * (1 - a), last=None, way=None):
    """Gradients by the four equations, with places to put a mistake."""
    a = activations(x, weights, biases)
    delta = (a[-1] - y) * (last or slope)(a[-1])
    way = way or (lambda W, delta: W.T @ delta)
    gw, gb = [], []
    for n in reversed(range(len(weights))):
        gw.insert(0, np.outer(delta, a[n]))
        gb.insert(0, delta)
        if n > 0:
            delta = way(weights[n], delta) * slope(a[n])
    return gw, gb


def right_own_functions(x, y, weights, biases):
    a = forward(x, weights, biases)
    delta = output_error(a[-1], y)
    gw, gb = [np.outer(delta, a[-2])], [delta]
    for n in range(2, len(weights) + 1):
        delta = (weights[-n + 1].T @ delta) * a[-n] * (1 - a[-n])
        gw = [np.outer(delta, a[-n - 1]), *gw]
        gb = [delta, *gb]
    return gw, gb


def right_loops(x, y, weights, biases):
    a = activations(x, weights, biases)
    errors = [[(p - t) * p * (1 - p) for p, t in zip(a[-1], y, strict=True)]]
    for n in range(len(weights) - 1, 0, -1):
        above, row = errors[0], []
        for k in range(len(a[n])):
            total = sum(weights[n][j, k] * above[j] for j in range(len(above)))
            row.append(total * a[n][k] * (1 - a[n][k]))
        errors.insert(0, row)
    gw = [
        np.array([[d * v for v in a[n]] for d in row]) for n, row in enumerate(errors)
    ]
    return gw, [np.array(row) for row in errors]


def right_z_kept(x, y, weights, biases):
    def s(z):
        return 1 / (1 + np.exp(-z))

    a, z = [x], []
    for W, b in zip(weights, biases, strict=True):
        z.append(W @ a[-1] + b)
        a.append(s(z[-1]))
    delta = (a[-1] - y) * s(z[-1]) * s(-z[-1])
    gw, gb = [], []
    for n in range(len(weights) - 1, -1, -1):
        gw.append(delta[:, None] * a[n][None, :])
        gb.append(delta)
        if n:
            delta = (delta @ weights[n]) * s(z[n - 1]) * s(-z[n - 1])
    return gw[::-1], gb[::-1]


def right_jacobian(x, y, weights, biases):
    a = activations(x, weights, biases)
    gw, gb = [], []
    dC = a[-1] - y
    for n in range(len(weights), 0, -1):
        diagonal = np.diag(a[n] * (1 - a[n]))
        delta = dC @ diagonal
        gw = [np.einsum("j,k->jk", delta, a[n - 1]), *gw]
        gb = [delta, *gb]
        dC = delta @ weights[n - 1]
    return gw, gb


def wrong_sign(x, y, weights, biases):
    """The sign is flipped"""
    gw, gb = back(x, y, weights, biases)
    return [-g for g in gw], [-g for g in gb]


def wrong_no_slope_at_output(x, y, weights, biases):
    """The output error lacks the factor σ′(z)."""
    return back(x, y, weights, biases, last=lambda a: 1)


def wrong_no_slope_hidden(x, y, weights, biases):
    """The hidden error lacks the factor σ′(z)"""
    return back(x, y, weights, biases, slope=lambda a: 1, last=lambda a: a * (1 - a))


def wrong_no_slopes(x, y, weights, biases):
    """Both errors lack the factor σ′(z)."""
    return back(x, y, weights, biases, slope=lambda a: 1)


def wrong_slope_at_a(x, y, weights, biases):
    """You took σ′ at a. With a = σ(z) the slope at z is a(1 − a)."""

    def prime(z):
        return 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z)))

    return back(x, y, weights, biases, slope=prime)


def wrong_slope_at_hidden_a(x, y, weights, biases):
    """Only in the hidden layer you took σ′ at a, not at z."""

    def prime(z):
        return 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z)))

    return back(x, y, weights, biases, slope=prime, last=lambda a: a * (1 - a))


def wrong_not_transposed(x, y, weights, biases):
    """you used the wrong side of W"""
    return back(x, y, weights, biases, way=lambda W, delta: W @ delta)


def wrong_outer_transposed(x, y, weights, biases):
    """The weight gradients are transposed: row j belongs to the receiving unit j."""
    gw, gb = back(x, y, weights, biases)
    return [g.T for g in gw], gb


def wrong_order(x, y, weights, biases):
    """The lists run from the last layer to the first. Turn them round."""
    gw, gb = back(x, y, weights, biases)
    return gw[::-1], gb[::-1]


def wrong_biases_first(x, y, weights, biases):
    """First the list for the weights, then the list for the biases."""
    gw, gb = back(x, y, weights, biases)
    return gb, gw


def wrong_bias_zero(x, y, weights, biases):
    """the bias gradients are all 0"""
    gw, gb = back(x, y, weights, biases)
    return gw, [np.zeros_like(b) for b in biases]


def wrong_two_layers_only(x, y, weights, biases):
    """Expected 3 values, got 2."""
    h = 1 / (1 + np.exp(-(weights[0] @ x + biases[0])))
    if len(weights) > 2:
        weights = [weights[0], np.ones((len(y), len(h)))]
        biases = [biases[0], np.zeros(len(y))]
    a = 1 / (1 + np.exp(-(weights[1] @ h + biases[1])))
    d2 = (a - y) * a * (1 - a)
    d1 = (weights[1].T @ d2) * h * (1 - h)
    return [np.outer(d1, x), np.outer(d2, h)], [d1, d2]


def wrong_activation_of_own_layer(x, y, weights, biases):
    """the activation a of the layer before"""
    a = activations(x, weights, biases)
    gw, gb = back(x, y, weights, biases)
    return [np.outer(d, v) for d, v in zip(gb, a[1:], strict=True)], gb


def wrong_without_half(x, y, weights, biases):
    """Every slope is 2 times what it should be"""
    gw, gb = back(x, y, weights, biases)
    return [2 * g for g in gw], [2 * g for g in gb]


def wrong_pairs(x, y, weights, biases):
    """Expected 2 values, got 3."""
    return list(zip(*back(x, y, weights, biases), strict=True))


def wrong_errors_of_output_everywhere(x, y, weights, biases):
    """The hidden layer got the output's error."""
    a = activations(x, weights, biases)
    delta = (a[-1] - y) * a[-1] * (1 - a[-1])
    gw = [np.outer(delta, v) + 0 * W for W, v in zip(weights, a[:-1], strict=True)]
    return gw, [delta + 0 * b for b in biases]


def wrong_no_cost_slope(x, y, weights, biases):
    """The factor a − y is missing in the output error."""
    return back(x, y, weights, biases, last=lambda a: a * (1 - a) / (a - y))


def wrong_changed_weights(x, y, weights, biases):
    """The call changed its argument `weights`"""
    gw, gb = back(x, y, weights, biases)
    for W, g in zip(weights, gw, strict=True):
        W -= 0.1 * g
    return gw, gb


def wrong_early_errors_lost(x, y, weights, biases):
    """The first layer's gradients are all 0"""
    gw, gb = back(x, y, weights, biases)
    for n in range(len(gw) - 3):
        gw[n], gb[n] = 0 * gw[n], 0 * gb[n]
    return gw, gb


def wrong_one_list(x, y, weights, biases):
    """Return two lists in a tuple"""
    gw, gb = back(x, y, weights, biases)
    return gw + gb


def slope(a):
    return a - a * a


def helper_(x, y, weights, biases):
    a = forward(x, weights, biases)
    d = (a[-1] - y) * slope(a[-1])
    gw, gb = [None] * len(weights), [None] * len(weights)
    for k in range(len(weights) - 1, -1, -1):
        gw[k], gb[k] = d[:, None] * a[k], d.copy()
        if k:
            d = (d @ weights[k]) * slope(a[k])
    return gw, gb


def wrong_no_bias(x, y, weights, biases):
    """Expected 2 values, got 3."""
    gw, gb = helper_(x, y, weights, biases)
    return gw
