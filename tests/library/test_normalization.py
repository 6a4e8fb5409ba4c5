"""Batch normalization: loops, both modes, running values, limits."""

import math

import numpy as np
import pytest

import nnkit as nn
from nnkit.gradcheck import check_layer
from tests.library.zoo import data, generator

SHAPES = {"1d": (6, 3), "sequences": (4, 3, 5), "2d": (4, 3, 2, 5)}
every_shape = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)


class WhileTraining(nn.Layer):
    """The layer in training mode, also where a check calls plain forward."""

    def __init__(self, layer):
        self.layer = layer
        self.backward, self.parameters = layer.backward, layer.parameters

    def forward(self, x, training=False):
        return self.layer.forward(x, training=True)


def norm(shape, **kwargs):
    kind = nn.BatchNorm2d if len(shape) == 4 else nn.BatchNorm1d
    layer = kind(shape[1], dtype=np.float64, **kwargs)
    for i, p in enumerate(layer.parameters()):
        p.data[...] = data(shape=p.data.shape, seed=20 + i)
    return layer


def channel(x, c):
    return [float(v) for v in x[:, c].reshape(-1)]


@every_shape
@pytest.mark.parametrize("affine", [True, False])
def test_each_channel_by_loops_while_training(shape, affine):
    layer, x = norm(shape, eps=0.1, affine=affine), 3 + data(shape=shape)
    y = layer.forward(x, training=True)
    for c in range(3):
        numbers = channel(x, c)
        n = len(numbers)
        mean = sum(numbers) / n
        squares = sum((v - mean) ** 2 for v in numbers)
        a, b = (layer.weight.data[c], layer.bias.data[c]) if affine else (1, 0)
        right = [a * (v - mean) / math.sqrt(squares / n + 0.1) + b for v in numbers]
        np.testing.assert_allclose(channel(y, c), right, rtol=1e-10, atol=1e-12)
        assert math.isclose(layer.running_mean[c], 0.1 * mean)
        assert math.isclose(layer.running_var[c], 0.9 + 0.1 * squares / (n - 1))


@every_shape
def test_outside_of_training_the_running_values_are_used_and_stay(shape):
    layer, x = norm(shape, eps=0.1), data(shape=shape)
    layer.running_mean[...], layer.running_var[...] = [1, 2, 3], [4, 5, 6]
    y = layer.forward(x)
    for c in range(3):
        a, b = layer.weight.data[c], layer.bias.data[c]
        right = [a * (v - (1 + c)) / math.sqrt(4.1 + c) + b for v in channel(x, c)]
        np.testing.assert_allclose(channel(y, c), right, rtol=1e-10, atol=1e-12)
    np.testing.assert_array_equal(layer.running_mean, [1, 2, 3])
    np.testing.assert_array_equal(layer.running_var, [4, 5, 6])


@every_shape
@pytest.mark.parametrize("affine", [True, False])
@pytest.mark.parametrize("training", [True, False])
def test_backward_agrees_with_differences_of_forward_passes(shape, affine, training):
    layer = norm(shape, affine=affine)
    layer.running_mean[...], layer.running_var[...] = [1, 2, 3], [4, 5, 6]
    checked = WhileTraining(layer) if training else layer
    assert check_layer(checked, data(shape=shape), generator(1)) < 1e-6


def test_momentum_1_takes_the_batch_and_0_keeps_the_start():
    x = data(shape=(6, 3))
    new, old = norm((6, 3), momentum=1), norm((6, 3), momentum=0)
    for layer in (new, old):
        layer.forward(x, training=True)
    np.testing.assert_allclose(new.running_mean, x.mean(axis=0))
    np.testing.assert_allclose(new.running_var, x.var(axis=0, ddof=1))
    np.testing.assert_array_equal(old.running_mean, np.zeros(3))
    np.testing.assert_array_equal(old.running_var, np.ones(3))


def test_the_running_values_follow_batch_after_batch():
    layer, mean, var = norm((6, 3)), np.zeros(3), np.ones(3)
    for seed in range(4):
        x = 5 + data(shape=(6, 3), seed=seed)
        layer.forward(x, training=True)
        mean = 0.9 * mean + 0.1 * x.mean(axis=0)
        var = 0.9 * var + 0.1 * x.var(axis=0, ddof=1)
    np.testing.assert_allclose(layer.running_mean, mean, rtol=1e-12)
    np.testing.assert_allclose(layer.running_var, var, rtol=1e-12)


def test_two_numbers_a_channel_are_enough():
    y = norm((2, 3), eps=0, affine=False).forward([[1.0, 5, 0], [3, 1, 8]], True)
    np.testing.assert_allclose(y, [[-1, 1, -1], [1, -1, 1]], rtol=1e-12)


def test_one_number_a_channel_is_refused_while_training_only():
    layer = norm((1, 3))
    assert layer.forward(np.ones((1, 3))).shape == (1, 3)
    with pytest.raises(ValueError, match=r"x \(shape \(1, 3\)\) .* at least two"):
        layer.forward(np.ones((1, 3)), training=True)
    np.testing.assert_array_equal(layer.running_mean, np.zeros(3))


@pytest.mark.parametrize(
    ("make", "shape", "message"),
    [
        (nn.BatchNorm1d, (2, 4), r"\(N, 3\) or \(N, 3, L\), as num_features \(=3\)"),
        (nn.BatchNorm1d, (2, 3, 4, 4), r"\(N, 3\) or \(N, 3, L\)"),
        (nn.BatchNorm2d, (2, 3), r"\(N, 3, H, W\)"),
        (nn.BatchNorm2d, (2, 4, 3, 3), r"\(N, 3, H, W\)"),
    ],
)
def test_an_input_that_does_not_fit_is_refused(make, shape, message):
    with pytest.raises(ValueError, match=message):
        make(3).forward(np.ones(shape))


@pytest.mark.parametrize(
    ("kwargs", "message"),
    [
        ({"num_features": 0}, r"num_features \(=0\)"),
        ({"eps": -1.0}, r"eps \(=-1.0\)"),
        ({"momentum": 1.5}, r"momentum \(=1.5\)"),
        ({"momentum": -0.1}, r"momentum \(=-0.1\)"),
        ({"dtype": np.int64}, r"dtype \(=int64\)"),
    ],
)
def test_wrong_arguments_are_named(kwargs, message):
    with pytest.raises(ValueError, match=message):
        nn.BatchNorm1d(**{"num_features": 3} | kwargs)


def test_without_affine_nothing_is_learned():
    layer = nn.BatchNorm1d(3, affine=False)
    assert layer.parameters() == []
    assert layer.weight is layer.bias is None
    assert len(nn.BatchNorm1d(3).parameters()) == 2
