"""A 2×2 matrix: its columns, what becomes of areas, and what kind of map it is."""

import math

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.linear_map import LETTER, compute

TURN = (math.cos(0.5), -math.sin(0.5), math.sin(0.5), math.cos(0.5))


def area(corners):
    """Return the area of a polygon from its corners, with the sign of its sense."""
    x, y = corners
    return 0.5 * float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))


def test_the_columns_are_the_images_of_e1_and_e2():
    result = compute(1.5, -0.5, 2.0, 0.3)
    assert result.e1.tolist() == [1.5, 2.0]
    assert result.e2.tolist() == [-0.5, 0.3]


@pytest.mark.parametrize(
    "entries", [(1.5, -0.5, 2.0, 0.3), (0, 1, 1, 0), (2, 1, 4, 2), TURN]
)
def test_the_determinant_is_the_factor_of_every_area(entries):
    result = compute(*entries)
    assert area(result.square) == pytest.approx(result.determinant, abs=1e-12)
    expected = result.determinant * area(LETTER)
    assert area(result.letter) == pytest.approx(expected, abs=1e-12)


def test_every_point_follows_from_the_two_columns():
    result = compute(1.5, -0.5, 2.0, 0.3)
    for (x1, x2), image in zip(LETTER.T, result.letter.T, strict=True):
        assert image == pytest.approx(x1 * result.e1 + x2 * result.e2)


def test_grid_lines_keep_their_middle_and_their_parallels():
    grid = compute(1.5, -0.5, 2.0, 0.3).grid
    assert grid.shape == (14, 2, 2)
    upright = [ends[:, 1] - ends[:, 0] for ends in grid[::2]]
    assert np.allclose(upright, upright[0])


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ((1, 0, 0, 1), "leaves every point where it is"),
        ((0, 0, 0, 0), "sends every point to the origin"),
        ((1, 2, 0.5, 1), "presses the whole plane onto one line"),
        ((0.1 * 3, 0.3, 0.3, 0.3), "presses the whole plane onto one line"),
        ((0, -1, 1, 0), "turns by 90°"),
        ((-1, 0, 0, -1), "turns by 180°"),
        (TURN, "turns by 29°"),
        ((0.8, -0.6, 0.6, 0.8), "turns by 37°"),
        ((-1, 0, 0, 1), "mirrors, and keeps all lengths"),
        ((2, 0, 0, 0.5), "stretches or shrinks along the two axes"),
        ((1, 0.5, 0, 1), "shears"),
        ((1, 0, -0.5, 1), "shears"),
        ((1, 0.5, 0.5, 1), "stretches or shrinks along two slanted directions"),
        ((1, 0.5, 0.3, 1), "turns and deforms, without mirroring"),
        ((1, 2, 2, 1), "turns the letter into its mirror image, and deforms it"),
        ((-1.5, -1, 2, 0.3), "turns and deforms, without mirroring"),
    ],
)
def test_kinds(entries, kind):
    assert compute(*entries).kind.startswith(kind)


def test_sentence_has_rows_columns_and_area():
    words = explore.linear_map(m11=1.5, m12=-0.5, m21=2.0, m22=0.3).alt
    assert "rows (1.5, −0.5) and (2.0, 0.3)" in words
    assert "e₁ goes to (1.5, 2.0)" in words
    assert "e₂ goes to (−0.5, 0.3)" in words
    assert "areas become 1.45 times as large" in words
