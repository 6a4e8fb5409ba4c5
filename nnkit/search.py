"""Choosing hyper-parameters: try, and measure on data that nobody learned from.

All functions take `make(rng=…, **options)`, a function of yours that returns a new
(net, loss, optimizer). All trials of a search start from the same random numbers and
differ by their options only. Choices are judged on the validation set; the test set
stays unseen until all is chosen.
"""

import itertools
import math
from typing import NamedTuple

import numpy as np

from nnkit._arguments import at_least_zero, check_rng, whole_number
from nnkit._fitting import check_callbacks, checked
from nnkit.history import History
from nnkit.training import fit, validate

__all__ = ["grid_search", "learning_rate_search", "log_uniform", "random_search"]


class RateTrial(NamedTuple):
    """One row of `learning_rate_search`: costs before training and after each epoch."""

    lr: float
    costs: list
    falls: bool


class Trial(NamedTuple):
    """One row of `grid_search` and `random_search`; diverged: inf and None."""

    options: dict
    cost: float
    history: History | None


def learning_rate_search(
    make, train, *, start=0.01, factor=10, epochs=3, batch_size, rng
):
    """Find the order of magnitude of the learning rate: (best, rows of the table).

    Begin with `start`. While the cost falls from epoch to epoch, multiply by `factor`;
    stop where it grows, oscillates or overflows. Where `start` itself is too large,
    divide until the cost falls. The best is the largest rate whose cost fell.

    Parameters
    ----------
    make : callable
        `make(rng=…, lr=…)` returns a new (net, loss, optimizer).
    train : (X, y)
        As for `fit`. A rate is judged by the cost of these samples, before training
        and after each epoch: the question is only whether the descent works.
    start, factor : float
        The first rate, and the ratio of one to the next, above 1.
    epochs, batch_size : int
        Of each trial, as for `fit`; epochs ≥ 1.
    rng : numpy.random.Generator
        Draws the seed that all trials share.

    Returns
    -------
    best : float
    rows : list of RateTrial
        (lr, costs, falls), in the order tried, at most ten.

    Raises
    ------
    ValueError
        If the cost falls with none of ten rates.
    """
    whole_number("epochs", epochs)
    if not at_least_zero("factor", factor) > 1:
        raise ValueError(f"factor (={factor}) must be above 1")
    seed, rows = draw_seed(rng), []
    while len(rows) < 10 and (not rows or rows[-1].falls == rows[0].falls):
        up = 1 if not rows or rows[0].falls else -1
        lr = start * factor ** (up * len(rows))
        shared = np.random.default_rng(seed)
        net, loss, optimizer = make(rng=shared, lr=lr)
        before = validate(net, loss, checked("train", train, net, loss))["val_loss"]
        model = net, loss, optimizer
        history = run(model, train, train, epochs, batch_size, shared)
        costs = [before, *(history.val_loss if history else [math.inf])]
        falls = costs == sorted(costs, reverse=True) and costs[-1] < before
        rows.append(RateTrial(lr, costs, falls))
    good = [row.lr for row in rows if row.falls]
    if not good:
        raise ValueError(
            f"start (={start}) must be nearer to a rate that works: the cost falls "
            f"neither with it nor with those down to {rows[-1].lr:g}"
        )
    return max(good), rows


def lowest_cost(history):
    """The validation cost of the best epoch."""
    return min(history.val_loss)


def grid_search(
    make,
    options,
    train,
    val,
    *,
    epochs,
    batch_size,
    rng,
    callbacks=(),
    cost=lowest_cost,
):
    """Train with every combination of the options; return the trials, best first.

    Parameters
    ----------
    make : callable
        `make(rng=…, **choice)` returns a new (net, loss, optimizer).
    options : dict of str to list
        The values to try of each option: ``{"lr": [0.1, 1.0], "l2": [0, 1e-4]}``.
    train, val : (X, y)
        What to learn from, and what to judge by. Never the test set.
    epochs, batch_size, rng, callbacks
        As for `fit`; `EarlyStopping` may be among the callbacks.
    cost : callable
        What to judge by: a function of the History, best where it is lowest.

    Returns
    -------
    list of Trial
        (options, cost, history). If you press stop, those that are finished.
    """
    check_options(options)
    choices = itertools.product(*map(check_values, options, options.values()))
    choices = [dict(zip(options, values, strict=True)) for values in choices]
    return tried(make, choices, train, val, epochs, batch_size, rng, callbacks, cost)


def random_search(
    make,
    options,
    train,
    val,
    *,
    trials,
    epochs,
    batch_size,
    rng,
    callbacks=(),
    cost=lowest_cost,
):
    """Train with random choices of the options; return the trials, best first.

    Where one of two options hardly matters, a grid of 9 trials has seen 3 values of
    the other one, and 9 random choices have seen 9.

    Parameters
    ----------
    options : dict of str to list or callable
        A list to draw from, or a function of a Generator, as `log_uniform(1e-4, 1)`.
    trials : int
        How many choices to draw.
    make, train, val, epochs, batch_size, rng, callbacks, cost
        As for `grid_search`.

    Returns
    -------
    list of Trial
        As `grid_search`.

    References
    ----------
    Bergstra and Bengio, 2012, "Random search for hyper-parameter optimization".
    """
    check_options(options)
    check_rng(rng)

    def draw(name, values):
        if callable(values):
            return values(rng)
        values = check_values(name, values)
        return values[rng.integers(len(values))]

    whole_number("trials", trials)
    choices = [{k: draw(k, v) for k, v in options.items()} for _ in range(trials)]
    return tried(make, choices, train, val, epochs, batch_size, rng, callbacks, cost)


def log_uniform(low, high):
    """A function of rng that draws between low and high, each decade equally likely.

    Examples
    --------
    >>> draw, rng = log_uniform(1e-4, 1.0), np.random.default_rng(0)
    >>> [round(draw(rng), 4) for _ in range(4)]
    [0.0353, 0.0012, 0.0001, 0.0001]
    """
    if not 0 < low < high < math.inf:
        raise ValueError(f"low (={low}) and high (={high}) must be 0 < low < high")
    return lambda rng: math.exp(rng.uniform(math.log(low), math.log(high)))


def tried(make, choices, train, val, epochs, batch_size, rng, callbacks, cost):
    """A Trial for each choice of options, sorted by cost."""
    whole_number("epochs", epochs)
    if val is None:
        raise ValueError("val (=None) must be a pair (X, y) to judge the choices by")
    callbacks, seed, trials = check_callbacks(callbacks, val), draw_seed(rng), []
    try:
        for choice in choices:
            shared = np.random.default_rng(seed)
            model = make(rng=shared, **choice)
            history = run(model, train, val, epochs, batch_size, shared, callbacks)
            reached = cost(history) if history else math.inf
            trials.append(Trial(choice, float(reached), history))
    except KeyboardInterrupt:
        pass
    return sorted(trials, key=lambda trial: trial.cost)


def run(model, train, val, epochs, batch_size, rng, callbacks=()):
    """The History of a training run, or None if its cost overflowed."""
    settings = {"epochs": epochs, "batch_size": batch_size, "callbacks": callbacks}
    try:
        history = fit(*model, train, val, **settings, rng=rng, progress=False)
    except FloatingPointError:
        return None
    if history.interrupted:
        raise KeyboardInterrupt
    return history


def draw_seed(rng):
    """A seed for all trials of a search."""
    check_rng(rng)
    return int(rng.integers(2**32))


def check_options(options):
    """Raise unless there is a dictionary of options."""
    if not isinstance(options, dict) or not options:
        raise ValueError(f"options (={options!r}) must be a dict of names to values")


def check_values(name, values):
    """The values of an option as a list, at least one."""
    if not isinstance(values, list | tuple | range | np.ndarray) or not len(values):
        raise ValueError(f"options[{name!r}] (={values!r}) must be a list of values")
    return list(values)
