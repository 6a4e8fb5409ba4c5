"""Answers to exercise 5.10, the repaired random search."""

import numpy as np


def right_loop(accuracy, trials, rng):
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return found[0], found[1], accuracy(found[0], found[1], "test")


def right_list(accuracy, trials, rng):
    low, high = np.log([1e-4, 1e-6]), np.log([1.0, 0.1])
    draws = [np.exp(rng.uniform(low, high)) for _ in range(trials)]
    shares = [accuracy(lr, lam, "val") for lr, lam in draws]
    lr, lam = draws[int(np.argmax(shares))]
    return lr, lam, accuracy(lr, lam, "test")


def right_array(accuracy, trials, rng):
    settings = 10.0 ** (rng.random((trials, 2)) * np.array([4, 5]) - np.array([4, 6]))
    ranked = sorted(settings.tolist(), key=lambda s: accuracy(*s, "val"))
    winner = ranked[-1]
    return (*winner, accuracy(*winner, "test"))


def wrong_colleague(accuracy, trials, rng):
    """You chose by the test set."""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = rng.uniform(1e-4, 1.0), rng.uniform(1e-6, 0.1)
        share = accuracy(lr, lam, "test")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, best)


def wrong_test_with_logarithm(accuracy, trials, rng):
    """You chose by the test set."""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "test")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, best)


def wrong_linear(accuracy, trials, rng):
    """You still draw with the same chance everywhere between the ends."""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = rng.uniform(1e-4, 1.0), rng.uniform(1e-6, 0.1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))


def wrong_lambda_linear(accuracy, trials, rng):
    """η is drawn by its power of ten, λ is not yet."""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), rng.uniform(1e-6, 0.1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))


def wrong_validation_reported(accuracy, trials, rng):
    """You report the validation accuracy of the winner."""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, best)


def wrong_best_test_reported(accuracy, trials, rng):
    """You report the best test accuracy of all trials."""
    best, found, tests = -1.0, None, []
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        tests.append(accuracy(lr, lam, "test"))
        if share > best:
            best, found = share, (lr, lam)
    return (*found, max(tests))


def wrong_test_asked_each_time(accuracy, trials, rng):
    """The test set must be asked exactly once"""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share, test = accuracy(lr, lam, "val"), accuracy(lr, lam, "test")
        if share > best:
            best, found = share, (lr, lam, test)
    return found


def wrong_lowest(accuracy, trials, rng):
    """You chose the settings with the lowest validation accuracy."""
    draws = []
    for _ in range(trials):
        draws.append((10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)))
    lr, lam = min(draws, key=lambda d: accuracy(*d, "val"))
    return lr, lam, accuracy(lr, lam, "test")


def wrong_lambda_first(accuracy, trials, rng):
    """You drew λ before η."""
    best, found = -1.0, None
    for _ in range(trials):
        lam, lr = 10 ** rng.uniform(-6, -1), 10 ** rng.uniform(-4, 0)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))


def wrong_all_rates_first(accuracy, trials, rng):
    """You drew all the η first, then all the λ."""
    lrs = 10 ** rng.uniform(-4, 0, trials)
    lams = 10 ** rng.uniform(-6, -1, trials)
    pairs = list(zip(lrs.tolist(), lams.tolist(), strict=True))
    lr, lam = max(pairs, key=lambda d: accuracy(*d, "val"))
    return lr, lam, accuracy(lr, lam, "test")


def wrong_own_generator(accuracy, trials, rng):
    """The settings do not depend on rng"""
    rng = np.random.default_rng(0)
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))


def wrong_powers_of_e(accuracy, trials, rng):
    """You took powers of e."""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = np.exp(rng.uniform(-4, 0)), np.exp(rng.uniform(-6, -1))
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))


def wrong_one_trial_too_few(accuracy, trials, rng):
    """Each of the 9 settings must be measured on "val". It was asked 8 times."""
    draws = []
    for _ in range(trials - 1):
        draws.append((10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)))
    lr, lam = max(draws, key=lambda d: accuracy(*d, "val"), default=(1.0, 0.1))
    return lr, lam, accuracy(lr, lam, "test")


def wrong_last_trial(accuracy, trials, rng):
    """Those are the settings of the last trial"""
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        accuracy(lr, lam, "val")
    return lr, lam, accuracy(lr, lam, "test")


def wrong_mean_of_both(accuracy, trials, rng):
    """You chose by the mean of validation and test"""
    draws = []
    for _ in range(trials):
        draws.append((10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)))
    both = [accuracy(*d, "val") + accuracy(*d, "test") for d in draws]
    lr, lam = draws[int(np.argmax(both))]
    return lr, lam, accuracy(lr, lam, "test")


def wrong_nothing_above_zero(accuracy, trials, rng):
    """No trial was better than 0, so nothing was found."""
    best, found = 0.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))


def wrong_powers_alone(accuracy, trials, rng):
    """These are the powers themselves"""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = rng.uniform(-4, 0), rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))


def wrong_ten_times(accuracy, trials, rng):
    """10 times the power is not 10 to the power"""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 * rng.uniform(-4, 0), 10 * rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))


def wrong_test_of_the_last(accuracy, trials, rng):
    """the test accuracy is that of the last trial"""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(lr, lam, "test"))


def wrong_tuple_inside(accuracy, trials, rng):
    """Yours has a tuple inside"""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return found, accuracy(*found, "test")


def wrong_not_unpacked(accuracy, trials, rng):
    """accuracy wants three things"""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(found, "test"))


def wrong_range_of_eta(accuracy, trials, rng):
    """λ was drawn from the range of η"""
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-4, 0)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))


def wrong_begins_with_zeros(accuracy, trials, rng):
    """the settings are still those you began with"""
    best, blr, blam = 0, 0, 0
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, blr, blam = share, lr, lam
    return blr, blam, accuracy(blr, blam, "test")


def wrong_name_of_part(accuracy, trials, rng):
    '''must be "val" or "test"'''
    best, found = -1.0, None
    for _ in range(trials):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "validation")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))


def wrong_first_never_measured(accuracy, trials, rng):
    """Each of the 9 settings must be measured on "val"."""
    found = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
    best = 0.0
    for _ in range(trials - 1):
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        share = accuracy(lr, lam, "val")
        if share > best:
            best, found = share, (lr, lam)
    return (*found, accuracy(*found, "test"))
