"""Each notebook runs with all exercises solved, and with each single one open.

`make test` reads that from the cells; `make one-open` runs them (three minutes of CPU).
"""

import pytest

from tests.answers.harness import cells, grade_id
from tests.chapters.running import (
    NAMES,
    NOTEBOOKS,
    ROOT,
    course_cells,
    fresh,
    is_answer,
    leans,
    stops,
)

#: A cell that needs a network which has learned, and why.
LEARNED = {"92b96395": "06-3b: it draws digits that the network reads, after 80 images"}


def one_open():
    for path in filter(leans, NOTEBOOKS):
        names = [grade_id(cell) for cell in course_cells(path) if is_answer(cell)]
        for name in (None, *names):
            yield pytest.param(path, name, id=f"{NAMES[path]}-{name}")


@pytest.mark.parametrize(("path", "name"), [*one_open()])
def test_no_cell_stops_while_one_exercise_is_open(path, name, small):
    solved = {
        grade_id(cell): cell
        for cell in cells(ROOT / "solutions" / path.relative_to(ROOT / "course"))
        if is_answer(cell) and grade_id(cell) != name
    }
    written = [solved.get(grade_id(cell), cell) for cell in course_cells(path)]
    stopped, printed = stops(written, fresh())
    assert [said for said in stopped if said.split()[1][:-1] not in LEARNED] == []
    assert name is not None or "still needs" not in printed
