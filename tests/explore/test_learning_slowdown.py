"""What the explorable of the learning slowdown teaches."""

import numpy as np
import pytest

import nnkit as nn
from nnkit.explore.learning_slowdown import EPOCHS, GOAL, compute, learning_slowdown


def trained(eta, w, b, loss):
    """The slow twin: the same neuron from nnkit's layers, trained by nnkit."""
    neuron = nn.Linear(1, 1, rng=np.random.default_rng(0), dtype=np.float64)
    neuron.weight.data[...], neuron.bias.data[...] = w, b
    quadratic = isinstance(loss, nn.QuadraticLoss)
    net = nn.Sequential(neuron, nn.Sigmoid()) if quadratic else nn.Sequential(neuron)
    sgd = nn.SGD(net.parameters(), eta)
    x, y, outputs, costs = np.ones((1, 1)), np.zeros((1, 1)), [], []
    for _ in range(EPOCHS + 1):
        costs.append(loss.forward(net.forward(x, training=True), y))
        outputs.append(nn.sigmoid(neuron.forward(x))[0, 0])
        net.backward(loss.backward())
        sgd.step()
    return outputs, costs


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy"])
@pytest.mark.parametrize("start", [(2.0, 2.0), (0.6, 0.9), (-1.0, 4.0)])
def test_the_curves_are_those_of_a_trained_neuron(cost, start):
    loss = nn.QuadraticLoss() if cost == "quadratic" else nn.BCEWithLogitsLoss()
    result = compute(0.15, *start, cost)
    outputs, costs = trained(0.15, *start, loss)
    np.testing.assert_allclose(result.outputs, outputs, rtol=1e-9)
    np.testing.assert_allclose(result.costs, costs, rtol=1e-9)


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy"])
def test_the_slope_is_that_of_the_cost(cost):
    def value(w):
        return compute(0.1, w, 1.0, cost).costs[0]

    numerical = (value(0.5 + 1e-6) - value(0.5 - 1e-6)) / 2e-6
    assert compute(0.1, 0.5, 1.0, cost).slopes[0] == pytest.approx(numerical, rel=1e-8)


def test_quadratic_is_slow_where_it_is_most_wrong_and_cross_entropy_is_not():
    slow, fast = compute(0.15, 2, 2, "quadratic"), compute(0.15, 2, 2, "cross-entropy")
    assert (slow.state, fast.state) == ("slow at first", "fast at first")
    assert slow.slopes.argmax() > 100
    assert fast.slopes.argmax() == 0
    assert slow.arrived is None
    assert fast.arrived == 50


def test_the_further_off_the_longer_it_waits_with_the_quadratic_cost():
    arrivals = [compute(5.0, w, 2.0, "quadratic").arrived for w in (0, 1, 2, 3)]
    assert arrivals == sorted(arrivals)
    assert arrivals[-1] >= 3 * arrivals[0]


def test_a_neuron_that_is_right_needs_nothing():
    result = compute(0.15, -5.0, -5.0, "quadratic")
    assert (result.state, result.arrived) == ("right from the start", 0)


def test_arrived_is_the_first_epoch_below_the_goal():
    result = compute(0.3, 1.0, 1.0, "cross-entropy")
    assert result.outputs[result.arrived] < GOAL <= result.outputs[result.arrived - 1]


def test_the_words_tell_what_the_controls_say():
    stage = learning_slowdown()
    assert "slow at first" in stage.alt
    assert "∂C/∂w = 0.017" in stage.alt
    stage.controls["cost"].value = "cross-entropy"
    assert "fast at first" in stage.alt
    assert "∂C/∂w = 0.98;" in stage.alt


@pytest.mark.parametrize(
    ("argument", "value"), [("eta", 50), ("w", 9), ("cost", "hinge")]
)
def test_a_bad_start_is_named(argument, value):
    with pytest.raises(ValueError, match=f"{argument} \\(={value!r}\\) must"):
        learning_slowdown(**{argument: value})
