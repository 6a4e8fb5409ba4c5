"""The recurrent layer: against loops, differences, and a task that needs memory."""

import math

import numpy as np
import pytest

import nnkit as nn
from nnkit import initializers
from nnkit.gradcheck import check_layer
from tests.library.zoo import data, generator


def recurrent(*args, seed=0, **kwargs):
    kwargs = {"dtype": np.float64} | kwargs
    return nn.Recurrent(*args, **kwargs, rng=generator(seed))


@pytest.mark.parametrize("bias", [True, False])
def test_states_by_loops(bias):
    layer, x = recurrent(3, 4, bias), data(shape=(2, 5, 3))
    w_ih, w_hh = layer.weight_ih.data, layer.weight_hh.data
    b = layer.bias_ih.data + layer.bias_hh.data if bias else np.zeros(4)
    y = layer.forward(x)
    for n in range(2):
        h = [0.0] * 4
        for t in range(5):
            h = [
                math.tanh(
                    b[j]
                    + sum(w_ih[j, k] * x[n, t, k] for k in range(3))
                    + sum(w_hh[j, k] * h[k] for k in range(4))
                )
                for j in range(4)
            ]
            np.testing.assert_allclose(y[n, t], h, rtol=1e-12)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("only_last", [True, False])
@pytest.mark.parametrize("shape", [(2, 5, 3), (1, 1, 3), (3, 2, 3)])
def test_backward_agrees_with_differences(bias, only_last, shape):
    layer = recurrent(3, 4, bias, only_last)
    assert check_layer(layer, data(shape=shape), generator(2)) < 1e-7


def test_only_last_gives_the_last_state():
    x = data(shape=(2, 5, 3))
    every = recurrent(3, 4).forward(x)
    np.testing.assert_array_equal(
        recurrent(3, 4, only_last=True).forward(x), every[:, -1]
    )


def test_shapes_and_order_of_the_parameters():
    layer = recurrent(3, 4)
    shapes = [p.data.shape for p in layer.parameters()]
    assert shapes == [(4, 3), (4, 4), (4,), (4,)]
    without = recurrent(3, 4, bias=False)
    assert len(without.parameters()) == 2
    assert without.bias_ih is without.bias_hh is None


def test_start_values():
    layer = recurrent(30, 25)
    for p in layer.parameters():
        assert 0.9 / 5 < np.abs(p.data).max() <= 1 / 5
    layer = recurrent(30, 25, init=initializers.xavier_normal)
    assert layer.weight_ih.data.std() == pytest.approx(math.sqrt(2 / 55), rel=0.1)
    np.testing.assert_array_equal(layer.bias_hh.data, np.zeros(25))


@pytest.mark.slow
def test_it_learns_to_remember_the_first_of_six_inputs():
    rng = generator(1)
    x = rng.choice([-1.0, 1.0], (256, 6, 1))
    y = (x[:, 0, 0] > 0).astype(np.int64)
    net = nn.Sequential(
        nn.Recurrent(1, 8, only_last=True, rng=rng), nn.Linear(8, 2, rng=rng)
    )
    nn.fit(
        net,
        nn.CrossEntropyLoss(),
        nn.Adam(net.parameters(), lr=0.01),
        (x, y),
        epochs=60,
        batch_size=32,
        rng=rng,
        progress=False,
    )
    assert nn.accuracy(net, x, y) == 1.0


@pytest.mark.parametrize("shape", [(2, 3), (2, 5, 4), (2, 0, 3)])
def test_an_input_that_does_not_fit_is_refused(shape):
    with pytest.raises(ValueError, match=r"\(N, L, 3\) .* input_size \(=3\)"):
        recurrent(3, 4).forward(np.ones(shape))


@pytest.mark.parametrize(
    ("args", "kwargs", "message"),
    [
        ((0, 4), {}, r"input_size \(=0\)"),
        ((3, 0), {}, r"hidden_size \(=0\)"),
        ((3, 4), {"init": lambda s, rng, dtype: np.ones(2)}, "init returned"),
        ((3, 4), {"dtype": int}, r"dtype \(=int64\) must be a float dtype"),
    ],
)
def test_wrong_arguments_are_named(args, kwargs, message):
    with pytest.raises(ValueError, match=message):
        recurrent(*args, **kwargs)
    with pytest.raises(ValueError, match="rng"):
        nn.Recurrent(3, 4, rng=None)


def test_gradients_have_the_precision_of_the_weights():
    layer = recurrent(3, 4, dtype=np.float32)
    layer.forward(data(shape=(2, 5, 3)))
    assert layer.backward(data(shape=(2, 5, 4))).dtype == np.float32
    assert {p.grad.dtype for p in layer.parameters()} == {np.dtype(np.float32)}
