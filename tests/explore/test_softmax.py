"""What the explorable of softmax teaches."""

import math

import numpy as np
import pytest

from nnkit.explore.softmax import compute, softmax


def test_probabilities_are_exponentials_divided_by_their_sum():
    result = compute(2.0, 1.0, 0.0, -1.0, 0.7, 1.5)
    e = [math.exp((z + 0.7) / 1.5) for z in (2.0, 1.0, 0.0, -1.0)]
    np.testing.assert_allclose(result.exponentials, e)
    np.testing.assert_allclose(result.probabilities, [v / sum(e) for v in e])


@pytest.mark.parametrize("shift", [-6.0, 0.1, 6.0])
def test_a_shift_changes_the_exponentials_and_not_the_probabilities(shift):
    plain, moved = compute(2, 1, 0, -1), compute(2, 1, 0, -1, shift)
    np.testing.assert_allclose(moved.probabilities, plain.probabilities, rtol=1e-12)
    assert not np.allclose(moved.exponentials, plain.exponentials)


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
def test_the_ratio_depends_on_the_difference_alone(temperature):
    result = compute(2.0, 0.5, 4.0, -3.0, 1.0, temperature)
    a = result.probabilities
    assert a[0] / a[1] == pytest.approx(result.ratio)
    assert result.ratio == pytest.approx(math.exp(1.5 / temperature))


def test_cold_picks_the_largest_and_hot_makes_all_equal():
    cold, hot = (compute(2, 1, 0, -1, 0, t).probabilities for t in (0.1, 10.0))
    assert cold[0] > 0.9999
    assert hot.max() - hot.min() < 0.1


def test_the_words_show_what_changes_under_a_shift_and_what_does_not():
    stage = softmax()
    assert "probabilities 0.644, 0.237, 0.087, 0.032, sum 1.000" in stage.alt
    assert "a₁/a₂ = e^((z₁ − z₂)/T) = 2.718" in stage.alt
    before = stage.alt
    stage.controls["shift"].value = 3.0
    assert "probabilities 0.644, 0.237, 0.087, 0.032, sum 1.000" in stage.alt
    assert stage.alt != before


def test_three_times_as_probable_is_a_difference_of_ln_3():
    assert compute(1.1, 0.0, 0.0, 0.0).ratio == pytest.approx(3.0, abs=0.01)


@pytest.mark.parametrize(
    ("argument", "value"), [("z1", 6), ("shift", -7), ("temperature", 0)]
)
def test_a_bad_start_is_named(argument, value):
    with pytest.raises(ValueError, match=f"{argument} \\(={value!r}\\) must"):
        softmax(**{argument: value})
