"""The helpers of 08-5a, 08-5b and 08-2: a value of its own for each mistake, twice."""

import numpy as np
import pytest

import nnkit as nn
from nnkit.rivals.averages import running_mistakes
from nnkit.rivals.blocks import block_mistakes
from nnkit.rivals.norms import backward_mistakes, forward_mistakes

#: A mistake that stops, or that is told by the shape or the number of things returned.
LEAST = 12


def layer(rng):
    found = nn.BatchNorm1d(3, eps=0.3, dtype=np.float64)
    found.weight.data[...], found.bias.data[...] = rng.normal(size=(2, 3))
    return found, rng.normal(2, 2, (6, 3)), rng.normal(size=(6, 3))


def forward(rng):
    norm, x, _ = layer(rng)
    right = norm.forward(x, training=True)
    return right, forward_mistakes(x, norm.weight.data, norm.bias.data, norm.eps)


def backward(rng):
    norm, x, dy = layer(rng)
    norm.forward(x, training=True)
    right = norm.backward(dy), norm.weight.grad, norm.bias.grad
    return right, backward_mistakes(dy, x, norm.weight.data, norm.eps)


def running(rng):
    norm = nn.BatchNorm1d(3, momentum=0.2, dtype=np.float64)
    batches = [rng.normal(2, 2, (n, 3)) for n in (4, 6, 3)]
    for x in batches:
        norm.forward(x, training=True)
    right = norm.running_mean, norm.running_var
    return right, running_mistakes(batches, 0.2)


def block(rng):
    sizes = (5, 3), (4, 3), (3, 4), (5, 3)
    x, w1, w2, dy = (rng.normal(size=size) for size in sizes)
    x[0] = 0  # and so is z
    inner = nn.Sequential(
        nn.Linear(3, 4, bias=False, rng=rng, dtype=np.float64),
        nn.ReLU(),
        nn.Linear(4, 3, bias=False, rng=rng, dtype=np.float64),
    )
    inner[0].weight.data[...], inner[2].weight.data[...] = w1, w2
    residual = nn.Residual(inner)
    right = residual.forward(x), residual.backward(dy)
    weights = inner[0].weight.grad, inner[2].weight.grad
    return (*right, *weights), block_mistakes(x, w1, w2, dy)


def told(value):
    """A value as text: two values are told apart where their texts differ."""
    if callable(value):
        try:
            value = value()
        except ValueError as error:
            return str(error)
    parts = value if isinstance(value, tuple) else (value,)
    return str([np.asarray(part).round(6).tolist() for part in parts])


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("make", [forward, backward, running, block])
def test_each_mistake_has_a_value_of_its_own(make, seed):
    right, mistakes = make(np.random.default_rng(seed))
    found = [told(right), *map(told, mistakes.values())]
    assert len(found) > LEAST
    assert len(set(found)) == len(found)
