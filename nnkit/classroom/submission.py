"""Read a notebook that a learner saved, whatever happened to the file."""

import hashlib

import nbformat

from nnkit.grading.notebook import NO_NOTEBOOK, Unreadable, load


def read(path):
    """Read a notebook that a learner saved.

    Raises
    ------
    Unreadable
        If the file is not a notebook.
    """
    raw = load(path)
    try:
        if raw.get("nbformat", 0) < 4:
            raw = nbformat.convert(nbformat.from_dict(raw), 4)
        for cell in raw["cells"]:
            cell["source"] = _source(cell)
            cell["metadata"] = dict(cell.get("metadata") or {})
            cell["cell_type"]
    except Exception as error:  # any shape of JSON may come
        raise Unreadable(NO_NOTEBOOK) from error
    return nbformat.from_dict(raw)


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


def _source(cell):
    source = cell["source"]
    if isinstance(source, list):
        source = "".join(source)
    if not isinstance(source, str):
        raise TypeError(f"a cell's source is {type(source).__name__}, not text")
    return source.replace("\r\n", "\n").replace("\r", "\n")
