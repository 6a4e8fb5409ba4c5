"""What the tests of chapter 03 say about wrong gradients, of a sample and of a batch.

Both tests of an exercise check in the same way; each must run without the other.
"""

import numpy as np

from nnkit import checks
from nnkit.rivals.twins import gradient_mistakes, twin_activations, twin_gradients

__all__ = ["expect_batch", "expect_gradients"]


def expect_gradients(function, x, y, weights, biases):
    """Check the gradients for one sample.

    Parameters
    ----------
    function : callable
        The learner's answer.
    x, y, weights, biases
        Its arguments.

    Raises
    ------
    CheckFailed
        If the answer is wrong.
    """
    a = twin_activations(x, weights, biases)
    gw, gb = twin_gradients(x, y, weights, biases)
    checks.returns(
        function,
        (x, y, weights, biases),
        expected=(gw, gb),
        mistakes={
            **gradient_mistakes(x, y, weights, biases),
            "The slope of a weight needs the activation a of the layer before.": (
                [np.outer(d, v) for d, v in zip(gb, a[1:], strict=True)],
                gb,
            ),
            "The hidden layer got the output's error. First send it back (equation "
            "2).": (
                [np.outer(gb[-1], v) for v in a[:-1]],
                [gb[-1] for _ in gb],
            ),
            "The first layer's gradients are all 0: go back through every layer.": (
                [0 * gw[0], *gw[1:]],
                [0 * gb[0], *gb[1:]],
            ),
            "δ times a, number by number, gives no matrix. The slope of W is an outer "
            "product.": lambda: (
                [d * v for d, v in zip(gb, a[:-1], strict=True)],
                gb,
            ),
            "Return two lists in a tuple, not all arrays in one list.": gw + gb,
        },
    )


def expect_batch(function, X, Y, weights, biases):
    """Check the mean gradients of a batch.

    Parameters
    ----------
    function : callable
        The learner's answer.
    X, Y, weights, biases
        Its arguments.

    Raises
    ------
    CheckFailed
        If the answer is wrong.
    """
    gw, gb = twin_gradients(X, Y, weights, biases)
    N, K = Y.shape
    checks.returns(
        function,
        (X, Y, weights, biases),
        expected=(gw, gb),
        mistakes={
            "You summed over the batch; the cost is the mean.": (
                [N * g for g in gw],
                [N * g for g in gb],
            ),
            "Samples are rows, so forward it is A @ W.T, not A @ W.": (
                lambda: X @ weights[0]
            ),
            "Samples are rows, so forward it is A @ W.T, not W @ A.": (
                lambda: weights[0] @ X
            ),
            "An axis of length 1 is gone: the gradients have the shapes of weights and "
            "biases.": (
                [g.squeeze() for g in gw],
                [g.squeeze() for g in gb],
            ),
            "The bias gradients add up the wrong axis: sum over the samples, axis 0.": (
                lambda: (gw, wrong_axis(X, Y, weights, biases))
            ),
            "You divided by N twice.": ([g / N for g in gw], [g / N for g in gb]),
            "The bias gradients are divided by N twice.": (gw, [g / N for g in gb]),
            "The bias gradients are sums over the batch; divide them by N.": (
                gw,
                [N * g for g in gb],
            ),
            "The weight gradients are sums over the batch; divide them by N.": (
                [N * g for g in gw],
                gb,
            ),
            "You divided by the number of outputs too. The cost is the mean over the "
            "samples.": (
                [g / K for g in gw],
                [g / K for g in gb],
            ),
            "You divided by 2N. The ½ of the cost cancels in its slope: divide by N.": (
                [g / 2 for g in gw],
                [g / 2 for g in gb],
            ),
            "At every layer you divided by N once more. Once, at the output, is "
            "enough.": (
                [g / N ** (len(gw) - i) for i, g in enumerate(gw, start=1)],
                [g / N ** (len(gb) - i) for i, g in enumerate(gb, start=1)],
            ),
            "Only the first sample was used.": twin_gradients(
                X[:1], Y[:1], weights, biases
            ),
            "Only the last sample was used.": twin_gradients(
                X[-1:], Y[-1:], weights, biases
            ),
            "You averaged the samples first. The mean belongs at the end: σ is not "
            "linear.": (
                twin_gradients(X.mean(axis=0), Y.mean(axis=0), weights, biases)
            ),
            "The bias gradients still have one row for each sample.": (
                gw,
                [
                    np.stack(rows) / N
                    for rows in zip(
                        *(
                            twin_gradients(x, y, weights, biases)[1]
                            for x, y in zip(X, Y, strict=True)
                        ),
                        strict=True,
                    )
                ],
            ),
            **gradient_mistakes(X, Y, weights, biases),
        },
    )


def wrong_axis(X, Y, weights, biases):
    """Return sums over the units, one for each sample, in place of bias gradients."""
    each = [twin_gradients(x, y, weights, biases)[1] for x, y in zip(X, Y, strict=True)]
    return [
        np.array([row.sum() for row in rows]) / len(X)
        for rows in zip(*each, strict=True)
    ]
