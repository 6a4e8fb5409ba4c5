"""What the tests of notebook 08-5b say about one wrong running average."""

import numpy as np

__all__ = ["running_mistakes"]


def running_mistakes(batches, momentum):
    """Sentences about wrong running averages, each with its (mean, variance).

    Examples
    --------
    >>> batches = [np.array([[1.0], [3.0]])]
    >>> running_mistakes(batches, 0.5)["The variance stands first."]
    (array([1.5]), array([1.]))
    """
    means = [x.mean(axis=0) for x in batches]
    variances = [x.var(axis=0, ddof=1) for x in batches]
    zeros, ones = np.zeros_like(means[0]), np.ones_like(means[0])
    m = momentum
    mean, var = _averaged(means, zeros, m), _averaged(variances, ones, m)
    small = _averaged([x.var(axis=0) for x in batches], ones, m)
    spread = _averaged([np.sqrt(v) for v in variances], ones, m)
    begun = (
        _averaged(means[1:], means[0], m),
        _averaged(variances[1:], variances[0], m),
    )
    turned = (
        _averaged(means[::-1], zeros, m),
        _averaged(variances[::-1], ones, m),
    )
    return {
        (
            "momentum and 1 − momentum are swapped: the new batch has the share "
            "momentum."
        ): (
            _averaged(means, zeros, 1 - m),
            _averaged(variances, ones, 1 - m),
        ),
        "The running variance takes the batch's with n − 1 below: ddof=1.": (
            mean,
            small,
        ),
        (
            "The second value is the average of standard deviations. The variance is "
            "asked for."
        ): (
            mean,
            spread,
        ),
        "The running variance begins at 1, not at 0.": (
            mean,
            _averaged(variances, zeros, m),
        ),
        "The running mean begins at 0, not at 1.": (_averaged(means, ones, m), var),
        "The averages begin with the first batch. They begin at 0 and 1.": begun,
        "All batches have the same share here. A later batch counts more.": (
            np.mean(means, axis=0),
            np.mean(variances, axis=0),
        ),
        "These are the values of the last batch alone.": (means[-1], variances[-1]),
        "The batches were taken from the last to the first.": turned,
        "The old average was not made smaller: it keeps the share 1 − momentum.": (
            _added(means, zeros, m),
            _added(variances, ones, m),
        ),
        (
            "There is one mean and one variance for all units. Each unit has its own: "
            "axis=0."
        ): (
            _averaged([x.mean() for x in batches], 0.0, m),
            _averaged([x.var(ddof=1) for x in batches], 1.0, m),
        ),
        "These are the values after the first batch: return after the loop.": (
            _averaged(means[:1], zeros, m),
            _averaged(variances[:1], ones, m),
        ),
        "The averages have one number for each unit: axis=0, over the samples.": (
            lambda: _averaged([x.mean(axis=1) for x in batches], 0.0, m)
        ),
        "The variance stands first.": (var, mean),
        "The variance is missing: return both.": mean,
    }


def _averaged(values, start, momentum):
    for value in values:
        start = (1 - momentum) * start + momentum * value
    return start


def _added(values, start, momentum):
    for value in values:
        start = start + momentum * value
    return start
