"""Which of a learner's own statements an answer leans on, found from names.

Only these are run beside the released cells and the answers. Whatever else a learner
tried in a notebook cannot stop, slow or mislead the marking.
"""

import ast
import builtins
import functools
import re
import symtable
import warnings
from dataclasses import dataclass, replace

from nnkit.grading.cells import may_be_magic
from nnkit.grading.shadow import LONGEST

CELL_MAGIC = re.compile(r"\A\s*%%.*\n?")
#: Statements that may bind any name.
OPAQUE = re.compile(r"import \*|\bexec\(|\bglobals\(|run_line_magic\('(run|load)'")


@dataclass(frozen=True)
class Statement:
    """A statement at the top of a cell, and the names that it shares with others."""

    source: str
    binds: frozenset  # names that it defines
    touches: frozenset  # these, and names whose value it changes
    uses: frozenset  # names that it needs
    firm: bool  # defines a function or a class, or imports
    place: tuple = (0, 0)  # file, cell
    own: bool = True  # of a cell that is not the course's


def statements(text, place=(0, 0), own=True):
    """Return the statements of a code cell; none if it is not Python."""
    return [replace(one, place=place, own=own) for one in _parsed(text)]


@functools.lru_cache(maxsize=2048)
def _parsed(text):
    if len(text) > LONGEST:
        return []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a text such as "\sigma"
            python = _as_python(text)
            body, lines = ast.parse(python).body, python.splitlines()
    except Exception:  # any text may come: too deep, or not Python
        return []
    found = {}
    for node in body:
        decorators = getattr(node, "decorator_list", [])
        first = min(part.lineno for part in (node, *decorators))
        source = "\n".join(lines[first - 1 : node.end_lineno])
        if source not in found:  # `a = 1; b = 2` is one
            found[source] = _statement(node, source)
    return [one for one in found.values() if one]


def _as_python(text):
    """Return a cell without magic, which is slow to look for."""
    try:
        ast.parse(text)
        return text
    except SyntaxError:
        if not may_be_magic(text):
            raise
        from IPython.core.inputtransformer2 import TransformerManager

        return TransformerManager().transform_cell(CELL_MAGIC.sub("", text))


def binds(text):
    """Return the names that a code cell defines."""
    return {name for one in statements(text) for name in one.binds}


def leaned_on(text, place, pool, known):
    """Return those statements of `pool` that a cell needs, in the learner's order.

    Parameters
    ----------
    text : str
        The cell's code.
    place : tuple
        Its file and position, as in `Statement.place`.
    pool : list of Statement
        What the learner wrote, in order, this cell not among it.
    known : set of str
        Names that the course's cells and earlier answers define before this cell.

    Returns
    -------
    list of Statement
        A learner's own definition is taken before a known name, and in place of a
        builtin function where it defines one too, but ``sum = 0`` is not. An unknown
        name is looked for in all cells before, then after, then in other files.
    """
    chosen, waiting, seen = [], [], set()
    here = statements(text)
    inside = {name for one in here for name in one.binds}
    waiting += [(name, place) for one in here for name in one.uses - inside]
    while waiting:
        name, at = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for one in _providers(name, at, pool, known):
            if one not in chosen:
                chosen.append(one)
                waiting += [(other, one.place) for other in one.uses | one.touches]
    return [one for one in pool if one in chosen]


def _providers(name, at, pool, known):
    before = [one for one in pool if one.place[0] == at[0] and one.place <= at]
    builtin = hasattr(builtins, name)
    if builtin or name in known:
        before = [one for one in before if one.own and (one.firm or not builtin)]
        return _touching(name, before)
    after = [one for one in pool if one.place[0] == at[0] and one.place > at]
    elsewhere = [one for one in pool if one.place[0] != at[0]]
    for part in (before, after, elsewhere):
        if found := _touching(name, part):
            return found
    return [one for one in pool if OPAQUE.search(one.source)]


def _touching(name, part):
    if any(name in one.binds for one in part):
        return [one for one in part if name in one.touches]
    return []


def _statement(node, source):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            top = symtable.symtable(source, "cell", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    symbols = top.get_symbols()
    defined = {
        s.get_name()
        for s in symbols
        if s.is_assigned() or s.is_imported() or s.is_namespace()
    }
    used = {s.get_name() for s in symbols if s.is_referenced()}
    tables = list(top.get_children())
    while tables:
        table = tables.pop()
        tables += table.get_children()
        used |= {
            s.get_name()
            for s in table.get_symbols()
            if s.is_global() and s.is_referenced()
        }
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    makes = isinstance(node, kinds)
    firm = makes or isinstance(node, (ast.Import, ast.ImportFrom))
    changed = set() if firm else _changed(node)
    return Statement(
        source,
        binds=frozenset(defined),
        touches=frozenset(defined | changed),
        uses=frozenset(used),
        firm=firm,
    )


def _changed(node):
    """Return names whose value changes: ``d[1] = 2``, ``a.b = 3``, ``a.append(4)``."""
    places = [
        part
        for part in ast.walk(node)
        if isinstance(part, (ast.Subscript, ast.Attribute))
        and isinstance(part.ctx, (ast.Store, ast.Del))
    ]
    places += [part.func for part in ast.walk(node) if isinstance(part, ast.Call)]
    names = set()
    for place in places:
        if isinstance(place, ast.Name):
            continue  # a function that is called does not change
        while isinstance(place, (ast.Subscript, ast.Attribute)):
            place = place.value
        if isinstance(place, ast.Name):
            names.add(place.id)
    return names
