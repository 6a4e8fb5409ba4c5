"""Training a network for classes: nnkit's way, and ways with a known fault.

Exercises 4.11 and 4.12 ask for a whole training. With a known fault built in, it gives
the value of a known mistake, and a test cell can name it without showing the answer.
"""

import numpy as np

import nnkit as nn
from nnkit import checks

__all__ = ["expect_network", "faulty_network", "train_network", "train_softmax"]


def train_softmax(X, labels, count, eta, epochs, batch_size, rng):
    """Train softmax regression from zeros with `nnkit.fit`; return (W, b).

    Examples
    --------
    >>> X, labels, rng = np.array([[2.0, 0.0]]), np.array([0]), np.random.default_rng(0)
    >>> train_softmax(X, labels, 2, 1.0, 1, 1, rng)[1]
    array([ 0.5, -0.5])
    """
    zeros, any_rng = nn.initializers.zeros, np.random.default_rng(0)
    layer = nn.Linear(X.shape[1], count, rng=any_rng, init=zeros, dtype=X.dtype)
    layer.bias.data[...] = 0
    _fit(nn.Sequential(layer), X, labels, eta, epochs, batch_size, rng)
    return layer.weight.data, layer.bias.data


def train_network(X, labels, net, eta, epochs, batch_size, rng):
    """Train a network with one sigmoid layer, (W1, b1, W2, b2), with `nnkit.fit`.

    Examples
    --------
    >>> net = np.zeros((1, 1)), np.zeros(1), np.zeros((2, 1)), np.zeros(2)
    >>> X, labels, rng = np.array([[2.0]]), np.array([0]), np.random.default_rng(0)
    >>> train_network(X, labels, net, 1.0, 1, 1, rng)[3]
    array([ 0.5, -0.5])
    """
    layers = []
    for W, b in (net[:2], net[2:]):
        n_out, n_in = W.shape
        layer = nn.Linear(n_in, n_out, rng=np.random.default_rng(0), dtype=W.dtype)
        layer.weight.data[...], layer.bias.data[...] = W, b
        layers += [layer, nn.Sigmoid()]
    trained = nn.Sequential(*layers[:-1])
    _fit(trained, X, labels, eta, epochs, batch_size, rng)
    return tuple(parameter.data for parameter in trained.parameters())


def _fit(net, X, labels, eta, epochs, batch_size, rng):
    sgd = nn.SGD(net.parameters(), lr=eta)
    more = {"epochs": epochs, "batch_size": batch_size, "rng": rng, "progress": False}
    nn.fit(net, nn.CrossEntropyLoss(), sgd, (X, labels), **more)


def faulty_network(X, labels, net, eta, epochs, batch_size, rng, *faults):
    """Train as `train_network` does, with some things wrong.

    Parameters
    ----------
    X, labels, net, eta, epochs, batch_size, rng
        As in `train_network`.
    *faults : str
        What is wrong, in the words that the code below knows.

    Examples
    --------
    >>> net = np.zeros((1, 1)), np.zeros(1), np.zeros((2, 1)), np.zeros(2)
    >>> X, labels, rng = np.array([[2.0]]), np.array([0]), np.random.default_rng(0)
    >>> faulty_network(X, labels, net, 1.0, 1, 1, rng, "uphill")[3]
    array([-0.5,  0.5])
    """
    parts = list(net)
    stop = len(X) - len(X) % batch_size if "last left out" in faults else len(X)
    for _ in range(1 if "one epoch" in faults else epochs):
        order = rng.permutation(len(X))
        for first in range(0, stop, batch_size):
            rows = order[first : first + batch_size]
            size = {"sum": 1, "all": len(X), "batch_size": batch_size}
            m = next((size[f] for f in faults if f in size), len(rows))
            slopes = _slopes(X[rows], labels[rows], parts, m, eta, faults)
            sign = -1 if "uphill" in faults else 1
            parts = [p - sign * eta * s for p, s in zip(parts, slopes, strict=True)]
    return tuple(parts)


def _slopes(x, labels, parts, m, eta, faults):
    """The four slopes of one mini-batch."""
    W1, b1, W2, b2 = parts
    z1 = x @ W1.T + b1
    h = nn.sigmoid(z1)
    z = h @ W2.T + b2
    if "no softmax" in faults:
        a = z
    elif "sigmoid at the end" in faults:
        a = nn.sigmoid(z)
    else:
        a = nn.softmax(z.T).T if "down" in faults else nn.softmax(z)
    delta = (a - np.eye(len(b2))[labels]) / m
    if "slope at the end" in faults:
        delta = delta * a * (1 - a)
    dW2, db2 = delta.T @ h, delta.sum(axis=0)
    back = delta @ (W2 - eta * dW2 if "new W2" in faults else W2)
    if "no slope" not in faults:
        back = back * (z1 * (1 - z1) if "slope of z" in faults else h * (1 - h))
    dW1, db1 = back.T @ x, back.sum(axis=0)
    still = [0.0 if name in faults else 1.0 for name in ("W1", "b1", "W2", "b2")]
    return [k * s for k, s in zip(still, (dW1, db1, dW2, db2), strict=True)]


#: What a learner is told, and the faults that make its value.
MISTAKES = [
    (
        "You went uphill: subtract η times the slope.",
        ["uphill"],
    ),
    (
        "You added up the slopes of a mini-batch. Its cost is a mean: "
        "divide by its size.",
        ["sum"],
    ),
    (
        "You divided by the number of all samples. Each step is the mean "
        "over its own mini-batch.",
        ["all"],
    ),
    (
        "The last mini-batch is smaller, but you divided by batch_size. "
        "Divide by the number of samples in it.",
        ["batch_size"],
    ),
    (
        "The last, smaller mini-batch was left out.",
        ["last left out"],
    ),
    (
        "This is what one epoch alone gives. Go through the samples `epochs` times.",
        ["one epoch"],
    ),
    (
        "Only the output layer learned. The error goes back to the hidden layer, too.",
        ["W1", "b1"],
    ),
    (
        "Only the hidden layer learned. The output layer has slopes, too.",
        ["W2", "b2"],
    ),
    (
        "The biases never changed.",
        ["b1", "b2"],
    ),
    (
        "The biases of the hidden layer never changed.",
        ["b1"],
    ),
    (
        "The biases of the output layer never changed.",
        ["b2"],
    ),
    (
        "The hidden error lacks the factor σ′ = h(1 − h).",
        ["no slope"],
    ),
    (
        "You took σ′ = z(1 − z) in the hidden layer. It is h(1 − h), with h = σ(z).",
        ["slope of z"],
    ),
    (
        "You stepped with W2 first, and sent the error back through the new "
        "W2. All slopes belong to the old weights.",
        ["new W2"],
    ),
    (
        "The output error has a factor σ′ too many. With softmax and "
        "cross-entropy it is (a − y)/m.",
        ["slope at the end"],
    ),
    (
        "You compared the logits with the one-hot targets. Softmax comes in between.",
        ["no softmax"],
    ),
    (
        "Your outputs are sigmoids. Softmax makes them sum to 1.",
        ["sigmoid at the end"],
    ),
    (
        "Softmax ran down the columns. Each row is one sample: sum along the row.",
        ["down"],
    ),
]


def expect_network(function, *args):
    """Check a training whose result does not depend on the order of the samples.

    Parameters
    ----------
    function : callable
        The learner's answer.
    *args
        Its arguments.

    Raises
    ------
    CheckFailed
        If the answer is wrong.
    """
    right = train_network(*args)
    with np.errstate(all="ignore"):
        mistakes = {why: faulty_network(*args, *faults) for why, faults in MISTAKES}
    mistakes["The order is wrong: W1, b1, W2, b2."] = (*right[2:], *right[:2])
    checks.returns(function, args, right, mistakes=mistakes, rtol=1e-5)
