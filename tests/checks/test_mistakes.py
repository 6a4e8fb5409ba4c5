"""A mistake is named as the cause only where nothing else can be it."""

import numpy as np
import pytest

from nnkit import checks
from nnkit.checks import CheckFailed
from nnkit.checks._mistakes import mistake_of_stop

A, B = np.array([2.0, 3.0, 5.0]), np.array([0.5, -1.5, 4.0])


def message(function, *args, **kwargs):
    with pytest.raises(CheckFailed) as caught:
        function(*args, **kwargs)
    return str(caught.value)


def cause(got, want, mistakes):
    return message(checks.equal, got, want, "it", mistakes=mistakes).split("\n", 3)[3]


def test_two_telling_numbers_are_enough():
    assert cause(2 * A, A, {"Doubled.": 2 * A}) == "Doubled."


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (4.0, 2.0),  # one number alone
        (A * [1, 1, 2], A),  # one that is not right as well
        (A * 0 + 7, A),  # one, three times
        (np.array([0.0, 1.0, -1.0]), A),  # such numbers come by chance
    ],
)
def test_one_telling_number_is_not(got, want):
    assert cause(got, want, {"A cause.": got}) == "It may be this: A cause."


@pytest.mark.parametrize(
    ("got", "want"),
    [(False, True), ("saddle", "minimum"), ((A, "saddle"), (A, "minimum")), (None, 1.0)]
    + [(np.nan, 1.0), (np.array([2.0, np.nan, np.inf]), A)],
)
def test_a_word_is_what_is_seen(got, want):
    assert cause(got, want, {"What is seen.": got}) == "What is seen."


def test_of_two_that_fit_none_is_the_cause():
    both = {"A.": 2 * A, "B.": lambda: A + A, "C.": -A}
    assert cause(2 * A, A, both) == "It may be one of these:\n- A.\n- B."


def test_of_many_that_fit_nothing_is_said():
    many = {f"{k}.": 2 * A for k in range(4)}
    assert cause(2 * A, A, many) == "Every value is 2 times what it should be."


def test_one_sentence_may_have_several_values():
    assert cause(2 * A, A, {"A.": 2 * A, "A. ": lambda: A + A}) == "A."


def test_a_condition_is_for_values_and_not_for_exceptions():
    positive = {"Above 0.": checks.when(lambda value: value.min() > 0)}
    assert cause(A + 1, -A, positive) == "Above 0."
    assert cause(B, -A, positive) != "Above 0."

    def stops(x):
        return x.nothing

    text = message(checks.returns, stops, (A,), A, mistakes=positive)
    assert "Above 0." not in text


def cases(*inputs):
    return [
        (
            (x,),
            sum(x) / len(x),
            {"The sum.": sum(x), "By 2.": sum(x) / 2, "Last.": x[-1] / len(x)},
        )
        for x in inputs
    ]


def last_line(answer, *inputs):
    return message(checks.each, answer, cases(*inputs)).split("\n")[-1]


def test_several_calls_speak_for_a_mistake_together():
    assert last_line(sum, [2.0, 5.0, 1.5]) == "It may be this: The sum."
    assert last_line(sum, [2.0, 5.0, 1.5], [4.0, 1.0, 1.0, 7.0]) == "The sum."


def test_a_call_where_the_mistake_is_right_tells_nothing():
    def by_two(x):
        return sum(x) / 2

    assert last_line(by_two, [2.0, 4.5], [2.0, 5.0, 1.5]) == "It may be this: By 2."
    three = [2.0, 4.5], [2.0, 5.0, 1.5], [3.0, 1.0, 7.0]
    assert last_line(by_two, *three) == "By 2."


def test_a_call_can_speak_against_a_mistake():
    def sum_of_the_first(x):
        return sum(x) if x[0] == 2 else 0.25

    two = [2.0, 5.0, 1.5], [4.0, 1.0, 1.0, 7.0]
    assert last_line(sum_of_the_first, *two) == "It may be this: The sum."


def test_of_two_that_fit_one_is_refuted_elsewhere():
    def last(x):
        return x[-1] / len(x)

    first = ([4.0, 0.0, 8.0],), 4.0, {"Last.": 8 / 3, "Other.": 8 / 3}
    second = ([1.0, 3.0],), 2.0, {"Last.": 1.5, "Other.": 7.0}
    assert message(checks.each, last, [first, second]).endswith("\nLast.")


def test_a_condition_says_nothing_on_a_call_that_is_right():
    def rounded(x):
        return round(x / 7, 2)

    known = {"Rounded.": checks.when(lambda value: value == round(value, 2))}
    three = [((x,), x / 7, known) for x in (2.0, 7.0, 3.0)]
    assert message(checks.each, rounded, three).endswith("\nRounded.")
    assert message(checks.each, rounded, three[:2]).endswith("be this: Rounded.")


def test_an_answer_that_stops_elsewhere_speaks_against_it():
    def stops(x):
        return sum(x) if x[0] == 2 else x.nothing

    two = [2.0, 5.0, 1.5], [4.0, 1.0, 1.0, 7.0]
    assert last_line(stops, *two) == "It may be this: The sum."


def test_right_calls_say_nothing():
    assert checks.each(lambda x: sum(x) / len(x), cases([2.0], [3.0, 6.0])) is None


def refuses(x):
    raise ValueError("no")


def fails(x):
    return np.zeros(3) + np.zeros(7)


def test_an_own_raise_is_known_for_sure_and_another_stop_is_not():
    known = {"All values are allowed.": ValueError}
    text = message(checks.returns, refuses, (A,), A, mistakes=known)
    assert text.endswith("\nAll values are allowed.")
    text = message(checks.returns, fails, (A,), A, mistakes=known)
    assert text.endswith("\nIt may be this: All values are allowed.")


@pytest.mark.parametrize(
    ("newer", "wrong"),
    [
        (
            "slice indices must be integers or have an __index__ method",
            lambda: [][0.5:],
        ),
        ("division by zero", lambda: 1.0 / 0),
    ],
)
def test_a_newer_python_words_an_exception_otherwise(newer, wrong):
    """As the sandbox's does; of other words nothing is said."""
    kind = TypeError if "slice" in newer else ZeroDivisionError
    for text, known in ((newer, True), (f"{newer}, or so", False)):
        said = mistake_of_stop(kind(text), {"It is this.": wrong}, refused=False)
        assert ("It is this." in (said or "")) is known
