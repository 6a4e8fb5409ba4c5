"""Penalties on weights: by hand, against differences of the whole cost, in `fit`."""

import math

import numpy as np
import pytest

import nnkit as nn
from nnkit.gradcheck import numerical_gradient
from tests.library.zoo import DTYPES, data, generator, small_net


class Spy(nn.SGD):
    """Keeps the gradients that it was given."""

    def step(self):
        self.seen = [p.grad.copy() for p in self.params]
        super().step()


def backpropagated(net, dtype=np.float64):
    loss = nn.CrossEntropyLoss()
    cost = loss.forward(net.forward(data(dtype)), [0, 2, 1, 1])
    net.backward_parameters(loss.backward())
    return cost


def test_the_step_follows_the_gradient_of_the_penalised_cost():
    net = small_net(np.float64)
    penalty = nn.WeightPenalty(Spy(net.parameters(), 0.1), l1=0.3, l2=0.7)
    backpropagated(net)
    for p, seen in zip(net.parameters(), stepped(penalty), strict=True):

        def cost(values, p=p):
            old = p.data.copy()
            p.data[...] = values
            whole = backpropagated(net) + penalty.cost()
            p.data[...] = old
            return whole

        expected = numerical_gradient(cost, p.data.copy())
        np.testing.assert_allclose(seen, expected, rtol=1e-5, atol=1e-7)


def stepped(penalty):
    """The gradients of a step that is taken back."""
    before = [p.data.copy() for p in penalty.params]
    penalty.step()
    for p, data_before in zip(penalty.params, before, strict=True):
        p.data[...] = data_before
    return penalty.optimizer.seen


def test_the_cost_by_hand():
    w, b = nn.Parameter([[1.0, -2.0], [0.0, 3.0]]), nn.Parameter([50.0])
    penalty = nn.WeightPenalty(nn.SGD([w, b], 0.1), l1=0.5, l2=0.1)
    assert math.isclose(penalty.cost(), 0.05 * 14 + 0.5 * 6)
    assert type(penalty.cost()) is float


def test_textbook_update_of_l2_and_l1():
    lam, n, lr = 0.5, 20, 0.3
    for l1, l2 in [(lam / n, 0), (0, lam / n)]:
        w, b = nn.Parameter(data(shape=(3, 4))), nn.Parameter(data(shape=(3,)))
        w.grad, b.grad = data(shape=(3, 4), seed=1), data(shape=(3,), seed=1)
        shrunk = (1 - lr * l2) * w.data - lr * l1 * np.sign(w.data)
        expected = shrunk - lr * w.grad, b.data - lr * b.grad
        nn.WeightPenalty(nn.SGD([w, b], lr), l1, l2).step()
        np.testing.assert_allclose(w.data, expected[0], rtol=1e-14)
        np.testing.assert_allclose(b.data, expected[1], rtol=1e-14)


@pytest.mark.parametrize("dtype", DTYPES)
def test_types_and_gradients_stay(dtype):
    net = small_net(dtype)
    penalty = nn.WeightPenalty(nn.Adam(net.parameters()), np.float64(0.1), 0.1)
    backpropagated(net, dtype)
    grads = [p.grad for p in net.parameters()]
    copies = [g.copy() for g in grads]
    penalty.step()
    for p, grad, copy in zip(net.parameters(), grads, copies, strict=True):
        assert p.grad is grad
        assert p.data.dtype == dtype
        np.testing.assert_array_equal(grad, copy)


def test_the_learning_rate_is_the_one_inside():
    inner = nn.SGD([nn.Parameter([1.0])], 0.1)
    penalty = nn.WeightPenalty(inner)
    penalty.lr *= 2
    assert penalty.lr == inner.lr == 0.2


def test_slopes_and_norms_are_no_weights():
    net = nn.Sequential(
        nn.Linear(3, 4, rng=generator()), nn.BatchNorm1d(4), nn.PReLU(4)
    )
    penalty = nn.WeightPenalty(nn.SGD(net.parameters(), 0.1), l2=1)
    assert penalty.weights == [net[0].weight]


def test_l1_finds_the_inputs_that_matter_where_l2_does_not():
    X = data(shape=(200, 5))
    y = X[:, :1] - 2 * X[:, 1:2] + 0.5 * data(shape=(200, 1), seed=3)
    found = {}
    for kind in ["l1", "l2"]:
        rng = generator()
        net = nn.Sequential(nn.Linear(5, 1, rng=rng, dtype=np.float64))
        optimizer = nn.WeightPenalty(nn.SGD(net.parameters(), 0.01), **{kind: 1.0})
        settings = {"epochs": 60, "batch_size": 20, "rng": rng, "progress": False}
        nn.fit(net, nn.QuadraticLoss(), optimizer, (X, y), **settings)
        found[kind] = np.abs(net[0].weight.data[0])
    assert (found["l1"][:2] > 0.5).all()
    assert (found["l1"][2:] < 0.02).all()
    assert found["l2"][2:].max() > 0.05


def test_what_is_refused():
    with pytest.raises(ValueError, match=r"l1 \(=-1\) must be a finite number"):
        nn.WeightPenalty(nn.SGD([nn.Parameter([1.0])], 0.1), l1=-1)
    with pytest.raises(ValueError, match=r"l2 \(=nan\) must be a finite number"):
        nn.WeightPenalty(nn.SGD([nn.Parameter([1.0])], 0.1), l2=math.nan)
    with pytest.raises(ValueError, match=r"optimizer \(=0.1\) must be an optimizer"):
        nn.WeightPenalty(0.1)
    net = small_net()
    with pytest.raises(ValueError, match=r"parameter 0 \(=None\).* call net.backward"):
        nn.WeightPenalty(nn.SGD(net.parameters(), 0.1), l1=1).step()
    assert all(p.grad is None for p in net.parameters())


def test_a_weight_of_zero_is_not_pushed_by_l1():
    w = nn.Parameter([[0.0, -2.0, 3.0]])
    w.grad = np.zeros_like(w.data)
    nn.WeightPenalty(nn.SGD([w], 0.1), l1=1.0).step()
    np.testing.assert_allclose(w.data, [[0.0, -1.9, 2.9]], rtol=1e-12)
