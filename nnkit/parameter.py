"""What every layer has in common, and the arrays that training changes.

A layer is an object with three methods: `forward` computes the output and keeps
what the way back will need, `backward` turns the gradient of the cost with
respect to the output (`dy`) into the gradient with respect to the input (`dx`),
and `parameters` lists what can be learned.
"""

import numpy as np

__all__ = ["Layer", "Parameter"]


class Parameter:
    """An array that training changes, and the gradient of the cost for it.

    Parameters
    ----------
    data : array_like of float
        Start values; they are copied.

    Attributes
    ----------
    data : ndarray
        The values; an optimizer changes them in place.
    grad : ndarray or None
        ∂C/∂data, of the same shape; None until the first `backward`.

    Examples
    --------
    >>> p = Parameter([1.0, 2.0])
    >>> p.data, p.grad
    (array([1., 2.]), None)
    """

    def __init__(self, data):
        self.data = np.array(data)
        if self.data.dtype.kind != "f":
            raise ValueError(f"data (dtype {self.data.dtype}) must be of a float dtype")
        self.grad = None

    def __repr__(self):
        return f"Parameter(shape={self.data.shape}, dtype={self.data.dtype})"


def is_weight(parameter):
    """Whether it has two or more axes: what decays, and what penalties are for.

    With one axis: biases, the γ and β of batch normalization, the slopes of a PReLU.
    """
    return parameter.data.ndim > 1


class Layer:
    """Base of all layers; a layer of your own defines `forward` and `backward`.

    `backward` *assigns* the parameters' gradients, it never adds to them, and
    does not depend on arrays that the caller may have changed since `forward`.
    """

    def forward(self, x, training=False):
        """Output for the input `x`; `training` matters to dropout and its like."""
        raise TypeError(f"{type(self).__name__} does not define forward(x, training)")

    def backward(self, dy):
        """∂C/∂x from dy = ∂C/∂y of the latest `forward`; sets every `.grad`."""
        raise TypeError(f"{type(self).__name__} does not define backward(dy)")

    def backward_parameters(self, dy):
        """Set every `.grad` only: enough for a layer that nothing below learns from."""
        self.backward(dy)

    def parameters(self):
        """List of the layer's `Parameter` objects (none here)."""
        return []
