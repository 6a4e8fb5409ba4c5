"""The law of large numbers, in tosses of a coin."""

import numpy as np
import pytest

from nnkit.explore.coin_tosses import CoinTossesStage, compute
from nnkit.explore.coin_tosses import coin_tosses as explorable


def test_the_share_is_heads_over_tosses():
    result = compute(100, 0.5, 35)
    assert result.heads == 56
    assert result.share[-1] == 0.56
    assert result.distance[-1] == pytest.approx(0.06)
    assert result.typical[-1] == pytest.approx(0.05)


def test_a_longer_series_begins_with_the_shorter_one():
    short, long = compute(30, 0.3, 4), compute(500, 0.3, 4)
    np.testing.assert_array_equal(short.share, long.share[:30])


@pytest.mark.parametrize("bias", [0.1, 0.5, 0.8])
def test_the_typical_distance_is_that_of_many_series(bias):
    ends = [compute(200, bias, seed).distance[-1] for seed in range(100)]
    measured = np.sqrt(np.mean(np.square(ends)))
    assert measured == pytest.approx(compute(200, bias, 0).typical[-1], rel=0.25)


def test_four_times_the_tosses_halve_the_typical_distance():
    typical = compute(400, 0.3, 0).typical
    assert typical[399] == pytest.approx(typical[99] / 2)


@pytest.mark.parametrize(("bias", "share"), [(0.0, 0.0), (1.0, 1.0)])
def test_a_certain_coin_is_never_wrong(bias, share):
    result = compute(50, bias, 3)
    assert set(result.share) == {share}
    assert result.distance.max() == 0


def test_the_sentence_tells_the_count():
    stage = explorable(tosses=100, bias=0.5, seed=35)
    assert isinstance(stage, CoinTossesStage)
    assert "56 heads in 100 tosses" in stage.alt
