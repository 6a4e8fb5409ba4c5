"""What the dropout explorable teaches: the scaled network stands for the ensemble."""

import numpy as np
import pytest

from nnkit.explore.dropout import MASKS, compute


def test_without_dropout_all_networks_are_the_whole_one():
    thinned = compute(rate=0.0, units=12, seed=3)
    assert thinned.mask.all()
    np.testing.assert_allclose(thinned.answers, thinned.unscaled)
    np.testing.assert_allclose(thinned.scaled, thinned.unscaled)


@pytest.mark.parametrize("units", [10, 20, 40])
@pytest.mark.parametrize("rate", [0.3, 0.5, 0.7])
def test_the_scaled_network_is_near_the_mean_and_the_unscaled_one_is_not(rate, units):
    thinned = compute(rate, units, seed=0)
    gap = abs(thinned.scaled - thinned.mean)
    assert gap < 0.06
    assert gap < 0.5 * abs(thinned.unscaled - thinned.mean)


def test_more_units_bring_the_scaled_network_nearer_and_the_answers_together():
    few, many = (compute(0.5, units, seed=0) for units in (2, 40))
    assert abs(many.scaled - many.mean) < abs(few.scaled - few.mean)
    assert many.answers.std() < few.answers.std()


def test_the_rate_is_the_share_of_units_that_are_out():
    masks = np.array([compute(0.3, 40, seed).mask for seed in range(200)])
    assert abs(masks.mean() - 0.7) < 0.02


def test_the_mean_agrees_with_all_masks_of_a_small_network():
    # Two units: four masks, each with its probability; 2000 draws come near.
    thinned = compute(0.25, 2, seed=0)
    values, counts = np.unique(np.round(thinned.answers, 12), return_counts=True)
    assert len(values) == 4
    expected = np.array([1 / 16, 3 / 16, 3 / 16, 9 / 16])
    np.testing.assert_allclose(np.sort(counts / MASKS), expected, atol=0.04)
