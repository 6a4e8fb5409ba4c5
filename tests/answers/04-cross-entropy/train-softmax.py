"""Answers to exercise 4.11, a training loop for softmax regression."""

import numpy as np


def softmax(z, axis=1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def right_formula(X, labels, count, eta, epochs, batch_size, rng):
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            delta = softmax(X[rows] @ W.T + b)
            delta[np.arange(len(rows)), labels[rows]] -= 1
            delta /= len(rows)
            W = W - eta * delta.T @ X[rows]
            b = b - eta * delta.sum(axis=0)
    return W, b


def right_bias_as_input(X, labels, count, eta, epochs, batch_size, rng):
    n = len(X)
    inputs, target = np.hstack([X, np.ones((n, 1))]), np.eye(count)[labels]
    V = np.zeros((inputs.shape[1], count))
    for _ in range(epochs):
        order = np.arange(n)
        rng.shuffle(order)
        for rows in np.split(order, range(batch_size, n, batch_size)):
            x = inputs[rows]
            V -= eta / len(rows) * x.T @ (softmax(x @ V) - target[rows])
    return V[:-1].T, V[-1]


def right_sample_by_sample(X, labels, count, eta, epochs, batch_size, rng):
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        left = list(rng.permutation(len(X)))
        while left:
            rows, left = left[:batch_size], left[batch_size:]
            change_W, change_b = np.zeros_like(W), np.zeros_like(b)
            for i in rows:
                delta = softmax((W @ X[i] + b)[None])[0]
                delta[labels[i]] -= 1
                change_W += np.outer(delta, X[i])
                change_b += delta
            W = W - eta * change_W / len(rows)
            b = b - eta * change_b / len(rows)
    return W, b


def loop(
    X,
    labels,
    count,
    eta,
    epochs,
    batch_size,
    rng,
    error=lambda z, target: softmax(z) - target,
    size=len,
    shuffle=True,
    full=False,
):
    n = len(X)
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    target = np.eye(count)[labels]
    for _ in range(epochs):
        order = rng.permutation(n) if shuffle else np.arange(n)
        stop = n - n % batch_size if full else n
        for start in range(0, stop, batch_size):
            rows = order[start : start + batch_size]
            delta = error(X[rows] @ W.T + b, target[rows]) / size(rows)
            W, b = W - eta * delta.T @ X[rows], b - eta * delta.sum(axis=0)
    return W, b


def wrong_uphill(X, labels, count, eta, epochs, batch_size, rng):
    """You went uphill: the weights moved along the slope. Subtract η times the
    slope.
    """
    return loop(X, labels, count, -eta, epochs, batch_size, rng)


def wrong_summed(X, labels, count, eta, epochs, batch_size, rng):
    """You added up the slopes of a mini-batch. Its cost is a mean: divide by its
    size.
    """
    return loop(X, labels, count, eta, epochs, batch_size, rng, size=lambda rows: 1)


def wrong_divided_by_all(X, labels, count, eta, epochs, batch_size, rng):
    """You divided by the number of all samples. Each step is the mean over its own
    mini-batch.
    """
    n = len(X)
    return loop(X, labels, count, eta, epochs, batch_size, rng, size=lambda rows: n)


def wrong_divided_by_batch_size(X, labels, count, eta, epochs, batch_size, rng):
    """The last mini-batch is smaller, but you divided by batch_size. Divide by the
    number of samples in it.
    """
    return loop(
        X, labels, count, eta, epochs, batch_size, rng, size=lambda rows: batch_size
    )


def wrong_last_batch_missing(X, labels, count, eta, epochs, batch_size, rng):
    """The last, smaller mini-batch was left out."""
    return loop(X, labels, count, eta, epochs, batch_size, rng, full=True)


def wrong_one_step_an_epoch(X, labels, count, eta, epochs, batch_size, rng):
    """You took one step an epoch. Take one step for each mini-batch."""
    return loop(X, labels, count, eta, epochs, len(X), rng)


def wrong_one_batch_an_epoch(X, labels, count, eta, epochs, batch_size, rng):
    """You took one step an epoch. Take one step for each mini-batch."""
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        rows = rng.permutation(len(X))[:batch_size]
        delta = (softmax(X[rows] @ W.T + b) - np.eye(count)[labels[rows]]) / len(rows)
        W, b = W - eta * delta.T @ X[rows], b - eta * delta.sum(axis=0)
    return W, b


def wrong_one_epoch(X, labels, count, eta, epochs, batch_size, rng):
    """This is what one epoch alone gives. Go through the samples `epochs` times, and
    begin with zeros only once, before the first epoch.
    """
    return loop(X, labels, count, eta, 1, batch_size, rng)


def wrong_no_shuffle(X, labels, count, eta, epochs, batch_size, rng):
    """You took the samples in the order in which they came, and they came sorted."""
    return loop(X, labels, count, eta, epochs, batch_size, rng, shuffle=False)


def wrong_no_bias(X, labels, count, eta, epochs, batch_size, rng):
    """The biases never changed, or all by one sum, which is 0. Each bias learns by its
    own slope, the sum of its column of δ: `delta.sum(axis=0)`.
    """
    target = np.eye(count)[labels]
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            delta = (softmax(X[rows] @ W.T) - target[rows]) / len(rows)
            W = W - eta * delta.T @ X[rows]
    return W, b


def wrong_transposed(X, labels, count, eta, epochs, batch_size, rng):
    """W has a row for each input. It needs a row for each class, as in nn.Linear."""
    W, b = loop(X, labels, count, eta, epochs, batch_size, rng)
    return W.T, b


def wrong_no_softmax(X, labels, count, eta, epochs, batch_size, rng):
    """You compared the logits with the one-hot targets. Softmax comes in between."""
    return loop(
        X, labels, count, eta, epochs, batch_size, rng, error=lambda z, t: z - t
    )


def wrong_sigmoid(X, labels, count, eta, epochs, batch_size, rng):
    """Your outputs are sigmoids: at the start each is 1/2. Softmax gives 1/K each."""
    return loop(
        X,
        labels,
        count,
        eta,
        epochs,
        batch_size,
        rng,
        error=lambda z, t: 0.5 * (1 + np.tanh(z / 2)) - t,
    )


def wrong_softmax_down(X, labels, count, eta, epochs, batch_size, rng):
    """Softmax ran down the columns. Each row is one sample: sum along the row."""
    return loop(
        X,
        labels,
        count,
        eta,
        epochs,
        batch_size,
        rng,
        error=lambda z, t: softmax(z, axis=0) - t,
    )


def wrong_bias_by_mean(X, labels, count, eta, epochs, batch_size, rng):
    """The bias takes too small a step: you divided by the size of the mini-batch
    twice. Its slope is the sum of δ if δ holds the 1/m already.
    """
    target = np.eye(count)[labels]
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            delta = (softmax(X[rows] @ W.T + b) - target[rows]) / len(rows)
            W, b = W - eta * delta.T @ X[rows], b - eta * delta.mean(axis=0)
    return W, b


def wrong_order(X, labels, count, eta, epochs, batch_size, rng):
    """The order is wrong: first the weights, then the biases."""
    return loop(X, labels, count, eta, epochs, batch_size, rng)[::-1]


def wrong_labels_left_behind(X, labels, count, eta, epochs, batch_size, rng):
    """The samples are in a new order, but their labels are in the old one. Use the same
    order for both.
    """
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), batch_size):
            part = order[i : i + batch_size]
            x, y = X[part], labels[i : i + batch_size]
            e = np.exp(x @ W.T + b)
            a = e / e.sum(axis=1, keepdims=True)
            delta = (a - np.eye(count)[y]) / len(x)
            W -= eta * delta.T @ x
            b -= eta * delta.sum(axis=0)
    return W, b


def wrong_all_true_columns(X, labels, count, eta, epochs, batch_size, rng):
    """δ is the same for all samples: a[:, labels] takes whole columns, of all samples.
    One entry of each row is a[np.arange(m), labels], or subtract one-hot rows.
    """
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), batch_size):
            part = order[i : i + batch_size]
            x, y = X[part], labels[part]
            e = np.exp(x @ W.T + b)
            a = e / e.sum(axis=1, keepdims=True)
            delta = a.copy()
            delta[:, y] -= 1
            delta = delta / len(x)
            W -= eta * delta.T @ x
            b -= eta * delta.sum(axis=0)
    return W, b


def wrong_one_sample_steps(X, labels, count, eta, epochs, batch_size, rng):
    """You took one step for each sample. Take one step for each mini-batch, with the
    mean of its slopes.
    """
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 1):
            part = order[i : i + batch_size]
            x, y = X[part[:1]], labels[part[:1]]
            e = np.exp(x @ W.T + b)
            a = e / e.sum(axis=1, keepdims=True)
            delta = (a - np.eye(count)[y]) / len(x)
            W -= eta * delta.T @ x
            b -= eta * delta.sum(axis=0)
    return W, b


def wrong_overlapping(X, labels, count, eta, epochs, batch_size, rng):
    """The starts of the mini-batches are 0, batch_size, 2·batch_size …: `range(0, n,
    batch_size)`. Yours overlap.
    """
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 1):
            part = order[i : i + batch_size]
            x, y = X[part], labels[part]
            e = np.exp(x @ W.T + b)
            a = e / e.sum(axis=1, keepdims=True)
            delta = (a - np.eye(count)[y]) / len(x)
            W -= eta * delta.T @ x
            b -= eta * delta.sum(axis=0)
    return W, b


def wrong_bias_after_weights(X, labels, count, eta, epochs, batch_size, rng):
    """The biases used a new forward pass, after the weights had changed. Both slopes
    come from the same δ.
    """
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), batch_size):
            part = order[i : i + batch_size]
            x, y = X[part], labels[part]
            e = np.exp(x @ W.T + b)
            a = e / e.sum(axis=1, keepdims=True)
            delta = (a - np.eye(count)[y]) / len(x)
            W -= eta * delta.T @ x
            e = np.exp(x @ W.T + b)
            a = e / e.sum(axis=1, keepdims=True)
            delta = (a - np.eye(count)[y]) / len(x)
            b -= eta * delta.sum(axis=0)
    return W, b


def wrong_same_step_for_all_biases(X, labels, count, eta, epochs, batch_size, rng):
    """The biases never changed, or all by one sum, which is 0. Each bias learns by its
    own slope, the sum of its column of δ: `delta.sum(axis=0)`.
    """
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), batch_size):
            part = order[i : i + batch_size]
            x, y = X[part], labels[part]
            e = np.exp(x @ W.T + b)
            a = e / e.sum(axis=1, keepdims=True)
            delta = (a - np.eye(count)[y]) / len(x)
            W -= eta * delta.T @ x
            b -= eta * delta.sum()
    return W, b


def wrong_starts_anew(X, labels, count, eta, epochs, batch_size, rng):
    """This is what one epoch alone gives. Go through the samples `epochs` times, and
    begin with zeros only once, before the first epoch.
    """
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        W, b = np.zeros((count, X.shape[1])), np.zeros(count)
        for i in range(0, len(X), batch_size):
            part = order[i : i + batch_size]
            x, y = X[part], labels[part]
            e = np.exp(x @ W.T + b)
            a = e / e.sum(axis=1, keepdims=True)
            delta = (a - np.eye(count)[y]) / len(x)
            W -= eta * delta.T @ x
            b -= eta * delta.sum(axis=0)
    return W, b


def wrong_order_drawn_once(X, labels, count, eta, epochs, batch_size, rng):
    """Every epoch went through the samples in one and the same order."""
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    order = rng.permutation(len(X))
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            delta = (softmax(X[rows] @ W.T + b) - np.eye(count)[labels[rows]]) / len(
                rows
            )
            W, b = W - eta * delta.T @ X[rows], b - eta * delta.sum(axis=0)
    return W, b


def wrong_global_generator(X, labels, count, eta, epochs, batch_size, rng):
    """Two calls with the same seed give different weights."""
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = np.random.permutation(len(X))  # noqa: NPY002
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            delta = (softmax(X[rows] @ W.T + b) - np.eye(count)[labels[rows]]) / len(
                rows
            )
            W, b = W - eta * delta.T @ X[rows], b - eta * delta.sum(axis=0)
    return W, b


def wrong_softmax_overflows(X, labels, count, eta, epochs, batch_size, rng):
    """exp of a large number overflows. Take the largest number of the row off"""
    W, b = np.zeros((count, X.shape[1])), np.zeros(count)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            e = np.exp(X[rows] @ W.T + b)
            delta = e / e.sum(axis=1, keepdims=True) - np.eye(count)[labels[rows]]
            delta = delta / len(rows)
            W, b = W - eta * delta.T @ X[rows], b - eta * delta.sum(axis=0)
    return W, b
