"""Answers to exercise 4.12, the whole training of a network with a hidden layer."""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def softmax(z, axis=1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def right_formula(X, labels, net, eta, epochs, batch_size, rng):
    W1, b1, W2, b2 = net
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            x = X[rows]
            h = sigmoid(x @ W1.T + b1)
            delta2 = softmax(h @ W2.T + b2)
            delta2[np.arange(len(rows)), labels[rows]] -= 1
            delta2 /= len(rows)
            delta1 = delta2 @ W2 * h * (1 - h)
            W2 = W2 - eta * delta2.T @ h
            b2 = b2 - eta * delta2.sum(axis=0)
            W1 = W1 - eta * delta1.T @ x
            b1 = b1 - eta * delta1.sum(axis=0)
    return W1, b1, W2, b2


def right_copies_in_place(X, labels, net, eta, epochs, batch_size, rng):
    parts = [np.array(part, dtype=float) for part in net]
    W1, b1, W2, b2 = parts
    target = np.eye(len(b2))[labels]
    for _ in range(epochs):
        order = np.arange(len(X))
        rng.shuffle(order)
        for rows in np.split(order, range(batch_size, len(X), batch_size)):
            x = X[rows]
            h = 1 / (1 + np.exp(-(x @ W1.T + b1)))
            error = softmax(h @ W2.T + b2) - target[rows]
            below = (error @ W2) * (h - h**2)
            slopes = below.T @ x, below.sum(0), error.T @ h, error.sum(0)
            for part, slope in zip(parts, slopes, strict=True):
                part -= eta / len(rows) * slope
    return tuple(parts)


def right_sample_by_sample(X, labels, net, eta, epochs, batch_size, rng):
    W1, b1, W2, b2 = net
    for _ in range(epochs):
        left = list(rng.permutation(len(X)))
        while left:
            rows, left = left[:batch_size], left[batch_size:]
            changes = [np.zeros(part.shape) for part in (W1, b1, W2, b2)]
            for i in rows:
                h = sigmoid(W1 @ X[i] + b1)
                delta2 = softmax((W2 @ h + b2)[None])[0]
                delta2[labels[i]] -= 1
                delta1 = (W2.T @ delta2) * h * (1 - h)
                parts = np.outer(delta1, X[i]), delta1, np.outer(delta2, h), delta2
                changes = [c + s for c, s in zip(changes, parts, strict=True)]
            W1, b1, W2, b2 = (
                part - eta * change / len(rows)
                for part, change in zip((W1, b1, W2, b2), changes, strict=True)
            )
    return W1, b1, W2, b2


def loop(
    X,
    labels,
    net,
    eta,
    epochs,
    batch_size,
    rng,
    out=lambda z, t: softmax(z) - t,
    slope=lambda h, z1: h * (1 - h),
    size=len,
    still=(),
    new=False,
    full=False,
    order=lambda rng, n: rng.permutation(n),
):
    W1, b1, W2, b2 = net
    n, target = len(X), np.eye(len(b2))[labels]
    for _ in range(epochs):
        turn = order(rng, n)
        for start in range(0, n - n % batch_size if full else n, batch_size):
            rows = turn[start : start + batch_size]
            z1 = X[rows] @ W1.T + b1
            h = sigmoid(z1)
            delta2 = out(h @ W2.T + b2, target[rows]) / size(rows)
            later = W2 - eta * delta2.T @ h
            delta1 = delta2 @ (later if new else W2) * slope(h, z1)
            W2 = W2 if "W2" in still else later
            b2 = b2 if "b2" in still else b2 - eta * delta2.sum(axis=0)
            W1 = W1 if "W1" in still else W1 - eta * delta1.T @ X[rows]
            b1 = b1 if "b1" in still else b1 - eta * delta1.sum(axis=0)
    return W1, b1, W2, b2


def wrong_uphill(X, labels, net, eta, epochs, batch_size, rng):
    """You went uphill: subtract η times the slope."""
    return loop(X, labels, net, -eta, epochs, batch_size, rng)


def wrong_summed(X, labels, net, eta, epochs, batch_size, rng):
    """You added up the slopes of a mini-batch. Its cost is a mean"""
    return loop(X, labels, net, eta, epochs, batch_size, rng, size=lambda rows: 1)


def wrong_divided_by_all(X, labels, net, eta, epochs, batch_size, rng):
    """You divided by the number of all samples."""
    n = len(X)
    return loop(X, labels, net, eta, epochs, batch_size, rng, size=lambda rows: n)


def wrong_divided_by_batch_size(X, labels, net, eta, epochs, batch_size, rng):
    """The last mini-batch is smaller, but you divided by batch_size."""
    return loop(
        X, labels, net, eta, epochs, batch_size, rng, size=lambda rows: batch_size
    )


def wrong_last_batch_missing(X, labels, net, eta, epochs, batch_size, rng):
    """The last, smaller mini-batch was left out."""
    return loop(X, labels, net, eta, epochs, batch_size, rng, full=True)


def wrong_one_epoch(X, labels, net, eta, epochs, batch_size, rng):
    """This is what one epoch alone gives."""
    return loop(X, labels, net, eta, 1, batch_size, rng)


def wrong_starts_anew(X, labels, net, eta, epochs, batch_size, rng):
    """This is what one epoch alone gives."""
    for _ in range(epochs):
        result = loop(X, labels, net, eta, 1, batch_size, rng)
    return result


def wrong_hidden_frozen(X, labels, net, eta, epochs, batch_size, rng):
    """Only the output layer learned."""
    return loop(X, labels, net, eta, epochs, batch_size, rng, still=("W1", "b1"))


def wrong_output_frozen(X, labels, net, eta, epochs, batch_size, rng):
    """Only the hidden layer learned."""
    return loop(X, labels, net, eta, epochs, batch_size, rng, still=("W2", "b2"))


def wrong_no_biases(X, labels, net, eta, epochs, batch_size, rng):
    """The biases never changed."""
    return loop(X, labels, net, eta, epochs, batch_size, rng, still=("b1", "b2"))


def wrong_no_hidden_biases(X, labels, net, eta, epochs, batch_size, rng):
    """The biases of the hidden layer never changed."""
    return loop(X, labels, net, eta, epochs, batch_size, rng, still=("b1",))


def wrong_no_output_biases(X, labels, net, eta, epochs, batch_size, rng):
    """The biases of the output layer never changed."""
    return loop(X, labels, net, eta, epochs, batch_size, rng, still=("b2",))


def wrong_no_slope(X, labels, net, eta, epochs, batch_size, rng):
    """The hidden error lacks the factor σ′ = h(1 − h)."""
    return loop(X, labels, net, eta, epochs, batch_size, rng, slope=lambda h, z: 1)


def wrong_slope_of_z(X, labels, net, eta, epochs, batch_size, rng):
    """You took σ′ = z(1 − z) in the hidden layer."""
    return loop(
        X, labels, net, eta, epochs, batch_size, rng, slope=lambda h, z: z * (1 - z)
    )


def wrong_new_weights(X, labels, net, eta, epochs, batch_size, rng):
    """You stepped with W2 first, and sent the error back through the new W2."""
    return loop(X, labels, net, eta, epochs, batch_size, rng, new=True)


def wrong_slope_at_the_end(X, labels, net, eta, epochs, batch_size, rng):
    """The output error has a factor σ′ too many."""

    def out(z, t):
        a = softmax(z)
        return (a - t) * a * (1 - a)

    return loop(X, labels, net, eta, epochs, batch_size, rng, out=out)


def wrong_no_softmax(X, labels, net, eta, epochs, batch_size, rng):
    """You compared the logits with the one-hot targets."""
    return loop(X, labels, net, eta, epochs, batch_size, rng, out=lambda z, t: z - t)


def wrong_sigmoid(X, labels, net, eta, epochs, batch_size, rng):
    """Your outputs are sigmoids."""
    return loop(
        X, labels, net, eta, epochs, batch_size, rng, out=lambda z, t: sigmoid(z) - t
    )


def wrong_softmax_down(X, labels, net, eta, epochs, batch_size, rng):
    """Softmax ran down the columns."""
    return loop(
        X,
        labels,
        net,
        eta,
        epochs,
        batch_size,
        rng,
        out=lambda z, t: softmax(z, axis=0) - t,
    )


def wrong_order(X, labels, net, eta, epochs, batch_size, rng):
    """The order is wrong: W1, b1, W2, b2."""
    W1, b1, W2, b2 = loop(X, labels, net, eta, epochs, batch_size, rng)
    return W2, b2, W1, b1


def wrong_order_drawn_once(X, labels, net, eta, epochs, batch_size, rng):
    """Every epoch went through the samples in one and the same order."""
    turn = rng.permutation(len(X))
    return loop(X, labels, net, eta, epochs, batch_size, rng, order=lambda rng, n: turn)


def wrong_no_shuffle(X, labels, net, eta, epochs, batch_size, rng):
    """Six generators give the same weights."""
    return loop(
        X, labels, net, eta, epochs, batch_size, rng, order=lambda rng, n: np.arange(n)
    )


def wrong_global_generator(X, labels, net, eta, epochs, batch_size, rng):
    """Two calls with the same seed give different weights."""
    return loop(
        X,
        labels,
        net,
        eta,
        epochs,
        batch_size,
        rng,
        order=lambda rng, n: np.random.permutation(n),  # noqa: NPY002
    )


def wrong_overflows(X, labels, net, eta, epochs, batch_size, rng):
    """exp of a large number overflows."""

    def out(z, t):
        with np.errstate(all="ignore"):
            e = np.exp(z)
            return e / e.sum(axis=1, keepdims=True) - t

    return loop(X, labels, net, eta, epochs, batch_size, rng, out=out)


def wrong_changes_the_start(X, labels, net, eta, epochs, batch_size, rng):
    """changed"""
    result = loop(X, labels, net, eta, epochs, batch_size, rng)
    for old, found in zip(net, result, strict=True):
        old[...] = found
    return net


def wrong_nnkit(X, labels, net, eta, epochs, batch_size, rng):
    """nnkit"""
    from nnkit.rivals import networks

    return networks.train_network(X, labels, net, eta, epochs, batch_size, rng)
