"""The views: a control moves the picture and the words, and errors are shown."""

import base64
import contextlib
import importlib
import io
import re

import ipywidgets as widgets
import numpy as np
import pytest
from PIL import Image

from nnkit import explore
from nnkit.explore._stage import Stage
from tests.explore import NAMES, untouched

#: Controls that another one may set bounds to.
FOLLOWERS = ("groups", "output", "row", "column", "shown")


class Toy(Stage):
    title = "Toy"

    def build(self, figure):
        (self.line,) = figure.subplots().plot([0, 1], [0, 1])

    def draw(self, k, other):
        if k == 13:
            raise ArithmeticError("13 <is> unlucky")
        self.line.set_ydata([0, k])
        return f"k = {k} & more"


def toy():
    controls = {"k": widgets.IntSlider(1, 0, 20), "other": widgets.IntSlider(0, 0, 9)}
    return Toy(controls)


def seen(png):
    """The colours of a picture, as whole numbers."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), int)


def ends_and_next(control):
    """Both ends of a control, each with the value next to it."""
    if isinstance(control, widgets.SelectionSlider | widgets.Dropdown):
        values = [v[1] if isinstance(v, tuple) else v for v in control.options]
        return (values[0], values[1]), (values[-1], values[-2])
    return (
        (control.min, control.min + control.step),
        (control.max, control.max - control.step),
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_control_moves_picture_and_words_at_both_its_ends_and_back(name):
    stage = getattr(explore, name)()
    start, started, moves = (stage._png, stage.alt), stage.values, 0
    for key, control in stage.controls.items():  # each moved away from the start
        for end, inner in ends_and_next(control):
            before = start
            for value in (end, inner):
                if value == started[key] and before == start:
                    continue
                moves += value != control.value
                control.value = value
                assert stage.error is None, stage.error
                assert stage._png != before[0], (key, value)
                assert stage.alt != before[1], (key, value)
                before = stage._png, stage.alt
        restore(stage, started)
    moves += stage._shown != started
    stage.update()
    assert stage.renders == 1 + moves
    after = seen(stage._png) - seen(start[0])
    assert np.abs(after).max() <= 4  # shades of 255: nothing of the moves is left


def restore(stage, values):
    """Set the controls back; first those that another one follows."""
    with not_drawn(stage):
        for key in sorted(values, key=lambda key: key in FOLLOWERS):
            stage.controls[key].value = values[key]
            stage.adapt()


@contextlib.contextmanager
def not_drawn(stage):
    """Let controls move without a picture: one more each would double the time."""
    stage._busy = True
    yield
    stage._busy = False


@pytest.mark.parametrize("name", NAMES)
def test_the_page_holds_a_png_of_fixed_size_with_its_words(name):
    stage = untouched(name)
    picture = stage._picture
    assert Image.open(io.BytesIO(picture.png)).size == (840, type(stage).height)
    kind, code = picture.get_state("png")["png"].split(",")
    assert kind == "data:image/png;base64"
    assert base64.b64decode(code, validate=True) == picture.png == stage._png
    assert picture.alt == stage.alt == f"{stage.title}. {picture.words}"
    assert picture.fault == ""


@pytest.mark.parametrize("name", NAMES)
def test_notebooks_get_the_same_text_every_time(name):
    stage = untouched(name)
    data, metadata = stage._repr_mimebundle_()
    assert metadata["image/png"]["alt"] == stage.alt
    assert data["text/plain"] == repr(stage) == f"<explorable: {stage.title}>"
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", NAMES)
def test_every_slider_is_live_and_labelled(name):
    for control in untouched(name).controls.values():
        assert control.description
        assert getattr(control, "continuous_update", True) is True


@pytest.mark.parametrize(
    ("name", "argument", "value"),
    [
        ("gradient_descent", "surface", "hill"),
        ("gradient_descent", "eta", 7),
        ("gradient_descent", "steps", 2.5),
        ("network_2d", "hidden", 0),
        ("network_2d", "weight_decay", -1.0),
        ("network_2d", "data", None),
        ("optimizer_race", "momentum", 1.5),
        ("optimizer_race", "eta", "fast"),
        ("vanishing_gradients", "activation", "swish"),
        ("init_histograms", "width", True),
        ("curve_fit", "seed", 10),
    ],
)
def test_a_bad_start_is_named(name, argument, value):
    message = re.escape(f"{argument} (={value!r}) must")
    with pytest.raises(ValueError, match=message):
        getattr(explore, name)(**{argument: value})


def test_a_start_between_two_steps_of_a_slider_is_kept():
    stage = explore.gradient_descent(eta=0.123)
    assert stage.controls["eta"].value == 0.123
    assert "η = 0.123" in stage.alt


def test_an_error_is_shown_and_the_next_change_mends_it():
    stage = toy()
    stage.controls["k"].value = 13
    assert isinstance(stage.error, ArithmeticError)
    assert "ArithmeticError: 13 &lt;is&gt; unlucky" in stage._picture.fault
    stage.controls["k"].value = 12
    assert stage.error is None
    assert stage._picture.words == "k = 12 & more"
    assert stage._picture.fault == ""


def test_an_error_in_compute_of_an_explorable_is_shown(monkeypatch):
    module = importlib.import_module("nnkit.explore.gradient_descent")
    stage = explore.gradient_descent()

    def broken(*args):
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(module, "compute", broken)
    stage.controls["steps"].value = 7
    assert "ZeroDivisionError: planted" in stage._picture.fault


def test_an_error_at_the_start_is_raised():
    with pytest.raises(ArithmeticError, match="unlucky"):
        Toy({"k": widgets.IntSlider(13), "other": widgets.IntSlider(0)})


def test_the_same_values_are_not_drawn_again():
    stage = toy()
    stage.update()
    assert stage.renders == 1


def test_a_change_during_a_drawing_is_drawn_once_after_it():
    stage = toy()
    inner, seen = stage.draw, []

    def draw(k, other):
        seen.append((k, other))
        stage.controls["other"].value = 5
        return inner(k, other)

    stage.draw = draw
    stage.controls["k"].value = 2
    assert seen == [(2, 0), (2, 5)]
    assert stage._shown == {"k": 2, "other": 5}
