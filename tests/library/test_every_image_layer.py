"""What holds for every layer of images and of sequences."""

import numpy as np
import pytest

import nnkit as nn
from tests.library.zoo import DTYPES, data, generator


def conv(dtype, *args, **kwargs):
    return nn.Conv2d(4, *args, **kwargs, rng=generator(1), dtype=dtype)


def block(dtype):
    body = nn.Sequential(conv(dtype, 4, 3, padding=1), nn.BatchNorm2d(4, dtype=dtype))
    return nn.Residual(body)


def recurrent(dtype, only_last=False):
    return nn.Recurrent(4, 6, only_last=only_last, rng=generator(1), dtype=dtype)


IMAGES, ROWS, STEPS = (3, 4, 6, 7), (5, 4), (3, 5, 4)

# name: a function of dtype that builds a layer, the shape of an input
LAYERS = {
    "conv": (lambda t: conv(t, 3, 3), IMAGES),
    "conv 1×1": (lambda t: conv(t, 4, 1), IMAGES),
    "conv, all options": (lambda t: conv(t, 6, (3, 2), 2, (1, 0), 2, 2), IMAGES),
    "depthwise": (lambda t: conv(t, 4, 3, groups=4, bias=False), IMAGES),
    "max pooling": (lambda t: nn.MaxPool2d(2), IMAGES),
    "max pooling, overlap": (lambda t: nn.MaxPool2d(3, 1, 1), IMAGES),
    "max pooling 1×1": (lambda t: nn.MaxPool2d(1), IMAGES),
    "mean pooling": (lambda t: nn.AvgPool2d(2, padding=1), IMAGES),
    "mean pooling 1×1": (lambda t: nn.AvgPool2d(1), IMAGES),
    "L2 pooling": (lambda t: nn.LpPool2d(2, 2), IMAGES),
    "L3 pooling": (lambda t: nn.LpPool2d(3, (2, 1), 1), IMAGES),
    "batch norm, rows": (lambda t: nn.BatchNorm1d(4, dtype=t), ROWS),
    "batch norm, images": (lambda t: nn.BatchNorm2d(4, dtype=t), IMAGES),
    "batch norm, plain": (lambda t: nn.BatchNorm2d(4, affine=False, dtype=t), IMAGES),
    "residual": (block, IMAGES),
    "shuffle": (lambda t: nn.ChannelShuffle(2), IMAGES),
    "recurrent": (recurrent, STEPS),
    "recurrent, last": (lambda t: recurrent(t, only_last=True), STEPS),
}
every_layer = pytest.mark.parametrize("name", LAYERS)
both_modes = pytest.mark.parametrize("training", [False, True])


def layer_and_input(name, dtype=np.float64):
    make, shape = LAYERS[name]
    return make(dtype), data(dtype, shape)


def outcome(layer, x, training, dy_seed=1):
    """[y, dx, every gradient] of one pass forth and back."""
    y = layer.forward(x, training)
    dx = layer.backward(data(y.dtype, y.shape, dy_seed))
    return [y, dx, *(p.grad for p in layer.parameters())]


def assert_equal(arrays, others):
    for a, b in zip(arrays, others, strict=True):
        np.testing.assert_array_equal(a, b)


@every_layer
@both_modes
@pytest.mark.parametrize("dtype", DTYPES)
def test_what_goes_in_as_float32_comes_out_as_float32(name, training, dtype):
    layer, x = layer_and_input(name, dtype)
    y, dx, *grads = outcome(layer, x, training)
    assert y.dtype == dx.dtype == dtype
    assert dx.shape == x.shape
    for p, grad in zip(layer.parameters(), grads, strict=True):
        assert p.data.dtype == grad.dtype == dtype
        assert p.data.shape == grad.shape


@every_layer
@both_modes
def test_arguments_and_parameters_stay_as_they_are(name, training):
    layer, x = layer_and_input(name)
    weights = [p.data.copy() for p in layer.parameters()]
    dy = data(shape=layer.forward(x, training).shape, seed=1)
    layer.backward(dy)
    assert_equal([x, dy], [data(shape=x.shape), data(shape=dy.shape, seed=1)])
    assert_equal([p.data for p in layer.parameters()], weights)


@every_layer
@both_modes
def test_backward_does_not_see_what_the_caller_changes_after_forward(name, training):
    layer, x = layer_and_input(name)
    # samples last in memory: the layout that the layers themselves keep
    x = np.moveaxis(np.moveaxis(x, 0, -1).copy(), -1, 0)
    right = [a.copy() for a in outcome(layer, x, training)]
    y = layer.forward(x, training)
    y[...] = 7.0
    x[...] = -9.0
    dx = layer.backward(data(shape=y.shape, seed=1))
    grads = [p.grad for p in layer.parameters()]
    assert_equal([dx, *grads], right[1:])


@every_layer
@both_modes
def test_results_are_not_overwritten_by_the_next_pass(name, training):
    layer, x = layer_and_input(name)
    results = outcome(layer, x, training)
    copies = [a.copy() for a in results]
    outcome(layer, data(shape=x.shape, seed=8), training, dy_seed=9)
    assert_equal(results, copies)


@every_layer
@both_modes
def test_backward_assigns_gradients_and_backward_parameters_gives_the_same(
    name, training
):
    layer, x = layer_and_input(name)
    y, dx, *grads = (a.copy() for a in outcome(layer, x, training))
    dy = data(shape=y.shape, seed=1)
    assert_equal([layer.backward(dy)], [dx])
    assert_equal([p.grad for p in layer.parameters()], grads)
    for p in layer.parameters():
        p.grad = None
    layer.backward_parameters(dy)
    assert_equal([p.grad for p in layer.parameters()], grads)


@every_layer
def test_arrays_with_gaps_and_in_any_order_of_memory_are_taken(name):
    layer, x = layer_and_input(name)
    right = outcome(layer, x, training=False)
    gaps = np.full([2 * n for n in x.shape], np.nan)
    gaps = gaps[(slice(None, None, 2),) * x.ndim]
    gaps[...] = x
    flipped = np.ascontiguousarray(x[..., ::-1])[..., ::-1]
    last = np.moveaxis(np.moveaxis(x, 0, -1).copy(), -1, 0)
    for other in (gaps, flipped, last, np.asfortranarray(x)):
        y = layer.forward(other)
        dy = np.asfortranarray(data(shape=y.shape, seed=1))
        dx = layer.backward(dy)
        grads = [p.grad for p in layer.parameters()]
        for a, b in zip([y, dx, *grads], right, strict=True):
            np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-12)


@every_layer
def test_each_sample_by_itself_and_none_at_all(name):
    layer, x = layer_and_input(name)
    y, dx, *_ = outcome(layer, x, training=False)
    dy = data(shape=y.shape, seed=1)
    for n in range(len(x)):
        alone = layer.forward(x[n : n + 1])
        np.testing.assert_allclose(alone, y[n : n + 1], rtol=1e-10, atol=1e-12)
        alone = layer.backward(dy[n : n + 1])
        np.testing.assert_allclose(alone, dx[n : n + 1], rtol=1e-10, atol=1e-12)
    assert layer.forward(x[:0]).shape == (0, *y.shape[1:])
    assert layer.backward(dy[:0]).shape == (0, *x.shape[1:])
    for p in layer.parameters():
        np.testing.assert_array_equal(p.grad, np.zeros_like(p.data))


@every_layer
def test_lists_of_whole_numbers_are_taken(name):
    layer, x = layer_and_input(name)
    whole = x.round()
    assert_equal([layer.forward(whole.astype(int).tolist())], [layer.forward(whole)])


def name_of(layer):
    """The class that an error of the way back speaks of."""
    return type(layer).__name__


@every_layer
def test_backward_without_forward_says_so(name):
    layer, x = layer_and_input(name)
    message = f"^{name_of(layer)}.backward .* call forward"
    with pytest.raises(ValueError, match=message):
        layer.backward(x)


@every_layer
def test_a_gradient_of_another_shape_is_refused_and_not_broadcast(name):
    layer, x = layer_and_input(name)
    y = layer.forward(x)
    message = rf"^dy \(shape .* must have the shape .* {name_of(layer)}.forward, "
    for shape in [(1, *y.shape[1:]), (*y.shape[:-1], 1), y.shape[1:], (*y.shape, 1)]:
        with pytest.raises(ValueError, match=message):
            layer.backward(np.ones(shape))


@every_layer
def test_what_is_not_a_number_is_refused(name):
    layer, x = layer_and_input(name)
    words = np.full(x.shape, "a")
    with pytest.raises(ValueError, match=r"^x \(dtype <U1\)|could not convert"):
        layer.forward(words)
    dy = np.full(layer.forward(x).shape, "a")
    with pytest.raises(ValueError, match=r"^dy \(dtype <U1\)|could not convert"):
        layer.backward(dy)


@every_layer
def test_a_layer_that_learns_has_one_precision(name):
    layer, x = layer_and_input(name, np.float32)
    layer.backward(np.ones(layer.forward(x.astype(np.float64)).shape, np.float64))
    assert {p.grad.dtype for p in layer.parameters()} <= {np.dtype(np.float32)}
