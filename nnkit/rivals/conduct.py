"""How a learner's function does its work: with a loop, or by chance.

Two checks for test cells whose task says how to get the result, not only which one.
"""

import copy
import dis

import numpy as np

from nnkit.checks import that

__all__ = ["has_loop", "same_twice"]

_HIDDEN_LOOPS = {"map", "filter", "reduce", "vectorize", "apply_along_axis", "fromiter"}


def has_loop(function):
    """Whether a function holds a loop, a comprehension, `map` or a call of itself.

    Examples
    --------
    >>> has_loop(lambda n: [i for i in range(n)]), has_loop(lambda n: n + 1)
    (True, False)
    >>> has_loop(lambda n: list(map(abs, n)))
    True
    """
    loops = _HIDDEN_LOOPS | {function.__name__}
    codes = [function.__code__]
    while codes:
        code = codes.pop()
        names = {step.opname for step in dis.get_instructions(code)}
        if any(name == "FOR_ITER" or "BACKWARD" in name for name in names):
            return True
        if loops & {*code.co_names, *code.co_freevars}:
            return True
        codes += [inner for inner in code.co_consts if hasattr(inner, "co_code")]
    return False


def same_twice(function, *calls):
    """Check that calls which should agree do; what stops is left to other checks.

    Parameters
    ----------
    function : callable
        The learner's answer.
    *calls : tuple
        Arguments: the results for all of them should be the same.

    Raises
    ------
    CheckFailed
        If they differ.
    """
    values = []
    for args in calls:
        try:
            values.append(np.asarray(function(*copy.deepcopy(args)), float))
        except Exception:
            return
    same = all(np.array_equal(values[0], v, equal_nan=True) for v in values[1:])
    that(
        same,
        f"{function.__name__} gives another result each time: it depends on chance.",
    )
