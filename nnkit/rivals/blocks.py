"""What the tests of notebook 08-2 say about one wrong residual block."""

import numpy as np

__all__ = ["block_mistakes"]


def block_mistakes(x, w1, w2, dy):
    """Sentences about wrong blocks, each with its (y, dx, dw1, dw2).

    Examples
    --------
    >>> one = np.ones((1, 1))
    >>> block_mistakes(one, one, one, one)["y lacks the way around: y = x + F(x)."][0]
    array([[1.]])
    """
    z = x @ w1.T
    h, open_ = np.maximum(z, 0), z > 0
    inner = h @ w2.T
    y = x + inner
    dh = dy @ w2
    dz = dh * open_
    through = dz @ w1
    dx, dw1, dw2 = dy + through, dz.T @ x, dy.T @ h
    n = len(x)
    past = dy * (y > 0)  # what comes back through a ReLU after the sum
    past_z = (past @ w2) * open_
    at_zero = dh * (z >= 0)
    return {
        "y lacks the way around: y = x + F(x).": (inner, dx, dw1, dw2),
        "There is a ReLU after the sum. y = x + F(x) is all.": (
            np.maximum(y, 0),
            dx,
            dw1,
            dw2,
        ),
        "There is a ReLU after the sum, and on the way back. y = x + F(x) is all.": (
            np.maximum(y, 0),
            past + past_z @ w1,
            past_z.T @ x,
            past.T @ h,
        ),
        "Where z is exactly 0 the slope of the ReLU is 0: z > 0, not z >= 0.": (
            y,
            dy + at_zero @ w1,
            at_zero.T @ x,
            dw2,
        ),
        "F ends with a ReLU here. Its second layer has none.": (
            x + np.maximum(inner, 0),
            dx,
            dw1,
            dw2,
        ),
        "F has no ReLU between its layers.": (x + z @ w2.T, dx, dw1, dw2),
        "dx lacks the way around: dy itself is a part of it.": (y, through, dw1, dw2),
        "dx lacks the way through the two layers: dy is a part of it, not all.": (
            y,
            dy,
            dw1,
            dw2,
        ),
        "dx is the product of both ways. Parts that meet are added.": (
            y,
            dy * through,
            dw1,
            dw2,
        ),
        "dx takes the way through away from dy. Add it.": (
            y,
            dy - through,
            dw1,
            dw2,
        ),
        "On the way back the ReLU is missing: where z ≤ 0, nothing passes.": (
            y,
            dy + dh @ w1,
            dh.T @ x,
            dw2,
        ),
        "The ReLU stands in dx, but dw1 lacks it.": (y, dx, dh.T @ x, dw2),
        "The ReLU stands in dw1, but dx lacks it.": (y, dy + dh @ w1, dw1, dw2),
        "On the way back the ReLU hands back h. Its slope is 1 or 0.": (
            y,
            dy + (dh * h) @ w1,
            (dh * h).T @ x,
            dw2,
        ),
        "dw2 takes what came into the second layer, h, not x.": (y, dx, dw1, dy.T @ x),
        "dw2 takes h, after the ReLU, not z.": (y, dx, dw1, dy.T @ z),
        "The way back through a layer is dy @ w, without a transpose.": (
            lambda: (dy @ w2.T, w1, w2)
        ),
        "dw1 and dw2 are transposed: a row for each unit of their layer.": (
            y,
            dx,
            dw1.T,
            dw2.T,
        ),
        (
            "dw1 and dw2 are sums over the samples. The 1/N of the cost is in dy "
            "already."
        ): (
            y,
            dx,
            dw1 / n,
            dw2 / n,
        ),
        "dw1 and dw2 are swapped. The order is y, dx, dw1, dw2.": (y, dx, dw2, dw1),
        "dx stands first. The order is y, dx, dw1, dw2.": (dx, y, dw1, dw2),
        "y is missing: return four things.": (dx, dw1, dw2),
        "Only y came back. Return four things.": y,
    }
