"""What the explorable of step sizes teaches: two troubles and a best step between."""

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.step_size import FINE, FUNCTIONS, compute, differences, guesses


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_tenth_of_the_step_a_tenth_of_the_forward_error(function):
    large, small = (compute(h, function, "float64").forward for h in (1e-2, 1e-3))
    assert large / small == pytest.approx(10, rel=0.05)


@pytest.mark.parametrize("function", sorted(set(FUNCTIONS) - {"square"}))
def test_a_tenth_of_the_step_a_hundredth_of_the_central_error(function):
    large, small = (compute(h, function, "float64").central for h in (1e-1, 1e-2))
    assert large / small == pytest.approx(100, rel=0.1)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_derivatives_in_the_table_are_right(function):
    curve, h = FUNCTIONS[function], 1e-3
    f = curve.f
    first = (f(1 + h) - f(1 - h)) / (2 * h)
    second = (f(1 + h) - 2 * f(1.0) + f(1 - h)) / h**2
    third = (f(1 + 2 * h) - 2 * f(1 + h) + 2 * f(1 - h) - f(1 - 2 * h)) / (2 * h**3)
    np.testing.assert_allclose(
        [curve.first, curve.second, curve.third], [first, second, third], atol=1e-5
    )


@pytest.mark.parametrize(
    ("precision", "forward", "central"),
    [("float64", (1e-9, 1e-7), (1e-6, 1e-4)), ("float32", (1e-5, 1e-2), (1e-3, 1e-1))],
)
def test_where_the_valley_is(precision, forward, central):
    result = compute(0.1, "exponential", precision)
    for errors, (low, high) in (
        (result.forward_errors, forward),
        (result.central_errors, central),
    ):
        # the least of means over a decade: single points may be right by luck
        smooth = np.convolve(errors, np.ones(9) / 9, mode="valid")
        assert low <= FINE[4:-4][smooth.argmin()] <= high


def test_central_beats_forward_where_the_curve_bends():
    for h in (0.3, 0.01, 1e-4):
        result = compute(h, "exponential", "float64")
        assert result.central < result.forward


def test_a_step_that_vanishes_in_one_gives_slope_zero():
    assert differences("tanh", 1e-16, "float64")[0] == 0
    assert differences("tanh", 1e-9, "float32")[1] == 0
    assert compute(1e-9, "square", "float32").central == 2


def test_errors_stay_below_the_guesses():
    for precision in ("float64", "float32"):
        result = compute(0.1, "sine", precision)
        bound = 1.5 * (result.bend_forward + 2 * result.rounding)
        # below the spacing of numbers near 1 the step itself is rounded away
        spaced = np.finfo(precision).eps * 4 < FINE
        step = np.finfo(precision).eps / FINE  # the rounding of x + h
        assert np.all((result.forward_errors < bound + step)[spaced])


def test_guesses_say_which_trouble_is_the_larger():
    assert "(the curve bends)" in explore.step_size(h=0.1).alt
    assert explore.step_size(h=1e-12).alt.count("(rounding)") == 2
    bend, _, rounding = guesses("exponential", 1e-5, "float32")
    assert bend < rounding
    bend, _, rounding = guesses("exponential", 1e-5, "float64")
    assert bend > rounding


def test_the_guess_of_the_bend_is_the_error_where_rounding_is_small():
    for function in ("exponential", "sine", "tanh"):
        result = compute(1e-2, function, "float64")
        forward, central, _ = guesses(function, 1e-2, "float64")
        assert result.forward == pytest.approx(forward, rel=0.02)
        assert result.central == pytest.approx(central, rel=0.02)


def test_from_close_by_the_stored_values_are_a_staircase():
    def stairs(h, precision):
        return len(np.unique(compute(h, "exponential", precision).rises))

    assert stairs(1e-15, "float64") < 20
    assert stairs(1e-6, "float32") < 40
    assert stairs(1e-8, "float32") == 1
    assert stairs(1e-2, "float64") == 601
    result = compute(0.1, "exponential", "float64")
    assert result.rises[[100, 300, 500]] == pytest.approx(result.used)
