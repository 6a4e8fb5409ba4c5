"""The other losses: twins in loops, gradients by differences, extremes, errors."""

import math

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pytest

import nnkit as nn
from nnkit.gradcheck import numerical_gradient
from tests.library.zoo import DTYPES, data, generator


def mean_of(cost):
    """The loss that is the mean of `cost(a, y)` over all numbers."""

    def loss(a, y):
        pairs = [pair for rows in zip(a, y, strict=True) for pair in zip(*rows)]  # noqa: B905
        return sum(cost(*pair) for pair in pairs) / len(pairs)

    return loss


def huber(a, y):
    d = abs(a - y)
    return d * d / 2 if d <= 1.5 else 1.5 * (d - 0.75)


def divergence(log_q, p):
    total = 0.0
    for n in range(len(p)):
        for k in range(len(p[n])):
            if p[n][k] > 0:
                total += p[n][k] * math.log(p[n][k] / math.exp(log_q[n][k]))
    return total / len(p)


def gauss(a, y, v):
    total = 0.0
    for n in range(len(a)):
        for k in range(len(a[n])):
            total += (math.log(v[n][k]) + (a[n][k] - y[n][k]) ** 2 / v[n][k]) / 2
    return total / (len(a) * len(a[0]))


def inputs(name, n, k, seed=0, dtype=np.float64):
    a = data(dtype, (n, k), seed)
    return nn.log_softmax(a) if name == "divergence" else a


def targets(name, n, k, seed=1, dtype=np.float64):
    if name == "hinge":
        return (2 * generator(seed).integers(0, 2, (n, k)) - 1).astype(dtype)
    y = data(dtype, (n, k), seed)
    return nn.softmax(y) if name == "divergence" else y


LOSSES = {
    "absolute": (nn.L1Loss, mean_of(lambda a, y: abs(a - y))),
    "huber": (lambda: nn.HuberLoss(1.5), mean_of(huber)),
    "hinge": (nn.HingeLoss, mean_of(lambda z, y: max(0.0, 1 - y * z))),
    "divergence": (nn.KLDivLoss, divergence),
}
every_loss = pytest.mark.parametrize("name", LOSSES)
both_types = pytest.mark.parametrize("dtype", DTYPES)


@hypothesis.given(
    st.sampled_from(sorted(LOSSES)),
    st.integers(1, 6),
    st.integers(1, 5),
    st.integers(0),
)
def test_value_and_gradient_at_any_size(name, n, k, seed):
    make, twin = LOSSES[name]
    a, y = inputs(name, n, k, seed), targets(name, n, k, seed + 1)
    a = a - 1e-3  # a log-probability of 0 could not move up
    loss = make()
    cost = loss.forward(a, y)
    assert type(cost) is float
    assert math.isclose(cost, twin(a.tolist(), y.tolist()), rel_tol=1e-9, abs_tol=1e-12)
    expected = numerical_gradient(lambda v: make().forward(v, y), a)
    away = np.abs(np.abs(a - y) - 1.5) > 1e-5  # from the corners
    away &= (np.abs(a - y) > 1e-5) & (np.abs(1 - a * y) > 1e-5)
    slope = loss.backward()
    np.testing.assert_allclose(slope[away], expected[away], rtol=1e-5, atol=1e-7)


@every_loss
@both_types
def test_types_and_arguments(name, dtype):
    loss, a = LOSSES[name][0](), inputs(name, 4, 3, dtype=dtype)
    y = targets(name, 4, 3, dtype=dtype)
    a_before, y_before = a.copy(), y.copy()
    loss.forward(a, y)
    right = loss.backward()
    assert right.dtype == dtype
    assert right.shape == a.shape
    np.testing.assert_array_equal(a, a_before)
    np.testing.assert_array_equal(y, y_before)
    a[...], y[...] = -3, 0  # backward must not see what happens to them later
    copy = right.copy()
    np.testing.assert_array_equal(loss.backward(), copy)
    right[...] = 9
    np.testing.assert_array_equal(loss.backward(), copy)


@every_loss
@both_types
def test_extreme_inputs_give_the_right_finite_cost(name, dtype):
    loss, a = LOSSES[name][0](), np.array([[-1e4, 0]], dtype)
    y = np.array([[1, -1]] if name == "hinge" else [[1, 0]])
    expected = {
        "absolute": 10_001 / 2,
        "huber": 1.5 * (10_001 - 0.75) / 2,
        "hinge": (10_001 + 1) / 2,
        "divergence": 1e4,
    }
    assert math.isclose(loss.forward(a, y), expected[name], rel_tol=1e-6)
    assert np.isfinite(loss.backward()).all()


@pytest.mark.parametrize(
    "make", [*(row[0] for row in LOSSES.values()), nn.GaussianNLLLoss]
)
def test_backward_needs_forward(make):
    with pytest.raises(ValueError, match=r"Loss.backward needs a forward pass"):
        make().backward()


@every_loss
@pytest.mark.parametrize(
    ("a", "y"), [((4, 1), (4,)), ((4,), (4, 1)), ((4, 3), (4, 1)), ((0, 3), (0, 3))]
)
def test_shapes_are_compared_and_not_broadcast(name, a, y):
    with pytest.raises(ValueError, match=r"input \(shape .* must have the same shape"):
        LOSSES[name][0]().forward(np.zeros(a), np.ones(y))


@every_loss
def test_a_network_learns_from_it(name):
    rng, X = generator(), data(shape=(60, 5))
    net = nn.Sequential(nn.Linear(5, 2, rng=rng, dtype=np.float64))
    y = X @ data(shape=(5, 2), seed=4)
    if name == "hinge":
        y = np.where(y > 0, 1.0, -1.0)
    if name == "divergence":
        net, y = nn.Sequential(*net, nn.LogSoftmax()), nn.softmax(y)
    history = nn.fit(
        net, LOSSES[name][0](), nn.Adam(net.parameters(), 0.05), (X, y),
        epochs=60, batch_size=10, rng=rng, progress=False,
    )  # fmt: skip
    assert history.train_loss[-1] < 0.1 * history.train_loss[0]


def test_huber_is_half_the_squared_error_inside_and_absolute_outside():
    a, y = data(), data(seed=1)
    wide, narrow = nn.HuberLoss(1e6), nn.HuberLoss(1e-9)
    assert math.isclose(wide.forward(a, y), nn.MSELoss().forward(a, y) / 2)
    assert math.isclose(narrow.forward(a, y) / 1e-9, nn.L1Loss().forward(a, y))


@pytest.mark.parametrize("delta", [0, -1, math.inf, math.nan, "1"])
def test_huber_refuses(delta):
    with pytest.raises(ValueError, match=r"delta \(="):
        nn.HuberLoss(delta)


def test_hinge_refuses_labels_0_and_1():
    with pytest.raises(ValueError, match=r"target \(with value 0\) must be −1 or 1"):
        nn.HingeLoss().forward(np.zeros(3), np.array([1, 0, 1]))


def test_divergence_is_cross_entropy_less_entropy_and_0_for_equals():
    z, p = data(), nn.softmax(data(seed=1))
    log_q = nn.log_softmax(z)
    gap = (p * np.log(p)).sum(axis=1) - (p * log_q).sum(axis=1)
    assert math.isclose(nn.KLDivLoss().forward(log_q, p), gap.mean())
    assert abs(nn.KLDivLoss().forward(np.log(p), p)) < 1e-12
    one_hot, labels = np.eye(5)[[0, 2, 4, 2]], np.array([0, 2, 4, 2])
    ours = nn.KLDivLoss().forward(log_q, one_hot)
    assert math.isclose(ours, nn.CrossEntropyLoss().forward(z, labels))


@pytest.mark.parametrize(
    ("log_q", "p", "message"),
    [
        ([[0.2, 0.8]], [[0.5, 0.5]], r"input \(with value 0.8\) must be log-prob"),
        ([[-1, -1]], [[1.5, -0.5]], r"target \(with value -0.5\) must be prob"),
        ([-1, -1], [0.5, 0.5], r"input \(shape \(2,\)\) must be of shape \(N, K\)"),
    ],
)
def test_divergence_refuses(log_q, p, message):
    with pytest.raises(ValueError, match=message):
        nn.KLDivLoss().forward(np.array(log_q), np.array(p))


@hypothesis.given(st.integers(1, 6), st.integers(1, 5), st.booleans(), st.integers(0))
def test_gauss_value_and_both_gradients(n, k, one_a_row, seed):
    a, y = data(shape=(n, k), seed=seed), data(shape=(n, k), seed=seed + 1)
    v = 0.1 + data(shape=(n, 1 if one_a_row else k), seed=seed + 2) ** 2
    loss = nn.GaussianNLLLoss()
    cost, (d_input, d_var) = loss.forward(a, y, v), loss.backward()
    same = np.broadcast_to(v, a.shape).tolist()
    assert type(cost) is float
    assert math.isclose(cost, gauss(a.tolist(), y.tolist(), same), rel_tol=1e-9)
    by_a = numerical_gradient(lambda t: loss.forward(t, y, v), a)
    by_v = numerical_gradient(lambda t: loss.forward(a, y, t), v)
    np.testing.assert_allclose(d_input, by_a, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(d_var, by_v, rtol=1e-5, atol=1e-6)


@both_types
def test_gauss_types_and_arguments(dtype):
    loss, (a, y, v) = nn.GaussianNLLLoss(), data(dtype, (3, 4, 2)) ** 2
    before = [array.copy() for array in (a, y, v)]
    loss.forward(a, y, v)
    right = loss.backward()
    for array, copy in zip((a, y, v), before, strict=True):
        np.testing.assert_array_equal(array, copy)
        array[...] = 1
    copies = [slope.copy() for slope in right]
    for slope, copy in zip(loss.backward(), copies, strict=True):
        assert slope.dtype == dtype
        np.testing.assert_array_equal(slope, copy)
    for slope in right:
        slope[...] = 9
    np.testing.assert_array_equal(loss.backward(), copies)


def test_gauss_of_a_variance_of_0_is_that_of_eps_and_still_pushes_up():
    a, y, low = np.array([2.0]), np.array([1.0]), np.array([0.0])
    loss = nn.GaussianNLLLoss(eps=0.25, full=True)
    expected = 0.5 * (math.log(0.25) + 4 + math.log(2 * math.pi))
    assert math.isclose(loss.forward(a, y, low), expected)
    assert loss.backward()[1].tolist() == [0.5 * (4 - 16)]


@pytest.mark.parametrize("shape", [(4,), (3,), (1, 3), (4, 2), (1,)])
def test_gauss_refuses_shapes(shape):
    with pytest.raises(ValueError, match=r"var \(shape .* \(4, 3\) or \(4, 1\)"):
        nn.GaussianNLLLoss().forward(np.zeros((4, 3)), np.zeros((4, 3)), np.ones(shape))


def test_gauss_with_one_variance_a_row_of_three_axes():
    a, y = data(shape=(2, 3, 4)), data(shape=(2, 3, 4), seed=1)
    v, loss = 0.1 + data(shape=(2, 3, 1), seed=2) ** 2, nn.GaussianNLLLoss()
    cost, (_, slope) = loss.forward(a, y, v), loss.backward()
    wide = v * np.ones(4)
    assert math.isclose(cost, loss.forward(a, y, wide))
    np.testing.assert_allclose(slope, loss.backward()[1].sum(axis=2, keepdims=True))


def test_gauss_takes_the_dtype_of_its_input():
    loss, a = nn.GaussianNLLLoss(), np.ones((3, 2), np.float32)
    loss.forward(a, 0 * a, np.ones((3, 2)))
    assert {slope.dtype for slope in loss.backward()} == {a.dtype}


def test_gauss_refuses_values():
    with pytest.raises(ValueError, match=r"least value -0.1\) must be variances"):
        nn.GaussianNLLLoss().forward(np.zeros(2), np.zeros(2), np.array([1, -0.1]))
    with pytest.raises(ValueError, match=r"eps \(=0\) must be above 0"):
        nn.GaussianNLLLoss(eps=0)
    with pytest.raises(ValueError, match=r"eps \(=-1\) must be a finite number"):
        nn.GaussianNLLLoss(eps=-1)
    with pytest.raises(ValueError, match=r"var \(dtype <U1\) must hold real numbers"):
        nn.GaussianNLLLoss().forward(np.zeros(1), np.zeros(1), np.array(["a"]))


def test_hinge_is_flat_from_the_margin_on():
    loss = nn.HingeLoss()
    assert loss.forward(np.array([1.0, -1.0]), np.array([1, -1])) == 0
    assert np.array_equal(loss.backward(), np.zeros(2))
