"""Newton's method: divide the slope by the curvature, and the minimum is one step away.

Near w the cost is C + g·d + ½ d·H d, with g the gradient and H the Hessian, the matrix
of all second derivatives. Its minimum is where H d = −g. With n weights H has n²
entries, but to solve for d only products H v are needed, and each of them is the
difference of two gradients: H need never be written down.

References
----------
Pearlmutter, 1994, "Fast exact multiplication by the Hessian". Martens, 2010, "Deep
learning via Hessian-free optimization".
"""

import numpy as np

from nnkit._arguments import at_least_zero, whole_number
from nnkit.gradcheck import check_double

__all__ = ["hessian_vector_product", "newton_step"]


def hessian_vector_product(net, loss, x, y, v, eps=1e-5):
    """H v = (∇C(w + εv) − ∇C(w − εv)) / 2ε, for v scaled to length 1.

    The slope of the gradient in the direction v: two passes forth and back.

    Parameters
    ----------
    net, loss : Layer, loss
        With float64 parameters; they get their values back, their `.grad` are not
        those of w afterwards.
    x, y : ndarray
        A batch and its targets.
    v : array_like
        One number for each weight: all parameters in order, flattened.
    eps : float
        Half of the difference.

    Returns
    -------
    ndarray
        Of the shape of v.
    """
    w, v = flat([p.data for p in net.parameters()]), np.asarray(v, np.float64)
    if v.shape != w.shape:
        raise ValueError(f"v (shape {v.shape}) must be of shape {w.shape}")
    if not eps > 0:
        raise ValueError(f"eps (={eps!r}) must be above 0")
    length = np.linalg.norm(v)
    if length == 0:
        return np.zeros_like(v)
    step = eps / length * v
    try:
        put(net, w + step)
        above = gradient(net, loss, x, y)[1]
        put(net, w - step)
        below = gradient(net, loss, x, y)[1]
    finally:
        put(net, w)
    return (above - below) * (length / (2 * eps))


def newton_step(net, loss, x, y, damping=0.0, iterations=50):
    """Take one Newton step, in place, and return the cost before it.

    (H + damping·1) d = −g is solved by conjugate gradients: each iteration costs one
    Hessian–vector product and removes the error along one more direction, so that for
    n weights n iterations would do, and far fewer come close. Where the cost curves
    down (vᵀHv ≤ 0) it has no minimum that way: the d found so far is taken, at the
    very first −g. So a saddle point does not attract the step, as it would with H⁻¹.
    Far from a minimum the parabola may fit badly and the cost grow: then use damping.

    Parameters
    ----------
    net, loss, x, y
        As for `hessian_vector_product`.
    damping : float
        At least 0. The larger, the shorter the step and the more it is one along −g.
    iterations : int
        Of conjugate gradients, at most.

    Examples
    --------
    >>> from nnkit import Linear, QuadraticLoss  # its cost is a parabola in w and b
    >>> net = Linear(1, 1, rng=np.random.default_rng(0), dtype=np.float64)
    >>> x = np.array([[0.0], [1.0], [2.0]])
    >>> _ = newton_step(net, QuadraticLoss(), x, 3 * x + 1)
    >>> net.weight.data.round(6), net.bias.data.round(6)
    (array([[3.]]), array([1.]))
    """
    at_least_zero("damping", damping)
    whole_number("iterations", iterations)
    w = flat([p.data for p in net.parameters()])
    cost, g = gradient(net, loss, x, y)
    d, residual, direction = np.zeros_like(g), -g, -g
    for i in range(iterations):
        curved = hessian_vector_product(net, loss, x, y, direction)
        curved += damping * direction
        curvature = direction @ curved
        if curvature <= 0:
            d = d if i else -g
            break
        old = residual @ residual
        d += old / curvature * direction
        residual = residual - old / curvature * curved
        if np.linalg.norm(residual) <= 1e-8 * np.linalg.norm(g):
            break
        direction = residual + (residual @ residual) / old * direction
    put(net, w + d)
    return cost


def gradient(net, loss, x, y):
    """The cost, and its gradient as one flat vector."""
    for i, p in enumerate(net.parameters()):
        check_double(f"parameter {i}", p.data)
    cost = loss.forward(net.forward(x), y)
    net.backward(loss.backward())
    return cost, flat([p.grad for p in net.parameters()])


def flat(arrays):
    """All numbers of some arrays, one after the other."""
    return np.concatenate([a.reshape(-1) for a in arrays])


def put(net, vector):
    """Write a flat vector into the parameters."""
    start = 0
    for p in net.parameters():
        p.data[...] = vector[start : start + p.data.size].reshape(p.data.shape)
        start += p.data.size
