"""What the learned-filters explorable teaches, and that its numbers are a network's."""

import numpy as np
import pytest

import nnkit as nn
from nnkit.explore.learned_filters import (
    FILE,
    compute,
    learned_filters,
    recorded,
    row_of,
)

SEEDS = range(3)


def test_the_file_is_small_and_whole():
    assert FILE.stat().st_size <= 200_000
    data = recorded()
    seeds, moments, count = data["filters"].shape[:3]
    assert (seeds, data["accuracy"].shape) == (3, (3, moments))
    assert data["biases"].shape == (3, moments, count)
    assert data["epochs"].shape == data["steps"].shape == (moments,)
    assert all(np.isfinite(array).all() for array in data.values())
    assert (np.diff(data["steps"]) > 0).all()
    assert data["digits"].shape == (10, 28, 28)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_network_begins_at_chance_and_ends_past_99_percent(seed):
    shares = recorded()["accuracy"][seed]
    assert shares[0] < 0.3
    assert shares[-1] > 0.99


@pytest.mark.parametrize("seed", SEEDS)
def test_accuracy_rises_first_and_the_filters_go_on_changing(seed):
    early, late = compute(0.2, 7, seed), compute(1, 7, seed)
    assert early.accuracy > 0.9
    assert late.like_start < early.like_start < 1
    assert early.like_end < late.like_end < 1


@pytest.mark.parametrize("seed", SEEDS)
def test_first_and_last_moment_are_like_themselves(seed):
    last = recorded()["epochs"][-1]
    assert compute(0, 7, seed).like_start == pytest.approx(1)
    assert compute(last, 7, seed).like_end == pytest.approx(1)


def test_the_start_is_the_random_start_of_the_layer():
    # PyTorch's default: uniform between ±1/√25, as nn.Conv2d draws it.
    for seed in SEEDS:
        layer = nn.Conv2d(1, 10, 5, rng=np.random.default_rng(seed))
        start = layer.weight.data[:, 0]
        np.testing.assert_allclose(compute(0, 0, seed).filters, start, atol=1e-3)


@pytest.mark.parametrize("digit", [0, 4, 9])
def test_the_maps_are_what_the_layer_answers(digit):
    now = compute(4, digit, 1)
    layer = nn.Conv2d(1, 10, 5, rng=np.random.default_rng(0), dtype=float)
    layer.weight.data = now.filters[:, None]
    layer.bias.data = recorded()["biases"][1, -1]
    maps = nn.ReLU().forward(layer.forward(now.image[None, None]))[0]
    np.testing.assert_allclose(now.maps, maps, atol=1e-12)


def test_three_starts_end_with_different_filters():
    ends = [compute(4, 7, seed).filters for seed in SEEDS]
    assert not np.allclose(ends[0], ends[1], atol=0.1)
    assert not np.allclose(ends[1], ends[2], atol=0.1)


def test_between_two_moments_the_earlier_one_is_shown():
    assert compute(0.99, 7, 0).steps == compute(0.67, 7, 0).steps
    assert compute(1, 7, 0).steps > compute(0.99, 7, 0).steps


def test_images_stand_side_by_side_with_a_gap():
    row = row_of(np.arange(8.0).reshape(2, 2, 2), gap=1)
    expected = [[0, 1, np.nan, 4, 5], [2, 3, np.nan, 6, 7]]
    np.testing.assert_array_equal(row, expected)


def test_the_products_of_a_unit_make_what_stands_in_its_map():
    for filter, row, column in ((0, 0, 0), (4, 10, 12), (9, 23, 23)):
        now = compute(4, 7, 1, filter, row, column)
        window = now.image[row : row + 5, column : column + 5]
        np.testing.assert_array_equal(now.products, window * now.filters[filter])
        answer = max(now.products.sum() + now.bias, 0)
        assert answer == pytest.approx(now.maps[filter, row, column], abs=1e-12)


def test_a_click_on_a_map_and_the_arrow_keys_look_into_a_unit():
    stage = learned_filters(epochs=4.0)
    maps = stage.rows[1].axes
    point = maps.transData.transform((28 * 6 + 20, 3)) / stage.figure.bbox.size
    stage.touch(x=point[0], y=1 - point[1])
    assert [stage.values[key] for key in ("filter", "row", "column")] == [6, 3, 20]
    assert "In row 3, column 20 of map 6 the products add up to" in stage.alt
    for _ in range(4):
        stage.touch(right=1, down=-1)
    assert [stage.values[key] for key in ("filter", "row", "column")] == [6, 0, 23]
    renders = stage.renders
    stage.touch(x=0.5, y=0.99)  # beside the maps
    assert stage.renders == renders


def test_the_sums_that_the_notebook_tells():
    assert compute(4, 7, 0, 4, 11, 17).products.sum() == pytest.approx(2.19, abs=0.005)
    assert compute(4, 7, 0, 4, 8, 9).products.sum() == pytest.approx(-0.36, abs=0.005)
