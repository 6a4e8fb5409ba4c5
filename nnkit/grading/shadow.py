"""What can be read of a learner's code without running a line of it.

`nnkit.checks` looks into an answer: does it use nnkit, has it a loop, which line
failed? The cells are compiled here, never run, and each function in them gets a
`Shadow` with its code. Only imports from nnkit are carried out, and only plain
constants are evaluated.
"""

import ast
import functools
import inspect
import linecache
import sys

import nnkit

#: Characters of a cell; no exercise needs a tenth of that.
LONGEST = 200_000
MOST_NODES = 60_000  # of its syntax tree: some are looked at with each other
DEFINES = ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef


class Shadow:
    """A function of the learner's that can be read and not called."""

    def __init__(self, name, code, space):
        self.__name__, self.__code__, self.__globals__ = name, code, space
        self.__module__ = "__main__"


class Taken:
    """Something of nnkit's that is not loaded here."""

    def __init__(self, module):
        self.__module__ = module


@functools.lru_cache(maxsize=256)
def parse(source):
    """Return a cell's syntax tree.

    Raises
    ------
    SyntaxError
        If Python cannot read it.
    """
    if len(source) > LONGEST:
        raise SyntaxError(f"the cell has {len(source)} characters, too many to read")
    try:
        tree = ast.parse(source)
        if sum(1 for _ in ast.walk(tree)) > MOST_NODES:
            raise ValueError(f"it has more than {MOST_NODES} parts")
        compile(tree, "<cell>", "exec", dont_inherit=True)
    except (ValueError, RecursionError, MemoryError) as error:
        raise SyntaxError(f"Python cannot read the cell: {error}") from error
    return tree


def statements(tree):
    """Yield the statements of a cell that run in its own namespace, in order."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt):
            yield node
        if not isinstance(node, (*DEFINES, ast.expr)):
            yield from statements(node)


def bound(node):
    """Return the names that one statement binds."""
    if isinstance(node, DEFINES):
        return {node.name}
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {(name.asname or name.name).split(".")[0] for name in node.names}
    names, waiting = set(), [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            names.add(part.id)
        inner = ast.iter_child_nodes(part)  # a statement in it binds for itself
        waiting += [one for one in inner if not isinstance(one, ast.stmt)]
    return names


def names(sources, space):
    """Return what the cells of a learner's define, to be read only.

    Parameters
    ----------
    sources : dict of str to str
        The text of each cell by its file name, in the order in which they run.
    space : dict
        What the released cells define.

    Returns
    -------
    dict
        The names of `space`, and over them those of the cells.
    """
    found = dict(space)
    for filename, source in sources.items():
        lines = source.splitlines(keepends=True)
        linecache.cache[filename] = (len(source), None, lines, filename)
        for node in statements(parse(source)):
            found.update(_read(node, filename, found))
    return found


def dress(answer, name, space):
    """Give an `Answer` what `space`, made by `names`, knows of the function `name`."""
    shadow = space.get(name)
    answer.__globals__ = space
    if isinstance(shadow, Shadow):
        answer.__code__ = shadow.__code__
        answer.__doc__ = shadow.__doc__
        answer.__signature__ = signature(shadow.__code__)
    elif shadow is not None:  # nnkit's own
        answer.__module__ = getattr(shadow, "__module__", "__main__")


def signature(code):
    """Return the parameters of a function's code, without their defaults."""
    kind, names = inspect.Parameter, list(code.co_varnames)
    count, only, more = code.co_argcount, code.co_kwonlyargcount, []
    if code.co_flags & inspect.CO_VARARGS:
        more.append(kind(names[count + only], kind.VAR_POSITIONAL))
    more += [kind(name, kind.KEYWORD_ONLY) for name in names[count : count + only]]
    if code.co_flags & inspect.CO_VARKEYWORDS:
        last = count + only + bool(code.co_flags & inspect.CO_VARARGS)
        more.append(kind(names[last], kind.VAR_KEYWORD))
    first = [kind(name, kind.POSITIONAL_OR_KEYWORD) for name in names[:count]]
    return inspect.Signature(first + more)


def _read(node, filename, space):
    """Return {name: what it stands for} of one statement."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return dict(_imported(node))
    names = bound(node)
    if not names:
        return {}
    if isinstance(node, ast.Assign):
        try:
            value = ast.literal_eval(node.value)
            return {t.id: value for t in node.targets if isinstance(t, ast.Name)}
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            pass
    module = ast.Module([node], [])
    code = compile(module, filename, "exec", dont_inherit=True)
    made = {}
    for name in names:
        inner = _inner(code, node)
        more = {_as_seen(one, names, space) for one in _around(node)}
        more = sorted(more - set(inner.co_names))
        inner = inner.replace(co_names=(*inner.co_names, *more))
        made[name] = Shadow(name, inner, space)
        if isinstance(node, ast.FunctionDef):
            made[name].__doc__ = ast.get_docstring(node)
    return made


def _inner(code, node):
    """Return the code of the function that a statement makes, or its own."""
    wanted = getattr(node, "name", None)
    if isinstance(getattr(node, "value", None), ast.Lambda):
        wanted = "<lambda>"
    waiting = [code]
    while wanted and waiting:
        here = waiting.pop(0)
        if here.co_name == wanted:
            return here
        waiting += [part for part in here.co_consts if inspect.iscode(part)]
    return code


def _around(node):
    """Return the names in a function's decorators and defaults: it may call these."""
    made = node.value if isinstance(getattr(node, "value", None), ast.Lambda) else node
    around = list(getattr(made, "decorator_list", []))
    if isinstance(made, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        around += [*made.args.defaults, *filter(None, made.args.kw_defaults)]
    parts = (part for one in around for part in ast.walk(one))
    return {part.id for part in parts if isinstance(part, ast.Name)}


def _as_seen(name, made, space):
    """Return a name; "nnkit" where it stood for something of nnkit's until now."""
    home = str(getattr(space.get(name), "__module__", ""))
    return "nnkit" if name in made and home.split(".")[0] == "nnkit" else name


def _imported(node):
    """Yield (name, thing) for what a statement imports from nnkit; load nothing new."""
    for name in node.names:
        module = node.module if isinstance(node, ast.ImportFrom) else name.name
        if getattr(node, "level", 0) or (module or "").split(".")[0] != "nnkit":
            continue
        home = sys.modules.get(module)
        if isinstance(node, ast.Import):
            whole = home if name.asname else sys.modules["nnkit"]
            yield name.asname or "nnkit", whole or Taken(module)
        elif name.name == "*":
            yield from (
                (n, thing) for n, thing in vars(home or nnkit).items() if n[0] != "_"
            )
        else:
            thing = getattr(home, name.name, None)
            known = hasattr(thing, "__module__") or hasattr(thing, "__name__")
            yield name.asname or name.name, thing if known else Taken(module)
