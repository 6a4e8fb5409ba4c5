"""The rectifiers: ReLU, which passes what is positive, and its relatives.

Their slope is 1 on the right, so a gradient comes through many layers undiminished.
They differ on the left: ReLU is flat there, and a unit that is negative for all
samples never learns again; the others keep some slope.
"""

import numpy as np

from nnkit._arguments import as_float, check_dy, check_float_dtype, whole_number
from nnkit._floats import calm_methods
from nnkit.activations import Elementwise
from nnkit.parameter import Layer, Parameter

__all__ = ["ELU", "SELU", "LeakyReLU", "PReLU", "ReLU"]


class ReLU(Elementwise):
    """y = max(x, 0), the rectified linear unit.

    Examples
    --------
    >>> layer = ReLU()
    >>> layer.forward(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])
    >>> layer.backward(np.ones(3))
    array([0., 0., 1.])
    """

    def forward(self, x, training=False):
        """max(x, 0); slope 1 where x > 0, else 0 (also at the corner, as PyTorch)."""
        x = as_float("x", x)
        self._slope = x > 0
        return np.maximum(x, 0.0)


class LeakyReLU(Elementwise):
    """y = x where x > 0, else a·x: a unit that cannot die.

    Parameters
    ----------
    negative_slope : float
        The slope a on the negative side.

    Examples
    --------
    >>> LeakyReLU(0.1).forward(np.array([-2.0, 3.0]))
    array([-0.2,  3. ])
    """

    def __init__(self, negative_slope=0.01):
        self.negative_slope = float(negative_slope)

    def forward(self, x, training=False):
        """x·slope; slope 1 where x > 0, else a."""
        x = as_float("x", x)
        self._slope = np.where(x > 0, 1.0, self.negative_slope).astype(x.dtype)
        return x * self._slope


class PReLU(Layer):
    """y = x where x > 0, else a·x: a leaky ReLU that learns its slope a.

    Parameters
    ----------
    num_parameters : int
        1, for one slope shared by all numbers, or the number of channels C.
    init : float
        Start value of each a.
    dtype : dtype
        Of the slopes. Inputs are converted to it.

    Shape
    -----
    x (N, C, …), or any shape with one slope → y of the same shape; weight
    (num_parameters,).

    Raises
    ------
    ValueError
        When x has not as many channels as there are slopes.

    References
    ----------
    He, Zhang, Ren and Sun, 2015, arXiv:1502.01852.

    Examples
    --------
    >>> layer = PReLU()
    >>> layer.forward(np.array([-2.0, 3.0], np.float32))
    array([-0.5,  3. ], dtype=float32)
    >>> layer.backward(np.ones(2)), layer.weight.grad
    (array([0.25, 1.  ], dtype=float32), array([-2.], dtype=float32))
    """

    def __init__(self, num_parameters=1, init=0.25, *, dtype=np.float32):
        self.num_parameters = whole_number("num_parameters", num_parameters)
        check_float_dtype(dtype)
        self.weight = Parameter(np.full(self.num_parameters, init, dtype))
        self._negative = self._slope = None

    def forward(self, x, training=False):
        """x·slope; slope 1 where x > 0, else a."""
        x = np.asarray(x, self.weight.data.dtype)
        k = self.num_parameters
        if k > 1 and (x.ndim < 2 or x.shape[1] != k):
            raise ValueError(
                f"x (shape {x.shape}) must be of shape (N, {k}, …), as "
                f"num_parameters (={k})"
            )
        self._line = (-1,) + (1,) * (x.ndim - 2) if k > 1 else (1,) * x.ndim
        self._negative = np.minimum(x, 0.0)
        one = x.dtype.type(1)
        self._slope = np.where(x > 0, one, self.weight.data.reshape(self._line))
        return x * self._slope

    def backward(self, dy):
        """∂C/∂x = dy ⊙ slope; y = a·x where x ≤ 0, so ∂C/∂a = Σ_{x ≤ 0} dy·x."""
        slope, dy = self._slope, np.asarray(dy, self.weight.data.dtype)
        check_dy(self, dy, None if slope is None else slope.shape)
        channels = dy * self._negative
        if self.num_parameters > 1:
            over = (0, *range(2, dy.ndim))  # all axes but that of the channels
            self.weight.grad = channels.sum(axis=over)
        else:
            self.weight.grad = channels.sum().reshape(1)
        return dy * slope

    def parameters(self):
        """[weight]."""
        return [self.weight]


class ELU(Elementwise):
    """y = x where x > 0, else α(eˣ − 1): smooth, and near −α on the far left.

    Parameters
    ----------
    alpha : float
        The α above.

    References
    ----------
    Clevert, Unterthiner and Hochreiter, 2016, arXiv:1511.07289.

    Examples
    --------
    >>> ELU().forward(np.array([-1e4, 2.0]))
    array([-1.,  2.])
    """

    def __init__(self, alpha=1.0):
        self.alpha = float(alpha)

    def forward(self, x, training=False):
        """ELU(x); slope 1 where x > 0, else αeˣ."""
        x = as_float("x", x)
        left = np.minimum(x, 0.0)  # e to a large positive power would overflow
        self._slope = np.where(x > 0, x.dtype.type(1), self.alpha * np.exp(left))
        return np.where(x > 0, x, self.alpha * np.expm1(left))


class SELU(Elementwise):
    """y = λ·x where x > 0, else λα(eˣ − 1), with fixed constants λ and α.

    They are not trained: they are the values for which outputs of mean 0 and
    variance 1 keep them from layer to layer (with `initializers.lecun_normal`).

    References
    ----------
    Klambauer, Unterthiner, Mayr and Hochreiter, 2017, arXiv:1706.02515.

    Examples
    --------
    >>> SELU().forward(np.array([-1e4, 1.0])).round(4)
    array([-1.7581,  1.0507])
    """

    alpha = 1.6732632423543772
    scale = 1.0507009873554805

    def forward(self, x, training=False):
        """SELU(x); slope λ where x > 0, else λαeˣ."""
        x = as_float("x", x)
        left = np.minimum(x, 0.0)
        scale, steep = self.scale, self.scale * self.alpha
        self._slope = np.where(x > 0, x.dtype.type(scale), steep * np.exp(left))
        return np.where(x > 0, scale * x, steep * np.expm1(left))


calm_methods(LeakyReLU, PReLU, ELU, SELU)
