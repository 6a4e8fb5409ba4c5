"""What the explorable of the sigmoid's steepness teaches is true."""

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.sigmoid_steepness import STEEP, compute


@pytest.mark.parametrize("w", STEEP)
def test_the_output_is_one_half_at_the_place_of_the_step(w):
    result = compute(w, -0.4 * w, 0.4, 0.0)
    assert np.isclose(result.place, 0.4)
    assert np.isclose(result.out, 0.5)


def test_the_unit_becomes_a_step():
    def farthest(w):
        result = compute(w, -0.5 * w, 0.0, 0.0)
        away = np.abs(result.grid - 0.5) > 0.1
        step = result.grid > 0.5
        return np.abs(result.curve - step)[away].max()

    distances = [farthest(w) for w in STEEP]
    assert distances == sorted(distances, reverse=True)
    assert farthest(100.0) < 1e-4 < 0.4 < farthest(0.5)


def test_the_straight_line_is_good_for_small_changes_only():
    def off(dw):
        result = compute(2.0, -1.0, 1.0, dw)
        return abs(result.linear - result.true)

    assert off(0.05) < 0.01 * off(1.0)
    assert off(1.45) < 0.1 < off(1.5)


def test_the_slope_is_the_derivative_for_w():
    up, down = compute(1.5, 0.3, -0.8, 1e-6), compute(1.5, 0.3, -0.8, -1e-6)
    assert np.isclose((up.true - down.true) / 2e-6, up.slope)


def test_at_x_zero_the_weight_has_no_effect():
    result = compute(3.0, 1.0, 0.0, 2.0)
    assert result.true == result.linear == result.step == 0


def test_a_saturated_unit_does_not_answer():
    for dw in (-2.0, 2.0):
        result = compute(50.0, -10.0, 1.0, dw)
        assert abs(result.true) < 5e-5
        assert abs(result.slope) < 5e-5


def test_the_step_unit_jumps_or_stays():
    assert compute(1.0, -1.05, 1.0, 0.1).step == 1
    assert compute(1.0, -1.05, 1.0, 0.05).step == 0  # z = 0 gives 0
    assert compute(1.0, -0.95, 1.0, -0.1).step == -1


def test_no_minus_zero_is_shown():
    assert "−b/w = 0.00" in explore.sigmoid_steepness(b=0.0).alt
    flat = explore.sigmoid_steepness(w=50.0, b=-10.0, x=1.0, dw=-2.0)
    assert "changes by 0.0000; the straight line says 0.0000" in flat.alt
