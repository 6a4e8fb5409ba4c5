"""What the explorable of the decision line teaches is true."""

import itertools

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.decision_line import DATA, compute


@pytest.mark.parametrize(
    ("data", "unit"),
    [
        ("AND", (1.0, 1.0, -1.5)),
        ("OR", (1.0, 1.0, -0.5)),
        ("NAND", (-1.0, -1.0, 1.5)),
        ("two clouds", (2.0, -1.0, -1.0)),
    ],
)
def test_a_separable_set_has_its_line_within_the_sliders(data, unit):
    assert compute(data, *unit).right.all()


def test_no_line_of_the_sliders_gets_more_than_three_points_of_xor():
    w, b = np.arange(-3, 3.1, 0.5), np.arange(-4, 4.1, 0.5)
    counts = [compute("XOR", *u).right.sum() for u in itertools.product(w, w, b)]
    assert max(counts) == 3


def test_and_needs_a_bias_above_minus_two_and_not_above_minus_one():
    right = [k for k in range(-40, 41) if compute("AND", 1, 1, k / 10).right.all()]
    assert right == list(range(-19, -9))


def test_no_other_slider_alone_repairs_the_start_of_the_notebook():
    for k in range(-30, 31):
        assert not compute("AND", k / 10, 1.0, -0.5).right.all()
        assert not compute("AND", 1.0, k / 10, -0.5).right.all()


def test_a_point_on_the_line_gets_zero():
    result = compute("OR", 0.1, 0.1, -0.1)
    np.testing.assert_array_equal(result.outputs, [0, 0, 0, 1])
    assert (result.z == 0).sum() == 2
    assert compute("AND", 0.1, 0.2, -0.3).outputs.sum() == 0  # not 5.6e-17


def test_the_line_is_where_z_is_zero_and_w_stands_on_it():
    w, b = np.array([0.7, -2.1]), 1.3
    result = compute("AND", *w, b)
    np.testing.assert_allclose(result.line @ w + b, 0, atol=1e-9)
    assert abs((result.line[1] - result.line[0]) @ w) < 1e-9
    foot = result.line.mean(axis=0)
    assert np.isclose(np.linalg.norm(foot), abs(result.distance))


def test_flipped_signs_turn_every_answer_off_the_line():
    X, _ = DATA["two clouds"]
    one, other = compute("two clouds", 1, 2, -3), compute("two clouds", -1, -2, 3)
    off = one.z != 0
    np.testing.assert_array_equal(one.outputs[off], 1 - other.outputs[off])
    assert len(X) == len(off)


def test_zero_weights_have_no_line():
    stage = explore.decision_line(w1=0.0, w2=0.0, b=1.0)
    assert "no line: the answer is 1 for every input" in stage.alt
    stage.controls["b"].value = 0.0
    assert "the answer is 0 for every input" in stage.alt


def test_points_on_the_line_are_counted_in_words():
    stage = explore.decision_line(data="AND", w1=1.0, w2=1.0, b=-2.0)
    assert stage.alt.endswith("; 1 point lies on it and gets 0.")
    stage.controls["b"].value = -1.0
    assert stage.alt.endswith("; 2 points lie on it and get 0.")
