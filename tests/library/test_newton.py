"""Newton's method: against a Hessian written out, exact on a parabola, at a saddle."""

import itertools

import numpy as np
import pytest

import nnkit as nn
from nnkit.newton import flat, gradient, put
from tests.library.zoo import data, generator, small_net

X, LABELS = data(), np.array([0, 2, 1, 1])


def weights(net):
    return flat([p.data for p in net.parameters()])


def hessian(net, loss, x, y, eps=1e-5):
    """All second derivatives, a column a weight."""
    w, columns = weights(net), []
    for i in range(w.size):
        shift = np.zeros_like(w)
        shift[i] = eps
        put(net, w + shift)
        above = gradient(net, loss, x, y)[1]
        put(net, w - shift)
        columns.append((above - gradient(net, loss, x, y)[1]) / (2 * eps))
    put(net, w)
    return np.array(columns).T


def line(dtype=np.float64):
    return nn.Sequential(nn.Linear(5, 2, rng=generator(), dtype=dtype))


def test_the_product_is_that_of_the_hessian():
    net, loss = small_net(np.float64), nn.CrossEntropyLoss()
    before, H = weights(net), hessian(net, loss, X, LABELS)
    for scale in [1e-8, 1, 1e8]:
        v = scale * data(shape=before.shape, seed=7)
        product = nn.hessian_vector_product(net, loss, X, LABELS, v)
        error = np.linalg.norm(product - H @ v) / np.linalg.norm(H @ v)
        assert error < 1e-7
    np.testing.assert_array_equal(weights(net), before)
    nothing = nn.hessian_vector_product(net, loss, X, LABELS, np.zeros(before.size))
    assert not nothing.any()


def test_the_product_of_a_parabola_by_hand():
    net = nn.Sequential(nn.Linear(1, 1, bias=False, rng=generator(), dtype=np.float64))
    x = np.array([[1.0], [3.0]])  # C = ½ mean (wx − y)², so C″ = mean x² = 5
    product = nn.hessian_vector_product(net, nn.QuadraticLoss(), x, x, [2.0])
    np.testing.assert_allclose(product, [10.0], rtol=1e-9)


def test_one_step_ends_at_the_minimum_of_a_parabola():
    net, x, y = line(), data(shape=(30, 5)), data(shape=(30, 2), seed=1)
    loss = nn.QuadraticLoss()
    start = loss.forward(net.forward(x), y)
    assert nn.newton_step(net, loss, x, y) == start
    with_ones = np.column_stack([x, np.ones(30)])
    best = np.linalg.lstsq(with_ones, y)[0]  # (6, 2)
    np.testing.assert_allclose(net[0].weight.data, best[:5].T, atol=1e-6)
    np.testing.assert_allclose(net[0].bias.data, best[5], atol=1e-6)


def test_damping_is_a_pull_to_the_start():
    net, x, y = line(), data(shape=(30, 5)), data(shape=(30, 2), seed=1)
    loss, w = nn.QuadraticLoss(), weights(net)
    H, (_, g) = hessian(net, loss, x, y), gradient(net, loss, x, y)
    nn.newton_step(net, loss, x, y, damping=0.7)
    expected = w - np.linalg.solve(H + 0.7 * np.eye(w.size), g)
    np.testing.assert_allclose(weights(net), expected, atol=1e-6)


def test_digits_of_the_answer_double_with_each_step():
    start = {"dtype": np.float64, "init": nn.initializers.zeros}
    net, x = nn.Linear(5, 1, rng=generator(), **start), data(shape=(40, 5))
    y = (x[:, :1] + 3 * data(shape=(40, 1), seed=5) > 0).astype(int)
    loss, norms = nn.BCEWithLogitsLoss(), []
    for _ in range(6):
        nn.newton_step(net, loss, x, y)
        norms.append(np.linalg.norm(gradient(net, loss, x, y)[1]))
    assert norms[-1] < 1e-8
    assert any(b < 2 * a**2 and b < 1e-5 for a, b in itertools.pairwise(norms))


class Saddle(nn.Layer):
    """C = (w₀² − w₁²)/2 whatever the input, with a loss that passes it on."""

    def __init__(self, start):
        self.w = nn.Parameter(start)

    def forward(self, x, training=False):
        return 0.5 * np.array([self.w.data**2 @ [1.0, -1.0]])

    def parameters(self):
        return [self.w]

    def backward(self, dy):
        self.w.grad = dy[0] * self.w.data * [1.0, -1.0]


class Itself:
    def forward(self, input, target):
        w = input
        return float(w[0])

    def backward(self):
        return np.ones(1)


@pytest.mark.parametrize("start", [[1.0, 0.1], [0.1, 1.0], [0.0, 0.5]])
def test_a_saddle_is_left_and_not_sought(start):
    net = Saddle(start)
    for _ in range(4):
        nn.newton_step(net, Itself(), None, None)
    assert abs(net.w.data[1]) > 2 * abs(start[1])


def test_the_way_found_before_the_cost_curves_down_is_taken():
    net = Saddle([1.0, 0.1])  # g = (1, −0.1); along it gᵀg = 1.01 and gᵀHg = 0.99
    nn.newton_step(net, Itself(), None, None)
    step = 1.01 / 0.99
    np.testing.assert_allclose(net.w.data, [1 - step, 0.1 * (1 + step)], rtol=1e-6)


def test_at_the_minimum_nothing_moves():
    net, x = line(), data(shape=(30, 5))
    y = net.forward(x)
    before = weights(net)
    assert nn.newton_step(net, nn.QuadraticLoss(), x, y) == 0
    np.testing.assert_array_equal(weights(net), before)


def test_an_error_half_way_leaves_the_weights():
    net, before = small_net(np.float64), weights(small_net(np.float64))
    with pytest.raises(ValueError, match="labels"):
        nn.hessian_vector_product(net, nn.CrossEntropyLoss(), X, [0, 9, 1, 1], before)
    np.testing.assert_array_equal(weights(net), before)


def test_what_is_refused():
    net, loss = line(), nn.CrossEntropyLoss()
    y = np.array([0, 1, 1, 0])
    with pytest.raises(
        ValueError, match=r"v \(shape \(3,\)\) must be of shape \(12,\)"
    ):
        nn.hessian_vector_product(net, loss, X, y, np.ones(3))
    with pytest.raises(ValueError, match=r"eps \(=0\) must be above 0"):
        nn.hessian_vector_product(net, loss, X, y, np.ones(12), eps=0)
    with pytest.raises(ValueError, match=r"damping \(=-1\)"):
        nn.newton_step(net, loss, X, y, damping=-1)
    with pytest.raises(ValueError, match=r"iterations \(=0\)"):
        nn.newton_step(net, loss, X, y, iterations=0)
    with pytest.raises(ValueError, match=r"parameter 0 \(dtype float32\) must be"):
        nn.newton_step(line(np.float32), loss, X, y)
