"""Linear, Dropout, Flatten: twins, options, errors."""

import numpy as np
import pytest

import nnkit as nn
from nnkit import initializers
from tests.library.zoo import DTYPES, data, dense, generator


@pytest.mark.parametrize("bias", [True, False])
def test_linear_against_loops(bias):
    layer, x, dy = dense(np.float64, bias), data(), data(shape=(4, 3), seed=1)
    w, b = layer.weight.data, layer.bias.data if bias else np.zeros(3)
    y, dw, db, dx = np.zeros((4, 3)), np.zeros((3, 5)), np.zeros(3), np.zeros((4, 5))
    for n in range(4):
        for j in range(3):
            y[n, j] = b[j]
            db[j] += dy[n, j]
            for k in range(5):
                y[n, j] += w[j, k] * x[n, k]
                dw[j, k] += dy[n, j] * x[n, k]
                dx[n, k] += dy[n, j] * w[j, k]
    np.testing.assert_allclose(layer.forward(x), y, rtol=1e-12)
    np.testing.assert_allclose(layer.backward(dy), dx, rtol=1e-12)
    np.testing.assert_allclose(layer.weight.grad, dw, rtol=1e-12)
    if bias:
        np.testing.assert_allclose(layer.bias.grad, db, rtol=1e-12)
    assert len(layer.parameters()) == 1 + bias


@pytest.mark.parametrize("dtype", DTYPES)
def test_linear_starts_as_pytorch_does(dtype):
    layer = nn.Linear(16, 3000, rng=generator(), dtype=dtype)
    for p in layer.parameters():
        assert p.data.dtype == dtype
        assert 0.249 < np.abs(p.data).max() <= 0.25
        assert abs(p.data.mean()) < 0.01
        assert abs(p.data.std() - 0.25 / np.sqrt(3)) < 0.01


def test_linear_with_an_initializer_has_bias_zero():
    layer = nn.Linear(4, 3, rng=generator(7), init=initializers.normal)
    expected = initializers.normal((3, 4), rng=generator(7))
    np.testing.assert_array_equal(layer.weight.data, expected)
    np.testing.assert_array_equal(layer.bias.data, np.zeros(3))
    assert layer.weight.data.dtype == layer.bias.data.dtype == np.float32


def test_linear_is_the_same_for_the_same_seed_only():
    a, b, c = (nn.Linear(4, 3, rng=generator(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(a.weight.data, b.weight.data)
    assert (a.weight.data != c.weight.data).all()


def test_linear_computes_in_the_precision_of_its_weights():
    layer = dense(np.float32)
    assert layer.forward(data(np.float64)).dtype == np.float32
    assert layer.backward(np.ones((4, 3))).dtype == np.float32
    assert layer.weight.grad.dtype == layer.bias.grad.dtype == np.float32


def test_linear_takes_read_only_and_strided_inputs():
    layer, x = dense(np.float64), data()
    expected = layer.forward(x)
    x.flags.writeable = False
    np.testing.assert_array_equal(layer.forward(x), expected)
    wide = np.zeros((4, 10))
    wide[:, ::2] = x
    np.testing.assert_allclose(layer.forward(wide[:, ::2]), expected, rtol=1e-12)
    layer.backward(np.ones((4, 3)))
    np.testing.assert_allclose(layer.weight.grad, np.tile(x.sum(0), (3, 1)), rtol=1e-12)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"in_features": 0}, r"in_features \(=0\) must be a whole number, at least 1"),
        ({"out_features": -2}, r"out_features \(=-2\) must be a whole number"),
        ({"in_features": 2.5}, r"in_features \(=2.5\) must be a whole number"),
        ({"rng": 0}, r"rng \(=0\) must be a NumPy Generator"),
        ({"rng": None}, r"rng \(=None\) must be a NumPy Generator"),
        ({"dtype": int}, r"dtype \(=int64\) must be a float dtype"),
        (
            {"init": lambda shape, rng, dtype: np.zeros(shape[::-1])},
            r"init returned an array of shape \(4, 3\); it must be \(3, 4\)",
        ),
    ],
)
def test_linear_refuses(arguments, message):
    arguments = {"in_features": 4, "out_features": 3, "rng": generator()} | arguments
    with pytest.raises(ValueError, match=message):
        nn.Linear(**arguments)


@pytest.mark.parametrize("shape", [(5,), (4, 6), (5, 4), (2, 4, 5), ()])
def test_linear_refuses_inputs_that_do_not_fit(shape):
    with pytest.raises(ValueError, match=r"x \(shape .*must be of shape \(N, 5\)"):
        dense().forward(np.ones(shape))


def test_random_numbers_must_come_from_somewhere():
    with pytest.raises(TypeError, match="rng"):
        nn.Linear(4, 3)
    with pytest.raises(TypeError, match="rng"):
        nn.Dropout(0.5)


@pytest.mark.parametrize("dtype", DTYPES)
def test_dropout_drops_a_share_and_keeps_the_mean(dtype):
    layer = nn.Dropout(0.3, rng=generator())
    y = layer.forward(np.ones((200, 500), dtype), training=True)
    assert set(np.unique(y)) == {0, dtype(1 / 0.7)}
    assert abs((y == 0).mean() - 0.3) < 0.01
    assert abs(y.mean() - 1) < 0.01


def test_dropout_sends_gradients_where_signals_went():
    layer, x, dy = nn.Dropout(0.5, rng=generator()), data(), data(seed=1)
    mask = layer.forward(x, training=True) / x
    assert 0 < (mask == 0).sum() < mask.size
    np.testing.assert_allclose(layer.backward(dy), dy * mask)


def test_dropout_draws_anew_each_time():
    layer, x = nn.Dropout(0.5, rng=generator()), np.ones((10, 10))
    assert (layer.forward(x, training=True) != layer.forward(x, training=True)).any()


def test_dropout_does_nothing_outside_of_training():
    layer, x, dy = nn.Dropout(0.5, rng=generator()), data(), data(seed=1)
    layer.forward(x, training=True)
    np.testing.assert_array_equal(layer.forward(x), x)
    np.testing.assert_array_equal(layer.backward(dy), dy)


def test_dropout_of_nothing():
    np.testing.assert_array_equal(
        nn.Dropout(0, rng=generator()).forward(data(), training=True), data()
    )


@pytest.mark.parametrize("p", [1, 1.5, -0.1, float("nan"), "half", None])
def test_dropout_refuses_other_probabilities(p):
    with pytest.raises(ValueError, match=r"p \(=.*\) must be a number from 0 to below"):
        nn.Dropout(p, rng=generator())


def test_dropout_refuses_a_seed_in_place_of_a_generator():
    with pytest.raises(ValueError, match=r"rng \(=3\)"):
        nn.Dropout(0.5, rng=3)


@pytest.mark.parametrize("shape", [(4, 3), (4, 1, 2, 3), (0, 2, 3)])
def test_flatten_and_back(shape):
    x = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    layer = nn.Flatten()
    y = layer.forward(x)
    assert y.ndim == 2
    assert y.ravel().tolist() == x.ravel().tolist()
    np.testing.assert_array_equal(layer.backward(y), x)


def test_flatten_needs_a_batch():
    with pytest.raises(ValueError, match=r"x \(shape \(4,\)\) must have at least two"):
        nn.Flatten().forward(np.ones(4))


def test_a_layer_without_forward_says_what_is_missing():
    class Unfinished(nn.Layer):
        pass

    with pytest.raises(TypeError, match="Unfinished does not define forward"):
        Unfinished().forward(np.ones(3))
    with pytest.raises(TypeError, match="Unfinished does not define backward"):
        Unfinished().backward(np.ones(3))
    assert Unfinished().parameters() == []


def test_parameter_copies_its_start_values():
    start = np.ones((2, 3), np.float32)
    p = nn.Parameter(start)
    start[...] = 5
    assert p.data.dtype == np.float32
    assert p.data.sum() == 6
    assert p.grad is None
    assert repr(p) == "Parameter(shape=(2, 3), dtype=float32)"
    with pytest.raises(ValueError, match=r"data \(dtype int64\) must be of a float"):
        nn.Parameter([1, 2])


def test_dropout_drops_half_unless_told_otherwise():
    assert nn.Dropout(rng=generator()).p == 0.5
