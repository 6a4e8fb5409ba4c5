"""What `fit` makes sure of before it changes anything."""

import numpy as np

from nnkit._floats import calm
from nnkit.saving import walk


@calm
def checked(name, data, net, loss):
    """(X, y) as arrays that fit the network and the loss, or a ValueError."""
    if not isinstance(data, tuple | list) or len(data) != 2:
        raise ValueError(f"{name} must be a pair (X, y), not {type(data).__name__}")
    dtype = net.parameters()[0].data.dtype
    X, y = np.ascontiguousarray(data[0], dtype), np.ascontiguousarray(data[1])
    if y.dtype.kind == "f" or not takes_labels(loss):
        y = y.astype(dtype, copy=False)
    check_lengths(f"{name}: X and y", X, y)
    for part, array in [("X", X), ("y", y)]:
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            row = np.argwhere(~np.isfinite(array))[0][0]
            raise ValueError(f"{name}: {part} must be finite numbers; row {row} is not")
    output = net.forward(X[:1])
    try:
        for start in range(0, len(y), 1000):  # is every target one for this loss?
            part = y[start : start + 1000]
            loss.forward(output.repeat(len(part), axis=0), part)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
    return X, y


def takes_labels(loss):
    """Whether a loss takes classes as targets; one that does not say takes numbers."""
    return getattr(loss, "takes_labels", False)


def check_callbacks(callbacks, val):
    """The callbacks as a list, or a ValueError."""
    if callable(callbacks):
        raise ValueError(f"callbacks (={callbacks!r}) must be a list: write [callback]")
    callbacks = list(callbacks)
    for callback in callbacks:
        if isinstance(callback, type) or not callable(callback):
            raise ValueError(
                f"callbacks (with {callback!r}) must be functions, or objects like "
                "EarlyStopping(patience=5)"
            )
        if getattr(callback, "needs_val", False) and val is None:
            name = type(callback).__name__
            raise ValueError(f"{name} needs val: write fit(…, train, val, …)")
    return callbacks


def check_last_batch(net, n, batch_size):
    """Raise if the smallest batch is too small for a layer; after a forward pass."""
    smallest = n % batch_size or min(n, batch_size)
    for _, layer in walk(net):
        least = getattr(layer, "least_samples", 1)
        if smallest < least:
            raise ValueError(
                f"batch_size (={batch_size}) makes of {n} samples a batch of "
                f"{smallest}, but {type(layer).__name__} needs {least} or more while "
                "training: choose another batch_size, or leave a sample out"
            )


def check_optimizer(optimizer, net):
    """Raise unless the optimizer changes parameters of this network."""
    strangers = {id(p) for p in optimizer.params} - {id(p) for p in net.parameters()}
    if strangers or not net.parameters():
        raise ValueError(
            "optimizer must belong to this net: make a new one from net.parameters() "
            "after you make a new net"
        )


def check_lengths(names, X, y):
    """Raise unless there are as many samples as labels, and at least one."""
    if X.ndim == 0 or y.ndim == 0 or len(X) != len(y) or len(X) == 0:
        raise ValueError(
            f"{names} (shapes {X.shape} and {y.shape}) must have as many rows, ≥ 1"
        )
