"""A function from boxes: the network is what it says, and boxes help."""

import math

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.universal_approximation import TARGETS, compute


def test_the_output_is_the_sum_of_two_sigmoids_a_box():
    result = compute("wave", 4, 30)
    for x, output in zip(result.grid[::57], result.output[::57], strict=True):
        total = 0.0
        for k in range(4):
            middle = (k + 0.5) / 4
            height = math.sin(2 * math.pi * middle) * (0.6 + 0.4 * middle)
            up = 1 / (1 + math.exp(-30 * (x - k / 4)))
            down = 1 / (1 + math.exp(-30 * (x - (k + 1) / 4)))
            total += height * (up - down)
        assert output == pytest.approx(total)


@pytest.mark.parametrize("target", TARGETS)
def test_more_boxes_come_closer(target):
    errors = [compute(target, boxes, 1000).error for boxes in (5, 20, 60)]
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] < 0.03


def test_the_best_steepness_is_not_the_greatest():
    errors = {w: compute("wave", 10, w).error for w in (5, 40, 2000)}
    assert errors[40] < errors[2000] / 2 < errors[5]


def test_a_jump_wants_steep_sides():
    assert compute("jump", 20, 1000).error < compute("jump", 20, 80).error / 2


def test_the_hidden_units_step_at_the_edges_of_the_middle_box():
    result = compute("jump", 8, 500)
    for unit, edge in ((result.rising, 0.5), (result.falling, 0.625)):
        assert np.interp(edge, result.grid, unit) == pytest.approx(0.5, abs=1e-6)


def test_the_sentence_gives_units_and_bias():
    alt = explore.universal_approximation(boxes=8, steepness=40).alt
    assert "8 boxes, 16 hidden units, w = 40" in alt
    assert "b = −w·0.50 = −20" in alt
