"""Checks of arguments: the ValueError names the argument, its value and what fits."""

import math
import numbers
import weakref

import numpy as np

_lent = set()  # ids of the arrays that `fit` has lent to the layers


def whole_number(name, value, least=1):
    """`value` as an int, if it is a whole number from `least` up."""
    if not isinstance(value, int | np.integer) or value < least:
        raise ValueError(
            f"{name} (={value!r}) must be a whole number, at least {least}"
        )
    return int(value)


def at_least_zero(name, value):
    """`value` as a float, if it is a finite number from 0 up."""
    if not isinstance(value, numbers.Real) or not 0 <= value < math.inf:
        raise ValueError(f"{name} (={value!r}) must be a finite number, at least 0")
    return float(value)


def below_one(name, value):
    """`value` as a float, if it is at least 0 and below 1."""
    if not isinstance(value, numbers.Real) or not 0 <= value < 1:
        raise ValueError(f"{name} (={value!r}) must be a number from 0 to below 1")
    return float(value)


def check_rng(rng):
    """Raise unless `rng` is a Generator: randomness never comes from a hidden place."""
    if not isinstance(rng, np.random.Generator):
        raise ValueError(
            f"rng (={rng!r}) must be a NumPy Generator, as np.random.default_rng(0)"
        )


def check_float_dtype(dtype):
    """Raise unless `dtype` is one for real numbers."""
    if np.dtype(dtype).kind != "f":
        raise ValueError(f"dtype (={np.dtype(dtype)}) must be a float dtype")


def as_float(name, x):
    """`x` as a float array: float dtypes stay, integers become float64."""
    x = np.asarray(x)
    if x.dtype.kind == "f":
        return x
    if x.dtype.kind in "iub":
        return x.astype(np.float64)
    raise ValueError(f"{name} (dtype {x.dtype}) must hold real numbers")


def lend(array):
    """Promise that `array` does not change between a forward and a backward pass.

    Only `fit` can, of the array in which it gathers a batch: nobody else has it.
    """
    _lent.add(id(array))
    weakref.finalize(array, _lent.discard, id(array))


def kept(x):
    """An array equal to `x` that nobody changes: `backward` needs it later.

    It is a copy, also of a read-only array, as that may be a view of another one that
    changes. Only of what was lent there need be none, which saves `fit` the time.
    """
    return x if id(x.base) in _lent else x.copy()


def check_dy(layer, dy, shape):
    """Raise unless `dy` has the `shape` of the output of the latest forward pass."""
    if shape is None:
        raise ValueError(
            f"{type(layer).__name__}.backward needs the values of a forward pass: "
            "call forward(x) first"
        )
    if dy.shape != shape:
        raise ValueError(
            f"dy (shape {dy.shape}) must have the shape of the output of "
            f"{type(layer).__name__}.forward, {shape}"
        )
