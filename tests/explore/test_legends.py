"""A legend stands where nothing is drawn, and one colour is one thing."""

import pytest

from nnkit import explore
from nnkit.explore.learning_slowdown import COSTS

BELOW = (
    "decision_line",
    "learning_slowdown",
    "network_2d",
    "secant",
    "step_size",
)


@pytest.mark.parametrize("name", BELOW)
def test_the_legend_stands_below_the_axes_and_inside_the_picture(name):
    stage = getattr(explore, name)()
    legends = [ax for ax in stage.figure.axes if ax.get_legend()]
    assert legends
    for ax in legends:
        box = ax.get_legend().get_window_extent(stage.canvas.renderer)
        label = ax.xaxis.label.get_window_extent(stage.canvas.renderer)
        assert box.y1 <= label.y0
        assert box.y0 >= 0
        assert box.x0 >= 0
        assert box.x1 <= stage.figure.bbox.width


@pytest.mark.parametrize("cost", COSTS)
def test_a_cost_has_one_colour_in_both_panels(cost):
    stage = explore.learning_slowdown(cost=cost)
    chosen, (other,) = (
        stage.outputs[cost],
        set(stage.outputs.values()) - {stage.outputs[cost]},
    )
    assert stage.cost.get_color() == chosen.get_color() != other.get_color()
    assert (chosen.get_linestyle(), other.get_linestyle()) == ("-", "--")
