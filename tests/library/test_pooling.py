"""Pooling against loops, with many equal numbers, and at its limits."""

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pytest

import nnkit as nn
from nnkit.gradcheck import check_layer
from tests.library import twins
from tests.library.zoo import data, generator


def first_largest(numbers):
    """1 for the first of the largest numbers, else 0."""
    best = 0
    for i, number in enumerate(numbers):
        if number > numbers[best]:
            best = i
    return [1.0 if i == best else 0.0 for i in range(len(numbers))]


def norm(p):
    return lambda numbers: sum(abs(v) ** p for v in numbers) ** (1 / p)


def norm_slopes(p):
    def slopes(numbers):
        y = norm(p)(numbers)
        return [np.sign(v) * (abs(v) / y) ** (p - 1) if y > 0 else 0.0 for v in numbers]

    return slopes


# name: layer from (kernel, stride, padding), twin of a window, its slopes, border
KINDS = {
    "max": (nn.MaxPool2d, max, first_largest, -np.inf),
    "mean": (
        nn.AvgPool2d,
        lambda numbers: sum(numbers) / len(numbers),
        lambda numbers: [1 / len(numbers)] * len(numbers),
        0.0,
    ),
    "p = 1": (lambda k, s, p: nn.LpPool2d(1, k, s), norm(1), norm_slopes(1), 0.0),
    "p = 2": (lambda k, s, p: nn.LpPool2d(2, k, s), norm(2), norm_slopes(2), 0.0),
    "p = 3": (lambda k, s, p: nn.LpPool2d(3, k, s), norm(3), norm_slopes(3), 0.0),
    "p = 3.5": (lambda k, s, p: nn.LpPool2d(3.5, k, s), norm(3.5), norm_slopes(3.5), 0),
}
every_kind = pytest.mark.parametrize("kind", KINDS)


@st.composite
def windows(draw):
    """Kernel, stride, padding, and a size of images that they fit."""
    kernel = draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    stride = draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    padding = tuple(draw(st.integers(0, k // 2)) for k in kernel)
    size = tuple(
        draw(st.integers(max(1, k - 2 * p), k + 4))
        for k, p in zip(kernel, padding, strict=True)
    )
    return kernel, stride, padding, size


@every_kind
@hypothesis.given(windows(), st.integers(0, 3), st.integers(0, 99), st.booleans())
def test_all_is_as_in_the_loops(kind, window, n, seed, last):
    make, of_window, slopes, border = KINDS[kind]
    kernel, stride, padding, size = window
    padding = padding if kind in ("max", "mean") else (0, 0)
    # few different numbers: most windows have their largest more than once
    x = generator(seed).integers(-1, 2, (n, 2, *size)).astype(np.float64)
    if last:  # samples last in memory, as behind a convolution
        x = x.transpose(1, 2, 3, 0).copy().transpose(3, 0, 1, 2)
    hypothesis.assume(
        all(s + 2 * p >= k for s, p, k in zip(size, padding, kernel, strict=True))
    )
    layer = make(kernel, stride, padding)
    y = layer.forward(x)
    right = twins.pool2d(x, kernel, stride, padding, of_window, border)
    assert n == 0 or y.shape == right.shape
    np.testing.assert_allclose(y, right.reshape(y.shape), rtol=1e-12)
    dy = data(shape=y.shape, seed=seed)
    right = twins.pool2d_backward(x, dy, kernel, stride, padding, slopes, border)
    np.testing.assert_allclose(layer.backward(dy), right, rtol=1e-12, atol=1e-14)


@every_kind
@pytest.mark.parametrize("kernel", [1, 2, (3, 2)])
@pytest.mark.parametrize("stride", [None, 1, (2, 3)])
def test_backward_agrees_with_differences_of_forward_passes(kind, kernel, stride):
    layer = KINDS[kind][0](kernel, stride, 0)
    x = data(shape=(2, 3, 7, 6))
    assert check_layer(layer, x, generator(1)) < 1e-7


def test_of_equal_numbers_the_first_in_reading_order_gets_the_gradient():
    layer = nn.MaxPool2d(2)
    for image, winner in [
        ([[0, 0], [0, 0]], [[1, 0], [0, 0]]),
        ([[0, 1], [1, 0]], [[0, 1], [0, 0]]),
        ([[0, 0], [1, 1]], [[0, 0], [1, 0]]),
        ([[0, 1], [0, 1]], [[0, 1], [0, 0]]),
    ]:
        layer.forward(np.array([[image]], np.float64))
        np.testing.assert_array_equal(layer.backward(np.ones((1, 1, 1, 1))), [[winner]])


def test_the_border_never_wins():
    layer = nn.MaxPool2d(2, padding=1)
    x = np.full((1, 1, 2, 2), -5.0)
    np.testing.assert_array_equal(layer.forward(x), np.full((1, 1, 2, 2), -5.0))
    np.testing.assert_array_equal(layer.backward(np.ones_like(x)), np.ones_like(x))


def winners(x, *options):
    layer = nn.MaxPool2d(*options)
    y = layer.forward(np.array([[x]]))
    return y[0, 0].tolist(), layer.backward(np.ones_like(y))[0, 0].tolist()


def test_the_border_does_not_win_against_minus_infinity():
    low = -np.inf
    corners = winners([[low, low], [low, low]], 2, 2, 1)
    assert corners == ([[low, low], [low, low]], [[1, 1], [1, 1]])
    overlap = winners([[low, low, low]] * 3, 3, 1, 1)
    assert overlap == ([[low] * 3] * 3, [[4, 2, 0], [2, 1, 0], [0, 0, 0]])
    assert winners([[low, low, 1.0]], (1, 3), 1, (0, 1))[1] == [[1, 0, 2]]


def test_the_last_nan_of_a_window_wins():
    nan = np.nan
    y, dx = winners([[nan, 9.0, np.inf, 1.0], [nan, 1.0, nan, 2.0]], 2)
    assert np.isnan(y).all()
    assert dx == [[0, 0, 0, 0], [1, 0, 1, 0]]


def test_the_border_counts_in_the_mean():
    layer = nn.AvgPool2d(2, padding=1)
    np.testing.assert_array_equal(
        layer.forward(np.full((1, 1, 2, 2), 8.0)), np.full((1, 1, 2, 2), 2.0)
    )


def test_a_norm_of_zeros_has_the_gradient_0():
    layer = nn.LpPool2d(2, 2)
    layer.forward(np.zeros((1, 1, 2, 2)))
    np.testing.assert_array_equal(
        layer.backward(np.ones((1, 1, 1, 1))), np.zeros((1, 1, 2, 2))
    )


def test_windows_stand_side_by_side_by_default_and_leave_out_the_rest():
    layer = nn.MaxPool2d((2, 3))
    assert layer.stride == (2, 3)
    assert layer.forward(data(shape=(1, 1, 5, 8))).shape == (1, 1, 2, 2)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: nn.MaxPool2d(0), r"kernel_size \(=0\)"),
        (lambda: nn.MaxPool2d(2, 0), r"stride \(=0\)"),
        (lambda: nn.AvgPool2d((2, 2, 2)), r"kernel_size \(=\(2, 2, 2\)\)"),
        (lambda: nn.MaxPool2d(3, padding=2), r"padding \(=2\) must be at most half"),
        (lambda: nn.AvgPool2d(2, padding=-1), r"padding \(=-1\)"),
        (lambda: nn.LpPool2d(0.5, 2), r"norm_type \(=0.5\)"),
        (lambda: nn.LpPool2d(np.inf, 2), r"norm_type \(=inf\)"),
        (lambda: nn.LpPool2d("2", 2), r"norm_type \(='2'\)"),
    ],
)
def test_wrong_arguments_are_named(make, message):
    with pytest.raises(ValueError, match=message):
        make()


@every_kind
def test_an_input_that_does_not_fit_is_refused(kind):
    layer = KINDS[kind][0](3, 1, 0)
    with pytest.raises(
        ValueError, match=r"x \(shape \(5, 5\)\) must be .* \(N, C, H, W"
    ):
        layer.forward(np.ones((5, 5)))
    with pytest.raises(
        ValueError, match=r"⌊\(2 \+ 2·0 − 1·\(3 − 1\) − 1\)/1⌋ \+ 1 = 0"
    ):
        layer.forward(np.ones((1, 1, 5, 2)))
