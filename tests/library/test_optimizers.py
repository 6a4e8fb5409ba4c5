"""Optimizers: steps by hand, loops as twins, errors. PyTorch's are in tests/parity."""

import math

import numpy as np
import pytest

import nnkit as nn
from tests.library.zoo import DTYPES, data, generator

OPTIMIZERS = {
    "sgd": nn.SGD,
    "momentum": lambda ps, lr: nn.SGD(ps, lr, momentum=0.9),
    "nesterov": lambda ps, lr: nn.SGD(ps, lr, momentum=0.9, nesterov=True),
    "adam": nn.Adam,
}


def one(value=1.0, grad=0.5):
    p = nn.Parameter([value])
    p.grad = np.array([grad])
    return p


def steps(optimizer, p, grads):
    path = []
    for g in grads:
        p.grad = np.array([g])
        optimizer.step()
        path.append(p.data[0])
    return path


def test_sgd_by_hand():
    p = one()
    assert steps(nn.SGD([p], lr=0.1), p, [0.5, -2.0]) == [0.95, 1.15]


def test_weight_decay_by_hand():
    p = one(value=2.0)  # g = 0.5 + 0.1 · 2 = 0.7, p = 2 − 0.1 · 0.7
    decay = nn.SGD([p], lr=0.1, weight_decay=0.1, decay_biases=True)
    (after,) = steps(decay, p, [0.5])
    assert math.isclose(after, 1.93)
    assert p.grad[0] == 0.5


@pytest.mark.parametrize("make", [nn.SGD, nn.Adam])
def test_weights_decay_and_biases_do_not(make):
    def after_a_step(l2=0.0, **options):
        layer = nn.Linear(2, 3, rng=np.random.default_rng(0))
        layer.weight.grad, layer.bias.grad = np.zeros((3, 2)), np.zeros(3)
        made = make(layer.parameters(), lr=0.1, **options)
        (nn.WeightPenalty(made, l2=l2) if l2 else made).step()
        return layer.weight.data, layer.bias.data

    plain, decayed = after_a_step(), after_a_step(weight_decay=9.0)
    assert not np.allclose(plain[0], decayed[0])
    np.testing.assert_array_equal(plain[1], decayed[1])
    for ours, theirs in zip(decayed, after_a_step(l2=9.0), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-6)
    both = after_a_step(weight_decay=9.0, decay_biases=True)
    assert not np.allclose(both[1], decayed[1])


def test_momentum_by_hand():
    p = one()  # v = 0.5, then 0.9 · 0.5 + 1 = 1.45
    path = steps(nn.SGD([p], lr=0.1, momentum=0.9), p, [0.5, 1.0])
    np.testing.assert_allclose(path, [0.95, 0.805])


def test_nesterov_by_hand():
    p = one()  # 0.5 + 0.9 · 0.5 = 0.95, then 1 + 0.9 · 1.45 = 2.305
    optimizer = nn.SGD([p], lr=0.1, momentum=0.9, nesterov=True)
    np.testing.assert_allclose(steps(optimizer, p, [0.5, 1.0]), [0.905, 0.6745])


def test_adam_by_hand():
    p = one(value=0.0)
    m1, v1 = 0.1 * 10, 0.001 * 100  # for the gradient 10: m = 1
    m2, v2 = 0.9 * m1 + 0.1 * -2, 0.999 * v1 + 0.001 * 4
    first = -0.1 * (m1 / 0.1) / (math.sqrt(v1 / 0.001) + 1e-8)
    second = first - 0.1 * (m2 / 0.19) / (math.sqrt(v2 / (1 - 0.999**2)) + 1e-8)
    np.testing.assert_allclose(
        steps(nn.Adam([p], lr=0.1), p, [10, -2]), [first, second]
    )
    assert math.isclose(first, -0.1, rel_tol=1e-6)


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("dtype", DTYPES)
def test_steps_change_parameters_in_place_and_leave_gradients(name, dtype):
    params = [nn.Parameter(data(dtype, shape)) for shape in [(3, 4), (3,)]]
    arrays = [p.data for p in params]
    optimizer = OPTIMIZERS[name](params, np.float64(0.1))
    for i in range(3):
        for p in params:
            p.grad = data(dtype, p.data.shape, seed=i)
        before = [p.data.copy() for p in params]
        optimizer.step()
        for p, array, old in zip(params, arrays, before, strict=True):
            assert p.data is array
            assert p.data.dtype == dtype
            assert (p.data != old).all()
            np.testing.assert_array_equal(p.grad, data(dtype, p.data.shape, seed=i))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers_go_down_a_ravine(name):
    p = nn.Parameter([3.0, 1.0])
    optimizer = OPTIMIZERS[name]([p], 0.05)
    for _ in range(300):
        p.grad = np.array([1.0, 20.0]) * p.data
        optimizer.step()
    assert np.abs(p.data).max() < 0.01


def test_the_learning_rate_may_change():
    p = one()
    optimizer = nn.SGD([p], lr=0.1)
    optimizer.lr = 1
    assert steps(optimizer, p, [0.25]) == [0.75]
    assert optimizer.lr == 1
    optimizer.lr *= 0.5
    assert optimizer.lr == 0.5
    with pytest.raises(ValueError, match=r"lr \(=-1\) must be a finite number"):
        optimizer.lr = -1


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("lr", [-0.1, float("nan"), float("inf"), "0.1", None])
def test_learning_rates_that_are_refused(name, lr):
    with pytest.raises(
        ValueError, match=r"lr \(=.*\) must be a finite number, at least"
    ):
        OPTIMIZERS[name]([one()], lr)


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("params", [[], [np.ones(3)], [one(), None]])
def test_what_is_no_list_of_parameters_is_refused(name, params):
    with pytest.raises(ValueError, match=r"params \(=.* list of different Parameter"):
        OPTIMIZERS[name](params, 0.1)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_frequent_slips(name):
    net = nn.Sequential(nn.Linear(2, 1, rng=generator()))
    with pytest.raises(ValueError, match=r"write net.parameters\(\)"):
        OPTIMIZERS[name](net.parameters, 0.1)
    with pytest.raises(ValueError, match="different Parameter"):
        OPTIMIZERS[name](net.parameters() + net.parameters(), 0.1)
    with pytest.raises(ValueError, match=r"parameter 0 \(=None\).* call net.backward"):
        OPTIMIZERS[name](net.parameters(), 0.1).step()
    for p in net.parameters():
        p.grad = np.ones((1, 1))
    with pytest.raises(ValueError, match=r"parameter 0 \(=of shape \(1, 1\)\)"):
        OPTIMIZERS[name](net.parameters(), 0.1).step()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda p: nn.SGD(p, 0.1, momentum=1),
            r"momentum \(=1\) must be a number from 0",
        ),
        (lambda p: nn.SGD(p, 0.1, momentum=-0.5), r"momentum \(=-0.5\)"),
        (lambda p: nn.SGD(p, 0.1, nesterov=True), r"nesterov needs momentum \(=0.0\)"),
        (lambda p: nn.SGD(p, 0.1, weight_decay=-1), r"weight_decay \(=-1\)"),
        (lambda p: nn.Adam(p, weight_decay=-1), r"weight_decay \(=-1\)"),
        (lambda p: nn.Adam(p, betas=(0.9, 1.0)), r"betas \(=1.0\)"),
        (lambda p: nn.Adam(p, betas=(0.9,)), r"betas \(=\(0.9,\)\) must be two"),
        (lambda p: nn.Adam(p, betas=0.9), r"betas \(=0.9\) must be two"),
        (lambda p: nn.Adam(p, eps=-1), r"eps \(=-1\)"),
    ],
)
def test_options_out_of_range(make, message):
    with pytest.raises(ValueError, match=message):
        make([one()])
