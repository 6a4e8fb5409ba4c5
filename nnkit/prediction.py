"""What a network says about samples, and how often it is right."""

import numpy as np

from nnkit._arguments import whole_number
from nnkit._fitting import check_lengths
from nnkit.activations import Sigmoid
from nnkit.conv import Conv2d
from nnkit.layers import Linear
from nnkit.network import Sequential

__all__ = ["accuracy", "predict"]


def predict(net, X, batch_size=1000):
    """The network's outputs for all rows of X, computed a batch at a time."""
    whole_number("batch_size", batch_size)
    X = np.atleast_1d(X).view()
    X.flags.writeable = False  # so that no layer can change the caller's samples
    starts = range(0, max(len(X), 1), batch_size)
    return np.concatenate([net.forward(X[i : i + batch_size]) for i in starts])


def accuracy(net, X, y, batch_size=1000, *, threshold=None):
    """Share of the samples that the network gets right, from 0 to 1.

    With K outputs the guess is the largest one. With a single output it is class 1 if
    the output is above `threshold`.

    Parameters
    ----------
    net : Layer
        The network.
    X : array_like
        Samples in rows.
    y : array_like
        Labels, whole numbers or booleans, shape (N,); for a single output 0 and 1 (or
        −1 and 1), also of shape (N, 1).
    batch_size : int
        As for `predict`.
    threshold : float, optional
        By default 0, as a single output is a logit, and ½ behind a `Sigmoid`, where it
        is a probability. Needed only for networks of your own that give probabilities.

    Raises
    ------
    ValueError
        If y does not hold one label a sample, or nobody can tell whether the outputs
        are logits or probabilities.
    FloatingPointError
        If an output is NaN.

    Examples
    --------
    >>> from nnkit import Identity
    >>> accuracy(Identity(), np.array([[0.1, 0.9], [0.8, 0.2]]), [1, 1])
    0.5
    """
    outputs, y = predict(net, X, batch_size), np.asarray(y)
    check_lengths("X and y", outputs, y)
    nan = np.isnan(outputs).reshape(len(outputs), -1).any(axis=1)
    if nan.any():
        raise FloatingPointError(
            f"the network's outputs are nan for {nan.sum()} of {len(nan)} samples, "
            f"first for row {nan.argmax()}: its training went wrong, or X holds nan"
        )
    if threshold is None:
        threshold = boundary(net)
        if outputs.size == len(outputs) and could_be_either(net, outputs):
            raise ValueError(
                "all outputs lie between 0 and 1: write threshold=0.5 if they are "
                "probabilities, or threshold=0 if they are logits"
            )
    share = share_right(outputs, y, threshold)
    if share is None:
        raise ValueError(
            f"y (shape {y.shape}, dtype {y.dtype}) must be whole-number labels, one a "
            "sample, as accuracy counts right guesses"
        )
    return share


def could_be_either(net, outputs):
    """Whether single outputs may be probabilities, behind a layer of any kind."""
    if isinstance(last_layer(net), Sigmoid | Linear | Conv2d):
        return False
    between = (outputs > 0) & (outputs < 1)
    return between.any() and bool((between | (outputs == 0) | (outputs == 1)).all())


def share_right(outputs, y, threshold):
    """Share of right guesses, or None if y does not hold one whole number a sample.

    A network that answers NaN has not guessed, so it is not right.
    """
    whole = y.dtype.kind in "iub" or (y.dtype.kind == "f" and (y == np.rint(y)).all())
    if not whole or y.size != len(y):
        return None
    y = y.reshape(-1)
    if outputs.size == len(outputs):
        z = outputs.reshape(-1)
        right = np.where(z > threshold, y == 1, (y == 0) | (y == -1)) & (z == z)
    else:
        right = (outputs.argmax(axis=1) == y) & ~np.isnan(outputs).any(axis=1)
    return float(np.mean(right))


def boundary(net):
    """Above what a single output says yes: ½ if the last layer is a Sigmoid, else 0."""
    return 0.5 if isinstance(last_layer(net), Sigmoid) else 0.0


def last_layer(net):
    """The layer that the outputs come from."""
    while isinstance(net, Sequential):
        net = net[-1]
    return net
