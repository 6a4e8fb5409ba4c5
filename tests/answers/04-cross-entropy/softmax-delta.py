"""Answers to exercise 4.5, the error of a softmax layer."""

import math

import numpy as np


def probabilities(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def coded(z, labels):
    target = np.zeros(z.shape)
    target[np.arange(len(labels)), labels] = 1
    return target


def right_subtract_in_place(z, labels):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    a = e / e.sum(axis=1, keepdims=True)
    a[np.arange(len(a)), labels] -= 1
    return a / len(a)


def right_identity(z, labels):
    a = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (a - np.eye(z.shape[1])[labels]) / z.shape[0]


def right_plain_python(z, labels):
    n, delta = len(z), []
    for row, label in zip(z.tolist(), labels.tolist(), strict=True):
        top = max(row)
        e = [math.exp(value - top) for value in row]
        total = sum(e)
        delta.append(
            [(e[k] / total - (k == label)) / n for k in range(len(row))]  # a − y
        )
    return np.array(delta)


def wrong_not_divided(z, labels):
    """The 1/n is missing: the cost is a mean over n samples."""
    return probabilities(z) - coded(z, labels)


def wrong_divided_by_all(z, labels):
    """You divided by all n·K numbers. The cost is a mean over the n samples."""
    return (probabilities(z) - coded(z, labels)) / z.size


def wrong_sign(z, labels):
    """The sign is flipped: it is a − y, output minus target."""
    return (coded(z, labels) - probabilities(z)) / len(z)


def wrong_slope_kept(z, labels):
    """There is a factor a(1 − a) too many. It cancels against the slope of the
    logarithm.
    """
    a = probabilities(z)
    return (a - coded(z, labels)) * a * (1 - a) / len(z)


def wrong_true_class_only(z, labels):
    """Only the true class has an error. All logits of the row enter the sum, so
    each has one.
    """
    target = coded(z, labels)
    return (probabilities(z) - target) * target / len(z)


def wrong_other_classes_only(z, labels):
    """These are the probabilities alone: the target is missing."""
    return probabilities(z) / len(z)


def wrong_labels_subtracted(z, labels):
    """You subtracted the label, a class number, from the probabilities. Subtract
    the one-hot row.
    """
    return (probabilities(z) - labels[:, None]) / len(z)


def wrong_columns(z, labels):
    """Softmax ran down the columns. Each row is one sample."""
    return (probabilities(z.T).T - coded(z, labels)) / len(z)


def wrong_every_row(z, labels):
    """Every row lost the ones of all rows: with a[:, labels] each label marks a
    whole column.
    """
    a = probabilities(z)
    a[:, labels] -= 1
    return a / len(z)


def wrong_sigmoid(z, labels):
    """These are sigmoids. The output layer is a softmax."""
    return (0.5 * (1 + np.tanh(0.5 * z)) - coded(z, labels)) / len(z)


def wrong_only_a_divided(z, labels):
    """Only a was divided by n. The one-hot target belongs inside the brackets, too."""
    return probabilities(z) / len(z) - coded(z, labels)


def wrong_label_from_one(z, labels):
    """The 1 was taken from the class before the true one: labels count from 0."""
    return (probabilities(z) - coded(z, labels - 1)) / len(z)


def wrong_logits(z, labels):
    """You took z − y. First softmax makes probabilities of the logits."""
    return (z - coded(z, labels)) / len(z)


def wrong_by_a(z, labels):
    """That is the slope along a, −1/a at the true class. δ is the slope along z."""
    return -coded(z, labels) / probabilities(z) / len(z)


def wrong_no_shift(z, labels):
    """nan is ∞/∞: e^1000 overflows. Subtract the largest logit of each row first."""
    a = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return (a - coded(z, labels)) / len(z)


def wrong_shift_of_the_batch(z, labels):
    """You subtracted the largest logit of the whole batch. In the other rows all
    powers of e became 0, and 0/0 is nan.
    """
    e = np.exp(z - z.max())
    return (e / e.sum(axis=1, keepdims=True) - coded(z, labels)) / len(z)


def wrong_one_index(z, labels):
    """With one label in the brackets you get a whole row."""
    a = probabilities(z)
    a[labels] -= 1
    return a / len(z)
