"""Read a notebook that a learner saved, whatever happened to the file."""

import hashlib

from nnkit.grading.notebook import NO_NOTEBOOK, Unreadable, load, text_of, with_text


def read(path):
    """Read a notebook that a learner saved.

    Raises
    ------
    Unreadable
        If the file is not a notebook.
    """
    import nbformat  # takes as long as all else that `make grade` does itself

    raw = load(path)
    try:
        if "cells" not in raw:
            raw = nbformat.convert(nbformat.from_dict(raw), 4)
        raw["cells"] = [_whole(cell) for cell in with_text(raw["cells"])]
        return nbformat.from_dict(raw)
    except Unreadable:
        raise
    except Exception as error:  # any shape of JSON may come
        raise Unreadable(NO_NOTEBOOK) from error


def grade_id(cell):
    """Return nbgrader's name of a cell, or None."""
    info = cell.get("metadata", {}).get("nbgrader")
    name = info.get("grade_id") if isinstance(info, dict) else None
    return name if isinstance(name, str) else None


def is_answer(cell):
    """Say whether the learner writes in this cell."""
    return bool(cell.metadata.nbgrader.get("solution"))


def plain(text):
    """Return a cell's text without what editors change: line ends, outer space."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def fingerprint(text):
    """Return a short hash of a cell's text, the same for whatever editor saved it."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:12]


def _whole(cell):
    """Return a cell with all that every cell has, whatever it had."""
    text, metadata = text_of(cell), cell.get("metadata")
    cell["source"] = text.replace("\r\n", "\n").replace("\r", "\n")
    cell["metadata"] = metadata if isinstance(metadata, dict) else {}
    if not isinstance(cell.get("cell_type"), str):
        cell["cell_type"] = "raw"
    if not isinstance(cell.get("id", ""), str):
        del cell["id"]
    return cell
