"""Small steps in nbgrader's chain: what a page shows of the tests."""

from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

from nnkit.classroom.feedback import about_exercises

MAY_FAIL = "raises-exception"


class FoldTests(NbGraderPreprocessor):
    """Fold the code of the tests in a released notebook: its first line stays in sight.

    A test names many mistakes, and so is far longer than the answer that it tests. Who
    wants to read it opens it with a click; running it is as before.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Set what JupyterLab's "Collapse Selected Code" sets."""
        if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell):
            cell.metadata.setdefault("jupyter", {})["source_hidden"] = True
        return cell, resources


class GoOnAfterTests(NbGraderPreprocessor):
    """Let "Run All" go on below a test that fails, to the end of the notebook.

    JupyterLab and nbclient heed the tag; the error stays below the cell, where nbgrader
    and its Validate look for it.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Tag a test cell of a released notebook."""
        if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell):
            tags = cell.metadata.setdefault("tags", [])
            if MAY_FAIL not in tags:
                tags.append(MAY_FAIL)
        return cell, resources


class OnlyExercises(NbGraderPreprocessor):
    """Keep of a marked notebook what is about its exercises."""

    def preprocess(self, nb, resources):
        """Remove the cells of the chapter."""
        nb.cells = about_exercises(nb.cells)
        return nb, resources


class HideTests(ClearHiddenTests):
    """Remove hidden tests from feedback; what a test said stays.

    A lone learner gains by the message of a failed check, which names the input, the
    expected value and the likely mistake. The code of the hidden test would only
    invite an answer made for its numbers.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Cut the hidden region of a test; a learner's own text is left as it is."""
        if not is_grade(cell) or is_solution(cell):
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)
