"""nnkit, through its public interface: `fit` over a `Sequential`, layers alone."""

import math

import numpy as np

import nnkit as nn


def prepare(case, X, y, nchw=False):
    """Return `run(passes)`."""
    rng = np.random.default_rng(0)
    if case.is_training:
        return training(case, X, y, rng)
    if not nchw:
        X, y = as_between_layers(X), as_between_layers(y)
    return layer(case, X, y, rng)


def as_between_layers(x):
    """The same numbers in the order in memory that a Conv2d of nnkit hands on.

    To a caller the axes are N, C, H, W; the samples lie side by side. The images of
    one channel that enter a network come as the data set has them.
    """
    if x.shape[1] == 1:
        return x
    return np.ascontiguousarray(x.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)


def training(case, X, y, rng):
    """Epochs of `fit`; its checks, costs and accuracies are part of the time."""
    if case.kind == "dense":
        inputs, hidden, outputs = case.sizes
        net = nn.Sequential(
            nn.Linear(inputs, hidden, rng=rng),
            nn.Sigmoid(),
            nn.Linear(hidden, outputs, rng=rng),
        )
    else:
        net = nn.Sequential(
            nn.Conv2d(1, 20, 5, rng=rng),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(20, 40, 5, rng=rng),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(640, 100, rng=rng),
            nn.ReLU(),
            nn.Linear(100, 10, rng=rng),
        )
    loss, optimizer = nn.CrossEntropyLoss(), nn.SGD(net.parameters(), lr=0.01)

    def run(passes):
        nn.fit(
            net,
            loss,
            optimizer,
            (X, y),
            epochs=passes,
            batch_size=case.batch,
            rng=rng,
            progress=False,
        )
        return passes * math.ceil(len(X) / case.batch)

    return run


def layer(case, x, dy, rng):
    """Forward and backward pass of one layer, with the gradient for x."""
    if case.kind == "conv":
        inputs, outputs, kernel, _, padding, groups = case.sizes
        layer = nn.Conv2d(
            inputs, outputs, kernel, padding=padding, groups=groups, rng=rng
        )
    else:
        layer = nn.MaxPool2d(2) if case.kind == "maxpool" else nn.LpPool2d(2, 2)

    def run(passes):
        for _ in range(passes):
            layer.forward(x, True)
            layer.backward(dy)
        return passes

    return run
