"""Answers to exercise 2.1, logic gates."""

import numpy as np


def right_middle(name, n):
    threshold = {"AND": n - 0.5, "OR": 0.5, "NAND": n - 0.5}[name]
    sign = -1 if name == "NAND" else 1
    return sign * np.ones(n), -sign * threshold


def right_lists_and_whole_numbers(name, n):
    if name == "AND":
        return [2] * n, 1 - 2 * n
    if name == "OR":
        return [1] * n, 0
    return [-1] * n, n


def right_uneven_weights(name, n):
    w = np.linspace(1.0, 2.0, n)
    if name == "OR":
        return w, -0.9
    b = 0.5 - w.sum()
    return (w, b) if name == "AND" else (-w, -b)


def wrong_threshold_as_bias(name, n):
    """With −b it would be right: the bias is minus the threshold."""
    threshold = 0.5 if name == "OR" else n - 0.5
    return (-np.ones(n), -threshold) if name == "NAND" else (np.ones(n), threshold)


def wrong_on_the_line(name, n):
    """0 gives the output 0. Raise b a little."""
    return np.ones(n), -n if name == "AND" else -0.5


def wrong_or_on_the_line(name, n):
    """Wherever the output is wrong, w·x + b is exactly 0"""
    if name == "OR":
        return np.ones(n), -1.0
    sign = -1 if name == "NAND" else 1
    return sign * np.ones(n), sign * (0.5 - n)


def wrong_nand_weights_only(name, n):
    """With −b it would be right: the bias is minus the threshold."""
    if name == "OR":
        return np.ones(n), -0.5
    return (-np.ones(n) if name == "NAND" else np.ones(n)), 0.5 - n


def wrong_nand_bias_only(name, n):
    """With −w it would be right: look at the signs of the weights."""
    if name == "OR":
        return np.ones(n), -0.5
    return np.ones(n), n - 0.5 if name == "NAND" else 0.5 - n


def wrong_nand_is_nor(name, n):
    """These are the answers of NOR."""
    if name == "NAND":
        return -np.ones(n), 0.5
    return np.ones(n), -0.5 if name == "OR" else 0.5 - n


def wrong_nand_is_and(name, n):
    """All answers are the opposite of the right ones."""
    return np.ones(n), -0.5 if name == "OR" else 0.5 - n


def wrong_and_or_swapped(name, n):
    """These are the answers of OR."""
    if name == "NAND":
        return -np.ones(n), n - 0.5
    return np.ones(n), -0.5 if name == "AND" else 0.5 - n


def wrong_no_bias(name, n):
    """These are the answers of OR."""
    return (-np.ones(n) if name == "NAND" else np.ones(n)), 0.0


def wrong_always_two(name, n):
    """w has the shape (2,); it must be (3,)"""
    sign = -1 if name == "NAND" else 1
    return sign * np.ones(2), -0.5 if name == "OR" else -sign * 1.5


def wrong_bias_for_two(name, n):
    """For the inputs (0, 1, 1) w·x + b = 0.5, so the output is 1. AND needs 0."""
    sign = -1 if name == "NAND" else 1
    return sign * np.ones(n), -0.5 if name == "OR" else -sign * 1.5


def wrong_order(name, n):
    """The order is (w, b)"""
    return -0.5, np.ones(n)


def wrong_one_weight(name, n):
    """w has the shape (); it must be (2,), one weight for each input."""
    return 1, -0.5 if name == "OR" else -1.5


def wrong_one_array(name, n):
    """Return 2 things, (w, b), as one tuple."""
    return np.append(np.ones(n), -0.5)


def wrong_table_of_answers(name, n):
    """The order is (w, b): first the weights, then the bias."""
    return {"AND": 1, "OR": 1, "NAND": -1}[name], np.ones(n)


def wrong_far_too_strict(name, n):
    """The output is 0 for every input: b is too small for these weights."""
    return (-np.ones(n) if name == "NAND" else np.ones(n)), -10.0


def wrong_fires_always(name, n):
    """The output is 1 for every input: b is too large for these weights."""
    return (-np.ones(n) if name == "NAND" else np.ones(n)), 10.0


def wrong_first_input_only(name, n):
    """The output only repeats input 1."""
    w = np.zeros(n)
    w[0] = 1
    return w, -0.5


def wrong_prints(name, n):
    """The function returned nothing: does it end with `return …`?"""
    w, b = np.ones(n), -0.5
    str((w, b))


def wrong_and_by_shares(name, n):
    """logic_gate('AND', 11)"""
    if name == "AND":
        return np.full(n, 1 / n), -0.9
    return (np.ones(n), -0.5) if name == "OR" else (-np.ones(n), n - 0.5)


def right_third(name, n):
    if name == "AND":
        return np.full(n, 1 / 3), (1 - 3 * n) / 9 + 0.0001
    if name == "OR":
        return np.ones(n) * 5, -1
    return np.full(n, -1.0), n - 0.9
