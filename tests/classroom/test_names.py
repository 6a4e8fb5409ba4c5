import pytest

from nnkit.classroom.names import binds, leaned_on, statements

HERE = (0, 100)  # the answer's place; a cell's place is its number in `before`


def helpers(answer, *before, after=(), elsewhere=(), known=(), given=()):
    """Return the statements that `answer` leans on, as texts."""
    pool = [s for n, text in enumerate(before) for s in statements(text, (0, n))]
    pool += [s for text in given for s in statements(text, (0, 50), own=False)]
    pool += [s for n, text in enumerate(after) for s in statements(text, (0, 200 + n))]
    pool += [s for text in elsewhere for s in statements(text, (1, 0))]
    return [s.source for s in leaned_on(answer, HERE, pool, set(known))]


ANSWER = "def f(x):\n    return half(x) + C"


def test_only_what_is_needed_is_taken_with_what_that_needs():
    found = helpers(
        ANSWER,
        "from google.colab import drive\ndrive.mount('/x')\nK = 3\nC = K + 1",
        "@staticmethod\ndef half(x):\n    # mine\n    return x / TWO",
        "while True: pass",
        "x = 3\nunused = half(7)",
        "TWO = 2\nprint(half(4))",
    )
    assert found == [
        "K = 3",
        "C = K + 1",
        "@staticmethod\ndef half(x):\n    # mine\n    return x / TWO",
        "TWO = 2",
    ]


def test_a_helper_is_found_below_and_in_another_file():
    assert helpers(ANSWER, "C = 1", after=["def half(x): ..."]) == [
        "C = 1",
        "def half(x): ...",
    ]
    assert helpers(ANSWER, "C = 1", elsewhere=["C = 2", "half = abs"]) == [
        "C = 1",
        "half = abs",
    ]


def test_what_fills_a_table_belongs_to_it():
    cells = [
        "t = {}",
        "t['a'] = 1\nfor i in range(3):\n    t.update({i: i})",
        "print(t)",
    ]
    assert len(helpers("def f(): return t", *cells)) == 3


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        ("sum = 0", False),
        ("def sum(x): return 1", True),
        ("from numpy import sum", True),
        ("checks = 3", False),
    ],
)
def test_a_builtin_is_not_replaced_by_a_variable(cell, taken):
    assert bool(helpers("def f(x): return sum(x)", cell)) == taken


def test_an_own_definition_goes_before_a_known_one_but_a_given_cells_does_not():
    answer = "def f(x): return sigmoid(x)"
    own = "def sigmoid(z): return 1"
    assert helpers(answer, own, known=["sigmoid"]) == [own]
    assert helpers(answer, after=[own], known=["sigmoid"]) == []
    assert helpers(answer, given=[own], known=["sigmoid"]) == []
    assert helpers(answer, given=[own]) == [own]


def test_what_may_bind_any_name_is_taken_for_an_unknown_one():
    cells = ["from math import *", "%run helper.py", "print(1)"]
    assert len(helpers("def f(x): return tau * x", *cells)) == 2
    assert helpers("def f(x): return x", *cells) == []


def test_any_text_is_read():
    assert statements("def f(:") == []
    assert binds("%%time\n!pip install x\na = 1") == {"a"}
    assert binds("a = 1; b = 2\nfor i in []: c = [j for j in i]") == {
        "a",
        "b",
        "c",
        "i",
    }
    assert binds("def g():\n    global h\n    y = 1") == {"g"}
    assert statements("\0") == statements("") == []
    assert helpers("return return") == []
