"""The hidden plane: bent until a straight line parts what it can part."""

import numpy as np
import pytest

from nnkit.explore.hidden_space import DATA, compute


def test_before_training_xor_is_guessed_and_after_it_parted():
    assert compute("xor", 0, 0).accuracy < 0.75
    assert compute("xor", 200, 0).accuracy == 1.0


def test_some_random_starts_get_stuck():
    shares = [compute("xor", 200, seed).accuracy for seed in range(10)]
    assert min(shares) < 0.8
    assert sum(share > 0.98 for share in shares) >= 4


def test_two_units_never_part_a_ring_from_what_it_encloses():
    shares = [compute("circles", 200, seed).accuracy for seed in range(10)]
    assert max(shares) < 0.95


@pytest.mark.parametrize("data", DATA)
def test_the_straight_line_is_the_border(data):
    result = compute(data, 100, 3)
    assert np.abs(result.hidden).max() <= 1
    above = result.hidden @ result.line[:2] + result.line[2] > 0
    assert np.mean(above == (result.y == 1)) == result.accuracy


@pytest.mark.parametrize("data", DATA)
def test_no_straight_line_parts_the_input_plane(data):
    result = compute(data, 0, 0)
    inputs = np.column_stack([result.X, np.ones(len(result.X))])
    angles = np.linspace(0, 2 * np.pi, 360)
    directions = np.column_stack([np.cos(angles), np.sin(angles)])
    places = inputs[:, :2] @ directions.T
    best = 0
    for k in range(360):
        thresholds = places[:, k]
        above = places[:, k][:, None] > thresholds
        best = max(best, np.mean(above == (result.y == 1)[:, None], axis=0).max())
    assert best < 0.97


def test_both_grids_hold_the_same_lines():
    result = compute("moons", 0, 1)
    again = compute("moons", 40, 1)
    np.testing.assert_array_equal(result.grid, again.grid)
    assert result.grid.shape == result.grid_hidden.shape == (18, 41, 2)
    assert not np.array_equal(result.grid_hidden, again.grid_hidden)
