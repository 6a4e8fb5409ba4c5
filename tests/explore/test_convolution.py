"""What the explorables of convolution and of its shifts teach."""

import numpy as np
import pytest

import nnkit as nn
from nnkit.explore.convolution import (
    KERNELS,
    ROOM,
    compute,
    convolution,
    digits,
    feature_map,
)
from nnkit.explore.shift_image import compute as shift
from nnkit.explore.shift_image import shift_image, shifted


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), (3, 3)])
def test_the_map_is_that_of_the_layer(kernel, stride, padding):
    weights = KERNELS[kernel]
    layer = nn.Conv2d(
        *(1, 1, len(weights)),
        stride=stride,
        padding=padding,
        bias=False,
        rng=np.random.default_rng(0),
        dtype=float,
    )
    layer.weight.data[...] = weights
    right = layer.forward(digits()[3][None, None])[0, 0]
    found = compute(stride, padding, 0, 3, kernel).map
    np.testing.assert_allclose(found, right, atol=1e-12)


def test_a_filter_that_is_not_symmetric_is_not_flipped():
    image = np.zeros((5, 5))
    image[:, 2:] = 1  # ink begins: light on the left, dark on the right
    assert feature_map(image, KERNELS["vertical edge"])[0, 0] > 0


@pytest.mark.parametrize("position", [0, 37, 100])
def test_the_unit_s_sum_is_that_of_its_window(position):
    result = compute(2, 3, position, 4, "horizontal edge")
    (top, left), (row, column) = result.corner, result.unit
    window = result.image[top : top + 5, left : left + 5]
    assert result.sum == pytest.approx((window * KERNELS["horizontal edge"]).sum())
    assert result.sum == result.map[row, column]


def test_position_goes_from_the_first_unit_to_the_last():
    assert compute(1, 0, 0, 7, "blur").unit == (0, 0)
    assert compute(1, 0, 100, 7, "blur").unit == (23, 23)


def test_the_words_give_the_size_formula():
    stage = convolution(stride=2, padding=1, kernel="sharpen")
    assert "⌊(28 + 2·1 − 3)/2⌋ + 1 = 14, so the map has 14×14 units" in stage.alt


@pytest.mark.parametrize("digit", range(10))
def test_digits_have_room_to_be_shifted(digit):
    image = digits()[digit]
    for down in (-ROOM, ROOM):
        assert shifted(image, down, -down).sum() == pytest.approx(image.sum())


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize(("right", "down"), [(4, 0), (-3, 2), (-4, -4)])
def test_the_map_shifts_with_the_image_and_the_pixels_do_not_agree(kernel, right, down):
    for digit in range(10):
        result = shift(right, down, digit, kernel)
        assert result.maps == pytest.approx(1)
        assert result.pixels < 0.6
        moved = np.subtract(result.strongest, result.before)
        assert moved.tolist() == [down, right]


def test_shifts_have_the_signs_of_their_names():
    image = np.zeros((4, 4))
    image[1, 1] = 1
    assert shifted(image, 1, 0)[2, 1] == shifted(image, 0, 2)[1, 3] == 1
    assert shifted(image, -2, 0).sum() == 0  # what leaves is lost


def test_the_words_of_the_shift():
    stage = shift_image(right=0, down=0, digit=7)
    assert "cosine similarity 1.00; their maps, shifted back, 1.00" in stage.alt
    stage.controls["right"].value = 4
    similarity = shift(4, 0, 7, "vertical edge").pixels
    assert f"cosine similarity {similarity:.2f}; their maps" in stage.alt


@pytest.mark.parametrize(
    ("explorable", "argument", "value"),
    [
        (convolution, "stride", 4),
        (convolution, "padding", -1),
        (convolution, "kernel", "round"),
        (shift_image, "right", 5),
        (shift_image, "digit", 10),
    ],
)
def test_a_bad_start_is_named(explorable, argument, value):
    with pytest.raises(ValueError, match=f"{argument} \\(={value!r}\\) must"):
        explorable(**{argument: value})
