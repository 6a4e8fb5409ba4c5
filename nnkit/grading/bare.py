"""nnkit as a guest gets it where an exercise asks for own work: without the answers.

What a test forbids by `checks.own_work` is not there to be found: of the library only
what the set-up cells use stays, with the modules behind it. `checks` and `grading`
are no answers. All else is nothing, as plots are (`stand_ins`), so a learner's line
that compares with nnkit does not stop the cell.
"""

import ast
import functools
import importlib
import inspect
import sys
from dataclasses import dataclass

ALWAYS = "nnkit.checks", "nnkit.grading"
NO_LIBRARY = {"checks", "explore", "grading", "plotting", "rivals"}


@dataclass(frozen=True)
class Kept:
    """What stays of nnkit: public names, and all modules behind them."""

    names: tuple
    modules: tuple

    @property
    def package(self):
        """The text of a package `nnkit` that has just these names."""
        homes = [(name, _home(name)) for name in self.names]
        return "".join(
            f"from {'nnkit' if home == f'nnkit.{name}' else home} import {name}\n"
            for name, home in homes
        )


def kept(exercise):
    """Return what stays of nnkit for an exercise, None for all of it."""
    if not any("own_work(" in test.source for test in exercise.tests):
        return None
    return _kept(exercise.setups)


@functools.lru_cache(maxsize=256)
def _kept(setups):
    nodes = [node for text in setups for node in ast.walk(ast.parse(text))]
    names = set(used(nodes)) - NO_LIBRARY
    found, waiting = set(), [_home(name) for name in sorted(names)]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            tree = ast.parse(inspect.getsource(importlib.import_module(module)))
            waiting += [one for one in _imported(tree) if one not in found]
    return Kept(tuple(sorted(names)), tuple(sorted(found)))


def used(nodes):
    """Yield the names that some syntax nodes take from the package nnkit itself."""
    short = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            short |= {n.asname or n.name for n in node.names if n.name == "nnkit"}
        elif isinstance(node, ast.ImportFrom) and node.module == "nnkit":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module.startswith("nnkit."):
            yield node.module.split(".")[1]
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id in short:
                yield node.attr


def trim(names, modules):
    """Take everything else out of this process; there is no way back.

    Parameters
    ----------
    names, modules : list of str
        As in `Kept`.
    """
    from nnkit.grading import stand_ins

    for module in modules:  # what is loaded late must be loaded now
        importlib.import_module(module)
    for module in [name for name in sys.modules if name.startswith("nnkit.")]:
        if module not in modules and not _is_always(module):
            del sys.modules[module]
    package = sys.modules["nnkit"]
    for name in [name for name in vars(package) if name[:2] != "__"]:
        if name not in names and f"nnkit.{name}" not in (*ALWAYS, *modules):
            delattr(package, name)
    package.__all__, package.__path__ = list(names), []
    package.__getattr__ = stand_ins.nothing_called
    stand_ins.trimmed = True


def _is_always(module):
    return any(module == one or module.startswith(f"{one}.") for one in ALWAYS)


def _home(name):
    """Return the name of the module that a public name is from."""
    import nnkit

    thing = getattr(nnkit, name, None)
    if thing is None or inspect.ismodule(thing):
        return f"nnkit.{name}"
    return thing.__module__


def _imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "")[:6] == "nnkit.":
            yield node.module
        elif isinstance(node, ast.ImportFrom) and node.module == "nnkit":
            yield from (_home(name.name) for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (n.name for n in node.names if n.name[:6] == "nnkit.")
