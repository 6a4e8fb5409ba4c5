"""Answers to exercise 3.9, numerical gradient."""

import numpy as np


def right_copies(f, x, eps=1e-6):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        g[i] = (f(up) - f(down)) / (2 * eps)
    return g


def right_unit_vectors(f, x, eps=1e-6):
    rows = np.eye(x.size).reshape(x.size, *x.shape)
    slopes = [(f(x + eps * e) - f(x - eps * e)) / eps / 2 for e in rows]
    return np.array(slopes).reshape(x.shape)


def right_flat(f, x, eps=1e-6):
    flat = np.array(x, dtype=float).ravel()
    g = []
    for i, old in enumerate(flat):
        values = []
        for new in (old + eps, old - eps):
            flat[i] = new
            values.append(f(flat.reshape(x.shape).copy()))
        flat[i] = old
        g.append((values[0] - values[1]) / (2 * eps))
    return np.reshape(g, x.shape)


def wrong_forward_difference(f, x, eps=1e-6):
    """That is the forward difference. Nudge to both sides."""
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up = x.copy()
        up[i] += eps
        g[i] = (f(up) - f(x)) / eps
    return g


def wrong_backward_difference(f, x, eps=1e-6):
    """That is the backward difference. Nudge to both sides."""
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        down = x.copy()
        down[i] -= eps
        g[i] = (f(x) - f(down)) / eps
    return g


def wrong_not_twice(f, x, eps=1e-6):
    """it is 2ε: divide by that."""
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        g[i] = (f(up) - f(down)) / eps
    return g


def wrong_brackets(f, x, eps=1e-6):
    """You divided by 2 and multiplied by ε: put brackets around 2ε."""
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        g[i] = (f(up) - f(down)) / 2 * eps
    return g


def wrong_own_eps(f, x, eps=1e-6):
    """That is a much smaller step. Use the argument eps."""
    h = 1e-5
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


def wrong_all_at_once(f, x, eps=1e-6):
    """That is one number: all were moved at once. Nudge them one by one."""
    return (f(x + eps) - f(x - eps)) / (2 * eps)


def wrong_all_at_once_filled(f, x, eps=1e-6):
    """You moved all numbers at once. Nudge them one by one."""
    return np.full(x.shape, (f(x + eps) - f(x - eps)) / (2 * eps))


def wrong_not_restored(f, x, eps=1e-6):
    """Numbers nudged before are still nudged. Start from x each time."""
    x, g = x.copy(), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        up = f(x)
        x[i] -= 2 * eps
        g[i] = (up - f(x)) / (2 * eps)
    return g


def wrong_changes_x(f, x, eps=1e-6):
    """The call changed its argument `x`"""
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        up = f(x)
        x[i] -= 2 * eps
        g[i] = (up - f(x)) / (2 * eps)
    return g


def wrong_sign(f, x, eps=1e-6):
    """The sign is flipped."""
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        g[i] = (f(down) - f(up)) / (2 * eps)
    return g


def wrong_same_array(f, x, eps=1e-6):
    """Every value is 0."""
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up = down = x.copy()
        up[i] += eps
        down[i] -= eps
        g[i] = (f(up) - f(down)) / (2 * eps)
    return g


def wrong_flat_result(f, x, eps=1e-6):
    """The right values are there, but not in the shape of x."""
    g = []
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = eps
        g.append((f(x + e) - f(x - e)) / (2 * eps))
    return np.array(g)


def wrong_rows_only(f, x, eps=1e-6):
    """You nudged whole rows. Nudge every single number."""
    g = np.zeros(x.shape)
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        g[i] = (f(up) - f(down)) / (2 * eps)
    return g


def wrong_last_left_out(f, x, eps=1e-6):
    """The last number was left out."""
    g = np.zeros(x.size)
    for i in range(x.size - 1):
        e = np.zeros(x.size)
        e[i] = eps
        e = e.reshape(x.shape)
        g[i] = (f(x + e) - f(x - e)) / (2 * eps)
    return g.reshape(x.shape)


def wrong_returns_inside(f, x, eps=1e-6):
    """Only the first number was nudged"""
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        g[i] = (f(up) - f(down)) / (2 * eps)
        return g


def wrong_two_dimensions_at_most(f, x, eps=1e-6):
    """takes for granted that there are exactly 2"""
    M = x[None] if x.ndim == 1 else x
    rows, columns = M.shape
    g = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            e = np.zeros((rows, columns))
            e[i, j] = eps
            e = e.reshape(x.shape)
            g[i, j] = (f(x + e) - f(x - e)) / (2 * eps)
    return g.reshape(x.shape)


def wrong_no_copies(f, x, eps=1e-6):
    """f got equal arrays"""
    g = np.zeros(x.shape)
    up, down = x, x
    for i in np.ndindex(x.shape):
        up[i] += eps
        down[i] -= eps
        g[i] = (f(up) - f(down)) / (2 * eps)
    return g
