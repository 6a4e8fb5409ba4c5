"""The helpers of chapter 07's test cells: each fault has its own value and name."""

import numpy as np
import pytest

from nnkit.checks import CheckFailed
from nnkit.rivals.conduct import has_loop, same_twice
from nnkit.rivals.groupings import (
    COLLEAGUES,
    grouping_mistakes,
    library,
    reshaping_mistakes,
)
from tests.library import twins


def layer(n=2, ins=6, outs=12, groups=3, kernel=(2, 3), size=(4, 6)):
    rng = np.random.default_rng(0)
    x = rng.normal(size=(n, ins, *size))
    weight = rng.normal(size=(outs, ins // groups, *kernel))
    return x, weight, rng.normal(size=outs), groups


def test_library_is_the_plain_convolution():
    x, weight, bias, groups = layer()
    plain = twins.conv2d(x, weight, bias, (2, 2), (1, 1), (1, 1), groups)
    np.testing.assert_allclose(library(x, weight, bias, groups, 2, 1), plain)


def test_library_refuses_filters_of_another_shape():
    x, weight, bias, groups = layer()
    with pytest.raises(ValueError, match=r"must be of shape \(12, 2, 2, 3\)"):
        library(x, weight[:, :1], bias, groups)


@pytest.mark.parametrize("mistakes", [grouping_mistakes, reshaping_mistakes])
def test_each_mistake_has_a_value_of_its_own(mistakes):
    args = layer()
    right, found = library(*args), mistakes(*args)
    assert len(found) > 6
    values = [right, *found.values()]
    for i, a in enumerate(values):
        for b in values[:i]:
            assert a.shape != b.shape or not np.allclose(a, b)


def test_what_is_no_mistake_here_is_left_out():
    x, weight, bias, groups = layer(n=1, kernel=(1, 1))
    right = library(x, weight, bias, groups)
    found = grouping_mistakes(x, weight, bias, groups)
    assert not any("180°" in sentence for sentence in found)
    assert all(
        v.shape != right.shape or not np.allclose(v, right) for v in found.values()
    )


@pytest.mark.parametrize(("name", "right"), [("A", 0), ("B", 1), ("C", 0), ("D", 0)])
def test_one_colleague_is_right_and_all_have_the_shape(name, right):
    args = layer(ins=8, outs=8, groups=2)
    y = COLLEAGUES[name](*args)
    assert y.shape == library(*args).shape
    assert np.allclose(y, library(*args)) == bool(right)


def for_loop(n):
    for i in range(n):
        n += i
    return n


def while_loop(n):
    while n > 0:
        n -= 1
    return n


@pytest.mark.parametrize(
    ("function", "loops"),
    [
        (for_loop, True),
        (while_loop, True),
        (lambda n: [i for i in n], True),
        (lambda n: sum(i for i in n), True),
        (lambda n: (lambda m: {i for i in m})(n), True),
        (lambda n: n @ n if n is not None else n, False),
    ],
)
def test_loops_are_found(function, loops):
    assert has_loop(function) is loops


def test_chance_is_found_and_what_stops_is_left_to_others():
    rng = np.random.default_rng(0)
    same_twice(lambda n: n / n, (0.0,), (0.0,))  # stops
    same_twice(np.sqrt, (4.0,), (4.0,))
    with pytest.raises(CheckFailed, match="depends on chance"):
        same_twice(lambda n: rng.normal(size=n), (3,), (3,))
