"""Whether a cell could leave something behind in its guest but its own names."""

import ast

HARMLESS = frozenset(
    "collections copy functools itertools math matplotlib nnkit numpy operator random "
    "statistics time typing".split()
)
REACHES_OUT = frozenset(
    "__builtins__ __import__ delattr eval exec get_ipython globals open setattr "
    "vars".split()
)


def leaves_traces(tree):
    r"""Return whether a cell could change what other cells find.

    Parameters
    ----------
    tree : ast.Module
        Only what is written there is looked at: a new value for an attribute such as
        ``np.pad``, a call such as ``np.seterr``, and modules that reach further.

    Examples
    --------
    >>> leaves_traces(ast.parse("def f(x):\n    return np.exp(x)"))
    False
    >>> leaves_traces(ast.parse("np.seterr(all='raise')"))
    True
    """
    return any(map(_reaches_out, ast.walk(tree)))


def _reaches_out(node):
    if isinstance(node, ast.Import):
        return any(name.name.split(".")[0] not in HARMLESS for name in node.names)
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] not in HARMLESS | {"__future__"}
    if isinstance(node, ast.Attribute):
        changes = not isinstance(node.ctx, ast.Load)
        return changes or node.attr.startswith(("set", "seed", "_"))
    return isinstance(node, ast.Name) and node.id in REACHES_OUT
