"""How the networks of the published figures are built and trained.

Everything here is taught in the course: cross-entropy, dropout, batch normalization,
weight decay, Nesterov's momentum, images moved by a pixel. The numbers were chosen on
the validation part of the training set (`--validate`), never by the test set.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

import nnkit as nn


@dataclass(frozen=True)
class Recipe:
    """A network, how to train it, and the accuracy that it shall reach.

    The learning rate falls from `lr` in epoch 1 in equal steps towards 0, which it
    would reach after the last epoch. With `shift` s, each image is moved in each
    epoch by up to s pixels in both directions, anew and at random.
    """

    name: str
    summary: str
    build: Callable  # rng → network
    optimizer: Callable  # (parameters, lr) → optimizer
    lr: float
    epochs: int
    batch_size: int
    required: float  # accuracy in %
    goal: float
    shift: int = 0
    digit: int | None = None  # "is it this digit?" in place of "which digit is it?"
    images: bool = False  # whether the network takes (N, 1, 28, 28)

    def loss(self):
        """Cross-entropy, of one logit or of ten."""
        return nn.CrossEntropyLoss() if self.digit is None else nn.BCEWithLogitsLoss()


def load(validate):
    """((X, y), (X, y)) to learn from and to mark with, X of shape (N, 784).

    All 60 000 training images and the test set, or, to choose settings by, 50 000
    of them and the other 10 000.
    """
    train, val, test = nn.datasets.mnist()
    if validate:
        return train, val
    both = zip(train, val, strict=True)
    return tuple(np.concatenate(parts) for parts in both), test


def prepared(recipe, data):
    """The data as this recipe's network and loss want them."""
    X, y = data
    X = X.reshape(-1, 1, 28, 28) if recipe.images else X
    return X, y if recipe.digit is None else (y == recipe.digit).astype(int)[:, None]


def shifted(X, most, rng):
    """Copy of X in which each image is moved by −most … most pixels each way.

    What leaves the image is lost, what enters is 0.

    Examples
    --------
    >>> X = np.arange(1, 785, dtype=np.float32).reshape(1, 784)
    >>> shifted(X, 0, np.random.default_rng(0))[0, :2]
    array([1., 2.], dtype=float32)
    """
    side = 28 + 2 * most
    bordered = np.zeros((len(X), side, side), X.dtype)
    bordered[:, most : most + 28, most : most + 28] = X.reshape(-1, 28, 28)
    places = 2 * most + 1
    place = rng.integers(places**2, size=len(X))
    moved = np.empty((len(X), 28, 28), X.dtype)
    for p in range(places**2):
        top, left = divmod(p, places)
        chosen = place == p
        moved[chosen] = bordered[chosen, top : top + 28, left : left + 28]
    return moved.reshape(X.shape)


def train(recipe, data, seed, epochs=None):
    """Train one network; returns it and the seconds that this took."""
    epochs = epochs or recipe.epochs
    (X, y), rng = data, np.random.default_rng(seed)
    net, loss = recipe.build(rng), recipe.loss()
    optimizer = recipe.optimizer(net.parameters(), recipe.lr)
    start = time.perf_counter()
    for epoch in range(epochs):
        optimizer.lr = recipe.lr * (1 - epoch / epochs)
        images = shifted(X, recipe.shift, rng) if recipe.shift else X
        nn.fit(
            net,
            loss,
            optimizer,
            (images, y),
            epochs=1,
            batch_size=recipe.batch_size,
            rng=rng,
            progress=False,
        )
    return net, time.perf_counter() - start


def nesterov(weight_decay=0.0):
    """A maker of optimizers: gradient descent with Nesterov's momentum."""

    def make(params, lr):
        return nn.SGD(
            params,
            lr,
            momentum=0.9,
            nesterov=True,
            weight_decay=weight_decay,
            decay_biases=True,  # as when the accuracies were measured
        )

    return make


def dense(hidden, outputs, activation):
    """A builder of 784–hidden–outputs networks."""

    def build(rng):
        return nn.Sequential(
            nn.Linear(784, hidden, rng=rng),
            activation(),
            nn.Linear(hidden, outputs, rng=rng),
        )

    return build


def convolutional(first, second, hidden, dropout):
    """A builder of networks with two convolutions, each pooled and normalized.

    Pooling comes first: normalization and ReLU then have a quarter of the numbers.
    """

    def build(rng):
        return nn.Sequential(
            nn.Conv2d(1, first, 5, rng=rng),  # 28² → 24²
            nn.MaxPool2d(2),  # → 12²
            nn.BatchNorm2d(first),
            nn.ReLU(),
            nn.Conv2d(first, second, 5, rng=rng),  # → 8²
            nn.MaxPool2d(2),  # → 4²
            nn.BatchNorm2d(second),
            nn.ReLU(),
            nn.Flatten(),
            nn.Linear(16 * second, hidden, rng=rng),
            nn.ReLU(),
            nn.Dropout(dropout, rng=rng),
            nn.Linear(hidden, 10, rng=rng),
        )

    return build


RECIPES = [
    Recipe(
        name="is it a 2? 784–25–1",
        summary="sigmoid, Nesterov, weight decay, falling learning rate",
        build=dense(25, 1, nn.Sigmoid),
        optimizer=nesterov(1e-4),
        lr=0.2,
        epochs=20,
        batch_size=32,
        required=98.7,
        goal=99.4,
        digit=2,
    ),
    Recipe(
        name="784–100–10, sigmoid",
        summary="Nesterov, weight decay, falling learning rate",
        build=dense(100, 10, nn.Sigmoid),
        optimizer=nesterov(3e-5),
        lr=0.2,
        epochs=20,
        batch_size=32,
        required=97.3,
        goal=98.0,
    ),
    Recipe(
        name="784–100–10, ReLU",
        summary="images moved by up to a pixel, Nesterov, weight decay, falling rate",
        build=dense(100, 10, nn.ReLU),
        optimizer=nesterov(2e-5),
        lr=0.05,
        epochs=40,
        batch_size=32,
        required=97.3,
        goal=98.6,
        shift=1,
    ),
    Recipe(
        name="CNN, under a minute",
        summary="8 and 32 filters 5×5, batch normalization, dense 128, dropout ½; "
        "images moved by up to a pixel, Nesterov, falling rate",
        build=convolutional(8, 32, 128, 0.5),
        optimizer=nesterov(),
        lr=0.1,
        epochs=4,
        batch_size=64,
        required=99.2,
        goal=99.5,
        shift=1,
        images=True,
    ),
    Recipe(
        name="CNN, longer",
        summary="the same with 16 and 48 filters",
        build=convolutional(16, 48, 128, 0.5),
        optimizer=nesterov(),
        lr=0.1,
        epochs=12,
        batch_size=64,
        required=99.2,
        goal=99.5,
        shift=1,
        images=True,
    ),
]
