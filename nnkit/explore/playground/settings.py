"""All that a learner may choose on the playground, in one value that never changes."""

from typing import NamedTuple

import numpy as np

import nnkit as nn
from nnkit.explore._nets import SCHEMES

OWN = "your points"
DATA = ("circles", "moons", "spirals", "xor", OWN)
ACTIVATIONS = ("Tanh", "Sigmoid", "ReLU", "LeakyReLU", "ELU", "Identity")
OPTIMIZERS = {
    "SGD": (nn.SGD, {}),
    "momentum": (nn.SGD, {"momentum": 0.9}),
    "Nesterov": (nn.SGD, {"momentum": 0.9, "nesterov": True}),
    "Adam": (nn.Adam, {}),
}
INITS = tuple(SCHEMES)
# What the network may see of a point, and how a program writes it.
FEATURES = {
    "x₁": (lambda x1, x2: x1, "x1"),
    "x₂": (lambda x1, x2: x2, "x2"),
    "x₁²": (lambda x1, x2: x1**2, "x1**2"),
    "x₂²": (lambda x1, x2: x2**2, "x2**2"),
    "x₁x₂": (lambda x1, x2: x1 * x2, "x1 * x2"),
    "sin πx₁": (lambda x1, x2: np.sin(np.pi * x1), "np.sin(np.pi * x1)"),
    "sin πx₂": (lambda x1, x2: np.sin(np.pi * x2), "np.sin(np.pi * x2)"),
}


class Settings(NamedTuple):
    """What to learn from, with which network, and how.

    `features` are names of `FEATURES`, `points` triples (x₁, x₂, class) that count if
    `data` is "your points". All the rest is one control each.
    """

    data: str = "circles"
    noise: float = 0.1
    features: tuple = ("x₁", "x₂")
    layers: int = 2
    units: int = 4
    activation: str = "Tanh"
    init: str = "xavier_normal"
    optimizer: str = "momentum"
    lr: float = 0.1
    l1: float = 0.0
    l2: float = 0.0
    dropout: float = 0.0
    batch_size: int = 16
    points: tuple = ()
    seed: int = 0

    @property
    def sizes(self):
        """Inputs, units of each hidden layer, and the one output."""
        return len(self.features), *[self.units] * self.layers, 1

    @property
    def anew(self):
        """Those that need a new network: η, λ and the batch may change on the way."""
        return self._replace(lr=0, l1=0, l2=0, batch_size=1)
