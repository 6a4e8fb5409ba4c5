"""The training loop: batches in random order, forward, backward, step, repeat."""

import math
import time

import numpy as np

from nnkit._arguments import check_rng, lend, whole_number
from nnkit._fitting import (
    check_callbacks,
    check_last_batch,
    check_lengths,
    check_optimizer,
    checked,
    takes_labels,
)
from nnkit._floats import calm
from nnkit._memory import keep_pages
from nnkit.history import History, ProgressLine, summary
from nnkit.prediction import boundary, predict, share_right

__all__ = ["batches", "fit"]


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
        Samples in rows, and their labels or targets: the loss says which, by its
        `takes_labels`, and only with labels an accuracy is measured. X and targets are
        converted to the dtype of the parameters.
    epochs : int
        How many times to go through all of `train`; 0 is allowed.
    batch_size : int
        Samples a step; the last batch of an epoch may be smaller.
    rng : numpy.random.Generator
        Shuffles the samples, anew each epoch.
    callbacks : iterable of callable
        After each epoch each is called as `callback(net, history)`; training stops
        when one returns True. If it has a method `start(net)`, that is called before
        the first epoch; if it has `finish(net)`, that is called at the end of every
        fit that it has started, whatever ended it, also an error in another callback.
        See `EarlyStopping`.
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
        For arguments that do not fit, also where the last batch of an epoch is too
        small for a layer like BatchNorm1d; nothing has been changed then.
    FloatingPointError
        When the cost is no longer a finite number.
    """
    whole_number("epochs", epochs, least=0)
    whole_number("batch_size", batch_size)
    check_rng(rng)
    callbacks = check_callbacks(callbacks, val)
    check_optimizer(optimizer, net)
    train = checked("train", train, net, loss)
    check_last_batch(net, len(train[0]), batch_size)
    val = None if val is None else checked("val", val, net, loss)

    history, line, started = History(), ProgressLine(epochs, progress), []
    try:
        for callback in callbacks:
            if hasattr(callback, "start"):
                callback.start(net)
            started.append(callback)
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
        try:
            line.close()
        finally:
            finish(started, net)
    return history


def finish(callbacks, net):
    """Finish the callbacks in order, each of them even if the one before it raises."""
    if callbacks:
        try:
            if hasattr(callbacks[0], "finish"):
                callbacks[0].finish(net)
        finally:
            finish(callbacks[1:], net)


@calm
@np.errstate(over="ignore", invalid="ignore")  # a cost of nan is reported instead
def train_epoch(net, loss, optimizer, train, batch_size, rng, line, epoch):
    """One pass over the training data; returns its cost and accuracy.

    The fast path. Each batch is gathered into the same two arrays, which the network
    sees as read-only and need not copy, as they are lent; the outputs of an epoch with
    labels are collected, to count the right ones at its end; the way back leaves out
    ∂C/∂X.
    """
    keep_pages()
    X, y = train
    n = len(X)
    order = rng.permutation(n)
    x_batch, x_seen = buffer(X, min(batch_size, n))
    y_batch, y_seen = buffer(y, min(batch_size, n))
    backward = getattr(net, "backward_parameters", net.backward)
    outputs, total, shown = None, 0.0, time.perf_counter()
    labels = takes_labels(loss)
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
        if labels:
            if outputs is None:
                outputs = np.empty((n, *a.shape[1:]), a.dtype)
            outputs[start : start + m] = a
        if time.perf_counter() - shown > 0.2:
            shown = time.perf_counter()
            line.write(epoch, f"{start / n:4.0%}  cost {total / (start + m):.4f}")
    right = share_right(outputs, y[order], boundary(net)) if labels else None
    return {"train_loss": total / n, "train_accuracy": right}


@calm
@np.errstate(over="ignore", invalid="ignore")
def validate(net, loss, val):
    """Cost and accuracy on data that the network does not learn from."""
    (X, y), labels = val, takes_labels(loss)
    outputs = predict(net, X)
    right = share_right(outputs, y, boundary(net)) if labels else None
    return {"val_loss": loss.forward(outputs, y), "val_accuracy": right}


def buffer(array, rows):
    """An array to gather `rows` samples into, lent, and a read-only view of it."""
    batch = np.empty((rows, *array.shape[1:]), array.dtype)
    lend(batch)
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
