"""What the cells of chapter 03 compare a learner's network with.

A twin is the learner's network built from nnkit's layers. Built from layers with a
known fault, it gives the value of a known mistake, so that a test cell can name the
mistake without showing the right code.
"""

import numpy as np

import nnkit as nn
from nnkit import checks

__all__ = [
    "NoSlope",
    "NotTransposed",
    "cost_of",
    "gradient_mistakes",
    "if_possible",
    "ready",
    "twin",
    "twin_activations",
    "twin_gradients",
    "works",
]


class NoSlope(nn.Sigmoid):
    """A wrong sigmoid: its backward pass forgets σ′."""

    def backward(self, dy):
        """∂C/∂x = ∂C/∂y, without the slope."""
        return dy


class SlopeOfOutput(nn.Sigmoid):
    """A wrong sigmoid: its backward pass takes σ′ at a = σ(z) instead of at z."""

    def forward(self, x, training=False):
        """σ(x); the slope that is kept is σ′(σ(x))."""
        y = super().forward(x, training)
        super().forward(y)
        return y


class NotTransposed(nn.Linear):
    """A wrong layer: its backward pass multiplies by the wrong side of W."""

    def backward(self, dy):
        """dy Wᵀ where dy W belongs; fits square matrices only."""
        super().backward(dy)
        return dy @ self.weight.data.T


class NoDifference(nn.QuadraticLoss):
    """A wrong cost: its slope forgets a − y."""

    def backward(self):
        """1/N everywhere."""
        difference = super().backward()
        return np.ones_like(difference) / len(difference)


def twin(weights, biases, hidden=nn.Sigmoid, output=nn.Sigmoid, linear=nn.Linear):
    """The network with these weights and biases, from nnkit's layers.

    Parameters
    ----------
    weights, biases : list of arrays
        Of shapes (n_l, n_{l−1}) and (n_l,), first layer first.
    hidden, output, linear : type
        The layers to build it from.

    Examples
    --------
    >>> net = twin([np.zeros((2, 3))], [np.zeros(2)])
    >>> net.forward(np.ones((1, 3)))
    array([[0.5, 0.5]])
    """
    layers, rng = [], np.random.default_rng(0)
    for number, (w, b) in enumerate(zip(weights, biases, strict=True), start=1):
        layer = linear(w.shape[1], w.shape[0], rng=rng, dtype=w.dtype)
        layer.weight.data[...], layer.bias.data[...] = w, b
        layers += [layer, (output if number == len(weights) else hidden)()]
    return nn.Sequential(*layers)


def twin_activations(x, weights, biases, **kinds):
    """The list x, a¹, …, aᴸ for one sample.

    Examples
    --------
    >>> twin_activations(np.ones(3), [np.zeros((2, 3))], [np.zeros(2)])
    [array([1., 1., 1.]), array([0.5, 0.5])]
    """
    values, batch = [x], x[None]
    for layer in twin(weights, biases, **kinds):
        batch = layer.forward(batch)
        if not isinstance(layer, nn.Linear):
            values.append(batch[0])
    return values


def cost_of(X, Y, weights, biases):
    """The quadratic cost of a batch, or of one sample.

    Examples
    --------
    >>> cost_of(np.ones(3), np.array([0.5, 1.5]), [np.zeros((2, 3))], [np.zeros(2)])
    0.5
    """
    output = twin(weights, biases).forward(np.atleast_2d(X))
    return nn.QuadraticLoss().forward(output, np.atleast_2d(Y))


def twin_gradients(X, Y, weights, biases, loss=None, **kinds):
    """The gradients of the quadratic cost, for the weights and for the biases.

    Parameters
    ----------
    X, Y : array
        A batch (N, n_0) with targets (N, n_L), or one sample and its targets.
    weights, biases, **kinds
        As in `twin`.
    loss : loss, optional
        Default: `QuadraticLoss()`.

    Returns
    -------
    tuple of two lists
        First layer first.

    Examples
    --------
    >>> weights, biases = [np.zeros((1, 2))], [np.zeros(1)]
    >>> twin_gradients(np.array([1.0, 2.0]), np.array([0.0]), weights, biases)
    ([array([[0.125, 0.25 ]])], [array([0.125])])
    """
    net, loss = twin(weights, biases, **kinds), loss or nn.QuadraticLoss()
    loss.forward(net.forward(np.atleast_2d(X)), np.atleast_2d(Y))
    net.backward(loss.backward())
    linear = [layer for layer in net if isinstance(layer, nn.Linear)]
    return [a.weight.grad for a in linear], [a.bias.grad for a in linear]


def gradient_mistakes(X, Y, weights, biases):
    """Sentences about wrong gradients, each with the value that the mistake gives.

    For `checks.returns(…, mistakes=…)`; the arguments are as in `twin_gradients`.
    """

    def wrong(**kinds):
        return twin_gradients(X, Y, weights, biases, **kinds)

    gw, gb = wrong()
    return {
        "The sign is flipped: δ begins with a − y, not y − a.": times(-1, gw, gb),
        "The output error lacks the factor σ′(z).": wrong(output=NoSlope),
        "The hidden error lacks the factor σ′(z): see equation 2.": (
            wrong(hidden=NoSlope)
        ),
        "Both errors lack the factor σ′(z).": wrong(hidden=NoSlope, output=NoSlope),
        "You took σ′ at a. With a = σ(z) the slope at z is a(1 − a).": (
            wrong(hidden=SlopeOfOutput, output=SlopeOfOutput)
        ),
        "Only in the hidden layer you took σ′ at a, not at z.": (
            wrong(hidden=SlopeOfOutput)
        ),
        "Going back, you used the wrong side of W: sum over the layer above.": (
            if_possible(lambda: wrong(linear=NotTransposed))
        ),
        "The weight gradients are transposed: row j belongs to the receiving unit j.": (
            [g.T for g in gw],
            gb,
        ),
        "The lists run from the last layer to the first. Turn them round.": (
            gw[::-1],
            gb[::-1],
        ),
        "First the list for the weights, then the list for the biases.": (gb, gw),
        "The weight gradients are right, but the bias gradients are all 0.": (
            gw,
            [0 * g for g in gb],
        ),
        "Every slope is 2 times what it should be: the ½ of the cost cancels the 2.": (
            times(2, gw, gb)
        ),
        "The factor a − y is missing in the output error.": wrong(loss=NoDifference()),
    }


def times(factor, *lists):
    """Lists of arrays, each array multiplied by a factor."""
    return tuple([factor * array for array in arrays] for arrays in lists)


def if_possible(action):
    """What an action returns, or nan where it fails (shapes that do not fit)."""
    try:
        return action()
    except Exception:
        return np.nan


def works(function, args, expected):
    """Whether a learner's function is written and right for these arguments.

    Examples
    --------
    >>> works(abs, (-3,), 3), works(abs, (-3,), 4), works(None, (-3,), 3)
    (True, False, False)
    """
    try:
        checks.returns(function, args, expected, rtol=1e-4)
    except checks.CheckFailed:
        return False
    return True


def ready(space, **probes):
    """Whether a learner's functions work; if not, print which ones to finish first.

    Parameters
    ----------
    space : dict
        The notebook's ``globals()``.
    **probes : tuple
        By name of the function: the exercise's number, arguments, the right value.

    Examples
    --------
    >>> ready({"double": lambda x: 2 * x}, double=("0.2", (3,), 6))
    True
    >>> ready({}, double=("0.2", (3,), 6))
    This cell runs your own code. It still needs exercise 0.2 (double).
    Solve it, run its tests, then run this cell again.
    False
    """
    missing = []
    for name, (exercise, args, expected) in probes.items():
        if not works(space.get(name), args, expected):
            missing.append(f"exercise {exercise} ({name})")
    if missing:
        it = "it, run its" if len(missing) == 1 else "them, run their"
        listed = " and ".join(filter(None, [", ".join(missing[:-1]), missing[-1]]))
        print(f"This cell runs your own code. It still needs {listed}.")
        print(f"Solve {it} tests, then run this cell again.")
    return not missing
