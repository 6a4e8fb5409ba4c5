"""The feedback page of one notebook: the learner's cells, and what each test said."""

import functools

from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from traitlets.config import Config

from nnkit.classroom import pages
from nnkit.classroom.submission import grade_id, is_answer
from nnkit.grading.outputs import show


def page(notebook, name, verdicts):
    """Return a page of HTML, made with nbgrader's own template.

    Parameters
    ----------
    notebook : NotebookNode
        The released notebook with the learner's answers; it is changed.
    name : str
        What the page calls it.
    verdicts : list of Verdict
    """
    show(notebook, verdicts)
    notebook.cells = about_exercises(notebook.cells)
    results = {one.name: one for verdict in verdicts for one in verdict.results}
    for cell in notebook.cells:
        info = cell.metadata.get("nbgrader", {})
        result = results.get(info.get("grade_id"))
        if result is not None:
            info["score"], info["points"] = result.points, result.possible
    score = {
        "notebook": name,
        "score": sum(one.points for one in results.values()),
        "max_score": sum(one.possible for one in results.values()),
        "late_penalty": 0,
    }
    html, _ = _exporter().from_notebook_node(notebook, {"nbgrader": score})
    return html


def about_exercises(cells):
    """Return what of a notebook a page of feedback shows.

    That is each graded cell, with all that stands between it and the text before it:
    the exercise, and helpers of the learner's. The chapter itself is not repeated, and
    of a test's code only the first line: it names many mistakes, and would be longer
    than all else.
    """
    kept, waiting = [], []
    for cell in cells:
        if grade_id(cell):
            if not is_answer(cell):
                cell.source = cell.source.partition("\n")[0]
            kept += [*waiting, cell]
            waiting = []
        elif cell.cell_type == "markdown":
            waiting = [cell]
        else:
            waiting.append(cell)
    return kept


@functools.cache  # its template takes a third of a second to compile
def _exporter():
    config = Config()
    pages.configure(config)
    config.HTMLExporter.template_name = "feedback"
    config.Exporter.default_preprocessors = []
    exporter = HTMLExporter(config=config)
    exporter.register_preprocessor(CSSHTMLHeaderPreprocessor, enabled=True)
    return exporter
