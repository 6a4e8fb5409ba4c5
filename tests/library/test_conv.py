"""Conv2d against loops, by hand, at its limits."""

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pytest

import nnkit as nn
from nnkit import _windows, initializers
from nnkit.gradcheck import check_layer
from tests.library import twins
from tests.library.zoo import DTYPES, data, generator


def conv(*args, seed=0, dtype=np.float64, **kwargs):
    return nn.Conv2d(*args, **kwargs, rng=generator(seed), dtype=dtype)


@st.composite
def layers(draw):
    """A layer and an input that is at least as large as the filter."""
    two = st.tuples(st.integers(1, 3), st.integers(1, 3))
    groups = draw(st.integers(1, 3))
    kernel, stride, dilation = draw(two), draw(two), draw(two)
    padding = draw(st.tuples(st.integers(0, 2), st.integers(0, 2)))
    layer = conv(
        groups * draw(st.integers(1, 2)),
        groups * draw(st.integers(1, 3)),
        kernel,
        stride,
        padding,
        dilation,
        groups,
        seed=draw(st.integers(0, 99)),
    )
    size = [
        max(1, d * (k - 1) + 1 - 2 * p) + draw(st.integers(0, 3))
        for k, d, p in zip(kernel, dilation, padding, strict=True)
    ]
    x = data(shape=(draw(st.integers(0, 3)), layer.in_channels, *size), seed=1)
    return layer, x


def options(layer):
    return layer.stride, layer.padding, layer.dilation, layer.groups


@hypothesis.given(layers(), st.sampled_from([1, 1000, 2**20]))
def test_all_is_as_in_the_loops(layer_and_x, block):
    layer, x = layer_and_x
    weight, bias = layer.weight.data, layer.bias.data
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_windows, "BLOCK", block)
        y = layer.forward(x)
        dy = data(shape=y.shape, seed=2)
        dx = layer.backward(dy)
    right = twins.conv2d(x, weight, bias, *options(layer))
    assert y.shape == right.shape
    np.testing.assert_allclose(y, right, rtol=1e-10, atol=1e-12)
    for ours, twin in zip(
        [dx, layer.weight.grad, layer.bias.grad],
        twins.conv2d_backward(x, weight, dy, *options(layer)),
        strict=True,
    ):
        assert ours.shape == twin.shape
        np.testing.assert_allclose(ours, twin, rtol=1e-10, atol=1e-12)


@hypothesis.given(layers())
def test_backward_agrees_with_differences_of_forward_passes(layer_and_x):
    layer, x = layer_and_x
    assert check_layer(layer, x, generator(3)) < 1e-6


def test_a_case_by_hand():
    layer = conv(1, 1, 2, init=initializers.zeros)
    layer.weight.data[...] = [[[[1.0, 2.0], [3.0, 4.0]]]]
    layer.bias.data[...] = 10.0
    x = np.array([[[[1.0, 0.0, 2.0], [0.0, 1.0, 0.0]]]])
    np.testing.assert_array_equal(layer.forward(x), [[[[15.0, 17.0]]]])
    dx = layer.backward(np.array([[[[1.0, 100.0]]]]))
    np.testing.assert_array_equal(dx, [[[[1, 102, 200], [3, 304, 400]]]])
    np.testing.assert_array_equal(layer.weight.grad, [[[[1, 200], [100, 1]]]])
    np.testing.assert_array_equal(layer.bias.grad, [101.0])


def test_groups_are_separate_convolutions_side_by_side():
    layer, x = conv(6, 4, 3, groups=2), data(shape=(2, 6, 5, 5))
    y = layer.forward(x)
    for g in range(2):
        part = conv(3, 2, 3)
        part.weight.data[...] = layer.weight.data[2 * g : 2 * g + 2]
        part.bias.data[...] = layer.bias.data[2 * g : 2 * g + 2]
        alone = part.forward(x[:, 3 * g : 3 * g + 3])
        np.testing.assert_allclose(y[:, 2 * g : 2 * g + 2], alone, rtol=1e-12)


@pytest.mark.parametrize(
    ("groups", "shape", "size"),
    [(1, (64, 32, 3, 3), 18432), (2, (64, 16, 3, 3), 9216), (4, (64, 8, 3, 3), 4608)],
)
def test_groups_divide_the_number_of_weights(groups, shape, size):
    weight = conv(32, 64, 3, groups=groups).weight.data
    assert weight.shape == shape
    assert weight.size == size


def test_start_values_are_between_the_bounds_and_fill_them():
    layer = conv(4, 50, (3, 5), groups=2)
    bound = 1 / np.sqrt(2 * 3 * 5)
    for values in (layer.weight.data, layer.bias.data):
        assert 0.9 * bound < np.abs(values).max() <= bound
        assert abs(values.mean()) < 0.3 * bound


def test_init_sets_the_weight_and_leaves_the_bias_0():
    layer = conv(2, 3, 4, init=initializers.kaiming_normal)
    again = initializers.kaiming_normal(
        (3, 2, 4, 4), rng=generator(0), dtype=np.float64
    )
    np.testing.assert_array_equal(layer.weight.data, again)
    np.testing.assert_array_equal(layer.bias.data, np.zeros(3))


def test_without_bias_there_is_one_parameter():
    layer = conv(2, 3, 1, bias=False)
    assert layer.bias is None
    assert layer.parameters() == [layer.weight]
    x = data(shape=(2, 2, 1, 1))
    layer.forward(x)
    layer.backward(np.ones((2, 3, 1, 1)))
    right = layer.weight.data[:, :, 0, 0] @ x[0, :, 0, 0]
    np.testing.assert_allclose(layer.forward(x)[0, :, 0, 0], right)


@pytest.mark.parametrize("dtype", DTYPES)
def test_inputs_take_the_dtype_of_the_layer(dtype):
    layer = conv(1, 2, 3, dtype=dtype)
    y = layer.forward(np.ones((1, 1, 4, 4), np.int64))
    dx = layer.backward(np.ones(y.shape, np.float64))
    arrays = [y, dx, layer.weight.grad, layer.bias.grad]
    assert {a.dtype for a in arrays} == {np.dtype(dtype)}


def test_an_output_of_one_convolution_enters_the_next_without_reordering():
    y = conv(1, 3, 3).forward(data(shape=(4, 1, 6, 6)))
    assert y.transpose(1, 2, 3, 0).flags.c_contiguous
    for layer in (nn.ReLU(), nn.Sigmoid(), nn.MaxPool2d(2), nn.ChannelShuffle(3)):
        out = layer.forward(y)
        assert out.transpose(1, 2, 3, 0).flags.c_contiguous
        assert layer.backward(out).transpose(1, 2, 3, 0).flags.c_contiguous


@pytest.mark.parametrize(
    ("args", "kwargs", "message"),
    [
        ((3, 4, 1), {"groups": 2}, r"in_channels \(=3\) must be divisible by groups"),
        ((4, 3, 1), {"groups": 2}, r"out_channels \(=3\) .* groups \(=2\)"),
        ((0, 1, 1), {}, r"in_channels \(=0\)"),
        ((1, 0, 1), {}, r"out_channels \(=0\)"),
        ((1, 1, 0), {}, r"kernel_size \(=0\)"),
        ((1, 1, 2.5), {}, r"kernel_size \(=2.5\)"),
        ((1, 1, (2, 2, 2)), {}, r"kernel_size \(=\(2, 2, 2\)\) must be"),
        ((1, 1, 2), {"stride": 0}, r"stride \(=0\)"),
        ((1, 1, 2), {"padding": (0, -1)}, r"padding \(=-1\)"),
        ((1, 1, 2), {"dilation": 0}, r"dilation \(=0\)"),
        ((1, 1, 2), {"groups": 0}, r"groups \(=0\)"),
        ((1, 1, 2), {"dtype": np.int64}, r"dtype \(=int64\)"),
        ((1, 1, 2), {"init": lambda s, rng, dtype: np.ones(3)}, r"init returned"),
    ],
)
def test_wrong_arguments_are_named(args, kwargs, message):
    with pytest.raises(ValueError, match=message):
        conv(*args, **kwargs)


def test_rng_is_asked_for():
    with pytest.raises(ValueError, match="rng"):
        nn.Conv2d(1, 1, 1, rng=0)


@pytest.mark.parametrize("shape", [(2, 2, 5, 5), (3, 5, 5), (2, 4, 5, 5), (15,)])
def test_an_input_with_other_channels_is_refused(shape):
    with pytest.raises(ValueError, match=r"\(N, 3, H, W\), as in_channels \(=3\)"):
        conv(3, 1, 1).forward(np.ones(shape))


def test_an_input_that_is_too_small_is_refused_with_the_sum():
    layer = conv(1, 1, 5, padding=(1, 0))
    assert layer.forward(np.ones((1, 1, 3, 5))).shape == (1, 1, 1, 1)
    with pytest.raises(
        ValueError, match=r"⌊\(2 \+ 2·1 − 1·\(5 − 1\) − 1\)/1⌋ \+ 1 = 0"
    ):
        layer.forward(np.ones((1, 1, 2, 5)))


def test_parameters_alone_get_the_same_gradients_from_many_blocks(monkeypatch):
    monkeypatch.setattr(_windows, "BLOCK", 2000)  # bytes: some rows of the output
    layer, x, dy = conv(2, 3, 3), data(shape=(2, 2, 9, 8)), data(shape=(2, 3, 7, 6))
    layer.forward(x)
    layer.backward(dy)
    together = [p.grad for p in layer.parameters()]
    layer.backward_parameters(dy)
    for alone, expected in zip(layer.parameters(), together, strict=True):
        assert np.array_equal(alone.grad, expected)
