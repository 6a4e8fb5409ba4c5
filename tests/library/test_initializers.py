"""Initializers: spread, shape, dtype, seed."""

import math

import numpy as np
import pytest

from nnkit import initializers as init
from tests.library.zoo import DTYPES, generator

IN, OUT = 400, 600
# name: (standard deviation, largest possible value over the standard deviation)
EXPECTED = {
    "normal": (1, None),
    "lecun_normal": (1 / 20, None),
    "xavier_normal": (math.sqrt(2 / 1000), None),
    "xavier_uniform": (math.sqrt(2 / 1000), math.sqrt(3)),
    "kaiming_normal": (math.sqrt(2 / 400), None),
    "kaiming_uniform": (math.sqrt(2 / 400), math.sqrt(3)),
    "zeros": (0, 0),
}


def test_all_of_them_are_listed():
    assert sorted(init.__all__) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("dtype", DTYPES)
def test_spread(name, dtype):
    std, top = EXPECTED[name]
    w = getattr(init, name)((OUT, IN), rng=generator(), dtype=dtype)
    assert w.shape == (OUT, IN)
    assert w.dtype == dtype
    assert abs(w.mean()) <= 0.01 * std
    assert abs(w.std() - std) <= 0.01 * std
    largest = np.abs(w).max()
    if top is None:
        assert largest > 4 * std  # a normal distribution has tails
    else:
        assert 0.999 * top * std <= largest <= 1.0001 * top * std


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - {"zeros"}))
def test_the_seed_decides_in_both_types(name):
    function = getattr(init, name)
    a, b = (function((3, 4), rng=generator(5), dtype=dtype) for dtype in DTYPES)
    np.testing.assert_allclose(a, b, rtol=1e-6)
    assert (function((3, 4), rng=generator(6)) != a).any()
    assert function((3, 4), rng=generator(6)).dtype == np.float32


def test_convolution_weights_count_their_receptive_field():
    w = init.kaiming_normal((60, 30, 5, 4), rng=generator())
    assert abs(w.std() - math.sqrt(2 / (30 * 20))) < 2e-4
    w = init.xavier_normal((60, 30, 5, 4), rng=generator())
    assert abs(w.std() - math.sqrt(2 / (90 * 20))) < 2e-4


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - {"zeros", "normal"}))
@pytest.mark.parametrize("shape", [(3,), (), (3, 0)])
def test_shapes_without_a_fan_are_refused(name, shape):
    with pytest.raises(ValueError, match=r"shape \(=\(.*must be \(out, in"):
        getattr(init, name)(shape, rng=generator())


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - {"zeros"}))
def test_a_seed_is_no_generator(name):
    with pytest.raises(ValueError, match=r"rng \(=1\) must be a NumPy Generator"):
        getattr(init, name)((2, 3), rng=1)


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - {"zeros", "normal"}))
@pytest.mark.parametrize("groups", [1, 4, 64])
def test_with_its_groups_a_convolution_has_the_true_fans(name, groups):
    """Of n inputs of variance 1 the sums have variance n·s²; Kaiming doubles it."""
    n = 64 // groups * 9
    shape, kaiming = (64, 64 // groups, 3, 3), name.startswith("kaiming")
    w = getattr(init, name)(shape, rng=generator(), groups=groups)
    assert abs(n * w.var() - (2 if kaiming else 1)) < 0.15


def test_without_groups_the_fans_are_those_of_pytorch():
    for groups, kept in [(4, 0.4), (64, 2 / 65)]:
        shape = (64, 64 // groups, 3, 3)
        w = init.xavier_normal(shape, rng=generator())
        assert abs(64 // groups * 9 * w.var() / kept - 1) < 0.15
    assert init.fans((64, 16, 3, 3)) == (144, 576)
    assert init.fans((64, 16, 3, 3), groups=4) == (144, 144)
    for groups in (0, 3, 1.0):
        with pytest.raises(ValueError, match=rf"groups \(={groups}\) must"):
            init.fans((64, 16, 3, 3), groups)


def test_a_fan_of_one_is_a_fan():
    assert init.fans((1, 5)) == (5, 1)
    assert init.fans((5, 1)) == (1, 5)
