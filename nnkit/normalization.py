"""Batch normalization: give every channel mean 0 and variance 1, then let it learn."""

import numpy as np

from nnkit._arguments import (
    at_least_zero,
    check_dy,
    check_float_dtype,
    whole_number,
)
from nnkit._floats import calm_methods, wide
from nnkit.parameter import Layer, Parameter

__all__ = ["BatchNorm1d", "BatchNorm2d"]


class BatchNorm1d(Layer):
    """Each channel shifted and scaled: y = γ·z + β with z = (x − μ)/√(σ² + ε).

    While training, μ and σ² are mean and variance of the channel over the batch, and
    the running ones follow, r ← (1 − m)·r + m·(the batch's). Outside of training
    the running ones are used, so that one sample's output does not depend on others.

    Parameters
    ----------
    num_features : int
        Channels C.
    eps : float
        ε ≥ 0, against division by 0.
    momentum : float
        The m above, from 0 to 1.
    affine : bool
        Whether there are γ (`weight`, at first 1) and β (`bias`, at first 0).
    dtype : dtype
        Of parameters and running values. Inputs are converted to it.

    Attributes
    ----------
    running_mean, running_var : ndarray
        Shape (C,); no parameters: no gradient changes them. The running variance
        is that with n − 1 in the denominator, as in PyTorch.

    Shape
    -----
    x (N, C) or (N, C, L) → y of the same shape; weight and bias (C,).

    Raises
    ------
    ValueError
        For arguments out of range, an input that does not fit, or, while training,
        less than two numbers a channel.

    References
    ----------
    Ioffe and Szegedy, 2015, arXiv:1502.03167.

    Examples
    --------
    >>> layer = BatchNorm1d(1, dtype=np.float64)
    >>> layer.forward([[1.0], [3.0]], training=True).round(3)
    array([[-1.],
           [ 1.]])
    >>> layer.running_mean, layer.running_var
    (array([0.2]), array([1.1]))
    """

    _shapes = "(N, {0}) or (N, {0}, L)"
    _ndims = (2, 3)

    def __init__(
        self, num_features, eps=1e-5, momentum=0.1, affine=True, *, dtype=np.float32
    ):
        self.num_features = whole_number("num_features", num_features)
        self.eps = at_least_zero("eps", eps)
        self.momentum = at_least_zero("momentum", momentum)
        if self.momentum > 1:
            raise ValueError(f"momentum (={momentum!r}) must be a number from 0 to 1")
        check_float_dtype(dtype)
        zeros, ones = np.zeros(num_features, dtype), np.ones(num_features, dtype)
        self.running_mean, self.running_var = zeros.copy(), ones.copy()
        self.weight = Parameter(ones) if affine else None
        self.bias = Parameter(zeros) if affine else None
        self._z = None

    def forward(self, x, training=False):
        """The equation above."""
        x = np.asarray(x, self.running_mean.dtype)
        if x.ndim not in self._ndims or x.shape[1] != self.num_features:
            raise ValueError(
                f"x (shape {x.shape}) must be of shape "
                f"{self._shapes.format(self.num_features)}, as "
                f"num_features (={self.num_features})"
            )
        self._training = training
        self._over = (0, *range(2, x.ndim))  # all axes but that of the channels
        self._line = (-1,) + (1,) * (x.ndim - 2)  # (C,) → (C, 1, 1) for (N, C, H, W)
        if training:
            z, var = self._measure(x)
        else:
            z, var = x - self.running_mean.reshape(self._line), self.running_var
        scale = 1 / np.sqrt(var + self.eps)
        self._scale = scale.reshape(self._line).astype(x.dtype, copy=False)
        z *= self._scale
        self._z = z
        if self.weight is None:
            return z.copy(order="K")
        y = z * self.weight.data.reshape(self._line)
        y += self.bias.data.reshape(self._line)
        return y

    def _measure(self, x):
        """(x − μ, σ²) of the batch; the running values follow."""
        n = x.size // self.num_features  # numbers a channel
        if n < 2:
            raise ValueError(
                f"x (shape {x.shape}) must hold at least two numbers a channel while "
                "training: one number has no variance. Choose a batch_size that does "
                "not leave one sample over"
            )
        mean = x.mean(axis=self._over)
        z = x - mean.reshape(self._line)
        var = np.square(wide(z)).mean(axis=self._over)
        self.running_mean += self.momentum * (mean - self.running_mean)
        self.running_var += self.momentum * (n / (n - 1) * var - self.running_var)
        return z, var

    @property
    def least_samples(self):
        """What `fit` asks after a forward pass: how small a batch may be in training.

        Two samples, or one that brings two numbers a channel or more.
        """
        z = self._z
        return 1 if z is not None and z[:1].size > self.num_features else 2

    def backward(self, dy):
        """Gradients for weight, bias and input.

        ∂C/∂γ = Σ dy·z, ∂C/∂β = Σ dy over a channel's n numbers, and dz = γ·dy. With
        fixed μ and σ, dx = dz/σ. While training, a change of x also moves μ and σ,
        which takes from dz its mean and its part along z:
        dx = (dz − (1/n) Σ dz − z·(1/n) Σ dz·z)/σ, with σ for √(σ² + ε).
        """
        dtype = self.running_mean.dtype
        z, dz = self._z, wide(np.asarray(dy, dtype))
        check_dy(self, dz, None if z is None else z.shape)
        total, along = dz.sum(axis=self._over), (dz * z).sum(axis=self._over)
        scale = self._scale
        if self.weight is not None:
            self.weight.grad = along.astype(dtype, copy=False)
            self.bias.grad = total.astype(dtype, copy=False)
            scale = scale * self.weight.data.reshape(self._line)
        if self._training:
            n = z.size // self.num_features
            dz = dz - (total / n).reshape(self._line)
            dz -= z * (along / n).reshape(self._line)
        return (dz * scale).astype(dtype, copy=False)

    def parameters(self):
        """[weight, bias], or none."""
        return [] if self.weight is None else [self.weight, self.bias]


class BatchNorm2d(BatchNorm1d):
    """`BatchNorm1d` for images: mean and variance over samples, rows and columns.

    Shape
    -----
    x (N, C, H, W) → y of the same shape; weight and bias (C,).

    Examples
    --------
    >>> BatchNorm2d(3).forward(np.zeros((2, 3, 4, 4), np.float32)).shape
    (2, 3, 4, 4)
    """

    _shapes = "(N, {0}, H, W)"
    _ndims = (4,)


calm_methods(BatchNorm1d)
