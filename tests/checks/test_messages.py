"""No message says what is not so, or what tells nothing, whatever two values differ."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nnkit import checks
from nnkit.checks import CheckFailed

NUMBERS = st.sampled_from([0.0, 1.0, -1.0, 2.0, 1 + 3e-6, 1 - 4e-5, 0.1, 1e-9, 1e9])
ANY = NUMBERS | st.floats(-1e6, 1e6) | st.sampled_from([np.nan, np.inf])
TABLES = arrays.arrays(
    float, arrays.array_shapes(max_dims=3, max_side=4), elements=ANY
) | arrays.arrays(int, st.integers(1, 9), elements=st.integers(0, 2))
PARTS = ANY | TABLES | st.sampled_from(["saddle", "minimum", True, False])
VALUES = st.recursive(PARTS, lambda inner: st.lists(inner, max_size=3).map(tuple))
SENSELESS = [
    r"\b-?1 times what",
    r"\b1 of 1 ",
    r"only 1 there",
    r"is wrong\. Value number \d+ of \d+ is wrong",
    r"is it ever computed",
    r"<lambda>",
]


def said(expected, got):
    """The message on a wrong value, or "" if it is right."""
    try:
        checks.equal(got, expected, "the value")
    except CheckFailed as error:
        return str(error)
    return ""


def near(value):
    """The same value, with small changes."""
    if isinstance(value, tuple):
        return st.tuples(*map(near, value))
    if isinstance(value, (bool, str)):
        return st.just(value)
    factors = st.sampled_from([1, 1 + 3e-6, 1 + 1e-4, 1.0004, 1e-9, -1, 2])
    return factors.map(lambda factor: value * factor)


def check(expected, got):
    text = said(expected, got)
    for pattern in SENSELESS:
        assert not re.search(pattern, text), text
    shown = dict(re.findall(r"^  (expected|got): +(.*)$", text, re.M))
    if shown and shown["expected"] == shown["got"]:
        assert "They differ" in text, text


@settings(max_examples=60, deadline=None)
@given(VALUES, VALUES)
def test_two_values(expected, got):
    check(expected, got)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_two_values_that_are_nearly_the_same(data):
    expected = data.draw(VALUES)
    check(expected, data.draw(near(expected)))


@settings(max_examples=40, deadline=None)
@given(arrays.arrays(bool, st.integers(2, 12)), st.randoms())
def test_two_tables_of_yes_and_no_are_in_no_wrong_order(table, random):
    mixed = table.tolist()
    random.shuffle(mixed)
    assert "order" not in said(table * 1.0, np.array(mixed) * 1.0)


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(7)))
def test_two_random_orders_are_not_told_to_be_in_the_wrong_one(order):
    assert "wrong order" not in said(np.arange(7), np.array(order))


@pytest.mark.parametrize("size", [1, 2, 30])
def test_an_index_that_is_too_large(size):
    def answer(x):
        return x[size]

    with pytest.raises(CheckFailed) as caught:
        checks.returns(answer, (np.ones(size),), 1.0)
    assert f"the first one is 0, the last one {size} − 1." in str(caught.value)


def test_values_that_look_alike_are_told_apart():
    want = np.linspace(0, 1, 60)
    got = want.copy()
    got[30] += 1e-5
    assert "They differ at [30]: 0.508474" in said(want, got)
    assert "They differ: 0.3 and 0.30000039" in said(0.3, 0.3 + 3.9e-7)


def test_a_part_of_a_part_is_named_once():
    want, got = ((1.0, 2.0), (3.0, 4.0)), ((1.0, 2.0), (5.0, 4.0))
    text = said(want, got)
    assert text.endswith("In value number 2 of 2: Value number 1 of 2 is wrong.")


def test_a_function_without_a_name_is_called_the_function():
    with pytest.raises(CheckFailed) as caught:
        checks.returns(lambda f: 1, (lambda x: x,), 2)
    assert str(caught.value).startswith("the function(a function)\n")


def test_where_only_shapes_are_compared_no_numbers_are_shown():
    with pytest.raises(CheckFailed) as caught:
        got, want = (np.ones(3), [1.5]), (np.zeros(4), [0.0])
        checks.equal(got, want, "it", atol=1e9)
    assert "expected: (array of shape (4,), [a number])" in str(caught.value)
    assert "got:      (array of shape (3,), [a number])" in str(caught.value)
