"""Make a learner's notebook fit to be marked, whatever happened to it.

nbgrader trusts the metadata of a submitted notebook and stops at much that a learner
can do by accident. `repair` builds a new notebook from the learner's cells with the
released chapter's metadata and test cells, and notes what it had to mend.
"""

import copy
import json
from collections import defaultdict
from dataclasses import dataclass, field

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

CONFLICT = ("<<<<<<<", ">>>>>>>")


class BadNotebook(ValueError):
    """A notebook file that cannot be read; the text says why."""


@dataclass
class Repaired:
    """A notebook to mark, the notes on each graded cell, the answers not found."""

    notebook: nbformat.NotebookNode
    notes: dict = field(default_factory=lambda: defaultdict(list))
    missing: set = field(default_factory=set)
    unchanged: set = field(default_factory=set)


def read(path):
    """Read a notebook that a learner saved.

    Raises
    ------
    BadNotebook
        If the file is not a notebook.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        raw = json.loads(text)
    except UnicodeDecodeError as error:
        raise BadNotebook(f"the notebook file is not UTF-8 text: {error}") from error
    except (ValueError, RecursionError) as error:
        hint = str(error)
        if not text.strip():
            hint = "it is empty"
        elif any(line.startswith(CONFLICT) for line in text.splitlines()):
            hint = "it holds the marks of a git merge conflict (<<<<<<<)"
        raise BadNotebook(f"the notebook file is not valid JSON: {hint}") from error
    except OSError as error:
        raise BadNotebook(f"the file cannot be read: {error.strerror}") from error
    try:
        if raw.get("nbformat", 0) < 4:
            raw = nbformat.convert(nbformat.from_dict(raw), 4)
        for cell in raw["cells"]:
            _source(cell), cell["cell_type"], dict(cell.get("metadata", {}))
    except Exception as error:  # any shape of JSON may come
        raise BadNotebook(
            "the file is JSON, but not a notebook: cells are missing or damaged"
        ) from error
    return nbformat.from_dict(raw)


def repair(learner, released):
    """Return the learner's cells with the released metadata and test cells.

    Parameters
    ----------
    learner, released : NotebookNode
        The learner's notebook and the chapter's.

    Returns
    -------
    Repaired
    """
    graded = {grade_id(cell): cell for cell in released.cells if grade_id(cell)}
    owner, found = _match(learner.cells, graded)
    result = Repaired(new_notebook(metadata=copy.deepcopy(released.metadata)))
    cells = []
    for index, cell in enumerate(learner.cells):
        name = owner.get(index)
        if name is None:
            cells.append(_plain(cell))
        else:
            cells.append(_graded(cell, graded[name], name, result))
    for name, count in found.items():
        if count > 1:
            result.notes[name].append(
                f"the cell is there {count} times; the last counts"
            )
    _put_back(cells, graded, result)
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    result.notebook.cells = cells
    return result


def grade_id(cell):
    """Return nbgrader's name of a cell, or None."""
    info = cell.get("metadata", {}).get("nbgrader")
    name = info.get("grade_id") if isinstance(info, dict) else None
    return name if isinstance(name, str) else None


def is_answer(cell):
    """Say whether the learner writes in this cell."""
    return bool(cell.metadata.nbgrader.get("solution"))


def _match(cells, graded):
    """Return {index of a learner's cell: released name} and {name: how often}."""
    owner, found = {}, defaultdict(int)
    for index, cell in enumerate(cells):
        if grade_id(cell) in graded:
            found[grade_id(cell)] += 1
            owner = {i: name for i, name in owner.items() if name != grade_id(cell)}
            owner[index] = grade_id(cell)
    by_id = {cell.get("id"): name for name, cell in graded.items() if name not in found}
    for index, cell in enumerate(cells):
        name = by_id.pop(cell.get("id"), None)
        if name and index not in owner:
            owner[index] = name
            found[name] += 1
    return owner, found


def _graded(cell, original, name, result):
    """Return the learner's cell with the metadata that the chapter gave it."""
    notes = result.notes[name]
    if grade_id(cell) != name:
        notes.append("the cell was renamed")
    made = copy.deepcopy(original)
    source = _source(cell)
    if is_answer(original):
        if cell["cell_type"] != original.cell_type:
            notes.append(f"the answer was in a {cell['cell_type']} cell")
        made.source = source
        if source.strip() == original.source.strip():
            result.unchanged.add(name)
    elif source.strip() != original.source.strip():
        notes.append("a test cell was changed; the original one counts")
    return made


def _plain(cell):
    if cell["cell_type"] == "code":
        return new_code_cell(_source(cell))
    return new_markdown_cell(_source(cell))


def _put_back(cells, graded, result):
    """Insert missing test cells before the next graded cell that is there."""
    names = list(graded)
    present = {grade_id(cell) for cell in cells}
    following = None
    for name in reversed(names):
        if name in present:
            following = name
        elif is_answer(graded[name]):
            result.missing.add(name)
        else:
            result.notes[name].append("a test cell was deleted; it was put back")
            at = len(cells)
            for index, cell in enumerate(cells):
                if grade_id(cell) == following and following is not None:
                    at = index
            cells.insert(at, copy.deepcopy(graded[name]))
            following = name


def _source(cell):
    source = cell["source"]
    if isinstance(source, list):
        source = "".join(source)
    if not isinstance(source, str):
        raise TypeError(f"a cell's source is {type(source).__name__}, not text")
    return source
