"""Grouped layers with and without a shuffle: who sees whom, against real layers."""

import re

import numpy as np
import pytest

import nnkit as nn
from nnkit import explore
from nnkit.explore.channel_mixing import CHANNELS, GROUPS, MIXING, compute


def ones(shape, *, rng, dtype):
    return np.ones(shape, dtype)


def paths_through_layers(groups, layers, mixing):
    """Count the ways with real 1×1 convolutions whose weights are all 1."""
    rng, one = np.random.default_rng(0), {"bias": False, "init": ones}
    parts = []
    for _ in range(layers):
        if parts and mixing == "shuffle":
            parts.append(nn.ChannelShuffle(groups))
        if parts and mixing == "1×1 convolution":
            parts.append(nn.Conv2d(CHANNELS, CHANNELS, 1, **one, rng=rng))
        parts.append(nn.Conv2d(CHANNELS, CHANNELS, 1, groups=groups, **one, rng=rng))
    x = np.eye(CHANNELS).reshape(CHANNELS, CHANNELS, 1, 1)  # one input channel each
    return nn.Sequential(*parts).forward(x)[:, :, 0, 0].T


@pytest.mark.parametrize("mixing", MIXING)
@pytest.mark.parametrize("groups", GROUPS)
@pytest.mark.parametrize("layers", [1, 2, 3])
def test_paths_are_those_of_real_layers(groups, layers, mixing):
    expected = paths_through_layers(groups, layers, mixing)
    assert np.array_equal(compute(groups, layers, mixing, 0).paths, expected)


@pytest.mark.parametrize("layers", [1, 2, 3, 4])
def test_without_mixing_more_layers_connect_nothing_new(layers):
    result = compute(4, layers, "nothing", 5)
    assert result.share == 1 / 4
    assert np.flatnonzero(result.on_the_way[0]).tolist() == [3, 4, 5]
    assert result.layers_needed == 0


@pytest.mark.parametrize("groups", GROUPS[1:-1])
def test_two_layers_do_where_a_group_has_a_place_for_every_group(groups):
    enough = CHANNELS // groups >= groups
    result = compute(groups, 2, "shuffle", 0)
    assert (result.share == 1) is enough
    assert (result.layers_needed == 2) is enough


@pytest.mark.parametrize(
    ("groups", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (6, 4), (12, 0)]
)
def test_layers_needed_with_a_shuffle(groups, needed):
    assert compute(groups, 1, "shuffle", 0).layers_needed == needed
    for layers in (1, 2, 3, 4):
        whole = compute(groups, layers, "shuffle", 0).share == 1
        assert whole is (needed > 0 and layers >= needed)


@pytest.mark.parametrize("output", [0, 5, 11])
@pytest.mark.parametrize("mixing", MIXING)
def test_what_is_on_the_way_follows_from_the_steps(mixing, output):
    result = compute(6, 3, mixing, output)
    assert np.array_equal(result.on_the_way[0] > 0, result.paths[output] > 0)
    assert np.flatnonzero(result.on_the_way[-1]).tolist() == [output]
    for layer in range(3):
        reached = result.on_the_way[layer + 1] @ result.steps[layer]
        assert np.array_equal(reached > 0, result.on_the_way[layer] > 0)


def test_sentence():
    words = explore.channel_mixing(groups=6, mixing="shuffle", output=0).alt
    assert "12 channels in 6 groups of 2, 2 layers, shuffle in between" in words
    assert "Output 0 sees 4 of 12 inputs: 0, 1, 2, 3." in words
    assert "33 % are connected. All with all takes 4 layers." in words
    words = explore.channel_mixing(groups=3).alt
    assert "Output 5 sees 4 of 12 inputs: 4, 5, 6, 7." in words
    assert "However many layers follow, that will not change." in words
    assert "One layer alone" in explore.channel_mixing(groups=1).alt


@pytest.mark.parametrize("bad", [5, 0, "3"])
def test_groups_that_do_not_divide_are_refused(bad):
    message = re.escape(f"groups (={bad!r}) must divide the 12 channels")
    with pytest.raises(ValueError, match=message):
        explore.channel_mixing(groups=bad)
