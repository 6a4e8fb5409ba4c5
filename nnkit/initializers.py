"""Start values for weights: the scale that keeps signals alive through the layers.

A sum of `fan_in` products with weights of variance s² has fan_in · s² times the
variance of the inputs. Too large, and sigmoids saturate; too small, and signal
and gradient fade. Each function takes the shape of the weight, (out, in) or
(out, in, kh, kw), and draws all its numbers from the Generator `rng`.

Of a convolution with `groups` the weight is (out, in/groups, kh, kw): the shape tells
the inputs of a unit, but not that one input goes to out/groups channels only. So the
functions with a fan take `groups`; without it they give PyTorch's values, as its
`torch.nn.init` does not know the groups either. For 64 channels, Xavier's sums then
keep 0.4 of the variance with 4 groups, 0.03 with 64; with `groups` they keep it all.
Write `init=functools.partial(xavier_normal, groups=4)`.

References
----------
LeCun et al., "Efficient BackProp", 1998. Glorot and Bengio, 2010 (Xavier).
He, Zhang, Ren and Sun, 2015, arXiv:1502.01852 (Kaiming).
"""

import math

import numpy as np

from nnkit._arguments import check_rng, whole_number

__all__ = [
    "kaiming_normal",
    "kaiming_uniform",
    "lecun_normal",
    "normal",
    "xavier_normal",
    "xavier_uniform",
    "zeros",
]


def normal(shape, *, rng, dtype=np.float32, std=1.0):
    """N(0, std²): with std = 1 the plain start that saturates wide sigmoid layers.

    Parameters
    ----------
    shape : tuple of int
        Shape of the weight, (out, in, …).
    rng : numpy.random.Generator
        Where the random numbers come from.
    dtype : dtype
        Of the result; the same seed gives the same weights in each dtype.
    std : float
        Standard deviation.

    Examples
    --------
    >>> normal((2, 3), rng=np.random.default_rng(0)).shape
    (2, 3)
    """
    check_rng(rng)
    return (std * rng.standard_normal(shape)).astype(dtype)


def uniform(shape, bound, *, rng, dtype=np.float32):
    """Uniform between −bound and bound: variance bound²/3."""
    check_rng(rng)
    return rng.uniform(-bound, bound, shape).astype(dtype)


def lecun_normal(shape, *, rng, dtype=np.float32, groups=1):
    """N(0, 1/fan_in): sums keep the variance of their inputs."""
    fan_in, _ = fans(shape, groups)
    return normal(shape, rng=rng, dtype=dtype, std=1 / math.sqrt(fan_in))


def xavier_normal(shape, *, rng, dtype=np.float32, groups=1):
    """N(0, 2/(fan_in + fan_out)): a compromise between the way up and the way back."""
    return normal(
        shape, rng=rng, dtype=dtype, std=math.sqrt(2 / sum(fans(shape, groups)))
    )


def xavier_uniform(shape, *, rng, dtype=np.float32, groups=1):
    """Uniform with the variance of `xavier_normal`: bound √(6/(fan_in + fan_out))."""
    return uniform(shape, math.sqrt(6 / sum(fans(shape, groups))), rng=rng, dtype=dtype)


def kaiming_normal(shape, *, rng, dtype=np.float32, groups=1):
    """N(0, 2/fan_in): ReLU silences half of the inputs, so twice LeCun's variance."""
    fan_in, _ = fans(shape, groups)
    return normal(shape, rng=rng, dtype=dtype, std=math.sqrt(2 / fan_in))


def kaiming_uniform(shape, *, rng, dtype=np.float32, groups=1):
    """Uniform with the variance of `kaiming_normal`: bound √(6/fan_in)."""
    fan_in, _ = fans(shape, groups)
    return uniform(shape, math.sqrt(6 / fan_in), rng=rng, dtype=dtype)


def zeros(shape, *, rng=None, dtype=np.float32):
    """All zeros: every unit of a layer stays equal to the others; shown as a failure.

    `rng` is not used; it is there so that all initializers are called alike.
    """
    return np.zeros(shape, dtype)


def fans(shape, groups=1):
    """(fan_in, fan_out): inputs into one unit, and units that one input goes to.

    Without the groups of a grouped convolution, fan_out counts all `out` channels, as
    PyTorch does; fan_in is the same with and without, so LeCun's and Kaiming's are.

    Examples
    --------
    >>> fans((30, 784)), fans((20, 1, 5, 5))
    ((784, 30), (25, 500))
    >>> fans((64, 16, 3, 3)), fans((64, 16, 3, 3), groups=4)
    ((144, 576), (144, 144))
    """
    if len(shape) < 2 or min(shape) < 1:
        raise ValueError(
            f"shape (={shape}) must be (out, in, …) with at least two positive sizes"
        )
    if shape[0] % whole_number("groups", groups):
        raise ValueError(f"groups (={groups}) must divide the {shape[0]} outputs")
    receptive_field = math.prod(shape[2:])
    return shape[1] * receptive_field, shape[0] // groups * receptive_field
