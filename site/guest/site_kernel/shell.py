"""IPython's shell, with its outputs sent to the page."""

import comm
from comm.base_comm import BaseComm, CommManager
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type

from site_kernel import wire
from site_kernel.streams import flush


class Publisher(DisplayPublisher):
    """What `display` writes to."""

    def publish(self, data, metadata=None, *, transient=None, update=False, **kwargs):
        """Send one output."""
        flush()
        kind = "update_display_data" if update else "display_data"
        content = {
            "data": data,
            "metadata": metadata or {},
            "transient": transient or {},
        }
        wire.send("iopub", kind, content)

    def clear_output(self, wait=False):
        """Clear the outputs of the cell."""
        flush()
        wire.send("iopub", "clear_output", {"wait": wait})


class Hook(DisplayHook):
    """What the value of a last line goes to."""

    def start_displayhook(self):
        """Send first what was printed."""
        flush()

    def write_output_prompt(self):
        """Begin the message."""
        count = self.prompt_count
        self.message = {"execution_count": count, "data": {}, "metadata": {}}

    def write_format_data(self, format_dict, md_dict=None):
        """Put the value into it."""
        self.message["data"], self.message["metadata"] = format_dict, md_dict or {}

    def finish_displayhook(self):
        """Send it."""
        flush()
        if self.message["data"]:
            wire.send("iopub", "execute_result", self.message)


class Comm(BaseComm):
    """A line between a widget here and its half in the page."""

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        """Send one message of a comm."""
        content = {"data": data or {}, "comm_id": self.comm_id, **keys}
        wire.send("iopub", msg_type, content, metadata, buffers)


class Shell(InteractiveShell):
    """IPython without a terminal, a history file or a system below."""

    display_pub_class = Type(Publisher)
    displayhook_class = Type(Hook)

    def init_history(self):
        """Keep no history: there is no SQLite here."""
        HistoryManager.enabled = False
        super().init_history()

    def _showtraceback(self, etype, evalue, stb):
        flush()
        error = {"ename": etype.__name__, "evalue": str(evalue), "traceback": list(stb)}
        self.kernel.error = error
        wire.send("iopub", "error", error)

    def enable_gui(self, gui=None):
        """There is no window system."""
        pass

    def system(self, command):
        """Say that there is no shell."""
        raise OSError("a browser has no shell: !commands and %pip do not work here")

    system_piped = system_raw = getoutput = system


class Kernel:
    """What ipywidgets and matplotlib-inline ask a kernel for."""

    def __init__(self):
        self.error, self.comm_manager = None, CommManager()
        comm.create_comm = Comm
        comm.get_comm_manager = lambda: self.comm_manager

    def get_parent(self, channel=None):
        """Return the message that is worked on."""
        return wire.parent

    @property
    def _parent_header(self):
        return wire.parent


def make():
    """Return IPython's one shell of this guest."""
    kernel = Kernel()
    shell = Shell.instance()
    shell.kernel = kernel
    shell.autoawait = False
    return shell
