"""Each suspect breaks one equation: which arrays of its gradients are wrong says so."""

import numpy as np
import pytest

from nnkit.rivals.suspects import backward_passes
from nnkit.rivals.twins import twin_gradients
from nnkit.rivals.worked_example import random_network

X, Y = np.array([0.3, -0.7, 1.1, 0.2]), np.array([0.0, 1.0, 0.3, 0.9])


@pytest.mark.parametrize(
    ("name", "wrong_weights", "wrong_biases"),
    [
        ("A", {0, 1, 2}, set()),  # equation 4
        ("B", {0, 1}, {0, 1}),  # equation 2
        ("C", set(), set()),
        ("D", set(), {0, 1, 2}),  # equation 3
        ("E", {0, 1, 2}, {0, 1, 2}),  # equation 1
    ],
)
def test_these_arrays_are_wrong(name, wrong_weights, wrong_biases):
    network = random_network((4, 4, 4, 4), np.random.default_rng(3))
    found = backward_passes()[name](X, Y, *network)
    for arrays, right, wrong in zip(
        found,
        twin_gradients(X, Y, *network),
        (wrong_weights, wrong_biases),
        strict=True,
    ):
        pairs = enumerate(zip(arrays, right, strict=True))
        assert {k for k, (a, b) in pairs if not np.allclose(a, b, rtol=1e-2)} == wrong
        assert [a.shape for a in arrays] == [b.shape for b in right]
