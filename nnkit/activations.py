"""Activations: the bend between two linear layers, without which depth is no use.

An activation works on each number alone, y = φ(x). So its backward pass is one
product: by the chain rule ∂C/∂x = ∂C/∂y · φ′(x), element by element. `forward`
keeps the slope φ′(x), and `backward`, the same for all of them, multiplies by it.
Softmax, where every output depends on every input, has a backward of its own.
ReLU and its relatives are in `rectifiers`.
"""

import numpy as np

from nnkit._arguments import as_float, check_dy
from nnkit._floats import calm_methods, wide
from nnkit.parameter import Layer

__all__ = [
    "Identity",
    "LogSoftmax",
    "Sigmoid",
    "Sign",
    "Softmax",
    "Step",
    "Tanh",
    "log_softmax",
    "sigmoid",
    "softmax",
]


def sigmoid(z):
    """Logistic function σ(z) = 1 / (1 + e^{−z}), right for every z.

    Where z is so negative that e^{−z} overflows to infinity, 1/(1 + ∞) is 0, which is
    σ(z) rounded to the dtype: so the overflow does no harm and NumPy need not warn.

    Parameters
    ----------
    z : array_like
        Any shape.

    Returns
    -------
    ndarray
        Same shape as `z`, between 0 and 1.

    Examples
    --------
    >>> sigmoid(np.array([-1e4, 0.0, 1e4]))
    array([0. , 0.5, 1. ])
    """
    return quiet_logistic(as_float("z", z))


def logistic(z):
    """1 / (1 + e^{−z}) as it stands."""
    return 1.0 / (1.0 + np.exp(-z))


quiet_logistic = np.errstate(over="ignore", under="ignore")(
    logistic
)  # faster than with


def log_softmax(z, axis=-1):
    """Logarithm of softmax, ln a_k = z_k − ln Σ_j e^{z_j}, by log-sum-exp.

    Subtracting the largest z changes nothing in exact arithmetic and makes every
    exponent ≤ 0, so nothing overflows and the sum is at least 1.

    Parameters
    ----------
    z : array_like
        Logits.
    axis : int
        The axis that runs over the classes.

    Examples
    --------
    >>> log_softmax(np.array([1e4, 0.0]))
    array([     0., -10000.])
    """
    z = as_float("z", z)
    with np.errstate(under="ignore"):
        shifted = wide(z - z.max(axis=axis, keepdims=True))
        total = np.exp(shifted).sum(axis=axis, keepdims=True)
        return (shifted - np.log(total)).astype(z.dtype, copy=False)


def softmax(z, axis=-1):
    """Probabilities a_k = e^{z_k} / Σ_j e^{z_j} along `axis`.

    Parameters
    ----------
    z : array_like
        Logits.
    axis : int
        The axis that runs over the classes; the result sums to 1 along it.

    Examples
    --------
    >>> softmax(np.array([[0.0, 0.0], [1e4, 0.0]]))
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    z = as_float("z", z)
    with np.errstate(under="ignore"):
        e = np.exp(wide(z - z.max(axis=axis, keepdims=True)))
        return (e / e.sum(axis=axis, keepdims=True)).astype(z.dtype, copy=False)


class Elementwise(Layer):
    """What activations that work on each number alone have in common."""

    _slope = None  # φ′(x) of the latest forward pass, same shape as x

    def backward(self, dy):
        """∂C/∂x = ∂C/∂y ⊙ φ′(x), with the slope kept by `forward`."""
        dy = np.asarray(dy)
        check_dy(self, dy, None if self._slope is None else self._slope.shape)
        return dy * self._slope


class Identity(Layer):
    """y = x: the output unit of a regression; nothing bends."""

    def forward(self, x, training=False):
        """Return x itself."""
        return as_float("x", x)

    def backward(self, dy):
        """φ′ = 1, so ∂C/∂x = ∂C/∂y."""
        return as_float("dy", dy)


class Step(Elementwise):
    """y = 1 where x > 0, else 0: the perceptron's unit.

    Its slope is 0 wherever it has one, so nothing below it learns by gradients.

    Examples
    --------
    >>> Step().forward(np.array([-0.5, 0.0, 0.5]))
    array([0., 0., 1.])
    """

    def forward(self, x, training=False):
        """y = [x > 0], slope 0."""
        x = as_float("x", x)
        self._slope = np.zeros_like(x)
        return (x > 0).astype(x.dtype)


class Sign(Elementwise):
    """y = 1 where x > 0, else −1: the bipolar step, 2·Step(x) − 1.

    At 0 it is −1, as a perceptron says no there; `np.sign(0)` is 0.

    Examples
    --------
    >>> Sign().forward(np.array([-0.5, 0.0, 0.5]))
    array([-1., -1.,  1.])
    """

    def forward(self, x, training=False):
        """y = 2·[x > 0] − 1, slope 0."""
        x = as_float("x", x)
        self._slope = np.zeros_like(x)
        return np.where(x > 0, x.dtype.type(1), x.dtype.type(-1))


class Sigmoid(Elementwise):
    """y = σ(x) = 1 / (1 + e^{−x}), in (0, 1).

    Examples
    --------
    >>> layer = Sigmoid()
    >>> layer.forward(np.array([0.0])), layer.backward(np.array([1.0]))
    (array([0.5]), array([0.25]))
    """

    def forward(self, x, training=False):
        """σ(x); slope σ′ = e^{−x}/(1+e^{−x})² = σ(1 − σ), at most 1/4."""
        y = sigmoid(x)
        self._slope = y * (1.0 - y)
        return y


class Tanh(Elementwise):
    """y = tanh(x) = 2σ(2x) − 1, in (−1, 1), centred on zero."""

    def forward(self, x, training=False):
        """tanh(x); slope 1 − tanh²(x), at most 1."""
        y = np.tanh(as_float("x", x))
        self._slope = 1.0 - y * y
        return y


class Softmax(Layer):
    """Probabilities over `axis`, as a layer; see `softmax`.

    For training put no Softmax at the end: `CrossEntropyLoss` takes the logits.
    """

    def __init__(self, axis=-1):
        self.axis = axis
        self._y = None

    def forward(self, x, training=False):
        """a = softmax(x)."""
        y = softmax(x, self.axis)
        self._y = y.copy()
        return y

    def backward(self, dy):
        """From ∂a_k/∂x_j = a_k([k = j] − a_j) follows dx = a ⊙ (dy − Σ_k dy_k a_k)."""
        y, dy = self._y, np.asarray(dy)
        check_dy(self, dy, None if y is None else y.shape)
        return y * (dy - (dy * y).sum(axis=self.axis, keepdims=True))


class LogSoftmax(Layer):
    """ln softmax(x) over `axis`, as a layer; see `log_softmax`. For `KLDivLoss`.

    Examples
    --------
    >>> layer = LogSoftmax()
    >>> layer.forward(np.array([1e4, 0.0])), layer.backward(np.array([1.0, 0.0]))
    (array([     0., -10000.]), array([0., 0.]))
    """

    def __init__(self, axis=-1):
        self.axis = axis
        self._a = None  # softmax(x)

    def forward(self, x, training=False):
        """y = ln softmax(x)."""
        y = log_softmax(x, self.axis)
        self._a = np.exp(y)
        return y

    def backward(self, dy):
        """From ∂y_k/∂x_j = [k = j] − a_j, a = softmax(x), dx = dy − a Σ_k dy_k."""
        a, dy = self._a, np.asarray(dy)
        check_dy(self, dy, None if a is None else a.shape)
        return dy - a * dy.sum(axis=self.axis, keepdims=True)


calm_methods(Elementwise, Sigmoid, Tanh, Softmax, LogSoftmax)
