"""Perceptron training with known faults, for the messages of chapter 02.

Training has one right course. With a known fault built in, it gives the value of a
known mistake, so that a test cell can name it without showing the answer.
"""

import numpy as np

__all__ = ["faulty_training"]


def faulty_training(X, y, lr, epochs, *faults):
    """(w, b, mistakes) of perceptron training in which some things are wrong.

    Parameters
    ----------
    X, y : array
        Samples (N, in) and labels 0 or 1.
    lr, epochs : float, int
        Learning rate, and epochs at most.
    *faults : str
        What is wrong, in the words that the code below knows.

    Examples
    --------
    >>> X, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 0, 0, 1])
    >>> faulty_training(X, y, 1.0, 50)[2]
    [1, 3, 3, 2, 1, 0]
    >>> faulty_training(X, y, 1.0, 50, "no bias", "one epoch")
    (array([1., 1.]), 0.0, [1])
    """
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        if "starts anew" in faults:
            w, b = np.zeros(X.shape[1]), 0.0
        count, start = 0, (w, b)
        for x, label in zip(X, y.tolist(), strict=True):
            u, c = start if "batch" in faults else (w, b)
            z = x @ u + (0.0 if "z without b" in faults else c)
            error = _error(z, label, faults)
            count += error if "signed" in faults else error != 0
            w, b = _changed(w, b, x, label, error, lr, faults)
            if "counts late" in faults:
                count += (x @ w + b > 0) != label
                count -= error != 0
            if "appends inside" in faults:
                mistakes.append(int(count))
            if "breaks off" in faults and error != 0:
                break
        if "counts after" in faults:
            count = ((X @ w + b > 0) != y).sum()
        if "appends inside" not in faults:
            mistakes.append(int(count))
        if "one epoch" in faults or (count == 0 and "goes on" not in faults):
            break
    return w, b, mistakes


def _error(z, label, faults):
    """The error of one answer, y − ŷ if nothing is wrong."""
    error = label - float(z >= 0 if "at zero" in faults else z > 0)
    if "0 for −1" in faults and label == 0:
        error = -1.0
    if "none at zero" in faults and z == 0:
        error = 2.0 * label - 1
    return error


def _changed(w, b, x, label, error, lr, faults):
    """Weights and bias after one sample."""
    if "no change" in faults:
        return w, b
    error = abs(error) if "adds only" in faults else error
    error = -error if "uphill" in faults else error
    error = 2 * label - 1 if "always" in faults else error
    w = w + (error if "w without lr" in faults else lr * error) * x
    if "b always" in faults:
        b = b + lr * (2 * label - 1)
    elif "no bias" not in faults:
        b = b + (error if "b without lr" in faults else lr * error)
    return w, b
