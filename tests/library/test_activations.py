"""Each activation against a twin written one number at a time."""

import math

import numpy as np
import pytest

import nnkit as nn
from tests.library.zoo import ACTIVATIONS, DTYPES, data

TOLERANCE = {np.float32: 1e-6, np.float64: 1e-8}


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", DTYPES)
def test_forward_and_slope_against_the_twin(name, dtype):
    make, phi, slope = ACTIVATIONS[name]
    layer, x = make(), data(dtype, (6, 7))
    x[0, :3] = [0.0, 3.5, -3.5]
    dy = data(dtype, x.shape, seed=1)
    y, dx = np.zeros_like(x), np.zeros_like(x)
    for i in np.ndindex(x.shape):
        y[i], dx[i] = phi(float(x[i])), dy[i] * slope(float(x[i]))
    np.testing.assert_allclose(layer.forward(x), y, rtol=1e-6, atol=TOLERANCE[dtype])
    np.testing.assert_allclose(layer.backward(dy), dx, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("shape", [(3,), (2, 3, 4, 5), (0, 4)])
def test_any_shape(name, shape):
    layer = ACTIVATIONS[name][0]()
    assert layer.forward(np.ones(shape)).shape == shape
    assert layer.backward(np.ones(shape)).shape == shape


@pytest.mark.parametrize("dtype", DTYPES)
def test_sigmoid_keeps_small_values_exact(dtype):
    z = np.array([-80, -30, -5, 0, 5, 30], dtype)
    expected = [1 / (1 + math.exp(-float(v))) for v in z]
    np.testing.assert_allclose(nn.sigmoid(z), expected, rtol=4 * np.finfo(dtype).eps)


def test_sigmoid_of_a_number_is_a_number():
    assert nn.sigmoid(0) == 0.5
    assert np.ndim(nn.sigmoid(2.0)) == 0


def test_sigmoid_is_a_rescaled_tanh():
    z = data()
    np.testing.assert_allclose(nn.sigmoid(z), (1 + np.tanh(z / 2)) / 2, rtol=1e-12)


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_softmax_against_loops(axis):
    z = data(shape=(3, 4))
    lines = z if axis else z.T
    rows = [[math.exp(v) / sum(map(math.exp, line)) for v in line] for line in lines]
    expected = np.array(rows) if axis else np.array(rows).T
    np.testing.assert_allclose(nn.softmax(z, axis), expected, rtol=1e-12)
    np.testing.assert_allclose(nn.softmax(z + 500, axis), expected, rtol=1e-9)
    np.testing.assert_allclose(nn.log_softmax(z, axis), np.log(expected), rtol=1e-12)
    np.testing.assert_allclose(nn.Softmax(axis).forward(z), expected, rtol=1e-12)
    layer = nn.LogSoftmax(axis)
    np.testing.assert_allclose(layer.forward(z), np.log(expected), rtol=1e-12)


@pytest.mark.parametrize("dtype", DTYPES)
def test_softmax_at_extremes(dtype):
    z = np.array([[1e4, 0, -1e4]], dtype)
    assert nn.softmax(z).tolist() == [[1, 0, 0]]
    assert nn.log_softmax(z).tolist() == [[0, -1e4, -2e4]]
    assert nn.softmax(z).dtype == nn.log_softmax(z).dtype == dtype


def test_softmax_backward_along_another_axis():
    z, dy = data(shape=(3, 4)), data(shape=(3, 4), seed=1)
    for kind in [nn.Softmax, nn.LogSoftmax]:
        tall, wide = kind(axis=0), kind()
        tall.forward(z)
        wide.forward(z.T)
        np.testing.assert_allclose(tall.backward(dy), wide.backward(dy.T).T, rtol=1e-12)


def test_selu_keeps_mean_and_variance_of_a_standard_normal():
    y = nn.SELU().forward(data(shape=(400_000,)) / 2)
    assert abs(y.mean()) < 0.01
    assert abs(y.var() - 1) < 0.02


@pytest.mark.parametrize("function", [nn.sigmoid, nn.softmax, nn.log_softmax])
def test_functions_refuse_text(function):
    with pytest.raises(ValueError, match="z .* must hold real numbers"):
        function(np.array(["a"]))


@pytest.mark.parametrize("shape", [(4, 3), (2, 3, 5), (2, 3, 4, 2)])
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("k", [1, 2, 3])
def test_prelu_against_loops(shape, dtype, k):
    shape = (shape[0], max(k, 2), *shape[2:])
    layer, x, dy = nn.PReLU(k, dtype=dtype), data(dtype, shape), data(dtype, shape, 1)
    x[0, 0] = 0
    layer.weight.data[...] = [0.5, -0.25, 0.125][:k]
    y, dx, da = np.zeros_like(x), np.zeros_like(x), np.zeros(k)
    for i in np.ndindex(shape):
        channel = i[1] if k > 1 else 0
        a = layer.weight.data[channel] if x[i] <= 0 else 1
        y[i], dx[i] = a * x[i], a * dy[i]
        if x[i] <= 0:
            da[channel] += dy[i] * x[i]
    np.testing.assert_array_equal(layer.forward(x), y)
    np.testing.assert_array_equal(layer.backward(dy), dx)
    np.testing.assert_allclose(layer.weight.grad, da, rtol=1e-4)


def test_prelu_starts_at_a_quarter_and_learns_its_slope():
    layer, loss, x = nn.PReLU(dtype=np.float64), nn.MSELoss(), data(shape=(50, 1))
    assert layer.weight.data.tolist() == [0.25]
    optimizer = nn.SGD(layer.parameters(), lr=0.2)
    for _ in range(50):
        loss.forward(layer.forward(x), np.where(x > 0, x, 0.7 * x))
        layer.backward(loss.backward())
        optimizer.step()
    assert math.isclose(layer.weight.data[0], 0.7, rel_tol=1e-6)


def test_prelu_with_one_slope_takes_any_shape():
    layer = nn.PReLU()
    for shape in [(), (3,), (0, 4), (2, 3, 4, 5)]:
        assert layer.forward(-np.ones(shape)).shape == shape
        assert layer.backward(np.ones(shape)).shape == shape
        assert layer.weight.grad.shape == (1,)


@pytest.mark.parametrize("shape", [(3,), (4, 2), (3, 4, 3)])
def test_prelu_refuses_another_number_of_channels(shape):
    with pytest.raises(ValueError, match=r"x \(shape .*\) must be .* \(N, 3, …\)"):
        nn.PReLU(3).forward(np.ones(shape))
    with pytest.raises(ValueError, match=r"x \(shape .*\) must be .* \(N, 2, …\)"):
        nn.PReLU(2).forward(np.ones(shape[:1]))
    with pytest.raises(ValueError, match=r"dtype \(=int64\)"):
        nn.PReLU(dtype=np.int64)
    with pytest.raises(ValueError, match=r"num_parameters \(=0\) must be a whole"):
        nn.PReLU(0)


def test_the_bipolar_step_is_the_step_stretched():
    x = np.array([-2.0, -0.0, 0.0, 1e-300, 3.0])
    y = nn.Sign().forward(x)
    np.testing.assert_array_equal(y, 2 * nn.Step().forward(x) - 1)
