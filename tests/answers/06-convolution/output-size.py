"""Answers to exercise 6.1, output size."""

import math


def right_formula(n, k, stride, padding):
    return (n + 2 * padding - k) // stride + 1


def right_count_places(n, k, stride, padding):
    return len(range(0, n + 2 * padding - k + 1, stride))


def right_ceiling(n, k, stride, padding):
    return math.ceil((n + 2 * padding - k + 1) / stride)


def wrong_no_plus_one(n, k, stride, padding):
    """One place is missing"""
    return (n + 2 * padding - k) // stride


def wrong_minus_one(n, k, stride, padding):
    """You took 1 away where 1 must be added"""
    return (n + 2 * padding - k) // stride - 1


def wrong_same_size(n, k, stride, padding):
    """Only with padding is the map as large as the image."""
    return n


def wrong_plus_filter(n, k, stride, padding):
    """The filter was added to the image."""
    return (n + 2 * padding + k) // stride + 1


def wrong_whole_map(n, k, stride, padding):
    """That is the number of units of the whole map"""
    return solved(n, k, stride, padding) ** 2


def wrong_padding_once(n, k, stride, padding):
    """Padding was counted once."""
    return (n + padding - k) // stride + 1


def wrong_padding_ignored(n, k, stride, padding):
    """Padding has no effect in your formula."""
    return (n - k) // stride + 1


def wrong_padding_subtracted(n, k, stride, padding):
    """Padding makes the side longer: add 2p"""
    return (n - 2 * padding - k) // stride + 1


def wrong_padding_four_times(n, k, stride, padding):
    """Padding was counted four times."""
    return (n + 4 * padding - k) // stride + 1


def wrong_stride_ignored(n, k, stride, padding):
    """The stride has no effect here"""
    return n + 2 * padding - k + 1


def wrong_one_first(n, k, stride, padding):
    """First divide by the stride, then add 1"""
    return (n + 2 * padding - k + 1) // stride


def wrong_one_first_not_rounded(n, k, stride, padding):
    """first divide n − k by the stride and round down"""
    return (n + 2 * padding - k + 1) / stride


def wrong_stride_multiplied(n, k, stride, padding):
    """The stride makes the map smaller: divide by it."""
    return (n + 2 * padding - k) * stride + 1


def wrong_only_image_divided(n, k, stride, padding):
    """Only n was divided by the stride."""
    return n // stride + 2 * padding - k + 1


def wrong_only_filter_divided(n, k, stride, padding):
    """Only k was divided by the stride"""
    return n + 2 * padding - k // stride + 1


def wrong_only_padding_divided(n, k, stride, padding):
    """mind the brackets"""
    return n - k + 2 * padding // stride + 1


def wrong_not_rounded(n, k, stride, padding):
    """There is no part of a unit"""
    return (n + 2 * padding - k) / stride + 1


def wrong_rounded_up(n, k, stride, padding):
    """round down, not up"""
    return math.ceil((n + 2 * padding - k) / stride) + 1


def wrong_padding_outside(n, k, stride, padding):
    """Padding belongs inside the division"""
    return (n - k) // stride + 1 + 2 * padding


def wrong_memorised(n, k, stride, padding):
    """Expected"""
    known = {(28, 5, 1, 0): 24, (28, 5, 1, 2): 28, (11, 3, 2, 0): 5, (28, 5, 3, 0): 8}
    return known.get((n, k, stride, padding), 11)


def solved(n, k, stride, padding):
    return (n + 2 * padding - k) // stride + 1


def wrong_float(n, k, stride, padding):
    """A number of units is a whole number"""
    return float((n + 2 * padding - k) // stride + 1)


def right_count(n, k, stride, padding):
    return len(range(0, n + 2 * padding - k + 1, stride))
