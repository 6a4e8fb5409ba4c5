"""Each `compute` at the ends of every control, and what it says."""

import importlib
import itertools

import ipywidgets as widgets
import numpy as np
import pytest

from tests.explore import NAMES, untouched

# Their cost or error may be NaN or inf, which says that the training diverged.
MAY_DIVERGE = {"curve_fit", "network_2d"}


def compute(name, **values):
    return importlib.import_module(f"nnkit.explore.{name}").compute(**values)


def extremes(control):
    if isinstance(control, widgets.SelectionSlider):
        values = [value for _, value in control.options]
        return {values[0], control.value, values[-1]}
    if isinstance(control, widgets.Dropdown):
        return set(control.options)
    return {control.min, control.value, control.max}


def combinations(name):
    controls = untouched(name).controls
    few = [sorted(extremes(control)) for control in controls.values()]
    for values in itertools.product(*few):
        yield dict(zip(controls, values, strict=True))


def arrays(result):
    parts = result.values() if isinstance(result, dict) else [result]
    fields = [field for part in parts for field in part]
    return [np.asarray(f) for f in fields if isinstance(f, np.ndarray | float)]


@pytest.mark.parametrize("name", NAMES)
def test_compute_holds_at_the_ends_of_every_control(name):
    everything = list(combinations(name))
    step = max(1, len(everything) // 60)
    for values in everything[::step] + everything[-1:]:
        for array in arrays(compute(name, **values)):
            infinite = ~np.isfinite(array)
            if name in MAY_DIVERGE:
                infinite &= array.ndim == 0
            assert not infinite.any(), (values, array)


@pytest.mark.parametrize("name", NAMES)
def test_compute_gives_the_same_twice(name):
    values = {k: c.value for k, c in untouched(name).controls.items()}
    twice = zip(
        arrays(compute(name, **values)), arrays(compute(name, **values)), strict=True
    )
    assert all(np.array_equal(a, b) for a, b in twice)


@pytest.mark.parametrize(
    ("surface", "eta", "steps", "y", "state"),
    [
        ("bowl", 0.01, 20, 1.0, "too small"),
        ("bowl", 0.5, 20, 1.0, "right"),
        ("bowl", 1.0, 5, 1.0, "right"),
        ("bowl", 1.6, 20, 1.0, "oscillating"),
        ("bowl", 2.0, 20, 1.0, "oscillating"),
        ("bowl", 2.1, 20, 1.0, "diverging"),
        ("ravine", 0.002, 30, 1.0, "too small"),
        ("ravine", 0.04, 100, 1.0, "right"),
        ("ravine", 0.095, 30, 1.0, "oscillating"),
        ("ravine", 0.11, 30, 1.0, "diverging"),
        ("saddle", 0.3, 30, 0.0, "stuck near the saddle"),
        ("saddle", 0.3, 30, 1.0, "right"),
        ("saddle", 1.3, 30, 1.2, "bouncing"),
    ],
)
def test_the_verdict_on_eta(surface, eta, steps, y, state):
    assert (
        compute(
            "gradient_descent",
            **dict(surface=surface, eta=eta, steps=steps, x=-1.5, y=y),
        ).state
        == state
    )


def test_gradient_descent_follows_its_formula():
    path = compute("gradient_descent", surface="ravine", eta=0.07, steps=6, x=1, y=1)
    factors = np.array([1 - 0.07, 1 - 20 * 0.07])
    expected = factors ** np.arange(7)[:, None]
    np.testing.assert_allclose(path.path, expected, rtol=1e-12)


def test_bowl_runs_away_exactly_above_two_over_the_curvature():
    at = {"surface": "ravine", "steps": 40, "x": 0.0, "y": 1.0}
    assert compute("gradient_descent", eta=0.0999, **at).costs[-1] < 10
    assert compute("gradient_descent", eta=0.1001, **at).costs[-1] > 10


def test_hidden_units_bend_the_boundary():
    at = {"data": "xor", "eta": 0.1, "weight_decay": 0.0, "seed": 0}
    bent = compute("network_2d", hidden=8, activation="tanh", **at).accuracy
    straight = compute("network_2d", hidden=8, activation="identity", **at).accuracy
    assert bent > 0.95 > 0.8 > straight


def test_weight_decay_holds_the_fit_back():
    at = {"data": "moons", "hidden": 6, "activation": "tanh", "eta": 0.1, "seed": 0}
    assert compute("network_2d", weight_decay=0.1, **at).costs[-1] > 0.3
    assert compute("network_2d", weight_decay=0.0, **at).costs[-1] < 0.1


def test_race_newton_first_and_plain_sgd_behind_nesterov():
    racers = compute("optimizer_race", eta=0.01, momentum=0.9, steps=200)
    assert racers["Newton"].arrived == 1
    assert racers["Nesterov"].arrived < 150
    assert racers["SGD"].arrived is None


def test_race_without_momentum_is_plain_sgd():
    racers = compute("optimizer_race", eta=0.02, momentum=0.0, steps=20)
    for name in ("momentum", "Nesterov"):
        np.testing.assert_array_equal(racers[name].path, racers["SGD"].path)


def test_sigmoid_gradients_vanish_and_relu_ones_do_not():
    both = compute(
        "vanishing_gradients",
        depth=10,
        activation="sigmoid",
        init="xavier_normal",
        gain=1.0,
        other_activation="relu",
        other_init="kaiming_normal",
    )
    sigmoid, relu = both["first"], both["second"]
    assert len(sigmoid.norms) == 11
    assert sigmoid.ratio < 1e-4
    assert 0.05 < relu.ratio < 20


def test_big_first_weights_saturate_tanh():
    at = {"activation": "tanh", "width": 100}
    normal = compute("init_histograms", init="normal", **at)
    xavier = compute("init_histograms", init="xavier_normal", **at)
    assert normal.saturated.min() > 0.7
    assert xavier.saturated.max() < 0.1
    np.testing.assert_allclose(normal.shares.sum(axis=1), 100, rtol=1e-5)


def test_one_hidden_unit_cannot_bend_twice():
    at = {"eta": 0.03, "weight_decay": 0.0, "seed": 0}
    assert compute("curve_fit", hidden=1, **at).error > 0.1
    assert compute("curve_fit", hidden=8, **at).error < 0.05
