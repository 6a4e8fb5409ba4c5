"""Answers to stretch exercise 4.S1, a network that may say "I do not know"."""

import numpy as np


def right_running_share(sure, right, allowed):
    order = np.argsort(-sure)
    wrong = np.cumsum(right[order] == 0)
    numbers = np.arange(1, len(sure) + 1)
    good = numbers[wrong <= allowed * numbers + 1e-12]
    return good.max() / len(sure) if good.size else 0.0


def right_every_border(sure, right, allowed):
    best = 0
    for border in sure:
        answered = sure >= border
        mistakes = np.sum(answered & (right == 0))
        if mistakes <= allowed * answered.sum() + 1e-12:
            best = max(best, answered.sum())
    return best / len(sure)


def right_from_the_end(sure, right, allowed):
    pairs = sorted(zip(sure.tolist(), right.tolist(), strict=True), reverse=True)
    while pairs:
        mistakes = sum(1 - good for _, good in pairs)
        if mistakes / len(pairs) <= allowed + 1e-12:
            return len(pairs) / len(sure)
        pairs.pop()
    return 0.0


def ordered(sure, right):
    wrong = 1 - right[np.argsort(-sure)]
    return np.cumsum(wrong), np.arange(1, len(sure) + 1)


def share_of(sure, right, allowed):
    wrong, numbers = ordered(sure, right)
    good = numbers[wrong <= allowed * numbers + 1e-12]
    return good.max() / len(sure) if good.size else 0.0


def wrong_least_sure_first(sure, right, allowed):
    """You began with the least sure answers. The surest come first."""
    return share_of(-sure, right, allowed)


def wrong_stops_at_first(sure, right, allowed):
    """You stopped where the share of mistakes first was too large. Further on it may
    be small enough again: look at all lengths.
    """
    wrong, numbers = ordered(sure, right)
    bad = np.flatnonzero(wrong > allowed * numbers)
    return (bad[0] if bad.size else len(sure)) / len(sure)


def wrong_share_of_all(sure, right, allowed):
    """You divided the mistakes by the number of all images. Divide by the number of
    those that are answered.
    """
    wrong, numbers = ordered(sure, right)
    good = numbers[wrong <= allowed * len(sure)]
    return good.max() / len(sure) if good.size else 0.0


def wrong_unsorted(sure, right, allowed):
    """You kept the order in which the images came. Sort by sureness first."""
    return share_of(-np.arange(len(sure)), right, allowed)


def wrong_number(sure, right, allowed):
    """That is the number of answered images. Divide by the number of all images."""
    return round(share_of(sure, right, allowed) * len(sure))


def wrong_below_only(sure, right, allowed):
    """A share of mistakes that is exactly `allowed` is still allowed."""
    wrong, numbers = ordered(sure, right)
    good = numbers[wrong < allowed * numbers - 1e-12]
    return good.max() / len(sure) if good.size else 0.0


def wrong_one_less(sure, right, allowed):
    """One image too few: places count from 0, so the place k means k + 1 images."""
    return share_of(sure, right, allowed) - 1 / len(sure)


def wrong_trusts_the_network(sure, right, allowed):
    """You counted the images whose sureness is at least 1 − allowed. That trusts what
    the network says; look at what was right.
    """
    return np.mean(sure >= 1 - allowed)


def wrong_counts_right(sure, right, allowed):
    """Your share is 0. Either right answers were counted as mistakes, or the lengths k
    begin at 0: the place k means k + 1 images.
    """
    return share_of(sure, 1 - right, allowed)


def wrong_right_among_answered(sure, right, allowed):
    """You left out the mistakes among the answered images. They are answered, too."""
    n = round(share_of(sure, right, allowed) * len(sure))
    return right[np.argsort(-sure)][:n].sum() / len(sure)


def wrong_refused(sure, right, allowed):
    """That is the share of the images that are *not* answered."""
    return 1 - share_of(sure, right, allowed)


def wrong_border(sure, right, allowed):
    """That is the sureness of the last answered image. Asked is the share of the
    images that are answered.
    """
    n = round(share_of(sure, right, allowed) * len(sure))
    return np.sort(sure)[::-1][n - 1]


def wrong_lengths_that_are_good(sure, right, allowed):
    """That is how many lengths k are good enough. Asked is the largest of them."""
    wrong = np.cumsum(1 - right[np.argsort(-sure)])
    return np.mean(wrong / np.arange(1, len(sure) + 1) <= allowed)


def wrong_lengths_from_zero(sure, right, allowed):
    """Your share is 0. Either right answers were counted as mistakes, or the lengths k
    begin at 0: the place k means k + 1 images.
    """
    wrong = np.cumsum(1 - right[np.argsort(-sure)])
    k = np.arange(len(sure))
    good = k[wrong / k <= allowed]
    return good.max() / len(sure) if good.size else 0.0


def wrong_tilde(sure, right, allowed):
    """For whole numbers ~ does not turn 1 into 0: ~1 is −2. Write 1 - right."""
    wrong = np.cumsum(~right[np.argsort(-sure)])
    k = np.arange(1, len(sure) + 1)
    good = k[wrong / k <= allowed]
    return good.max() / len(sure) if good.size else 0.0


def wrong_largest_of_none(sure, right, allowed):
    """Here no length is good enough, and nothing has no largest entry. Then the share
    is 0.
    """
    wrong = np.cumsum(1 - right[np.argsort(-sure)])
    k = np.arange(1, len(sure) + 1)
    return k[wrong / k <= allowed].max() / len(sure)


def wrong_stopped_early(sure, right, allowed):
    """You stopped too early. Two things do that: a share of mistakes that is exactly
    `allowed` is still allowed; and after a share that is too large smaller ones may
    follow, so look at all lengths.
    """
    k, wrong = 0, np.cumsum(1 - right[np.argsort(-sure)])
    while k < len(sure) and wrong[k] / (k + 1) <= allowed:
        k += 1
    return k / len(sure)


def wrong_last_of_none(sure, right, allowed):
    """nothing has no last entry"""
    wrong = np.cumsum(1 - right[np.argsort(-sure)])
    lengths = np.arange(1, len(sure) + 1)
    return (np.flatnonzero(wrong / lengths <= allowed)[-1] + 1) / len(sure)
