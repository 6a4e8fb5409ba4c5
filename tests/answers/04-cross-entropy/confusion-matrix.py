"""Answers to exercise 4.9, the confusion matrix."""

import numpy as np


def right_loop(labels, guesses, count):
    table = np.zeros((count, count), dtype=int)
    for label, guess in zip(labels, guesses, strict=True):
        table[label, guess] += 1
    return table


def right_add_at(labels, guesses, count):
    table = np.zeros((count, count))
    np.add.at(table, (labels, guesses), 1)
    return table


def right_bincount(labels, guesses, count):
    places = labels * count + guesses
    return np.bincount(places, minlength=count * count).reshape(count, count)


def right_one_hot(labels, guesses, count):
    coded = np.eye(count, dtype=int)
    return coded[labels].T @ coded[guesses]


def table_of(labels, guesses, count):
    table = np.zeros((count, count), dtype=int)
    for label, guess in zip(labels, guesses, strict=True):
        table[label, guess] += 1
    return table


def wrong_transposed(labels, guesses, count):
    """Rows and columns are swapped: the row is the true class, the column the guess."""
    return table_of(guesses, labels, count)


def wrong_plus_once(labels, guesses, count):
    """Every pair counts once only. `= 1` does not count on, and with
    table[labels, guesses] += 1 NumPy adds 1 to a place once, however often it stands
    in the list.
    """
    table = np.zeros((count, count), dtype=int)
    table[labels, guesses] += 1
    return table


def wrong_copy(labels, guesses, count):
    """The table is still all zeros. If you wrote table[labels][guesses] += 1: the
    first bracket makes a copy, and the copy is changed.
    """
    table = np.zeros((count, count), dtype=int)
    table[labels][guesses] += 1
    return table


def wrong_only_right(labels, guesses, count):
    """Only the right guesses are counted. The mistakes belong beside the diagonal."""
    return np.diag(np.diag(table_of(labels, guesses, count)))


def wrong_only_mistakes(labels, guesses, count):
    """Only the mistakes are counted. The right guesses belong on the diagonal."""
    table = table_of(labels, guesses, count)
    return table - np.diag(np.diag(table))


def wrong_shares(labels, guesses, count):
    """These are shares of all samples. The table holds counts."""
    return table_of(labels, guesses, count) / len(labels)


def wrong_rows_made_one(labels, guesses, count):
    """Each row was divided by its sum. The table holds counts."""
    table = table_of(labels, guesses, count)
    return table / np.maximum(table.sum(axis=1, keepdims=True), 1)


def wrong_largest_seen(labels, guesses, count):
    """The size of the table comes from the largest class seen. It is given by
    `count`: a class may be missing from the batch.
    """
    return table_of(labels, guesses, max(labels.max(), guesses.max()) + 1)


def wrong_from_one(labels, guesses, count):
    """Every count stands one row and one column too far up and left. Classes count
    from 0.
    """
    return table_of(labels - 1, guesses - 1, count)


def wrong_expected(labels, guesses, count):
    """You multiplied how often each class is true by how often it is guessed. That
    forgets which guess belongs to which sample.
    """
    rows = np.bincount(labels, minlength=count)
    columns = np.bincount(guesses, minlength=count)
    return np.outer(rows, columns)


def wrong_both_ways(labels, guesses, count):
    """Every mistake is counted twice, in both directions. "A 0 taken for a 1" and
    "a 1 taken for a 0" are different mistakes.
    """
    table = table_of(labels, guesses, count)
    return table + table.T - np.diag(np.diag(table))


def wrong_last_missing(labels, guesses, count):
    """One sample is missing: the last one."""
    return table_of(labels[:-1], guesses[:-1], count)


def wrong_counted_classes(labels, guesses, count):
    """You went through the first `count` samples. Go through all samples:
    `range(len(labels))`.
    """
    table = np.zeros((count, count), dtype=int)
    for i in range(count):
        table[labels[i], guesses[i]] += 1
    return table


def wrong_first_only(labels, guesses, count):
    """Only the first sample is counted. Does `return` stand inside the loop?"""
    table = np.zeros((count, count), dtype=int)
    for i, j in zip(labels, guesses, strict=True):
        table[i, j] += 1
        return table


def wrong_whole_rows(labels, guesses, count):
    """Each sample was added to a whole row. It belongs in one place, with a row and a
    column: table[i, j].
    """
    table = np.zeros((count, count), dtype=int)
    for i in labels:
        table[i] += 1
    return table


def wrong_whole_columns(labels, guesses, count):
    """All rows are the same. Either each sample was added to a whole column, or the
    rows are one and the same list: [[0] * K] * K holds one row K times. Begin with
    np.zeros((K, K)), and add to one place, table[i, j].
    """
    table = np.zeros((count, count), dtype=int)
    for j in guesses:
        table[:, j] += 1
    return table


def wrong_mistakes_subtracted(labels, guesses, count):
    """The mistakes were subtracted. They are counted, too: add 1."""
    table = np.zeros((count, count), dtype=int)
    for i, j in zip(labels, guesses, strict=True):
        table[i, j] += 1 if i == j else -1
    return table


def wrong_either(labels, guesses, count):
    """You counted where one of the two fits. Both must: the true class is i *and* the
    guess is j.
    """
    table = np.zeros((count, count), dtype=int)
    for i in range(count):
        for j in range(count):
            table[i, j] = np.sum((labels == i) | (guesses == j))
    return table


def wrong_one_row_many_times(labels, guesses, count):
    """All rows are the same. Either each sample was added to a whole column, or the
    rows are one and the same list: [[0] * K] * K holds one row K times. Begin with
    np.zeros((K, K)), and add to one place, table[i, j].
    """
    table = [[0] * count] * count
    for i, j in zip(labels, guesses, strict=True):
        table[i][j] += 1
    return np.array(table)


def wrong_small_integers(labels, guesses, count):
    """uint8 counts to 255 only, and then begins again at 0."""
    table = np.zeros((count, count), dtype=np.uint8)
    np.add.at(table, (labels, guesses), 1)
    return table


def right_hist(labels, guesses, count):
    return np.histogram2d(labels, guesses, bins=count, range=[[-0.5, count - 0.5]] * 2)[
        0
    ].astype(int)
