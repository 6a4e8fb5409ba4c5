"""Answers to exercise 3.6, the largest stable learning rate."""

import numpy as np


def right_eigenvalues(hessian):
    return 2 / np.linalg.eigvalsh(hessian).max()


def right_spectral_norm(hessian):
    return 2 / np.linalg.norm(hessian, 2)


def right_power_iteration(hessian):
    v = np.arange(1.0, len(hessian) + 1)
    for _ in range(5000):
        v = hessian @ v
        v = v / np.linalg.norm(v)
    return 2 / (v @ hessian @ v)


def wrong_smallest(hessian):
    """You used the smallest eigenvalue."""
    return 2 / np.linalg.eigvalsh(hessian)[0]


def wrong_one(hessian):
    """Above it the path swings, but it is stable up to 2/λ."""
    return 1 / np.linalg.eigvalsh(hessian)[-1]


def wrong_diagonal(hessian):
    """You used the largest number on the diagonal."""
    return 2 / np.diag(hessian).max()


def wrong_largest_entry(hessian):
    """the steepest direction lies between the axes"""
    return 2 / np.max(np.abs(hessian))


def wrong_top_left(hessian):
    """You used the number at the top left."""
    return 2 / hessian[0, 0]


def wrong_trace(hessian):
    """You used the sum of the eigenvalues"""
    return 2 / np.trace(hessian)


def wrong_determinant(hessian):
    """You used the determinant."""
    return 2 / np.linalg.det(hessian)


def wrong_norm(hessian):
    """You used the square root of the sum of all squares"""
    return 2 / np.linalg.norm(hessian)


def wrong_row_sum(hessian):
    """You used the largest sum of a row."""
    return 2 / np.abs(hessian).sum(axis=1).max()


def wrong_eigenvalue_itself(hessian):
    """That is the eigenvalue itself."""
    return np.linalg.eigvalsh(hessian)[-1]


def wrong_upside_down(hessian):
    """It is upside down"""
    return np.linalg.eigvalsh(hessian)[-1] / 2


def wrong_all(hessian):
    """Return one number"""
    return 2 / np.linalg.eigvalsh(hessian)


def wrong_mean(hessian):
    """You used the mean of the eigenvalues."""
    return 2 / np.linalg.eigvalsh(hessian).mean()


def wrong_two_by_two(hessian):
    """takes for granted that there are exactly 2"""
    (a, b), (_, d) = hessian
    return 4 / (a + d + np.sqrt((a - d) ** 2 + 4 * b * b))


def wrong_few_power_steps(hessian):
    """Your border is too high"""
    v = np.ones(len(hessian))
    for _ in range(3):
        v = hessian @ v
        v = v / np.linalg.norm(v)
    return 2 / (v @ hessian @ v)
