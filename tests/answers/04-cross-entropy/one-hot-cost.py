"""Answers to exercise 4.4, one-hot targets and the log-likelihood cost."""

import math

import numpy as np


def coded(a, labels):
    target = np.zeros(a.shape)
    target[np.arange(len(labels)), labels] = 1
    return target


def right_index(a, labels):
    target = np.zeros_like(a)
    rows = np.arange(len(a))
    target[rows, labels] = 1.0
    return target, -np.log(a[rows, labels]).mean()


def right_rows_of_the_identity(a, labels):
    target = np.eye(a.shape[1])[labels]
    return target, -np.log((a * target).sum(axis=1)).sum() / len(labels)


def right_plain_python(a, labels):
    n, count = a.shape
    target = [[1.0 if k == label else 0.0 for k in range(count)] for label in labels]
    cost = -sum(math.log(a[i, labels[i]]) for i in range(n)) / n
    return np.array(target), cost


def right_comparison(a, labels):
    target = labels[:, None] == np.arange(a.shape[1])
    return target, -np.mean(np.log(a[target]))


def wrong_transposed(a, labels):
    """The one-hot targets have a row for each class. They need a row for each
    sample.
    """
    return coded(a, labels).T, -np.log(a[np.arange(len(a)), labels]).mean()


def wrong_label_from_one(a, labels):
    """The 1 stands one place too far left: labels count from 0, so label 2 is
    the third place.
    """
    cost = -np.log(a[np.arange(len(a)), labels]).mean()
    return coded(a, labels - 1), cost


def wrong_labels_themselves(a, labels):
    """The label itself stands in the one-hot row. It must be a 1, in the label's
    place.
    """
    cost = -np.log(a[np.arange(len(a)), labels]).mean()
    return coded(a, labels) * labels[:, None], cost


def wrong_too_few_classes(a, labels):
    """The number of classes is the number of columns of a. The largest label of
    a batch may be smaller.
    """
    target = np.eye(labels.max() + 1)[labels]
    return target, -np.log(a[np.arange(len(a)), labels]).mean()


def wrong_largest_output(a, labels):
    """The 1 marks the largest output. It must mark the true class, whatever the
    network says.
    """
    cost = -np.log(a[np.arange(len(a)), labels]).mean()
    return coded(a, a.argmax(axis=1)), cost


def wrong_ones_everywhere(a, labels):
    """Every row got the ones of all rows: with target[:, labels] each label
    marks a whole column.
    """
    target = np.zeros(a.shape)
    target[:, labels] = 1
    return target, -np.log(a[np.arange(len(a)), labels]).mean()


def wrong_order(a, labels):
    """The order is wrong: first the one-hot targets, then the cost."""
    return -np.log(a[np.arange(len(a)), labels]).mean(), coded(a, labels)


def wrong_sum(a, labels):
    """That is the sum over the samples. The cost is their mean."""
    return coded(a, labels), -np.log(a[np.arange(len(a)), labels]).sum()


def wrong_mean_of_all_numbers(a, labels):
    """You divided by the number of all outputs, n·K. The mean is over the n samples."""
    return coded(a, labels), -np.mean(coded(a, labels) * np.log(a))


def wrong_log_of_mean(a, labels):
    """You took the logarithm of the mean. Take the mean of the logarithms."""
    return coded(a, labels), -np.log(a[np.arange(len(a)), labels].mean())


def wrong_cost_of_the_largest(a, labels):
    """That is the cost of the largest outputs. The network would be right by
    definition; take the output of the true class.
    """
    return coded(a, labels), -np.log(a.max(axis=1)).mean()


def wrong_with_the_other_classes(a, labels):
    """You added ln(1 − a) for the wrong classes. Log-likelihood looks at the
    true class only.
    """
    target = coded(a, labels)
    cost = target * np.log(a) + (1 - target) * np.log(1 - a)
    return target, -cost.sum() / len(a)


def wrong_no_minus(a, labels):
    """The minus sign is missing: the logarithm of a probability is negative, a
    cost is not.
    """
    return coded(a, labels), np.log(a[np.arange(len(a)), labels]).mean()


def wrong_bits(a, labels):
    """That is the cost in bits: you took log₂. Here it is ln, the natural logarithm."""
    return coded(a, labels), -np.log2(a[np.arange(len(a)), labels]).mean()


def wrong_no_logarithm(a, labels):
    """That is the mean of 1 − a. The logarithm is missing."""
    return coded(a, labels), (1 - a[np.arange(len(a)), labels]).mean()


def wrong_all_pairs(a, labels):
    """a[:, labels] takes these columns of *every* row. Each row has one label of
    its own.
    """
    return coded(a, labels), -np.log(a[:, labels]).mean()


def wrong_softmax_again(a, labels):
    """You took softmax of a. The rows of a are probabilities already."""
    e = np.exp(a)
    a = e / e.sum(axis=1, keepdims=True)
    return coded(a, labels), -np.log(a[np.arange(len(a)), labels]).mean()


def wrong_columns_up_to_largest_label(a, labels):
    """Too few columns: there is one for each class, as in a."""
    target = np.zeros((len(labels), max(labels)))
    for i in range(len(labels)):
        target[i, labels[i]] = 1
    return target, -np.sum(target * np.log(a)) / len(a)


def wrong_columns_of_this_batch(a, labels):
    """Your targets have 3 columns, a has 4."""
    target = np.zeros((len(labels), max(labels) + 1))
    target[np.arange(len(labels)), labels] = 1
    return target, -np.sum(target * np.log(a)) / len(a)


def wrong_whole_rows(a, labels):
    """target[labels] marks whole rows."""
    target = np.zeros(a.shape)
    target[labels] = 1
    return target, -np.sum(target * np.log(a)) / len(a)
