"""The helper of chapter 02's test cells: right units pass, faults are named truly."""

import numpy as np
import pytest

import nnkit as nn
from nnkit.checks import CheckFailed
from nnkit.rivals.trainings import faulty_training
from nnkit.rivals.units import (
    GATES,
    binary_inputs,
    expect_gate,
    expect_xor,
)


@pytest.mark.parametrize(
    ("name", "n", "unit"),
    [
        ("AND", 2, ((1, 1), -1.5)),
        ("AND", 3, ([0.1, 0.1, 0.1], -0.25)),
        ("OR", 4, (np.full(4, 7), -3)),
        ("OR", 2, ((1, 1), 0)),
        ("NAND", 1, ([-2], np.float64(1))),
        ("NOR", 2, [np.array([-1, -3]), 0.5]),
    ],
)
def test_right_units_pass(name, n, unit):
    expect_gate(lambda name, n: unit, name, n)


@pytest.mark.parametrize(
    ("name", "unit", "message"),
    [
        ("AND", ((1, 1), 1.5), "With −b it would be right"),
        ("AND", ((1, 1), -2), "is exactly 0, and 0 gives the output 0"),
        ("AND", ((0.1, 0.1), -0.2), "is exactly 0, and 0 gives the output 0"),
        ("AND", ((-1, -1), 1.5), "opposite of the right ones"),
        ("NAND", ((1, 1), 1.5), "With −w it would be right"),
        ("AND", ((1, 1), 9), "1 for every input: b is too large"),
        ("OR", ((1, 1), -9), "0 for every input: b is too small"),
        ("AND", ((1, 1), -0.5), "These are the answers of OR."),
        ("OR", ((1, 0), -0.5), "only repeats input 1."),
        ("OR", (-1.5, (1, 1)), "The order is (w, b)"),
        ("OR", (1, -0.5), "w has the shape ()"),
        ("OR", ((1, 1), [-0.5]), "b has the shape (1,); it must be (), a plain"),
        ("OR", (1, 1, -0.5), "Return 2 things, (w, b)"),
        ("OR", ("ab", 1), "must be numbers"),
        ("OR", None, "returned nothing"),
        ("AND", ((0, 0), -1), "All weights are 0"),
        ("OR", ((-1, 1), 0.5), "2 of 4 answers are wrong."),
    ],
)
def test_wrong_units_are_named(name, unit, message):
    with pytest.raises(CheckFailed) as caught:
        expect_gate(lambda name, n: unit, name, 2)
    assert message in str(caught.value)


def test_a_cure_that_ends_on_the_line_is_not_promised():
    with pytest.raises(CheckFailed, match="1 for every input") as caught:
        expect_gate(lambda name, n: ((1, 1), 2), "AND", 2)
    assert "With −b" not in str(caught.value)


def test_a_stub_and_a_failing_function_are_told_apart():
    def stub(name, n):
        raise NotImplementedError("write this")

    def fails(name, n):
        return 1 / 0

    for function, message in ((stub, "not written yet"), (fails, "ZeroDivision")):
        with pytest.raises(CheckFailed, match=message):
            expect_gate(function, "OR", 2)


RIGHT = ([[1, 1], [1, 1]], [-0.5, -1.5], [1, -2], -0.5)


@pytest.mark.parametrize(
    ("part", "value", "message"),
    [
        (1, [-1.5, -0.5], "The order is OR, AND."),
        (1, [-1.5, -1.5], "hidden unit 1 (OR)"),
        (1, [-0.5, -2], "hidden unit 2 (AND)"),
        (3, 0.5, "output unit"),
        (2, [1, 1], "These are the answers of OR."),
        (2, [-2, 1], "With the two weights swapped"),
    ],
)
def test_faults_of_the_network_are_named(part, value, message):
    expect_xor(lambda: RIGHT)
    parts = [*RIGHT[:part], value, *RIGHT[part + 1 :]]
    with pytest.raises(CheckFailed) as caught:
        expect_xor(lambda: tuple(parts))
    assert message in str(caught.value)


def test_a_transposed_matrix_is_named():
    W = np.array([[1, 0.2], [1, 1]])
    with pytest.raises(CheckFailed, match="W is transposed"):
        expect_xor(lambda: (W, [-0.5, -1.1], [1, -2], -0.5))
    expect_xor(lambda: (W.T, [-0.5, -1.1], [1, -2], -0.5))


def test_training_without_fault_is_that_of_the_library():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(30, 3)), rng.integers(2, size=30)
    unit = nn.Perceptron(3, dtype=np.float64)
    mistakes = unit.fit(X, y, epochs=7)
    w, b, counts = faulty_training(X, y, 1.0, 7)
    np.testing.assert_allclose(w, unit.weight)
    assert (b, counts) == (unit.bias, mistakes)


def test_every_fault_changes_the_training():
    X, y = binary_inputs(3), GATES["AND"](binary_inputs(3)).astype(int)
    right = faulty_training(X, y, 0.5, 40)
    faults = ("starts anew", "batch", "at zero", "adds only", "uphill", "one epoch")
    faults += ("w without lr", "b without lr", "b always", "no bias", "goes on")
    faults += ("0 for −1", "counts after", "z without b", "signed", "counts late")
    faults += ("appends inside", "breaks off", "none at zero", "no change", "always")
    for fault in faults:
        other = faulty_training(X, y, 0.5, 40, fault)
        assert (other[0].tolist(), *other[1:]) != (right[0].tolist(), *right[1:]), fault
