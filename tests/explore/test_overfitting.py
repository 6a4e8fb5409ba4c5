"""What the overfitting explorable teaches, and its fit against other formulas."""

import time

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.overfitting import DECAYS, FLOOR, compute, polynomial, verdict


def fits(samples=12, degree=9, weight_decay=0.0, seed=0):
    return compute(samples, degree, weight_decay, seed)


def test_without_penalty_it_is_numpys_polynomial_fit():
    result = fits(samples=40, degree=4)
    expected = np.polynomial.Polynomial.fit(result.x, result.y, 4).convert().coef
    np.testing.assert_allclose(result.weights, expected[1:], rtol=1e-8)


def test_the_gradient_of_the_penalised_cost_is_zero_and_the_constant_goes_free():
    rng = np.random.default_rng(3)
    x, y, lam = rng.uniform(0, 1, 15), rng.normal(5, 1, 15), 0.7
    c = polynomial(x, y, 3, lam)
    powers = x[:, None] ** np.arange(4)
    slope = powers.T @ (powers @ c - y) + lam * np.append(0, c[1:])
    np.testing.assert_allclose(slope, 0, atol=1e-10)


def test_training_error_falls_with_the_degree_and_the_test_error_turns():
    result = fits()
    assert (np.diff(result.training_errors) < 1e-9).all()
    best = result.test_errors.argmin()
    assert 0 < best < 6
    assert result.test_errors[-1] > 3 * result.test_errors[best]


@pytest.mark.parametrize("seed", range(10))
def test_a_penalty_shrinks_the_weights_and_the_test_error(seed):
    wild, tame = fits(seed=seed), fits(weight_decay=1e-4, seed=seed)
    assert np.abs(wild.weights).max() > 30 * np.abs(tame.weights).max()
    assert tame.test_error < wild.test_error
    assert tame.training_error >= wild.training_error


@pytest.mark.parametrize("seed", range(10))
def test_more_samples_bring_both_errors_together(seed):
    few, many = fits(seed=seed), fits(samples=100, seed=seed)
    assert few.test_error - few.training_error > 0.04
    assert many.test_error - many.training_error < 0.03


def test_the_verdicts():
    assert "underfitting" in verdict(2 * FLOOR, stiffer=3 * FLOOR, freer=FLOOR)
    assert "overfitting" in verdict(2 * FLOOR, stiffer=FLOOR, freer=3 * FLOOR)
    assert verdict(FLOOR, 3 * FLOOR, 0.9 * FLOOR) == "a good fit"
    assert "overfitting" in explore.overfitting().alt
    assert "underfitting" in explore.overfitting(degree=1).alt
    assert "a good fit" in explore.overfitting(weight_decay=1e-4).alt


@pytest.mark.parametrize("degree", [1, 6, 9, 12])
def test_more_penalty_never_makes_it_follow_the_noise_again(degree):
    states = []
    for lam in DECAYS:
        result = fits(degree=degree, weight_decay=lam)
        words = verdict(result.test_error, result.stiffer, result.freer)
        states.append(
            ["overfitting", "a good fit", "underfitting"].index(words.split(":")[0])
        )
    assert states == sorted(states)
    assert states[-1] == 2


def test_a_move_takes_little_time():
    costs = []
    for samples in (20, 40, 60, 80, 100):
        start = time.process_time()
        fits(samples=samples)
        costs.append(time.process_time() - start)
    assert min(costs) < 0.02
