"""Run a test cell on names of its own, so that the learner's stay as they are.

A test cell is a cell of the learner's notebook, and each name that it gives would
replace one of theirs: a helper called `total`, above the answer that needs it. So the
shell works on a copy of the names while a test runs. The learner's functions keep the
names that they have always seen. In the copy, what the set-up cells made is as they
made it, also where the learner has used the name for something else.
"""

import re
import types

from nnkit.checks._failures import NOTEBOOK

#: IPython's own names: the inputs and outputs that it keeps.
KEPT = re.compile(r"_i{1,3}|_i?\d+|_exit_code")
LATEST = ("_", "__", "___")


class Aside:
    """The copy of a notebook's names that one cell works on.

    Parameters
    ----------
    shell : IPython.core.interactiveshell.InteractiveShell
    """

    def __init__(self, shell):
        self.shell, self.kept = shell, None
        self.given = {}  # what the set-up cells made

    def begin(self):
        """Let the next cell work on a copy."""
        self.end()
        shell = self.shell
        shown = all(shell.user_ns.get(n) is self._latest(n) for n in LATEST)
        self.kept = shell.user_module, shell.user_ns, shown
        module = types.ModuleType("__main__")
        vars(module).update(shell.user_ns | self.given, **{NOTEBOOK: shell.user_ns})
        shell.user_module, shell.user_ns = module, vars(module)

    def end(self):
        """Put the learner's names back, with what IPython noted meanwhile."""
        if self.kept is None:
            return
        shell, copy = self.shell, self.shell.user_ns
        shell.user_module, shell.user_ns, shown = self.kept
        self.kept = None
        noted = {name: copy[name] for name in copy if KEPT.fullmatch(name)}
        if shown:  # `_` is IPython's, and not a variable of the learner's
            noted |= {name: self._latest(name) for name in LATEST}
        shell.user_ns.update(noted)

    def _latest(self, name):
        return getattr(self.shell.displayhook, name, "")
