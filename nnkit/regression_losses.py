"""Losses for numbers: how much a large error should weigh, and how sure one may be.

The squared error grows with the square of an error, so that one outlier outweighs
many samples. `L1Loss` grows in proportion, `HuberLoss` changes from one to the other.
`GaussianNLLLoss` lets the network say how uncertain each of its outputs is.
"""

import math

import numpy as np

from nnkit._arguments import as_float, at_least_zero
from nnkit._floats import calm_methods, divided, mean, wide
from nnkit.losses import check_forward_ran, difference, matched

__all__ = ["GaussianNLLLoss", "HuberLoss", "L1Loss"]


class L1Loss:
    """Mean absolute error (MAE) C = mean |a − y|. The best constant is the median.

    Shape
    -----
    input a and target y of the same shape → float.

    Examples
    --------
    >>> loss = L1Loss()
    >>> loss.forward(np.array([[0.0, 2.0]]), np.array([[3.0, 2.0]]))
    1.5
    >>> loss.backward()
    array([[-0.5,  0. ]])
    """

    _difference = None  # a − y

    def forward(self, input, target):
        """Mean of |a − y|."""
        self._difference = difference(input, target)
        return mean(np.abs(self._difference))

    def backward(self):
        """∂C/∂a = sgn(a − y)/size: as long for a small error as for a large one.

        At a = y there is no slope; as in PyTorch it is 0.
        """
        check_forward_ran(self, self._difference)
        return divided(np.sign(self._difference), self._difference.size)


class HuberLoss:
    """Squared where the difference d = a − y is small, absolute where it is large.

    C = mean of d²/2 where |d| ≤ δ, of δ(|d| − δ/2) elsewhere. Value and slope of the
    two parts agree at |d| = δ.

    Parameters
    ----------
    delta : float
        δ > 0, the size of an error that begins to be an outlier.

    Shape
    -----
    input a and target y of the same shape → float.

    References
    ----------
    Huber, 1964, "Robust estimation of a location parameter".

    Examples
    --------
    >>> loss = HuberLoss(delta=1.0)
    >>> loss.forward(np.array([[0.5, 4.0]]), np.array([[0.0, 0.0]]))  # (0.125 + 3.5)/2
    1.8125
    >>> loss.backward()
    array([[0.25, 0.5 ]])
    """

    _slope = None  # d, but not beyond ±δ

    def __init__(self, delta=1.0):
        self.delta = at_least_zero("delta", delta)
        if not self.delta:
            raise ValueError(f"delta (={delta!r}) must be above 0")

    def forward(self, input, target):
        """With c = d clipped to ±δ, both parts are c·(d − c/2)."""
        d = difference(input, target)
        self._slope = np.clip(d, -self.delta, self.delta)
        return mean(wide(self._slope) * (d - 0.5 * self._slope))

    def backward(self):
        """∂C/∂a = d/size where |d| ≤ δ, else ±δ/size: no error pulls harder than δ."""
        check_forward_ran(self, self._slope)
        return divided(self._slope, self._slope.size)


class GaussianNLLLoss:
    """Negative log-likelihood of y under a normal distribution N(a, v), both predicted.

    C = mean of ½[ln v + (a − y)²/v]: a large v forgives an error, and ln v is its
    price. With v the same for all, what is left is the squared error.

    Parameters
    ----------
    full : bool
        Whether to add the constant ½ ln 2π of the density.
    eps : float
        The least variance: max(v, eps) stands in place of v, in the gradient for v
        too, as if there were no max. So a v that is too small is still pushed up.

    Shape
    -----
    input a and target y of the same shape, var v ≥ 0 of this shape, or with 1 as its
    last axis (one variance for all outputs of a sample) → float.

    Raises
    ------
    ValueError
        If shapes do not fit, or a variance is below 0.

    References
    ----------
    Nix and Weigend, 1994, "Estimating the mean and variance of the target
    probability distribution".

    Examples
    --------
    >>> loss, v = GaussianNLLLoss(), np.array([[4.0]])
    >>> round(loss.forward(np.array([[3.0]]), np.array([[1.0]]), v), 4)  # (ln 4 + 1)/2
    1.1931
    >>> loss.backward()
    (array([[0.5]]), array([[0.]]))
    """

    _d_input = _d_var = None

    def __init__(self, full=False, eps=1e-6):
        self.full, self.eps = bool(full), at_least_zero("eps", eps)
        if not self.eps:
            raise ValueError(f"eps (={eps!r}) must be above 0")

    def forward(self, input, target, var):
        """Mean of ½[ln v + (a − y)²/v], v no smaller than eps."""
        a, y = matched(input, target)
        v = np.asarray(as_float("var", var), a.dtype)
        if v.shape not in (a.shape, (*a.shape[:-1], 1)) or v.min() < 0:
            raise ValueError(
                f"var (shape {v.shape}, least value {v.min(initial=np.inf):g}) must be "
                f"variances ≥ 0 of shape {a.shape} or {(*a.shape[:-1], 1)}"
            )
        v, d = np.maximum(v, self.eps), a - y
        share = d / v
        self._d_input = divided(share, d.size)
        d_var = divided(1 / v - share * share, 2 * d.size)
        if v.shape != d.shape:
            d_var = d_var.sum(axis=-1, keepdims=True)
        self._d_var = d_var
        cost = 0.5 * mean(np.log(v) + wide(d) * share)
        return cost + 0.5 * math.log(2 * math.pi) if self.full else cost

    def backward(self):
        """The pair (∂C/∂a, ∂C/∂v), ready for the two ways back.

        ∂C/∂a = (a − y)/v and ∂C/∂v = ½[1/v − (a − y)²/v²], both over size. The second
        is 0 where v = (a − y)²: the variance that is learned is the squared error.
        """
        check_forward_ran(self, self._d_input)
        return self._d_input.copy(), self._d_var.copy()


calm_methods(L1Loss, HuberLoss, GaussianNLLLoss)
