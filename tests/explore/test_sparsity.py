"""What the sparsity explorable teaches: exact zeros, and that they are optimal."""

import functools

import numpy as np
import pytest

from nnkit.explore.sparsity import LAMBDAS, TRUE, compute, lasso, ridge


@functools.cache
def weights(lam, samples=50, noise=1.0, seed=0):
    return compute(lam, samples, noise, seed)


def problem(seed, n=30, p=6):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(n, p)), rng.normal(size=n)
    return X.T @ X / n, X.T @ y / n


@pytest.mark.parametrize("seed", range(5))
def test_lasso_meets_its_conditions_of_optimality(seed):
    gram, moment = problem(seed)
    strengths = np.array([0.01, 0.1, 0.2])
    for w, s in zip(lasso(gram, moment, strengths), strengths, strict=True):
        slope = gram @ w - moment
        np.testing.assert_allclose(slope[w != 0], -s * np.sign(w[w != 0]), atol=1e-9)
        assert (np.abs(slope[w == 0]) <= s + 1e-9).all()


@pytest.mark.parametrize("seed", range(5))
def test_ridge_has_no_slope_where_it_ends(seed):
    gram, moment = problem(seed)
    for s in (0.0, 0.3, 5.0):
        w = ridge(gram, moment, [s])[0]
        np.testing.assert_allclose(gram @ w - moment + s * w, 0, atol=1e-10)


def test_without_a_penalty_both_are_least_squares():
    both = weights(0.0)
    np.testing.assert_allclose(both["L1"].now, both["L2"].now, atol=1e-9)
    assert both["L1"].zeros == both["L2"].zeros == 0


@pytest.mark.parametrize("seed", range(10))
def test_only_l1_makes_zeros_and_more_of_them_with_a_larger_lambda(seed):
    counts = [weights(lam, seed=seed)["L1"].zeros for lam in LAMBDAS]
    assert counts[0] == 0
    assert counts[-1] == len(TRUE)
    assert np.diff(counts).min() >= -1  # a weight may come back, seldom
    assert all(weights(lam, seed=seed)["L2"].zeros == 0 for lam in LAMBDAS)


@pytest.mark.parametrize("seed", range(10))
def test_at_a_fair_lambda_l1_drops_most_useless_inputs_and_no_strong_one(seed):
    l1 = weights(15.0, seed=seed)["L1"]
    assert l1.useless_zeros >= 4
    assert (l1.now[:3] != 0).all()


def test_the_path_and_the_present_agree():
    both = weights(10.0)
    for result in both.values():
        np.testing.assert_allclose(result.path[24], result.now, atol=1e-9)
