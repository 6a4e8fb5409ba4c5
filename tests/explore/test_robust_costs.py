"""What the explorable of the robust costs teaches."""

import itertools

import numpy as np
import pytest

import nnkit as nn
from nnkit.explore.robust_costs import CLEAN, ERRORS, X, compute, robust_costs


def cost_of_line(line, y, loss):
    return loss.forward(line[0] + line[1] * X, y)


@pytest.mark.parametrize("delta", [0.1, 1.0, 7.0])
def test_costs_and_slopes_are_those_of_the_library(delta):
    result, zero = compute(delta, 4.0), np.zeros(1)
    losses = (nn.QuadraticLoss(), nn.L1Loss(), nn.HuberLoss(delta))
    for k, loss in enumerate(losses):
        for i in range(0, len(ERRORS), 13):
            value = loss.forward(ERRORS[i : i + 1], zero)
            assert result.costs[k, i] == pytest.approx(value)
            assert result.slopes[k, i] == pytest.approx(loss.backward()[0], abs=1e-12)


@pytest.mark.parametrize("delta", [0.1, 0.5, 2.0, 12.0])
@pytest.mark.parametrize("outlier", [0.0, 3.0, 12.0])
def test_no_line_nearby_costs_less(delta, outlier):
    result = compute(delta, outlier)
    losses = (nn.QuadraticLoss(), nn.L1Loss(), nn.HuberLoss(delta))
    rng = np.random.default_rng(0)
    for line, loss in zip(result.lines, losses, strict=True):
        least = cost_of_line(line, result.points, loss)
        for size in (1e-3, 0.1, 1.0):
            for other in line + size * rng.standard_normal((30, 2)):
                assert cost_of_line(other, result.points, loss) >= least - 1e-9


def test_one_point_is_lifted():
    assert np.count_nonzero(compute(1.0, 6.0).points - CLEAN) == 1
    assert np.max(compute(1.0, 6.0).points - CLEAN) == pytest.approx(6.0)


def test_the_pull_grows_only_with_the_squared_error():
    small, large = compute(1.0, 3.0), compute(1.0, 12.0)
    np.testing.assert_allclose(small.pull_of_outlier, [3, 1, 1])
    np.testing.assert_allclose(large.pull_of_outlier, [12, 1, 1])
    moved = large.lines[:, 1] - small.lines[:, 1]
    assert moved[0] == pytest.approx(0.45)  # (12 − 3)·3/60: Σ(x − x̄)² is 60
    assert np.abs(moved[1:]).max() < 1e-6


def test_a_large_delta_makes_huber_the_squared_error():
    squared, _, huber = compute(12.0, 6.0).lines
    np.testing.assert_allclose(huber, squared, atol=1e-8)


def test_the_words_follow_the_controls():
    stage = robust_costs()
    assert "it pulls with 5 (squared), 1 (absolute), 1 (Huber)" in stage.alt
    stage.controls["delta"].value = 3.0
    assert "it pulls with 5 (squared), 1 (absolute), 3 (Huber)" in stage.alt
    stage.controls["outlier"].value = 2.0
    assert "costs 2 (squared), 2 (absolute), 2 (Huber)" in stage.alt


@pytest.mark.parametrize(("argument", "value"), [("delta", 0.0), ("outlier", 20.0)])
def test_a_bad_start_is_named(argument, value):
    with pytest.raises(ValueError, match=f"{argument} \\(={value!r}\\) must"):
        robust_costs(**{argument: value})


@pytest.mark.parametrize(
    ("name", "start"), [("delta", {"outlier": 0.0}), ("outlier", {"delta": 12.0})]
)
def test_a_control_changes_the_picture_at_every_value(name, start):
    """At these values of the other one, least of the picture follows."""
    stage = robust_costs(**start)
    control, pictures = stage.controls[name], []
    for step in range(round((control.max - control.min) / control.step) + 1):
        control.value = control.min + step * control.step
        pictures.append(np.array(stage.canvas.buffer_rgba(), int))
    assert len(pictures) > 100
    for before, after in itertools.pairwise(pictures):
        clearly = (np.abs(before - after) > 64).any(axis=-1)
        assert clearly.sum() > 100
