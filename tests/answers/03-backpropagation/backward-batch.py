"""Answers to exercise 3.11, backward pass for a mini-batch."""

# ruff: noqa: F821 (the notebook defines sigmoid and the earlier answers)

import numpy as np


def activations(X, weights, biases):
    A = [X]
    for W, b in zip(weights, biases, strict=True):
        A.append(1 / (1 + np.exp(-(A[-1] @ W.T + b))))
    return A


def back(X, Y, weights, biases, slope=lambda a: a * (1 - a), last=None, way=None):
    """Gradients of the summed cost, with places to put a mistake."""
    A = activations(X, weights, biases)
    D = (A[-1] - Y) * (last or slope)(A[-1])
    way = way or (lambda D, W: D @ W)
    gw, gb = [], []
    for n in reversed(range(len(weights))):
        gw.insert(0, D.T @ A[n])
        gb.insert(0, D.sum(axis=0))
        if n > 0:
            D = way(D, weights[n]) * slope(A[n])
    return gw, gb


def mean(gradients, N):
    return tuple([g / N for g in part] for part in gradients)


def right_matrices(X, Y, weights, biases):
    A = [X]
    for W, b in zip(weights, biases, strict=True):
        A += [sigmoid(A[-1] @ W.T + b)]
    D = (A[-1] - Y) * A[-1] * (1 - A[-1]) / X.shape[0]
    gw, gb = [], []
    for n in range(len(weights) - 1, -1, -1):
        gw, gb = [D.T @ A[n], *gw], [D.sum(axis=0), *gb]
        D = (D @ weights[n]) * A[n] * (1 - A[n])
    return gw, gb


def right_mean_at_the_end(X, Y, weights, biases):
    gw, gb = back(X, Y, weights, biases)
    return [g / len(X) for g in gw], [g / len(X) for g in gb]


def right_loop_over_samples(X, Y, weights, biases):
    gw, gb = [0 * w for w in weights], [0 * b for b in biases]
    for x, y in zip(X, Y, strict=True):
        w, b = back(x[None], y[None], weights, biases)
        gw = [g + s / len(X) for g, s in zip(gw, w, strict=True)]
        gb = [g + s / len(X) for g, s in zip(gb, b, strict=True)]
    return gw, gb


def right_columns(X, Y, weights, biases):
    A = [X.T]
    for W, b in zip(weights, biases, strict=True):
        A.append(1 / (1 + np.exp(-(W @ A[-1] + b[:, None]))))
    D = (A[-1] - Y.T) * A[-1] * (1 - A[-1])
    gw, gb = [], []
    for n in range(len(weights) - 1, -1, -1):
        gw.append(D @ A[n].T / len(X))
        gb.append(D.mean(axis=1))
        if n:
            D = (weights[n].T @ D) * A[n] * (1 - A[n])
    return gw[::-1], gb[::-1]


def right_einsum(X, Y, weights, biases):
    A = activations(X, weights, biases)
    D = (A[-1] - Y) * A[-1] * (1 - A[-1])
    gw, gb = [], []
    for n in reversed(range(len(weights))):
        gw.insert(0, np.einsum("nj,nk->njk", D, A[n]).mean(axis=0))
        gb.insert(0, D.mean(axis=0))
        D = np.einsum("nj,jk->nk", D, weights[n]) * A[n] * (1 - A[n])
    return gw, gb


def wrong_sum(X, Y, weights, biases):
    """You summed over the batch; the cost is the mean."""
    return back(X, Y, weights, biases)


def wrong_twice(X, Y, weights, biases):
    """You divided by N twice."""
    return mean(back(X, Y, weights, biases), len(X) ** 2)


def wrong_bias_mean_of_mean(X, Y, weights, biases):
    """The bias gradients are divided by N twice."""
    gw, gb = mean(back(X, Y, weights, biases), len(X))
    return gw, [g / len(X) for g in gb]


def wrong_bias_summed(X, Y, weights, biases):
    """The bias gradients are sums over the batch; divide them by N."""
    gw, gb = back(X, Y, weights, biases)
    return [g / len(X) for g in gw], gb


def wrong_weights_summed(X, Y, weights, biases):
    """The weight gradients are sums over the batch; divide them by N."""
    gw, gb = back(X, Y, weights, biases)
    return gw, [g / len(X) for g in gb]


def wrong_mean_over_outputs_too(X, Y, weights, biases):
    """You divided by the number of outputs too."""
    return mean(back(X, Y, weights, biases), Y.size)


def wrong_mean_at_every_layer(X, Y, weights, biases):
    """At every layer you divided by N once more."""
    A = activations(X, weights, biases)
    D = (A[-1] - Y) * A[-1] * (1 - A[-1]) / len(X)
    gw, gb = [], []
    for n in reversed(range(len(weights))):
        gw.insert(0, D.T @ A[n])
        gb.insert(0, D.sum(axis=0))
        D = (D @ weights[n]) * A[n] * (1 - A[n]) / len(X)
    return gw, gb


def wrong_bias_not_summed(X, Y, weights, biases):
    """The bias gradients still have one row for each sample."""
    A = activations(X, weights, biases)
    D = (A[-1] - Y) * A[-1] * (1 - A[-1]) / len(X)
    gw, gb = [], []
    for n in reversed(range(len(weights))):
        gw.insert(0, D.T @ A[n])
        gb.insert(0, D)
        D = (D @ weights[n]) * A[n] * (1 - A[n])
    return gw, gb


def wrong_first_sample(X, Y, weights, biases):
    """Only the first sample was used."""
    return back(X[:1], Y[:1], weights, biases)


def wrong_last_sample(X, Y, weights, biases):
    """Only the last sample was used."""
    for x, y in zip(X, Y, strict=True):
        gradients = back(x[None], y[None], weights, biases)
    return gradients


def wrong_averaged_samples(X, Y, weights, biases):
    """You averaged the samples first."""
    x, y = X.mean(axis=0, keepdims=True), Y.mean(axis=0, keepdims=True)
    return back(x, y, weights, biases)


def wrong_sign(X, Y, weights, biases):
    """The sign is flipped"""
    return mean(back(X, Y, weights, biases), -len(X))


def wrong_no_slope_at_output(X, Y, weights, biases):
    """The output error lacks the factor σ′(z)."""
    return mean(back(X, Y, weights, biases, last=lambda a: 1), len(X))


def wrong_no_slope_hidden(X, Y, weights, biases):
    """The hidden error lacks the factor σ′(z)"""
    gradients = back(
        X, Y, weights, biases, slope=lambda a: 1, last=lambda a: a * (1 - a)
    )
    return mean(gradients, len(X))


def wrong_slope_at_a(X, Y, weights, biases):
    """You took σ′ at a."""

    def prime(z):
        return 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z)))

    return mean(back(X, Y, weights, biases, slope=prime), len(X))


def wrong_transposed_back(X, Y, weights, biases):
    """you used the wrong side of W"""
    return mean(back(X, Y, weights, biases, way=lambda D, W: D @ W.T), len(X))


def wrong_transposed_back_where_square(X, Y, weights, biases):
    """you used the wrong side of W"""

    def way(D, W):
        return D @ (W.T if W.shape[0] == W.shape[1] else W)

    return mean(back(X, Y, weights, biases, way=way), len(X))


def wrong_transposed_gradients(X, Y, weights, biases):
    """The weight gradients are transposed"""
    gw, gb = mean(back(X, Y, weights, biases), len(X))
    return [g.T for g in gw], gb


def wrong_forward_not_transposed(X, Y, weights, biases):
    """forward it is A @ W.T, not A @ W."""
    A = [X]
    for W, b in zip(weights, biases, strict=True):
        A.append(1 / (1 + np.exp(-(A[-1] @ W + b))))
    return A


def wrong_order(X, Y, weights, biases):
    """The lists run from the last layer to the first."""
    gw, gb = mean(back(X, Y, weights, biases), len(X))
    return gw[::-1], gb[::-1]


def wrong_one_hidden_layer(X, Y, weights, biases):
    """Expected 3 values, got 2."""
    A = activations(X, weights[:2], biases[:2])
    D = (A[-1] - (Y if len(weights) == 2 else 0)) * A[-1] * (1 - A[-1]) / len(X)
    if len(weights) == 1:
        return [D.T @ X], [D.sum(axis=0)]
    E = (D @ weights[1]) * A[1] * (1 - A[1])
    return [E.T @ X, D.T @ A[1]], [E.sum(axis=0), D.sum(axis=0)]


def wrong_batch_of_one_squeezed(X, Y, weights, biases):
    """An axis of length 1 is gone"""
    gw, gb = mean(back(X, Y, weights, biases), len(X))
    return [g.squeeze() for g in gw], [g.squeeze() for g in gb]


def wrong_axis_of_the_biases(X, Y, weights, biases):
    """sum over the samples, axis 0"""
    A = activations(X, weights, biases)
    delta, gw, gb = (A[-1] - Y) * A[-1] * (1 - A[-1]) / len(X), [], []
    for n in reversed(range(len(weights))):
        gw.insert(0, delta.T @ A[n])
        gb.insert(0, delta.sum(axis=1))
        delta = (delta @ weights[n]) * A[n] * (1 - A[n])
    return gw, gb


def wrong_forward_matrix_first(X, Y, weights, biases):
    """forward it is A @ W.T, not W @ A."""
    A = [X]
    for W, b in zip(weights, biases, strict=True):
        A.append(1 / (1 + np.exp(-(W @ A[-1] + b))))
    return A


def wrong_by_two_n(X, Y, weights, biases):
    """You divided by 2N."""
    layers = [X]
    for W, b in zip(weights, biases, strict=True):
        layers.append(1 / (1 + np.exp(-(layers[-1] @ W.T + b))))
    delta = (layers[-1] - Y) * layers[-1] * (1 - layers[-1]) / (2 * len(X))
    gw, gb = [], []
    for W, a in zip(weights[::-1], layers[-2::-1], strict=True):
        gw, gb = [delta.T @ a, *gw], [delta.sum(axis=0), *gb]
        delta = delta @ W * a * (1 - a)
    return gw, gb
