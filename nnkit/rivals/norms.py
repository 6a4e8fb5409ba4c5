"""What the tests of notebooks 08-5a and 08-5b say about one wrong batch normalization.

Each function gives the sentences about known mistakes, each with the value that the
mistake gives on the same arguments, so that every check of a test cell names it.
"""

import numpy as np

__all__ = ["backward_mistakes", "forward_mistakes"]


def forward_mistakes(x, gamma, beta, eps):
    """Sentences about wrong forward passes, each with its value.

    Examples
    --------
    >>> x = np.array([[1.0], [3.0]])
    >>> wrong = forward_mistakes(x, np.ones(1), np.zeros(1), 0.0)
    >>> wrong["The mean was not taken away."].ravel()
    array([1., 3.])
    """
    mean, var = x.mean(axis=0), x.var(axis=0)
    z = (x - mean) / np.sqrt(var + eps)
    row = x - x.mean(axis=1, keepdims=True)
    more = x.var(axis=0) * len(x) / (len(x) - 1)
    with np.errstate(all="ignore"):
        return {
            (
                "Mean and variance were taken along the units of a sample (axis 1). "
                "Each unit has its own, over the samples: axis 0."
            ): (gamma * row / np.sqrt(x.var(axis=1, keepdims=True) + eps) + beta),
            (
                "There is one mean and one variance for all units. Each unit has its "
                "own: axis=0."
            ): (gamma * (x - x.mean()) / np.sqrt(x.var() + eps) + beta),
            (
                "This variance has n − 1 below. Here the batch itself is measured: "
                "divide by n."
            ): (gamma * (x - mean) / np.sqrt(more + eps) + beta),
            "You divided by the variance, not by its square root.": (
                gamma * (x - mean) / (var + eps) + beta
            ),
            "eps belongs under the root, added to the variance.": (
                gamma * (x - mean) / (np.sqrt(var) + eps) + beta
            ),
            "eps is missing: it is added to the variance.": (
                gamma * (x - mean) / np.sqrt(var) + beta
            ),
            "gamma and beta are swapped: gamma multiplies, beta is added.": (
                beta * z + gamma
            ),
            "gamma and beta are missing: y = gamma · z + beta.": z,
            "gamma is missing: y = gamma · z + beta.": z + beta,
            "beta is missing: y = gamma · z + beta.": gamma * z,
            "gamma multiplies z alone; beta is added after that.": gamma * (z + beta),
            "Only the mean was divided. Put brackets around x − mean.": (
                gamma * (x - mean / np.sqrt(var + eps)) + beta
            ),
            "The mean was not taken away.": gamma * x / np.sqrt(var + eps) + beta,
            "The mean was taken away, but nothing was divided by the spread.": (
                gamma * (x - mean) + beta
            ),
            (
                "You divided by the mean square of x. The variance is measured from "
                "the mean."
            ): (gamma * (x - mean) / np.sqrt(np.square(x).mean(axis=0) + eps) + beta),
        }


def backward_mistakes(dy, x, gamma, eps):
    """Sentences about wrong backward passes, each with its (dx, dgamma, dbeta).

    Examples
    --------
    >>> x, dy = np.array([[1.0], [3.0]]), np.array([[1.0], [1.0]])
    >>> wrong = backward_mistakes(dy, x, np.ones(1), 0.0)
    >>> wrong["dgamma and dbeta are swapped."][2]
    array([0.])
    """
    s = np.sqrt(x.var(axis=0) + eps)
    z = (x - x.mean(axis=0)) / s
    total, along = dy.sum(axis=0), (dy * z).sum(axis=0)
    n = len(x)
    scale = gamma / s
    dx = scale * (dy - total / n - z * along / n)
    centred = dy - total / n
    return {
        "That is dx with a fixed mean and a fixed spread. A change of x moves both.": (
            scale * dy,
            along,
            total,
        ),
        (
            "In dx the path through the spread is missing: its part is −z times the "
            "mean of dy · z."
        ): (
            scale * centred,
            along,
            total,
        ),
        (
            "In dx the path through the mean is missing: its part is minus the mean "
            "of dy."
        ): (
            scale * (dy - z * along / n),
            along,
            total,
        ),
        "In dx both parts are added. They are taken away.": (
            scale * (dy + total / n + z * along / n),
            along,
            total,
        ),
        "dx takes away sums over the batch. It takes away means: divide by n.": (
            scale * (dy - total - z * along),
            along,
            total,
        ),
        "In dx the mean of dy · z is not multiplied by z.": (
            scale * (centred - along / n),
            along,
            total,
        ),
        "eps is missing: it is added to the variance.": (
            lambda: _without_eps(dy, x, gamma)
        ),
        "In dx gamma is missing.": (dx / gamma, along, total),
        "dx is not divided by the spread.": (dx * s, along, total),
        "dx is divided by the variance. Divide by its root.": (dx / s, along, total),
        "In dx stands x where z belongs.": (
            scale * (centred - x * (dy * x).mean(axis=0)),
            along,
            total,
        ),
        "dgamma is Σ dy · z, not Σ dy · x.": (dx, (dy * x).sum(axis=0), total),
        "dgamma is Σ dy · z, not Σ dy.": (dx, total, total),
        (
            "dgamma and dbeta are sums over the batch. The 1/n of the cost is in dy "
            "already."
        ): (
            dx,
            along / n,
            total / n,
        ),
        "dgamma is a sum over the batch, not a mean.": (dx, along / n, total),
        "dbeta is a sum over the batch, not a mean.": (dx, along, total / n),
        "dgamma and dbeta are swapped.": (dx, total, along),
        (
            "dgamma and dbeta have one number for each unit: add up over the samples, "
            "axis 0."
        ): (
            dx,
            dy * z,
            dy,
        ),
        (
            "dgamma and dbeta were added up over all units. Each unit has its own: "
            "axis 0."
        ): (
            dx,
            along.sum(),
            total.sum(),
        ),
        "dx stands last. The order is dx, dgamma, dbeta.": (along, total, dx),
        "dgamma and dbeta are missing: return three things.": dx,
    }


def _without_eps(dy, x, gamma):
    z = (x - x.mean(axis=0)) / x.std(axis=0)
    dbeta, dgamma, n = dy.sum(axis=0), (dy * z).sum(axis=0), len(x)
    dx = gamma / x.std(axis=0) * (dy - dbeta / n - z * dgamma / n)
    return dx, dgamma, dbeta
