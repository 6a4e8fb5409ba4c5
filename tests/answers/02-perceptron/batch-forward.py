"""Answers to exercise 2.9, kill the bug: a batch through two layers."""

import numpy as np


def right_rows_are_samples(X, W1, b1, W2, b2):
    return np.maximum(X @ W1.T + b1, 0) @ W2.T + b2


def right_columns_then_transposed(X, W1, b1, W2, b2):
    hidden = np.maximum(W1 @ X.T + b1[:, None], 0)
    return (W2 @ hidden + b2[:, None]).T


def right_sample_by_sample(X, W1, b1, W2, b2):
    rows = []
    for x in X:
        h = W1 @ x + b1
        h[h < 0] = 0
        rows.append(W2 @ h + b2)
    return np.array(rows)


def wrong_unchanged(X, W1, b1, W2, b2):
    """reshape does not swap rows and columns"""
    hidden = np.maximum(W1 @ X.T + b1[:, None], 0)
    z = W2 @ hidden + b2[:, None]
    return z.reshape(len(X), len(b2))


def wrong_left_as_columns(X, W1, b1, W2, b2):
    """Each column is a sample here"""
    hidden = np.maximum(W1 @ X.T + b1[:, None], 0)
    return W2 @ hidden + b2[:, None]


def wrong_first_weights_not_transposed(X, W1, b1, W2, b2):
    """You multiplied by W1, not by its transpose"""
    return np.maximum(X @ W1 + b1, 0) @ W2.T + b2


def wrong_second_weights_not_transposed(X, W1, b1, W2, b2):
    """You multiplied by W2, not by its transpose"""
    return np.maximum(X @ W1.T + b1, 0) @ W2 + b2


def wrong_neither_transposed(X, W1, b1, W2, b2):
    """Neither W1 nor W2 is transposed"""
    return np.maximum(X @ W1 + b1, 0) @ W2 + b2


def wrong_first_bias_axis(X, W1, b1, W2, b2):
    """b1 was added along the wrong axis"""
    return np.maximum(X @ W1.T + b1[:, None], 0) @ W2.T + b2


def wrong_second_bias_axis(X, W1, b1, W2, b2):
    """b2 was added along the wrong axis"""
    return np.maximum(X @ W1.T + b1, 0) @ W2.T + b2[:, None]


def wrong_broadcast_in_columns(X, W1, b1, W2, b2):
    """Both biases were added along the wrong axis"""
    hidden = np.maximum(W1 @ X.T + b1, 0)
    return (W2 @ hidden + b2).T


def wrong_reshaped_input(X, W1, b1, W2, b2):
    """X.reshape does not transpose X"""
    hidden = np.maximum(W1 @ X.reshape(X.shape[::-1]) + b1[:, None], 0)
    return (W2 @ hidden + b2[:, None]).T


def wrong_no_relu(X, W1, b1, W2, b2):
    """The ReLU between the layers is missing."""
    return (X @ W1.T + b1) @ W2.T + b2


def wrong_relu_at_the_end(X, W1, b1, W2, b2):
    """There is a ReLU after the second layer."""
    return np.maximum(np.maximum(X @ W1.T + b1, 0) @ W2.T + b2, 0)


def wrong_no_first_bias(X, W1, b1, W2, b2):
    """b1 is missing."""
    return np.maximum(X @ W1.T, 0) @ W2.T + b2


def wrong_no_second_bias(X, W1, b1, W2, b2):
    """b2 is missing."""
    return np.maximum(X @ W1.T + b1, 0) @ W2.T


def wrong_bias_after_the_relu(X, W1, b1, W2, b2):
    """b1 was added after the ReLU."""
    return (np.maximum(X @ W1.T, 0) + b1) @ W2.T + b2


def wrong_first_sample_for_all(X, W1, b1, W2, b2):
    """Every row is the answer to the first sample."""
    y = np.maximum(W1 @ X[0] + b1, 0) @ W2.T + b2
    return np.repeat(y[None], len(X), axis=0)


def wrong_batch_of_one_only(X, W1, b1, W2, b2):
    """The values are right, the shape is not"""
    return (np.maximum(X @ W1.T + b1, 0) @ W2.T + b2).ravel()


def wrong_adds_in_place(X, W1, b1, W2, b2):
    """The call changed its argument `X`"""
    X -= X.mean() * 0
    X[:] = X @ np.eye(X.shape[1]) + 1e-3
    return np.maximum((X - 1e-3) @ W1.T + b1, 0) @ W2.T + b2


def wrong_columns_of_x(X, W1, b1, W2, b2):
    """W1 @ X takes the columns of X for samples"""
    return W2 @ np.maximum(W1 @ X + b1, 0) + b2


def wrong_np_max(X, W1, b1, W2, b2):
    """np.maximum compares each number with 0."""
    return np.max(X @ W1.T + b1, 0) @ W2.T + b2


def wrong_returns_in_the_loop(X, W1, b1, W2, b2):
    """Only the first sample's outputs came back."""
    for x in X:
        return W2 @ np.maximum(W1 @ x + b1, 0) + b2


def wrong_reshape_and_transpose(X, W1, b1, W2, b2):
    """reshape is still there, and has mixed the numbers before .T."""
    out = W2 @ np.maximum(W1 @ X.T + b1[:, None], 0) + b2[:, None]
    return out.reshape(len(X), len(b2)).T


def wrong_still_reshapes(X, W1, b1, W2, b2):
    """it breaks the same row of numbers anew."""
    out = W2 @ np.maximum(W1 @ X.T + b1[:, None], 0) + b2[:, None]
    return out.reshape(len(X), len(b2))
