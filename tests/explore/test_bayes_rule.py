"""Bayes' rule: whole people, exact probabilities, and the curve."""

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.bayes_rule import PEOPLE, PREVALENCES, compute


def test_the_example_of_the_course():
    result = compute(2.0, 98.0, 2.0)
    assert result.positive == pytest.approx(0.0392)
    assert result.posterior == pytest.approx(0.5)
    exact = compute(2.0, 98.0, 100 * (0.039 - 0.0196) / 0.98)
    assert exact.positive == pytest.approx(0.039)
    assert exact.posterior == pytest.approx(0.5026, abs=5e-5)


def test_the_posterior_is_the_share_in_a_large_crowd():
    rng = np.random.default_rng(0)
    ill = rng.random(400_000) < 0.1
    positive = rng.random(400_000) < np.where(ill, 0.8, 0.25)
    result = compute(10.0, 80.0, 25.0)
    assert ill[positive].mean() == pytest.approx(result.posterior, abs=0.01)
    assert positive.mean() == pytest.approx(result.positive, abs=0.01)


@pytest.mark.parametrize("prevalence", [0.1, 2.0, 33.3, 60.0])
@pytest.mark.parametrize("sensitivity", [1.0, 50.5, 100.0])
@pytest.mark.parametrize("alarm", [0.0, 0.1, 49.9, 100.0])
def test_everybody_is_counted_once(prevalence, sensitivity, alarm):
    result = compute(prevalence, sensitivity, alarm)
    assert result.people.sum() == PEOPLE
    assert result.people.min() >= 0
    np.testing.assert_allclose(result.people, PEOPLE * result.joint, atol=1.01)
    assert result.joint.sum() == pytest.approx(1)


def test_a_useless_test_leaves_the_prior():
    result = compute(7.0, 30.0, 30.0)
    assert result.posterior == pytest.approx(0.07)
    np.testing.assert_allclose(result.curve, PREVALENCES / 100)


def test_the_dot_stands_on_the_curve():
    result = compute(20.0, 90.0, 5.0)
    curve = np.interp(20.0, PREVALENCES, result.curve)
    assert curve == pytest.approx(result.posterior)


def test_the_sentence_tells_the_posterior():
    assert "P(ill | positive) = 0.5000" in explore.bayes_rule().alt
