"""Answers to exercise 1.1, cosine similarity."""

import math

import numpy as np


def right_norms(a, b):
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return a @ b / lengths if lengths > 0 else 0.0


def right_loop(a, b):
    dot = squares_a = squares_b = 0.0
    for p, q in zip(a, b, strict=True):
        dot += p * q
        squares_a += p * p
        squares_b += q * q
    if squares_a == 0 or squares_b == 0:
        return 0.0
    return dot / math.sqrt(squares_a) / math.sqrt(squares_b)


def right_unit_vectors(a, b):
    if not np.any(a) or not np.any(b):
        return 0.0
    return np.sum((a / np.sqrt(np.sum(a**2))) * (b / np.sqrt(np.sum(b**2))))


def wrong_dot_product(a, b):
    """That is the dot product. Divide it by both lengths."""
    return a @ b


def wrong_only_a(a, b):
    """You divided by the length of a only."""
    return a @ b / np.linalg.norm(a)


def wrong_only_b(a, b):
    """You divided by the length of b only."""
    return a @ b / np.linalg.norm(b)


def wrong_no_roots(a, b):
    """You divided by the squares of the lengths: the roots are missing."""
    return a @ b / (np.sum(a**2) * np.sum(b**2))


def wrong_lengths_added(a, b):
    """You added the lengths. They must be multiplied."""
    return a @ b / (np.linalg.norm(a) + np.linalg.norm(b))


def wrong_brackets(a, b):
    """Python reads p / q * r as (p / q) · r."""
    return a @ b / np.linalg.norm(a) * np.linalg.norm(b)


def wrong_angle(a, b):
    """That is the angle in radians. Its cosine is wanted."""
    return np.arccos(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


def wrong_degrees(a, b):
    """That is the angle in degrees. Its cosine is wanted."""
    return np.degrees(np.arccos(a @ b / (np.linalg.norm(a) * np.linalg.norm(b))))


def wrong_distance(a, b):
    """That is 1 − cos θ, a distance."""
    return 1 - a @ b / (np.linalg.norm(a) * np.linalg.norm(b))


def wrong_absolute(a, b):
    """The sign is lost: opposite directions have a negative cosine."""
    return abs(a @ b) / (np.linalg.norm(a) * np.linalg.norm(b))


def wrong_mean_of_products(a, b):
    """You divided by the number of entries, not by the lengths."""
    return np.mean(a * b)


def wrong_not_summed(a, b):
    """These are the products divided by the lengths. Add them up."""
    return a * b / (np.linalg.norm(a) * np.linalg.norm(b))


def wrong_sums_as_lengths(a, b):
    """As lengths you took the sums of the absolute values."""
    return a @ b / (np.sum(np.abs(a)) * np.sum(np.abs(b)))


def wrong_correlation(a, b):
    """You subtracted the means first. That is the correlation."""
    a, b = a - np.mean(a), b - np.mean(b)
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b))


def wrong_zero_not_handled(a, b):
    """A zero vector makes 0/0. Look at the lengths first, and return 0.0."""
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b))


def wrong_zero_not_handled_in_a_loop(a, b):
    """0 divided by 0: look at the lengths first, and return 0.0."""
    dot = sum(float(p) * float(q) for p, q in zip(a, b, strict=True))
    squares = sum(float(p) ** 2 for p in a) * sum(float(q) ** 2 for q in b)
    return dot / math.sqrt(squares)


def wrong_zero_refused(a, b):
    """The task asks for 0.0 here, not for an error."""
    if not np.any(a) or not np.any(b):
        raise ValueError("a zero vector has no direction")
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b))


def wrong_zero_is_alike(a, b):
    """A zero vector has no direction, so it is not like b. Return 0.0."""
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return a @ b / lengths if lengths > 0 else 1.0


def wrong_small_is_zero(a, b):
    """4e-9 is a small number, but it is not 0."""
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return 0.0 if np.isclose(lengths, 0) else a @ b / lengths


def wrong_something_added(a, b):
    """With 1e-08 added to the lengths, short vectors look less alike than they are."""
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-8)


def wrong_printed(a, b):
    """The function returned nothing: does it end with `return …`?"""
    print(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


def wrong_in_place(a, b):
    """The call changed its argument `a`"""
    if not np.any(a) or not np.any(b):
        return 0.0
    a /= np.linalg.norm(a)
    return a @ b / np.linalg.norm(b)


def wrong_roots_of_sums(a, b):
    """As lengths you took the roots of the sums. Pythagoras: the root of the sum of the
    squares.
    """
    return a @ b / np.sqrt(abs(np.sum(a))) / np.sqrt(abs(np.sum(b)))


def wrong_cosine_of_cosine(a, b):
    """The dot product divided by both lengths is the cosine already. Do not take the
    cosine of it.
    """
    return np.cos(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


def wrong_length_of_products(a, b):
    """The product of the two lengths is needed, not the length of the products
    a * b.
    """
    return a @ b / np.linalg.norm(a * b)


def wrong_a_twice(a, b):
    """You divided by the length of a twice. The second length is that of b."""
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(a))


def wrong_b_twice(a, b):
    """You divided by the length of b twice. The other length is that of a."""
    return a @ b / (np.linalg.norm(b) * np.linalg.norm(b))


def wrong_last_product(a, b):
    """Only the last product is left. Add up all products: +=, or np.sum."""
    for p, q in zip(a, b, strict=True):
        dot = p * q
    return dot / (np.linalg.norm(a) * np.linalg.norm(b))


def wrong_len_as_length(a, b):
    """`len` counts the entries. The length of the arrow is the root of the sum of the
    squares.
    """
    return a @ b / (len(a) * len(b))


def wrong_abs_as_length(a, b):
    """`abs` makes each entry positive; it measures no arrow. A length is one number:
    the root of the sum of the squares.
    """
    return a @ b / (abs(a) * abs(b))


def wrong_any_zero(a, b):
    """0.0 is for a vector whose entries are *all* 0. Neither is such a vector."""
    if np.any(a == 0) or np.any(b == 0):
        return 0.0
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b))


def wrong_zero_sum(a, b):
    """Entries that add up to 0 need not be 0: (1, −1) has the length √2."""
    if np.sum(a) == 0 or np.sum(b) == 0:
        return 0.0
    return a @ b / np.linalg.norm(a) / np.linalg.norm(b)


def wrong_product_underflows(a, b):
    """The product of the squared lengths is too small for a computer, and became 0."""
    squares = (a @ a) * (b @ b)
    return 0.0 if squares == 0 else a @ b / np.sqrt(squares)


def right_units(a, b):
    if not a.any() or not b.any():
        return 0.0
    return float((a / np.linalg.norm(a)) @ (b / np.linalg.norm(b)))


def wrong_from_one(a, b):
    """The first products are missing: Python counts from 0."""
    s = sum(a[i] * b[i] for i in range(1, len(a)))
    return s / np.linalg.norm(a) / np.linalg.norm(b) if a.any() and b.any() else 0.0


def wrong_rounds(a, b):
    """The result was rounded."""
    n = np.linalg.norm(a) * np.linalg.norm(b)
    return 0.0 if n == 0 else round(a @ b / n, 4)
