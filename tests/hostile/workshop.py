"""Real notebooks of the course with right answers, and what somebody does to one.

A case changes one exercise, or the file around it. What comes out is handed in as a
student does, and goes the whole road to its marks: the file is read, the answers are
taken from it (`Submission.taken`), and an engine runs them with the hidden tests.
"""

import copy
import functools
import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from nnkit.classroom.places import Course
from nnkit.cohort.submission import Submission

ROOT = Path(__file__).resolve().parents[2]
INFORMATION = "01-mathematics/02c-information"
ACTIVATIONS = "02-perceptron/02a-activations"
BACKWARD = "03-backpropagation/02a-backpropagation"
SOFTMAX = "04-cross-entropy/01b-softmax"
CONVOLUTION = "06-convolution/01a-convolution"
GROUPS = "07-grouped-convolution/01a-groups-of-channels"


@dataclass(frozen=True)
class Case:
    """One submission.

    Parameters
    ----------
    name : str
    change : str or callable
        The text of the answer, or what is done to the `Book`.
    points : float, optional
        What the exercise gets; all that it can if None.
    at : tuple
        The notebook, and the exercise that is changed in it.
    engine : str
        ``here``, or ``process`` for what must not run among the tests.
    others : bool
        Whether all other exercises of the notebook keep full marks; else they lose all.
    beside : dict of str to str
        Other files that are handed in.
    """

    name: str
    change: object
    points: float | None = None
    at: tuple = (CONVOLUTION, "output-size")
    engine: str = "here"
    others: bool = True
    beside: dict = field(default_factory=dict)


class Book:
    """A learner's notebook as JSON has it, with one exercise in hand."""

    def __init__(self, raw, exercise, stub):
        self.raw, self.exercise = raw, exercise
        self.cells = raw["cells"]
        self.stub = stub
        self.text = None  # of the file, where it is not the JSON of `raw`

    def place(self, name=None):
        """Return where a graded cell is, the answer's without a name."""
        wanted = name or self.exercise
        (place,) = (
            place for place, cell in enumerate(self.cells) if grade_id(cell) == wanted
        )
        return place

    @property
    def answer(self):
        return self.cells[self.place()]

    @property
    def tests(self):
        return [cell for cell in self.cells if is_test(cell)]

    def write(self, text):
        self.answer["source"] = text

    def add(self, text, place, kind="code"):
        made = {"cell_type": kind, "id": f"own-{len(self.cells)}", "metadata": {}}
        made |= {"outputs": [], "execution_count": None} if kind == "code" else {}
        self.cells.insert(place, {**made, "source": text})
        return self.cells[place]


def grade_id(cell):
    return ((cell.get("metadata") or {}).get("nbgrader") or {}).get("grade_id")


def is_test(cell):
    return bool(((cell.get("metadata") or {}).get("nbgrader") or {}).get("grade"))


@functools.cache
def read(part, notebook):
    """Return the JSON of a notebook in ``solutions`` or ``course``."""
    return json.loads((ROOT / part / f"{notebook}.ipynb").read_text("utf-8"))


@functools.cache
def solved(notebook):
    """Return the JSON of a released notebook with the right answers in it."""
    raw, solution = copy.deepcopy(read("course", notebook)), read("solutions", notebook)
    answers = {
        grade_id(cell): cell["source"]
        for cell in solution["cells"]
        if grade_id(cell) and not is_test(cell)
    }
    for cell in raw["cells"]:
        cell["source"] = answers.get(grade_id(cell), cell["source"])
    return raw


class Workshop:
    """Small courses of one notebook each, and students who hand in."""

    def __init__(self, folder):
        self.folder, self.count = folder, 0

    @functools.cache  # noqa: B019 (lives as long as the tests)
    def course(self, notebook):
        root = self.folder / notebook.replace("/", "-")
        for part in ("solutions", "course"):
            path = root / part / f"{notebook}.ipynb"
            path.parent.mkdir(parents=True)
            shutil.copy(ROOT / part / f"{notebook}.ipynb", path)
        shutil.copy(ROOT / "solutions/released.json", root / "solutions")
        return Course(root)

    def hand_in(self, case):
        """Write the files of a case; return its `Submission`."""
        notebook, exercise = case.at
        self.count += 1
        folder = self.folder / f"student-{self.count}"
        folder.mkdir()
        (stub,) = (
            c for c in read("course", notebook)["cells"] if grade_id(c) == exercise
        )
        book = Book(copy.deepcopy(solved(notebook)), exercise, "".join(stub["source"]))
        book.write(case.change) if isinstance(case.change, str) else case.change(book)
        text = book.text
        if text is None:
            text = json.dumps(book.raw).encode()
        chapter, name = notebook.split("/")
        (folder / f"{name}.ipynb").write_bytes(text)
        for path, content in case.beside.items():
            (folder / path).write_text(content, "utf-8")
        return Submission(self.course(notebook), chapter, f"{name}.ipynb", folder)


def marks(submission, marker):
    """Return {exercise: its verdict}."""
    verdicts = submission.verdicts(submission.taken(), marker)
    marker.close()
    return {verdict.name: verdict for verdict in verdicts}
