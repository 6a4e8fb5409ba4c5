"""Random search finds more than a grid where one setting hardly matters."""

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.search_strategies import (
    TOP,
    TRIALS,
    accuracy,
    compute,
    square,
)


@pytest.mark.parametrize("trials", TRIALS)
def test_a_grid_repeats_its_values_and_random_search_does_not(trials):
    search = compute(trials, matters=0.1, seed=1)
    side = round(trials**0.5)
    assert len(search.grid) == len(search.random) == trials
    assert [len(np.unique(search.grid[:, k])) for k in (0, 1)] == [side, side]
    assert len(np.unique(search.random[:, 0])) == trials


def test_a_grid_leaves_the_same_gap_everywhere():
    np.testing.assert_allclose(square(4)[:, 0], [0.25, 0.75, 0.25, 0.75])


def test_accuracy_is_highest_at_the_peak_and_flat_along_what_does_not_matter():
    peak = np.array([0.3, 0.8])
    assert accuracy(peak, peak, 0.5) == pytest.approx(TOP)
    assert accuracy(np.array([0.3, 0.0]), peak, 0.0) == pytest.approx(TOP)
    assert accuracy(np.array([0.3, 0.0]), peak, 0.5) < TOP - 0.05


@pytest.mark.parametrize("trials", TRIALS)
def test_random_wins_more_often_the_less_the_second_matters(trials):
    wins = [compute(trials, matters, seed=0).wins for matters in (0.0, 1.0)]
    assert wins[0] > 0.55 > wins[1]


@pytest.mark.parametrize("seed", range(8))
def test_the_best_is_the_best_of_the_trials(seed):
    search = compute(16, 0.4, seed)
    assert search.best_grid == search.grid_accuracy.max() <= TOP
    assert search.best_random == search.random_accuracy.max() <= TOP


def test_trials_that_make_no_square_are_refused():
    with pytest.raises(ValueError, match=r"trials \(=10\) must be one of"):
        explore.search_strategies(trials=10)
