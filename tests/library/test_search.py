"""Searches: which trials there are, what they share, how they are ranked."""

import math

import numpy as np
import pytest

import nnkit as nn
from tests.library.zoo import data, generator

X = data(np.float32, (60, 3))
TRAIN, VAL = (X[:40], X[:40, :1]), (X[40:], X[40:, :1])
SETTINGS = {"epochs": 2, "batch_size": 10}


def make(*, rng, lr, width=2, l2=0.0):
    net = nn.Sequential(nn.Linear(3, width, rng=rng), nn.Linear(width, 1, rng=rng))
    optimizer = nn.WeightPenalty(nn.SGD(net.parameters(), lr), l2=l2)
    return net, nn.QuadraticLoss(), optimizer


def parabola(steepness):
    """A model whose cost overshoots from lr = 2/steepness on."""

    def make(*, rng, lr):
        net = nn.Linear(1, 1, bias=False, rng=rng, dtype=np.float64)
        return net, nn.QuadraticLoss(), nn.SGD(net.parameters(), lr)

    x = np.full((8, 1), math.sqrt(steepness))
    return make, (x, 0 * x)


@pytest.mark.parametrize(
    ("steepness", "tried", "best"),
    [
        (8.0, [0.01, 0.1, 1.0], 0.1),
        (0.5, [0.01, 0.1, 1.0, 10.0], 1.0),
        (300.0, [0.01, 0.001], 0.001),
        (150.0, [0.01, 0.1], 0.01),
        (8e4, [0.01, 1e-3, 1e-4, 1e-5], 1e-5),
    ],
)
def test_the_learning_rate_goes_up_until_the_cost_grows_and_back(
    steepness, tried, best
):
    model, train = parabola(steepness)
    found, rows = nn.learning_rate_search(model, train, batch_size=8, rng=generator())
    np.testing.assert_allclose([row.lr for row in rows], tried)
    assert math.isclose(found, best)
    for lr, costs, falls in rows:
        assert len(costs) == 4
        ratio = (1 - lr * steepness) ** 2
        np.testing.assert_allclose(costs[1] / costs[0], ratio, rtol=1e-2)
        np.testing.assert_allclose(costs[2] / costs[1], ratio, rtol=1e-2)
        assert falls == (lr * steepness < 2)


def test_an_overflow_is_a_rate_that_is_too_large():
    model, train = parabola(1e30)
    rates = {"start": 1e-8, "factor": 1e6, "batch_size": 1, "rng": generator()}
    best, rows = nn.learning_rate_search(model, train, epochs=30, **rates)
    assert rows[0].costs[-1] == math.inf
    assert not rows[0].falls
    assert best < 2e-30


def test_a_growth_in_the_first_epoch_is_noticed():
    model, train = parabola(1.0)
    best, rows = nn.learning_rate_search(
        model, train, start=2.5, factor=5, epochs=1, batch_size=1, rng=generator()
    )
    assert [row.falls for row in rows] == [False, True]
    assert best == 0.5


class Scripted(nn.SGD):
    """Goes to given places, the same for all rates below 1."""

    def step(self):
        self.places = getattr(self, "places", [4, 3, 2] if self.lr < 1 else [4, 5, 2])
        self.params[0].data[...] = self.places.pop(0)


def test_a_cost_that_rises_once_does_not_fall():
    def model(*, rng, lr):
        net = nn.Linear(1, 1, bias=False, rng=rng)
        net.weight.data[...] = 6
        return net, nn.QuadraticLoss(), Scripted(net.parameters(), lr)

    _, (x, y) = parabola(2.0)  # C = w²
    best, rows = nn.learning_rate_search(model, (x, y), batch_size=8, rng=generator())
    costs = [[round(cost) for cost in row.costs] for row in rows]
    assert costs == [[36, 16, 9, 4], [36, 16, 9, 4], [36, 16, 25, 4]]
    assert [row.falls for row in rows] == [True, True, False]
    assert best == 0.1


def test_a_cost_that_never_falls_is_an_error():
    model, (x, _) = parabola(1.0)
    with pytest.raises(ValueError, match=r"start \(=0.01\) must .* down to 1e-11"):
        nn.learning_rate_search(model, (0 * x, 0 * x), batch_size=8, rng=generator())


def test_rates_may_lie_close_together():
    model, train = parabola(0.5)
    best, rows = nn.learning_rate_search(
        model, train, start=1.0, factor=1.5, batch_size=8, rng=generator()
    )
    np.testing.assert_allclose([row.lr for row in rows], 1.5 ** np.arange(5))
    assert math.isclose(best, 1.5**3)


def test_every_rate_starts_from_the_same_weights():
    starts = []

    def watched(rng, lr):
        starts.append(rng.random())
        return parabola(0.5)[0](rng=rng, lr=lr)

    for _ in range(2):
        nn.learning_rate_search(
            watched, parabola(0.5)[1], batch_size=8, rng=generator(3)
        )
    assert len(starts) > 4
    assert len(set(starts)) == 1


def test_the_search_ends_if_every_rate_works():
    model, train = parabola(1e-12)
    train = train[0], train[1] + 1
    best, rows = nn.learning_rate_search(
        model, train, start=1.0, batch_size=8, rng=generator(), epochs=1
    )
    assert len(rows) == 10
    assert best == rows[-1].lr == 1e9


def test_the_grid_has_all_combinations_best_first(capsys):
    options = {"lr": [0.01, 0.1], "width": (1, 2, 5)}
    trials = nn.grid_search(make, options, TRAIN, VAL, **SETTINGS, rng=generator())
    pairs = {(t.options["lr"], t.options["width"]) for t in trials}
    assert len(trials) == 6
    assert pairs == {(lr, w) for lr in [0.01, 0.1] for w in [1, 2, 5]}
    costs = [t.cost for t in trials]
    assert costs == sorted(costs)
    assert costs == [min(t.history.val_loss) for t in trials]
    assert all(len(t.history) == 2 for t in trials)
    assert capsys.readouterr().out == ""  # no line of progress for each trial


def test_a_trial_is_a_training_run_on_train_judged_on_val():
    rng = generator()
    (trial,) = nn.grid_search(make, {"lr": [0.1]}, TRAIN, VAL, **SETTINGS, rng=rng)
    shared = np.random.default_rng(int(generator().integers(2**32)))
    history = nn.fit(
        *make(rng=shared, lr=0.1), TRAIN, VAL, **SETTINGS, rng=shared, progress=False
    )
    assert trial.history.train_loss == history.train_loss
    assert trial.history.val_loss == history.val_loss


def test_trials_share_their_random_numbers_and_a_seed_repeats_the_search():
    runs = [
        nn.grid_search(
            make, {"lr": [0.1, 0.1]}, TRAIN, VAL, **SETTINGS, rng=generator(seed)
        )
        for seed in [0, 0, 1]
    ]
    costs = [[t.cost for t in trials] for trials in runs]
    assert costs[0][0] == costs[0][1]
    assert costs[0] == costs[1] != costs[2]


def test_a_trial_that_diverges_comes_last():
    options = {"lr": [1e18, 0.1, 0.01]}
    trials = nn.grid_search(make, options, TRAIN, VAL, **SETTINGS, rng=generator())
    assert trials[-1].options == {"lr": 1e18}
    assert trials[-1].cost == math.inf
    assert trials[-1].history is None


def test_another_measure_and_callbacks():
    trials = nn.grid_search(
        make, {"lr": [0.01, 0.1, 0.02]}, TRAIN, VAL, epochs=9, batch_size=10,
        rng=generator(), cost=lambda history: -history.val_loss[0],
        callbacks=[lambda net, history: len(history) == 3],
    )  # fmt: skip
    assert [t.options["lr"] for t in trials] == [0.01, 0.02, 0.1]
    assert all(len(t.history) == 3 for t in trials)


def test_random_choices_come_from_lists_and_from_functions():
    options = {"lr": nn.log_uniform(1e-3, 1e-1), "width": [1, 3]}
    settings = SETTINGS | {"trials": 12, "epochs": 1}
    runs = [
        nn.random_search(make, options, TRAIN, VAL, **settings, rng=generator())
        for _ in range(2)
    ]
    chosen = [t.options for t in runs[0]]
    assert chosen == [t.options for t in runs[1]]
    assert len({c["lr"] for c in chosen}) == len(chosen) == 12
    assert {c["width"] for c in chosen} == {1, 3}
    assert all(1e-3 <= c["lr"] <= 1e-1 for c in chosen)


def test_log_uniform_gives_each_decade_its_share():
    draw, rng = nn.log_uniform(1e-4, 1.0), generator()
    decades = np.floor(np.log10([draw(rng) for _ in range(4000)]))
    np.testing.assert_array_less(
        np.abs(np.bincount((decades + 4).astype(int)) - 1000), 120
    )


def test_stopping_keeps_the_finished_trials():
    def stopped(*, rng, lr):
        if lr == 3:
            raise KeyboardInterrupt
        return make(rng=rng, lr=lr / 100)

    trials = nn.grid_search(
        stopped, {"lr": [1, 2, 3, 4]}, TRAIN, VAL, **SETTINGS, rng=generator()
    )
    assert sorted(t.options["lr"] for t in trials) == [1, 2]


def test_stopping_a_training_run_stops_the_search():
    def stop(net, history):
        raise KeyboardInterrupt

    grid = {"lr": [0.1, 0.2]}, TRAIN, VAL
    assert nn.grid_search(
        make, *grid, **SETTINGS, rng=generator(), callbacks=[stop]
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, r"options \(=\{\}\) must be a dict"),
        ([0.1], r"options \(=\[0.1\]\) must be a dict"),
        ({"lr": 0.1}, r"options\['lr'\] \(=0.1\) must be a list of values"),
        ({"lr": []}, r"options\['lr'\] \(=\[\]\) must be a list of values"),
        ({"lr": "ab"}, r"options\['lr'\] \(='ab'\) must be a list"),
    ],
)
def test_options_that_are_refused(options, message):
    with pytest.raises(ValueError, match=message):
        nn.grid_search(make, options, TRAIN, VAL, **SETTINGS, rng=generator())
    with pytest.raises(ValueError, match=message):
        nn.random_search(
            make, options, TRAIN, VAL, trials=2, **SETTINGS, rng=generator()
        )


def test_the_rest_that_is_refused():
    grid, one = ({"lr": [0.1]}, TRAIN), SETTINGS | {"rng": generator()}
    with pytest.raises(ValueError, match=r"val \(=None\) must be a pair"):
        nn.grid_search(make, *grid, None, **one)
    with pytest.raises(ValueError, match=r"epochs \(=0\)"):
        nn.grid_search(make, *grid, VAL, **(one | {"epochs": 0}))
    with pytest.raises(ValueError, match=r"rng \(=0\) must be a NumPy Generator"):
        nn.grid_search(make, *grid, VAL, **(one | {"rng": 0}))
    with pytest.raises(ValueError, match=r"rng \(=0\) must be a NumPy Generator"):
        nn.random_search(make, *grid, VAL, trials=1, **(one | {"rng": 0}))
    with pytest.raises(ValueError, match=r"trials \(=0\)"):
        nn.random_search(make, *grid, VAL, trials=0, **one)
    with pytest.raises(ValueError, match=r"factor \(=1\) must be above 1"):
        nn.learning_rate_search(make, TRAIN, factor=1, **one)
    with pytest.raises(ValueError, match=r"epochs \(=0\)"):
        nn.learning_rate_search(make, TRAIN, **(one | {"epochs": 0}))
    with pytest.raises(ValueError, match=r"factor \(=-2\) must be a finite number"):
        nn.learning_rate_search(make, TRAIN, factor=-2, **one)
    with pytest.raises(ValueError, match=r"^train: X and y"):
        nn.learning_rate_search(make, (TRAIN[0], TRAIN[1][:2]), **one)
    for low, high in [(0, 1), (1, 1), (2, 1), (1, math.inf)]:
        with pytest.raises(ValueError, match=r"must be 0 < low < high"):
            nn.log_uniform(low, high)
