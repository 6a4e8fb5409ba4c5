"""What the explorable of secants teaches: the slopes settle at the derivative."""

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.secant import CURVES, STEPS, compute

SMOOTH = sorted(set(CURVES) - {"absolute value"})


@pytest.mark.parametrize("function", SMOOTH)
@pytest.mark.parametrize("x", [-2.0, -0.7, 0.0, 1.3])
def test_the_secant_turns_into_the_tangent(function, x):
    for side in (1, -1):
        gaps = []
        for dx in (0.1, 0.01, 0.001):
            result = compute(function, x, side * dx)
            gaps.append(abs(result.slope - result.derivative))
        assert gaps[2] <= gaps[1] <= gaps[0]
        assert gaps[2] < 0.01


def test_the_secant_of_the_square_is_off_by_the_step():
    for dx in STEPS:
        result = compute("square", 1.0, dx)
        assert result.slope == pytest.approx(2 + dx)
        assert result.derivative == 2


def test_a_corner_has_two_slopes_and_no_derivative():
    left, right = (
        compute("absolute value", 0.0, -0.01),
        compute("absolute value", 0.0, 0.01),
    )
    assert (left.slope, right.slope) == (-1, 1)
    assert left.derivative is right.derivative is None
    assert set(left.slopes) == {-1, 1}
    assert compute("absolute value", -0.5, 0.01).derivative == -1


def test_slopes_are_those_of_single_secants():
    result = compute("sine", 0.4, 1.0)
    for step, slope in zip(result.steps[::40], result.slopes[::40], strict=True):
        assert slope == pytest.approx(compute("sine", 0.4, float(step)).slope)
    assert not (result.steps == 0).any()
    assert np.all(np.diff(result.steps) > 0)


def test_words_at_a_corner_and_elsewhere():
    stage = explore.secant(function="absolute value", x=0.0, dx=0.5)
    assert "There is no tangent" in stage.alt
    stage.controls["x"].value = -1.0
    assert "The tangent has the slope −1.0000" in stage.alt


def test_a_level_secant_has_no_minus_sign():
    stage = explore.secant(function="square", x=1.0, dx=-2.0)
    assert "the slope of the secant is 0.0000." in stage.alt


def test_no_secant_without_a_second_point():
    with pytest.raises(ValueError, match=r"dx \(=0\) must not be 0"):
        explore.secant(dx=0)
