"""Answers to exercise 8.7, a residual block."""

import numpy as np


def right_step_by_step(x, w1, w2, dy):
    z = np.dot(x, w1.T)
    h = np.where(z > 0, z, 0.0)
    y = np.dot(h, w2.T) + x
    dw2 = np.dot(dy.T, h)
    dh = np.dot(dy, w2)
    dz = np.where(z > 0, dh, 0.0)
    dw1 = np.dot(dz.T, x)
    dx = np.dot(dz, w1) + dy
    return y, dx, dw1, dw2


def right_sample_by_sample(x, w1, w2, dy):
    y, dx = np.zeros(x.shape), np.zeros(x.shape)
    dw1, dw2 = np.zeros(w1.shape), np.zeros(w2.shape)
    for n in range(len(x)):
        h = (w1 @ x[n]).clip(0)
        y[n] = x[n] + w2 @ h
        dz = (w2.T @ dy[n]) * (h > 0)
        dx[n] = dy[n] + w1.T @ dz
        dw1 += np.outer(dz, x[n])
        dw2 += np.outer(dy[n], h)
    return y, dx, dw1, dw2


def right_open_weights(x, w1, w2, dy):
    slopes = (np.einsum("nd,md->nm", x, w1) > 0).astype(float)
    h = slopes * np.einsum("nd,md->nm", x, w1)
    dz = slopes * np.einsum("nd,dm->nm", dy, w2)
    return (
        x + np.einsum("nm,dm->nd", h, w2),
        dy + np.einsum("nm,md->nd", dz, w1),
        np.einsum("nm,nd->md", dz, x),
        np.einsum("nd,nm->dm", dy, h),
    )


def passes(x, w1, w2, dy):
    """(z, h, F(x), dh, dz, what comes through)."""
    z = x @ w1.T
    h = np.maximum(z, 0)
    dh = dy @ w2
    dz = dh * (z > 0)
    return z, h, h @ w2.T, dh, dz, dz @ w1


def wrong_no_way_forward(x, w1, w2, dy):
    """y lacks the way around: y = x + F(x)."""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    return inner, dy + through, dz.T @ x, dy.T @ h


def wrong_relu_after_the_sum(x, w1, w2, dy):
    """There is a ReLU after the sum."""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    return np.maximum(x + inner, 0), dy + through, dz.T @ x, dy.T @ h


def wrong_relu_twice(x, w1, w2, dy):
    """F ends with a ReLU here."""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    return x + np.maximum(inner, 0), dy + through, dz.T @ x, dy.T @ h


def wrong_no_relu(x, w1, w2, dy):
    """F has no ReLU between its layers."""
    z, h, _, _, dz, through = passes(x, w1, w2, dy)
    return x + z @ w2.T, dy + through, dz.T @ x, dy.T @ h


def wrong_no_way_back(x, w1, w2, dy):
    """dx lacks the way around: dy itself is a part of it."""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    return x + inner, through, dz.T @ x, dy.T @ h


def wrong_only_around(x, w1, w2, dy):
    """dx lacks the way through the two layers"""
    _, h, inner, _, dz, _ = passes(x, w1, w2, dy)
    return x + inner, dy, dz.T @ x, dy.T @ h


def wrong_product_of_ways(x, w1, w2, dy):
    """dx is the product of both ways."""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    return x + inner, dy * through, dz.T @ x, dy.T @ h


def wrong_difference(x, w1, w2, dy):
    """dx takes the way through away from dy."""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    return x + inner, dy - through, dz.T @ x, dy.T @ h


def wrong_relu_open_on_the_way_back(x, w1, w2, dy):
    """On the way back the ReLU is missing"""
    _, h, inner, dh, _, _ = passes(x, w1, w2, dy)
    return x + inner, dy + dh @ w1, dh.T @ x, dy.T @ h


def wrong_relu_only_in_dx(x, w1, w2, dy):
    """The ReLU stands in dx, but dw1 lacks it."""
    _, h, inner, dh, _, through = passes(x, w1, w2, dy)
    return x + inner, dy + through, dh.T @ x, dy.T @ h


def wrong_slope_is_h(x, w1, w2, dy):
    """On the way back the ReLU hands back h."""
    _, h, inner, dh, _, _ = passes(x, w1, w2, dy)
    dz = dh * h
    return x + inner, dy + dz @ w1, dz.T @ x, dy.T @ h


def wrong_input_for_dw2(x, w1, w2, dy):
    """dw2 takes what came into the second layer, h, not x."""
    _, _, inner, _, dz, through = passes(x, w1, w2, dy)
    return x + inner, dy + through, dz.T @ x, dy.T @ x


def wrong_z_for_dw2(x, w1, w2, dy):
    """dw2 takes h, after the ReLU, not z."""
    z, _, inner, _, dz, through = passes(x, w1, w2, dy)
    return x + inner, dy + through, dz.T @ x, dy.T @ z


def wrong_transpose(x, w1, w2, dy):
    """The way back through a layer is dy @ w, without a transpose."""
    z, h, inner, _, _, _ = passes(x, w1, w2, dy)
    dz = (dy @ w2.T) * (z > 0)
    return x + inner, dy + dz @ w1.T, dz.T @ x, dy.T @ h


def wrong_transposed_gradients(x, w1, w2, dy):
    """dw1 and dw2 are transposed"""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    return x + inner, dy + through, x.T @ dz, h.T @ dy


def wrong_means(x, w1, w2, dy):
    """dw1 and dw2 are sums over the samples."""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    return x + inner, dy + through, dz.T @ x / len(x), dy.T @ h / len(x)


def wrong_order_of_weights(x, w1, w2, dy):
    """dw1 and dw2 are swapped."""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    return x + inner, dy + through, dy.T @ h, dz.T @ x


def wrong_order(x, w1, w2, dy):
    """dx stands first."""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    return dy + through, x + inner, dz.T @ x, dy.T @ h


def wrong_y_missing(x, w1, w2, dy):
    """y is missing: return four things."""
    _, h, _, _, dz, through = passes(x, w1, w2, dy)
    return dy + through, dz.T @ x, dy.T @ h


def wrong_in_place(x, w1, w2, dy):
    """The call changed its argument `x`"""
    _, h, inner, _, dz, through = passes(x, w1, w2, dy)
    dw1 = dz.T @ x
    x += inner
    return x, dy + through, dw1, dy.T @ h


def wrong_slope_one_at_zero(x, w1, w2, dy):
    """z > 0, not z >= 0"""
    z = x @ w1.T
    dz = (dy @ w2) * (z >= 0)
    h = np.maximum(z, 0)
    return x + h @ w2.T, dy + dz @ w1, dz.T @ x, dy.T @ h


def wrong_relu_after_the_sum_and_back(x, w1, w2, dy):
    """There is a ReLU after the sum, and on the way back."""
    z = x @ w1.T
    h = np.maximum(z, 0)
    y = x + h @ w2.T
    d = dy * (y > 0)
    dz = (d @ w2) * (z > 0)
    return np.maximum(y, 0), d + dz @ w1, dz.T @ x, d.T @ h
