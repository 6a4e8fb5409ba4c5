"""Run a notebook to its end, whatever its cells do.

nbgrader's own step gives up on the whole notebook when the kernel dies or ignores an
interrupt, and a learner would lose every mark for one bad cell. Here that cell gets
an error, and the notebook runs again without it.
"""

import subprocess

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets import Integer

TIMED_OUT = "CellTimeoutError"
KERNEL_DIED = "KernelDied"
NOT_RUN = "NotRun"


class PatientExecute(Execute):
    """Execute all cells; survive endless loops, dead kernels and floods of output."""

    restarts = Integer(12, help="How many new kernels a notebook may need.").tag(
        config=True
    )
    most_text = Integer(100_000, help="Characters of text kept of one cell.").tag(
        config=True
    )
    most_data = Integer(5_000_000, help="Characters of rich output kept.").tag(
        config=True
    )

    def preprocess(self, nb, resources, km=None):
        """Run the notebook, and again without the cells that stopped its kernel."""
        self._given_up = set()
        for _ in range(self.restarts + 1):
            self._sizes = {}
            self._index = None
            try:
                return super().preprocess(nb, resources, km)
            except (DeadKernelError, CellTimeoutError) as error:
                if self._index is None:
                    raise
                name = TIMED_OUT
                if isinstance(error, DeadKernelError):
                    name = KERNEL_DIED
                self._give_up(nb.cells[self._index], self._index, name)
        for index, cell in enumerate(nb.cells):
            if cell.cell_type == "code" and index > self._index:
                self._give_up(cell, index, NOT_RUN)
        return nb, resources

    def start_new_kernel(self, **kwargs):
        """Start a kernel whose own output does not get into the table of marks."""
        nowhere = subprocess.DEVNULL
        return super().start_new_kernel(stdout=nowhere, stderr=nowhere, **kwargs)

    def preprocess_cell(self, cell, resources, index):
        """Run one cell, unless it stopped an earlier kernel."""
        self._index = index
        if index in self._given_up:
            return cell, resources
        cell, resources = super().preprocess_cell(cell, resources, index)
        if any(output.get("ename") == TIMED_OUT for output in cell.get("outputs", [])):
            self._given_up.add(index)  # do not wait for it a second time
        return cell, resources

    def on_cell_executed(self, **kwargs):
        """Blame the cell that called quit(), not one that runs when the kernel ends."""
        super().on_cell_executed(**kwargs)
        for payload in kwargs["execute_reply"]["content"].get("payload", []):
            if payload.get("source") == "ask_exit":
                raise DeadKernelError("the cell asked the kernel to end")

    def process_message(self, msg, cell, cell_index):
        """Take an output from the kernel while the cell still has room for it."""
        if self._takes(msg, cell_index):
            return super().process_message(msg, cell, cell_index)
        return None

    def _takes(self, msg, index):
        kind, content = msg["msg_type"], msg["content"]
        if kind == "stream":
            limit, size = self.most_text, len(content["text"])
        elif kind in ("display_data", "execute_result", "update_display_data"):
            limit, size = self.most_data, len(str(content["data"]))
        else:
            return True
        before = self._sizes.get((index, limit), 0)
        self._sizes[index, limit] = before + size
        if kind == "stream" and before <= limit < before + size:
            content["text"] = content["text"][: limit - before]
            content["text"] += "\n… the rest of the output was cut off …\n"
            return True
        return before + size <= limit

    def _give_up(self, cell, index, name):
        self._given_up.add(index)
        text = f"{name}: this cell did not finish, the rest ran without it"
        cell.outputs = [new_output("error", ename=name, evalue="", traceback=[text])]
        cell.execution_count = None
