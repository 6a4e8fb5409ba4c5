"""Answers to exercise 4.10, the repaired scores of a yes-or-no network."""

import numpy as np


def right_boolean(z, labels):
    yes, true = z[:, 0] > 0, labels == 1
    hits = np.sum(yes & true)
    precision = hits / yes.sum() if yes.any() else 0.0
    recall = hits / true.sum() if true.any() else 0.0
    return np.mean(yes == true), precision, recall


def right_plain_python(z, labels):
    right = hits = said = there = 0
    for (one,), label in zip(z.tolist(), labels.tolist(), strict=True):
        guess = int(one > 0)
        right += guess == label
        hits += guess * label
        said += guess
        there += label
    return right / len(labels), hits / max(said, 1), hits / max(there, 1)


def right_probabilities(z, labels):
    a = 0.5 * (1 + np.tanh(0.5 * z))
    guess = (a > 0.5).astype(int).reshape(-1)
    hits = guess @ labels
    n = len(labels)
    wrong = guess.sum() + labels.sum() - 2 * hits
    return (n - wrong) / n, hits / max(guess.sum(), 1), hits / max(labels.sum(), 1)


def of(guess, labels):
    hits = np.sum((guess == 1) & (labels == 1))
    said, there = np.sum(guess == 1), np.sum(labels == 1)
    accuracy = np.mean(guess == labels)
    return accuracy, hits / max(said, 1), hits / max(there, 1)


def wrong_table(z, labels):
    """The accuracy still compares every guess with every label: z of shape (n, 1)
    and labels of shape (n,) make a table of shape (n, n).
    """
    _, precision, recall = of(z[:, 0] > 0, labels)
    return np.mean((z > 0) == labels), precision, recall


def wrong_table_everywhere(z, labels):
    """All three scores compare every guess with every label: z of shape (n, 1) and
    labels of shape (n,) make a table of shape (n, n).
    """
    yes = z > 0
    hits = np.sum(yes & (labels == 1))
    precision = hits / max(np.sum(yes), 1)
    return np.mean(yes == labels), precision, hits / max(np.sum(labels), 1)


def wrong_half(z, labels):
    """The border is still at z = 0.5. z is a logit: the probability is above one half
    where z is above 0.
    """
    return of((z[:, 0] > 0.5).astype(int), labels)


def wrong_one_way_round(z, labels):
    """Precision and recall are swapped. Precision is a share of those that were
    *called* 1, recall a share of those that *are* 1.
    """
    accuracy, precision, recall = of(z[:, 0] > 0, labels)
    return accuracy, recall, precision


def wrong_nan(z, labels):
    """0/0 is nan. A share of nothing counts as 0 here."""
    yes, true = z[:, 0] > 0, labels == 1
    hits = np.sum(yes & true)
    with np.errstate(invalid="ignore"):
        return np.mean(yes == true), hits / yes.sum(), hits / true.sum()


def wrong_one_over_nothing(z, labels):
    """A share of nothing came out as 1. It counts as 0 here."""
    yes, true = z[:, 0] > 0, labels == 1
    hits = np.sum(yes & true)
    precision = hits / yes.sum() if yes.any() else 1.0
    recall = hits / true.sum() if true.any() else 1.0
    return np.mean(yes == true), precision, recall


def wrong_argmax(z, labels):
    """Your network never says 1. With one output, argmax along the row is always 0."""
    return of(z.argmax(axis=1), labels)


def wrong_rounded(z, labels):
    """You rounded the logits. A logit of 3 rounds to 3, which is neither 0 nor 1."""
    return of(np.round(z[:, 0]).astype(int), labels)


def wrong_hits_of_all(z, labels):
    """Precision and recall were divided by n. Each has a group of its own: those
    called 1, and those that are 1.
    """
    yes = z[:, 0] > 0
    hits = np.sum(yes & (labels == 1)) / len(labels)
    return np.mean(yes == (labels == 1)), hits, hits


def wrong_accuracy_of_hits(z, labels):
    """Your accuracy counts the right answers "1" only. A right "0" counts, too."""
    _, precision, recall = of(z[:, 0] > 0, labels)
    return np.mean((z[:, 0] > 0) & (labels == 1)), precision, recall


def wrong_recall_of_zeros(z, labels):
    """Your recall is that of class 0: the share of the zeros that were called 0."""
    accuracy, precision, _ = of(z[:, 0] > 0, labels)
    _, _, recall = of(z[:, 0] <= 0, 1 - labels)
    return accuracy, precision, recall


def wrong_class_zero(z, labels):
    """Precision and recall are those of class 0. Here class 1 is looked for."""
    return of((z[:, 0] <= 0).astype(int), 1 - labels)


def wrong_percent(z, labels):
    """These are percentages. A share lies between 0 and 1."""
    return tuple(100 * score for score in of(z[:, 0] > 0, labels))
