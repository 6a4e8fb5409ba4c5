"""The perceptron: by hand, against a loop, where it must end and where it cannot."""

import itertools

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pytest

import nnkit as nn
from tests.library.zoo import DTYPES, data, generator

INPUTS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def learn(X, y, epochs):
    """The rule in plain Python: (w, b, mistakes)."""
    w, b, mistakes = [0.0] * len(X[0]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            says = 1 if sum(wi * xi for wi, xi in zip(w, x, strict=True)) + b > 0 else 0
            if says < label:
                w, b = [wi + xi for wi, xi in zip(w, x, strict=True)], b + 1
            elif says > label:
                w, b = [wi - xi for wi, xi in zip(w, x, strict=True)], b - 1
            wrong += says != label
        mistakes.append(wrong)
        if not wrong:
            break
    return w, b, mistakes


def test_nand_by_hand_and_no_on_the_line_itself():
    unit = nn.Perceptron(2)
    unit.weight[:], unit.bias = -2, 3
    assert unit.forward(INPUTS).tolist() == [1, 1, 1, 0]
    assert unit.forward([[1.5, 0]]).tolist() == [0]


@pytest.mark.parametrize("y", [*itertools.product([0, 1], repeat=4)])
def test_every_function_of_two_bits_but_two_is_learned(y):
    unit = nn.Perceptron(2)
    mistakes = unit.fit(INPUTS, y, epochs=50)
    w, b, expected = learn(INPUTS.tolist(), y, 50)
    assert mistakes == expected
    assert unit.weight.tolist() == w
    assert unit.bias == b
    learned = y not in [(0, 1, 1, 0), (1, 0, 0, 1)]  # XOR and its opposite
    assert (mistakes[-1] == 0) == learned == (unit.forward(INPUTS).tolist() == list(y))
    assert len(mistakes) == 50 or learned


@hypothesis.given(st.integers(1, 12), st.integers(1, 4), st.integers(0))
def test_any_size_against_the_loop(n, k, seed):
    X = generator(seed).integers(-9, 10, (n, k))
    y = generator(seed + 1).integers(0, 2, n)
    unit = nn.Perceptron(k, dtype=np.float64)
    w, b, mistakes = learn(X.tolist(), y.tolist(), 20)
    assert unit.fit(X, y, epochs=20) == mistakes
    assert (unit.weight.tolist(), unit.bias) == (w, b)


def test_mistakes_on_separable_data_keep_below_novikoffs_bound():
    X = data(shape=(200, 3))
    X = X[np.abs(X @ [1, -2, 0.5]) > 0.5]
    y = (X @ [1, -2, 0.5] > 0).astype(int)
    unit = nn.Perceptron(3, dtype=np.float64)
    mistakes = unit.fit(X, y)
    assert mistakes[-1] == 0
    assert nn.accuracy(unit, X, y) == 1
    radius = (np.sum(X**2, axis=1) + 1).max()
    assert sum(mistakes) <= radius * (1 + 4 + 0.25) / 0.5**2


@pytest.mark.parametrize("dtype", DTYPES)
def test_types_arguments_and_a_second_fit(dtype):
    unit, X, y = (
        nn.Perceptron(2, dtype=dtype),
        INPUTS.astype(dtype),
        np.array([0, 1] * 2),
    )
    assert unit.fit(X, y, epochs=0) == []
    assert unit.weight.tolist() == [0, 0]
    assert unit.fit(X, y)[-1] == 0
    assert unit.fit(X, y) == [0]
    assert unit.forward(X).dtype == unit.weight.dtype == dtype
    assert (X == INPUTS).all()
    assert y.tolist() == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        (INPUTS, [0, 1, 1, -1], r"y \(with label -1\) must hold labels 0 and 1"),
        (INPUTS, [0, 1, 0.5, 1], r"y \(with label 0.5\)"),
        (INPUTS, [0, 1, 1], r"y \(shape \(3,\)\) must be one label for each of the 4"),
        (INPUTS, np.zeros((4, 1)), r"y \(shape \(4, 1\)\)"),
        (np.zeros((0, 2)), [], r"y \(shape \(0,\)\)"),
        (np.zeros((4, 3)), [0] * 4, r"x \(shape \(4, 3\)\) must be of shape \(N, 2\)"),
        ([0, 1], [0], r"x \(shape \(2,\)\)"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(X, y, message):
    unit = nn.Perceptron(2)
    unit.fit(INPUTS, [0, 0, 0, 1])
    with pytest.raises(ValueError, match=message):
        unit.fit(X, y)
    assert (unit.weight.tolist(), unit.bias) == ([2, 1], -2)


def test_options_out_of_range():
    with pytest.raises(ValueError, match=r"in_features \(=0\)"):
        nn.Perceptron(0)
    with pytest.raises(ValueError, match=r"epochs \(=-1\)"):
        nn.Perceptron(2).fit(INPUTS, [0, 0, 0, 1], epochs=-1)
    with pytest.raises(ValueError, match=r"dtype \(=int64\) must be a float dtype"):
        nn.Perceptron(2, dtype=np.int64)
