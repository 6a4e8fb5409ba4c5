"""Residual blocks and the channel shuffle."""

import numpy as np
import pytest

import nnkit as nn
from nnkit.gradcheck import check_layer
from tests.library.zoo import data, generator


def linear(n, m, seed=0):
    return nn.Linear(n, m, rng=generator(seed), dtype=np.float64)


def test_residual_adds_what_goes_around():
    body, x = linear(3, 3), data(shape=(4, 3))
    np.testing.assert_array_equal(nn.Residual(body).forward(x), body.forward(x) + x)


def test_residual_with_a_shortcut_adds_both_outputs():
    body, shortcut, x = linear(3, 2), linear(3, 2, seed=1), data(shape=(4, 3))
    block = nn.Residual(body, shortcut)
    np.testing.assert_array_equal(
        block.forward(x), body.forward(x) + shortcut.forward(x)
    )
    assert block.parameters() == [*body.parameters(), *shortcut.parameters()]


@pytest.mark.parametrize("shortcut", [None, linear(3, 3, seed=1)])
def test_residual_backward_agrees_with_differences(shortcut):
    body = nn.Sequential(linear(3, 5), nn.Tanh(), linear(5, 3))
    assert check_layer(nn.Residual(body, shortcut), data(shape=(4, 3)), generator()) < (
        1e-7
    )


def test_residual_tells_both_ways_whether_it_is_training():
    ways = [nn.Dropout(0.5, rng=generator(i)) for i in range(2)]
    block, x = nn.Residual(*ways), np.ones((20, 20))
    np.testing.assert_array_equal(block.forward(x), 2 * x)
    assert set(block.forward(x, training=True).flat) == {0.0, 2.0, 4.0}


def test_residual_refuses_summands_of_different_shapes():
    with pytest.raises(ValueError, match=r"shape \(4, 2\), .* \(4, 3\); .* shortcut"):
        nn.Residual(linear(3, 2)).forward(data(shape=(4, 3)))
    with pytest.raises(ValueError, match=r"\(4, 1\).*\(4, 3\)"):  # would broadcast
        nn.Residual(linear(3, 1)).forward(data(shape=(4, 3)))


@pytest.mark.parametrize(
    ("ways", "message"),
    [
        ((nn.ReLU,), r"body \(=.*ReLU"),
        ((3,), r"body \(=3\)"),
        ((None,), r"body \(=None\)"),
        ((nn.ReLU(), nn.ReLU), r"shortcut \(=.*ReLU"),
        ((nn.ReLU(), 0), r"shortcut \(=0\)"),
    ],
)
def test_residual_asks_for_layers(ways, message):
    with pytest.raises(ValueError, match=message):
        nn.Residual(*ways)


@pytest.mark.parametrize("groups", [1, 2, 3, 6])
@pytest.mark.parametrize("tail", [(), (5,), (2, 3)])
def test_shuffle_takes_one_channel_of_each_group_in_turn(groups, tail):
    x = data(shape=(4, 6, *tail))
    y = nn.channel_shuffle(x, groups)
    a_group = 6 // groups
    for c in range(6):
        member, group = divmod(c, groups)
        np.testing.assert_array_equal(y[:, c], x[:, group * a_group + member])
    layer = nn.ChannelShuffle(groups)
    np.testing.assert_array_equal(layer.forward(x), y)
    np.testing.assert_array_equal(layer.backward(y), x)


def test_shuffle_lets_each_later_group_see_all_earlier_ones():
    rng = generator()
    net = nn.Sequential(
        nn.Conv2d(4, 4, 1, groups=2, rng=rng),
        nn.ChannelShuffle(2),
        nn.Conv2d(4, 4, 1, groups=2, rng=rng),
    )
    net.forward(np.ones((1, 4, 1, 1)))
    first_output = np.array([1.0, 0, 0, 0]).reshape(1, 4, 1, 1)
    assert np.all(net.backward(first_output) != 0)


@pytest.mark.parametrize(("shape", "groups"), [((2, 5), 2), ((6,), 2)])
def test_shuffle_refuses_what_does_not_divide(shape, groups):
    with pytest.raises(ValueError, match=r"divisible by groups \(=2\)"):
        nn.channel_shuffle(np.ones(shape), groups)


def test_shuffle_refuses_groups_below_1():
    with pytest.raises(ValueError, match=r"groups \(=0\)"):
        nn.ChannelShuffle(0)
    with pytest.raises(ValueError, match=r"^groups \(=0\)"):
        nn.channel_shuffle(np.ones((1, 4)), 0)
