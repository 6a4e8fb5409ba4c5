"""Answers to exercise 5.9, the search for the learning rate."""

import math

import numpy as np


def right_two_loops(costs_with, start):
    def falls(lr):
        costs = costs_with(lr)
        return all(b < a for a, b in zip(costs[:-1], costs[1:], strict=True))

    tried = [start]
    if falls(start):
        lr = start * 10
        tried.append(lr)
        while falls(lr):
            lr = lr * 10
            tried.append(lr)
        return lr / 10, tried
    lr = start / 10
    tried.append(lr)
    while not falls(lr):
        lr = lr / 10
        tried.append(lr)
    return lr, tried


def right_one_loop(costs_with, start):
    tried, good = [], []
    while not good or len(good) == len(tried):
        if not tried:
            lr = start
        else:
            lr = tried[-1] * 10 if good else tried[-1] / 10
        tried.append(lr)
        costs = np.array(costs_with(lr))
        if np.isfinite(costs).all() and (np.diff(costs) < 0).all():
            good.append(lr)
            if len(tried) > 1 and len(good) == 1:
                break
    return good[-1], tried


def right_powers(costs_with, start):
    results = {}
    power = 0
    while True:
        costs = costs_with(start * 10.0**power)
        good = all(costs[k + 1] < costs[k] for k in range(len(costs) - 1))
        good = good and math.isfinite(costs[-1])
        results[power] = good
        if good and (power < 0):
            break
        if not good and results[0]:
            power -= 1
            break
        power += 1 if results[0] else -1
    return start * 10.0**power, [start * 10.0**k for k in results]


def wrong_first_that_fails(costs_with, start):
    """That is the first rate whose cost does not fall. Go back by one."""
    lr, tried = start, [start]
    while all(np.diff(costs_with(lr)) < 0):
        lr *= 10
        tried.append(lr)
    if len(tried) == 1:
        while not all(np.diff(costs_with(lr)) < 0):
            lr /= 10
            tried.append(lr)
    return lr, tried


def wrong_only_first_and_last(costs_with, start):
    """You compared only the first cost and the last one."""

    def falls(lr):
        costs = costs_with(lr)
        return costs[-1] < costs[0]

    lr, tried = start, [start]
    if falls(lr):
        while falls(lr):
            lr *= 10
            tried.append(lr)
        return tried[-2], tried
    while not falls(lr):
        lr /= 10
        tried.append(lr)
    return lr, tried


def wrong_nan_accepted(costs_with, start):
    """nan is neither larger nor smaller than anything"""

    def falls(lr):
        costs = costs_with(lr)
        return not any(b >= a for a, b in zip(costs[:-1], costs[1:], strict=True))

    lr, tried = start, [start]
    if falls(lr):
        while falls(lr) and len(tried) < 12:
            lr *= 10
            tried.append(lr)
        return tried[-2], tried
    while not falls(lr):
        lr /= 10
        tried.append(lr)
    return lr, tried


def wrong_equal_costs_accepted(costs_with, start):
    """A cost that stays the same does not fall."""

    def falls(lr):
        costs = costs_with(lr)
        return all(b <= a for a, b in zip(costs[:-1], costs[1:], strict=True))

    lr, tried = start, [start]
    if falls(lr):
        while falls(lr) and len(tried) < 12:
            lr *= 10
            tried.append(lr)
        return tried[-2], tried
    while not falls(lr):
        lr /= 10
        tried.append(lr)
    return lr, tried


def wrong_never_down(costs_with, start):
    """The cost does not fall with the start already: then go down"""
    lr, tried = start, [start]
    while all(np.diff(costs_with(lr)) < 0):
        lr *= 10
        tried.append(lr)
    return tried[max(len(tried) - 2, 0)], tried


def wrong_up_when_start_fails(costs_with, start):
    """The start is too large, and you went up."""
    lr, tried = start, [start]
    good = all(np.diff(costs_with(lr)) < 0)
    while len(tried) < 5 and not (good and len(tried) > 1):
        lr *= 10
        tried.append(lr)
        if all(np.diff(costs_with(lr)) < 0):
            good = True
        elif good:
            break
    return (tried[-2] if good else tried[-1]), tried


def wrong_doubled(costs_with, start):
    """You doubled the rate; the rule multiplies by 10."""

    def falls(lr):
        return all(np.diff(costs_with(lr)) < 0)

    lr, tried = start, [start]
    if falls(lr):
        while falls(lr):
            lr *= 2
            tried.append(lr)
        return tried[-2], tried
    while not falls(lr):
        lr /= 2
        tried.append(lr)
    return lr, tried


def wrong_lowest_last_cost(costs_with, start):
    """You took the rate that ends lowest"""
    tried = [start]
    results = {start: costs_with(start)}
    if all(np.diff(results[start]) < 0):
        while all(np.diff(results[tried[-1]]) < 0):
            tried.append(tried[-1] * 10)
            results[tried[-1]] = costs_with(tried[-1])
    else:
        while not all(np.diff(results[tried[-1]]) < 0):
            tried.append(tried[-1] / 10)
            results[tried[-1]] = costs_with(tried[-1])
    return min(tried, key=lambda lr: results[lr][-1]), tried


def wrong_failing_rate_not_listed(costs_with, start):
    """keep it in the list, too."""

    def falls(lr):
        return all(np.diff(costs_with(lr)) < 0)

    lr, tried = start, []
    if falls(lr):
        while falls(lr):
            tried.append(lr)
            lr *= 10
        return tried[-1], tried
    tried.append(lr)
    while not falls(lr):
        lr /= 10
        tried.append(lr)
    return lr, tried


def wrong_one_too_careful(costs_with, start):
    """You went back by two steps."""

    def falls(lr):
        return all(np.diff(costs_with(lr)) < 0)

    lr, tried = start, [start]
    if falls(lr):
        while falls(lr):
            lr *= 10
            tried.append(lr)
        return tried[-1] / 100, tried
    while not falls(lr):
        lr /= 10
        tried.append(lr)
    return lr, tried


def wrong_fixed_list(costs_with, start):
    """You tried a fixed list of rates. Begin with the start"""
    tried = [0.001, 0.01, 0.1, 1.0, 10.0]
    good = [lr for lr in tried if all(np.diff(costs_with(lr)) < 0)]
    return max(good, default=start), tried


def wrong_only_two_costs(costs_with, start):
    """You looked at the first epoch only."""

    def falls(lr):
        costs = costs_with(lr)
        return costs[1] < costs[0]

    lr, tried = start, [start]
    if falls(lr):
        while falls(lr):
            lr *= 10
            tried.append(lr)
        return tried[-2], tried
    while not falls(lr):
        lr /= 10
        tried.append(lr)
    return lr, tried


def wrong_start_twice(costs_with, start):
    """The start was tried twice"""

    def falls(lr):
        tried.append(lr)
        c = costs_with(lr)
        return all(a > b for a, b in zip(c, c[1:], strict=False))

    tried = []
    lr = start
    if falls(lr):
        while falls(lr):
            lr *= 10
        return lr / 10, tried
    while not falls(lr):
        lr /= 10
    return lr, tried


def wrong_up_and_down(costs_with, start):
    """After the way up you went down again"""

    def falls(lr):
        tried.append(lr)
        c = costs_with(lr)
        return all(a > b for a, b in zip(c, c[1:], strict=False))

    tried = []
    lr = start
    while falls(lr):
        lr *= 10
    while not falls(lr):
        lr /= 10
    return lr, tried


def wrong_one_before_the_last(costs_with, start):
    """On the way down the last rate tried"""

    def falls(lr):
        tried.append(lr)
        c = costs_with(lr)
        return all(a > b for a, b in zip(c, c[1:], strict=False))

    tried = []
    lr = start
    if falls(lr):
        lr *= 10
        while falls(lr):
            lr *= 10
    else:
        lr /= 10
        while not falls(lr):
            lr /= 10
    return tried[-2], tried


def wrong_up_again(costs_with, start):
    """You went up again from there"""
    lr, tried, best = start, [], None
    for _ in range(10):
        costs = costs_with(lr)
        tried.append(lr)
        if np.all(np.diff(costs) < 0):
            best = lr
            lr = lr * 10
        elif best is None:
            lr = lr / 10
        else:
            break
    return best, tried


def wrong_no_next(costs_with, start):
    """The last cost has no next one"""
    costs = costs_with(start)
    for i in range(len(costs)):
        if costs[i] < costs[i + 1]:
            return start, [start]


def wrong_never_ends(costs_with, start):
    """Your search never ends"""
    tried = [start]
    while np.all(np.diff(costs_with(start)) < 0):
        tried.append(tried[-1] * 10)
    return tried[-2], tried


def right_flag(costs_with, start):

    def ok(lr):
        return bool(np.all(np.diff(costs_with(lr)) < 0))

    up = ok(start)
    rates = [start]
    f = 10 if up else 0.1
    while True:
        rates.append(rates[-1] * f)
        if ok(rates[-1]) != up:
            break
    return (rates[-2] if up else rates[-1], rates)


def wrong_twice(costs_with, start):
    """for its 3 rates costs_with was called 4 times."""

    def ok(lr):
        return bool(np.all(np.diff(costs_with(lr)) < 0))

    rates = [start]
    while ok(rates[-1]):
        rates.append(rates[-1] * 10)
    if len(rates) > 1:
        return (rates[-2], rates)
    while not ok(rates[-1]):
        rates.append(rates[-1] / 10)
    return (rates[-1], rates)


def wrong_one_step_only(costs_with, start):
    """go on until one fails"""

    def falls(lr):
        costs = costs_with(lr)
        return all(np.diff(costs) < 0)

    if falls(start):
        if falls(start * 10):
            return start * 10, [start, start * 10]
        return start, [start, start * 10]
    return start / 10, [start, start / 10]
