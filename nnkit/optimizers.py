"""Optimizers: how the gradients of a batch change the parameters.

Written p for a parameter, g for its gradient, η for the learning rate `lr`.
`step()` changes `p.data` in place. The forms are PyTorch's.

Weight decay is for weights: parameters with two or more axes. Those with one (biases,
the γ and β of batch normalization, the slopes of a PReLU) are left alone, unless
`decay_biases` is true. PyTorch's optimizers shrink whatever they are given, biases too:
there one makes two groups of parameters. λ is added to the gradient, also in `Adam`,
where momentum and scale act on it; PyTorch's AdamW, which shrinks w by ηλw beside the
step, is not here. `WeightPenalty` does the same as `weight_decay`, and L1.
"""

import math

import numpy as np

from nnkit._arguments import at_least_zero, below_one
from nnkit._floats import calm_methods
from nnkit.parameter import Parameter, is_weight

__all__ = ["SGD", "Adam"]


class _Optimizer:
    def __init__(self, params, lr, weight_decay, decay_biases):
        if callable(params):
            raise ValueError("params must be a list: write net.parameters(), with ()")
        self.params = list(params)
        different = len({id(p) for p in self.params if isinstance(p, Parameter)})
        if not self.params or different < len(self.params):
            raise ValueError(
                f"params (={self.params!r}) must be a list of different Parameter "
                "objects, at least one, as net.parameters()"
            )
        self.lr = lr
        self.weight_decay = at_least_zero("weight_decay", weight_decay)
        self.decay_biases = bool(decay_biases)

    @property
    def lr(self):
        """The learning rate η; it may be changed between steps."""
        return self._lr

    @lr.setter
    def lr(self, value):
        self._lr = at_least_zero("lr", value)

    def _gradients(self):
        """Pairs (p.data, g), with the weight decay λw, the slope of λ/2 Σw², in g."""
        for i, p in enumerate(self.params):
            g = p.grad
            if g is None or g.shape != p.data.shape:
                found = "None" if g is None else f"of shape {g.shape}"
                raise ValueError(
                    f"the grad of parameter {i} (={found}) must be an array of shape "
                    f"{p.data.shape}: call net.backward(…) before step()"
                )
            decays = self.weight_decay and (self.decay_biases or is_weight(p))
            yield p.data, g + self.weight_decay * p.data if decays else g


class SGD(_Optimizer):
    """Gradient descent, with momentum if wanted.

    Plain: p ← p − ηg. With momentum μ: v ← μv + g, then p ← p − ηv; with Nesterov's
    variant p ← p − η(g + μv). The velocity v starts at 0.

    Parameters
    ----------
    params : list of Parameter
        What to change, as `net.parameters()`.
    lr : float
        Learning rate η ≥ 0.
    momentum : float
        μ, 0 ≤ μ < 1.
    nesterov : bool
        Needs momentum > 0.
    weight_decay : float
        λ ≥ 0; for weights g + λw is used in place of g.
    decay_biases : bool
        Whether biases decay as well, as in PyTorch.

    References
    ----------
    Sutskever, Martens, Dahl and Hinton, 2013, "On the importance of initialization
    and momentum in deep learning".

    Examples
    --------
    >>> p = Parameter([1.0])
    >>> p.grad = np.array([0.5])
    >>> SGD([p], lr=0.1).step()
    >>> p.data
    array([0.95])
    """

    def __init__(
        self,
        params,
        lr,
        momentum=0.0,
        nesterov=False,
        weight_decay=0.0,
        *,
        decay_biases=False,
    ):
        super().__init__(params, lr, weight_decay, decay_biases)
        self.momentum = below_one("momentum", momentum)
        if nesterov and not momentum:
            raise ValueError(f"nesterov needs momentum (={momentum}) above 0")
        self.nesterov = bool(nesterov)
        self._velocity = [np.zeros_like(p.data) for p in self.params]

    def step(self):
        """Take one step along the parameters' `.grad`."""
        for (data, g), v in zip(self._gradients(), self._velocity, strict=True):
            if self.momentum:
                v *= self.momentum
                v += g
                g = g + self.momentum * v if self.nesterov else v
            data -= self._lr * g


class Adam(_Optimizer):
    """Steps scaled, number by number, by running means of g and g².

    m ← β₁m + (1 − β₁)g and v ← β₂v + (1 − β₂)g² start at 0, which makes them too
    small at first; step t corrects them: m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ).
    Then p ← p − η m̂/(√v̂ + ε).

    Parameters
    ----------
    params : list of Parameter
        What to change, as `net.parameters()`.
    lr : float
        Learning rate η ≥ 0.
    betas : (float, float)
        β₁ and β₂, each at least 0 and below 1.
    eps : float
        ε ≥ 0, against division by 0.
    weight_decay : float
        λ ≥ 0; for weights g + λw is used in place of g.
    decay_biases : bool
        Whether biases decay as well, as in PyTorch.

    References
    ----------
    Kingma and Ba, 2015, arXiv:1412.6980.

    Examples
    --------
    >>> p = Parameter([1.0])
    >>> p.grad = np.array([10.0])  # the first step is η, whatever the size of g
    >>> Adam([p], lr=0.1).step()
    >>> p.data
    array([0.9])
    """

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0.0,
        *,
        decay_biases=False,
    ):
        super().__init__(params, lr, weight_decay, decay_biases)
        if not isinstance(betas, tuple | list) or len(betas) != 2:
            raise ValueError(f"betas (={betas!r}) must be two numbers")
        self.betas = tuple(below_one("betas", b) for b in betas)
        self.eps = at_least_zero("eps", eps)
        self._steps = 0
        self._m = [np.zeros_like(p.data) for p in self.params]
        self._v = [np.zeros_like(p.data) for p in self.params]

    def step(self):
        """Take one step along the parameters' `.grad`."""
        beta1, beta2 = self.betas
        self._steps += 1
        correction1 = 1 - beta1**self._steps
        correction2 = math.sqrt(1 - beta2**self._steps)
        for (data, g), m, v in zip(self._gradients(), self._m, self._v, strict=True):
            m *= beta1
            m += (1 - beta1) * g
            v *= beta2
            v += (1 - beta2) * g * g
            data -= (self._lr / correction1) * m / (np.sqrt(v) / correction2 + self.eps)


calm_methods(SGD, Adam)
