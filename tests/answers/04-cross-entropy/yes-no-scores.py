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


def wrong_only_border(z, labels):
    """The border is right now, but two faults are left: look at the shape of `(z > 0)
    == labels`, and at which group precision and recall refer to.
    """
    guess = z > 0
    hits = np.sum(guess[:, 0] & (labels == 1))
    precision = hits / max(np.sum(labels == 1), 1)
    return np.mean(guess == labels), precision, hits / max(np.sum(guess), 1)


def wrong_only_shape(z, labels):
    """The shapes are right now, but two faults are left: the border between yes and no,
    and which group precision and recall refer to.
    """
    guess = z[:, 0] > 0.5
    hits = np.sum(guess & (labels == 1))
    precision = hits / max(np.sum(labels == 1), 1)
    return np.mean(guess == labels), precision, hits / max(np.sum(guess), 1)


def wrong_only_groups(z, labels):
    """Precision and recall refer to the right groups now, but two faults are left: the
    border between yes and no, and the shape of the comparison in the accuracy.
    """
    guess = z > 0.5
    hits = np.sum(guess[:, 0] & (labels == 1))
    precision = hits / max(np.sum(guess), 1)
    return np.mean(guess == labels), precision, hits / max(np.sum(labels == 1), 1)


def wrong_hits_in_a_table(z, labels):
    """The accuracy is right. The hits still compare every guess with every label: a
    column with a flat array makes a table. Make both flat first: `z[:, 0]`.
    """
    guess = z > 0
    hits = np.sum(guess & (labels == 1))
    precision = hits / max(np.sum(guess), 1)
    accuracy = np.mean(guess == labels[:, None])
    return accuracy, precision, hits / max(np.sum(labels == 1), 1)


def wrong_right_answers_as_hits(z, labels):
    """Your hits count all right answers. Here a hit is a 1 that was called 1."""
    guess = z[:, 0] > 0
    hits = np.sum(guess == labels)
    precision = hits / max(np.sum(guess), 1)
    return np.mean(guess == labels), precision, hits / max(np.sum(labels == 1), 1)


def wrong_recall_of_all(z, labels):
    """Your recall is divided by n. Its group is the images that are 1."""
    guess = z[:, 0] > 0
    hits = np.sum(guess & (labels == 1))
    return np.mean(guess == labels), hits / max(np.sum(guess), 1), hits / len(labels)


def wrong_rounded_result(z, labels):
    """Do not round the result: later steps need all digits."""
    guess = z[:, 0] > 0
    hits = np.sum(guess & (labels == 1))
    precision = hits / max(np.sum(guess), 1)
    recall = hits / max(np.sum(labels == 1), 1)
    return round(np.mean(guess == labels), 2), round(precision, 2), round(recall, 2)


def wrong_first_image_only(z, labels):
    """You took the first image alone: z[0]. The flat array of all logits is z[:, 0]."""
    guess = z[0] > 0
    hits = np.sum(guess & (labels == 1))
    precision = hits / max(np.sum(guess), 1)
    return np.mean(guess == labels), precision, hits / max(np.sum(labels == 1), 1)


def wrong_all_three_zero(z, labels):
    """All three scores are 0. Only a share of nothing is 0; a right answer "0" counts
    for the accuracy.
    """
    guess = z[:, 0] > 0
    hits = np.sum(guess & (labels == 1))
    if np.sum(guess) == 0 or np.sum(labels) == 0:
        return 0.0, 0.0, 0.0
    return np.mean(guess == labels), hits / np.sum(guess), hits / np.sum(labels)


def right_counts(z, labels):
    says = [float(v) > 0 for v in z.ravel()]
    tp = sum((1 for s, t in zip(says, labels, strict=False) if s and t == 1))
    said, are = (sum(says), int(np.sum(labels)))
    return (
        sum((s == bool(t) for s, t in zip(says, labels, strict=False))) / len(labels),
        tp / said if said else 0,
        tp / are if are else 0,
    )


def wrong_ge(z, labels):
    """At z = 0 the probability is one half, which is not above one half: no 1."""
    g, t = (z[:, 0] >= 0, labels == 1)
    h = np.sum(g & t)
    return (
        np.mean(g == t),
        h / g.sum() if g.any() else 0.0,
        h / t.sum() if t.any() else 0.0,
    )
