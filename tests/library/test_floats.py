"""Underflow after np.seterr(all="raise"), half precision, and arrays that are views."""

import functools

import numpy as np
import pytest

import nnkit as nn
from tests.library.test_every_image_layer import LAYERS as IMAGE_LAYERS
from tests.library.zoo import LAYERS, data, generator

TINY = 1e-30  # squared, less than the least float32
SPREAD = np.array([[1e4, -1e4, -90.0, TINY, 0.0]] * 2, np.float32)


@pytest.fixture
def strict():
    with np.errstate(all="raise"):
        yield


@pytest.mark.parametrize("function", [nn.sigmoid, nn.softmax, nn.log_softmax])
def test_functions_do_not_stop_at_underflow(function, strict):
    assert np.isfinite(function(SPREAD)).all()


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize("training", [False, True])
def test_layers_do_not_stop_at_underflow(name, training, strict):
    layer = LAYERS[name](np.float32)
    for p in layer.parameters():
        p.data[...] = TINY
    for x in (SPREAD, np.full_like(SPREAD, TINY), np.full((2, 5), 1e-60)):
        y = layer.forward(x, training)
        assert np.isfinite(y).all()
        for dy in (np.ones_like(y), np.full_like(y, TINY)):
            assert np.isfinite(layer.backward(dy)).all()
            layer.backward_parameters(dy)


@pytest.mark.parametrize("name", IMAGE_LAYERS)
def test_image_layers_do_not_stop_at_underflow(name, strict):
    make, shape = IMAGE_LAYERS[name][:2]
    layer = make(np.float32)
    for p in layer.parameters():
        p.data[...] = TINY
    y = layer.forward(np.full(shape, TINY, np.float32), True)
    assert np.isfinite(layer.backward(np.full_like(y, TINY))).all()


LOGITS = np.array([[200.0, -200.0], [1e4, -1e4], [TINY, -TINY]], np.float32)
NUMBERS = np.full((3, 2), TINY, np.float32)
SOFT = np.full((3, 2), 0.5)
CASES = [
    (nn.QuadraticLoss, NUMBERS, 0 * SOFT),
    (nn.MSELoss, NUMBERS, 0 * SOFT),
    (nn.L1Loss, NUMBERS, 0 * SOFT),
    (nn.HuberLoss, NUMBERS, 0 * SOFT),
    (nn.BCEWithLogitsLoss, LOGITS, SOFT),
    (nn.HingeLoss, NUMBERS, 2 * SOFT),
    (nn.CrossEntropyLoss, LOGITS, [0, 0, 1]),
    (nn.KLDivLoss, -NUMBERS, TINY * SOFT),
]


@pytest.mark.parametrize(("make", "a", "y"), CASES)
def test_losses_do_not_stop_at_underflow(make, a, y, strict):
    loss = make()
    assert np.isfinite(loss.forward(a, y))
    assert np.isfinite(loss.backward()).all()


def test_the_loss_of_two_inputs_does_not_stop_at_underflow(strict):
    loss = nn.GaussianNLLLoss()
    assert np.isfinite(loss.forward(NUMBERS, 0 * SOFT, np.ones((3, 2))))
    assert all(np.isfinite(part).all() for part in loss.backward())


@pytest.mark.parametrize(
    "make",
    [
        functools.partial(nn.SGD, lr=1e-20, momentum=0.9, weight_decay=1e-20),
        functools.partial(nn.Adam, weight_decay=1e-20),
        lambda params: nn.WeightPenalty(nn.SGD(params, 0.1), l1=1e-20, l2=1e-20),
    ],
)
def test_optimizers_do_not_stop_at_underflow(make, strict):
    p = nn.Parameter(np.full((2, 2), TINY, np.float32))
    p.grad = np.full((2, 2), TINY, np.float32)
    optimizer = make([p])
    optimizer.step()
    optimizer.step()
    assert getattr(optimizer, "cost", float)() >= 0


def test_training_does_not_stop_at_underflow(strict):
    X, y = np.full((9, 5), 1e-60), np.arange(9) % 3
    net = LAYERS["network"](np.float32)
    model = net, nn.CrossEntropyLoss(), nn.Adam(net.parameters())
    settings = {"epochs": 2, "batch_size": 4, "progress": False}
    assert len(nn.fit(*model, (X, y), (X, y), rng=generator(), **settings)) == 2
    unit = nn.Perceptron(5)
    unit.fit(X, y == 1, epochs=2)
    unit.forward(X)


def test_what_is_not_harmless_still_raises(strict):
    with pytest.raises(FloatingPointError, match="overflow"):
        nn.MSELoss().forward(np.full(3, 1e308), np.full(3, -1e308))
    with pytest.raises(FloatingPointError, match="underflow"):
        np.float32(TINY) * np.float32(TINY)


MANY = 70_000
ONES = np.ones((MANY, 1), np.float16)
HALF = [
    (nn.QuadraticLoss(), ONES, 0 * ONES, 0.5),
    (nn.MSELoss(), ONES, 0 * ONES, 1.0),
    (nn.MSELoss(), 300 * ONES, 0 * ONES, 90_000.0),
    (nn.L1Loss(), ONES, 0 * ONES, 1.0),
    (nn.HuberLoss(), ONES, 0 * ONES, 0.5),
    (nn.HuberLoss(300.0), 300 * ONES, 0 * ONES, 45_000.0),
    (nn.HingeLoss(), -ONES, ONES, 2.0),
    (nn.BCEWithLogitsLoss(), 5 * ONES, 0 * ONES, np.log1p(np.exp(5))),
    (nn.CrossEntropyLoss(), ONES * [[0, 5]], np.zeros(MANY, int), np.log1p(np.exp(5))),
    (nn.KLDivLoss(), -5 * ONES, ONES, 5.0),
]


@pytest.mark.parametrize(("loss", "a", "y", "cost"), HALF)
def test_costs_of_many_halves_are_added_wider(loss, a, y, cost):
    a = a.astype(np.float16)
    assert loss.forward(a, y) == pytest.approx(cost, rel=2e-3)
    slope = loss.backward()
    assert slope.dtype == np.float16
    other = loss.forward(a.astype(np.float64), y) and loss.backward()
    np.testing.assert_allclose(slope, other, rtol=5e-3, atol=6e-8)


def test_other_sums_of_many_halves_are_added_wider():
    wide = np.zeros((1, MANY), np.float16)
    assert (nn.softmax(wide) > 0).all()
    assert nn.softmax(wide).dtype == nn.log_softmax(wide).dtype == np.float16
    np.testing.assert_allclose(nn.log_softmax(wide)[0, 0], -np.log(MANY), rtol=1e-3)
    p = nn.Parameter(ONES)
    penalty = nn.WeightPenalty(nn.SGD([p], 0.1), l1=1.0, l2=2.0)
    assert penalty.cost() == 2 * MANY
    norm = nn.BatchNorm1d(1, affine=False, dtype=np.float16)
    x = np.where(np.arange(MANY) % 2, 300, -300).reshape(-1, 1)
    y = norm.forward(x, training=True)
    np.testing.assert_allclose(np.abs(y), 1, rtol=1e-2)
    dx = norm.backward(ONES)
    assert y.dtype == dx.dtype == norm.running_var.dtype == np.float16
    np.testing.assert_allclose(dx, 0, atol=1e-3)
    image = np.full((1, 1, 2, 2), 40_000, np.float16)
    assert nn.AvgPool2d(2).forward(image) == 40_000
    variances = nn.GaussianNLLLoss()
    assert variances.forward(200 * ONES, 0 * ONES, ONES) == 20_000
    np.testing.assert_allclose(variances.backward()[0], 200 / MANY, rtol=1e-2)


def test_a_read_only_view_of_an_array_that_changes_is_no_promise():
    base = np.ones((1, 2), np.float32)
    views = [base.view(), np.broadcast_to(base, (1, 2)), base[:]]
    views[0].flags.writeable = False
    locked = np.ones((1, 2), np.float32)
    below = locked[:]
    locked.flags.writeable = False
    for x, source in [*((view, base) for view in views), (locked, below)]:
        source[...] = 2
        layer = nn.Linear(2, 1, rng=generator())
        layer.forward(x)
        source[...] = 200
        layer.backward(np.ones((1, 1)))
        np.testing.assert_array_equal(layer.weight.grad, [[2, 2]])


def test_after_predict_the_samples_may_change():
    X, layer = data(np.float32, (3, 5)), LAYERS["linear"](np.float32)
    nn.predict(layer, X)
    right = X.copy()
    X[...] = 0
    layer.backward(np.ones((3, 3)))
    np.testing.assert_allclose(layer.weight.grad[0], right.sum(axis=0), rtol=1e-5)


def test_fit_lends_its_batches():
    """No copy for the first layer: that is what it lends them for."""
    owners = []

    class Watched(nn.Linear):
        def backward_parameters(self, dy):
            owners.append((self._x.base is None, self._x.flags.writeable))
            super().backward_parameters(dy)

    net = Watched(5, 3, rng=generator())
    model = net, nn.CrossEntropyLoss(), nn.SGD(net.parameters(), 0.1)
    settings = {"epochs": 1, "batch_size": 2, "progress": False, "rng": generator()}
    nn.fit(*model, (data(shape=(4, 5)), np.array([0, 1, 2, 0])), **settings)
    assert owners == [(False, False)] * 2
