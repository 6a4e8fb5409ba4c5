"""The strip at the top of a notebook: what is solved, and what is next."""

import functools
import html
import json
from urllib.parse import quote

from nnkit.checks import _progress


class Strip:
    """Shows how far the learner is in one notebook, and follows as tests pass.

    Parameters
    ----------
    publish : callable
        The `publish` of IPython's display publisher.
    notebook : Path
    """

    def __init__(self, publish, notebook):
        self.publish, self.notebook, self.shown = publish, notebook, False
        self.wanted = _exercises(notebook)
        self.earned = _progress.read(notebook.parent.parent).get(
            notebook.parent.name, {}
        )

    def show(self):
        """Show it below the cell that runs."""
        self.shown = True
        self._send(update=False)

    def note(self, grade_id, points):
        """Take in what a test gave."""
        self.earned[grade_id] = points
        _progress.record(self.notebook, grade_id, points)
        if self.shown:
            self._send(update=True)

    def _send(self, update):
        if not self.wanted:
            return
        score = _progress.Score(self.wanted, self.earned)
        text, page = words(score, self.notebook.name)
        if self.notebook.parent.name.startswith("00"):
            everything = whole(self.notebook.parent.parent)
            text = f"{text}\n{everything}"
            page = f"{page}<div>{html.escape(everything)}</div>"
        self.publish(
            {"text/plain": text, "text/html": f'<div class="nnkit-strip">{page}</div>'},
            transient={"display_id": "nnkit-strip"},
            update=update,
        )


def words(score, name):
    """Return what is solved and what is next, as text and as HTML.

    `name` is the notebook's file: JupyterLab takes a link within it to a cell.

    Examples
    --------
    >>> one = _progress.Exercise("3.4 · Mean", "id", (("t", 2),))
    >>> words(_progress.Score((one,), {}), "a.ipynb")[0]
    '□ 0 of 1 exercise solved, 0 of 2 points. Next: 3.4 · Mean'
    >>> words(_progress.Score((one,), {"t": 2}), "a.ipynb")[0]
    '■ 1 of 1 exercise solved, 2 of 2 points. All solved.'
    """
    boxes = "".join("□" if one in score.open else "■" for one in score.wanted)
    many = "" if score.exercises == 1 else "s"
    said = (
        f"{score.solved} of {score.exercises} exercise{many} solved, "
        f"{score.points} of {score.possible} points."
    )
    if not score.open:
        return f"{boxes} {said} All solved.", f"{_hidden(boxes)} {said} All solved."
    following = score.open[0]
    link = f'<a href="{quote(name)}#cell-id={quote(following.place)}">'
    link += f"{html.escape(following.title)}</a>"
    return (
        f"{boxes} {said} Next: {following.title}",
        f"{_hidden(boxes)} {said} Next: {link}",
    )


def _hidden(boxes):
    """Boxes for the eye; the sentence beside them says the same."""
    return f'<span aria-hidden="true">{boxes}</span>'


def _exercises(notebook):
    try:
        now = notebook.stat()
        return _of_file(notebook, now.st_size, now.st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


@functools.lru_cache(maxsize=256)
def _of_file(notebook, size, changed_at):
    """Return the exercises of a notebook's file of this size and age."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return _progress.exercises(cells)


def whole(work):
    """Say how far the learner is in the whole course, whose chapters are in `work`."""
    earned, solved, asked = _progress.read(work), 0, 0
    for path in sorted(work.glob("[0-9][0-9]-*/*.ipynb")):
        score = _progress.Score(_exercises(path), earned.get(path.parent.name, {}))
        solved, asked = solved + score.solved, asked + score.exercises
    return f"In the whole course: {solved} of {asked} exercises solved."
