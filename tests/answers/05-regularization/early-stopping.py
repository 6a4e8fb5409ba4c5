"""Answers to exercise 5.2, early stopping with patience."""

import numpy as np


def right_counter(costs, patience):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, cost in enumerate(costs, start=1):
        if cost < best:
            best, best_epoch, waited = cost, epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(costs)


def right_difference(costs, patience):
    best_epoch = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] < costs[best_epoch - 1]:
            best_epoch = epoch
        if epoch - best_epoch >= patience:
            break
    return best_epoch, epoch


def right_argmin(costs, patience):
    for epoch in range(1, len(costs) + 1):
        best = int(np.argmin(costs[:epoch])) + 1
        if epoch == best + patience:
            break
    return best, epoch


def wrong_first_rise(costs, patience):
    """You stop at the first rise"""
    for epoch in range(2, len(costs) + 1):
        if costs[epoch - 1] >= costs[epoch - 2]:
            return epoch - 1, epoch
    return len(costs), len(costs)


def wrong_never_reset(costs, patience):
    """The epochs without a new best must be in a row"""
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, cost in enumerate(costs, start=1):
        if cost < best:
            best, best_epoch = cost, epoch
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(costs)


def wrong_from_zero(costs, patience):
    """You count the epochs from 0"""
    best = 0
    for epoch in range(len(costs)):
        if costs[epoch] < costs[best]:
            best = epoch
        if epoch - best == patience:
            break
    return best, epoch


def wrong_best_from_zero(costs, patience):
    """You count the best epoch from 0"""
    best = 0
    for epoch in range(len(costs)):
        if costs[epoch] < costs[best]:
            best = epoch
        if epoch - best == patience:
            break
    return best, epoch + 1


def wrong_one_too_many(costs, patience):
    """That is one epoch too long"""
    best = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] < costs[best - 1]:
            best = epoch
        if epoch - best > patience:
            break
    return best, epoch


def wrong_one_too_few(costs, patience):
    """That is one epoch too early"""
    best = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] < costs[best - 1]:
            best = epoch
        if epoch - best == patience - 1:
            break
    return best, epoch


def wrong_previous(costs, patience):
    """You compare each cost with the one before it"""
    waited = 0
    for epoch in range(2, len(costs) + 1):
        waited = waited + 1 if costs[epoch - 1] >= costs[epoch - 2] else 0
        if waited == patience:
            break
    return int(np.argmin(costs[:epoch])) + 1, epoch


def wrong_future(costs, patience):
    """That best epoch comes after the end of training"""
    best = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] < costs[best - 1]:
            best = epoch
        if epoch - best == patience:
            break
    return int(np.argmin(costs)) + 1, epoch


def wrong_never_stops(costs, patience):
    """Training did not stop"""
    return int(np.argmin(costs)) + 1, len(costs)


def wrong_swapped(costs, patience):
    """The two numbers are swapped"""
    best = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] < costs[best - 1]:
            best = epoch
        if epoch - best == patience:
            break
    return epoch, best


def wrong_last_weights(costs, patience):
    """You keep the weights of the last epoch"""
    best = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] < costs[best - 1]:
            best = epoch
        if epoch - best == patience:
            break
    return epoch, epoch


def wrong_cost(costs, patience):
    """The first number is the lowest cost. The number of its epoch is asked for"""
    best = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] < costs[best - 1]:
            best = epoch
        if epoch - best == patience:
            break
    return costs[best - 1], epoch


def wrong_only_best(costs, patience):
    """Two numbers are asked for: the best epoch and the last one"""
    best = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] < costs[best - 1]:
            best = epoch
        if epoch - best == patience:
            break
    return best


def wrong_equal_is_new(costs, patience):
    """An equal cost is no new best"""
    best = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] <= costs[best - 1]:
            best = epoch
        if epoch - best == patience:
            break
    return best, epoch


def wrong_starts_at_one(costs, patience):
    """Your first "best" is a fixed number"""
    best, best_epoch, waited = 1.0, 0, 0
    for epoch, cost in enumerate(costs, start=1):
        if cost < best:
            best, best_epoch, waited = cost, epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(costs)


def wrong_needs_a_stop(costs, patience):
    """The function returned nothing"""
    best = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] < costs[best - 1]:
            best = epoch
        if epoch - best == patience:
            return best, epoch


def wrong_patience_off_the_end(costs, patience):
    """The list may end before patience does"""
    best = 1
    while min(costs[best:]) < costs[best - 1]:
        best += 1
        if min(costs[best : best + patience]) >= costs[best - 1]:
            break
    return best, best + patience


def wrong_highest(costs, patience):
    """You look for the highest cost"""
    best = 1
    for epoch in range(1, len(costs) + 1):
        if costs[epoch - 1] > costs[best - 1]:
            best = epoch
        if epoch - best == patience:
            break
    return best, epoch


def wrong_first_waits(costs, patience):
    """The first epoch is a new best"""
    best, best_epoch, waited = costs[0], 1, 0
    for epoch, cost in enumerate(costs, start=1):
        if cost < best:
            best, best_epoch, waited = cost, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best_epoch, epoch
    return best_epoch, len(costs)


def wrong_memorised(costs, patience):
    """A function must compute its result"""
    ends = {0.4: (5, 8), 0.3: (2, 4), 7.0: (2, 4), 1.0: (3, 3), 0.8: (1, 1)}
    return (1, 3) if costs == [1.0, 2.0, 3.0, 0.5] else ends[costs[-1]]
