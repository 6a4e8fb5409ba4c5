"""Mark one notebook file from beginning to end."""

import warnings

from nnkit.grading.cells import Learner
from nnkit.grading.exercises import exercises
from nnkit.grading.notebook import Unreadable, read
from nnkit.grading.verdict import UNREADABLE, nothing


def mark(submitted, source, released, marker):
    """Return the verdict on each exercise of a learner's notebook.

    Parameters
    ----------
    submitted, source, released : Path
        The learner's file, and the notebook in ``solutions/`` and in ``course/``.
    marker : Marker
        What runs the exercises; its guest is ended.

    Returns
    -------
    list of Verdict
        One an exercise, in the notebook's order, whatever was submitted.
    """
    wanted = exercises(read(source), read(released))
    try:
        cells = read(submitted)
    except Unreadable as error:
        return [nothing(one, UNREADABLE, str(error)) for one in wanted]
    try:
        return mark_cells(cells, wanted, marker)
    finally:
        marker.close()


def mark_cells(cells, wanted, marker):
    """Return the verdict on each of the exercises `wanted`.

    Parameters
    ----------
    cells : list of Cell
        The learner's.
    wanted : list of Exercise
    marker : Marker
        Its guest stays, for more of the same learner's.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a text such as "\sigma" in their code
        learner = Learner(cells, wanted)
        return [marker.mark(one, learner) for one in wanted]
