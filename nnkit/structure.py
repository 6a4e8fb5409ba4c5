"""Layers that change how signals travel: a way around (Residual), mixed channels."""

import numpy as np

from nnkit._arguments import as_float, check_dy, whole_number
from nnkit.parameter import Layer

__all__ = ["ChannelShuffle", "Residual", "channel_shuffle"]


class Residual(Layer):
    """A layer and a way around it: y = f(x) + x.

    The slope of y for x is f′(x) + 1: through many such blocks the gradient still
    arrives, by the 1, where through plain layers a product of small slopes vanishes.

    Parameters
    ----------
    body : Layer
        The f; for several layers a `Sequential`.
    shortcut : Layer, optional
        In place of the x in y = f(x) + x, where f changes the shape: y = f(x) + s(x).

    Shape
    -----
    x of any shape that fits → y of the shape of f(x).

    Raises
    ------
    ValueError
        When the two summands differ in shape.

    References
    ----------
    He, Zhang, Ren and Sun, 2016, arXiv:1512.03385.

    Examples
    --------
    >>> from nnkit import ReLU
    >>> Residual(ReLU()).forward(np.array([-1.0, 2.0]))
    array([-1.,  4.])
    """

    def __init__(self, body, shortcut=None):
        ways = {"body": body}
        if shortcut is not None:
            ways["shortcut"] = shortcut
        for name, layer in ways.items():
            if isinstance(layer, type) or not hasattr(layer, "backward"):
                raise ValueError(f"{name} (={layer!r}) must be a layer object")
        self.body, self.shortcut = body, shortcut
        self._shape = None

    def forward(self, x, training=False):
        """f(x) + x, or f(x) + s(x)."""
        around = as_float("x", x)
        through = self.body.forward(around, training)
        if self.shortcut is not None:
            around = self.shortcut.forward(around, training)
        if through.shape != around.shape:
            raise ValueError(
                f"body gives shape {through.shape}, the way around it {around.shape}; "
                "they must be the same: choose a shortcut layer that makes them so"
            )
        self._shape = through.shape
        return through + around

    def backward(self, dy):
        """Both ways lead to x, so their gradients add: dx = f's dx + dy."""
        dy = as_float("dy", dy)
        check_dy(self, dy, self._shape)
        around = dy if self.shortcut is None else self.shortcut.backward(dy)
        return self.body.backward(dy) + around

    def parameters(self):
        """Those of the body, then those of the shortcut."""
        layers = [self.body] if self.shortcut is None else [self.body, self.shortcut]
        return [p for layer in layers for p in layer.parameters()]


def channel_shuffle(x, groups):
    """Channels in the order: first of each group, second of each group, and so on.

    After a grouped convolution, group g has seen the inputs of group g only. Shuffled,
    each group of the next one gets channels from all.

    Parameters
    ----------
    x : array_like
        Shape (N, C, …).
    groups : int
        Divides C.

    Examples
    --------
    >>> channel_shuffle(np.array([[10, 11, 12, 20, 21, 22]]), groups=2)
    array([[10, 20, 11, 21, 12, 22]])
    """
    x, groups = np.asarray(x), whole_number("groups", groups)
    if x.ndim < 2 or x.shape[1] % groups:
        raise ValueError(
            f"x (shape {x.shape}) must be of shape (N, C, …) "
            f"with C divisible by groups (={groups})"
        )
    channels = np.arange(x.shape[1]).reshape(groups, -1)  # (G, C/G)
    return x[:, channels.T.reshape(-1)]


class ChannelShuffle(Layer):
    """`channel_shuffle` as a layer, to stand between two grouped convolutions.

    Parameters
    ----------
    groups : int
        Those of the convolution before it; divides C.

    Shape
    -----
    x (N, C, …) → y of the same shape.

    References
    ----------
    Zhang, Zhou, Lin and Sun, 2018, arXiv:1707.01083 (ShuffleNet).

    Examples
    --------
    >>> ChannelShuffle(2).forward(np.array([[10.0, 11.0, 20.0, 21.0]]))
    array([[10., 20., 11., 21.]])
    """

    def __init__(self, groups):
        self.groups = whole_number("groups", groups)
        self._shape = None

    def forward(self, x, training=False):
        """The same channels in another order."""
        x = as_float("x", x)
        y = channel_shuffle(x, self.groups)
        self._shape = x.shape
        return y

    def backward(self, dy):
        """Back to the old order: channels cut into C/G groups, and shuffled again."""
        dy = as_float("dy", dy)
        check_dy(self, dy, self._shape)
        return channel_shuffle(dy, dy.shape[1] // self.groups)
