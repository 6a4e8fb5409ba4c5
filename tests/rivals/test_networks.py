"""The training with no fault is nnkit's, and every fault changes what comes out."""

import numpy as np
import pytest

from nnkit.rivals.networks import MISTAKES, faulty_network, train_network

RNG = np.random.default_rng(0)
NET = tuple(RNG.normal(size=shape) for shape in [(4, 3), (4,), (3, 4), (3,)])
X, LABELS = np.tile([1.0, -0.5, 2.0], (7, 1)), np.full(7, 1)


def trained(function, *faults):
    return function(X, LABELS, NET, 0.4, 2, 3, np.random.default_rng(1), *faults)


def test_without_a_fault_it_is_nnkits_own():
    for found, right in zip(
        trained(faulty_network), trained(train_network), strict=True
    ):
        np.testing.assert_allclose(found, right, rtol=1e-10)


@pytest.mark.parametrize("faults", [faults for _, faults in MISTAKES], ids="+".join)
def test_each_fault_shows(faults):
    pairs = zip(trained(faulty_network, *faults), trained(train_network), strict=True)
    assert not all(np.allclose(found, right, rtol=1e-3) for found, right in pairs)
