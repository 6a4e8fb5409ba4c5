"""Marks and reasons, with the guest in this process."""

import re
from dataclasses import replace

import pytest

from nnkit.checks import CheckFailed, aside
from nnkit.grading.limits import TOO_MUCH_MEMORY, TOO_SLOW, Limits
from nnkit.grading.verdict import NOT_STARTED, RIGHT, WRONG, nothing
from tests.grading import toy
from tests.grading.here import HereMarker
from tests.grading.toy import cell

HELPER = cell("def twice(x):\n    return 2 * x")
LEANS = "def double(x):\n    return twice(x)"


@pytest.fixture
def marker():
    with HereMarker() as made:
        yield made


def mark(marker, *cells, tests=()):
    wanted = toy.exercise(*tests)
    return marker.mark(wanted, toy.learner(*cells, wanted=wanted))


@pytest.mark.parametrize(
    "cells",
    [
        (toy.RIGHT,),
        (HELPER, LEANS),
        (LEANS, HELPER),
        (cell("sum = max = float = checks = np = 3"), toy.RIGHT),
        (cell("raise ValueError"), cell("import nowhere"), toy.RIGHT),
        (cell("while True: pass"), toy.RIGHT),
        (toy.RIGHT + "\n1 / 0",),
        ("double = lambda x: 2 * x",),
        ("import functools\n@functools.cache\n" + toy.RIGHT,),
        ("from operator import mul\n" + toy.RIGHT.replace("2 * x", "mul(2, x)"),),
        (cell("from math import *"), "def double(x):\n    return 2 * x * cos(0)"),
        (cell("globals()['two'] = 2"), "def double(x):\n    return two * x"),
        ("%time x = 3\n" + toy.RIGHT,),
        ("import matplotlib.pyplot as plt\nplt.plot([1])\n" + toy.RIGHT,),
        (cell("class Two:\n    n = 2"), "def double(x):\n    return Two.n * x"),
    ],
    ids=range(15),
)
def test_right_work_gets_its_marks(marker, cells):
    verdict = mark(marker, *cells)
    assert (verdict.kind, verdict.points) == (RIGHT, 2), verdict.text


@pytest.mark.parametrize(
    ("cells", "kind", "said"),
    [
        ((toy.STUB,), NOT_STARTED, "not started"),
        ((cell("x"),), NOT_STARTED, "deleted"),
        (("def double(x):\n    return 3 * x",), WRONG, "double(2.0)\n  expected: 4.0"),
        (("def double(x)\n    return",), WRONG, "syntax error on line 1"),
        (("def twice(x):\n    return 2 * x",), WRONG, "The answer cell defines twice"),
        (("",), NOT_STARTED, "the answer cell is empty"),
        (("double = 4",), WRONG, "Expected a function, got 4"),
        (("def double(x):\n    return nn.sigmoid(x)",), WRONG, "uses nnkit (nn)"),
        (
            ("from nnkit import sigmoid as r\ndef double(x):\n    r(x)",),
            WRONG,
            "nnkit (r)",
        ),
        (("def double(x):\n    return y * x",), WRONG, "Nothing in this notebook made"),
        (("1 / 0\n" + toy.RIGHT[:-1] + "y",), WRONG, "ZeroDivisionError"),
        (("def double(x):\n    raise MemoryError",), TOO_MUCH_MEMORY, "MemoryError"),
        (
            ("def double(x):\n    return half(x)", "def half(x):\n    1 / 0"),
            WRONG,
            "1 / 0",
        ),
        ((toy.STUB + "  # ?",), WRONG, "double is not written yet"),
    ],
    ids=range(14),
)
def test_wrong_work_is_told_why(marker, cells, kind, said):
    verdict = mark(marker, *cells[:1], *map(cell, cells[1:]) if len(cells) > 1 else ())
    assert (verdict.kind, verdict.points) == (kind, 0)
    assert said in verdict.text


def test_a_failing_line_is_quoted_with_its_number(marker):
    source = "def double(x):\n    y = x + 'a'\n    return y"
    said = mark(marker, source).text
    assert "stopped in line 2 of double with TypeError" in said
    assert "> y = x + 'a'" in said


def test_a_file_of_the_host_is_never_quoted(marker):
    source = (
        "code = compile('\\n\\n1 / 0', '/etc/passwd', 'exec')\n"
        "def double(x):\n    exec(code, globals())"
    )
    said = mark(marker, source).text
    assert "division by zero" in said
    assert "> exec(code" in said


def test_a_changed_argument_is_seen_through_the_border(marker):
    source = "def double(x):\n    x *= 2\n    return x"
    assert "changed its argument `x`" in mark(marker, source, tests=[toy.ARRAY]).text


@pytest.mark.parametrize(
    ("source", "test"),
    [
        ("def double(d):\n    d['a'] = [1]; d.pop('b')", "d = {'b': 1}"),
        ("def double(d):\n    d.append(3); d[0] = 9", "d = [1, 2]"),
        ("def double(d):\n    d[0][0][1] = 5", "d = [(np.zeros(3), 'a')]"),
        ("def double(d):\n    d.random(3)", "d = np.random.default_rng(0)"),
    ],
    ids=range(4),
)
def test_arguments_come_back_as_they_are(marker, source, test):
    check = (
        f"{test}\nimport copy\nold, mine = copy.deepcopy(d), copy.deepcopy(d)\n"
        f"exec({source.replace('double', 'known')!r})\nknown(mine)\ndouble(d)\n"
        "show = lambda v: str(v.bit_generator.state if hasattr(v, 'spawn') else v)\n"
        "checks.that(show(d) == show(mine) != show(old), show(d))"
    )
    verdict = mark(marker, source, tests=[check])
    assert verdict.kind == RIGHT, verdict.text


def test_the_learners_names_stay_out_of_the_tests(marker):
    source = toy.RIGHT + "\nnp = range = SECRET = 3"
    test = "checks.that('SECRET' not in globals() and range(2), 'seen')"
    assert mark(marker, source, tests=[test, toy.ARRAY]).kind == RIGHT


def test_who_lets_others_wait_again_and_again_gets_less_time(monkeypatch):
    asked = []

    def slow(marker, exercise, learner):
        asked.append((marker.limits.seconds, marker.limits.instructions))
        return nothing(exercise, TOO_SLOW, "")

    monkeypatch.setattr(HereMarker, "_whole", slow)
    with HereMarker(Limits(seconds=10, instructions=100)) as marker:
        for _ in range(5):
            mark(marker, toy.RIGHT)
    assert asked == [(10, 100)] * 3 + [(2, 20)] * 2


HALF = "def half(x):\n    return x[0]"
WRAPPED = "def wrapped(x):\n    return double(x)"


@pytest.mark.parametrize(
    ("setup", "source", "test", "where"),
    [
        (
            HALF,
            "def double(f):\n    y = 1\n    return f(y)",
            "checks.returns(double, (half,), 1)",
            "line 2 of half (called in line 3 of double) with TypeE",
        ),
        (
            "",
            "def double(f):\n    y = 1\n    return f(y)",
            f"{HALF}\nchecks.returns(double, (half,), 1)",
            "line 3 of double with TypeE",
        ),
        (
            WRAPPED,
            "def double(x):\n    return x[0]",
            "checks.returns(wrapped, (1,), 1)",
            "line 2 of double (called in line 2 of wrapped) with TypeE",
        ),
        (
            "",
            "def double(x):\n    return x[0]",
            f"{WRAPPED}\nchecks.returns(wrapped, (1,), 1)",
            "line 2 of double with TypeE",
        ),
    ],
)
def test_lines_of_the_notebook_are_shown_and_none_of_a_test(
    marker, setup, source, test, where
):
    wanted = toy.exercise(test)
    wanted = replace(wanted, setups=(*wanted.setups, setup))
    said = marker.mark(wanted, toy.learner(source, wanted=wanted)).text
    assert f"stopped in {where}" in said
    names = {}
    for cell_of_it in (*wanted.setups, source):
        exec(cell_of_it, names)  # noqa: S102
    with pytest.raises(CheckFailed, match=re.escape(f"stopped in {where}")):
        exec(test, aside(names))  # noqa: S102 (in the notebook it says the same)
