"""A recurrent layer: the same small network at every step, with a state to remember.

Shapes: N sequences in the batch, L steps, `in` inputs and `hidden` states a step.
"""

import math

import numpy as np

from nnkit._arguments import (
    check_dy,
    check_float_dtype,
    check_rng,
    whole_number,
)
from nnkit._floats import calm_methods
from nnkit.initializers import uniform
from nnkit.parameter import Layer, Parameter

__all__ = ["Recurrent"]


class Recurrent(Layer):
    """The state after each step: h_t = tanh(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh).

    It starts from h_0 = 0. This is Elman's network, with the parameters of PyTorch's
    `RNN(input_size, hidden_size, batch_first=True)`; two biases do the work of one,
    and are there so that weights carry over.

    Parameters
    ----------
    input_size, hidden_size : int
        Size of x_t and of h_t.
    bias : bool
        Whether there are b_ih and b_hh.
    only_last : bool
        Whether y is the state after the last step only, for a `Linear` to follow.
    rng : numpy.random.Generator
        Draws the start values.
    dtype : dtype
        Of the parameters. Inputs are converted to it.
    init : callable, optional
        A function of `nnkit.initializers` for both weights; biases then start at 0.
        Default: all uniform between ±1/√hidden_size, as in PyTorch.

    Shape
    -----
    x (N, L, in), L ≥ 1 → y (N, L, hidden), or (N, hidden) with `only_last`;
    weight_ih (hidden, in); weight_hh (hidden, hidden); bias_ih, bias_hh (hidden,).

    Raises
    ------
    ValueError
        For sizes below 1, an `init` that returns another shape, an input that does
        not fit.

    References
    ----------
    Elman, 1990, "Finding structure in time". Werbos, 1990, "Backpropagation through
    time: what it does and how to do it".

    Examples
    --------
    >>> layer = Recurrent(3, 4, rng=np.random.default_rng(0))
    >>> layer.forward(np.zeros((5, 7, 3), np.float32)).shape
    (5, 7, 4)
    """

    def __init__(
        self,
        input_size,
        hidden_size,
        bias=True,
        only_last=False,
        *,
        rng,
        dtype=np.float32,
        init=None,
    ):
        self.input_size = whole_number("input_size", input_size)
        self.hidden_size = whole_number("hidden_size", hidden_size)
        self.only_last = bool(only_last)
        check_float_dtype(dtype)
        check_rng(rng)
        bound = 1 / math.sqrt(hidden_size)

        def draw(shape):
            if init is None:
                return Parameter(uniform(shape, bound, rng=rng, dtype=dtype))
            if len(shape) == 1:
                return Parameter(np.zeros(shape, dtype))
            weight = np.asarray(init(shape, rng=rng, dtype=dtype), dtype)
            if weight.shape != shape:
                raise ValueError(
                    f"init returned an array of shape {weight.shape}; "
                    f"it must be {shape}"
                )
            return Parameter(weight)

        self.weight_ih = draw((hidden_size, input_size))
        self.weight_hh = draw((hidden_size, hidden_size))
        self.bias_ih = draw((hidden_size,)) if bias else None
        self.bias_hh = draw((hidden_size,)) if bias else None
        self._h = self._y_shape = None

    def forward(self, x, training=False):
        """One step after the other, each with the state that the one before left."""
        w_ih, w_hh = self.weight_ih.data, self.weight_hh.data
        x = np.asarray(x, w_ih.dtype)  # (N, L, in)
        if x.ndim != 3 or x.shape[2] != self.input_size or x.shape[1] < 1:
            raise ValueError(
                f"x (shape {x.shape}) must be of shape (N, L, {self.input_size}) with "
                f"L ≥ 1 steps, as input_size (={self.input_size})"
            )
        N, L, _ = x.shape
        self._x = x.swapaxes(0, 1).copy()  # (L, N, in): one step after the other
        z = self._x @ w_ih.T  # (L, N, hidden)
        if self.bias_ih is not None:
            z += self.bias_ih.data + self.bias_hh.data
        self._h = np.zeros((L + 1, N, self.hidden_size), x.dtype)  # h_0 = 0 first
        for t in range(L):
            self._h[t + 1] = np.tanh(z[t] + self._h[t] @ w_hh.T)
        h = self._h[-1] if self.only_last else self._h[1:].swapaxes(0, 1)
        self._y_shape = h.shape
        return h.copy()

    def backward(self, dy):
        """Backpropagation through time.

        Unrolled, step t is a layer of its own with the same weights. h_t acts on the
        cost through y_t and through step t + 1; with z_t the argument of tanh:
        dh_t = dy_t + W_hhᵀ dz_{t+1}, dz_t = dh_t ⊙ (1 − h_t²), dx_t = W_ihᵀ dz_t. Each
        weight is used at every step, so its gradient is the sum over the steps:
        dW_ih = Σ_t dz_t x_tᵀ, dW_hh = Σ_t dz_t h_{t−1}ᵀ, db = Σ_t dz_t.
        """
        h, w_hh = self._h, self.weight_hh.data
        dy = np.asarray(dy, w_hh.dtype)
        check_dy(self, dy, self._y_shape)
        dz = np.zeros_like(h)  # at t as h_t is; the first is not used
        if self.only_last:
            dz[-1] = dy
        else:
            dz[1:] = dy.swapaxes(0, 1)
        later = 0.0
        for t in range(len(h) - 1, 0, -1):
            dz[t] = (dz[t] + later) * (1 - h[t] * h[t])
            later = dz[t] @ w_hh
        dz = dz[1:]  # (L, N, hidden)
        flat = dz.reshape(-1, self.hidden_size)  # (L·N, hidden)
        self.weight_ih.grad = flat.T @ self._x.reshape(-1, self.input_size)
        self.weight_hh.grad = flat.T @ h[:-1].reshape(-1, self.hidden_size)
        if self.bias_ih is not None:
            self.bias_ih.grad = flat.sum(axis=0)
            self.bias_hh.grad = self.bias_ih.grad.copy()
        return (dz @ self.weight_ih.data).swapaxes(0, 1)  # (N, L, in)

    def parameters(self):
        """[weight_ih, weight_hh, bias_ih, bias_hh], or only the weights."""
        weights = [self.weight_ih, self.weight_hh]
        return (
            weights if self.bias_ih is None else [*weights, self.bias_ih, self.bias_hh]
        )


calm_methods(Recurrent)
