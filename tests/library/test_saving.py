"""Saving: the same network back, nothing half written, nothing half read."""

import io
import os
import pickle
import zipfile

import numpy as np
import pytest

import nnkit as nn
from nnkit.saving import named_arrays
from tests.library.zoo import DTYPES, data, generator


def image_net(seed=0, dtype=np.float32):
    rng = generator(seed)
    body = nn.Sequential(
        nn.Conv2d(4, 4, 1, rng=rng, dtype=dtype), nn.PReLU(dtype=dtype)
    )
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, groups=1, rng=rng, dtype=dtype),
        nn.BatchNorm2d(4, dtype=dtype),
        nn.Residual(body),
        nn.Flatten(),
        nn.Linear(16, 3, rng=rng, dtype=dtype),
    )


def contents(net):
    return {name: array.copy() for name, array in named_arrays(net).items()}


def same(these, those):
    return these.keys() == those.keys() and all(
        np.array_equal(these[name], those[name]) for name in these
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "net.npz"


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_network_comes_back_with_what_it_has_measured(path, dtype):
    net, copy, x = image_net(0, dtype), image_net(1, dtype), data(dtype, (5, 1, 4, 4))
    net.forward(x, training=True)  # moves the running mean
    before, arrays = contents(net), [p.data for p in copy.parameters()]
    assert nn.save(net, path) is None
    assert same(contents(net), before)
    assert nn.load(copy, str(path)) is None
    assert same(contents(copy), before)
    assert all(p.data is a for p, a in zip(copy.parameters(), arrays, strict=True))
    np.testing.assert_array_equal(copy.forward(x), net.forward(x))


def test_names_are_those_of_pytorch(path):
    nn.save(image_net(), path)
    assert sorted(np.load(path).files) == sorted([
        "0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var",
        "2.body.0.weight", "2.body.0.bias", "2.body.1.weight", "4.weight", "4.bias",
    ])  # fmt: skip
    nn.save(nn.Recurrent(2, 3, rng=generator()), path)
    names = ["bias_hh", "bias_ih", "weight_hh", "weight_ih"]
    assert sorted(np.load(path).files) == names


class Own(nn.Layer):
    """A learner's layer, which keeps its input under a public name."""

    def __init__(self, value):
        self.scales = [nn.Parameter([value]), nn.Parameter([2 * value])]
        self.inner, self.x, self.name = nn.PReLU(init=value), None, "mine"

    def forward(self, x, training=False):
        self.x = x
        return x * self.scales[0].data

    def backward(self, dy):
        return dy

    def parameters(self):
        return [*self.scales, *self.inner.parameters()]


def test_layers_of_ones_own(path):
    net, copy = nn.Sequential(Own(3.0)), nn.Sequential(Own(5.0))
    net.forward(data())
    nn.save(net, path)
    names = ["0.inner.weight", "0.scales.0", "0.scales.1"]
    assert sorted(np.load(path).files) == names
    nn.load(copy, path)
    assert [p.data[0] for p in copy.parameters()] == [3, 6, 3]


def test_a_parameter_without_a_name_is_refused(path):
    net = Own(3.0)
    net.scales = dict(enumerate(net.scales))
    net.parameters = lambda: list(net.scales.values())
    with pytest.raises(ValueError, match="parameter 0 must be an attribute of a layer"):
        nn.save(net, path)
    assert not path.exists()


def test_a_network_without_parameters(path):
    nn.save(nn.Sequential(nn.ReLU()), path)
    nn.load(nn.Sequential(nn.Tanh()), path)


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (
            lambda rng: nn.Sequential(nn.Linear(4, 3, rng=rng), nn.PReLU()),
            r"missing in the file \['1.weight'\], only in the file \[\]",
        ),
        (
            lambda rng: nn.Sequential(nn.Linear(4, 3, bias=False, rng=rng)),
            r"missing in the file \[\], only in the file \['0.bias'\]",
        ),
        (
            lambda rng: nn.Sequential(nn.Linear(3, 3, rng=rng)),
            r"0.weight in net.npz \(shape \(3, 4\), .* network, shape \(3, 3\)",
        ),
        (
            lambda rng: nn.Sequential(nn.Linear(4, 3, rng=rng, dtype=np.float64)),
            r"0.weight in net.npz .*dtype float32\) must be .*dtype float64",
        ),
    ],
)
def test_a_file_of_another_network_is_refused(path, other, message):
    nn.save(nn.Sequential(nn.Linear(4, 3, rng=generator())), path)
    net = other(generator(1))
    before = contents(net)
    with pytest.raises(ValueError, match=message):
        nn.load(net, path)
    assert same(contents(net), before)


def test_a_later_array_that_does_not_fit_leaves_the_earlier_ones(path):
    nn.save(nn.Sequential(*image_net()[:4], nn.Linear(16, 9, rng=generator())), path)
    net = image_net(1)
    before = contents(net)
    with pytest.raises(ValueError, match=r"4\.weight in net.npz \(shape \(9, 16\)"):
        nn.load(net, path)
    assert same(contents(net), before)


def test_any_damage_is_noticed_or_harmless(path):
    nn.save(image_net(), path)
    saved, content = contents(image_net()), path.read_bytes()
    net = image_net(1)
    start, refused = contents(net), 0
    for i in range(0, len(content), 3):
        path.write_bytes(content[:i] + bytes([content[i] ^ 8]) + content[i + 1 :])
        try:
            nn.load(net, path)
        except ValueError as error:
            refused += 1
            assert "net.npz" in str(error)
            assert same(contents(net), start), i
        else:  # a date, a version: what no one reads
            assert same(contents(net), saved), i
            for name, array in named_arrays(net).items():
                array[...] = start[name]
    assert refused > 0.6 * len(content) / 3


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.99])
def test_a_file_that_was_cut_off_is_refused(path, share):
    nn.save(image_net(), path)
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(ValueError, match=r"net.npz \(\d+ bytes\) must be a file that"):
        nn.load(image_net(1), path)


class Trap:
    def __reduce__(self):
        return print, ("this must not run",)


@pytest.mark.parametrize("kind", ["pickle", "npy", "text", "object in npz", "zip"])
def test_other_files_are_refused_and_no_code_in_them_runs(path, kind, capsys):
    content = io.BytesIO()
    if kind == "pickle":
        content.write(pickle.dumps(Trap()))
    elif kind == "npy":
        np.save(content, np.ones(3))
    elif kind == "text":
        content.write(b"weights: 1, 2, 3")
    elif kind == "object in npz":
        np.savez(content, weight=np.array([Trap()], dtype=object))
    else:
        with zipfile.ZipFile(content, "w") as file:
            file.writestr("weight.npy", b"text")
    path.write_bytes(content.getvalue())
    net = nn.PReLU()
    with pytest.raises(ValueError, match=r"damaged or something else|in net.npz"):
        nn.load(net, path)
    assert net.weight.data.tolist() == [0.25]
    assert capsys.readouterr().out == ""


def test_a_missing_file_is_reported_as_such(path):
    with pytest.raises(FileNotFoundError):
        nn.load(image_net(), path)
    with pytest.raises(FileNotFoundError):
        nn.save(image_net(), path.parent / "nowhere" / "net.npz")


@pytest.mark.parametrize(("module", "moment"), [(np, "savez"), (os, "replace")])
def test_a_save_that_fails_leaves_the_old_file_and_no_other(
    path, monkeypatch, module, moment
):
    nn.save(image_net(0), path)
    old = path.read_bytes()

    def full(part, *args, **arrays):
        if moment == "savez":
            part.write(b"half")
        raise OSError("no space left")

    monkeypatch.setattr(module, moment, full)
    with pytest.raises(OSError, match="no space"):
        nn.save(image_net(1), path)
    monkeypatch.undo()
    assert path.read_bytes() == old
    assert list(path.parent.iterdir()) == [path]


def test_the_name_of_the_file_is_taken_as_it_is(tmp_path):
    nn.save(image_net(), tmp_path / "weights")
    nn.save(image_net(), tmp_path / "weights")
    assert [p.name for p in tmp_path.iterdir()] == ["weights"]


def test_running_values_are_kept_however_deep_the_layer_lies():
    net = nn.Sequential(nn.Sequential(nn.BatchNorm1d(3)))
    assert {"0.0.running_mean", "0.0.running_var"} <= named_arrays(net).keys()
