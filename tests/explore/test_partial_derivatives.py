"""What the explorable of partial derivatives teaches: two slopes, three flat points."""

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore.partial_derivatives import GRID, SURFACES, compute

FLAT = {
    "bowl": (0.5, -1.0),
    "hill": (-1.0, 0.5),
    "saddle": (0.5, -0.5),
    "twist": (0.0, 0.0),
}


@pytest.mark.parametrize("surface", SURFACES)
def test_slopes_are_those_of_the_cuts(surface):
    result = compute(surface, float(GRID[100]), float(GRID[30]))
    for slope, cut, at in (
        (result.slope_x, result.along_x, 100),
        (result.slope_y, result.along_y, 30),
    ):
        assert cut[at] == pytest.approx(result.height)
        rise = (cut[at + 1] - cut[at - 1]) / (GRID[at + 1] - GRID[at - 1])
        assert slope == pytest.approx(rise)


@pytest.mark.parametrize("surface", SURFACES)
def test_the_only_flat_point_and_its_kind(surface):
    assert compute(surface, *FLAT[surface]).flat
    assert not compute(surface, FLAT[surface][0] + 0.1, FLAT[surface][1]).flat
    assert not compute(surface, FLAT[surface][0], FLAT[surface][1] + 0.1).flat
    f, (x, y) = SURFACES[surface].f, FLAT[surface]
    angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    around = f(x + 0.1 * np.cos(angles), y + 0.1 * np.sin(angles)) - f(x, y)
    kind = "a saddle point"
    if np.all(around > 0):
        kind = "a minimum"
    elif np.all(around < 0):
        kind = "a maximum"
    assert SURFACES[surface].kind.startswith(kind)


def test_the_cuts_of_the_twist_are_level_though_it_is_a_saddle():
    result = compute("twist", 0.0, 0.0)
    assert not result.along_x.any()
    assert not result.along_y.any()
    f = SURFACES["twist"].f
    assert f(0.1, 0.1) > f(0, 0) > f(0.1, -0.1)


@pytest.mark.parametrize("surface", SURFACES)
def test_the_sliders_reach_the_flat_point(surface):
    stage = explore.partial_derivatives(surface=surface)
    for name, value in zip("xy", FLAT[surface], strict=True):
        stage.controls[name].value = value
    assert SURFACES[surface].kind in stage.alt
