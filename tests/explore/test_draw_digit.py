"""A drawing becomes an image as MNIST's are, and the learner's network reads it."""

import ipywidgets as widgets
import numpy as np
import pytest

import nnkit as nn
from nnkit import explore
from nnkit.explore.draw_digit.board import COARSE, mosaic
from nnkit.explore.draw_digit.prepare import averages, prepare


@pytest.fixture(scope="module")
def test_images():
    X, y = nn.datasets.mnist().test
    return X[:300].reshape(-1, 28, 28), y[:300]


@pytest.fixture(scope="module")
def net():
    rng = np.random.default_rng(0)
    X, y = nn.datasets.mnist().train
    net = nn.Sequential(
        nn.Linear(784, 30, rng=rng), nn.ReLU(), nn.Linear(30, 10, rng=rng)
    )
    sgd = nn.SGD(net.parameters(), lr=0.1, momentum=0.9)
    loss, data = nn.CrossEntropyLoss(), (X[:10_000], y[:10_000])
    nn.fit(net, loss, sgd, data, epochs=3, batch_size=32, rng=rng, progress=False)
    return net


def sheet(image, right=0, down=0):
    """A digit of MNIST drawn in small on the sheet of 112 × 112, somewhere."""
    ink = np.zeros((COARSE, COARSE))
    large = np.repeat(np.repeat(image, 2, 0), 2, 1)
    ink[28 + down :][:56, 28 + right :][:, :56] = large
    return ink


def test_an_image_of_mnist_comes_back_from_anywhere(test_images):
    for image in test_images[0][:50]:
        made = prepare(sheet(image, right=20, down=-24)).image
        cosine = np.vdot(made, image) / np.linalg.norm(made) / np.linalg.norm(image)
        assert cosine > 0.8


def test_without_centring_a_good_network_fails(net, test_images):
    images, labels = test_images
    right = []
    for centre in (True, False):
        made = [prepare(sheet(i, 26, -26), centre).image.ravel() for i in images]
        right.append(nn.accuracy(net, np.array(made), labels))
    assert right[0] > 0.85
    assert right[1] < 0.3


@pytest.mark.parametrize("angle", range(4))
def test_size_and_centre_are_those_of_mnist(angle):
    ink = np.zeros((COARSE, COARSE))
    ink[5:80, 10:30] = ink[60:80, 10:60] = 1  # an L
    image = prepare(np.rot90(ink, angle)).image
    extents = [len(np.flatnonzero(image.any(axis=k))) for k in (0, 1)]
    assert max(extents) == 20
    for k in (0, 1):
        middle = np.arange(28) @ image.sum(axis=k) / image.sum()
        assert abs(middle - 14) <= 0.51
    assert image.max() <= 1 + 1e-6


def test_one_dot_and_no_ink_at_all():
    ink = np.zeros((COARSE, COARSE))
    assert not prepare(ink).image.any()
    ink[0, 111] = 1
    image = prepare(ink).image
    assert image.sum() == pytest.approx(400)  # a dot grows to the whole box


@pytest.mark.parametrize(("n", "m"), [(1, 1), (2, 7), (20, 33), (20, 3)])
def test_means_share_out_all_values(n, m):
    matrix = averages(n, m)
    np.testing.assert_allclose(matrix.sum(axis=1), 1)
    np.testing.assert_allclose(matrix.sum(axis=0), n / m)


def draw(stage, ink):
    pixels = (255 * ink).astype(np.uint8).tobytes()
    stage.paper.set_state({"ink": memoryview(pixels)})  # as the page does


def test_the_network_reads_while_it_is_drawn(net, test_images):
    stage = explore.draw_digit(net)
    assert "The sheet is empty" in stage.alt
    read = 0
    for image, label in zip(*test_images, strict=True):
        if read == 5:
            break
        draw(stage, sheet(image, 26, -26))
        assert stage.error is None, stage.error
        read += f"reads a {label} (" in stage.alt
        assert "moved by −" in stage.alt
    assert read == 5
    stage.controls["centre"].value = False
    assert "as it was drawn" in stage.alt
    stage.clear()
    assert "The sheet is empty" in stage.alt


def test_it_takes_images_with_a_channel_and_shows_feature_maps(test_images):
    rng = np.random.default_rng(0)
    net = nn.Sequential(
        nn.Conv2d(1, 6, 5, rng=rng), nn.Flatten(), nn.Linear(6 * 24 * 24, 10, rng=rng)
    )
    stage = explore.draw_digit(net)
    draw(stage, sheet(test_images[0][0]))
    assert stage.error is None, stage.error
    seen = prepare(sheet(test_images[0][0])).image[None, None]
    maps = net[0].forward(seen)[0]
    np.testing.assert_allclose(stage.grid.get_array(), mosaic(maps))
    assert stage.maps.get_visible()


def test_it_takes_a_function_of_the_learner():
    stage = explore.draw_digit(
        lambda x: np.full((len(x), 10), 0.1) if x.ndim == 2 else 1
    )
    draw(stage, np.eye(COARSE))
    assert "10%" in stage.alt
    assert not stage.maps.get_visible()


@pytest.mark.parametrize("net", [lambda x: x, lambda x: 1 / 0, 3])
def test_what_is_no_reader_of_digits_is_refused(net):
    with pytest.raises(ValueError, match="net .*must"):
        explore.draw_digit(net)


def test_the_sheet_says_how_to_use_it_and_the_still_picture_is_there(net):
    stage = explore.draw_digit(net)
    assert "arrow keys" in stage.paper.hint
    assert stage._repr_mimebundle_()[0]["image/png"]
    assert isinstance(stage.controls["centre"], widgets.Checkbox)
