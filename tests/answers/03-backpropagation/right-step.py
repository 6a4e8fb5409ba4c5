"""Answers to exercise 3.10, kill the bug."""

# ruff: noqa: F821 (the notebook defines sigmoid and the earlier answers)

import numpy as np


def parts(x, y, weights, biases):
    (W1, W2), (b1, b2) = weights, biases
    h = 1 / (1 + np.exp(-(W1 @ x + b1)))
    a = 1 / (1 + np.exp(-(W2 @ h + b2)))
    return W1, W2, h, (a - y) * a * (1 - a)


def right_repaired(x, y, weights, biases, eta):
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = sum(d2[j] * W2[j] for j in range(len(d2))) * h * (1 - h)
    return [W1 - eta * np.outer(d1, x), W2 - eta * np.outer(d2, h)]


def right_matrix(x, y, weights, biases, eta):
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (W2.T @ d2) * h * (1 - h)
    return [W1 - eta * d1[:, None] * x, W2 - eta * d2[:, None] * h]


def right_loops(x, y, weights, biases, eta):
    W1, W2, h, d2 = parts(x, y, weights, biases)
    new1, new2 = W1.copy(), W2.copy()
    for k in range(len(h)):
        error = 0.0
        for j in range(len(d2)):
            error += d2[j] * W2[j, k]
            new2[j, k] -= eta * d2[j] * h[k]
        for i in range(len(x)):
            new1[k, i] -= eta * error * h[k] * (1 - h[k]) * x[i]
    return [new1, new2]


def wrong_unrepaired(x, y, weights, biases, eta):
    """These are still the published weights."""
    return published_step(x, y, weights, biases, eta)


def wrong_sign_only(x, y, weights, biases, eta):
    """The sign is repaired. But δ¹ still uses h where W2 belongs."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = sum(d2[j] * h for j in range(len(d2))) * h * (1 - h)
    return [W1 - eta * np.outer(d1, x), W2 - eta * np.outer(d2, h)]


def wrong_weight_only(x, y, weights, biases, eta):
    """δ¹ is right now. But the hidden step still adds: descent subtracts."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = sum(d2[j] * W2[j] for j in range(len(d2))) * h * (1 - h)
    return [W1 + eta * np.outer(d1, x), W2 - eta * np.outer(d2, h)]


def wrong_both_up(x, y, weights, biases, eta):
    """Both steps go uphill"""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (W2.T @ d2) * h * (1 - h)
    return [W1 + eta * np.outer(d1, x), W2 + eta * np.outer(d2, h)]


def wrong_no_slope(x, y, weights, biases, eta):
    """δ¹ lacks the slope h(1 − h)."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    return [W1 - eta * np.outer(W2.T @ d2, x), W2 - eta * np.outer(d2, h)]


def wrong_way_round(x, y, weights, biases, eta):
    """δ¹ uses W2 the wrong way round"""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (W2 @ d2) * h * (1 - h)
    return [W1 - eta * np.outer(d1, x), W2 - eta * np.outer(d2, h)]


def wrong_new_weights(x, y, weights, biases, eta):
    """δ¹ uses the new W2. All gradients belong to the old weights."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    W2 = W2 - eta * np.outer(d2, h)
    d1 = (W2.T @ d2) * h * (1 - h)
    return [W1 - eta * np.outer(d1, x), W2]


def wrong_gradients(x, y, weights, biases, eta):
    """These are the gradients. Return the weights after the step."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (W2.T @ d2) * h * (1 - h)
    return [np.outer(d1, x), np.outer(d2, h)]


def wrong_eta_fixed(x, y, weights, biases, eta):
    """Use the argument eta; 0.1 is only the example's."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (W2.T @ d2) * h * (1 - h)
    return [W1 - 0.1 * np.outer(d1, x), W2 - 0.1 * np.outer(d2, h)]


def wrong_hidden_unchanged(x, y, weights, biases, eta):
    """The hidden weights did not change."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    return [W1, W2 - eta * np.outer(d2, h)]


def wrong_output_unchanged(x, y, weights, biases, eta):
    """W1 is right; W2 must change too."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (W2.T @ d2) * h * (1 - h)
    return [W1 - eta * np.outer(d1, x), W2]


def wrong_order(x, y, weights, biases, eta):
    """First W1, then W2."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (W2.T @ d2) * h * (1 - h)
    return [W2 - eta * np.outer(d2, h), W1 - eta * np.outer(d1, x)]


def wrong_outer(x, y, weights, biases, eta):
    """The outer product is transposed in W1"""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (W2.T @ d2) * h * (1 - h)
    return [W1 - eta * np.outer(x, d1), W2 - eta * np.outer(d2, h)]


def wrong_in_place(x, y, weights, biases, eta):
    """The call changed its argument `weights`"""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (W2.T @ d2) * h * (1 - h)
    W1 -= eta * np.outer(d1, x)
    W2 -= eta * np.outer(d2, h)
    return [W1, W2]


def wrong_only_hidden_returned(x, y, weights, biases, eta):
    """Return both matrices, [new_W1, new_W2]."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (W2.T @ d2) * h * (1 - h)
    return (W1 - eta * np.outer(d1, x),)


def wrong_memorised(x, y, weights, biases, eta):
    """Use the argument eta"""
    new_W1 = np.array(
        [[0.1996730407322, 0.3995095610984], [0.2997014822559, 0.4995522233838]]
    )
    new_W2 = np.array(
        [[0.6978907872031, 0.7978181623229], [0.4982791328199, 0.2982198795416]]
    )
    return [new_W1, new_W2]


def wrong_two_outputs_only(x, y, weights, biases, eta):
    """only the first two outputs send their error back"""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = (d2[0] * W2[0] + d2[1] * W2[1]) * h * (1 - h)
    return [W1 - eta * np.outer(d1, x), W2 - eta * np.outer(d2, h)]


def wrong_all_of_W2(x, y, weights, biases, eta):
    """takes the whole matrix. The weights into output j are W2[j]."""
    W1, W2, h, d2 = parts(x, y, weights, biases)
    d1 = sum(d2[j] * W2 for j in range(len(d2))) * h * (1 - h)
    return [W1 - eta * np.outer(d1, x), W2 - eta * np.outer(d2, h)]
