"""Where nbclient, which runs the notebooks, and nbval, which tests them, differ.

What `execute` writes must pass `make test`. Tried with nbclient 0.11 and nbval 0.11:
a last `;` silences nothing in nbval, which runs cells without history; nbval sees
what an `Output` widget catches; and it runs a cell that nbclient skips.
"""

import ast

from IPython.core.displayhook import DisplayHook
from nbclient import NotebookClient

SKIPPED_HERE, SKIPPED_THERE = "skip-execution", "nbval-skip"
UNCOMPARED = {SKIPPED_THERE, "nbval-ignore-output"}


class Client(NotebookClient):
    """Run a notebook; know which cell runs, and which printed inside a widget."""

    current = None
    inside_widgets = frozenset()

    async def async_execute_cell(self, cell, cell_index, *args, **kwargs):
        """Note the cell, for whatever ends the run in it."""
        self.current = cell_index
        return await super().async_execute_cell(cell, cell_index, *args, **kwargs)

    def output(self, outs, msg, display_id, cell_index):
        """Note an output that goes to a widget and not to the cell."""
        if self.output_hook_stack[msg["parent_header"].get("msg_id")]:
            self.inside_widgets |= {cell_index}
        return super().output(outs, msg, display_id, cell_index)


def settle_tags(notebook):
    """Let both skip what one would skip; a skipped cell shows no old output."""
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "code" and SKIPPED_HERE in tags:
            cell.outputs, cell.execution_count = [], None
            if SKIPPED_THERE not in tags:
                tags.append(SKIPPED_THERE)


def disagreements(notebook, inside_widgets=()):
    """Yield (index of the cell, what to change) where nbval would see other outputs."""
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code" or UNCOMPARED & set(cell.metadata.get("tags", [])):
            continue
        if _is_silenced(cell.source):
            yield (
                index,
                "ends in `;`, which nbval does not heed: write `_ = …` in place of it",
            )
        if index in inside_widgets:
            yield (
                index,
                "shows something inside an Output widget, where nbval looks for it in "
                "the cell: show it in the cell, or tag it nbval-ignore-output",
            )


def _is_silenced(source):
    try:
        statements = ast.parse(source).body
    except SyntaxError:  # IPython's own: a magic
        return False
    last_is_value = bool(statements) and isinstance(statements[-1], ast.Expr)
    return last_is_value and DisplayHook.semicolon_at_end_of_expression(source)
