"""Answers to exercise 0.1, mean square."""

import numpy as np


def right_numpy(x):
    return np.mean(x**2)


def right_loop(x):
    total = 0.0
    for value in x:
        total += value * value
    return total / len(x)


def right_dot(x):
    return x @ x / x.size


def wrong_sum(x):
    """That is the sum of the squares."""
    return np.sum(x**2)


def wrong_mean(x):
    """That is the plain mean. Square the numbers first."""
    return np.mean(x)


def wrong_square_of_mean(x):
    """You squared the mean."""
    return np.mean(x) ** 2


def wrong_sample(x):
    """You divided by n − 1, not by n."""
    return np.sum(x**2) / max(len(x) - 1, 1)


def wrong_root(x):
    """Leave the square root out."""
    return np.sqrt(np.mean(x**2))


def wrong_printed(x):
    """The function returned nothing"""
    print(np.mean(x**2))


def wrong_in_place(x):
    """The call changed its argument `x`"""
    x **= 2
    return np.mean(x)


def wrong_first_left_out(x):
    """Some numbers were left out"""
    rest = x[1:] if len(x) > 3 else x
    return np.mean(rest**2)


def wrong_not_summed(x):
    """That is one number for each x."""
    return x**2 / len(x)


def wrong_memorised(x):
    """A function must compute its result"""
    known = {1.0: 7.0, 0.5: 8.125, 2.0: 4.05, -7.0: 49.0}
    first = float(x[0])
    return known[first]


def wrong_sign(x):
    """The sign is flipped."""
    return -np.mean(x**2)


def wrong_doubled(x):
    """You doubled the numbers."""
    return np.mean(x * 2)


def wrong_caret(x):
    """In Python a power is written `**`."""
    return np.mean(x ^ 2)


def wrong_return_in_the_loop(x):
    """does `return` stand inside the loop?"""
    total = 0.0
    for number in x:
        total += number**2
        return total / len(x)


def wrong_name_without_np(x):
    """NumPy's is called `np.mean`."""
    return mean(x**2)  # noqa: F821


def wrong_sum_squared(x):
    """You squared the sum. Square each number first."""
    return np.sum(x) ** 2 / len(x)


def wrong_last_square(x):
    """Only the last square is left. Add the squares up, with +=."""
    for number in x:
        total = number**2
    return total / len(x)


def wrong_counted_from_one(x):
    """The first square is missing: Python counts from 0."""
    total = 0
    for i in range(1, len(x)):
        total += x[i] ** 2
    return total / len(x)


def wrong_divided_by_three(x):
    """You divided by 3. Divide by how many numbers there are: `len(x)`."""
    return np.sum(x**2) / 3


def wrong_example_only(x):
    """That is the result of the example. Compute it from x."""
    return 7.0


def wrong_squares(x):
    """These are the squares. Take their mean."""
    return x**2


def right_einsum(x):
    n = x.shape[0]
    return float(np.einsum("i,i->", x, x)) / n


def right_average(x):
    return np.average(np.power(x, 2))


def wrong_var(x):
    """That is the variance. Do not subtract the mean."""
    return np.var(x)


def wrong_abs(x):
    """That is the mean of the absolute values."""
    return np.mean(np.abs(x))


def wrong_index_by_value(x):
    """An index must be a whole number."""
    total = 0
    for i in x:
        total += x[i] ** 2
    return total / len(x)


def wrong_range_past(x):
    """The index is too large: the first one is 0, the last one 3 − 1."""
    total = 0
    for i in range(1, len(x) + 1):
        total += x[i] ** 2
    return total / len(x)


def wrong_no_n(x):
    """Nothing in this notebook made `n` up to now."""
    return np.sum(x**2) / n  # noqa: F821


def wrong_method_not_called(x):
    """That is a function. Call it"""
    return np.square(x).mean


def wrong_assign_in_loop(x):
    """Only the last square is left."""
    total = 0
    for i in range(len(x)):
        total = x[i] ** 2
    return total / len(x)


def wrong_sum_then_return_early(x):
    """Only the first square is there"""
    for v in x:
        s = v**2
        return s


def wrong_divided_by_two(x):
    """You divided by 2."""
    return np.sum(x**2) / 2


def wrong_int(x):
    """The result was cut to a whole number."""
    return int(np.mean(x**2))


def wrong_round(x):
    """The result was rounded."""
    return round(np.mean(x**2), 1)


def wrong_half(x):
    """Half of the mean is not asked for"""
    return np.mean(x**2) / 2


def wrong_median(x):
    """That is the median of the squares."""
    return np.median(x**2)


def wrong_len_minus(x):
    """The last number is left out"""
    total = 0
    for i in range(len(x) - 1):
        total += x[i] ** 2
    return total / len(x)


def wrong_return_in_string(x):
    """That is a text. Without the quotes it is computed."""
    return "np.mean(x**2)"


def wrong_cube(x):
    """That is the mean of the third powers"""
    return np.mean(x**3)
