"""An answer that never ends is stopped, and told so in kind words.

For each exercise whose answer may well have a loop that asks whether to go on, there is
one here that goes on for ever.
"""

import signal

import pytest

from nnkit import checks
from nnkit.checks import _endless
from tests.answers.harness import exercises

ENDLESS = {
    ("01-mathematics", "cosine-table"): """
def cosine_table(X, M):
    rows, i = [], 0
    while i < len(X):
        rows = [[x @ m for m in M] for x in X]
    return np.array(rows)
""",
    ("02-perceptron", "train-perceptron"): """
def train_perceptron(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, [1]
    while mistakes[-1] != 0:
        wrong = np.sum((X @ w + b > 0) != y)
        if wrong == 0:
            mistakes = [wrong]
    return w, b, mistakes
""",
    ("02-perceptron", "bipolar-training"): """
def train_bipolar(X, y, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    while 0 not in counts or len(counts) < epochs:
        counts = [sum(np.sign(X @ w + b) != y)]
    return w, b, counts
""",
    ("03-backpropagation", "descend"): """
def descend(gradient, start, lr, steps):
    path, left = [start], steps
    while left > 0:
        path = [start, path[-1] - lr * gradient(path[-1])]
    return np.array(path)
""",
    ("03-backpropagation", "largest-stable-lr"): """
def largest_stable_lr(hessian):
    v, before = np.ones(len(hessian)), None
    while before is None or np.any(v != before) or True:
        before = v
        v = hessian @ v / np.linalg.norm(hessian @ v)
    return 2 / (v @ hessian @ v)
""",
    ("03-backpropagation", "minibatches"): """
def minibatches(n, batch_size, rng):
    if batch_size < 1:
        raise ValueError(f"batch_size (={batch_size}) must be at least 1")
    order, parts, begin = rng.permutation(n), [], 0
    while begin < n:
        parts = [order[begin : begin + batch_size]]
    return parts
""",
    ("03-backpropagation", "sgd-repaired"): """
def sgd(gradient, v, x, y, lr, batch_size, epochs, rng):
    epoch = 0
    while epoch < epochs:
        order = rng.permutation(len(x))
    return v
""",
    ("04-cross-entropy", "train-softmax"): """
def train_softmax(X, labels, *more):
    begin, batch_size = 0, 2
    while begin < len(X):
        part = X[begin : begin + batch_size]
    return part
""",
    ("04-cross-entropy", "train-network"): """
def train_network(X, labels, *more):
    begin, batch_size = 0, 2
    while begin < len(X):
        part = X[begin : begin + batch_size]
    return part
""",
    ("04-cross-entropy", "answered-share"): """
def answered_share(sure, right, allowed):
    k = len(sure)
    while np.mean(1 - right[np.argsort(-sure)][:k]) > allowed:
        k = max(k - 1, 1)
    return k / len(sure)
""",
    ("05-regularization", "early-stopping"): """
def early_stopping(costs, patience):
    best, waited, epoch = 0, 0, 0
    while waited < patience:
        epoch = min(epoch + 1, len(costs) - 1)
        if costs[epoch] <= costs[best]:
            best, waited = epoch, 0
        else:
            waited = epoch - best
    return best + 1, epoch + 1
""",
    ("05-regularization", "repaired-training"): """
def repaired_training(w, b, slopes, val_cost, eta, decay, patience, epochs):
    best, waited = np.inf, 0
    while waited < patience:
        if val_cost(w, b) < best:
            best = val_cost(w, b)
    return w, b, 1
""",
    ("05-regularization", "fair-search"): """
def fair_search(accuracy, trials, rng):
    best, tried = (0, 0, 0), 0
    while tried < trials:
        lr, lam = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-6, -1)
        best = max(best, (lr, lam, 0.5))
    return best
""",
    ("06-convolution", "output-size"): """
def output_size(n, k, stride, padding):
    count, end = 0, k
    while end <= n + 2 * padding:
        count += 1
    return count
""",
    ("08-beyond", "run-tape"): """
def run_tape(tape, inputs):
    values, node = list(inputs), 0
    while node < len(tape):
        name, *nodes = tape[node]
    return values
""",
}


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(_endless, "MOST", 0.05)


@pytest.mark.parametrize("key", list(ENDLESS), ids="/".join)
def test_an_answer_that_never_ends_is_stopped_and_told_so(key):
    outcome = exercises()[key].mark(ENDLESS[key])
    assert outcome.points < outcome.possible
    assert " with TooLong: it had worked for 0.05 seconds\n  > " in outcome.visible
    assert _endless.NEVER_ENDS in outcome.visible


def forever(x):
    while True:
        try:
            x = x + 1
        except Exception:
            x = 0


def test_no_except_of_an_answer_takes_it():
    with pytest.raises(checks.CheckFailed, match="of forever with TooLong") as stopped:
        checks.returns(forever, (1,), 2)
    assert stopped.value.started


def test_an_answer_that_should_refuse_and_never_ends():
    with pytest.raises(checks.CheckFailed, match="it had worked for 0.05 seconds"):
        checks.raises(forever, (1,))


def test_another_call_that_never_ends():
    def once(x):
        return 3 if x == 1 else forever(x)

    with pytest.raises(checks.CheckFailed, match="expected: 2"):
        checks.each(once, [((1,), 2, {}), ((2,), 4, {"That is 5.": 5})])


def test_nothing_stays_behind():
    before = signal.getsignal(signal.SIGVTALRM)
    checks.returns(abs, (-1,), 1)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) is before


def test_a_call_within_a_call_has_no_time_of_its_own():
    def inner(x):
        checks.returns(abs, (x,), 1)
        return forever(x)

    with pytest.raises(checks.CheckFailed, match="a loop that never ends"):
        checks.returns(inner, (-1,), 1)
