"""Floating point: underflow is harmless, and half precision is added up wider."""

import contextvars
import functools

import numpy as np

_calm = contextvars.ContextVar("calm", default=False)


def calm(function):
    """`function`, undisturbed by underflow even after `np.seterr(all="raise")`.

    e^{−1000} is 0 in every dtype, and that is its value, rounded: nothing went wrong.
    Where one calm function calls another, only the outer one takes the time to say so.
    """

    @functools.wraps(function)
    def calmly(*args, **kwargs):
        if _calm.get():
            return function(*args, **kwargs)
        token = _calm.set(True)
        try:
            with np.errstate(under="ignore"):
                return function(*args, **kwargs)
        finally:
            _calm.reset(token)

    return calmly


def calm_methods(*classes):
    """Make the methods that compute `calm`, in place, in each of the classes.

    A call at the end of a file, as `make mutants` leaves out what has a decorator.
    """
    computing = {"forward", "backward", "backward_parameters", "step", "cost", "fit"}
    for one in classes:
        for name in computing & vars(one).keys():
            setattr(one, name, calm(vars(one)[name]))


def wide(x):
    """`x`, in single precision if it is in half, where 70 000 ones add up to ∞."""
    return x.astype(np.float32) if x.itemsize == 2 else x


def divided(x, n):
    """`x / n` in the dtype of `x`, also where n alone is too large for it."""
    return (wide(x) / n).astype(x.dtype, copy=False)


def mean(x):
    """Mean of all numbers of `x` as a Python float."""
    return float(wide(x).mean())
