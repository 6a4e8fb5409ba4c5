"""The network that notebooks 2a and 2b of chapter 03 compute by hand, and its helpers.

Two inputs, two hidden units, two outputs, sigmoids everywhere; the numbers come from
lecture notes. The notebooks show them, and take from here what a reader need not read.
"""

import numpy as np

from nnkit import checks
from nnkit.rivals import twins

__all__ = ["expect", "network", "random_network", "ready_in", "sample"]


def sample():
    """Return the inputs and the targets.

    Examples
    --------
    >>> sample()
    (array([0.4, 0.6]), array([0.6, 0.6]))
    """
    return np.array([0.4, 0.6]), np.array([0.6, 0.6])


def network():
    """Return two lists, weights and biases; each row of weights is a receiving unit.

    Examples
    --------
    >>> weights, biases = network()
    >>> weights[0]
    array([[0.2, 0.4],
           [0.3, 0.5]])
    """
    first, second = [[0.2, 0.4], [0.3, 0.5]], [[0.7, 0.8], [0.5, 0.3]]
    biases = [np.array([0.3, 0.3]), np.array([0.5, 0.5])]
    return [np.array(first), np.array(second)], biases


def random_network(sizes, rng, dtype=np.float64):
    """Weights and biases for layers of these sizes, such as (784, 30, 10).

    Examples
    --------
    >>> weights, biases = random_network((3, 4, 2), np.random.default_rng(0))
    >>> [w.shape for w in weights], [b.shape for b in biases]
    ([(4, 3), (2, 4)], [(4,), (2,)])
    """
    pairs = list(zip(sizes[:-1], sizes[1:], strict=True))
    weights = [rng.normal(0, n_in**-0.5, (n_out, n_in)) for n_in, n_out in pairs]
    biases = [rng.normal(0, 0.5, n_out) for _, n_out in pairs]
    return [w.astype(dtype) for w in weights], [b.astype(dtype) for b in biases]


def ready_in(space):
    """Return the `ready` of a notebook with these ``globals()``.

    Examples
    --------
    >>> ready = ready_in({"numerical_gradient": lambda f, x, eps: np.ones(2)})
    >>> ready("numerical_gradient")
    True
    """
    (x, y), net = sample(), network()
    batch, still = (x[None], y[None], *net), ([np.ones((1, 2))], [np.zeros(1)])
    probes = {
        "forward": ("3.6", (x, *net), twins.twin_activations(x, *net)),
        "backward_sample": ("3.8", (x, y, *net), twins.twin_gradients(x, y, *net)),
        "numerical_gradient": ("3.9", (np.sum, np.ones(2), 0.5), np.ones(2)),
        "backward_batch": ("3.11", batch, twins.twin_gradients(*batch)),
        "update": ("3.12", (x[None], np.array([1]), *still, 0.0), still),
    }

    def ready(*names):
        """Whether these answers of yours work; if not, say which to finish."""
        return twins.ready(space, **{name: probes[name] for name in names})

    return ready


def expect(function, args, expected, **more):
    """Check what a function returns; show nothing if it is right."""
    checks.returns(function, args, expected, **more)
