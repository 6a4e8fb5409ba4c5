"""The comparison of explorables moves every control, and finds the faster side."""

import pytest

from benchmarks import explore
from nnkit.explore import gradient_descent, secant
from tests.explore import NAMES


def test_every_explorable_is_measured():
    assert sorted(explore.names()) == NAMES


def test_a_turn_moves_to_values_that_the_control_has():
    for control in (gradient_descent().controls | secant().controls).values():
        start = control.value
        moved = explore.values(control, 1)
        assert len(moved) == explore.MOVES
        for value in moved:
            control.value = value
        control.value = start


def test_the_ratio_is_new_by_old():
    def side(milliseconds):
        return lambda name, turn: [[milliseconds / 1000, 1.0]] * 4

    row = explore.compare("secant", side(20), side(5), 3, 0)
    assert row == pytest.approx((20, 5, 0.25))
