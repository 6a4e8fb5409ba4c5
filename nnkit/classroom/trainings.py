"""Perceptron training with known faults, for the messages of chapter 02.

Training has one right course. With a known fault built in, it gives the value of a
known mistake, so that a test cell can name it without showing the answer.
"""

import numpy as np

from nnkit import checks

__all__ = ["costs_from", "expect_bipolar", "faulty_training"]


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


def expect_bipolar(function, X, y, epochs):
    """Check perceptron training with labels −1 and +1.

    Parameters
    ----------
    function : callable
        The learner's answer.
    X, y, epochs
        Its arguments.

    Raises
    ------
    CheckFailed
        If the answer is wrong.
    """
    zero_one = (y + 1) // 2

    def faulty(*faults):
        return faulty_training(X, zero_one, 1.0, epochs, *faults)

    w, b, mistakes = faulty()
    checks.returns(
        function,
        (X, y, epochs),
        expected=(w, b, mistakes),
        mistakes={
            "Both mistakes are still there.": faulty("at zero", "b always"),
            "b no longer runs away. The other mistake is still there: look at z = 0.": (
                faulty("at zero")
            ),
            "z = 0 is right now. But b still changes at samples with a right answer.": (
                faulty("b always")
            ),
            "The bias must learn too, but only from mistakes.": faulty("no bias"),
            "The bias must learn too, and z = 0 must give −1.": faulty(
                "no bias", "at zero"
            ),
            "Twice too much: the change is label·x, not (label − answer)·x.": (
                2 * w,
                2 * b,
                mistakes,
            ),
            "The changes go the wrong way.": faulty("uphill"),
            "Your rule only adds. Multiply by the label, −1 or +1.": faulty(
                "adds only"
            ),
            "At z = 0 the answer must be −1. `np.sign` gives 0 there, which no label "
            "is.": (faulty("none at zero")),
            "w and b change at every sample now. They learn only from mistakes.": (
                faulty("always")
            ),
            "The answer was computed without the bias.": faulty("z without b"),
            "The labels −1 and +1 went into a rule for labels 0 and 1.": (
                faulty_training(X, y, 1.0, epochs)
            ),
            "The answer for z ≤ 0 must be −1, not 0. As it is, every sample with label "
            "−1 counts as a mistake.": faulty("0 for −1"),
            "w and b go back to 0 in each epoch. In the colleague's program they do "
            "not.": faulty("starts anew"),
            "The training did not stop after the first epoch without a mistake.": (
                faulty("goes on")
            ),
            "Only one epoch was done.": faulty("one epoch"),
            "Return all three: (w, b, mistakes).": (w, b),
        },
    )


def costs_from(table):
    """A function from a learning rate to costs, for the search of notebook 05-2b.

    Parameters
    ----------
    table : dict of int to list of float
        Costs by power of ten; a rate gets those of the power next to it.

    Examples
    --------
    >>> costs_with = costs_from({-1: [2.0, 1.0], 0: [2.0, 3.0]})
    >>> costs_with(0.1), costs_with(100.0)
    ([2.0, 1.0], [2.0, 3.0])
    """
    asked = []

    def costs_with(lr):
        asked.append(lr)
        if len(asked) > 60:
            raise RuntimeError(f"costs_with was asked 60 times, at last for {lr}")
        power = round(np.log10(lr))
        return list(table[min(max(power, min(table)), max(table))])

    return costs_with
