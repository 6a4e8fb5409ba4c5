"""Answers to exercise 3.16, Newton's step."""

import numpy as np


def right_solve(v, gradient, hessian):
    return v + np.linalg.solve(hessian, -gradient)


def right_inverse(v, gradient, hessian):
    return v - np.linalg.inv(hessian) @ gradient


def right_elimination(v, gradient, hessian):
    a = np.hstack([hessian.astype(float), -gradient.reshape(-1, 1)])
    n = len(v)
    for i in range(n):
        pivot = i + np.argmax(np.abs(a[i:, i]))
        a[[i, pivot]] = a[[pivot, i]]
        a[i] = a[i] / a[i, i]
        for j in range(n):
            if j != i:
                a[j] = a[j] - a[j, i] * a[i]
    return v + a[:, -1]


def right_eigenvectors(v, gradient, hessian):
    curvatures, directions = np.linalg.eigh(hessian)
    return v - directions @ ((directions.T @ gradient) / curvatures)


def wrong_sign(v, gradient, hessian):
    """You went the wrong way"""
    return v + np.linalg.solve(hessian, gradient)


def wrong_multiplied(v, gradient, hessian):
    """You multiplied by H."""
    return v - hessian @ gradient


def wrong_diagonal_only(v, gradient, hessian):
    """You divided by the diagonal of H only."""
    return v - gradient / np.diag(hessian)


def wrong_gradient_descent(v, gradient, hessian):
    """H is not used"""
    return v - gradient


def wrong_step_returned(v, gradient, hessian):
    """That is the step itself."""
    return -np.linalg.solve(hessian, gradient)


def wrong_solution_returned(v, gradient, hessian):
    """That is H⁻¹g."""
    return np.linalg.solve(hessian, gradient)


def wrong_reciprocal(v, gradient, hessian):
    """1/H takes the reciprocal of each number."""
    return v - (1 / hessian) @ gradient


def wrong_half(v, gradient, hessian):
    """Half a step"""
    return v - 0.5 * np.linalg.solve(hessian, gradient)


def wrong_double(v, gradient, hessian):
    """Twice the step"""
    return v - np.linalg.solve(0.5 * hessian, gradient)


def wrong_absolute_curvature(v, gradient, hessian):
    """You changed the signs of the curvatures."""
    curvatures, directions = np.linalg.eigh(hessian)
    return v - directions @ ((directions.T @ gradient) / np.abs(curvatures))


def wrong_stays_at_saddles(v, gradient, hessian):
    """You stayed where you were because H curves downwards somewhere."""
    if np.linalg.eigvalsh(hessian).min() <= 0:
        return v
    return v - np.linalg.solve(hessian, gradient)


def wrong_cholesky(v, gradient, hessian):
    """A Cholesky factor exists only where all curvatures are positive"""
    lower = np.linalg.cholesky(hessian)
    half = np.linalg.solve(lower, gradient)
    return v - np.linalg.solve(lower.T, half)


def wrong_divided_by_matrix(v, gradient, hessian):
    """`/` divides number by number."""
    return v - gradient / hessian


def wrong_in_place(v, gradient, hessian):
    """The call changed its argument `v`"""
    v -= np.linalg.solve(hessian, gradient)
    return v


def wrong_two_by_two(v, gradient, hessian):
    """takes for granted that there are exactly 2"""
    (a, b), (_, d) = hessian
    inverse = np.array([[d, -b], [-b, a]]) / (a * d - b * b)
    return v - inverse @ gradient


def wrong_inverse_times(v, gradient, hessian):
    """A matrix times a vector is written with `@`."""
    return v - np.linalg.inv(hessian) * gradient


def wrong_matrix_second(v, gradient, hessian):
    """The matrix comes first"""
    return v + np.linalg.solve(-gradient, hessian)
