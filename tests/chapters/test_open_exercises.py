"""A learner who leaves exercises open can run the rest of each notebook.

No exercise solved: the released notebooks run, top to bottom, in this process and on
so few samples that it takes seconds. A single one open: that is read from the cells
here, and run by `one_open.py`, which takes minutes.
"""

import re

import pytest

from nnkit.rivals import borrowing
from tests.answers.harness import cells, exercises
from tests.chapters.running import (
    NAMES,
    NOTEBOOKS,
    ROOT,
    course_cells,
    fresh,
    is_answer,
    leans,
    made,
    numbers,
    run,
    stops,
)
from tests.chapters.unguarded import Reading
from tests.grading.comparison import by_engine
from tests.grading.here import HereMarker

DROPOUT = ROOT / "course/05-regularization/02a-dropout-and-more-data.ipynb"

#: A cell that names an answer and yet does not run it while it is open, and why.
KNOWN = {
    "46c47100": "04-1b: epochs_to runs softmax_delta only for the row that ready gives",
}


@pytest.mark.parametrize("path", [*filter(leans, NOTEBOOKS)], ids=NAMES.get)
def test_no_cell_stops_while_every_exercise_is_open(path, small):
    stopped, said = stops(course_cells(path), fresh())
    assert not stopped
    told = dict(re.findall(r"exercise (\S+) \((\w+)\)", said))
    assert told.items() <= numbers(path).items()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES.get)
def test_each_answer_is_asked_for_before_it_runs(path):
    written = course_cells(path)
    names = [name for cell in written if is_answer(cell) for name in made(cell)]
    reading = Reading(names)
    faults = {
        cell.id: found
        for cell in written
        if not is_answer(cell) and (found := reading.unguarded(cell.source))
    }
    assert faults.keys() == KNOWN.keys() & {cell.id for cell in written}, faults


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("print(double(2))", {"double"}),
        ("if ready('double'):\n    print(double(2))", set()),
        ("if ready('double'):\n    print(double(halve(2)))", {"halve"}),
        ("if ready('double'):\n    pass\nelse:\n    double(2)", {"double"}),
        ("for k in range(2):\n    if ready('double'):\n        double(k)", set()),
        ("if twins.ready(globals(), double=('0.1', (2,), 4)):\n    double(2)", set()),
        ("table = [double(2)] if ready('double') else []", set()),
        ("def twice(x):\n    return double(double(x))", set()),
        ("def twice(x):\n    return double(x)\ntwice(2)", {"double"}),
        ("f = lambda x: double(x)\nf(2)", {"double"}),
        ("f = lambda x: double(x)\nf = abs\nf(2)", set()),
        ("def twice(double):\n    return double(2)\ntwice(abs)", set()),
        ("double = abs", {"double"}),
        ("f = yours(globals(), 'double', borrow)\nif f:\n    print(f(2))", set()),
        ("f = yours(globals(), 'double', borrow)\nprint(f(2))", {"double"}),
        ("print([double for double in (1, 2)])", {"double"}),
    ],
)
def test_unguarded_answers_are_found(source, found):
    assert Reading(["double", "halve"]).unguarded(source) == found


@pytest.mark.parametrize("name", borrowing.LENT)
def test_what_is_borrowed_earns_nothing(name):
    ((key, exercise),) = (one for one in exercises().items() if one[1].name == name)
    borrowed = f"yours(globals(), {name!r}, borrow=True)"
    for answer in (
        f"{name} = {borrowed}",
        f"def {name}(*args):\n    return {borrowed}(*args)",
        f"lent = {borrowed}\ndef {name}(*args):\n    return lent(*args)",
        f"from nnkit.rivals.borrowing import LENT\n{name} = LENT[{name!r}][2]",
        f"from nnkit.rivals import borrowing, twins\n{name} = getattr(borrowing, "
        f"{name!r}, twins.twin_gradients)",
    ):
        outcome = exercise.mark(answer)
        assert outcome.points == 0, answer
        assert "uses nnkit" in outcome.visible
        with HereMarker() as marker:
            assert by_engine(marker, key, answer)[0] == 0


def test_a_corrected_answer_shows_a_new_table(small):
    (table,) = (cell for cell in cells(DROPOUT) if "remedies = {" in cell.source)
    space, shifted = fresh(), []
    for cell in course_cells(DROPOUT):
        run(cell, space)
        if is_answer(cell) and made(cell).keys() == {"shift_images"}:
            space["shift_images"] = borrowing.shift_images
        if cell.id == table.id:
            break

    def corrected(images, dy, dx):
        shifted.append((dy, dx))
        return borrowing.shift_images(images, dy, dx)

    run(table, space)
    assert not shifted
    space["shift_images"] = corrected
    run(table, space)
    assert {(1, 0), (0, -1)} <= set(shifted)
