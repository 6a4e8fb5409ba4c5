"""Plots: they draw on the axes given, label them, and show what they were given."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

import nnkit as nn
from nnkit import plotting


@pytest.fixture
def ax():
    return Figure().subplots()


@pytest.fixture(autouse=True)
def no_open_figures():
    yield
    plt.close("all")


def trained(labels=True):
    rng = np.random.default_rng(0)
    X, y = nn.datasets.moons(40, rng=rng)
    net = nn.Sequential(nn.Linear(2, 4, rng=rng), nn.Tanh(), nn.Linear(4, 2, rng=rng))
    sgd = nn.SGD(net.parameters(), 0.1)
    loss = nn.CrossEntropyLoss()
    data = {"train": (X, y), "val": (X, y) if labels else None}
    shape = {"epochs": 3, "batch_size": 10, "rng": rng, "progress": False}
    return net, X, y, nn.fit(net, loss, sgd, **data, **shape)


def test_history_draws_every_cost_and_the_accuracy(ax):
    *_, history = trained()
    assert plotting.history(history, ax) is ax
    training, validation = ax.get_lines()
    np.testing.assert_allclose(training.get_ydata(), history.train_loss)
    np.testing.assert_allclose(validation.get_ydata(), history.val_loss)
    assert list(training.get_xdata()) == [1, 2, 3]
    right = ax.figure.axes[1]
    assert right.get_ylabel() == "accuracy (%)"
    expected = 100 * np.array(history.val_accuracy)
    np.testing.assert_allclose(right.get_lines()[0].get_ydata(), expected)


def test_history_without_validation(ax):
    *_, history = trained(labels=False)
    plotting.history(history, ax)
    assert len(ax.get_lines()) == 1
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("epoch", "cost")


def test_decision_boundary_colours_what_the_network_says(ax):
    net, X, y, _ = trained()
    assert plotting.decision_boundary(net, X, y, ax, points=30) is ax
    image = ax.get_images()[0]
    assert image.origin == "lower"
    x0, x1, y0, y1 = image.get_extent()
    corners = np.array([[x0, y0], [x1, y1]], X.dtype)
    expected = net.forward(corners).argmax(axis=1)
    shown = np.asarray(image.get_array())
    assert [shown[0, 0], shown[-1, -1]] == list(expected)
    assert sum(len(line.get_xdata()) for line in ax.get_lines()) == len(X)


def test_decision_boundary_of_a_network_with_one_logit(ax):
    rng = np.random.default_rng(0)
    net = nn.Sequential(nn.Linear(2, 1, rng=rng))
    net[0].weight.data[:] = [[1.0, 0.0]]
    net[0].bias.data[:] = 0.0
    X = np.array([[-1.0, 0.0], [1.0, 1.0]], np.float32)
    plotting.decision_boundary(net, X, np.array([0, 1]), ax, points=10)
    shown = np.asarray(ax.get_images()[0].get_array())
    assert not shown[:, :5].any()
    assert shown[:, 5:].all()


def test_confusion_matrix_counts_rows_by_the_truth(ax):
    plotting.confusion_matrix([0, 0, 0, 1, 2], [0, 1, 1, 1, 0], ax)
    texts = {t.get_position(): t.get_text() for t in ax.texts}
    assert texts[(1, 0)] == "2"
    assert texts[(0, 2)] == "1"
    assert texts[(2, 2)] == "·"
    assert ax.get_ylabel() == "true class"


@pytest.mark.parametrize("shape", [(5, 16), (5, 4, 4), (5, 1, 4, 4)])
def test_images_of_every_shape(shape):
    X = np.arange(80.0).reshape(shape)
    axes = plotting.images(X, titles="abcde", ncols=3)
    assert [ax.get_title() for ax in axes] == list("abcde")
    shown = np.asarray(axes[4].get_images()[0].get_array())
    np.testing.assert_array_equal(shown, X[4].reshape(4, 4))


def test_descent_path_and_gradient_norms_hold_their_numbers(ax):
    path = np.array([[1.0, 1.0], [0.5, 0.2], [0.1, 0.0]])
    plotting.descent_path(lambda x, y: x**2 + y**2, path, ax)
    np.testing.assert_array_equal(ax.get_lines()[0].get_xydata(), path)
    other = plotting.gradient_norms([1e-3, 0.1], Figure().subplots(), label="sigmoid")
    assert list(other.get_lines()[0].get_ydata()) == [1e-3, 0.1]
    assert other.get_yscale() == "log"


def test_activation_histograms_are_in_percent():
    rng = np.random.default_rng(0)
    axes = plotting.activation_histograms([rng.normal(size=(9, 5)) for _ in range(3)])
    for ax in axes:
        assert sum(bar.get_height() for bar in ax.patches) == pytest.approx(100)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plotting.show(Figure(), ""), r"alt \(=''\)"),
        (lambda: plotting.images(np.zeros((2, 5))), r"X \(of shape \(2, 5\)\)"),
        (lambda: plotting.images(np.zeros((2, 4)), titles="abc"), "titles"),
        (lambda: plotting.confusion_matrix([0, 1], [0]), "as long"),
        (lambda: plotting.confusion_matrix([], []), "not empty"),
        (lambda: plotting.decision_boundary(None, np.zeros((3, 3)), [0] * 3), "X"),
        (lambda: plotting.decision_boundary(None, np.zeros((3, 2)), [0] * 2), "y"),
    ],
)
def test_bad_arguments_are_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_show_gives_the_picture_its_words_and_closes_it():
    with mpl.rc_context():
        plotting.use_style()
        _, axes = plt.subplots(1, 2)
    picture = plotting.show(axes, 'two "empty"\n axes')
    assert repr(picture) == '<figure: two "empty" axes>'
    assert 'alt="two &quot;empty&quot; axes"' in picture._repr_html_()
    assert picture.png.startswith(b"\x89PNG")
    assert not plt.get_fignums()


def test_the_style_uses_colours_for_every_eye():
    with mpl.rc_context():
        plotting.use_style()
        colours = mpl.rcParams["axes.prop_cycle"].by_key()["color"]
    assert colours[:7] == list(plotting.COLOURS)
