"""A notebook's shell, in this process, with the hooks of `nnkit.checks`."""

import contextlib
import io

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from nnkit.checks._notebook import Watch

OWN = {"_", "__", "___", "_i", "_ii", "_iii", "_dh", "_ih", "_oh", "In", "Out"}


class Page:
    """Cells run here as in a notebook; what they show is kept in `shown`."""

    def __init__(self):
        config = Config({"HistoryManager": {"enabled": False}})
        self.shell = InteractiveShell(config=config)
        self.watch = Watch(self.shell)
        self.shell.events.register("pre_run_cell", self.watch.before)
        self.shell.events.register("post_run_cell", self.watch.after)
        self.shown = []
        self.shell.display_pub.publish = lambda data, **more: self.shown.append(data)

    def run(self, source, **told):
        """Run a cell; return what stopped it, or None. `told`: as JupyterLab does."""
        nowhere = io.StringIO()
        with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
            result = self.shell.run_cell(source, store_history=True, **told)
        return result.error_in_exec or result.error_before_exec

    @property
    def names(self):
        """The names of the notebook without IPython's own, and what they are."""
        return {
            name: id(value)
            for name, value in self.shell.user_ns.items()
            if name not in OWN and not name.startswith("_i")
        }
