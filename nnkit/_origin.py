"""Find out whether a function leans on nnkit, by the names that its code refers to."""

import inspect


def names_of_nnkit(function, seen=None):
    """Yield the names of nnkit that a function, or one it calls, refers to."""
    seen = set() if seen is None else seen
    code = getattr(function, "__code__", None)
    if code is None or code in seen:
        return
    seen.add(code)
    for name in _referenced(code):
        thing = function.__globals__.get(name)
        home = getattr(thing, "__module__", None) or getattr(thing, "__name__", "")
        if "nnkit" in (str(home).split(".")[0], name.split(".")[0]):
            yield name
        elif inspect.isfunction(thing):
            yield from names_of_nnkit(thing, seen)


def _referenced(code):
    """Yield the global names and imports of a code object and of those inside it."""
    yield from code.co_names
    for constant in code.co_consts:
        if inspect.iscode(constant):
            yield from _referenced(constant)
