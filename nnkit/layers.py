"""Layers of a dense network: Linear, Dropout, Flatten.

Shapes: N samples in the batch, `in` inputs and `out` outputs of a layer.
"""

import math

import numpy as np

from nnkit._arguments import (
    as_float,
    below_one,
    check_dy,
    check_float_dtype,
    check_rng,
    kept,
    whole_number,
)
from nnkit._floats import calm_methods
from nnkit.initializers import uniform
from nnkit.parameter import Layer, Parameter

__all__ = ["Dropout", "Flatten", "Linear"]


class Linear(Layer):
    """Weighted sums of all inputs plus a bias: y = x Wᵀ + b.

    Parameters
    ----------
    in_features, out_features : int
        Sizes of one input and of one output.
    bias : bool
        Whether there is a b.
    rng : numpy.random.Generator
        Draws the start values.
    dtype : dtype
        Of weight and bias. Inputs are converted to it: a layer has one precision.
    init : callable, optional
        A function of `nnkit.initializers` for the weight; the bias then starts at 0.
        Default: weight and bias uniform between ±1/√in_features, as in PyTorch.

    Shape
    -----
    x (N, in) → y (N, out); weight (out, in); bias (out,).

    Raises
    ------
    ValueError
        For sizes below 1, an `rng` that is no Generator, an `init` that returns
        another shape, an input that does not fit.

    Examples
    --------
    >>> layer = Linear(3, 2, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((5, 3), np.float32)).shape
    (5, 2)
    """

    def __init__(
        self,
        in_features,
        out_features,
        bias=True,
        *,
        rng,
        dtype=np.float32,
        init=None,
    ):
        self.in_features = whole_number("in_features", in_features)
        self.out_features = whole_number("out_features", out_features)
        check_float_dtype(dtype)
        check_rng(rng)
        shape = (self.out_features, self.in_features)
        bound = 1 / math.sqrt(in_features)
        if init is None:
            weight = uniform(shape, bound, rng=rng, dtype=dtype)
            b = uniform(shape[:1], bound, rng=rng, dtype=dtype)
        else:
            weight = np.asarray(init(shape, rng=rng, dtype=dtype), dtype)
            b = np.zeros(shape[:1], dtype)
        if weight.shape != shape:
            raise ValueError(
                f"init returned an array of shape {weight.shape}; it must be {shape}"
            )
        self.weight = Parameter(weight)
        self.bias = Parameter(b) if bias else None
        self._x = None

    def forward(self, x, training=False):
        """Row n of y is W x_n + b."""
        weight = self.weight.data
        x = np.asarray(x, weight.dtype)  # (N, in)
        if x.ndim != 2 or x.shape[1] != self.in_features:
            raise ValueError(
                f"x (shape {x.shape}) must be of shape (N, {self.in_features}), "
                f"as in_features (={self.in_features}): one sample a row"
            )
        self._x = kept(x)
        y = x @ weight.T  # (N, out)
        if self.bias is not None:
            y += self.bias.data
        return y

    def backward(self, dy):
        """Gradients for weight, bias and input.

        y_nj = Σ_k W_jk x_nk + b_j is linear in each of its three parts, so
        ∂C/∂W_jk = Σ_n dy_nj x_nk, ∂C/∂b_j = Σ_n dy_nj, ∂C/∂x_nk = Σ_j dy_nj W_jk:
        as matrices dW = dyᵀ x, db = the sum of dy's rows, dx = dy W.
        """
        self.backward_parameters(dy)
        return np.asarray(dy, self.weight.data.dtype) @ self.weight.data  # (N, in)

    def backward_parameters(self, dy):
        """The first two gradients of `backward`: dW and db."""
        dy = np.asarray(dy, self.weight.data.dtype)  # (N, out)
        rows = None if self._x is None else (len(self._x), self.out_features)
        check_dy(self, dy, rows)
        self.weight.grad = dy.T @ self._x  # (out, in)
        if self.bias is not None:
            self.bias.grad = dy.sum(axis=0)  # (out,)

    def parameters(self):
        """[weight, bias], or [weight]."""
        return [self.weight] if self.bias is None else [self.weight, self.bias]


class Dropout(Layer):
    """While training, set each input to 0 with probability p; scale up the others.

    y = x ⊙ m / (1 − p) with m = 1 with probability 1 − p, else 0. Dividing by
    1 − p keeps the expected value ("inverted" dropout), so that outside of
    training the layer does nothing.

    Parameters
    ----------
    p : float
        Probability to drop, 0 ≤ p < 1.
    rng : numpy.random.Generator
        Draws the masks.

    References
    ----------
    Srivastava et al., 2014, "Dropout: a simple way to prevent neural networks
    from overfitting".

    Examples
    --------
    >>> layer = Dropout(0.5, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones(6), training=True)
    array([2., 0., 0., 0., 2., 2.])
    >>> layer.forward(np.ones(6))
    array([1., 1., 1., 1., 1., 1.])
    """

    def __init__(self, p=0.5, *, rng):
        check_rng(rng)
        self.p, self._rng = below_one("p", p), rng
        self._shape = self._mask = None

    def forward(self, x, training=False):
        """x ⊙ mask while training, else x."""
        x = as_float("x", x)
        self._shape, self._mask = x.shape, None
        if not training or self.p == 0:
            return x
        keep = self._rng.random(x.shape) >= self.p
        self._mask = keep * x.dtype.type(1 / (1 - self.p))
        return x * self._mask

    def backward(self, dy):
        """y is linear in x with the factors of the mask, so dx = dy ⊙ mask."""
        dy = np.asarray(dy)
        check_dy(self, dy, self._shape)
        return dy if self._mask is None else dy * self._mask


class Flatten(Layer):
    """One row a sample: (N, C, H, W) → (N, C·H·W).

    Examples
    --------
    >>> Flatten().forward(np.zeros((5, 1, 28, 28))).shape
    (5, 784)
    """

    def __init__(self):
        self._shape = None

    def forward(self, x, training=False):
        """The same numbers in another shape."""
        x = as_float("x", x)
        if x.ndim < 2:
            raise ValueError(f"x (shape {x.shape}) must have at least two axes, (N, …)")
        self._shape = x.shape
        return x.reshape(len(x), math.prod(x.shape[1:]))

    def backward(self, dy):
        """The gradients go back to their places."""
        dy, shape = np.asarray(dy), self._shape
        rows = None if shape is None else (shape[0], math.prod(shape[1:]))
        check_dy(self, dy, rows)
        return dy.reshape(shape)


calm_methods(Linear, Dropout)
