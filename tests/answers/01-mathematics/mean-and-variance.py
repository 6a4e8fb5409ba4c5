"""Answers to exercise 1.6, mean and variance of a PMF."""

import numpy as np


def check(probabilities):
    total = float(np.sum(probabilities))
    if np.min(probabilities) < 0 or abs(total - 1) > 1e-6:
        raise ValueError(f"no PMF: sum {total}, smallest {np.min(probabilities)}")


def right_dot_products(values, probabilities):
    check(probabilities)
    mean = values @ probabilities
    return mean, (values - mean) ** 2 @ probabilities


def right_loops(values, probabilities):
    total = 0.0
    for p in probabilities:
        if p < 0:
            raise ValueError(f"negative probability {p}")
        total += p
    if not -1e-6 <= total - 1 <= 1e-6:
        raise ValueError(f"the probabilities add up to {total}")
    mean = 0.0
    for v, p in zip(values, probabilities, strict=True):
        mean += v * p
    variance = 0.0
    for v, p in zip(values, probabilities, strict=True):
        variance += (v - mean) ** 2 * p
    return mean, variance


def right_mean_of_squares(values, probabilities):
    check(probabilities)
    mean = np.sum(values * probabilities)
    return mean, np.sum(values**2 * probabilities) - mean**2


def wrong_plain(values, probabilities):
    """These are the plain mean and variance of the values."""
    check(probabilities)
    return np.mean(values), np.var(values)


def wrong_plain_mean(values, probabilities):
    """The mean is plain: weigh the values with their probabilities."""
    check(probabilities)
    mean = np.mean(values)
    return mean, (values - mean) ** 2 @ probabilities


def wrong_plain_centre(values, probabilities):
    """The variance measures the distances from the plain mean"""
    check(probabilities)
    mean = values @ probabilities
    return mean, (values - np.mean(values)) ** 2 @ probabilities


def wrong_mean_square(values, probabilities):
    """Your second number is the mean of x²"""
    check(probabilities)
    return values @ probabilities, values**2 @ probabilities


def wrong_deviation(values, probabilities):
    """That is the standard deviation. The variance is its square."""
    check(probabilities)
    mean = values @ probabilities
    return mean, np.sqrt((values - mean) ** 2 @ probabilities)


def wrong_unweighted(values, probabilities):
    """The squared distances need their probabilities, not a plain mean."""
    check(probabilities)
    mean = values @ probabilities
    return mean, np.mean((values - mean) ** 2)


def wrong_plain_sum(values, probabilities):
    """The squared distances need their probabilities, not a plain sum."""
    check(probabilities)
    mean = values @ probabilities
    return mean, np.sum((values - mean) ** 2)


def wrong_absolute(values, probabilities):
    """You averaged absolute distances: square them."""
    check(probabilities)
    mean = values @ probabilities
    return mean, np.abs(values - mean) @ probabilities


def wrong_not_squared(values, probabilities):
    """Distances above and below the mean cancel: square them."""
    check(probabilities)
    mean = values @ probabilities
    return mean, (values - mean) @ probabilities


def wrong_divides_twice(values, probabilities):
    """The probabilities are weights already: do not divide by n."""
    check(probabilities)
    mean = np.mean(values * probabilities)
    return mean, np.mean((values - mean) ** 2 * probabilities)


def wrong_divides_variance(values, probabilities):
    """do not divide the variance by n."""
    check(probabilities)
    mean = values @ probabilities
    return mean, np.mean((values - mean) ** 2 * probabilities)


def wrong_sample_variance(values, probabilities):
    """do not divide the variance by n − 1."""
    check(probabilities)
    mean = values @ probabilities
    n = max(len(values), 2)
    return mean, np.sum((values - mean) ** 2 * probabilities) / (n - 1)


def wrong_products_squared(values, probabilities):
    """You squared the products; only the distance is squared."""
    check(probabilities)
    mean = values @ probabilities
    return mean, np.sum(((values - mean) * probabilities) ** 2)


def wrong_order(values, probabilities):
    """The order is: mean first, then variance."""
    check(probabilities)
    mean = values @ probabilities
    return (values - mean) ** 2 @ probabilities, mean


def wrong_mean_alone(values, probabilities):
    """That is the mean alone. Return the variance too."""
    check(probabilities)
    return values @ probabilities


def wrong_variance_alone(values, probabilities):
    """That is the variance alone. Return the mean too."""
    check(probabilities)
    return (values - values @ probabilities) ** 2 @ probabilities


def wrong_sign(values, probabilities):
    """The variance has the wrong sign"""
    check(probabilities)
    mean = values @ probabilities
    return mean, mean**2 - values**2 @ probabilities


def wrong_exact_sum(values, probabilities):
    """The computer's sum is 0.9999999999999999: allow for that."""
    total = np.sum(probabilities)
    if np.any(probabilities < 0) or total != 1:
        raise ValueError(f"sum {total}")
    mean = values @ probabilities
    return mean, (values - mean) ** 2 @ probabilities


def wrong_zero_refused(values, probabilities):
    """A probability of 0 is allowed."""
    total = np.sum(probabilities)
    if np.any(probabilities <= 0) or abs(total - 1) > 1e-6:
        raise ValueError(f"sum {total}")
    mean = values @ probabilities
    return mean, (values - mean) ** 2 @ probabilities


def wrong_no_check(values, probabilities):
    """probabilities that add up to 1.25 are no PMF"""
    mean = values @ probabilities
    return mean, (values - mean) ** 2 @ probabilities


def wrong_normalises(values, probabilities):
    """probabilities that add up to 1.25 are no PMF"""
    probabilities = np.abs(probabilities) / np.sum(np.abs(probabilities))
    mean = values @ probabilities
    return mean, (values - mean) ** 2 @ probabilities


def wrong_too_small_passes(values, probabilities):
    """probabilities that add up to 0.75 are no PMF"""
    total = np.sum(probabilities)
    if np.any(probabilities < 0) or total - 1 > 1e-6:
        raise ValueError(f"sum {total}")
    mean = values @ probabilities
    return mean, (values - mean) ** 2 @ probabilities


def wrong_negative_passes(values, probabilities):
    """A negative number is no probability, even if the sum is 1"""
    total = np.sum(probabilities)
    if abs(total - 1) > 1e-6:
        raise ValueError(f"sum {total}")
    mean = values @ probabilities
    return mean, (values - mean) ** 2 @ probabilities


def wrong_tolerance(values, probabilities):
    """A sum of 1.0001 is more than one millionth away from 1"""
    total = np.sum(probabilities)
    if np.any(probabilities < 0) or abs(total - 1) > 0.01:
        raise ValueError(f"sum {total}")
    mean = values @ probabilities
    return mean, (values - mean) ** 2 @ probabilities


def wrong_message(values, probabilities):
    """does not mention '1.25': say which value was wrong."""
    if np.any(probabilities < 0) or abs(np.sum(probabilities) - 1) > 1e-6:
        raise ValueError("this is no PMF")
    mean = values @ probabilities
    return mean, (values - mean) ** 2 @ probabilities


def wrong_squares_the_mean_alone(values, probabilities):
    """You squared the mean alone."""
    check(probabilities)
    mean = values @ probabilities
    return mean, (values - mean**2) @ probabilities


def wrong_subtracts_the_mean_late(values, probabilities):
    """Subtract μ before you square."""
    check(probabilities)
    mean = values @ probabilities
    return mean, values**2 @ probabilities - mean


def wrong_distance_of_products(values, probabilities):
    """you subtracted it from value times probability."""
    check(probabilities)
    mean = values @ probabilities
    return mean, (values * probabilities - mean) ** 2 @ probabilities


def wrong_var_of_products(values, probabilities):
    """np.var weighs all entries alike, and the products are no values."""
    check(probabilities)
    return values @ probabilities, np.var(values * probabilities)


def wrong_mean_and_var_of_products(values, probabilities):
    """np.mean and np.var weigh all entries alike."""
    check(probabilities)
    return np.mean(values * probabilities), np.var(values * probabilities)


def wrong_no_sums(values, probabilities):
    """These are single terms. Add up the terms of the mean first"""
    check(probabilities)
    mean = values * probabilities
    return mean, (values - mean) ** 2 * probabilities


def wrong_no_second_sum(values, probabilities):
    """The terms of the variance still have to be added up."""
    check(probabilities)
    mean = values @ probabilities
    return mean, (values - mean) ** 2 * probabilities


def wrong_sum_too_early(values, probabilities):
    """In the variance you added up too early"""
    check(probabilities)
    mean = values @ probabilities
    return mean, np.sum((values - mean) ** 2) * probabilities


def wrong_one_array(values, probabilities):
    """Expected a tuple of 2 values, got one array."""
    check(probabilities)
    mean = values @ probabilities
    return np.array([mean, (values - mean) ** 2 @ probabilities])


def wrong_isclose(values, probabilities):
    """`np.isclose` alone lets 0.00001 pass; the task allows one millionth."""
    total = np.sum(probabilities)
    if np.any(probabilities < 0) or not np.isclose(total, 1):
        raise ValueError(f"no PMF: the sum is {total}")
    mean = values @ probabilities
    return mean, (values - mean) ** 2 @ probabilities


def right_average(values, probabilities):
    s = sum(probabilities)
    if min(probabilities) < 0 or not np.isclose(s, 1, rtol=0, atol=1e-6):
        raise ValueError(f"sum is {s}")
    mu = sum(v * p for v, p in zip(values, probabilities, strict=True))
    return mu, sum(
        p * (v - mu) ** 2 for v, p in zip(values, probabilities, strict=True)
    )


def wrong_round(values, probabilities):
    """This sum is 0.0000008 too large, and the task allows one millionth."""
    if np.any(probabilities < 0) or round(np.sum(probabilities), 6) != 1:
        raise ValueError(f"{np.sum(probabilities)}")
    mu = values @ probabilities
    return mu, (values - mu) ** 2 @ probabilities


def wrong_tight(values, probabilities):
    """This sum is 0.0000008 too large"""
    if np.any(probabilities < 0) or abs(np.sum(probabilities) - 1) > 1e-9:
        raise ValueError(f"{np.sum(probabilities)}")
    mu = values @ probabilities
    return mu, (values - mu) ** 2 @ probabilities
