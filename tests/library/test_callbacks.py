"""Callbacks start afresh with each fit, and are finished whatever ends it."""

import numpy as np
import pytest

import nnkit as nn
from tests.library.test_training import classifier, fit, problem, weights


class Spy:
    """Writes down what is done with it; may raise in one of its parts."""

    def __init__(self, name="", notes=None, raises=(), error=ValueError):
        self.name, self.notes = name, [] if notes is None else notes
        self.raises, self.error = raises, error

    def note(self, part):
        self.notes.append(self.name + part)
        if part in self.raises:
            raise self.error(f"{self.name} in {part}")

    def start(self, net):
        self.note("start")

    def __call__(self, net, history):
        self.note("epoch")

    def finish(self, net):
        self.note("finish")


class Breaking(nn.CrossEntropyLoss):
    """Raises an error in the given step (two in `checked`, eleven an epoch)."""

    def __init__(self, error, at):
        self.error, self.left = error, at + 2

    def forward(self, input, target):
        self.left -= 1
        if self.left < 0:
            raise self.error
        return super().forward(input, target)


def breaking(error, at=15):
    net, _, optimizer = classifier()
    return net, Breaking(error, at), optimizer


def test_each_fit_starts_and_finishes_its_callbacks_in_order():
    notes = []
    spies = [Spy("a ", notes), Spy("b ", notes), lambda net, history: None]
    fit(classifier(), problem(), epochs=2, callbacks=iter(spies))
    one = ["a epoch", "b epoch"]
    assert notes == ["a start", "b start", *one, *one, "a finish", "b finish"]
    fit(classifier(), problem(), epochs=0, callbacks=spies[:1])
    assert notes[8:] == ["a start", "a finish"]


@pytest.mark.parametrize(
    "error", [FloatingPointError, KeyboardInterrupt, RuntimeError, SystemExit]
)
def test_an_error_in_training_finishes_the_callbacks(error):
    spy, model = Spy(), breaking(error)
    if error is KeyboardInterrupt:
        assert fit(model, problem(), callbacks=[spy]).interrupted
    else:
        with pytest.raises(error):
            fit(model, problem(), callbacks=[spy])
    assert spy.notes == ["start", "epoch", "finish"]


def test_an_error_in_one_callback_finishes_all():
    notes = []
    spies = [Spy("a ", notes), Spy("b ", notes, ["epoch"]), Spy("c ", notes)]
    with pytest.raises(ValueError, match="b  in epoch"):
        fit(classifier(), problem(), callbacks=spies)
    assert notes[3:] == ["a epoch", "b epoch", "a finish", "b finish", "c finish"]


def test_an_error_in_finish_does_not_keep_the_others_from_it():
    notes = []
    spies = [Spy("a ", notes, ["finish"]), Spy("b ", notes, ["finish"])]
    with pytest.raises(ValueError, match="b  in finish") as raised:
        fit(breaking(RuntimeError("first")), problem(), callbacks=spies)
    assert notes[-2:] == ["a finish", "b finish"]
    assert str(raised.value.__context__) == "a  in finish"
    assert str(raised.value.__context__.__context__) == "first"


def test_what_did_not_start_is_not_finished():
    notes = []
    spies = [Spy("a ", notes), Spy("b ", notes, ["start"]), Spy("c ", notes)]
    model = classifier()
    before = weights(model[0])
    with pytest.raises(ValueError, match="b  in start"):
        fit(model, problem(), callbacks=spies)
    assert notes == ["a start", "b start", "a finish"]
    np.testing.assert_array_equal(weights(model[0]), before)


def test_early_stopping_never_brings_weights_of_another_training():
    stopper, train = nn.EarlyStopping(3), problem()
    fit(classifier(), train, train, callbacks=[stopper])
    model = breaking(KeyboardInterrupt, at=5)  # in the first epoch
    start = weights(classifier()[0])
    history = fit(model, train, train, callbacks=[stopper])
    plain = breaking(KeyboardInterrupt, at=5)
    fit(plain, train, train)
    assert history.interrupted
    assert stopper.best_epoch is None
    np.testing.assert_array_equal(weights(model[0]), weights(plain[0]))
    assert (weights(model[0]) != start).any()


def test_the_best_weights_come_back_after_a_floating_point_error():
    train, stopper, seen = problem(), nn.EarlyStopping(9), []
    model = breaking(FloatingPointError, at=30)
    watch = lambda net, history: seen.append(weights(net))  # noqa: E731
    with pytest.raises(FloatingPointError):
        fit(model, train, train, epochs=9, callbacks=[watch, stopper])
    np.testing.assert_array_equal(weights(model[0]), seen[stopper.best_epoch - 1])


def test_one_early_stopping_serves_one_fit_at_a_time():
    stopper, train, other = nn.EarlyStopping(9), problem(), classifier(1)
    before = weights(other[0])

    def nested(net, history):
        fit(other, train, train, callbacks=[stopper])

    with pytest.raises(ValueError, match="still at work in another fit"):
        fit(classifier(), train, train, callbacks=[stopper, nested])
    np.testing.assert_array_equal(weights(other[0]), before)
    with pytest.raises(ValueError, match="comes twice"):
        fit(classifier(), train, train, callbacks=[stopper, stopper])
    fit(other, train, train, callbacks=[stopper])  # free again


@pytest.mark.parametrize(
    ("callbacks", "message"),
    [
        ([nn.EarlyStopping], r"callbacks \(with <class .*EarlyStopping\(patience=5\)"),
        ([3], r"callbacks \(with 3\) must be functions"),
        ([nn.EarlyStopping(2)], "EarlyStopping needs val"),
    ],
)
def test_callbacks_are_refused_before_anything_changes(callbacks, message):
    model = classifier()
    before = weights(model[0])
    with pytest.raises(ValueError, match=message):
        fit(model, problem(), callbacks=callbacks)
    np.testing.assert_array_equal(weights(model[0]), before)


def test_a_search_uses_callbacks_from_an_iterator_in_every_trial():
    def make(*, rng, lr):
        net, loss, _ = classifier()
        return net, loss, nn.SGD(net.parameters(), lr)

    once = iter([lambda net, history: True])
    trials = nn.grid_search(
        make, {"lr": [0.1, 0.2]}, problem(), problem(), epochs=3, batch_size=50,
        rng=np.random.default_rng(0), callbacks=once,
    )  # fmt: skip
    assert [len(trial.history) for trial in trials] == [1, 1]
