"""The activations explored: right slopes, and flat where they saturate."""

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.activation_functions import KINDS, compute


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("z", [-3.3, -0.4, 0.7, 4.1])
def test_the_slope_is_that_of_the_curve(name, z):
    above, below = (compute(name, z + h, 0.3).value for h in (1e-5, -1e-5))
    assert compute(name, z, 0.3).slope == pytest.approx((above - below) / 2e-5, 1e-4)


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("step", (True, True)),
        ("sigmoid", (True, True)),
        ("tanh", (True, True)),
        ("ReLU", (True, False)),
        ("leaky ReLU", (False, False)),
        ("ELU", (True, False)),
        ("SELU", (True, False)),
    ],
)
def test_where_it_is_flat(name, ends):
    flat = compute(name, 0.0, 0.1).flat
    assert (flat[0], flat[-1]) == ends


def test_the_sigmoid_is_flat_beyond_2_9():
    result = compute("sigmoid", 0.0, 0.1)
    assert abs(result.grid[~result.flat]).max() == pytest.approx(2.88, abs=0.02)


def test_alpha_counts_where_it_is_used_and_only_there():
    for name, kind in KINDS.items():
        small, large = (compute(name, -1.0, alpha).value for alpha in (0.1, 0.2))
        assert (small != large) == kind.uses_alpha


def test_the_sentence_says_when_alpha_is_not_used():
    stage = explore.activation_functions()
    assert "does not use α" not in stage.alt
    stage.controls["activation"].value = "SELU"
    assert "SELU does not use α" in stage.alt
    assert "from −1.758 to ∞" in stage.alt


def test_alpha_is_disabled_where_it_does_nothing():
    for name, kind in KINDS.items():
        stage = explore.activation_functions(activation=name)
        assert stage.controls["alpha"].disabled is not kind.uses_alpha
    for name, kind in KINDS.items():
        stage.controls["activation"].value = name
        assert stage.controls["alpha"].disabled is not kind.uses_alpha


@pytest.mark.parametrize(
    ("name", "alpha", "said"),
    [
        ("ELU", 0.5, "Values from −0.50 to ∞ (both signs); flat left of z = −2.3"),
        ("PReLU", 0.0, "Values from 0 to ∞ (never negative); flat left of z = 0.0"),
        ("PReLU", 0.2, "Values from −∞ to ∞ (both signs); nowhere flat"),
        ("sign", 0.2, "Values from −1 to 1 (both signs); flat everywhere"),
    ],
)
def test_range_and_saturation_in_words(name, alpha, said):
    assert said in explore.activation_functions(activation=name, alpha=alpha).alt


def test_the_curves_are_the_known_ones():
    z = compute("tanh", 0.0, 0.1).grid
    sigmoid = 1 / (1 + np.exp(-2 * z))
    np.testing.assert_allclose(compute("tanh", 0.0, 0.1).values, 2 * sigmoid - 1)
    np.testing.assert_array_equal(
        compute("PReLU", 0.0, 0.7).values, compute("leaky ReLU", 0.0, 0.7).values
    )
