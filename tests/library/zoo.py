"""Every layer and every activation of the library, for tests that hold for all."""

import math

import numpy as np

import nnkit as nn
from nnkit import initializers

DTYPES = [np.float32, np.float64]

# name: (layer, φ(x), φ′(x)); the last two written one number at a time
ACTIVATIONS = {
    "identity": (nn.Identity, lambda x: x, lambda x: 1.0),
    "step": (nn.Step, lambda x: 1.0 if x > 0 else 0.0, lambda x: 0.0),
    "sign": (nn.Sign, lambda x: 1.0 if x > 0 else -1.0, lambda x: 0.0),
    "sigmoid": (
        nn.Sigmoid,
        lambda x: 0.5 * (1 + math.tanh(x / 2)),
        lambda x: 0.25 * (1 - math.tanh(x / 2) ** 2),
    ),
    "tanh": (nn.Tanh, math.tanh, lambda x: 1 / math.cosh(x) ** 2),
    "relu": (
        nn.ReLU,
        lambda x: x if x > 0 else 0.0,
        lambda x: 1.0 if x > 0 else 0.0,
    ),
    "leaky": (
        lambda: nn.LeakyReLU(0.2),
        lambda x: x if x > 0 else 0.2 * x,
        lambda x: 1.0 if x > 0 else 0.2,
    ),
    "elu": (
        lambda: nn.ELU(0.7),
        lambda x: x if x > 0 else 0.7 * (math.exp(x) - 1),
        lambda x: 1.0 if x > 0 else 0.7 * math.exp(x),
    ),
    "selu": (
        nn.SELU,
        lambda x: 1.05070098 * (x if x > 0 else 1.67326324 * (math.exp(x) - 1)),
        lambda x: 1.05070098 * (1.0 if x > 0 else 1.67326324 * math.exp(x)),
    ),
}


def generator(seed=0):
    return np.random.default_rng(seed)


def dense(dtype=np.float32, bias=True, init=initializers.xavier_normal):
    layer = nn.Linear(5, 3, bias, rng=generator(1), dtype=dtype, init=init)
    if bias:
        layer.bias.data[...] = [0.5, -1.0, 2.0]
    return layer


def small_net(dtype=np.float32):
    rng = generator(2)
    return nn.Sequential(
        nn.Linear(5, 7, rng=rng, dtype=dtype),
        nn.Tanh(),
        nn.Linear(7, 4, rng=rng, dtype=dtype),
        nn.Sigmoid(),
        nn.Linear(4, 3, rng=rng, dtype=dtype),
    )


# name: a function of dtype that builds a layer for inputs (N, 5)
LAYERS = {
    name: (lambda dtype, make=row[0]: make()) for name, row in ACTIVATIONS.items()
}
LAYERS |= {
    "prelu": lambda dtype: nn.PReLU(dtype=dtype),
    "prelu, a slope each": lambda dtype: nn.PReLU(5, init=0.4, dtype=dtype),
    "softmax": lambda dtype: nn.Softmax(),
    "log-softmax": lambda dtype: nn.LogSoftmax(),
    "flatten": lambda dtype: nn.Flatten(),
    "dropout": lambda dtype: nn.Dropout(0.4, rng=generator(3)),
    "linear": dense,
    "linear without bias": lambda dtype: dense(dtype, bias=False),
    "network": small_net,
}


def data(dtype=np.float64, shape=(4, 5), seed=0):
    return generator(seed).normal(0, 2, shape).astype(dtype)
