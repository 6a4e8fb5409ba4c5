"""The dot product: lengths times cosine, the shadow, and what turning leaves alone."""

import math

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.dot_product import ANGLES, compute


@pytest.mark.parametrize("angle", [0, 37, 90, 120, 180])
@pytest.mark.parametrize("turn", [-180, 0, 75])
def test_sum_of_products_is_lengths_times_cosine(angle, turn):
    result = compute(angle, 2.5, 1.5, turn)
    expected = 2.5 * 1.5 * math.cos(math.radians(angle))
    by_hand = result.a[0] * result.b[0] + result.a[1] * result.b[1]
    assert by_hand == pytest.approx(expected, abs=1e-12)
    assert result.dot == pytest.approx(expected, abs=1e-12)
    assert result.cosine == pytest.approx(math.cos(math.radians(angle)), abs=1e-12)
    assert result.curve[ANGLES == angle][0] == pytest.approx(expected, abs=1e-12)


def test_lengths_are_those_of_the_sliders():
    result = compute(70, 2.5, 1.5, 33)
    assert np.hypot(*result.a) == pytest.approx(2.5)
    assert np.hypot(*result.b) == pytest.approx(1.5)


@pytest.mark.parametrize("angle", [20, 90, 140])
def test_shadow_lies_on_b_and_the_drop_meets_it_at_a_right_angle(angle):
    result = compute(angle, 3.0, 2.0, 25)
    assert result.shadow * 2.0 == pytest.approx(result.dot, abs=1e-12)
    assert (result.a - result.foot) @ result.b == pytest.approx(0, abs=1e-12)
    assert np.hypot(*result.foot) == pytest.approx(abs(result.shadow), abs=1e-12)


def test_turning_both_changes_entries_only():
    first, second = compute(50, 3.0, 2.0, 0), compute(50, 3.0, 2.0, 85)
    assert not np.allclose(first.a, second.a)
    assert first.dot == pytest.approx(second.dot)


def test_the_cosine_forgets_lengths_and_the_dot_product_does_not():
    first, second = compute(50, 3.0, 2.0, 0), compute(50, 1.0, 4.0, 0)
    assert first.cosine == pytest.approx(second.cosine)
    assert first.dot == pytest.approx(1.5 * second.dot)


@pytest.mark.parametrize(
    ("angle", "words"),
    [
        (0, "the same direction"),
        (89, "more alike than not"),
        (90, "a right angle. Dot product 0.00, cosine 0.00; the shadow of a on b is 0"),
        (91, "more opposed than alike. Dot product −"),
        (180, "opposite directions. Dot product −10.50, cosine −1.00"),
    ],
)
def test_sentence(angle, words):
    assert words in explore.dot_product(angle=angle).alt
