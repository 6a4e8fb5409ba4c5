"""Build the notebook that is marked: the course's cells with the learner's answers.

Given cells and tests are taken as released, in the released order. So nothing that a
learner did to them, nor to the metadata that nbgrader trusts, costs a mark. Before each
answer stand those of the learner's own statements that it leans on.
"""

import copy
from collections import defaultdict
from dataclasses import dataclass, field

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from nnkit.classroom.names import binds
from nnkit.classroom.submission import grade_id, is_answer, plain


@dataclass
class Repaired:
    """A notebook to mark, the notes on each graded cell, the answers not found."""

    notebook: nbformat.NotebookNode
    notes: dict = field(default_factory=lambda: defaultdict(list))
    missing: set = field(default_factory=set)
    unchanged: set = field(default_factory=set)
    taken: dict = field(default_factory=dict)  # answer -> the file that it is from


def repair(released, answers, *, current):
    """Return the released notebook with the learner's answers in it.

    Parameters
    ----------
    released : NotebookNode
        As the course gives it.
    answers : Answers
        What the learner wrote.
    current : bool
        Whether the learner's first file is a copy of this release: only then a test
        that is missing or different was changed by the learner.

    Returns
    -------
    Repaired
    """
    result = Repaired(new_notebook(metadata=copy.deepcopy(released.metadata)))
    cells, known = [], set()
    for cell in released.cells:
        name = grade_id(cell)
        made = copy.deepcopy(cell)
        if name is not None and is_answer(cell):
            answer = answers.choose(cell, known)
            if answer is None:
                result.missing.add(name)
                continue
            made.source = answer.source
            if not answer.touched and answer.source.strip():
                result.unchanged.add(name)
            result.notes[name] += answer.notes
            result.taken[name] = answer.file.path
            cells += [new_code_cell(one.source) for one in answer.helpers]
        cells.append(made)
        if name is not None and is_answer(cell) and answer.again:
            cells.append(new_code_cell(answer.again))
        if made.cell_type == "code" and not (name and not is_answer(cell)):
            known |= binds(made.source)
    if current and answers.files[0].cells:
        _compare_tests(released, answers, result)
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    result.notebook.cells = cells
    return result


def _compare_tests(released, answers, result):
    """Note which tests the learner deleted or changed in the first file."""
    tests = {
        grade_id(cell): cell
        for cell in released.cells
        if grade_id(cell) and not is_answer(cell)
    }
    found = answers.find(0, tests)
    for name, test in tests.items():
        here = [answers.files[0].cells[index].source for index in found.get(name, ())]
        if not here:
            result.notes[name].append("a test cell was deleted; it was put back")
        elif plain(here[-1]) != plain(test.source):
            note = "a test cell was changed; the original one counts"
            result.notes[name].append(note)
