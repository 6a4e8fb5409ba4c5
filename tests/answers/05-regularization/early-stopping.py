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
    """Or do you stop one epoch too early?"""
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
    """Patience never runs out here, and then nothing is returned"""
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


def wrong_sees_the_future(costs, patience):
    """Training does not know costs that come later"""
    best = min(costs)
    best_epoch = costs.index(best) + 1
    return best_epoch, best_epoch + patience


def wrong_argmin(costs, patience):
    """The lowest cost of the whole list comes after the end of training"""
    best = np.argmin(costs)
    return [best, len(costs)]


def wrong_previous_and_reset(costs, patience):
    """A new best is lower than every cost before, not only"""
    best_epoch, waited = 1, 0
    for i in range(1, len(costs)):
        if costs[i] < costs[i - 1]:
            best_epoch, waited = i + 1, 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, i + 1
    return best_epoch, len(costs)


def wrong_starts_at_zero(costs, patience):
    '''Nothing was ever lower than your first "best"'''
    best, best_epoch, waited = 0, 0, 0
    for epoch, c in enumerate(costs, 1):
        if c < best:
            best, best_epoch, waited = c, epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best_epoch, epoch


def wrong_cost_and_epoch(costs, patience):
    """The lowest cost is not asked for"""
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, c in enumerate(costs, 1):
        if c < best:
            best, best_epoch, waited = c, epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best, best_epoch


def wrong_first_counts_and_no_reset(costs, patience):
    """Is the first epoch counted as waiting?"""
    best = costs[0]
    best_epoch = 1
    waited = 0
    for epoch, c in enumerate(costs, 1):
        if c < best:
            best, best_epoch = c, epoch
        else:
            waited += 1
        if waited == patience:
            break
    return best_epoch, epoch


def wrong_only_return_in_the_loop(costs, patience):
    """Patience never runs out here"""
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, c in enumerate(costs, 1):
        if c < best:
            best, best_epoch, waited = c, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best_epoch, epoch


def wrong_window_off_the_end(costs, patience):
    """look only at epochs that are there"""
    for i in range(len(costs)):
        if all(costs[i] < costs[i + k] for k in range(1, patience + 1)):
            return i + 1, i + 1 + patience
    return len(costs), len(costs)


def right_windows(costs, patience):
    for i in range(len(costs)):
        if min(costs[i : i + patience + 1]) == costs[i]:
            return i + 1, min(i + 1 + patience, len(costs))


def wrong_min_delta(costs, patience):
    """A cost that is lower by 0.001 is a new best, too"""
    b = 1
    for e in range(1, len(costs) + 1):
        if costs[e - 1] < costs[b - 1] - 0.01:
            b = e
        if e - b >= patience:
            break
    return (b, e)


def wrong_best_begins_with_0(costs, patience):
    """or begin with a "best" of 0?"""
    best, at = 0, 1
    for epoch, cost in enumerate(costs, start=1):
        if cost < best:
            best, at = cost, epoch
        elif epoch - at >= patience:
            return at, epoch
    return at, len(costs)
