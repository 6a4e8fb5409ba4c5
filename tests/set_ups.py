"""Set-up cells run a thousand times in some tests: what is slow in them is done once.

`nn.datasets.mnist` makes 200 MB in each call, so that a learner may change them. What
comes from here NumPy lets nobody change: no answer spoils what the next one gets. And
for an answer nobody needs the look of a picture, which sets Matplotlib's 300 settings.
"""

import contextlib
import functools
from unittest import mock

import numpy as np

from nnkit import datasets, plotting

_mnist = datasets.mnist


@functools.cache
def _once(flatten, dtype):
    data = _mnist(flatten, dtype)
    for array in (array for part in data for array in part):
        array.flags.writeable = False
    return data


@functools.wraps(_mnist)
def mnist(flatten=True, dtype=np.float32):
    return _once(flatten, dtype)


@contextlib.contextmanager
def quick():
    """In this block every set-up cell gets the same MNIST, and changes no look."""
    with (
        mock.patch.object(datasets, "mnist", mnist),
        mock.patch.object(plotting, "use_style", lambda: None),
    ):
        yield
