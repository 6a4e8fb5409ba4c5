"""MNIST whole and undamaged; the small sets."""

import math
import shutil

import numpy as np
import pytest

from nnkit import datasets
from tests.library.zoo import generator

TOYS = ["blobs", "circles", "moons", "spirals", "xor"]


def test_mnist_is_whole():
    train, val, test = datasets.mnist()
    for (X, y), n in [(train, 50_000), (val, 10_000), (test, 10_000)]:
        assert X.shape == (n, 784)
        assert y.shape == (n,)
        assert X.dtype == np.float32
        assert y.dtype == np.int64
        assert X.min() == 0
        assert X.max() == 1
    first, last = np.bincount(train[1]), np.bincount(val[1])
    published = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert (first + last).tolist() == published
    published = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    assert np.bincount(test[1]).tolist() == published
    # the published mean and deviation of the 60 000 pixels
    X = np.concatenate([train[0], val[0]])
    assert math.isclose(X.mean(dtype=float), 0.1307, abs_tol=5e-5)
    assert math.isclose(X.std(dtype=float), 0.3081, abs_tol=5e-5)


def test_mnist_as_images():
    flat, images = datasets.mnist().test, datasets.mnist(False, np.float64).test
    assert images[0].shape == (10_000, 1, 28, 28)
    assert images[0].dtype == np.float64
    np.testing.assert_allclose(images[0].reshape(-1, 784), flat[0], rtol=1e-6)
    ink = (images[0][0, 0] > 0).sum(axis=1)  # the first is a 7: its bar is at the top
    assert flat[1][0] == 7
    assert ink[8] > 12
    assert ink[20] < 6


def test_mnist_may_be_changed_without_harm():
    first = datasets.mnist()
    first.test[0][...] = 0
    first.test[1][...] = 0
    second = datasets.mnist()
    assert second.test[0].max() == 1
    assert second.test[1].max() == 9


@pytest.mark.parametrize("dtype", [np.uint8, int])
def test_mnist_refuses_whole_number_types(dtype):
    with pytest.raises(ValueError, match=r"dtype \(=.*int.*\) must be a float dtype"):
        datasets.mnist(dtype=dtype)


def truncate(path):
    path.write_bytes(path.read_bytes()[:-1])


def flip_a_bit(path):
    content = bytearray(path.read_bytes())
    content[5_000_000] ^= 1
    path.write_bytes(content)


def pointer(path):
    path.write_text("version https://git-lfs.github.com/spec/v1\n")


def delete(path):
    path.unlink()


@pytest.mark.parametrize("damage", [truncate, flip_a_bit, pointer, delete])
def test_a_damaged_file_is_refused(damage, tmp_path, monkeypatch):
    copy = tmp_path / "mnist.npz"
    shutil.copy(datasets.MNIST_FILE, copy)
    damage(copy)
    monkeypatch.setattr(datasets, "MNIST_FILE", copy)
    with pytest.raises(
        ValueError, match=r"mnist.npz \(\d+ bytes.*git checkout.*install"
    ):
        datasets.mnist()


@pytest.mark.parametrize("name", TOYS)
@pytest.mark.parametrize("n", [1, 2, 37, 300])
def test_small_sets(name, n):
    make = getattr(datasets, name)
    X, y = make(n, rng=generator())
    assert X.shape == (n, 2)
    assert y.shape == (n,)
    assert X.dtype == np.float32
    assert y.dtype == np.int64
    assert np.abs(X).max() < 3
    again, _ = make(n, rng=generator())
    np.testing.assert_array_equal(X, again)
    assert (make(n, rng=generator(1))[0] != X).any()
    classes = np.bincount(y)
    assert classes.max() - classes.min() <= 1 or n < 3


@pytest.mark.parametrize("name", TOYS)
def test_noise_scatters(name):
    make = getattr(datasets, name)
    exact, y = make(400, noise=0, rng=generator())
    noisy, same = make(400, noise=0.3, rng=generator())
    np.testing.assert_array_equal(y, same)
    assert abs((noisy - exact).std() - 0.3) < 0.03


def radius(X):
    return np.hypot(X[:, 0], X[:, 1])


def test_shapes_of_the_small_sets():
    X, y = datasets.circles(200, noise=0, rng=generator())
    np.testing.assert_allclose(radius(X), np.where(y == 0, 1, 0.5), rtol=1e-6)

    X, y = datasets.xor(200, noise=0, rng=generator())
    np.testing.assert_array_equal(np.abs(X), 1)
    np.testing.assert_array_equal(y, X[:, 0] != X[:, 1])
    assert len(np.unique(X, axis=0)) == 4

    X, y = datasets.moons(200, noise=0, rng=generator())
    centre = np.where(y == 0, 0, 1), np.where(y == 0, 0, 0.5)
    np.testing.assert_allclose(radius(X - np.column_stack(centre)), 1, rtol=1e-6)
    assert (X[y == 0, 1] >= 0).all()
    assert (X[y == 1, 1] <= 0.5).all()

    X, y = datasets.spirals(200, noise=0, rng=generator())
    angle = np.arctan2(X[:, 1], X[:, 0]) - 3 * math.pi * radius(X) - math.pi * y
    np.testing.assert_allclose(np.cos(angle), 1, atol=1e-4)
    assert 0.99 < radius(X).max() <= 1

    X, y = datasets.blobs(200, noise=0, centers=5, rng=generator())
    assert len(np.unique(X, axis=0)) == len(np.unique(y)) == 5
    np.testing.assert_allclose(radius(X), 1, rtol=1e-6)


def test_noisy_curve():
    x, y = datasets.noisy_curve(2000, rng=generator())
    assert x.shape == y.shape == (2000, 1)
    assert x.dtype == y.dtype == np.float32
    assert 0 <= x.min() < 0.01 < 0.99 < x.max() <= 1
    noise = y - x - 0.3 * np.sin(2 * np.pi * x)
    assert 0.099 < np.abs(noise).max() <= 0.1001
    assert abs(noise.mean()) < 0.005


@pytest.mark.parametrize("name", [*TOYS, "noisy_curve"])
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"n": 0}, r"n \(=0\) must be a whole number, at least 1"),
        ({"n": 2.5}, r"n \(=2.5\) must be a whole number"),
        ({"noise": -0.1}, r"noise \(=-0.1\) must be a finite number, at least 0"),
        ({"rng": 3}, r"rng \(=3\) must be a NumPy Generator"),
    ],
)
def test_small_sets_refuse(name, arguments, message):
    with pytest.raises(ValueError, match=message):
        getattr(datasets, name)(**({"n": 10, "rng": generator()} | arguments))


def test_blobs_need_a_centre():
    with pytest.raises(ValueError, match=r"centers \(=0\)"):
        datasets.blobs(10, centers=0, rng=generator())


def test_circles_are_rings_of_radius_one_and_a_half():
    X, y = datasets.circles(400, noise=0, rng=generator())
    np.testing.assert_allclose(np.hypot(*X.T), np.where(y == 0, 1, 0.5), rtol=1e-6)
    turns = np.arctan2(X[:, 1], X[:, 0]) / math.pi
    assert np.allclose(np.histogram(turns, 4, (-1, 1))[0], 100, atol=30)


@pytest.mark.parametrize("centers", [2, 3, 5])
def test_blobs_lie_at_equal_angles(centers):
    X, y = datasets.blobs(10, noise=0, centers=centers, rng=generator())
    angle = 2 * math.pi * y / centers
    np.testing.assert_allclose(X, np.c_[np.cos(angle), np.sin(angle)], atol=1e-6)


def test_spirals_turn_the_same_way_half_a_turn_apart():
    X, y = datasets.spirals(200, noise=0, rng=generator())
    radius = np.hypot(*X.T)
    angle = 3 * math.pi * radius + math.pi * y
    expected = np.c_[radius * np.cos(angle), radius * np.sin(angle)]
    np.testing.assert_allclose(X, expected, atol=1e-5)
    assert np.array_equal(y, np.arange(200) % 2)


def test_moons_are_half_circles_one_in_the_other():
    X, y = datasets.moons(400, noise=0, rng=generator())
    upper, lower = X[y == 0], X[y == 1]
    np.testing.assert_allclose(np.hypot(*upper.T), 1, rtol=1e-6)
    np.testing.assert_allclose(np.hypot(lower[:, 0] - 1, lower[:, 1] - 0.5), 1, 1e-5)
    assert len(np.unique(upper[:, 0])) > 190
    assert upper[:, 1].min() >= 0
    assert lower[:, 1].max() <= 0.5
    for x in (upper[:, 0], lower[:, 0] - 1):
        assert x.min() < -0.95
        assert x.max() > 0.95


def test_there_are_three_blobs_unless_told_otherwise():
    assert set(datasets.blobs(60, rng=generator())[1]) == {0, 1, 2}
