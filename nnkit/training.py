"""The training loop: batches in random order, forward, backward, step, repeat."""

import math
import time

import numpy as np

from nnkit._arguments import check_rng, whole_number
from nnkit.history import History, ProgressLine, summary
from nnkit.losses import check_labels

__all__ = ["accuracy", "batches", "fit", "predict"]


def fit(
    net,
    loss,
    optimizer,
    train,
    val=None,
    *,
    epochs,
    batch_size,
    rng,
    callbacks=(),
    progress=True,
):
    """Train `net` by mini-batches, in place, and return the History.

    Parameters
    ----------
    net, loss, optimizer
        A network, a loss, and an optimizer over the network's parameters.
    train, val : (X, y)
        Samples in rows, and their labels (integers) or targets (floats).
        X and float targets are converted to the dtype of the parameters.
    epochs : int
        How many times to go through all of `train`; 0 is allowed.
    batch_size : int
        Samples a step; the last batch of an epoch may be smaller.
    rng : numpy.random.Generator
        Shuffles the samples, anew each epoch.
    callbacks : iterable of callable
        After each epoch each is called as `callback(net, history)`; training stops
        when one returns True. If it has a method `finish(net)`, that is called at
        the end. See `EarlyStopping`.
    progress : bool
        Whether to print one line that keeps changing.

    Returns
    -------
    History
        Pressing stop (or Ctrl-C) ends the training, not your program: the History
        then holds the finished epochs and has `interrupted = True`.

    Raises
    ------
    ValueError
        For arguments that do not fit; nothing has been changed then.
    FloatingPointError
        When the cost is no longer a finite number.
    """
    whole_number("epochs", epochs, least=0)
    whole_number("batch_size", batch_size)
    check_rng(rng)
    if callable(callbacks):
        raise ValueError(f"callbacks (={callbacks!r}) must be a list: write [callback]")
    check_optimizer(optimizer, net)
    train = checked("train", train, net, loss)
    val = None if val is None else checked("val", val, net, loss)

    history, line = History(), ProgressLine(epochs, progress)
    try:
        for epoch in range(1, epochs + 1):
            start = time.perf_counter()
            figures = train_epoch(
                net, loss, optimizer, train, batch_size, rng, line, epoch
            )
            if val is not None:
                figures |= validate(net, loss, val)
            history.record(**figures, seconds=time.perf_counter() - start)
            line.write(epoch, summary(history))
            if any([callback(net, history) for callback in callbacks]):
                break
    except KeyboardInterrupt:
        history.interrupted = True
    finally:
        line.close()
    for callback in callbacks:
        if hasattr(callback, "finish"):
            callback.finish(net)
    return history


@np.errstate(over="ignore", invalid="ignore")  # a cost of nan is reported instead
def train_epoch(net, loss, optimizer, train, batch_size, rng, line, epoch):
    """One pass over the training data; returns its cost and accuracy.

    The fast path. Each batch is gathered into the same two arrays, which the network
    sees as read-only and so need not copy; the outputs of the epoch are collected,
    to count the right ones once at its end; the way back leaves out ∂C/∂X.
    """
    X, y = train
    n = len(X)
    order = rng.permutation(n)
    x_batch, x_seen = buffer(X, min(batch_size, n))
    y_batch, y_seen = buffer(y, min(batch_size, n))
    backward = getattr(net, "backward_parameters", net.backward)
    outputs, total, shown = None, 0.0, time.perf_counter()
    for start in range(0, n, batch_size):
        rows = order[start : start + batch_size]
        m = len(rows)
        X.take(rows, 0, x_batch[:m], "clip")  # "clip" writes without a detour
        y.take(rows, 0, y_batch[:m], "clip")
        a = net.forward(x_seen[:m], True)
        cost = loss.forward(a, y_seen[:m])
        if not math.isfinite(cost):
            raise FloatingPointError(
                f"the cost became {cost} in epoch {epoch}: the learning rate "
                f"(={optimizer.lr:g}) is probably too large"
            )
        backward(loss.backward())
        optimizer.step()
        total += cost * m
        if outputs is None:
            outputs = np.empty((n, *a.shape[1:]), a.dtype)
        outputs[start : start + m] = a
        if time.perf_counter() - shown > 0.2:
            shown = time.perf_counter()
            line.write(epoch, f"{start / n:4.0%}  cost {total / (start + m):.4f}")
    return {"train_loss": total / n, "train_accuracy": share_right(outputs, y[order])}


@np.errstate(over="ignore", invalid="ignore")
def validate(net, loss, val):
    """Cost and accuracy on data that the network does not learn from."""
    outputs = predict(net, val[0])
    return {
        "val_loss": loss.forward(outputs, val[1]),
        "val_accuracy": share_right(outputs, val[1]),
    }


def buffer(array, rows):
    """An array to gather `rows` samples into, and a read-only view of it."""
    batch = np.empty((rows, *array.shape[1:]), array.dtype)
    seen = batch.view()
    seen.flags.writeable = False
    return batch, seen


def batches(X, y, batch_size, rng):
    """Go through the samples once, in random order, as pairs (X_batch, y_batch).

    Examples
    --------
    >>> X, y = np.arange(5.0).reshape(5, 1), np.arange(5)
    >>> [len(yb) for xb, yb in batches(X, y, 2, np.random.default_rng(0))]
    [2, 2, 1]
    """
    X, y = np.asarray(X), np.asarray(y)
    check_lengths("X and y", X, y)
    whole_number("batch_size", batch_size)
    check_rng(rng)
    order = rng.permutation(len(X))
    parts = (order[i : i + batch_size] for i in range(0, len(X), batch_size))
    return ((X[rows], y[rows]) for rows in parts)


def predict(net, X, batch_size=1000):
    """The network's outputs for all rows of X, computed a batch at a time."""
    whole_number("batch_size", batch_size)
    X = np.atleast_1d(X).view()
    X.flags.writeable = False  # so that layers need not copy
    starts = range(0, max(len(X), 1), batch_size)
    return np.concatenate([net.forward(X[i : i + batch_size]) for i in starts])


def accuracy(net, X, y, batch_size=1000):
    """Share of the samples that the network gets right, from 0 to 1.

    With K outputs the guess is the largest one; with a single output, a logit, it
    is class 1 if the output is above 0.

    Parameters
    ----------
    net : Layer
        The network.
    X : array_like
        Samples in rows.
    y : array_like of int
        Labels, shape (N,); for a single output also (N, 1).
    """
    outputs, y = predict(net, X, batch_size), np.asarray(y)
    check_lengths("X and y", outputs, y)
    share = share_right(outputs, y)
    if share is None:
        raise ValueError(
            f"y (shape {y.shape}, dtype {y.dtype}) must be whole-number labels, one a "
            "sample, as accuracy counts right guesses"
        )
    return share


def share_right(outputs, y):
    """Share of right guesses, or None if y does not hold one whole number a sample."""
    if y.dtype.kind not in "iu" or y.size != len(y):
        return None
    if outputs.size == len(outputs):
        return float(np.mean((outputs.reshape(-1) > 0) == (y.reshape(-1) == 1)))
    return float(np.mean(outputs.argmax(axis=1) == y.reshape(-1)))


def checked(name, data, net, loss):
    """(X, y) as arrays that fit the network and the loss, or a ValueError."""
    if not isinstance(data, tuple | list) or len(data) != 2:
        raise ValueError(f"{name} must be a pair (X, y), not {type(data).__name__}")
    dtype = net.parameters()[0].data.dtype
    X, y = np.ascontiguousarray(data[0], dtype), np.ascontiguousarray(data[1])
    if y.dtype.kind not in "iu":
        y = y.astype(dtype, copy=False)
    check_lengths(f"{name}: X and y", X, y)
    for part, array in [("X", X), ("y", y)]:
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            row = np.argwhere(~np.isfinite(array))[0][0]
            raise ValueError(f"{name}: {part} must be finite numbers; row {row} is not")
    outputs = net.forward(X[:1])
    loss.forward(outputs, y[:1])
    if y.dtype.kind in "iu" and outputs.ndim == 2 and outputs.shape[1] > 1:
        check_labels(f"{name}: y", y, outputs.shape[1])
    return X, y


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
