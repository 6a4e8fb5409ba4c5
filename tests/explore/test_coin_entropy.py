"""Entropy, cross-entropy and KL divergence of a coin and a belief."""

import math

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.coin_entropy import GRID, compute


def test_the_figures_of_the_course():
    result = compute(0.5, 0.2)
    assert round(result.entropy, 3) == 0.693
    assert round(result.cross_entropy, 3) == 0.916
    assert round(result.divergence, 3) == 0.223
    assert round(compute(0.2, 0.2).entropy, 3) == 0.5


@pytest.mark.parametrize("p", [0.0, 0.2, 0.5, 0.93, 1.0])
@pytest.mark.parametrize("q", [0.01, 0.2, 0.77, 0.99])
def test_cross_entropy_is_entropy_and_divergence(p, q):
    result = compute(p, q)
    assert result.cross_entropy == pytest.approx(result.entropy + result.divergence)
    assert result.divergence >= -1e-12
    assert (result.divergence < 1e-12) == (p == q)


def test_the_belief_that_costs_least_is_the_truth():
    for p in (0.1, 0.5, 0.8):
        result = compute(p, 0.3)
        assert GRID[np.argmin(result.over_q)] == pytest.approx(p, abs=0.006)
        assert result.over_q.min() == pytest.approx(result.entropy, abs=1e-3)


def test_the_fair_coin_has_the_greatest_entropy():
    over_p = compute(0.5, 0.5).over_p
    assert GRID[np.argmax(over_p)] == pytest.approx(0.5)
    assert over_p.max() == pytest.approx(math.log(2))


def test_a_certain_coin_has_none():
    assert compute(0.0, 0.5).entropy == compute(1.0, 0.5).entropy == 0
    for p in (0.0, 1.0):  # and no minus sign before it
        assert "Entropy 0.000," in explore.coin_entropy(p=p, q=0.5).alt


def test_the_sentence_tells_all_three():
    words = "Entropy 0.693, cross-entropy 0.916, KL divergence 0.223 nats"
    assert words in explore.coin_entropy(p=0.5, q=0.2).alt
