"""A small exercise, and learners' notebooks for it."""

from nnkit.grading.cells import Learner
from nnkit.grading.exercises import Exercise, Test
from nnkit.grading.notebook import Cell

SETUP = "import numpy as np\nimport nnkit as nn\nfrom nnkit import checks, plotting"
STUB = 'def double(x):\n    raise NotImplementedError("replace this line")'
RIGHT = "def double(x):\n    return 2 * x"
FIRST = "checks.own_work(double)\nchecks.returns(double, (2.0,), 4.0)"
SECOND = "for x in (3.0, -1.0):\n    checks.returns(double, (x,), 2 * x)"
ARRAY = "checks.returns(double, (np.arange(3.0),), np.arange(0.0, 6.0, 2.0))"


def exercise(*tests, name="double", setup=SETUP):
    made = [
        Test(f"test-{name}-{number}", source, 1.0)
        for number, source in enumerate(tests or (FIRST, SECOND), start=1)
    ]
    return Exercise(name, "Twice", name, (setup,), STUB, "cell-1", tuple(made))


def cell(source, grade_id=None, kind="code"):
    grading = {"nbgrader": {"grade_id": grade_id}} if grade_id else {}
    return Cell(kind, source, grading)


def answer(source):
    return cell(source, "double")


def learner(*cells, wanted=None):
    """Return a learner whose cells these are; a text is the answer."""
    made = [answer(one) if isinstance(one, str) else one for one in cells]
    return Learner(made, [wanted or exercise()])
