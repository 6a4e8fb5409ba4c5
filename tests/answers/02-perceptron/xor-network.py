"""Answers to exercise 2.4, XOR with three units."""

import numpy as np


def right_minus_two():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1, -2]), -0.5


def right_whole_numbers():
    return [[2, 2], [2, 2]], [-1, -3], [2, -2], -1


def right_uneven():
    W = np.array([[1.0, 3.0], [0.7, 0.4]])
    return W, np.array([0.0, -0.8]), np.array([0.3, -0.4]), np.float64(-0.1)


def wrong_order_of_hidden_units():
    """Hidden unit 1 is AND and hidden unit 2 is OR. The order is OR, AND."""
    return np.ones((2, 2)), np.array([-1.5, -0.5]), np.array([-2, 1]), -0.5


def wrong_both_or():
    """hidden unit 2 (AND)"""
    return np.ones((2, 2)), np.array([-0.5, -0.5]), np.array([1, -2]), -0.5


def wrong_both_and():
    """hidden unit 1 (OR)"""
    return np.ones((2, 2)), np.array([-1.5, -1.5]), np.array([1, -2]), -0.5


def wrong_thresholds():
    """With −b it would be right: the bias is minus the threshold."""
    return np.ones((2, 2)), np.array([0.5, 1.5]), np.array([1, -2]), 0.5


def wrong_and_on_the_line():
    """Wherever the output is wrong, w·x + b is exactly 0"""
    return np.ones((2, 2)), np.array([-0.5, -2.0]), np.array([1, -2]), -0.5


def wrong_output_or():
    """These are the answers of OR."""
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1, 1]), -0.5


def wrong_output_and():
    """These are the answers of AND."""
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1, 1]), -1.5


def wrong_output_on_the_line():
    """0 gives the output 0. Raise b a little."""
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1, -1]), -1


def wrong_output_bias_sign():
    """With −b it would be right: the bias is minus the threshold."""
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1, -1]), 0.5


def wrong_output_weights_swapped():
    """With the two weights swapped it would be right."""
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([-2, 1]), -0.5


def wrong_xnor():
    """All answers are the opposite of the right ones."""
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([-1, 2]), 0.5


def wrong_nand_hidden_unit():
    """hidden unit 2 (AND)"""
    W = np.array([[1, 1], [-1, -1]])
    return W, np.array([-0.5, 1.5]), np.array([1, 1]), -1.5


def wrong_row_missing():
    """W has the shape (2,); it must be (2, 2)."""
    return np.ones(2), np.array([-0.5, -1.5]), np.array([1, -2]), -0.5


def wrong_three_things():
    """Return 4 things, (W, b, v, c), as one tuple."""
    return np.ones((2, 2)), np.array([-0.5, -1.5, -0.5]), np.array([1, -2])


def wrong_one_hidden_bias():
    """b has the shape (); it must be (2,)"""
    return np.ones((2, 2)), -0.5, np.array([1, -2]), -0.5


def wrong_output_bias_is_an_array():
    """c has the shape (1,); it must be (), a plain number."""
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1, -2]), np.array([-0.5])


def wrong_transposed():
    """W is transposed: it has one row for each hidden unit."""
    W = np.array([[1.0, 0.2], [1.0, 1.0]])
    return W, np.array([-0.5, -1.1]), np.array([1, -2]), -0.5


def wrong_answers_in_place_of_weights():
    """W has the shape (4,)"""
    return np.array([0, 1, 1, 0]), np.zeros(2), np.zeros(2), 0.0


def right_fn():
    W = np.full((2, 2), 0.5)
    b = np.array([-0.25, -0.75])
    return W, b, np.array([4.0, -5.0]), -2.0
