"""Which cells an exercise needs, whatever a learner did to the notebook."""

import pytest

from nnkit.grading.cells import read
from tests.grading import toy
from tests.grading.toy import answer, cell, learner

LEANS = "def double(x):\n    return twice(x)"
TWICE = "def twice(x):\n    return 2 * x"


def needed(*cells):
    return learner(*cells).needed(toy.exercise())


def test_an_answer_alone_needs_nothing_else():
    others = cell("x = 3\nnp.array(x)"), cell("raise ValueError")
    assert needed(others[0], toy.RIGHT, others[1]) == [1]


def test_helpers_above_below_and_of_helpers_are_found():
    assert needed(cell(TWICE), LEANS) == [0, 1]
    assert needed(LEANS, cell(TWICE)) == [1, 0]
    assert needed(cell("TWO = 2"), cell(TWICE.replace("2", "TWO")), LEANS) == [0, 1, 2]
    assert needed(cell("import math as m"), cell(LEANS), "def double(x): m.e") == [0, 2]


def test_the_nearest_helper_above_counts():
    again = cell(TWICE.replace("2", "3"))
    assert needed(again, cell(TWICE), LEANS, again) == [1, 2]


def test_a_local_name_is_no_helper():
    source = "def double(x, n=1):\n    y = x\n    return [z for z in y]"
    assert needed(cell("x = y = z = n = 1"), source) == [1]


def test_what_the_course_gives_is_not_taken_from_the_learner():
    assert needed(cell("np = 3\nimport nnkit as nn"), toy.RIGHT) == [1]
    source = "def double(x):\n    return np.sum(x) + nn.sigmoid(x)"
    assert needed(cell("np = nn = 3"), source) == [1]


def test_pythons_own_names_stay_but_for_a_function():
    source = "def double(x):\n    return sum(x)"
    assert needed(cell("sum = 0"), source) == [1]
    assert needed(cell("def sum(x):\n    return 2 * x"), source) == [0, 1]


@pytest.mark.parametrize(
    "cells",
    [
        (answer(toy.RIGHT), answer(toy.STUB)),
        (answer(toy.STUB), answer(toy.RIGHT)),
        (answer(toy.STUB), cell(toy.RIGHT)),
        (cell(toy.RIGHT), answer("# see above")),
        (cell("x = 1"), cell(toy.RIGHT)),
        (cell("print(1)"), answer(toy.RIGHT), cell("double(2)")),
        (cell("# text"), cell(toy.RIGHT, "double", kind="markdown")),
    ],
    ids=range(7),
)
def test_the_answer_is_found(cells):
    found = learner(*cells)
    place = found.answers["double"]
    assert found.cells[place].source == toy.RIGHT


def test_an_answer_in_two_cells_is_put_together():
    half = answer("def half(x):\n    return x / 2")
    found = learner(half, cell("def double(x):\n    return half(4 * x)"))
    assert found.needed(toy.exercise()) == [0, 1]


def test_an_untouched_or_empty_answer_is_the_cell_itself():
    assert learner(cell("x = 1"), toy.STUB).answers["double"] == 1
    assert learner(cell("x = 1"), answer("")).answers["double"] == 1
    assert learner(cell("x = 1")).answers["double"] is None


def test_magic_is_read_as_the_python_that_it_stands_for():
    part = read("%matplotlib inline\nx = 1\n!ls")
    assert part.error is None
    assert set(part.makes) == {"x"}
    assert read("def f(x:\n  pass").error is not None
    assert read("x = 'a\0b'").error is not None
    assert read("(" * 5000 + ")" * 5000).error is not None
    assert read("x = 1\n" * 40_000).error is not None


def test_names_are_found_in_blocks():
    part = read(
        "if True:\n    import os\nfor i in []:\n    def f(): g()\n(a, b) = 1, 2"
    )
    assert set(part.makes) == {"os", "i", "f", "a", "b"}
    assert part.uses == {"g"}
