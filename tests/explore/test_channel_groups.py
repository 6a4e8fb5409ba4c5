"""What the explorable on groups teaches: blocks of filters, and what they save."""

import numpy as np
import pytest

import nnkit as nn
from nnkit import explore
from nnkit.explore.channel_groups import compute


def layer(groups, ins, outs, kernel):
    rng = np.random.default_rng(0)
    return nn.Conv2d(ins, outs, kernel, groups=groups, rng=rng, dtype=np.float64)


@pytest.mark.parametrize("groups", [1, 2, 3, 6])
def test_the_table_says_which_input_reaches_which_output_of_the_layer(groups):
    conv = layer(groups, 12, 6, 1)
    x = np.zeros((1, 12, 1, 1))
    still = conv.forward(x)[0, :, 0, 0]
    reached = np.zeros((6, 12), bool)
    for channel in range(12):
        moved = x.copy()
        moved[0, channel] = 1
        reached[:, channel] = conv.forward(moved)[0, :, 0, 0] != still
    for output in range(6):
        result = compute(groups, 12, 6, 1, output)
        np.testing.assert_array_equal(result.group >= 0, reached)
        np.testing.assert_array_equal(result.seen, np.flatnonzero(reached[output]))


@pytest.mark.parametrize(
    ("groups", "weights"), [(1, 18_432), (2, 9_216), (4, 4_608), (32, 576)]
)
def test_groups_divide_the_weights_and_the_work(groups, weights):
    result = compute(groups, 32, 64, 3, 0)
    assert result.weights == weights == layer(groups, 32, 64, 3).weight.data.size
    assert result.multiply_adds == weights * 28 * 28


@pytest.mark.parametrize(("groups", "ins", "outs"), [(5, 12, 6), (4, 12, 6), (2, 3, 4)])
def test_what_the_layer_refuses_is_refused_in_the_same_words(groups, ins, outs):
    with pytest.raises(ValueError, match="must be divisible") as refused:
        layer(groups, ins, outs, 3)
    result = compute(groups, ins, outs, 3, 0)
    assert result.problem == str(refused.value)
    assert (result.group == -1).all()
    with pytest.raises(ValueError, match=rf"groups \(={groups}\) must be one of"):
        explore.channel_groups(groups=groups, in_channels=ins, out_channels=outs)


def test_only_numbers_of_groups_that_fit_are_offered():
    stage = explore.channel_groups(groups=6)
    groups, ins = stage.controls["groups"], stage.controls["in_channels"]
    assert [value for _, value in groups.options] == [1, 2, 3, 6]
    ins.value = 8
    assert [value for _, value in groups.options] == [1, 2]
    assert groups.value == 2  # the nearest
    assert "2 groups (possible: 1, 2)" in stage.alt
    ins.value = 12
    assert [value for _, value in groups.options] == [1, 2, 3, 6]
    assert stage.renders == 3  # the control that follows costs no picture of its own
    assert stage.error is None


def test_a_slider_with_nowhere_to_go_is_disabled():
    stage = explore.channel_groups(groups=1, in_channels=3, out_channels=8)
    assert stage.controls["groups"].disabled
    stage.controls["out_channels"].value = 6
    assert not stage.controls["groups"].disabled


def test_the_chosen_output_ends_at_the_last_channel():
    stage = explore.channel_groups(output=5)
    output, outs = stage.controls["output"], stage.controls["out_channels"]
    assert output.max == 5
    outs.value = 3
    assert (output.max, output.value) == (2, 2)
    assert "output channel 2 sees" in stage.alt
    outs.value = 64
    assert output.max == 63


@pytest.mark.parametrize(
    ("output", "words"),
    [(0, "sees the input channels 0 to 5"), (5, "sees the input channels 6 to 11")],
)
def test_the_words_say_what_the_chosen_output_sees(output, words):
    assert words in explore.channel_groups(output=output).alt


def test_an_output_past_the_end_is_the_last_one():
    assert compute(2, 4, 4, 3, 63).output == 3


def test_depthwise_sees_one_channel():
    stage = explore.channel_groups(groups=6, in_channels=6, out_channels=6, output=2)
    assert "sees the input channel 2 alone" in stage.alt
    assert "Weights: 6·1·3·3 = 54, 1/6 of those" in stage.alt


def place(stage, ax, x, y):
    """Where axes show a point, as shares of the picture from the upper left."""
    right, up = ax.transData.transform((x, y)) / stage.figure.bbox.size
    return {"x": right, "y": 1 - up}


def test_a_click_chooses_an_output_channel_and_tells_what_takes_part():
    stage = explore.channel_groups(groups=3, in_channels=12, out_channels=6, output=0)
    output = stage.controls["output"]
    stage.touch(**place(stage, stage.table, 7.2, 4.4))
    assert output.value == 4
    assert "output channel 4 sees the input channels 8 to 11, so each of" in stage.alt
    assert "a sum of 4·3·3 = 36 products" in stage.alt
    stage.touch(**place(stage, stage.graph, 1, 2.5 / 6))  # the node in the right column
    assert output.value == 2
    stage.touch(**place(stage, stage.graph, 0, 0.9))  # an input channel
    stage.touch(x=0.0, y=0.5)  # beside both pictures
    assert output.value == 2


def test_arrow_keys_choose_the_next_output_channel_and_stop_at_the_ends():
    stage = explore.channel_groups(output=4)
    for down, expected in ((1, 5), (1, 5), (-1, 4)):
        stage.touch(right=0, down=down)
        assert stage.controls["output"].value == expected
    assert "output channel 4 sees" in stage.alt
