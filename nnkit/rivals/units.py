"""What the cells of chapter 02 compare a learner's perceptron with.

There are many right weights for a gate, so they are judged by what the unit answers to
every input. What training is compared with stands in `nnkit.rivals.trainings`.
"""

import itertools

import numpy as np

from nnkit import checks

__all__ = ["GATES", "binary_inputs", "expect_gate", "expect_xor"]

GATES = {
    "AND": lambda X: X.all(axis=1),
    "OR": lambda X: X.any(axis=1),
    "NAND": lambda X: ~X.all(axis=1),
    "NOR": lambda X: ~X.any(axis=1),
    "XOR": lambda X: X.sum(axis=1) % 2 == 1,
}
_same = np.array_equal


class _Kept:
    """A learner's function that keeps its value, to be judged by its behaviour."""

    def __init__(self, function):
        self.function, self.value = function, None
        self.__name__ = getattr(function, "__name__", "the function")
        self.__code__ = getattr(function, "__code__", None)
        self.__globals__ = getattr(function, "__globals__", {})

    def __call__(self, *args):
        self.value = self.function(*args)


def binary_inputs(n):
    """All rows of n zeros and ones.

    Examples
    --------
    >>> binary_inputs(2).tolist()
    [[0, 0], [0, 1], [1, 0], [1, 1]]
    """
    return np.array(list(itertools.product((0, 1), repeat=n)))


def expect_gate(function, name, n):
    """Check that `function(name, n)` returns (w, b) of a unit with this gate's answers.

    Parameters
    ----------
    function : callable
        The learner's answer.
    name : str
        A name in `GATES`.
    n : int
        The number of inputs.

    Raises
    ------
    CheckFailed
        If it does not; the message says what the unit answers, and why.

    Examples
    --------
    >>> expect_gate(lambda name, n: ([1, 1], -1.5), "AND", 2)
    """
    call, value = _value(function, (name, n))
    w, b = _arrays(call, value, {"w": (n,), "b": ()})
    _judge(f"{call} gives w = {_show(w)}, b = {_show(b)}.", w, b, name)


def expect_xor(function):
    """Check that `function()` returns (W, b, v, c) of a two-layer XOR network.

    Its hidden units must be OR and AND, in this order.

    Examples
    --------
    >>> expect_xor(lambda: ([[1, 1], [1, 1]], [-0.5, -1.5], [1, -1], -0.5))
    """
    call, value = _value(function, ())
    shapes = {"W": (2, 2), "b": (2,), "v": (2,), "c": ()}
    W, b, v, c = _arrays(call, value, shapes)
    X, first, second = binary_inputs(2), GATES["OR"], GATES["AND"]
    hidden = _fires(X @ W.T + b)
    checks.that(
        not (_same(hidden[:, 0], second(X)) and _same(hidden[:, 1], first(X))),
        f"{call}\nHidden unit 1 is AND and hidden unit 2 is OR. The order is OR, AND.",
    )
    turned = _fires(X @ W + b)
    checks.that(
        _same(hidden, np.stack([first(X), second(X)], 1))
        or not _same(turned, np.stack([first(X), second(X)], 1)),
        f"{call}\nW is transposed: it has one row for each hidden unit.",
    )
    for k, name in enumerate(("OR", "AND")):
        start = f"{call}, hidden unit {k + 1} ({name}): w = {_show(W[k])}, b = "
        _judge(f"{start}{_show(b[k])}.", W[k], b[k], name)
    start = f"{call}, output unit: v = {_show(v)}, c = {_show(c)}. Here w is v, b is c "
    start += "and x is (h₁, h₂). The hidden units are right."
    _judge(start, v, c, "XOR", hidden)


def _value(function, args):
    kept = _Kept(function)
    checks.that(callable(function), "Expected a function. Was its name used again?")
    checks.result(kept, args, None)
    call = f"{kept.__name__}({', '.join(map(repr, args))})"
    checks.that(
        kept.value is not None,
        f"{call}\nThe function returned nothing: does it end with `return …`?",
    )
    return call, kept.value


def _arrays(call, value, shapes):
    """The parts of a value as arrays of floats, or a sentence on what is wrong."""
    wanted = ", ".join(shapes)
    checks.that(
        isinstance(value, (tuple, list)) and len(value) == len(shapes),
        f"{call}\nReturn {len(shapes)} things, ({wanted}), as one tuple.",
    )
    try:
        parts = [np.asarray(part, float) for part in value]
    except (TypeError, ValueError):
        parts = [np.array(np.nan)] * len(shapes)
    checks.that(
        all(np.isfinite(part).all() for part in parts),
        f"{call}\nThe values must be numbers: ({wanted}).",
    )
    found, right = [part.shape for part in parts], list(shapes.values())
    checks.that(
        len(right) > 2 or found != right[::-1] or found == right,
        f"{call}\nThe order is ({wanted}): first the weights, then the bias.",
    )
    for (name, shape), got in zip(shapes.items(), found, strict=True):
        kind = (", a plain number", ", one weight for each input", "")[len(shape)]
        kind = kind if name != "b" or shape == () else ""
        text = f"{name} has the shape {got}; it must be {shape}{kind}."
        checks.that(got == shape, f"{call}\n{text}")
    return parts


def _judge(start, w, b, name, inputs=None):
    """Raise with the reason if the unit does not answer as the gate does."""
    X = binary_inputs(len(w))
    wanted = GATES[name](X)
    X = X if inputs is None else inputs
    z = (X @ w + b).round(9)
    fires = z > 0
    if _same(fires, wanted):
        return
    row = np.flatnonzero(fires != wanted)[0]
    inside = ", ".join(str(int(v)) for v in X[row])
    checks.that(
        False,
        f"{start}\nFor the inputs ({inside}) w·x + b = {_show(z[row])}, so the output "
        f"is {int(fires[row])}. {name} needs {int(wanted[row])}.\n"
        f"{_reason(X, w, b, z, wanted)}",
    )


def _reason(X, w, b, z, wanted):
    fires = z > 0
    if _same(_fires(X @ w - b), wanted):
        return "With −b it would be right: the bias is minus the threshold."
    if _same(z >= 0, wanted):
        return (
            "Wherever the output is wrong, w·x + b is exactly 0, and 0 gives the "
            "output 0. Raise b a little."
        )
    if _same(fires, ~wanted):
        return "All answers are the opposite of the right ones."
    if _same(_fires(b - X @ w), wanted):
        return "With −w it would be right: look at the signs of the weights."
    if X.shape[1] == 2 and _same(_fires(X @ w[::-1] + b), wanted):
        return "With the two weights swapped it would be right."
    if not w.any():
        return "All weights are 0, so the inputs have no effect."
    if fires.all():
        return "The output is 1 for every input: b is too large for these weights."
    if not fires.any():
        return "The output is 0 for every input: b is too small for these weights."
    for gate, answers in GATES.items():
        if len(w) > 1 and _same(fires, answers(X.astype(int))):
            return f"These are the answers of {gate}."
    for k, column in enumerate(X.T):
        if _same(fires, column > 0):
            return f"The output only repeats input {k + 1}."
    return f"{int((fires != wanted).sum())} of {len(wanted)} answers are wrong."


def _fires(z):
    return np.round(z, 9) > 0


def _show(value):
    parts = ", ".join(f"{v + 0.0:.4g}" for v in np.ravel(value).tolist())
    return f"[{parts}]" if np.ndim(value) else parts
