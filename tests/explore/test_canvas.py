"""What is drawn by parts looks like what is drawn whole, whatever a control does."""

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from threadpoolctl import threadpool_info

from nnkit import explore
from nnkit.explore._canvas import RECENT, LazyCanvas
from nnkit.explore._powers import Powers
from nnkit.explore._stage import Stage
from nnkit.plotting._style import look
from tests.explore import NAMES
from tests.explore.test_compute import extremes

pytestmark = pytest.mark.slow

SHADES = 4  # of 255: a cut-out, laid on, is rounded once more


def pixels(canvas):
    return np.array(canvas.buffer_rgba())[..., :3].astype(int)


def whole(canvas):
    """The picture as the canvas draws it without its memory."""
    with look():
        canvas.draw()
    return pixels(canvas)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_by_parts_is_the_whole_picture(name):
    stage = getattr(explore, name)()
    rng = np.random.default_rng(0)
    for control in [*stage.controls.values()] * 2:
        ends = sorted(extremes(control), key=str)
        control.value = ends[rng.integers(len(ends))]
        by_parts = pixels(stage.canvas)
        assert np.abs(by_parts - whole(stage.canvas)).max() <= SHADES


@pytest.mark.parametrize("name", ["secant", "channel_mixing", "gradient_descent"])
def test_a_picture_looks_as_matplotlib_alone_draws_it(name):
    stage = getattr(explore, name)()
    ours = pixels(stage.canvas)
    with look():
        plain = FigureCanvasAgg(stage.figure)
        plain.draw()
    far = np.abs(ours - pixels(plain)).max(axis=-1) > 64
    assert far.mean() < 0.02  # text moves by less than a point
    background = (ours == 255).all(axis=-1), (pixels(plain) == 255).all(axis=-1)
    assert np.mean(background[0] != background[1]) < 0.02


@pytest.fixture
def canvas():
    with look():
        canvas = LazyCanvas(Figure(figsize=(4, 3), dpi=100, layout="none"))
        ax = canvas.figure.subplots(gridspec_kw={"bottom": 0.25})
        ax.plot([0, 1], [0, 1], label="a line")
        ax.set(title="a title", xlim=(0, 1), ylim=(0, 1), xlabel="x")
        ax.legend(loc="upper left")
        for _ in range(RECENT + 2):
            canvas.redraw()
    return canvas


def only_limits(ax):
    ax.set_xlim(0, 2)


def only_a_tick(ax):
    ax.set_xticks([0.3], ["here"])


def only_the_name_of_an_axis(ax):
    ax.set_xlabel("y")


def only_the_legend(ax):
    ax.get_legend().get_texts()[0].set_text("another line")


def only_a_line(ax):
    ax.lines[0].set_color("red")


def one_more_artist(ax):
    ax.axhspan(0.2, 0.4, zorder=0)


def one_artist_less(ax):
    ax.lines[0].remove()


def another_place(ax):
    ax.set_position([0.5, 0.5, 0.3, 0.3])


def another_scale(ax):
    ax.set_yscale("symlog", linthresh=0.1)


def no_frame(ax):
    ax.axis("off")


CHANGES = [
    only_limits,
    only_a_tick,
    only_the_name_of_an_axis,
    only_the_legend,
    only_a_line,
    one_more_artist,
    one_artist_less,
    another_place,
    another_scale,
    no_frame,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_change_is_seen(canvas, change):
    before = whole(canvas)
    with look():
        change(canvas.figure.axes[0])
        canvas.redraw()
    after = pixels(canvas)
    assert np.abs(after - before).max() > 32
    assert np.abs(after - whole(canvas)).max() <= SHADES


def test_limits_count_also_where_no_axis_is_drawn(canvas):
    (ax,) = canvas.figure.axes
    with look():
        ax.axis("off")
        ax.text(0.5, 0.5, "here")
        for _ in range(RECENT + 2):
            canvas.redraw()
        ax.set_xlim(0, 2)
        canvas.redraw()
    assert np.abs(pixels(canvas) - whole(canvas)).max() <= SHADES


def test_what_stands_still_is_not_drawn_again(canvas, monkeypatch):
    (line,) = canvas.figure.axes[0].lines
    with look():
        for height in range(3):  # what moves, and what lies above it, is found out
            line.set_ydata([height, 0])
            canvas.redraw()
        monkeypatch.setattr("matplotlib.axis.Axis.draw", None)
        monkeypatch.setattr("matplotlib.text.Text.draw", None)
        line.set_ydata([1, 0])
        canvas.redraw()


def test_what_never_moved_is_in_the_background_from_the_second_picture(monkeypatch):
    stage = explore.gradient_descent()
    stage.controls["eta"].value = 0.2
    monkeypatch.setattr("matplotlib.contour.ContourSet.draw", None)
    stage.controls["eta"].value = 0.3
    assert stage.error is None


def test_more_steps_leave_the_axes_of_gradient_descent_as_they_are(monkeypatch):
    stage = explore.gradient_descent(steps=24)
    for steps in (25, 26):
        stage.controls["steps"].value = steps
    monkeypatch.setattr("matplotlib.axis.Axis.draw", None)
    for steps in (27, 28, 29):
        stage.controls["steps"].value = steps
    assert stage.error is None


def test_removed_artists_are_forgotten():
    stage = explore.gradient_descent()
    for surface in ("ravine", "saddle", "bowl") * 2:
        stage.controls["surface"].value = surface
        known = len(stage.canvas.parts)
    stage.controls["surface"].value = "ravine"
    assert len(stage.canvas.parts) == known


def test_no_figure_is_left_open():
    explore.secant()
    assert not plt.get_fignums()


def test_products_are_computed_in_one_thread():
    class Asking(Stage):
        def build(self, figure):
            figure.subplots()

        def draw(self, n):
            blas = [p for p in threadpool_info() if p["user_api"] == "blas"]
            return f"threads: {[part['num_threads'] for part in blas]}"

    from nnkit.explore._controls import slider

    stage = Asking({"n": slider("n", "n", 1, 0, 2, 1)})
    stage.controls["n"].value = 2
    assert set(stage.alt.partition("[")[2].rstrip("]").split(", ")) == {"1"}


@pytest.mark.parametrize(
    ("place", "text"), [(1e-3, "10⁻³"), (1.0, "10⁰"), (1e12, "10¹²"), (0.0, "")]
)
def test_powers_of_ten_in_plain_letters(place, text):
    assert Powers()(place) == text
