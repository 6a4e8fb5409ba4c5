"""Two more losses for classes: a margin instead of a probability, and soft targets."""

import numpy as np

from nnkit._floats import calm_methods, divided, mean, wide
from nnkit.losses import check_forward_ran, matched

__all__ = ["HingeLoss", "KLDivLoss"]


class HingeLoss:
    """The cost of a support vector machine: C = mean of max(0, 1 − y·z), y = ±1.

    A score z on the right side costs nothing once it is 1 or more away from 0.
    PyTorch has no loss of this form (its `HingeEmbeddingLoss` is another one); there
    it is `torch.relu(1 - y * z).mean()`.

    Shape
    -----
    scores z and labels y (−1 or 1) of the same shape → float.

    Raises
    ------
    ValueError
        If the shapes differ, or a label is neither −1 nor 1.

    References
    ----------
    Cortes and Vapnik, 1995, "Support-vector networks".

    Examples
    --------
    >>> loss = HingeLoss()
    >>> loss.forward(np.array([2.0, 0.5, -1.0]), np.array([1, 1, 1]))  # (0 + 0.5 + 2)/3
    0.8333333333333334
    >>> loss.backward()
    array([ 0.        , -0.33333333, -0.33333333])
    """

    takes_labels = True
    _slope = None  # −y where the margin is missed, else 0

    def forward(self, input, target):
        """Mean of max(0, 1 − y·z)."""
        z, y = matched(input, target)
        wrong = y[np.abs(y) != 1]
        if wrong.size:
            raise ValueError(
                f"target (with value {wrong[0]:g}) must be −1 or 1: make labels 0 and "
                "1 into them with 2.0 * y - 1 (not 2 * y - 1: in uint8, 0 becomes 255)"
            )
        missing = 1 - y * z
        self._slope = np.where(missing > 0, -y, y.dtype.type(0))
        return mean(np.maximum(missing, 0.0))

    def backward(self):
        """∂C/∂z = −y/size where y·z < 1, else 0."""
        check_forward_ran(self, self._slope)
        return divided(self._slope, self._slope.size)


class KLDivLoss:
    """Kullback–Leibler divergence of probabilities p from softmax outputs, a mean.

    C = 1/N Σ_n Σ_k p_{nk} (ln p_{nk} − ℓ_{nk}) with 0·ln 0 = 0, where ℓ = ln q is the
    *logarithm* of the predicted probabilities, as `LogSoftmax` gives it. This is
    PyTorch's `KLDivLoss(reduction="batchmean")`; its default divides by N·K instead.
    It differs from the cross-entropy by the entropy of p, which no weight changes.

    Shape
    -----
    log-probabilities ℓ ≤ 0 and probabilities p ≥ 0, both (N, K) → float.

    Raises
    ------
    ValueError
        If the shapes differ, an input is above 0 (so no log-probability), or a target
        is below 0.

    References
    ----------
    Kullback and Leibler, 1951, "On information and sufficiency".

    Examples
    --------
    >>> loss, q = KLDivLoss(), np.array([[0.2, 0.8]])
    >>> round(loss.forward(np.log(q), np.array([[0.5, 0.5]])), 3)
    0.223
    >>> loss.backward()
    array([[-0.5, -0.5]])
    """

    _target = None

    def forward(self, input, target):
        """1/N Σ p (ln p − ℓ)."""
        log_q, p = matched(input, target)
        if p.ndim < 2:
            raise ValueError(f"input (shape {p.shape}) must be of shape (N, K)")
        if log_q.max() > 1e-6:  # 0 and its rounding are ln 1
            raise ValueError(
                f"input (with value {log_q.max():g}) must be log-probabilities, at "
                "most 0: let the network end with LogSoftmax()"
            )
        if p.min() < 0:
            raise ValueError(
                f"target (with value {p.min():g}) must be probabilities, at least 0"
            )
        self._target = p.copy()
        log_p = np.log(p, out=np.zeros_like(p), where=p > 0)
        return float(wide(p * (log_p - log_q)).sum()) / len(p)

    def backward(self):
        """∂C/∂ℓ = −p/N: ln p − ℓ is linear in ℓ."""
        check_forward_ran(self, self._target)
        return divided(-self._target, len(self._target))


calm_methods(HingeLoss, KLDivLoss)
