"""Find the learner's file for each notebook of a chapter, also when it was renamed."""

from nnkit.classroom.submission import Unreadable, grade_id, read


def pair(expected, present, former):
    """Pair the chapter's notebooks with the learner's.

    A file of the same name belongs together. For a notebook that is missing, the
    unknown file with the most of its graded cells is taken, unless the course itself
    once gave it that name: its answers may belong to several notebooks of today.

    Parameters
    ----------
    expected, present : list of Path
        Notebooks in ``solutions/`` and in ``work/`` of one chapter.
    former : Former

    Returns
    -------
    pairs : dict of Path to Path
    unknown : list of Path
        Files that hold no exercise of the chapter.
    """
    by_name = {path.name: path for path in present}
    pairs = {path: by_name[path.name] for path in expected if path.name in by_name}
    spare = [path for path in present if path not in pairs.values()]
    names = {path: _names(path) for path in spare}
    for source in expected:
        free = [
            path
            for path in spare
            if path not in pairs.values() and path.name not in former.notebooks
        ]
        if source in pairs or not free:
            continue
        wanted = _names(source)
        shared = {path: len(wanted & names[path]) for path in free}
        best = max(free, key=lambda path: (shared[path], path.name))
        if shared[best] * 2 > len(wanted):
            pairs[source] = best
    known = set(former.stubs) | {name for path in expected for name in _names(path)}
    unknown = [
        path
        for path in spare
        if path not in pairs.values()
        and path.name not in former.notebooks
        and not names[path] & known
    ]
    return pairs, unknown


def _names(path):
    """Return the names of a notebook's graded cells; none if it cannot be read."""
    try:
        cells = read(path).cells
    except Unreadable:
        return set()
    return {grade_id(cell) for cell in cells} - {None}
