"""The networks that several explorables train: built by name, run without alarms."""

import numpy as np

import nnkit as nn
from nnkit._floats import calm

ACTIVATIONS = {
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "relu": nn.ReLU,
    "identity": nn.Identity,
}
SCHEMES = {
    "normal": nn.initializers.normal,
    "lecun_normal": nn.initializers.lecun_normal,
    "xavier_uniform": nn.initializers.xavier_uniform,
    "xavier_normal": nn.initializers.xavier_normal,
    "kaiming_uniform": nn.initializers.kaiming_uniform,
    "kaiming_normal": nn.initializers.kaiming_normal,
}


def dense(sizes, activation, rng, init=None, dtype=np.float32):
    """Return a Sequential of Linear layers with an activation between each two.

    Examples
    --------
    >>> len(dense((2, 3, 1), "tanh", np.random.default_rng(0)))
    3
    """
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:], strict=False):
        linear = nn.Linear(n_in, n_out, rng=rng, dtype=dtype, init=SCHEMES.get(init))
        layers += [linear, ACTIVATIONS[activation]()]
    return nn.Sequential(*layers[:-1])


@calm
def train(net, loss, optimizer, X, y, steps):
    """Take full-batch steps; return the cost before each step.

    Whoever explores may choose an η that makes the numbers overflow: the training
    stops there, without a warning, and the costs end with infinity.
    """
    costs = []
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps):
            cost = loss.forward(net.forward(X, training=True), y)
            if not np.isfinite(cost) or cost > 1e6:
                return [*costs, np.inf]
            costs.append(cost)
            net.backward_parameters(loss.backward())
            optimizer.step()
    return costs
