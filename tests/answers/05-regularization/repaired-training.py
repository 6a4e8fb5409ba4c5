"""Answers to exercise 5.4, training with weight decay and early stopping, repaired."""

import numpy as np


def right_new_arrays(w, b, slopes, val_cost, eta, decay, patience, epochs):
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w = w - eta * (dw + decay * w)
        b = b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def right_copies(w, b, slopes, val_cost, eta, decay, patience, epochs):
    w, best = w.copy(), None
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w *= 1 - eta * decay
        w -= eta * dw
        b -= eta * db
        if best is None or val_cost(w, b) < val_cost(best[0], best[1]):
            best = w.copy(), b, epoch
        if epoch - best[2] >= patience:
            break
    return best


def right_lists(w, b, slopes, val_cost, eta, decay, patience, epochs):
    weights, biases, costs, lowest = [], [], [], 0
    for _ in range(epochs):
        dw, db = slopes(w, b)
        w, b = w - eta * dw - eta * decay * w, b - eta * db
        weights.append(w.tolist())
        biases.append(b)
        costs.append(val_cost(w, b))
        lowest = int(np.argmin(costs))
        if len(costs) - 1 - lowest == patience:
            break
    return np.array(weights[lowest]), biases[lowest], lowest + 1


def wrong_colleague(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The call changed its argument `w`"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w -= eta * (dw + decay * w)
        b -= eta * (db + decay * b)
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch = cost, w, b, epoch
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_copy_at_the_start(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The weights are those of the last epoch, not of the best one"""
    w = w.copy()
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w -= eta * (dw + decay * w)
        b -= eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_copy_of_the_best(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The call changed its argument `w`"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w -= eta * (dw + decay * w)
        b -= eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w.copy(), b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_never_reset(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """Training stopped too early: epochs without a new best count only in a row"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w = w - eta * (dw + decay * w)
        b = b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch = cost, w, b, epoch
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_alias_and_never_reset(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """Two faults are left"""
    w = w.copy()
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w -= eta * (dw + decay * w)
        b -= eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch = cost, w, b, epoch
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_bias_decays(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The bias still decays"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w = w - eta * (dw + decay * w)
        b = b - eta * (db + decay * b)
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_nothing_decays(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """Nothing decays any more"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * dw, b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_only_bias_decays(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """You freed the weights and kept the decay of the bias"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * dw, b - eta * (db + decay * b)
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_last_epoch(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """You return where training ended"""
    costs = []
    while len(costs) < epochs:
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        costs.append(val_cost(w, b))
        if len(costs) - 1 - costs.index(min(costs)) == patience:
            break
    return w, b, len(costs)


def wrong_bias_of_the_end(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The bias is that of the last epoch, not of the best one"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_epoch, waited = cost, w, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, b, best_epoch


def wrong_from_zero(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """You count the epochs from 0"""
    best, waited = np.inf, 0
    for epoch in range(epochs):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_one_too_long(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """Training went on for one epoch too long"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited > patience:
                break
    return best_w, best_b, best_epoch


def wrong_never_stops(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """Training never stops early"""
    best = np.inf
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch = cost, w, b, epoch
    return best_w, best_b, best_epoch


def wrong_measured_before(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """You measured the cost before the step of its epoch"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
    return best_w, best_b, best_epoch


def wrong_first_rise(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """Training stopped at the first rise"""
    best = np.inf
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        cost = val_cost(w, b)
        if cost >= best:
            break
        best, best_w, best_b, best_epoch = cost, w, b, epoch
    return best_w, best_b, best_epoch


def wrong_decay_without_eta(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The decay lacks the factor η"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = (1 - decay) * w - eta * dw, b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_growing(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The weights grow: the decay has the wrong sign"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw - decay * w), b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_penalty_in_the_measure(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The penalty does not belong into the validation cost"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        cost = val_cost(w, b) + decay / 2 * np.sum(w**2)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_copy_of_a_number(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """b is a number"""
    w, best, waited = w.copy(), np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w -= eta * (dw + decay * w)
        b -= eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, waited = cost, 0
            best_w, best_b, best_epoch = w.copy(), b.copy(), epoch
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_without_epoch(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The number of the best epoch is missing"""
    best, waited = np.inf, 0
    for _ in range(epochs):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, waited = cost, w, b, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b


def wrong_memorised(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """the first is the best. You return the second."""
    steps = {17: 7, 50: 2}[epochs]
    for _ in range(steps):
        dw, db = slopes(w, b)
        w, b = (1 - eta * decay) * w - eta * dw, b - eta * db
    return w, b, steps


def wrong_bias_without_eta(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The step of the bias lacks the factor η"""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w = w - eta * (dw + decay * w)
        b = b - db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch = cost, w, b, epoch
            waited = 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_equal_counts_as_better(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """Only a cost *below* the best one is a new best; an equal one is not."""
    best, waited = np.inf, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        cost = val_cost(w, b)
        if cost <= best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def wrong_start_as_candidate(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """The start weights are no epoch"""
    best, best_w, best_b, best_epoch, waited = val_cost(w, b), w, b, 0, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, best_w, best_b, best_epoch, waited = cost, w, b, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_w, best_b, best_epoch


def right_copy(w, b, slopes, val_cost, eta, decay, patience, epochs):
    best, lowest, wait = (None, np.inf, 0)
    for e in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = (w - eta * (dw + decay * w), b - eta * db)
        c = val_cost(w, b)
        if best is None or c < lowest:
            best, lowest, wait = ((w.copy(), b, e), c, 0)
        else:
            wait += 1
        if wait >= patience:
            break
    return best


def wrong_zero_lowest(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """Your first lowest cost is a fixed number"""
    best, lowest, wait = ((w, b, 0), 10.0, 0)
    for e in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = (w - eta * (dw + decay * w), b - eta * db)
        c = val_cost(w, b)
        if c < lowest:
            best, lowest, wait = ((w.copy(), b, e), c, 0)
        else:
            wait += 1
        if wait >= patience:
            break
    return best


def wrong_last_weights_and_bias(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """Weights and bias are those of the last epoch"""
    best, best_epoch, waited = np.inf, 0, 0
    for epoch in range(1, epochs + 1):
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        if val_cost(w, b) < best:
            best, best_epoch, waited = val_cost(w, b), epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return w, b, best_epoch


def wrong_without_a_limit(w, b, slopes, val_cost, eta, decay, patience, epochs):
    """`epochs` is 1 here"""
    best, epoch, waited = np.inf, 0, 0
    while waited < patience:
        epoch += 1
        dw, db = slopes(w, b)
        w, b = w - eta * (dw + decay * w), b - eta * db
        cost = val_cost(w, b)
        if cost < best:
            best, found, waited = cost, (w, b, epoch), 0
        else:
            waited += 1
    return found
