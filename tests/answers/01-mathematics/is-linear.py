"""Answers to exercise 1.2, is it linear?"""

import numpy as np


def right_two_tests(f, n, rng):
    for _ in range(20):
        x, y = rng.normal(size=n), rng.normal(size=n)
        c = rng.uniform(-3, 3)
        additive = np.allclose(f(x + y), f(x) + f(y))
        homogeneous = np.allclose(f(c * x), c * f(x))
        if not (additive and homogeneous):
            return False
    return True


def right_both_at_once(f, n, rng):
    results = []
    for _ in range(30):
        x, y, c, d = *rng.normal(size=(2, n)), rng.normal(), rng.normal()
        results.append(np.allclose(f(c * x + d * y), c * f(x) + d * f(y)))
    return all(results)


def right_counted(f, n, rng):
    failures = 0
    for _ in range(50):
        x = rng.uniform(-5, 5, size=n)
        y = rng.uniform(-5, 5, size=n)
        c = rng.integers(-4, 5)
        failures += not np.allclose(f(x + y), f(x) + f(y))
        failures += not np.allclose(f(c * x), c * f(x))
    return failures == 0


def right_relative_error(f, n, rng):
    for _ in range(25):
        x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
        for left, right in [(f(x + y), f(x) + f(y)), (f(c * x), c * f(x))]:
            size = np.max(np.abs(left)) + np.max(np.abs(f(x))) + np.max(np.abs(f(y)))
            if np.max(np.abs(left - right)) > 1e-9 * size:
                return False
    return True


def wrong_exchanged(f, n, rng):
    """Did you exchange True and False, or forget a bracket?"""
    for _ in range(20):
        x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
        if np.allclose(f(x + y), f(x) + f(y)) and np.allclose(f(c * x), c * f(x)):
            return False
    return True


def wrong_bracket(f, n, rng):
    """Did you exchange True and False, or forget a bracket?"""
    for _ in range(20):
        x, y = rng.normal(size=n), rng.normal(size=n)
        if not np.allclose(f(x) + y, f(x) + f(y)):
            return False
    return True


def wrong_each_entry(f, n, rng):
    """That is one answer for each entry. Give one for all: np.allclose."""
    x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
    return np.isclose(f(x + y), f(x) + f(y)) & np.isclose(f(c * x), c * f(x))


def wrong_two_answers(f, n, rng):
    """That is one answer for each of the two properties."""
    x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
    return np.allclose(f(x + y), f(x) + f(y)), np.allclose(f(c * x), c * f(x))


def wrong_only_zero(f, n, rng):
    """The square is not linear: (x + y)² = x² + y² + 2xy."""
    return np.allclose(f(np.zeros(n)), 0)


def wrong_exactly_equal(f, n, rng):
    """A weighted sum is linear. If you compare with ==: computers round"""
    for _ in range(20):
        x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
        if np.any(f(x + y) != f(x) + f(y)) or np.any(f(c * x) != c * f(x)):
            return False
    return True


def wrong_fixed_limit(f, n, rng):
    """Rounding errors grow with the numbers: np.allclose allows for that"""
    for _ in range(20):
        x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
        if np.max(np.abs(f(x + y) - f(x) - f(y))) > 1e-10:
            return False
        if np.max(np.abs(f(c * x) - c * f(x))) > 1e-10:
            return False
    return True


def wrong_straight_line(f, n, rng):
    """w·x + 2 is not linear: f(x + y) has the 2 once, f(x) + f(y) has it twice."""
    for _ in range(20):
        x, y = rng.normal(size=n), rng.normal(size=n)
        if not np.allclose(f(x + y) - f(x), f(y) - f(0 * y)):
            return False
    return True


def wrong_no_negative_entries(f, n, rng):
    """of entries that are all positive, or of x + x."""
    for _ in range(20):
        x, y, c = rng.random(n), rng.random(n), rng.random()
        if not np.allclose(f(x + y), f(x) + f(y)):
            return False
        if not np.allclose(f(c * x), c * f(x)):
            return False
    return True


def wrong_same_vector_twice(f, n, rng):
    """of entries that are all positive, or of x + x."""
    for _ in range(20):
        x = rng.normal(size=n)
        if not np.allclose(f(x + x), f(x) + f(x)):
            return False
    return True


def wrong_positive_factor_only(f, n, rng):
    """ReLU is not linear: f(−x) is not −f(x)."""
    for _ in range(20):
        x = rng.normal(size=n)
        if not np.allclose(f(2 * x), 2 * f(x)):
            return False
    return True


def wrong_homogeneous_only(f, n, rng):
    """The median obeys f(c x) = c f(x) but not f(x + y) = f(x) + f(y)."""
    for _ in range(20):
        x, c = rng.normal(size=n), rng.normal()
        if not np.allclose(f(c * x), c * f(x)):
            return False
    return True


def wrong_one_is_enough(f, n, rng):
    """The median obeys f(c x) = c f(x) but not f(x + y) = f(x) + f(y)."""
    for _ in range(20):
        x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
        additive = np.allclose(f(x + y), f(x) + f(y))
        homogeneous = np.allclose(f(c * x), c * f(x))
        if not (additive or homogeneous):
            return False
    return True


def wrong_sums_compared(f, n, rng):
    """Sorting is not linear. It keeps the sum of the entries"""
    for _ in range(20):
        x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
        if not np.isclose(np.sum(f(x + y)), np.sum(f(x)) + np.sum(f(y))):
            return False
        if not np.isclose(np.sum(f(c * x)), c * np.sum(f(x))):
            return False
    return True


def wrong_wide_tolerance(f, n, rng):
    """Your comparison lets too large a difference pass"""
    for _ in range(20):
        x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
        if not np.allclose(f(x + y), f(x) + f(y), rtol=0.1, atol=0.1):
            return False
        if not np.allclose(f(c * x), c * f(x), rtol=0.1, atol=0.1):
            return False
    return True


def wrong_return_in_the_loop(f, n, rng):
    """return False at the first failure, and True only after the loop"""
    for _ in range(20):
        x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
        if not np.allclose(f(x + y), f(x) + f(y)):
            return False
        if not np.allclose(f(c * x), c * f(x)):
            return False
        return True


def wrong_printed(f, n, rng):
    """The function returned nothing: does it end with `return …`?"""
    x, y = rng.normal(size=n), rng.normal(size=n)
    print(np.allclose(f(x + y), f(x) + f(y)))


def wrong_known_names(f, n, rng):
    """The function was 2 x, with n = 2. It is linear."""
    return f.__name__ in ("reverse", "weighted_sum", "matrix_rows", "large")


def wrong_one_number(f, n, rng):
    """x and y must be arrays of n numbers: rng.normal(size=n). Without `size=` it is
    one number.
    """
    for _ in range(20):
        x, y, c = rng.normal(n), rng.normal(n), rng.normal()
        if not np.allclose(f(x + y), f(x) + f(y)):
            return False
        if not np.allclose(f(c * x), c * f(x)):
            return False
    return True


def wrong_own_generator(f, n, rng):
    """Draw from the rng that is given"""
    own = np.random.default_rng(0)
    for _ in range(20):
        x, y, c = own.normal(size=n), own.normal(size=n), own.normal()
        if not np.allclose(f(x + y), f(x) + f(y)):
            return False
        if not np.allclose(f(c * x), c * f(x)):
            return False
    return True


def wrong_three_rounds(f, n, rng):
    """Go through at least 20 pairs"""
    for _ in range(3):
        x, y, c = rng.normal(size=n), rng.normal(size=n), rng.normal()
        if not np.allclose(f(x + y), f(x) + f(y)):
            return False
        if not np.allclose(f(c * x), c * f(x)):
            return False
    return True


def right_additivity_alone(f, n, rng):
    """A continuous function that keeps sums keeps factors, too: no test can tell."""
    for _ in range(30):
        x, y = rng.normal(size=n), rng.normal(size=n)
        if not np.allclose(f(x + y), f(x) + f(y)):
            return False
    return True
