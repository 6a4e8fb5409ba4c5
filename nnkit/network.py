"""Sequential: layers in a row. Its backward pass is the whole of backpropagation."""

from nnkit.parameter import Layer

__all__ = ["Sequential"]


class Sequential(Layer):
    """Layers one after the other: y = f_L(… f_2(f_1(x)) …).

    Parameters
    ----------
    *layers : Layer
        At least one; each needs `forward`, `backward` and `parameters`.
        A layer may stand in a network only once: it keeps values between its
        forward and its backward pass.

    Examples
    --------
    >>> import numpy as np
    >>> from nnkit import Linear, Sigmoid
    >>> rng = np.random.default_rng(0)
    >>> net = Sequential(Linear(784, 30, rng=rng), Sigmoid(), Linear(30, 10, rng=rng))
    >>> net.forward(np.zeros((5, 784), np.float32)).shape
    (5, 10)
    >>> len(net), sum(p.data.size for p in net.parameters())
    (3, 23860)
    """

    def __init__(self, *layers):
        if not layers:
            raise ValueError("layers (none given) must be at least one layer")
        for i, layer in enumerate(layers):
            if isinstance(layer, type) or not hasattr(layer, "backward"):
                raise ValueError(
                    f"layer {i} (={layer!r}) must be a layer object: "
                    "write Sequential(Linear(…), ReLU()), with brackets and no list"
                )
        if len({id(layer) for layer in layers}) < len(layers):
            raise ValueError("one of the layers comes twice; make two objects")
        self.layers = layers

    def forward(self, x, training=False):
        """Each layer's output is the next layer's input."""
        for layer in self.layers:
            x = layer.forward(x, training)
        return x

    def backward(self, dy):
        """Each layer's dx is the dy of the layer below (the chain rule)."""
        for layer in reversed(self.layers):
            dy = layer.backward(dy)
        return dy

    def backward_parameters(self, dy):
        """`backward` without the gradient for x, which training does not need.

        The way back ends at the lowest layer that learns, and that layer computes
        no dx. In a 784–30–10 network this saves a quarter of a training step.
        """
        last = 0
        while last < len(self) - 1 and not self.layers[last].parameters():
            last += 1
        for layer in reversed(self.layers[last + 1 :]):
            dy = layer.backward(dy)
        self.layers[last].backward_parameters(dy)

    def parameters(self):
        """All parameters, from the first layer to the last."""
        return [p for layer in self.layers for p in layer.parameters()]

    def __len__(self):
        return len(self.layers)

    def __iter__(self):
        return iter(self.layers)

    def __getitem__(self, index):
        """A layer; for a slice a Sequential that shares the layers."""
        picked = self.layers[index]
        return Sequential(*picked) if isinstance(index, slice) else picked
