"""The normal distribution: area 1, z-scores, and samples that agree."""

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.normal_distribution import BINS, GRID, REACH, _below, compute


@pytest.mark.parametrize(("mu", "sigma"), [(0.0, 1.0), (2.0, 0.3), (-1.5, 2.0)])
def test_the_density_has_area_one_mean_mu_and_deviation_sigma(mu, sigma):
    density, width = compute(mu, sigma, 0.0).density, GRID[1] - GRID[0]
    assert density.sum() * width == pytest.approx(1, abs=1e-4)
    assert (GRID * density).sum() * width == pytest.approx(mu, abs=1e-3)
    variance = ((GRID - mu) ** 2 * density).sum() * width
    assert variance == pytest.approx(sigma**2, rel=1e-3)


@pytest.mark.parametrize(
    ("z", "below"), [(-1, 0.1587), (0, 0.5), (1, 0.8413), (1.96, 0.975), (3, 0.99865)]
)
def test_only_the_z_score_decides_the_area(z, below):
    for mu, sigma in [(0.0, 1.0), (-3.0, 0.5), (2.0, 2.5)]:
        result = compute(mu, sigma, mu + z * sigma)
        assert result.z == pytest.approx(z)
        assert result.below == pytest.approx(below, abs=1e-4)
        assert result.sampled == pytest.approx(below, abs=0.05)


def test_a_narrow_density_rises_above_one():
    assert compute(0.0, 0.3, 0.0).top > 1 > compute(0.0, 0.5, 0.0).top


def test_the_histogram_has_area_one():
    heights = compute(1.0, 1.0, 0.0).heights
    assert heights.sum() * 2 * REACH / BINS == pytest.approx(1)


def test_the_shaded_area_is_the_probability():
    result = compute(1.0, 2.0, 2.5)
    x, y = _below(2.5, result.density).T
    area = 0.5 * np.abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))
    assert area == pytest.approx(result.below, abs=1e-3)


def test_the_sentence_tells_the_z_score():
    stage = explore.normal_distribution(mu=2.0, sigma=0.5, x=3.0)
    assert "z-score 2.00. The area below it is 97.7 %" in stage.alt
