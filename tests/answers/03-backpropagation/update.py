"""Answers to exercise 3.12, one update for two classes."""

# ruff: noqa: F821 (the notebook defines sigmoid and the earlier answers)

import numpy as np


def step(X, targets, weights, biases, eta):
    gw, gb = backward_batch(X, targets, weights, biases)
    return (
        [w - eta * g for w, g in zip(weights, gw, strict=True)],
        [b - eta * g for b, g in zip(biases, gb, strict=True)],
    )


def right_reshaped(X, labels, weights, biases, eta):
    gw, gb = backward_batch(X, labels.reshape(-1, 1), weights, biases)
    new_w = [w - eta * g for w, g in zip(weights, gw, strict=True)]
    return new_w, [b - eta * g for b, g in zip(biases, gb, strict=True)]


def right_own_backward(X, labels, weights, biases, eta):
    A = [X]
    for W, b in zip(weights, biases, strict=True):
        A.append(1 / (1 + np.exp(-(A[-1] @ W.T + b))))
    D = (A[-1] - labels[:, None]) * A[-1] * (1 - A[-1]) / len(X)
    new_weights, new_biases = [], []
    for n in range(len(weights) - 1, -1, -1):
        new_weights.insert(0, weights[n] - eta * D.T @ A[n])
        new_biases.insert(0, biases[n] - eta * D.sum(axis=0))
        D = (D @ weights[n]) * A[n] * (1 - A[n])
    return new_weights, new_biases


def right_sample_by_sample(X, labels, weights, biases, eta):
    new_w, new_b = [w.copy() for w in weights], [b.copy() for b in biases]
    for x, label in zip(X, labels, strict=True):
        gw, gb = backward_batch(x[None], np.array([[label]]), weights, biases)
        for n in range(len(weights)):
            new_w[n] = new_w[n] - eta / len(X) * gw[n]
            new_b[n] = new_b[n] - eta / len(X) * gb[n]
    return new_w, new_b


def wrong_not_reshaped(X, labels, weights, biases, eta):
    """Give the labels the shape (N, 1)"""
    return step(X, labels, weights, biases, eta)


def wrong_row(X, labels, weights, biases, eta):
    """Give the labels the shape (N, 1)"""
    return step(X, labels.reshape(1, -1), weights, biases, eta)


def wrong_uphill(X, labels, weights, biases, eta):
    """That step goes uphill: subtract the gradient."""
    return step(X, labels[:, None], weights, biases, -eta)


def wrong_no_eta(X, labels, weights, biases, eta):
    """The step lacks η."""
    return step(X, labels[:, None], weights, biases, 1)


def wrong_gradients(X, labels, weights, biases, eta):
    """These are the gradients. Return the parameters after the step."""
    return backward_batch(X, labels[:, None], weights, biases)


def wrong_nothing(X, labels, weights, biases, eta):
    """Nothing changed."""
    gw, gb = backward_batch(X, labels[:, None], weights, biases)
    for w, g in zip(weights, gw, strict=True):
        w = w - eta * g
    return weights, biases


def wrong_biases_fixed(X, labels, weights, biases, eta):
    """The biases did not change: they learn too."""
    return step(X, labels[:, None], weights, biases, eta)[0], biases


def wrong_weights_fixed(X, labels, weights, biases, eta):
    """The weights did not change."""
    return weights, step(X, labels[:, None], weights, biases, eta)[1]


def wrong_sum(X, labels, weights, biases, eta):
    """You summed over the samples; the cost is the mean."""
    return step(X, labels[:, None], weights, biases, eta * len(X))


def wrong_mean_twice(X, labels, weights, biases, eta):
    """You divided by N once more"""
    return step(X, labels[:, None], weights, biases, eta / len(X))


def wrong_last_layer_only(X, labels, weights, biases, eta):
    """Only the last layer was updated."""
    new_w, new_b = step(X, labels[:, None], weights, biases, eta)
    return weights[:-1] + new_w[-1:], biases[:-1] + new_b[-1:]


def wrong_order(X, labels, weights, biases, eta):
    """First the weights, then the biases."""
    return step(X, labels[:, None], weights, biases, eta)[::-1]


def wrong_swapped_labels(X, labels, weights, biases, eta):
    """The labels are swapped: 1 is the target for label 1."""
    return step(X, 1 - labels[:, None], weights, biases, eta)


def wrong_first_label(X, labels, weights, biases, eta):
    """Every sample got the label of the first one."""
    return step(X, labels[0] * np.ones((len(X), 1)), weights, biases, eta)


def wrong_signs(X, labels, weights, biases, eta):
    """Here the targets are 0 and 1, not −1 and +1."""
    return step(X, 2 * labels[:, None] - 1, weights, biases, eta)


def wrong_one_by_one(X, labels, weights, biases, eta):
    """one step with the mean gradient of all samples"""
    for x, label in zip(X, labels, strict=True):
        weights, biases = step(x[None], label, weights, biases, eta)
    return weights, biases


def wrong_in_place(X, labels, weights, biases, eta):
    """The call changed its argument `weights`"""
    gw, gb = backward_batch(X, labels[:, None], weights, biases)
    for n in range(len(weights)):
        weights[n] -= eta * gw[n]
        biases[n] -= eta * gb[n]
    return weights, biases


def wrong_two_steps(X, labels, weights, biases, eta):
    """You took two steps."""
    new = step(X, labels[:, None], weights, biases, eta)
    return step(X, labels[:, None], *new, eta)


def wrong_two_layers_at_most(X, labels, weights, biases, eta):
    """You forgot some layers in the middle."""
    new_w, new_b = step(X, labels[:, None], weights, biases, eta)
    if len(weights) > 2:
        new_w = [new_w[0], *weights[1:-1], new_w[-1]]
        new_b = [new_b[0], *biases[1:-1], new_b[-1]]
    return new_w, new_b
