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
    side_of,
)
from nnkit.explore.convolution_view import HEIGHT, IMAGE, MAP_AT, WIDTH
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
    found = compute(stride, padding, 0, 0, 3, kernel).map
    assert len(found) == side_of(stride, padding, kernel)
    np.testing.assert_allclose(found, right, atol=1e-12)


def test_a_filter_that_is_not_symmetric_is_not_flipped():
    image = np.zeros((5, 5))
    image[:, 2:] = 1  # ink begins: light on the left, dark on the right
    assert feature_map(image, KERNELS["vertical edge"])[0, 0] > 0


@pytest.mark.parametrize("row", [0, 4, 9])
def test_the_unit_s_sum_is_that_of_its_products(row):
    result = compute(2, 3, row, 7, 4, "horizontal edge")
    assert result.corner == (2 * row, 14)
    window = result.image[2 * row : 2 * row + 5, 14:19]
    np.testing.assert_array_equal(result.products, window * KERNELS["horizontal edge"])
    assert result.sum == pytest.approx(result.products.sum())
    assert result.sum == result.map[row, 7]


def test_past_the_end_is_the_last_unit():
    assert compute(3, 0, 99, 2, 7, "blur").unit == (7, 2)


def test_row_and_column_end_with_the_map():
    stage = convolution(row=23, column=20)
    stage.controls["stride"].value = 3
    assert (stage.controls["row"].max, stage.controls["column"].value) == (7, 7)
    assert (
        "The one in row 7, column 7 sees the window that begins at row 21" in stage.alt
    )


def unit(stage):
    return stage.controls["row"].value, stage.controls["column"].value


def share(corner, cell, row, column):
    """The middle of a cell, as shares of the picture."""
    x, y = corner[0] + cell * (column + 0.5), corner[1] + cell * (row + 0.5)
    return {"x": x / WIDTH, "y": y / HEIGHT}


@pytest.mark.parametrize(("stride", "cell"), [(1, 11), (2, 22), (3, 33)])
def test_a_click_on_the_map_looks_into_that_unit(stride, cell):
    stage = convolution(stride=stride, row=0, column=0)
    for row, column in ((7, 2), (1, 6)):
        stage.touch(**share(MAP_AT, cell, row, column))
        assert unit(stage) == (row, column)
        assert f"The one in row {row}, column {column} sees" in stage.alt
    assert stage.renders == 3  # one picture for both sliders


def test_a_click_on_the_image_puts_the_window_around_it():
    stage = convolution(stride=2, padding=1)
    stage.touch(**share(IMAGE, 8, 12, 20))
    assert unit(stage) == (5, 9)
    stage.touch(**share(IMAGE, 8, 29, 0))  # a corner: no window has it in its middle
    assert unit(stage) == (12, 0)


def test_arrow_keys_go_to_the_next_unit_and_stop_at_the_rim():
    stage = convolution(row=0, column=5)
    stage.touch(right=1, down=0)
    stage.touch(right=0, down=-1)
    assert unit(stage) == (0, 6)
    renders = stage.renders
    stage.touch(x=0.5, y=0.99)  # beside both
    assert stage.renders == renders


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
        (convolution, "row", 24),
        (convolution, "kernel", "round"),
        (shift_image, "right", 5),
        (shift_image, "digit", 10),
    ],
)
def test_a_bad_start_is_named(explorable, argument, value):
    with pytest.raises(ValueError, match=f"{argument} \\(={value!r}\\) must"):
        explorable(**{argument: value})


def test_in_the_foot_of_the_2_products_cancel():
    result = compute(1, 0, 18, 7, 2, "vertical edge")
    assert result.window.mean() > 0.7
    assert abs(result.sum) < 0.1
    assert result.products.max() > 0.2 > -0.2 > result.products.min()
