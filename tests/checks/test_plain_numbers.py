"""A number, alone or first of an array, is compared as `numpy.isclose` does it."""

import itertools
import math

import numpy as np
import pytest

from nnkit.checks._diagnosis import agrees

NUMBERS = [0, -0.0, 1, 1.0 + 1e-7, 1.0 + 3e-6, -1.0, 1e-9, 2.5, np.float64(2.5), 2**60]
NUMBERS += [2**53 + 1.0, 1e308, -1e308, 1e-320, math.inf, -math.inf, math.nan]


@pytest.mark.parametrize(("rtol", "atol"), [(1e-6, 1e-8), (0, 0), (0, 1e9), (1e-3, 0)])
def test_as_numpy_does(rtol, atol):
    for got, want in itertools.product(NUMBERS, repeat=2):
        with np.errstate(over="ignore"):
            close = np.isclose(got, want, rtol=rtol, atol=atol, equal_nan=True)
        assert agrees(got, want, rtol, atol) == close, (got, want)
        pairs = np.array([got, 1.0]), np.array([want, 1.0])
        assert agrees(*pairs, rtol, atol) == close, (got, want)


@pytest.mark.parametrize("got", [True, "1.0", None, np.ones(1), (1.0,), 10**400])
def test_what_is_no_number_is_compared_as_before(got):
    assert agrees(got, 1.0, 1e-6, 1e-8) == (got is True)
