"""Sequential, and the gradient check of whole networks."""

import numpy as np
import pytest

import nnkit as nn
from nnkit.gradcheck import (
    check_layer,
    check_network,
    numerical_gradient,
    relative_error,
)
from tests.library.zoo import data, dense, generator, small_net


@pytest.mark.parametrize(
    ("loss", "y"),
    [
        (nn.CrossEntropyLoss(), np.array([0, 2, 1, 1])),
        (nn.QuadraticLoss(), data(shape=(4, 3), seed=1)),
        (nn.MSELoss(), data(shape=(4, 3), seed=1)),
        (nn.BCEWithLogitsLoss(), np.array([[0, 1, 0.5]] * 4)),
    ],
)
def test_backpropagation_agrees_with_one_forward_pass_a_weight(loss, y):
    assert check_network(small_net(np.float64), loss, data(), y) < 1e-6


def test_forward_and_backward_are_the_layers_in_turn():
    net, x, dy = small_net(np.float64), data(), data(shape=(4, 3), seed=1)
    first, second, third, fourth, fifth = net
    y = fifth.forward(fourth.forward(third.forward(second.forward(first.forward(x)))))
    np.testing.assert_array_equal(net.forward(x), y)
    dx = net.backward(dy)
    hidden = fourth.backward(fifth.backward(dy))
    below = first.backward(second.backward(third.backward(hidden)))
    np.testing.assert_array_equal(dx, below)


def test_training_reaches_every_layer():
    net = nn.Sequential(nn.Sequential(nn.Dropout(0.5, rng=generator())), nn.Identity())
    x = np.ones((20, 5))
    assert (net.forward(x, training=True) == 0).any()
    assert (net.forward(x) == 1).all()


def test_parts():
    net = small_net()
    assert len(net) == 5
    assert net[0] is next(iter(net))
    assert net[-1] is net.layers[4]
    assert [p.data.shape for p in net.parameters()] == [
        (7, 5), (7,), (4, 7), (4,), (3, 4), (3,)
    ]  # fmt: skip
    lower = net[:2]
    assert isinstance(lower, nn.Sequential)
    assert lower[0] is net[0]
    x = data(np.float32)
    np.testing.assert_array_equal(lower.forward(x), net[1].forward(net[0].forward(x)))


class Spy(nn.Identity):
    calls = 0

    def backward(self, dy):
        self.calls += 1
        return super().backward(dy)


def test_nothing_below_the_lowest_layer_that_learns_is_computed():
    spy, above = Spy(), Spy()
    inner = nn.Sequential(dense(np.float64), nn.Tanh())
    net = nn.Sequential(nn.Flatten(), spy, inner, above)
    y = net.forward(data())
    assert net.backward_parameters(np.ones_like(y)) is None
    grads = [p.grad for p in net.parameters()]
    assert (spy.calls, above.calls) == (0, 1)
    net.backward(np.ones_like(y))
    assert (spy.calls, above.calls) == (1, 2)
    for p, grad in zip(net.parameters(), grads, strict=True):
        np.testing.assert_array_equal(p.grad, grad)


def test_a_network_without_parameters_goes_back_without_gradients():
    net = nn.Sequential(nn.Flatten(), nn.Tanh())
    y = net.forward(data())
    assert net.backward_parameters(np.ones_like(y)) is None


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        ((), "layers .none given. must be at least one"),
        ((nn.ReLU,), r"layer 0 .*ReLU.* must be a layer object"),
        ((nn.ReLU(), [nn.Tanh()]), r"layer 1 .* must be a layer object.*no list"),
        ((nn.Tanh(), None), r"layer 1 \(=None\)"),
    ],
)
def test_sequential_refuses(layers, message):
    with pytest.raises(ValueError, match=message):
        nn.Sequential(*layers)


def test_the_same_layer_twice_is_refused():
    relu = nn.ReLU()
    with pytest.raises(ValueError, match="comes twice"):
        nn.Sequential(relu, dense(), relu)


class Wrong(nn.Tanh):
    def backward(self, dy):
        return 1.01 * super().backward(dy)


class WrongBias(nn.Linear):
    def backward(self, dy):
        dx = super().backward(dy)
        self.bias.grad = dy.mean(axis=0)
        return dx


def test_the_checks_find_a_wrong_backward():
    rng, x, y = generator(), data(), np.array([0, 2, 1, 1])
    errors = [check_layer(Wrong(), x, generator(seed)) for seed in range(200)]
    assert min(errors) > 1e-4
    assert np.median(errors) > 3e-3
    linear = WrongBias(5, 3, rng=rng, dtype=np.float64)
    assert check_layer(linear, x, rng) > 0.1
    assert check_network(nn.Sequential(linear), nn.CrossEntropyLoss(), x, y) > 0.1
    net = nn.Sequential(dense(np.float64), Wrong())
    assert check_network(net, nn.CrossEntropyLoss(), x, y) > 1e-3


def test_the_checks_find_a_wrong_backward_of_small_numbers():
    class Small(nn.Layer):
        def forward(self, x, training=False):
            return 1e-4 * x

        def backward(self, dy):
            return 2e-4 * dy

    assert check_layer(Small(), data(), generator()) > 0.1


def test_a_right_backward_passes_with_any_directions():
    net, tanh = small_net(np.float64), nn.Tanh()
    errors = [check_layer(net, data(), generator(seed)) for seed in range(200)]
    errors += [check_layer(tanh, data(), generator(seed)) for seed in range(200)]
    assert max(errors) < 1e-7


def test_a_read_only_input_can_be_checked():
    x = data()
    x.flags.writeable = False
    assert check_layer(nn.Tanh(), x, generator()) < 1e-7


def test_the_checks_leave_everything_in_place():
    net, x = small_net(np.float64), data()
    weights = [p.data.copy() for p in net.parameters()]
    check_layer(net, x, generator())
    check_network(net, nn.CrossEntropyLoss(), x, np.array([0, 2, 1, 1]))
    np.testing.assert_array_equal(x, data())
    for p, weight in zip(net.parameters(), weights, strict=True):
        np.testing.assert_array_equal(p.data, weight)


def test_numerical_gradient_of_a_known_function():
    x = data()
    before = x.copy()
    np.testing.assert_allclose(
        numerical_gradient(lambda v: (v**3).sum(), x), 3 * x**2, rtol=1e-6, atol=1e-8
    )
    np.testing.assert_array_equal(x, before)


def test_numerical_gradient_survives_a_function_that_changes_its_argument():
    def rude(v):
        cost = float((v**2).sum())
        v[...] = 0
        return cost

    np.testing.assert_allclose(numerical_gradient(rude, np.array([1.0, 2.0])), [2, 4])


def test_checks_need_double_precision():
    x = data(np.float32)
    with pytest.raises(ValueError, match=r"x \(dtype float32\) must be float64"):
        numerical_gradient(np.sum, x)
    with pytest.raises(ValueError, match="must be float64"):
        check_layer(nn.Tanh(), x, generator())
    with pytest.raises(ValueError, match=r"parameter 0 \(dtype float32\)"):
        check_layer(dense(), data(), generator())
    with pytest.raises(ValueError, match=r"parameter 0 \(dtype float32\)"):
        check_network(
            small_net(), nn.CrossEntropyLoss(), data(), np.array([0, 2, 1, 1])
        )
    with pytest.raises(ValueError, match=r"eps \(=0\) must be above 0"):
        numerical_gradient(np.sum, data(), eps=0)
    with pytest.raises(ValueError, match=r"eps \(=0\) must be above 0"):
        check_network(
            small_net(np.float64),
            nn.CrossEntropyLoss(),
            data(),
            np.array([0, 2, 1, 1]),
            eps=0,
        )


def test_relative_error():
    assert relative_error(np.ones(3), np.ones(3)) == 0
    assert relative_error(np.zeros(3), np.zeros(3)) == 0
    assert relative_error(np.ones(3), np.zeros(3)) == 1
    assert relative_error(1.0, -1.0) == 1
