"""Stored pictures are small, and look as they did."""

import io

import numpy as np
import pytest
from matplotlib import pyplot as plt
from PIL import Image

from nnkit import explore, plotting
from nnkit.plotting._png import with_palette


def png(pixels):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=1)
    return file.getvalue()


def points(file):
    return np.asarray(Image.open(io.BytesIO(file)).convert("RGB"), int)


@pytest.fixture(scope="module")
def race():
    return explore.optimizer_race()


def test_a_plot_becomes_much_smaller(race):
    small = with_palette(race._png)
    assert len(small) < 0.4 * len(race._png)


def test_no_point_changes_its_colour_visibly(race):
    before, after = points(race._png), points(with_palette(race._png))
    assert before.shape == after.shape
    assert np.abs(before - after).max() <= 32


def test_a_picture_of_many_colours_stays_as_it_is():
    noise = np.random.default_rng(0).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    file = png(noise)
    assert with_palette(file) == file


def test_a_picture_that_would_grow_stays_as_it_is():
    file = with_palette(png(np.zeros((1, 1, 3), np.uint8)))
    assert len(with_palette(file)) <= len(file)


def test_the_notebook_keeps_the_small_one_and_the_page_the_fast_one(race):
    stored = race._repr_mimebundle_()[0]["image/png"]
    assert len(stored) < 0.6 * len(race._png)
    assert race._picture.png == race._png


def test_show_gives_a_small_picture():
    figure, ax = plt.subplots()
    ax.plot([1, 3, 2])
    assert Image.open(io.BytesIO(plotting.show(figure, "A line.").png)).mode == "P"
