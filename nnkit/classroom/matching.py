"""Find in a learner's cells the chapter's graded cells.

A cell is known by its grade id; where an editor has dropped the metadata, by its cell
id; where that is gone too, by what it holds: the function that the exercise asks for,
or the first line of the test.
"""

import difflib
import re
from functools import cached_property

from nnkit.classroom.names import statements
from nnkit.classroom.submission import grade_id, is_answer, plain


def find(cells, graded, former, given, *, content=False):
    """Return where a learner's notebook holds each graded cell.

    Parameters
    ----------
    cells : list
        The learner's.
    graded : dict of str to NotebookNode
        The released graded cells.
    former : Former
    given : Given
        The chapter's cells; those without a grade id are no answers.
    content : bool
        Whether to look at what cells hold, too.

    Returns
    -------
    dict of str to list of int
        The indices of the learner's cells; a name that is nowhere is missing.
    """
    found, others = {}, set()
    for index, cell in enumerate(cells):
        name = grade_id(cell)
        for wanted in graded:
            if name in former.names(wanted):
                found.setdefault(wanted, []).append(index)
        if name in former.stubs or name in given.names:
            others.add(index)
    by_id = {cell.get("id"): name for name, cell in graded.items() if name not in found}
    for index, cell in enumerate(cells):
        name = by_id.get(cell.get("id"))
        if name and index not in others:
            found.setdefault(name, []).append(index)
            others.add(index)
    if content:
        free = {
            index: cell
            for index, cell in enumerate(cells)
            if index not in others
            and cell.cell_type == "code"
            and not given.holds(cell)
        }
        for name in graded.keys() - found.keys():
            indices = _by_content(free, graded[name])
            if indices:
                found[name] = indices
    return found


def asked(cell):
    """Return the names of the functions that a stub defines, in order."""
    parts = statements(cell.source)
    return [name for one in parts if one.firm for name in sorted(one.binds)]


def _by_content(free, original):
    if is_answer(original):
        if original.cell_type != "code" or not asked(original):
            return []
        start = re.compile(rf"^def {re.escape(asked(original)[-1])}\b", re.MULTILINE)
        return [index for index, cell in free.items() if start.search(cell.source)]
    first = _first_line(original)
    return [index for index, cell in free.items() if _first_line(cell) == first]


def _first_line(cell):
    return plain(cell.source).partition("\n")[0]


class Given:
    """The code cells that a chapter gives, to tell a learner's own cells from them.

    Parameters
    ----------
    notebooks : list of NotebookNode
        All notebooks of the chapter.
    """

    ALIKE, LONGEST = 0.75, 50_000  # characters of a cell that is compared

    def __init__(self, notebooks):
        cells = [
            cell
            for notebook in notebooks
            for cell in notebook.cells
            if cell.cell_type == "code" and grade_id(cell) is None
        ]
        self._texts = {plain(cell.source) for cell in cells} - {""}
        self.names = {
            grade_id(cell) for notebook in notebooks for cell in notebook.cells
        } - {None}
        self._ids = {cell.get("id") for cell in cells} - {None}
        self._tests = {
            _first_line(cell)
            for notebook in notebooks
            for cell in notebook.cells
            if grade_id(cell) and not is_answer(cell)
        }
        self._cells = cells

    @cached_property
    def statements(self):
        """The statements of all given cells."""
        return {
            plain(one.source) for cell in self._cells for one in statements(cell.source)
        }

    def holds(self, cell):
        """Say whether this very text is given."""
        return plain(cell.source) in self._texts

    def is_test(self, cell):
        """Say whether the cell begins as one of the chapter's tests."""
        return _first_line(cell) in self._tests

    def knows(self, cell):
        """Say whether the cell is a given one, also when it was changed."""
        if self.holds(cell) or cell.get("id") in self._ids:
            return True
        text = plain(cell.source)
        if len(text) > self.LONGEST:
            return False
        return bool(difflib.get_close_matches(text, self._texts, 1, self.ALIKE))
