"""Answers to exercise 8.8, running averages."""

import numpy as np


def right_towards(batches, momentum):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for x in batches:
        mean += momentum * (x.mean(axis=0) - mean)
        variance += momentum * (np.var(x, axis=0, ddof=1) - variance)
    return mean, variance


def right_shares(batches, momentum):
    k = len(batches)
    share = [momentum * (1 - momentum) ** (k - 1 - i) for i in range(k)]
    means = np.array([x.mean(axis=0) for x in batches])
    variances = np.array([x.var(axis=0) * len(x) / (len(x) - 1) for x in batches])
    return share @ means, (1 - momentum) ** k + share @ variances


def right_recursive(batches, momentum):
    units = batches[0].shape[1]
    if len(batches) == 1:
        old = np.zeros(units), np.ones(units)
    else:
        old = right_recursive(batches[:-1], momentum)
    x = batches[-1]
    middle = x - x.sum(axis=0) / len(x)
    new = x.sum(axis=0) / len(x), (middle**2).sum(axis=0) / (len(x) - 1)
    return tuple(
        (1 - momentum) * a + momentum * b for a, b in zip(old, new, strict=True)
    )


def follow(batches, momentum, start=(0.0, 1.0), ddof=1, share=None):
    """Both averages, with one thing changed."""
    mean, variance = start
    keep, take = share or (1 - momentum, momentum)
    for x in batches:
        mean = keep * mean + take * x.mean(axis=0)
        variance = keep * variance + take * x.var(axis=0, ddof=ddof)
    return mean, variance


def wrong_shares_swapped(batches, momentum):
    """momentum and 1 − momentum are swapped"""
    return follow(batches, 1 - momentum)


def wrong_n_below(batches, momentum):
    """The running variance takes the batch's with n − 1 below: ddof=1."""
    return follow(batches, momentum, ddof=0)


def wrong_spread(batches, momentum):
    """The second value is the average of standard deviations."""
    mean, spread = 0.0, 1.0
    for x in batches:
        mean = (1 - momentum) * mean + momentum * x.mean(axis=0)
        spread = (1 - momentum) * spread + momentum * x.std(axis=0, ddof=1)
    return mean, spread


def wrong_variance_from_zero(batches, momentum):
    """The running variance begins at 1, not at 0."""
    return follow(batches, momentum, start=(0.0, 0.0))


def wrong_mean_from_one(batches, momentum):
    """The running mean begins at 0, not at 1."""
    return follow(batches, momentum, start=(1.0, 1.0))


def wrong_from_first_batch(batches, momentum):
    """The averages begin with the first batch. They begin at 0 and 1."""
    start = batches[0].mean(axis=0), batches[0].var(axis=0, ddof=1)
    return follow(batches[1:], momentum, start=start)


def wrong_plain_average(batches, momentum):
    """All batches have the same share here."""
    means = [x.mean(axis=0) for x in batches]
    variances = [x.var(axis=0, ddof=1) for x in batches]
    return np.mean(means, axis=0), np.mean(variances, axis=0)


def wrong_last_only(batches, momentum):
    """These are the values of the last batch alone."""
    for x in batches:
        mean, variance = x.mean(axis=0), x.var(axis=0, ddof=1)
    return mean, variance


def wrong_backwards(batches, momentum):
    """The batches were taken from the last to the first."""
    return follow(batches[::-1], momentum)


def wrong_old_kept_whole(batches, momentum):
    """The old average was not made smaller"""
    return follow(batches, momentum, share=(1, momentum))


def wrong_variance_first(batches, momentum):
    """The variance stands first."""
    mean, variance = follow(batches, momentum)
    return variance, mean


def wrong_mean_only(batches, momentum):
    """The variance is missing: return both."""
    return follow(batches, momentum)[0]


def wrong_return_in_the_loop(batches, momentum):
    """These are the values after the first batch: return after the loop."""
    mean, variance = 0.0, 1.0
    for x in batches:
        mean = (1 - momentum) * mean + momentum * x.mean(axis=0)
        variance = (1 - momentum) * variance + momentum * x.var(axis=0, ddof=1)
        return mean, variance
    return None


def wrong_axis(batches, momentum):
    """The averages have one number for each unit: axis=0, over the samples."""
    mean, variance = 0.0, 1.0
    for x in batches:
        mean = (1 - momentum) * mean + momentum * x.mean(axis=1)
        variance = (1 - momentum) * variance + momentum * x.var(axis=1, ddof=1)
    return mean, variance


def wrong_one_for_all(batches, momentum):
    """There is one mean and one variance for all units."""
    mean, variance = 0.0, 1.0
    for x in batches:
        mean = (1 - momentum) * mean + momentum * x.mean()
        variance = (1 - momentum) * variance + momentum * x.var(ddof=1)
    return mean, variance
