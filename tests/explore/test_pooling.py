"""What the explorable of pooling teaches."""

import numpy as np
import pytest

import nnkit as nn
from nnkit.explore.pooling import KINDS, SHIFTS, WINDOWS, compute, pool, pooling

LAYERS = {
    "max": nn.MaxPool2d,
    "L2": lambda k: nn.LpPool2d(2, k),
    "average": nn.AvgPool2d,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("window", [1, 2, 3, 12])
def test_pool_is_what_the_layers_compute(kind, window):
    a = np.random.default_rng(0).normal(size=(2, 1, 12, 12))
    right = LAYERS[kind](window).forward(a)
    np.testing.assert_allclose(pool(a, window, kind), right)


@pytest.mark.parametrize("digit", range(10))
def test_the_whole_answer_moves_with_the_digit(digit):
    at_rest, moved = compute(window=1, shift=4, digit=digit, kind="max").maps
    np.testing.assert_allclose(moved[:, 4:], at_rest[:, :-4])
    assert at_rest[:, -4:].max() < 0.02  # nothing but background is pushed out


@pytest.mark.parametrize("digit", range(10))
def test_max_keeps_how_strong_the_strongest_answer_is(digit):
    for window in WINDOWS:
        for shift in SHIFTS:
            result = compute(window, shift, digit, "max")
            assert result.strongest[0] == result.strongest[1] == result.maps.max()


def test_average_does_not():
    before, after = compute(window=2, shift=1, digit=7, kind="average").strongest
    assert abs(after - before) > 0.1


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize("kind", KINDS)
def test_one_window_for_the_whole_map_forgets_where(kind, digit):
    assert compute(24, 4, digit, kind).change < 0.01
    assert compute(1, 1, digit, kind).change > 0.6


def test_no_shift_is_no_change_and_a_small_window_helps_little():
    for kind in KINDS:
        assert compute(2, 0, 7, kind).change == 0
        assert 0.5 < compute(2, 1, 7, kind).change < compute(1, 1, 7, kind).change


def test_no_kind_is_best_for_every_window():
    def best(window):
        return min(KINDS, key=lambda kind: compute(window, 1, 7, kind).change)

    assert (best(2), best(8)) == ("max", "average")


def test_the_words_say_how_much_is_left():
    stage = pooling(window=2, shift=1, digit=7, kind="max")
    assert "24×24 = 576 numbers become 12×12 = 144" in stage.alt
    assert "Shifted 1 pixel to the right, the pooled map changes by 64%" in stage.alt
    assert "largest number was 0.96 and is 0.96" in stage.alt
    stage.controls["window"].value = 24
    assert "become 1×1 = 1." in stage.alt
    assert "changes by 0%" in stage.alt


def test_the_walls_follow_the_windows():
    stage = pooling(window=4)
    assert len(stage.walls.get_segments()) == 2 * 7
    stage.controls["window"].value = 1
    assert len(stage.walls.get_segments()) == 0


@pytest.mark.parametrize(
    ("argument", "value"), [("window", 5), ("shift", 5), ("digit", 10), ("kind", "min")]
)
def test_a_bad_start_is_named(argument, value):
    with pytest.raises(ValueError, match=f"{argument} \\(={value!r}\\) must"):
        pooling(**{argument: value})
