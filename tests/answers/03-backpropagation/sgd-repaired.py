"""Answers to exercise 3.5, the repaired stochastic gradient descent."""

import numpy as np


def right_with_minibatches(gradient, start, x, y, lr, batch_size, epochs, rng):
    v = start
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            step = -lr * gradient(v, x[rows], y[rows])
            v = v + step
    return v


def right_repaired(gradient, start, x, y, lr, batch_size, epochs, rng):
    v = np.array(start, dtype=float)
    n = len(x)
    for _ in range(epochs):
        order = rng.permutation(n)
        x = x[order]
        y = y[order]
        for i in range(0, n, batch_size):
            slope = gradient(v, x[i : i + batch_size], y[i : i + batch_size])
            v = v - lr * slope
    return v


def right_order_kept_aside(gradient, start, x, y, lr, batch_size, epochs, rng):
    v = start.copy()
    order = np.arange(len(x))
    for _ in range(epochs):
        rng.shuffle(order)
        position = 0
        while position < len(order):
            rows = order[position : position + batch_size]
            v -= lr * gradient(v, x[rows], y[rows])
            position += batch_size
    return v


def wrong_as_it_was(gradient, start, x, y, lr, batch_size, epochs, rng):
    """you divided by batch_size again"""
    v = np.array(start, dtype=float)
    n = len(x)
    x = x[rng.permutation(n)]
    y = y[rng.permutation(n)]
    for _ in range(epochs):
        for i in range(0, n, batch_size):
            slope = gradient(v, x[i : i + batch_size], y[i : i + batch_size])
            v = v - lr / batch_size * slope
    return v


def wrong_only_the_division_repaired(
    gradient, start, x, y, lr, batch_size, epochs, rng
):
    """x and y were mixed apart"""
    v = np.array(start, dtype=float)
    n = len(x)
    x = x[rng.permutation(n)]
    y = y[rng.permutation(n)]
    for _ in range(epochs):
        for i in range(0, n, batch_size):
            slope = gradient(v, x[i : i + batch_size], y[i : i + batch_size])
            v = v - lr * slope
    return v


def wrong_mixed_apart_in_each_epoch(gradient, start, x, y, lr, batch_size, epochs, rng):
    """x and y were mixed apart"""
    v = start.copy()
    for _ in range(epochs):
        parts = zip(
            minibatches(len(x), batch_size, rng),  # noqa: F821
            minibatches(len(y), batch_size, rng),  # noqa: F821
            strict=True,
        )
        for rows, others in parts:
            v = v - lr * gradient(v, x[rows], y[others])
    return v


def wrong_shuffled_once(gradient, start, x, y, lr, batch_size, epochs, rng):
    """draw a new one in each epoch"""
    v = start.copy()
    parts = minibatches(len(x), batch_size, rng)  # noqa: F821
    for _ in range(epochs):
        for rows in parts:
            v = v - lr * gradient(v, x[rows], y[rows])
    return v


def wrong_not_divided_enough(gradient, start, x, y, lr, batch_size, epochs, rng):
    """you divided by the number of samples in the mini-batch again"""
    v = start.copy()
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            v = v - lr / len(rows) * gradient(v, x[rows], y[rows])
    return v


def wrong_multiplied(gradient, start, x, y, lr, batch_size, epochs, rng):
    """You multiplied by the number of samples in the mini-batch."""
    v = start.copy()
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            v = v - lr * len(rows) * gradient(v, x[rows], y[rows])
    return v


def wrong_uphill(gradient, start, x, y, lr, batch_size, epochs, rng):
    """You went uphill"""
    v = start.copy()
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            v = v + lr * gradient(v, x[rows], y[rows])
    return v


def wrong_one_epoch(gradient, start, x, y, lr, batch_size, epochs, rng):
    """There was only one epoch."""
    v = start.copy()
    for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
        v = v - lr * gradient(v, x[rows], y[rows])
    return v


def wrong_return_in_the_loop(gradient, start, x, y, lr, batch_size, epochs, rng):
    """There was only one epoch."""
    v = start.copy()
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            v = v - lr * gradient(v, x[rows], y[rows])
        return v


def wrong_epochs_from_one(gradient, start, x, y, lr, batch_size, epochs, rng):
    """One epoch is missing."""
    v = start.copy()
    for _ in range(1, epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            v = v - lr * gradient(v, x[rows], y[rows])
    return v


def wrong_gradient_at_start(gradient, start, x, y, lr, batch_size, epochs, rng):
    """You took every gradient at the start."""
    v = start.copy()
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            v = v - lr * gradient(start, x[rows], y[rows])
    return v


def wrong_nothing_moves(gradient, start, x, y, lr, batch_size, epochs, rng):
    """Nothing moved: v is still the start."""
    v = start.copy()
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            v - lr * gradient(v, x[rows], y[rows])
    return v


def wrong_last_batch_left_out(gradient, start, x, y, lr, batch_size, epochs, rng):
    """the last, smaller mini-batch is left out"""
    v = start.copy()
    n = len(x)
    for _ in range(epochs):
        order = rng.permutation(n)
        for i in range(0, n - batch_size + 1, batch_size):
            rows = order[i : i + batch_size]
            v = v - lr * gradient(v, x[rows], y[rows])
    return v


def wrong_one_step_an_epoch(gradient, start, x, y, lr, batch_size, epochs, rng):
    """There was one step an epoch."""
    v = start.copy()
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            slope = gradient(v, x[rows], y[rows])
        v = v - lr * slope
    return v


def wrong_not_shuffled(gradient, start, x, y, lr, batch_size, epochs, rng):
    """The samples came in their old order"""
    v = start.copy()
    for _ in range(epochs):
        for i in range(0, len(x), batch_size):
            rows = slice(i, i + batch_size)
            v = v - lr * gradient(v, x[rows], y[rows])
    return v


def wrong_own_generator(gradient, start, x, y, lr, batch_size, epochs, rng):
    """The order does not follow rng"""
    v = start.copy()
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            v = v - lr * gradient(v, x[rows], y[rows])
    return v


def wrong_with_replacement(gradient, start, x, y, lr, batch_size, epochs, rng):
    """Some sample was left out or used twice in an epoch."""
    v = start.copy()
    n = len(x)
    for _ in range(epochs):
        for i in range(0, n, batch_size):
            rows = rng.choice(n, min(batch_size, n - i), replace=False)
            v = v - lr * gradient(v, x[rows], y[rows])
    return v


def wrong_shuffles_the_arguments(gradient, start, x, y, lr, batch_size, epochs, rng):
    """The call changed its argument `x`"""
    v = start.copy()
    for _ in range(epochs):
        order = rng.permutation(len(x))
        x[:] = x[order]
        y[:] = y[order]
        for i in range(0, len(x), batch_size):
            rows = slice(i, i + batch_size)
            v = v - lr * gradient(v, x[rows], y[rows])
    return v


def wrong_start_changed(gradient, start, x, y, lr, batch_size, epochs, rng):
    """The call changed its argument `start`"""
    v = start
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            v -= lr * gradient(v, x[rows], y[rows])
    return v


def wrong_multiplied_by_batch_size(gradient, start, x, y, lr, batch_size, epochs, rng):
    """You multiplied by batch_size."""
    v = start.copy()
    for _ in range(epochs):
        for rows in minibatches(len(x), batch_size, rng):  # noqa: F821
            v = v - lr * batch_size * gradient(v, x[rows], y[rows])
    return v


def right_own(gradient, start, x, y, lr, batch_size, epochs, rng):
    v = start + 0.0
    for _ in range(epochs):
        o = rng.permutation(len(x))
        a, b = (x[o], y[o])
        for i in range(0, len(x), batch_size):
            v = v - lr * gradient(v, a[i : i + batch_size], b[i : i + batch_size])
    return v


def wrong_n_steps(gradient, start, x, y, lr, batch_size, epochs, rng):
    """In an epoch all gradients were taken at one v."""
    v = start * 1.0
    for _ in range(epochs):
        g = 0
        bs = minibatches(len(x), batch_size, rng)  # noqa: F821
        for b in bs:
            g = g + gradient(v, x[b], y[b])
        v = v - lr * g
    return v
