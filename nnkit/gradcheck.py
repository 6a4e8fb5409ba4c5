"""Is a backward pass right? Compare it with differences of forward passes.

Every check returns a relative error: in float64 about 1e-8 for a right backward,
near 1 for a wrong one. At a corner (ReLU at 0) the two may differ with reason.
"""

import numpy as np

__all__ = ["check_layer", "check_network", "numerical_gradient"]


def numerical_gradient(f, x, eps=1e-6):
    """Gradient of f at x by central differences, two calls of f for each number of x.

    ∂f/∂x_i ≈ (f(x + εe_i) − f(x − εe_i)) / 2ε. The error falls as ε², until
    rounding, which grows as 1/ε, takes over: in float64 1e-6 is a good choice.

    Parameters
    ----------
    f : callable
        Takes an array like x, returns a number.
    x : ndarray
        float64, any shape; not changed.
    eps : float
        Half of the difference.

    Examples
    --------
    >>> x = np.array([2.0, 5.0])
    >>> numerical_gradient(lambda v: v[0] ** 2 + 3 * v[1], x).round(6)
    array([4., 3.])
    """
    x = np.asarray(x)
    check_double("x", x)
    if not eps > 0:
        raise ValueError(f"eps (={eps!r}) must be above 0")
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        gradient[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return gradient


def check_layer(layer, x, rng, eps=1e-6):
    """Largest relative error of a layer's gradients, for x and for each parameter.

    By projection, so that two forward passes do for a gradient of any size: for
    random directions u (like x) and v (like y), ⟨v, J u⟩ = ⟨Jᵀ v, u⟩, where J u is a
    difference of forward passes, and Jᵀ v is what `backward(v)` returns. In one
    direction a mistake may stay hidden, hence three for each gradient.

    Parameters
    ----------
    layer : Layer
        With float64 parameters.
    x : ndarray
        float64 input.
    rng : numpy.random.Generator
        Draws the directions.
    eps : float
        Half of the difference.

    Examples
    --------
    >>> from nnkit import Sigmoid
    >>> rng = np.random.default_rng(0)
    >>> check_layer(Sigmoid(), rng.standard_normal((4, 3)), rng) < 1e-7
    True
    """
    x = np.array(x)  # a copy: the check moves it
    y = layer.forward(x)
    v = rng.standard_normal(y.shape)
    pairs = [("x", x, layer.backward(v))]
    for i, p in enumerate(layer.parameters()):
        pairs.append((f"parameter {i}", p.data, p.grad))
    worst = 0.0
    for name, array, gradient in pairs:
        check_double(name, array)
        for u in rng.standard_normal((3, *array.shape)):
            start = array.copy()
            array[...] = start + eps * u
            above = np.vdot(v, layer.forward(x))
            array[...] = start - eps * u
            below = np.vdot(v, layer.forward(x))
            array[...] = start
            expected = (above - below) / (2 * eps)
            terms = gradient * u  # of ⟨gradient, u⟩, which may happen to cancel
            scale = abs(expected) + np.linalg.norm(terms)
            if scale > 0:
                worst = max(worst, float(abs(terms.sum() - expected) / scale))
    return worst


def check_network(net, loss, x, y, eps=1e-6):
    """Largest relative error of ∂C/∂p, over the parameters p of a network.

    Each gradient is compared with `numerical_gradient`, number by number: two forward
    passes for every weight, so take a small network and few samples.

    Parameters
    ----------
    net : Layer
        With float64 parameters.
    loss : loss
        As `CrossEntropyLoss()`.
    x, y : ndarray
        A batch and its targets.
    eps : float
        Half of the difference.
    """
    loss.forward(net.forward(x), y)
    net.backward(loss.backward())
    gradients = [p.grad.copy() for p in net.parameters()]
    worst = 0.0
    for i, (p, gradient) in enumerate(zip(net.parameters(), gradients, strict=True)):
        check_double(f"parameter {i}", p.data)
        start = p.data.copy()

        def cost(values, p=p):
            p.data[...] = values
            return loss.forward(net.forward(x), y)

        expected = numerical_gradient(cost, start, eps)
        p.data[...] = start
        worst = max(worst, relative_error(gradient, expected))
    return worst


def relative_error(a, b):
    """‖a − b‖ / (‖a‖ + ‖b‖): 0 if equal, 1 if opposite or if one of them is 0."""
    scale = np.linalg.norm(a) + np.linalg.norm(b)
    return float(np.linalg.norm(np.subtract(a, b)) / scale) if scale > 0 else 0.0


def check_double(name, array):
    """Raise unless an array has the precision that small differences need."""
    if array.dtype != np.float64:
        raise ValueError(
            f"{name} (dtype {array.dtype}) must be float64, as a gradient check takes "
            "small differences: build the layers with dtype=np.float64"
        )
