"""fit, predict, accuracy, batches, early stopping."""

import functools
import math
import time

import numpy as np
import pytest

import nnkit as nn
from nnkit.history import ProgressLine, summary
from tests.library.zoo import data, generator


def problem(n=103, dtype=np.float32):
    X = data(dtype, (n, 4))
    return X, (X.sum(axis=1) > 0).astype(np.int64) + (X[:, 0] > 2)


def classifier(seed=0, dtype=np.float32, rate=0.2):
    rng = generator(seed)
    first = nn.Linear(4, 8, rng=rng, dtype=dtype)
    net = nn.Sequential(first, nn.Tanh(), nn.Linear(8, 3, rng=rng, dtype=dtype))
    return net, nn.CrossEntropyLoss(), nn.SGD(net.parameters(), lr=rate)


def fit(model, *args, epochs=2, batch_size=10, rng=0, progress=False, **kwargs):
    settings = {"epochs": epochs, "batch_size": batch_size, "progress": progress}
    rng = generator(rng) if isinstance(rng, int) else rng
    return nn.fit(*model, *args, rng=rng, **settings, **kwargs)


def weights(net):
    return np.concatenate([p.data.ravel() for p in net.parameters()])


@pytest.mark.parametrize("batch_size", [1, 10, 103, 500])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_fit_is_the_plain_loop(batch_size, dtype):
    X, y = problem(dtype=dtype)
    model = classifier(dtype=dtype)
    history = fit(model, (X, y), batch_size=batch_size)

    net, loss, optimizer = classifier(dtype=dtype)
    rng = generator(0)
    for epoch in range(2):
        costs, hits = [], 0
        for xb, yb in nn.batches(X, y, batch_size, rng):
            a = net.forward(xb, training=True)
            costs.append(loss.forward(a, yb) * len(xb))
            hits += (a.argmax(axis=1) == yb).sum()
            net.backward(loss.backward())
            optimizer.step()
        assert math.isclose(history.train_loss[epoch], sum(costs) / 103, rel_tol=1e-5)
        assert math.isclose(history.train_accuracy[epoch], hits / 103)
    np.testing.assert_allclose(weights(model[0]), weights(net), rtol=1e-4, atol=1e-6)
    assert weights(model[0]).dtype == dtype


def test_history_of_validation_is_measured_after_the_epoch():
    train, val = problem(), problem(50)
    model, start = classifier(), time.perf_counter()
    history = fit(model, train, val, epochs=3)
    net, loss, _ = model
    assert history.val_loss[-1] == loss.forward(nn.predict(net, val[0]), val[1])
    assert history.val_accuracy[-1] == nn.accuracy(net, *val)
    assert [len(v) for k, v in vars(history).items() if k != "interrupted"] == [3] * 5
    assert len(history) == 3
    assert 0 < sum(history.seconds) < time.perf_counter() - start
    assert history.interrupted is False


def test_regression_has_no_accuracy_and_learns():
    x, y = nn.datasets.noisy_curve(200, rng=generator())
    rng, steep = generator(1), functools.partial(nn.initializers.normal, std=5.0)
    first = nn.Linear(1, 20, rng=rng, init=steep)
    net = nn.Sequential(first, nn.Tanh(), nn.Linear(20, 1, rng=rng))
    model = net, nn.MSELoss(), nn.Adam(net.parameters(), lr=0.02)
    history = fit(model, (x, y), (x, y), epochs=100)
    assert history.val_loss[-1] < 0.006 < history.val_loss[0]
    assert history.train_accuracy == history.val_accuracy == []


def test_two_classes_with_one_output():
    X, y = nn.datasets.moons(300, rng=generator())
    rng = generator(1)
    net = nn.Sequential(nn.Linear(2, 16, rng=rng), nn.ReLU(), nn.Linear(16, 1, rng=rng))
    model = net, nn.BCEWithLogitsLoss(), nn.Adam(net.parameters(), lr=0.02)
    history = fit(model, (X, y.reshape(-1, 1)), epochs=40)
    assert history.train_accuracy[-1] > 0.97
    assert nn.accuracy(net, X, y) > 0.97
    assert nn.accuracy(net, X, 1 - y) < 0.03


def test_same_seed_same_network():
    a, b, c = classifier(), classifier(), classifier()
    fit(a, problem(), rng=3)
    fit(b, problem(), rng=3)
    fit(c, problem(), rng=4)
    np.testing.assert_array_equal(weights(a[0]), weights(b[0]))
    assert (weights(a[0]) != weights(c[0])).any()


def test_fit_leaves_its_data_alone():
    X, y = problem()
    fit(classifier(), (X, y), (X, y))
    np.testing.assert_array_equal(X, problem()[0])
    np.testing.assert_array_equal(y, problem()[1])
    X.flags.writeable = y.flags.writeable = False
    fit(classifier(), (X, y))


def test_data_in_other_types_and_orders_give_the_same_training():
    X, y = problem()
    a, b = classifier(), classifier()
    fit(a, (X, y))
    fit(b, (np.asfortranarray(X.astype(np.float64)), y.astype(np.uint8)))
    np.testing.assert_array_equal(weights(a[0]), weights(b[0]))


def test_dropout_is_on_in_training_and_off_in_validation():
    class Spy(nn.Identity):
        seen = ()

        def forward(self, x, training=False):
            self.seen = (*self.seen, (len(x), training))
            return super().forward(x)

    net, loss, _ = classifier()
    spy = Spy()
    net = nn.Sequential(spy, net)
    X, y = problem(20)
    model = net, loss, nn.SGD(net.parameters(), lr=0.1)
    fit(model, (X, y), (X[:7], y[:7]), epochs=1)
    assert spy.seen[-3:] == ((10, True), (10, True), (7, False))


def test_no_epochs_change_nothing():
    model = classifier()
    before = weights(model[0])
    history = fit(model, problem(), epochs=0)
    assert len(history) == 0
    np.testing.assert_array_equal(weights(model[0]), before)


def test_progress_is_one_line_on_stdout(capsys):
    fit(classifier(), problem(), problem(), progress=True, epochs=3)
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("\n") == 1
    assert out.endswith("\n")
    lines = [part.strip() for part in out.strip().split("\r")]
    assert lines[-1].startswith("epoch 3/3  cost 0.")
    assert "validation accuracy" in lines[-1]


def test_the_progress_line_covers_a_longer_one(capsys):
    line = nn.history.ProgressLine(2, show=True)
    line.write(1, "a long text")
    line.write(2, "short")
    line.close()
    assert (
        capsys.readouterr().out == "\repoch 1/2  a long text\repoch 2/2  short      \n"
    )


def test_a_slow_epoch_shows_how_far_it_is(capsys, monkeypatch):
    ticks = iter(range(10_000))
    monkeypatch.setattr(nn.training.time, "perf_counter", lambda: next(ticks))
    fit(classifier(), problem(100), progress=True, epochs=1, batch_size=25)
    assert "\repoch 1/1   50%  cost " in capsys.readouterr().out


def test_no_progress_prints_nothing(capsys):
    fit(classifier(), problem(), progress=False)
    assert capsys.readouterr() == ("", "")


def test_a_diverging_network_is_told_about_its_learning_rate():
    x, y = nn.datasets.noisy_curve(100, rng=generator())
    net = nn.Sequential(
        nn.Linear(1, 5, rng=generator()), nn.Linear(5, 1, rng=generator())
    )
    model = net, nn.MSELoss(), nn.SGD(net.parameters(), lr=50)
    with pytest.raises(
        FloatingPointError,
        match=r"the cost became (inf|nan) in epoch \d+: the learning rate \(=50\)",
    ):
        fit(model, (x, y), (x, y), epochs=50)


def test_stop_keeps_the_finished_epochs(capsys):
    def press_stop(net, history):
        if len(history) == 2:
            raise KeyboardInterrupt

    early = nn.EarlyStopping(5)
    model = classifier()
    history = fit(
        model,
        problem(),
        problem(),
        epochs=9,
        callbacks=[early, press_stop],
        progress=True,
    )
    assert history.interrupted
    assert len(history) == len(history.val_loss) == len(history.seconds) == 2
    assert capsys.readouterr().out.endswith("\n")
    val_loss = model[1].forward(nn.predict(model[0], problem()[0]), problem()[1])
    assert val_loss == min(history.val_loss)


def test_stop_in_the_middle_of_an_epoch(monkeypatch):
    model = classifier()
    steps = []

    def step():
        steps.append(1)
        if len(steps) == 15:  # eleven steps an epoch
            raise KeyboardInterrupt

    monkeypatch.setattr(model[2], "step", step)
    history = fit(model, problem(), problem(), epochs=9)
    assert history.interrupted
    assert [len(v) for k, v in vars(history).items() if k != "interrupted"] == [1] * 5


def test_every_callback_is_called_and_any_may_stop():
    calls = []

    def count(net, history):
        calls.append(len(history))

    history = fit(
        classifier(),
        problem(),
        epochs=9,
        callbacks=[lambda net, history: len(history) == 3, count],
    )
    assert len(history) == 3
    assert calls == [1, 2, 3]


class Recorded:
    """A network stand-in: one number as its parameter, set by the test."""

    def __init__(self):
        self.p = nn.Parameter([0.0])

    def parameters(self):
        return [self.p]


def run_early_stopping(stopper, losses):
    net, history = Recorded(), nn.History()
    for epoch, loss in enumerate(losses, start=1):
        net.p.data[0] = epoch
        history.record(train_loss=0.0, val_loss=loss)
        if stopper(net, history):
            break
    stopper.finish(net)
    return len(history), net.p.data[0]


@pytest.mark.parametrize(
    ("patience", "min_delta", "losses", "stopped_at", "best"),
    [
        (2, 0, [5, 4, 3, 3.5, 3.1, 1], 5, 3),
        (1, 0, [5, 4, 4, 1], 3, 2),
        (3, 0, [5, 6, 4, 6, 6, 3.9, 6, 6, 6, 1], 9, 6),
        (2, 0, [5, 4, 3], 3, 3),
        (2, 0, [1, 2], 2, 1),
        (2, 0.5, [5, 4.8, 4.6, 1], 3, 1),
        (2, 0.5, [5, 4.8, 4.4, 4.3, 4.2], 5, 3),
    ],
)
def test_early_stopping(patience, min_delta, losses, stopped_at, best):
    stopper = nn.EarlyStopping(patience, min_delta)
    assert run_early_stopping(stopper, losses) == (stopped_at, best)
    assert stopper.best_epoch == best
    assert stopper.best_loss == losses[best - 1]
    # used again, it starts anew
    assert run_early_stopping(stopper, [9, 8, 7]) == (3, 3)


def test_early_stopping_in_fit_brings_the_best_weights_back():
    train, val = problem(30), problem(200)
    model = classifier(rate=2.0)
    stopper = nn.EarlyStopping(patience=4)
    history = fit(model, train, val, epochs=200, callbacks=[stopper])
    assert len(history) == stopper.best_epoch + 4
    assert history.val_loss[-1] > min(history.val_loss) == stopper.best_loss
    cost = model[1].forward(nn.predict(model[0], val[0]), val[1])
    assert cost == stopper.best_loss


def test_early_stopping_brings_back_what_batch_norm_had_measured():
    rng = generator(0)
    norm = nn.BatchNorm1d(8)
    net = nn.Sequential(
        nn.Linear(4, 8, rng=rng), norm, nn.Tanh(), nn.Linear(8, 3, rng=rng)
    )
    model = net, nn.CrossEntropyLoss(), nn.SGD(net.parameters(), lr=1.0)
    train, val, stopper = problem(30), problem(200), nn.EarlyStopping(patience=4)
    means = []

    def watch(net, history):
        means.append(norm.running_mean.copy())

    fit(model, train, val, epochs=200, callbacks=[watch, stopper])
    assert np.array_equal(norm.running_mean, means[stopper.best_epoch - 1])
    assert not np.array_equal(norm.running_mean, means[-1])
    assert model[1].forward(nn.predict(net, val[0]), val[1]) == stopper.best_loss


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0,), r"patience \(=0\) must be a whole number, at least 1"),
        ((1.5,), r"patience \(=1.5\)"),
        ((1, -1), r"min_delta \(=-1\)"),
    ],
)
def test_early_stopping_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        nn.EarlyStopping(*arguments)


def test_early_stopping_needs_validation_data():
    with pytest.raises(ValueError, match="EarlyStopping needs val"):
        fit(classifier(), problem(), callbacks=[nn.EarlyStopping(2)])


X, y = problem(20)
NAN = np.where(np.arange(80).reshape(20, 4) == 29, np.nan, X)


@pytest.mark.parametrize(
    ("train", "options", "message"),
    [
        ((X, y[:-1]), {}, r"train: X and y \(shapes \(20, 4\) and \(19,\)\) must have"),
        ((X[:0], y[:0]), {}, r"train: X and y .* as many rows, ≥ 1"),
        (X, {}, r"train must be a pair \(X, y\), not ndarray"),
        ((X, y, y), {}, r"train must be a pair"),
        (
            (X, y + 1),
            {},
            r"train: target \(with label 3\) must hold labels from 0 to 2",
        ),
        ((X, y - 1), {}, r"\(with label -1\) must hold labels from 0 to 2"),
        ((X, y * 1.0), {}, r"whole-number labels"),
        ((NAN, y), {}, r"train: X must be finite numbers; row 7 is not"),
        ((X[:, :3], y), {}, r"x \(shape \(1, 3\)\) must be of shape \(N, 4\)"),
        ((X, y), {"val": (X, y[:3])}, r"val: X and y \(shapes"),
        ((X, y), {"val": (X, y + 5)}, r"val: target \(with label"),
        ((X, y), {"epochs": -1}, r"epochs \(=-1\) must be a whole number, at least 0"),
        ((X, y), {"epochs": 2.0}, r"epochs \(=2.0\)"),
        ((X, y), {"batch_size": 0}, r"batch_size \(=0\) must be a whole number"),
        ((X, y), {"batch_size": None}, r"batch_size \(=None\)"),
        ((X, y), {"rng": None}, r"rng \(=None\) must be a NumPy Generator"),
        ((X, y), {"rng": np.random}, r"rng \(=.*\) must be a NumPy Generator"),
        ((X, y), {"callbacks": nn.EarlyStopping(2)}, r"callbacks .* must be a list"),
    ],
)
def test_fit_refuses_before_anything_changes(train, options, message):
    model = classifier()
    before = weights(model[0])
    with pytest.raises(ValueError, match=message):
        fit(model, train, **options)
    np.testing.assert_array_equal(weights(model[0]), before)


def test_fit_refuses_an_optimizer_of_another_network():
    net, loss, _ = classifier()
    _, _, stale = classifier()
    with pytest.raises(ValueError, match="optimizer must belong to this net"):
        fit((net, loss, stale), problem())


def test_fit_can_train_a_part():
    net, loss, _ = classifier()
    first = net[0].weight.data.copy()
    fit((net, loss, nn.SGD(net[2].parameters(), lr=0.1)), problem())
    np.testing.assert_array_equal(net[0].weight.data, first)


@pytest.mark.parametrize("batch_size", [1, 7, 103, 1000])
def test_predict_is_forward_in_pieces(batch_size):
    net, X = classifier()[0], problem()[0]
    np.testing.assert_allclose(
        nn.predict(net, X, batch_size), net.forward(X), rtol=1e-5, atol=1e-6
    )


def test_predictions_belong_to_the_caller():
    X = problem()[0]
    for net in [classifier()[0], nn.Sequential(nn.Identity())]:
        first = nn.predict(net, X)
        copy = first.copy()
        nn.predict(net, X[::-1])
        np.testing.assert_array_equal(first, copy)
        first[...] = 9
        np.testing.assert_array_equal(X, problem()[0])
        assert X.flags.writeable


def test_predict_on_nothing():
    assert nn.predict(classifier()[0], np.zeros((0, 4))).shape == (0, 3)


def test_accuracy_counts():
    net = nn.Sequential(nn.Identity())
    outputs = np.array([[1.0, 2, 0], [0, 0, 3], [5, 1, 1], [0, 9, 0]])
    assert nn.accuracy(net, outputs, [1, 2, 0, 0]) == 0.75
    assert nn.accuracy(net, np.array([[0.5], [-0.5], [2.0]]), [1, 1, 1]) == 2 / 3
    assert nn.accuracy(net, np.array([0.5, -0.5, 2.0]), [1, 0, 0]) == 2 / 3


@pytest.mark.parametrize("y", [np.full(103, 0.5), np.zeros((103, 3), int)])
def test_accuracy_needs_labels(y):
    with pytest.raises(ValueError, match="must be whole-number labels, one a sample"):
        nn.accuracy(classifier()[0], problem()[0], y)


def test_accuracy_and_predict_refuse_the_rest():
    net, (X, y) = classifier()[0], problem()
    with pytest.raises(ValueError, match=r"\(shapes \(103, 3\) and \(102,\)\)"):
        nn.accuracy(net, X, y[1:])
    with pytest.raises(ValueError, match=r"batch_size \(=0\)"):
        nn.predict(net, X, batch_size=0)


def test_batches_hold_every_sample_once_with_its_label():
    X, y = np.arange(23.0).reshape(23, 1), np.arange(23)
    parts = list(nn.batches(X, y, 5, generator()))
    assert [len(xb) for xb, _ in parts] == [5, 5, 5, 5, 3]
    seen = np.concatenate([yb for _, yb in parts])
    assert sorted(seen) == list(range(23))
    assert seen.tolist() != list(range(23))
    for xb, yb in parts:
        np.testing.assert_array_equal(xb[:, 0], yb)
        xb[...] = -1
    assert X.sum() == 253


def test_batches_differ_between_epochs():
    X, rng = np.arange(20), generator()
    first, second = (
        np.concatenate([b for b, _ in nn.batches(X, X, 5, rng)]) for _ in "ab"
    )
    assert (first != second).any()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((X, y[1:], 5, generator()), r"X and y \(shapes"),
        ((X, y, 0, generator()), r"batch_size \(=0\)"),
        ((X, y, 5, 1), r"rng \(=1\)"),
    ],
)
def test_batches_refuse_at_the_call(arguments, message):
    with pytest.raises(ValueError, match=message):
        nn.batches(*arguments)


def test_the_line_of_progress_in_words(capsys):
    history = nn.History()
    figures = {"train_loss": 1.5, "train_accuracy": 0.5}
    history.record(**figures, val_loss=2.0, val_accuracy=0.25, seconds=1.0)
    words = (
        "cost 1.5000  accuracy 50.00%  "
        "validation cost 2.0000  validation accuracy 25.00%"
    )
    assert summary(history) == words
    line = ProgressLine(3, show=True)
    line.close()
    assert capsys.readouterr().out == ""
    line.write(1, "long")
    line.write(2, "")
    line.close()
    assert capsys.readouterr().out == "\repoch 1/3  long\repoch 2/3      \n"
    ProgressLine(3, show=False).write(1, "hidden")
    assert capsys.readouterr().out == ""


def test_accuracy_names_what_does_not_fit():
    net = classifier()[0]
    with pytest.raises(ValueError, match=r"^X and y \(shapes"):
        nn.accuracy(net, np.zeros((3, 4)), np.zeros(2, int))


def test_labels_of_two_classes_are_0_and_1():
    net = nn.Sequential(nn.Linear(4, 2, rng=generator()))
    model = net, nn.CrossEntropyLoss(), nn.SGD(net.parameters(), lr=0.1)
    X = np.zeros((3, 4), np.float32)
    with pytest.raises(ValueError, match=r"train: target \(with label 2\) must"):
        fit(model, (X, np.array([0, 1, 2])))


def test_progress_is_shown_unless_told_otherwise(capsys):
    net, loss, optimizer = classifier()
    nn.fit(*(net, loss, optimizer, problem(5)), epochs=1, batch_size=5, rng=generator())
    assert capsys.readouterr().out.startswith("\repoch 1/1  cost ")
