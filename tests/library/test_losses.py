"""Losses: twins in loops, gradients by differences, extremes, errors."""

import math

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pytest

import nnkit as nn
from nnkit.gradcheck import numerical_gradient
from tests.library.zoo import DTYPES, data, generator


def quadratic(a, y):
    total = 0.0
    for n in range(len(a)):
        for k in range(len(a[n])):
            total += (a[n][k] - y[n][k]) ** 2
    return total / (2 * len(a))


def mean_squared(a, y):
    return 2 * quadratic(a, y) / len(a[0])


def binary(z, y):
    costs = []
    for n in range(len(z)):
        for k in range(len(z[n])):
            a = 1 / (1 + math.exp(-z[n][k]))
            costs.append(-(y[n][k] * math.log(a) + (1 - y[n][k]) * math.log(1 - a)))
    return sum(costs) / len(costs)


def cross_entropy(z, y):
    total = 0.0
    for n in range(len(z)):
        total -= math.log(math.exp(z[n][y[n]]) / sum(math.exp(v) for v in z[n]))
    return total / len(z)


def targets(name, n, k, seed=1):
    if name == "cross-entropy":
        return generator(seed).integers(0, k, n)
    if name == "binary":
        return generator(seed).integers(0, 2, (n, k)).astype(float)
    return data(shape=(n, k), seed=seed)


LOSSES = {
    "quadratic": (nn.QuadraticLoss, quadratic),
    "mean squared": (nn.MSELoss, mean_squared),
    "binary": (nn.BCEWithLogitsLoss, binary),
    "cross-entropy": (nn.CrossEntropyLoss, cross_entropy),
}
every_loss = pytest.mark.parametrize("name", LOSSES)


@hypothesis.given(
    st.sampled_from(sorted(LOSSES)),
    st.integers(1, 6),
    st.integers(1, 5),
    st.integers(0),
)
def test_value_and_gradient_at_any_size(name, n, k, seed):
    make, twin = LOSSES[name]
    a, y = data(shape=(n, k), seed=seed), targets(name, n, k, seed + 1)
    loss = make()
    cost = loss.forward(a, y)
    assert type(cost) is float
    assert math.isclose(cost, twin(a.tolist(), y.tolist()), rel_tol=1e-9, abs_tol=1e-12)
    slope = loss.backward()
    expected = numerical_gradient(lambda v: make().forward(v, y), a)
    np.testing.assert_allclose(slope, expected, rtol=1e-5, atol=1e-7)


@every_loss
@pytest.mark.parametrize("dtype", DTYPES)
def test_types_and_arguments(name, dtype):
    loss, a, y = LOSSES[name][0](), data(dtype, (4, 3)), targets(name, 4, 3)
    a_before, y_before = a.copy(), y.copy()
    loss.forward(a, y)
    right = loss.backward()
    assert right.dtype == dtype
    assert right.shape == a.shape
    np.testing.assert_array_equal(a, a_before)
    np.testing.assert_array_equal(y, y_before)
    a[...], y[...] = 3, 0  # backward must not see what happens to them later
    copy = right.copy()
    np.testing.assert_array_equal(loss.backward(), copy)
    right[...] = 9
    np.testing.assert_array_equal(loss.backward(), copy)


@every_loss
@pytest.mark.parametrize("dtype", DTYPES)
def test_extreme_inputs_give_the_right_finite_cost(name, dtype):
    loss, a = LOSSES[name][0](), np.array([[1e4, 0], [-1e4, 0]], dtype)
    y = np.array([1, 1]) if name == "cross-entropy" else np.array([[0, 0], [0, 0]])
    expected = {
        "quadratic": 5e7,
        "mean squared": 5e7,
        "binary": (1e4 + 3 * 0 + 2 * math.log(2)) / 4,
        "cross-entropy": 5e3,
    }
    assert math.isclose(loss.forward(a, y), expected[name], rel_tol=1e-6)
    assert np.isfinite(loss.backward()).all()


@every_loss
def test_backward_needs_forward(name):
    with pytest.raises(ValueError, match=r"Loss.backward needs a forward pass"):
        LOSSES[name][0]().backward()


def test_the_textbook_cost_is_half_of_k_times_the_mean_squared_error():
    a, y = data(), data(seed=1)
    quadratic, mean = nn.QuadraticLoss(), nn.MSELoss()
    assert math.isclose(quadratic.forward(a, y), 2.5 * mean.forward(a, y))
    np.testing.assert_allclose(quadratic.backward(), 2.5 * mean.backward())


def test_one_axis_is_enough_for_one_output():
    a, y = data(shape=(6,)), (data(shape=(6,), seed=1) > 0).astype(int)
    for make in [nn.QuadraticLoss, nn.MSELoss, nn.BCEWithLogitsLoss]:
        flat, column = make(), make()
        cost = column.forward(a.reshape(-1, 1), y.reshape(-1, 1))
        assert math.isclose(flat.forward(a, y), cost)
        np.testing.assert_allclose(flat.backward(), column.backward().ravel())


def test_equal_logits_cost_the_logarithm_of_the_number_of_classes():
    assert math.isclose(
        nn.CrossEntropyLoss().forward(np.zeros((3, 7)), [0, 3, 6]), math.log(7)
    )


@pytest.mark.parametrize("name", ["quadratic", "mean squared", "binary"])
@pytest.mark.parametrize(
    ("a", "y"), [((4, 1), (4,)), ((4,), (4, 1)), ((4, 3), (4, 1)), ((0, 3), (0, 3))]
)
def test_shapes_are_compared_and_not_broadcast(name, a, y):
    with pytest.raises(ValueError, match=r"input \(shape .* must have the same shape"):
        LOSSES[name][0]().forward(np.zeros(a), np.zeros(y))


@pytest.mark.parametrize("label", [-1, 10, 255, -(2**40)])
@pytest.mark.parametrize("place", [0, 3])
def test_labels_out_of_range_are_named(label, place):
    y = np.array([0, 9, 5, 1])
    y[place] = label
    with pytest.raises(ValueError, match=rf"with label {label}\) must .* from 0 to 9"):
        nn.CrossEntropyLoss().forward(np.zeros((4, 10)), y)


@pytest.mark.parametrize(
    ("z", "y"),
    [
        ((4, 3), np.zeros((4, 1), int)),
        ((4, 3), np.zeros(5, int)),
        ((4, 3), np.zeros(4)),
        ((4, 3), np.zeros((4, 3), int)),
        ((4,), np.zeros(4, int)),
        ((0, 3), np.zeros(0, int)),
    ],
)
def test_cross_entropy_takes_logits_and_whole_labels_only(z, y):
    with pytest.raises(ValueError, match=r"input \(shape .*\) must be logits of shape"):
        nn.CrossEntropyLoss().forward(np.zeros(z), y)


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.int32, np.uint64])
def test_labels_of_any_whole_number_type(dtype):
    z, y = data(shape=(4, 3)), np.array([0, 2, 1, 2])
    small, usual = nn.CrossEntropyLoss(), nn.CrossEntropyLoss()
    assert small.forward(z, y.astype(dtype)) == usual.forward(z, y)
    np.testing.assert_array_equal(small.backward(), usual.backward())


@pytest.mark.parametrize("value", [-1, 2, 1.01])
def test_binary_targets_lie_between_0_and_1(value):
    y = np.array([0, 1, 0.5, value])
    message = rf"target \(with value {value}\.?0*\) must lie between"
    with pytest.raises(ValueError, match=message):
        nn.BCEWithLogitsLoss().forward(np.zeros(4), y)


@pytest.mark.parametrize(
    "make", [nn.MSELoss, nn.BCEWithLogitsLoss, nn.CrossEntropyLoss]
)
def test_text_is_no_input(make):
    with pytest.raises(
        ValueError, match=r"^input \(dtype <U1\) must hold real numbers"
    ):
        make().forward(np.array([["a"]]), np.array([0]))
