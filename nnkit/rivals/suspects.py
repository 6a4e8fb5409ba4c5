"""Five backward passes, four of them wrong, for the hunt of notebook 2a of chapter 03.

The reader finds by a gradient check alone which of the four equations each one breaks,
so the notebook does not show the code. They fit networks with layers of one size.
"""

from nnkit.rivals import twins

__all__ = ["backward_passes"]


def backward_passes():
    """Return the five by name: functions of (x, y, weights, biases), each → two lists.

    Examples
    --------
    >>> list(backward_passes())
    ['A', 'B', 'C', 'D', 'E']
    """
    return {
        "A": _own_activation,
        "B": _not_transposed,
        "C": twins.twin_gradients,
        "D": _activation_in_bias,
        "E": _no_slope_at_the_end,
    }


def _own_activation(x, y, weights, biases):
    """Equation 4 with the activation of the unit itself, not of the one below."""
    a = twins.twin_activations(x, weights, biases)
    _, errors = twins.twin_gradients(x, y, weights, biases)
    return [d[:, None] * own for d, own in zip(errors, a[1:], strict=True)], errors


def _not_transposed(x, y, weights, biases):
    """Equation 2 with W where its transpose belongs."""
    return twins.twin_gradients(x, y, weights, biases, linear=twins.NotTransposed)


def _activation_in_bias(x, y, weights, biases):
    """Equation 3 with a factor too many, the unit's own activation."""
    a = twins.twin_activations(x, weights, biases)
    slopes, errors = twins.twin_gradients(x, y, weights, biases)
    return slopes, [d * own for d, own in zip(errors, a[1:], strict=True)]


def _no_slope_at_the_end(x, y, weights, biases):
    """Equation 1 without σ′."""
    return twins.twin_gradients(x, y, weights, biases, output=twins.NoSlope)
