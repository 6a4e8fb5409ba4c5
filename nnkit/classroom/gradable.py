"""Look for graded cells of a chapter's source that would give a wrong mark.

nbgrader gives a test cell all its points if no error is seen below it. A test that
does not run, or holds no code, so gives every answer full marks.
"""

import ast

from nnkit.classroom.submission import grade_id, is_answer

#: Tag -> what it does to a graded cell while work is marked.
TAGS = {
    "skip-execution": "is never run",
    "raises-exception": "may stop with an error",
}


def faults(notebook):
    """Return a line for each graded cell that cannot mark an answer as it should.

    Parameters
    ----------
    notebook : NotebookNode
        A notebook of ``solutions/``.

    Returns
    -------
    list of str
        Each begins with the cell: ``"cell 4 (test-mean-1): …"``.
    """
    return [
        f"cell {number} ({grade_id(cell)}): {fault}"
        for number, cell in enumerate(notebook.cells, 1)
        if grade_id(cell)
        for fault in _faults(cell)
    ]


def _faults(cell):
    info = cell.metadata.nbgrader
    for tag in TAGS.keys() & set(cell.metadata.get("tags", [])):
        yield f"with the tag {tag} it {TAGS[tag]}: remove the tag"
    if not info.get("grade"):
        return
    if cell.cell_type != "code" and is_answer(cell):
        return  # a written answer, which a person marks
    if cell.cell_type != "code":
        yield f"a {cell.cell_type} cell cannot test: make it a code cell"
    elif is_answer(cell):
        yield "it is answer and test in one, which only a person could mark: use two"
    elif not _does_something(cell.source):
        yield "it tests nothing, and would give every answer full marks"
    elif not info.get("points"):
        yield "it gives no point: set its `points`, or delete it"


def _does_something(source):
    """Say whether a cell holds more than comments, texts and `pass`."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:  # IPython's own: a magic
        return True
    return not all(
        isinstance(one, ast.Pass)
        or (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
        for one in statements
    )
