"""Verdicts as a notebook shows them: below the test cells, as their outputs."""

from nbformat.v4 import new_output

FAILED = "NotYet"


def show(notebook, verdicts):
    """Put into each test cell what it said, and nothing into any other cell.

    nbgrader gives a test cell with an error no point, and all points to one without.

    Parameters
    ----------
    notebook : NotebookNode
        It is changed.
    verdicts : list of Verdict
    """
    results = {one.name: one for verdict in verdicts for one in verdict.results}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        cell.outputs, cell.execution_count = [], None
        result = results.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if result is not None and result.message is not None:
            text = result.message
            shown = [f"Not yet. {text}"]
            cell.outputs = [
                new_output("error", ename=FAILED, evalue=text, traceback=shown)
            ]
