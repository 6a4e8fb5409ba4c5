"""Penalties that keep weights small: L2 and L1, on weights and not on biases.

A large weight makes the output jump where the input changes a little. A penalty adds
to the cost a price for the size of the weights, so that only those grow that lower
the cost enough. Biases shift, they do not steepen; so they go free.
"""

import numpy as np

from nnkit._arguments import at_least_zero
from nnkit._floats import calm_methods, wide
from nnkit.parameter import is_weight

__all__ = ["WeightPenalty"]


class WeightPenalty:
    """An optimizer that minimises C + λ₂/2 Σw² + λ₁ Σ|w| in place of C.

    It stands around another optimizer and is used like one. The sums go over weights:
    the parameters with two or more axes. Those with one (biases, the γ and β of batch
    normalization, the slopes of a PReLU) are left alone. Textbooks that write λ/2n
    and λ/n mean l2 = λ/n and l1 = λ/n, with n the size of the training set.

    λ₂ is what the optimizers call `weight_decay`; they leave biases alone as well.

    Parameters
    ----------
    optimizer : SGD, Adam or one of your own
        Takes the steps. With SGD, l2 makes of a step w ← (1 − ηλ₂)w − ηg.
    l1, l2 : float
        λ₁ and λ₂, at least 0. L1 pulls every weight by the same amount, so small ones
        end near 0 (within ηλ₁; steps of this size cannot come nearer). L2 pulls in
        proportion: weights shrink, and none is singled out.

    Examples
    --------
    >>> from nnkit import SGD, Parameter
    >>> w, b = Parameter([[1.0, -2.0]]), Parameter([5.0])
    >>> w.grad, b.grad = np.zeros((1, 2)), np.zeros(1)
    >>> optimizer = WeightPenalty(SGD([w, b], lr=0.1), l1=1.0, l2=0.5)
    >>> optimizer.cost()
    4.25
    >>> optimizer.step()
    >>> w.data, b.data
    (array([[ 0.85, -1.8 ]]), array([5.]))
    """

    def __init__(self, optimizer, l1=0.0, l2=0.0):
        if not hasattr(optimizer, "step"):
            raise ValueError(
                f"optimizer (={optimizer!r}) must be an optimizer, as "
                "SGD(net.parameters(), lr=0.1)"
            )
        self.optimizer = optimizer
        self.l1, self.l2 = at_least_zero("l1", l1), at_least_zero("l2", l2)
        self.params = optimizer.params
        self.weights = [p for p in self.params if is_weight(p)]

    @property
    def lr(self):
        """The learning rate η of the optimizer inside; it may be changed."""
        return self.optimizer.lr

    @lr.setter
    def lr(self, value):
        self.optimizer.lr = value

    def cost(self):
        """λ₂/2 Σw² + λ₁ Σ|w|, which `fit` does not include in the costs it records."""
        weights = [wide(w.data) for w in self.weights]
        squares = sum(float(np.vdot(w, w)) for w in weights)
        sizes = sum(float(np.abs(w).sum()) for w in weights)
        return 0.5 * self.l2 * squares + self.l1 * sizes

    def step(self):
        """A step along g + λ₂w + λ₁ sgn(w); the `.grad` are g again afterwards."""
        gradients = [w.grad for w in self.weights]
        try:
            for w, g in zip(self.weights, gradients, strict=True):
                if g is not None:  # the optimizer says what is missing
                    w.grad = self._with_penalty(g, w.data)
            self.optimizer.step()
        finally:
            for w, g in zip(self.weights, gradients, strict=True):
                w.grad = g

    def _with_penalty(self, g, w):
        # a penalty of 0 costs no time
        if self.l2:
            g = g + self.l2 * w
        if self.l1:
            g = g + self.l1 * np.sign(w)
        return g


calm_methods(WeightPenalty)
