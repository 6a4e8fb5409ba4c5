"""What stands in for displays: things that accept everything and show nothing.

Set-up cells import plots and sliders. An answer needs none of them, and loading them
would take longer than all answers together.
"""

import builtins
import dis
import sys
import types

SHOWS = "IPython", "ipywidgets", "matplotlib", "nnkit.explore", "nnkit.plotting"
trimmed = False  # whether `bare.trim` took the library away


class Nothing:
    """Stands for anything of a display library."""

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        """Return something like it, or a function that is decorated as it was."""
        alone = len(args) == 1 and not kwargs
        if alone and isinstance(args[0], types.FunctionType):
            return args[0]
        return Nothing()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing()

    def __iter__(self):
        return iter([Nothing() for _ in range(_taken(sys._getframe(1)))])

    def __getitem__(self, index):
        return self

    def __setitem__(self, index, value):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


def _taken(frame):
    """Return how many values a line such as `figure, axes = …` takes; 2 if unclear."""
    for step in dis.get_instructions(frame.f_code):
        if step.offset == frame.f_lasti and step.opname == "UNPACK_SEQUENCE":
            return step.arg
    return 2


class NothingModule(types.ModuleType):
    """A module that holds whatever it is asked for."""

    __path__ = ()

    def __getattr__(self, name):
        return nothing_called(name)


def nothing_called(name):
    """Return what stands for a name that a module does not have."""
    if name.startswith("__"):
        raise AttributeError(name)
    return Nothing()


class Shell:
    """What `%magic` and `!command` become: a timed line runs, the rest does not."""

    def __init__(self, space):
        self._space = space

    def run_line_magic(self, name, line, *more):
        """Run `%time statement`."""
        self.run_cell_magic(name, "", line)

    def run_cell_magic(self, name, line, body):
        """Run a cell that begins with `%%time` or `%%capture`."""
        if name in ("time", "timeit", "capture", "prun"):
            exec(compile(body, "<cell>", "exec"), self._space)  # noqa: S102

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: []


def namespace():
    """Return a new namespace as a notebook begins with, where imports show nothing."""
    known = {**vars(builtins), "__import__": _import}
    space = {"__name__": "__main__", "__builtins__": known}
    shell = Shell(space)
    space["display"] = lambda *args, **kwargs: None
    space["get_ipython"] = lambda: shell
    return space


def _import(name, space=None, local=None, names=(), level=0):
    """Import as Python does; give a module of nothings for one that shows things."""
    if trimmed and name.startswith("nnkit.") and name not in sys.modules:
        return NothingModule(name) if names else sys.modules["nnkit"]
    if level == 0 and any(name == one or name.startswith(f"{one}.") for one in SHOWS):
        if names or "." not in name or name.split(".")[0] in SHOWS:
            return NothingModule(name)
        return __import__(name.split(".")[0])
    shown = [one for one in names or () if f"{name}.{one}" in SHOWS]
    real = [one for one in names or () if one not in shown]
    module = __import__(name, space, local, real, level)
    if not shown:
        return module
    parts = {one: NothingModule(f"{name}.{one}") for one in shown}
    return types.SimpleNamespace(**{one: getattr(module, one) for one in real}, **parts)
