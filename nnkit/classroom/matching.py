"""Find the learner's file for each notebook of a chapter, also when it was renamed."""

from nnkit.classroom.submission import BadNotebook, grade_id, read


def match(expected, present):
    """Pair the chapter's notebooks with the learner's.

    A file of the same name belongs together. For a notebook that is missing, the
    unknown file with the most of its graded cells is taken.

    Parameters
    ----------
    expected, present : list of Path
        Notebooks in ``solutions/`` and in ``work/`` of one chapter.

    Returns
    -------
    pairs : dict of Path to Path
    ignored : list of Path
        Files that belong to no notebook of the chapter.
    """
    by_name = {path.name: path for path in present}
    pairs = {path: by_name[path.name] for path in expected if path.name in by_name}
    spare = [path for path in present if path not in pairs.values()]
    for source in expected:
        if source in pairs or not spare:
            continue
        wanted = _names(source)
        shared = {path: len(wanted & _names(path)) for path in spare}
        best = max(spare, key=lambda path: (shared[path], path.name))
        if shared[best] * 2 > len(wanted):
            pairs[source] = best
            spare.remove(best)
    return pairs, spare


def _names(path):
    """Return the names of a notebook's graded cells; none if it cannot be read."""
    try:
        cells = read(path).cells
    except BadNotebook:
        return set()
    return {grade_id(cell) for cell in cells} - {None}
