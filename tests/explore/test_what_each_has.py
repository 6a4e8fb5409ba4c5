"""What every explorable has, as a table: one line each, one column a test.

A question to find out and its answer, controls for the keyboard, words below the
picture, tests at the ends of its controls, a test in a browser, a still picture.
"""

import ast
import base64
import functools
import io
import re

import ipywidgets as widgets
import numpy as np
import pytest
from PIL import Image

import nnkit as nn
from nnkit import explore
from nnkit.explore._stage import WIDTH, Stage
from nnkit.plotting._png import FARTHEST
from tests import explore as here
from tests.answers.harness import cells
from tests.browser.server import ROOT
from tests.browser.test_chapters import needs_training, shown
from tests.explore.test_stage import seen

ALL = sorted(set(explore.__all__) - {"Option", "Question", "quiz"})
#: Not only sliders and lists: these have tests of their own for their controls' ends,
#: which say so in these words, and for their page.
OWN_TESTS = {
    "draw_digit": 'controls["centre"].value = False',
    "playground": "test_every_control_at_its_ends",
}
#: How much of a picture may differ on another machine: of this one the lines are the
#: rounding errors of exp, which has another last digit on another processor.
OTHERWISE = {"step_size": 0.01}
NUMBER = re.compile(r"\d[\d.,]*")
#: What the keyboard reaches by itself, being an input, a list or a button of the page.
REACHED = (
    widgets.Button,
    widgets.Checkbox,
    widgets.Dropdown,
    widgets.FloatSlider,
    widgets.IntSlider,
    widgets.SelectionSlider,
    widgets.ToggleButton,
    widgets.ToggleButtons,
)


@functools.cache
def made(name):
    if name == "draw_digit":
        rng = np.random.default_rng(0)
        return explore.draw_digit(nn.Sequential(nn.Linear(784, 10, rng=rng)))
    return here.untouched(name)


@functools.cache
def calls():
    """For each explorable the cells that show it: (cell, text above, text below)."""
    found = {}
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        written = cells(path)
        for above, cell, below in zip(written, written[1:], written[2:], strict=False):
            for name in re.findall(r"explore\.(\w+)\(", cell.source):
                if cell.cell_type == "code":
                    found.setdefault(name, []).append((cell, above, below))
    return found


@pytest.mark.parametrize("name", ALL)
def test_a_question_stands_above_it_and_what_was_to_be_found_below(name):
    for _, above, below in calls()[name]:
        assert above.cell_type == below.cell_type == "markdown"
        assert "?" in above.source
        assert len(below.source.split()) > 20


@pytest.mark.parametrize("name", ALL)
def test_the_keyboard_reaches_all_of_it(name):
    stage = made(name)
    for control in stage.controls.values():
        assert isinstance(control, REACHED)
        assert control.description
    answers = type(stage).touch is not Stage.touch
    assert answers == bool(stage.hint)  # a picture that is touched is a stop of Tab
    if answers:
        assert "arrow keys" in stage.hint
        assert "click" in stage.hint.lower()


@pytest.mark.parametrize("name", ALL)
def test_words_say_what_is_shown(name):
    stage = made(name)
    words = stage._picture.words
    assert len(words.split()) >= 7, words
    assert words.endswith((".", "%"))
    assert not re.search(r"\b(nan|None|inf)\b|<[a-z]", words)


@pytest.mark.parametrize("name", ALL)
def test_the_ends_of_its_controls_are_tested(name):
    if name not in OWN_TESTS:
        assert name in here.NAMES  # whom test_stage and test_compute take
        return
    own = ROOT / f"tests/explore/test_{name}.py"
    assert OWN_TESTS[name] in own.read_text("utf-8")


@pytest.mark.parametrize("name", ALL)
def test_a_browser_shows_and_moves_it(name):
    seen = [
        cell
        for cell, _, _ in calls()[name]
        if not needs_training(cell)
        and any(text.startswith("<explorable") for text in shown(cell))
    ]
    if name in OWN_TESTS:
        own = ROOT / f"tests/browser/test_{name}.py"
        assert f"explore.{name}(" in own.read_text("utf-8")
    else:
        assert seen  # by tests/browser/test_chapters.py


@pytest.mark.parametrize("name", ALL)
def test_a_still_picture_with_its_words_is_in_the_notebook(name):
    stage = made(name)
    data, told = stage._repr_mimebundle_()
    still = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    assert still.size == (WIDTH, type(stage).height)
    assert told["image/png"]["alt"] == stage.alt
    for cell, _, _ in calls()[name]:
        assert any("image/png" in output.data for output in cell.outputs)


@pytest.mark.parametrize("name", ALL)
def test_the_still_pictures_are_as_it_draws_today(name):
    for cell, _, _ in calls()[name]:
        kept = [o for o in cell.outputs if "image/png" in o.data]
        if needs_training(cell) or not kept:
            continue
        call = ast.Expression(ast.parse(cell.source).body[-1].value)
        stage = eval(compile(call, name, "eval"), {"explore": explore})  # noqa: S307
        (old,) = kept
        # The last digit of a number, and a line by a pixel, may differ on a machine.
        kept, now = (
            NUMBER.sub("0", alt)
            for alt in (old.metadata["image/png"]["alt"], stage.alt)
        )
        assert kept == now
        kept, now = map(seen, (base64.b64decode(old.data["image/png"]), stage._png))
        assert kept.shape == now.shape
        differ = (np.abs(kept - now) > 2 * FARTHEST).any(axis=2).mean()
        assert differ < OTHERWISE.get(name, 0.002)
