"""Answers to exercise 2.5, repair the training."""

import numpy as np


def right_repaired(X, y, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            answer = -1 if w @ x + b <= 0 else 1
            if answer != label:
                w = w + label * x
                b = b + label
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def right_through_zero_and_one(X, y, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        mistakes.append(0)
        for x, label in zip(X, (y + 1) / 2, strict=True):
            error = label - float(np.dot(x, w) + b > 0)
            w, b = w + error * x, b + error
            mistakes[-1] += int(error != 0)
        if mistakes[-1] == 0:
            return w, b, mistakes
    return w, b, mistakes


def right_half_the_difference(X, y, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    while len(mistakes) < epochs and 0 not in mistakes:
        count = 0
        for x, label in zip(X, y, strict=True):
            half = (label - (2 * int(w @ x + b > 0) - 1)) / 2
            w, b, count = w + half * x, b + half, count + (half != 0)
        mistakes.append(int(count))
    return w, b, mistakes


def _train(X, y, epochs, *, at_zero=False, always=False, bias=1, low=-1, stop=True):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            z = w @ x + b
            answer = 1 if (z >= 0 if at_zero else z > 0) else low
            if answer != label:
                w, count = w + label * x, count + 1
            if always or answer != label:
                b = b + bias * label
        mistakes.append(count)
        if stop and count == 0:
            break
    return w, b, mistakes


def wrong_untouched(X, y, epochs):
    """Both mistakes are still there."""
    return _train(X, y, epochs, at_zero=True, always=True)


def wrong_only_bias_repaired(X, y, epochs):
    """The other mistake is still there: look at z = 0."""
    return _train(X, y, epochs, at_zero=True)


def wrong_only_step_repaired(X, y, epochs):
    """But b still changes at samples with a right answer."""
    return _train(X, y, epochs, always=True)


def wrong_bias_removed(X, y, epochs):
    """The bias must learn too, but only from mistakes."""
    return _train(X, y, epochs, bias=0)


def wrong_bias_removed_only(X, y, epochs):
    """The bias must learn too, and z = 0 must give −1."""
    return _train(X, y, epochs, bias=0, at_zero=True)


def wrong_difference_not_halved(X, y, epochs):
    """Twice too much"""
    w, b, mistakes = _train(X, y, epochs)
    return 2 * w, 2 * b, mistakes


def wrong_zero_for_no(X, y, epochs):
    """The answer for z ≤ 0 must be −1, not 0."""
    return _train(X, y, epochs, low=0)


def wrong_does_not_stop(X, y, epochs):
    """The training did not stop"""
    return _train(X, y, epochs, stop=False)


def wrong_one_epoch(X, y, epochs):
    """Only one epoch was done."""
    return _train(X, y, 1)


def wrong_sign(X, y, epochs):
    """The changes go the wrong way."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            if (1 if w @ x + b > 0 else -1) != label:
                w, b, count = w - label * x, b - label, count + 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_only_adds(X, y, epochs):
    """Your rule only adds."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            if (1 if w @ x + b > 0 else -1) != label:
                w, b, count = w + x, b + 1, count + 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_starts_anew(X, y, epochs):
    """w and b go back to 0 in each epoch."""
    mistakes = []
    for _ in range(epochs):
        w, b, once = _train(X, y, 1)
        mistakes += once
        if once == [0]:
            break
    return w, b, mistakes


def wrong_no_mistakes_returned(X, y, epochs):
    """Return all three: (w, b, mistakes)."""
    return _train(X, y, epochs)[:2]


def wrong_in_place(X, y, epochs):
    """The call changed its argument `y`"""
    y[y < 0] = 0
    return _train(X, y, epochs)


def wrong_numpy_sign(X, y, epochs):
    """`np.sign` gives 0 there, which no label is."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            if np.sign(w @ x + b) != label:
                w, b, count = w + label * x, b + label, count + 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_changes_at_every_sample(X, y, epochs):
    """w and b change at every sample now."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            count += (1 if w @ x + b > 0 else -1) != label
            w, b = w + label * x, b + label
        mistakes.append(int(count))
        if count == 0:
            break
    return w, b, mistakes


def wrong_answer_without_bias(X, y, epochs):
    """The answer was computed without the bias."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            if (1 if w @ x > 0 else -1) != label:
                w, b, count = w + label * x, b + label, count + 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_labels_not_turned(X, y, epochs):
    """The labels −1 and +1 went into a rule for labels 0 and 1."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    while len(mistakes) < epochs and 0 not in mistakes:
        mistakes.append(0)
        for x, label in zip(X, y, strict=True):
            error = label - (w @ x + b > 0)
            w, b = w + error * x, b + error
            mistakes[-1] += int(error != 0)
    return w, b, mistakes
