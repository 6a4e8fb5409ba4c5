"""What holds for every layer: types, gradients, and nobody's arrays changed."""

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pytest

import nnkit as nn
from nnkit.gradcheck import check_layer
from tests.library.zoo import DTYPES, LAYERS, data, generator

every_layer = pytest.mark.parametrize("name", LAYERS)
both_types = pytest.mark.parametrize("dtype", DTYPES)


@every_layer
@both_types
@pytest.mark.parametrize("training", [False, True])
def test_what_goes_in_as_float32_comes_out_as_float32(name, dtype, training):
    layer, x = LAYERS[name](dtype), data(dtype)
    y = layer.forward(x, training=training)
    dx = layer.backward(data(dtype, y.shape, seed=1))
    assert y.dtype == dx.dtype == dtype
    assert dx.shape == x.shape
    for p in layer.parameters():
        assert p.data.dtype == p.grad.dtype == dtype
        assert p.data.shape == p.grad.shape


@every_layer
def test_backward_agrees_with_differences_of_forward_passes(name):
    assert check_layer(LAYERS[name](np.float64), data(), generator(5)) < 1e-7


@hypothesis.given(
    st.sampled_from(sorted(LAYERS)), st.integers(1, 9), st.integers(0, 99)
)
def test_any_number_of_samples(name, n, seed):
    layer, x = LAYERS[name](np.float64), data(shape=(n, 5), seed=seed)
    x[np.abs(x) < 1e-4] = 1e-4  # away from the corners of ReLU and the like
    assert check_layer(layer, x, generator(seed)) < 1e-5
    together = layer.forward(x)
    one_by_one = np.concatenate([layer.forward(row[np.newaxis]) for row in x])
    np.testing.assert_allclose(together, one_by_one, rtol=1e-12)


@every_layer
@both_types
@pytest.mark.parametrize("training", [False, True])
def test_arguments_and_parameters_stay_as_they_are(name, dtype, training):
    layer, x = LAYERS[name](dtype), data(dtype)
    weights = [p.data.copy() for p in layer.parameters()]
    y = layer.forward(x, training)
    dy = data(dtype, y.shape, seed=1)
    layer.backward(dy)
    np.testing.assert_array_equal(x, data(dtype))
    np.testing.assert_array_equal(dy, data(dtype, y.shape, seed=1))
    for p, weight in zip(layer.parameters(), weights, strict=True):
        np.testing.assert_array_equal(p.data, weight)


@every_layer
def test_backward_does_not_see_what_the_caller_changes_after_forward(name):
    x = data()
    layer = LAYERS[name](np.float64)
    v = data(shape=layer.forward(x).shape, seed=1)
    right = layer.backward(v).copy()
    grads = [p.grad.copy() for p in layer.parameters()]
    x_changed = x.copy()
    y = layer.forward(x_changed)
    y[...] = 7.0
    x_changed[...] = -9.0
    np.testing.assert_array_equal(layer.backward(v), right)
    for p, grad in zip(layer.parameters(), grads, strict=True):
        np.testing.assert_array_equal(p.grad, grad)


@every_layer
def test_results_are_not_overwritten_by_the_next_pass(name):
    layer = LAYERS[name](np.float64)
    y = layer.forward(data())
    dx = layer.backward(data(shape=y.shape, seed=1))
    grads = [p.grad for p in layer.parameters()]
    copies = [a.copy() for a in [y, dx, *grads]]
    layer.backward(data(shape=layer.forward(data(seed=2)).shape, seed=3))
    for array, copy in zip([y, dx, *grads], copies, strict=True):
        np.testing.assert_array_equal(array, copy)


@every_layer
def test_backward_assigns_gradients_and_does_not_add(name):
    layer = LAYERS[name](np.float64)
    v = data(shape=layer.forward(data()).shape, seed=1)
    first = layer.backward(v)
    grads = [p.grad.copy() for p in layer.parameters()]
    np.testing.assert_array_equal(layer.backward(v), first)
    for p, grad in zip(layer.parameters(), grads, strict=True):
        np.testing.assert_array_equal(p.grad, grad)


@every_layer
def test_backward_parameters_gives_the_same_gradients(name):
    layer = LAYERS[name](np.float64)
    v = data(shape=layer.forward(data()).shape, seed=1)
    layer.backward(v)
    grads = [p.grad for p in layer.parameters()]
    for p in layer.parameters():
        p.grad = None
    layer.backward_parameters(v)
    for p, grad in zip(layer.parameters(), grads, strict=True):
        np.testing.assert_array_equal(p.grad, grad)


def name_of(layer):
    """The class that an error of the way back speaks of: in a network its last."""
    return type(layer[-1] if isinstance(layer, nn.Sequential) else layer).__name__


@pytest.mark.parametrize("name", sorted(set(LAYERS) - {"identity"}))
def test_backward_without_forward_says_so(name):
    layer = LAYERS[name](np.float64)
    with pytest.raises(ValueError, match=f"^{name_of(layer)}.backward .* call forward"):
        layer.backward(np.ones((4, 3)))


@pytest.mark.parametrize("name", sorted(set(LAYERS) - {"identity"}))
@pytest.mark.parametrize("shape", [(4, 1), (1, 5), (3,), (4, 6)])
def test_a_gradient_of_another_shape_is_refused_and_not_broadcast(name, shape):
    layer = LAYERS[name](np.float64)
    layer.forward(data())
    message = rf"^dy \(shape .* must have the shape .* {name_of(layer)}.forward, \(4, "
    with pytest.raises(ValueError, match=message):
        layer.backward(np.ones(shape))


@every_layer
@both_types
@pytest.mark.parametrize("size", [1e4, -1e4])
def test_extreme_inputs_give_finite_numbers(name, dtype, size):
    layer, x = LAYERS[name](dtype), np.full((2, 5), size, dtype)
    x[0, 0] = 0
    y = layer.forward(x)
    assert np.isfinite(y).all()
    assert np.isfinite(layer.backward(np.ones_like(y))).all()


@every_layer
def test_lists_of_whole_numbers_are_taken(name):
    layer = LAYERS[name](np.float64)
    rows = [[1, -2, 3, 0, 5], [2, 1, -4, 1, 0]]
    np.testing.assert_array_equal(
        layer.forward(rows), layer.forward(np.array(rows, np.float64))
    )


@every_layer
def test_what_is_not_a_number_is_refused(name):
    with pytest.raises(ValueError, match=r"^[xz] \(dtype <U1\)|could not convert"):
        LAYERS[name](np.float64).forward(np.array([["a"] * 5]))


@every_layer
def test_a_layer_that_learns_has_one_precision(name):
    layer = LAYERS[name](np.float32)
    layer.backward(np.ones(layer.forward(data(np.float64)).shape, np.float64))
    assert {p.grad.dtype for p in layer.parameters()} <= {np.dtype(np.float32)}


@pytest.mark.parametrize(
    "make",
    [
        lambda **kw: nn.Linear(3, 4, **kw),
        lambda **kw: nn.Conv2d(2, 4, 3, **kw),
        lambda **kw: nn.Recurrent(3, 4, **kw),
    ],
)
def test_an_init_that_returns_another_precision_does_not_set_it(make):
    def doubles(shape, *, rng, dtype):
        assert dtype is np.float32
        return np.ones(shape)

    layer = make(rng=generator(), init=doubles)
    assert {p.data.dtype for p in layer.parameters()} == {np.dtype(np.float32)}
