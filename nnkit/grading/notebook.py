"""Read the cells of a notebook file, whoever saved it and whatever is damaged in it."""

import json
import re
from dataclasses import dataclass, field

#: A notebook of this course has less than 500 kB.
MOST_BYTES = 50_000_000
MOST_CELLS = 1000  # it has less than 100
DEEPEST = 350  # lists in dicts in lists …; it has less than 10
TOO_DEEP = f"the notebook file has values nested more than {DEEPEST} deep"
NO_NOTEBOOK = "the file is JSON, but not a notebook: cells are missing or damaged"
CONFLICT = ("<<<<<<<", ">>>>>>>")
HALF = re.compile(r"\\ud[89a-f]", re.IGNORECASE)  # perhaps half an emoji, no character


class Unreadable(ValueError):
    """A file that is no notebook; the text says why."""


@dataclass(frozen=True)
class Cell:
    """One cell: what marking reads of it."""

    kind: str  # "code" or another word
    source: str
    metadata: dict = field(default_factory=dict)
    id: str = ""

    @property
    def grade_id(self):
        """nbgrader's name of the cell, or None."""
        name = self.grading.get("grade_id")
        return name if isinstance(name, str) else None

    @property
    def grading(self):
        """What nbgrader keeps in the cell's metadata."""
        found = self.metadata.get("nbgrader")
        return found if isinstance(found, dict) else {}


def read(path):
    """Return the cells of a notebook file, of format 3 or 4.

    Raises
    ------
    Unreadable
        If it is not a notebook.
    """
    try:
        return cells(load(path))
    except (AttributeError, KeyError, TypeError) as error:
        raise Unreadable(NO_NOTEBOOK) from error


def load(path):
    """Return what a notebook file holds, as JSON has it.

    Raises
    ------
    Unreadable
        If it is not JSON.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable("the notebook file has more than 50 MB")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Unreadable(f"the file cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"the notebook file is not UTF-8 text: {error}") from error
    try:
        raw = json.loads(text)
        if HALF.search(text):
            raw = json.loads(
                json.dumps(raw, ensure_ascii=False).encode("utf-8", "replace")
            )
    except RecursionError as error:
        raise Unreadable(TOO_DEEP) from error
    except ValueError as error:
        hint = str(error)
        if not text.strip():
            hint = "it is empty"
        elif any(line.startswith(CONFLICT) for line in text.splitlines()):
            hint = "it holds the marks of a git merge conflict (<<<<<<<)"
        raise Unreadable(f"the notebook file is not valid JSON: {hint}") from error
    if _too_deep(raw):  # how deep a Python can go depends on its version
        raise Unreadable(TOO_DEEP)
    return raw


def _too_deep(value):
    layer = [[value]]
    for _ in range(DEEPEST + 1):
        layer = [
            inner
            for outer in layer
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not layer:
            return False
    return True


def cells(notebook):
    """Return the cells of a notebook that is read already.

    Parameters
    ----------
    notebook : dict
        Of format 3, which keeps them in worksheets, or 4.
    """
    found = notebook.get("cells")
    if found is None:
        found = [cell for sheet in notebook["worksheets"] for cell in sheet["cells"]]
    return [_cell(cell) for cell in with_text(found)]


def with_text(cells):
    """Return those cells that have a text; the others are damaged.

    Raises
    ------
    Unreadable
        If there are too many to look through, or none has one.
    """
    if len(cells) > MOST_CELLS:
        raise Unreadable(f"the notebook has more than {MOST_CELLS} cells")
    found = [cell for cell in cells if text_of(cell) is not None]
    if cells and not found:
        raise Unreadable(NO_NOTEBOOK)
    return found


def text_of(cell):
    """Return the text of a cell as JSON has it, or None where it has none."""
    if not isinstance(cell, dict):
        return None
    text = cell.get("source", cell.get("input"))
    if isinstance(text, list) and all(isinstance(line, str) for line in text):
        text = "".join(text)
    return text if isinstance(text, str) else None


def _cell(raw):
    source = text_of(raw)
    metadata, name = raw.get("metadata"), raw.get("id")
    return Cell(
        kind=str(raw.get("cell_type")),
        source=source,
        metadata=metadata if isinstance(metadata, dict) else {},
        id=name if isinstance(name, str) else "",
    )
