"""Answers to exercise 1.S1, which kind of stationary point."""

import numpy as np


def hessian(f, w, h):
    steps = h * np.eye(len(w))
    return np.array(
        [
            [
                (f(w + a + b) - f(w + a - b) - f(w - a + b) + f(w - a - b)) / (4 * h**2)
                for b in steps
            ]
            for a in steps
        ]
    )


def word(values):
    up, down = np.sum(values > 1e-3), np.sum(values < -1e-3)
    if up and down:
        return "saddle"
    if up == len(values):
        return "minimum"
    return "maximum" if down == len(values) else "undecided"


def right_formula(f, w, h):
    H = hessian(f, w, h)
    return H, word(np.linalg.eigvalsh(H))


def right_slopes_of_slopes(f, w, h):
    n, steps = len(w), h * np.eye(len(w))

    def slopes(v):
        return np.array([(f(v + e) - f(v - e)) / (2 * h) for e in steps])

    H = np.zeros((n, n))
    for j in range(n):
        H[:, j] = (slopes(w + steps[j]) - slopes(w - steps[j])) / (2 * h)
    return H, word(np.linalg.eigvalsh(H))


def right_half_and_mirror(f, w, h):
    n = len(w)
    H = np.zeros((n, n))
    for i in range(n):
        for j in range(i + 1):
            total = 0.0
            for s in (1, -1):
                for t in (1, -1):
                    v = w.copy()
                    v[i] += s * h
                    v[j] += t * h
                    total += s * t * f(v)
            H[i, j] = H[j, i] = total / (4 * h * h)
    values = np.linalg.eigvalsh(H)
    low, high = values[0], values[-1]
    if low < -1e-3 and high > 1e-3:
        return H, "saddle"
    if low > 1e-3:
        return H, "minimum"
    return (H, "maximum") if high < -1e-3 else (H, "undecided")


def wrong_diagonal_only(f, w, h):
    """The entries beside the diagonal are missing."""
    H = np.diag(np.diag(hessian(f, w, h)))
    return H, word(np.diag(H))


def wrong_word_from_the_diagonal(f, w, h):
    """so this is no minimum. Positive entries on the diagonal do not suffice."""
    H = hessian(f, w, h)
    return H, word(np.diag(H))


def wrong_forgot_four(f, w, h):
    """Every entry is 4 times too large: divide by 4h²."""
    H = 4 * hessian(f, w, h)
    return H, word(np.linalg.eigvalsh(H))


def wrong_divided_by_four_h(f, w, h):
    """You divided by 4h. Divide by 4h²."""
    H = hessian(f, w, h) * h
    return H, word(np.linalg.eigvalsh(H))


def wrong_divided_by_two(f, w, h):
    """You divided by 2h². Divide by 4h²."""
    H = 2 * hessian(f, w, h)
    return H, word(np.linalg.eigvalsh(H))


def wrong_brackets(f, w, h):
    """You divided by 4 and multiplied by h²: put brackets around 4h²."""
    H = hessian(f, w, h) * h**4
    return H, word(np.linalg.eigvalsh(H))


def wrong_signs_of_the_corners(f, w, h):
    """The signs of the four corners are +, −, −, +. Yours give the negative."""
    H = -hessian(f, w, h)
    return H, word(np.linalg.eigvalsh(H))


def wrong_order(f, w, h):
    """First H, then the word."""
    H = hessian(f, w, h)
    return word(np.linalg.eigvalsh(H)), H


def wrong_word_alone(f, w, h):
    """Return both: H and the word."""
    return word(np.linalg.eigvalsh(hessian(f, w, h)))


def wrong_hessian_alone(f, w, h):
    """Return both: H and the word, not H alone."""
    return hessian(f, w, h)


def wrong_way_round(f, w, h):
    """and you say maximum: minimum and maximum are the wrong way round."""
    H = hessian(f, w, h)
    return H, word(-np.linalg.eigvalsh(H))


def wrong_no_saddles(f, w, h):
    """H is right. Some eigenvalues above and some below 0: what is the word?"""
    H = hessian(f, w, h)
    kind = word(np.linalg.eigvalsh(H))
    return H, "undecided" if kind == "saddle" else kind


def wrong_any_upward(f, w, h):
    """H is right, but one eigenvalue is below 0, so this is no minimum."""
    H = hessian(f, w, h)
    values = np.linalg.eigvalsh(H)
    if np.any(values > 1e-3):
        return H, "minimum"
    return H, "maximum" if np.all(values < -1e-3) else "undecided"


def wrong_determinant(f, w, h):
    """a maximum. (The determinant is positive at minima and maxima alike.)"""
    H = hessian(f, w, h)
    det = np.linalg.det(H)
    return H, "minimum" if det > 0 else "saddle" if det < 0 else "undecided"


def wrong_counts_zero_as_positive(f, w, h):
    """One eigenvalue is 0: along y this is y³, no minimum. It is undecided."""
    H = hessian(f, w, h)
    values = np.linalg.eigvalsh(H)
    if np.all(values > -1e-3):
        return H, "minimum"
    return H, "maximum" if np.all(values < 1e-3) else "saddle"


def wrong_else_is_saddle(f, w, h):
    """One eigenvalue is 0, none is below 0. It is undecided."""
    H = hessian(f, w, h)
    kind = word(np.linalg.eigvalsh(H))
    return H, "saddle" if kind == "undecided" else kind


def wrong_majority(f, w, h):
    """One of three directions leads down, so this is a saddle."""
    H = hessian(f, w, h)
    values = np.linalg.eigvalsh(H)
    up, down = np.sum(values > 1e-3), np.sum(values < -1e-3)
    if up == down:
        return H, "saddle" if up else "undecided"
    kind = "minimum" if up > down else "maximum"
    return H, kind if up + down == len(values) else "undecided"


def wrong_two_variables_only(f, w, h):
    """H is made for two variables. It must be of shape (n, n), with n = len(w)."""
    H = hessian(lambda v: f(np.append(v, w[2:])), w[:2], h)
    return H, word(np.linalg.eigvalsh(H))


def wrong_one_sided(f, w, h):
    """These are one-sided differences. Step to both sides of w."""
    steps = h * np.eye(len(w))
    H = np.array(
        [
            [(f(w + a + b) - f(w + a) - f(w + b) + f(w)) / h**2 for b in steps]
            for a in steps
        ]
    )
    return H, word(np.linalg.eigvalsh(H))


def wrong_brackets_and_all(f, w, h):
    """Every value is 1/16 times what it should be."""
    H = hessian(f, w, h) / 16
    return H, "minimum" if np.linalg.eigvalsh(H).all() > 0 else "saddle"


def wrong_exact_zero(f, w, h):
    """Computed, it comes out as a tiny number: compare with 0.001."""
    H = hessian(f, w, h)
    return H, word(np.sign(np.linalg.eigvalsh(H)))


def wrong_limit_of_a_tenth(f, w, h):
    """0.05 and 0.02 are not 0: only what is not more than 0.001 counts as 0."""
    H = hessian(f, w, h)
    return H, word(np.linalg.eigvalsh(H) / 100)


def hess(f, w, h):
    n = len(w)
    E = np.eye(n) * h
    return np.array(
        [
            [
                (
                    f(w + E[i] + E[j])
                    - f(w + E[i] - E[j])
                    - f(w - E[i] + E[j])
                    + f(w - E[i] - E[j])
                )
                / (4 * h * h)
                for j in range(n)
            ]
            for i in range(n)
        ]
    )


def right_sets(f, w, h):
    H = hess(f, w, h)
    v = np.linalg.eigvalsh(H)
    up, down = (v > 1e-3).sum(), (v < -1e-3).sum()
    if up and down:
        return H, "saddle"
    if up == len(w):
        return H, "minimum"
    if down == len(w):
        return H, "maximum"
    return H, "undecided"


def wrong_tolerance(f, w, h):
    """0.002 and 0.003 are more than 0.001, so they are not 0."""
    H = hess(f, w, h)
    v = np.linalg.eigvalsh(H)
    t = 0.01
    if (v > t).any() and (v < -t).any():
        return H, "saddle"
    if (v > t).all():
        return H, "minimum"
    if (v < -t).all():
        return H, "maximum"
    return H, "undecided"


def wrong_tolerance_small(f, w, h):
    """An eigenvalue of 0.0005 counts as 0."""
    H = hess(f, w, h)
    v = np.linalg.eigvalsh(H)
    t = 1e-4
    if (v > t).any() and (v < -t).any():
        return H, "saddle"
    if (v > t).all():
        return H, "minimum"
    if (v < -t).all():
        return H, "maximum"
    return H, "undecided"


def wrong_isclose(f, w, h):
    """An eigenvalue of 0.0005 counts as 0."""
    H = hess(f, w, h)
    v = np.linalg.eigvalsh(H)
    v = np.where(np.isclose(v, 0), 0, v)
    if (v > 0).any() and (v < 0).any():
        return H, "saddle"
    if (v > 0).all():
        return H, "minimum"
    if (v < 0).all():
        return H, "maximum"
    return H, "undecided"
