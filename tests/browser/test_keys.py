"""Controls of explorables by keyboard, and what a screen reader is told of them."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.answers.harness import cells
from tests.browser.notebook import PANEL
from tests.browser.server import ROOT
from tests.browser.test_chapters import is_setup, shown

#: With a replay, a picture to click on, switches, lists, and many explorables.
OTHERS = (
    "solutions/02-perceptron/02a-activations.ipynb",
    "solutions/03-backpropagation/03c-better-steps.ipynb",
    "solutions/06-convolution/01a-convolution.ipynb",
    "solutions/07-grouped-convolution/01a-groups-of-channels.ipynb",
)
STEPS = "solutions/03-backpropagation/01a-gradient-descent.ipynb"

SAVED = f"id => !({PANEL}).context.model.dirty"


def open_explorables(open_notebook, path):
    """Open a notebook and run what its explorables need."""
    notebook = open_notebook(path, share=True)
    written = cells(ROOT / path)
    wanted = [
        number
        for number, cell in enumerate(written)
        if is_setup(cell) or any(text.startswith("<explorable") for text in shown(cell))
    ]
    notebook.run(wanted)
    notebook.explorables.first.locator("img").wait_for()
    return notebook


def test_a_slider_has_a_name_and_tells_its_value(open_notebook):
    notebook = open_explorables(open_notebook, STEPS)
    rate = notebook.panel.get_by_role("slider", name="learning rate η").first
    said = rate.get_attribute("aria-valuetext")
    assert said == rate.evaluate(
        "e => e.closest('.widget-slider').querySelector('.widget-readout').innerText"
    )
    rate.focus()
    notebook.page.keyboard.press("ArrowRight")
    notebook.page.wait_for_function(
        "([e, said]) => e.ariaValueText !== said && e.ariaValueText < 10",
        arg=[rate.element_handle(), said],
    )
    assert float(rate.get_attribute("aria-valuetext")) > float(said)
    notebook.page.keyboard.press("Tab")  # one stop a slider
    inside = "e => e.closest('.widget-slider').contains(document.activeElement)"
    assert not rate.evaluate(inside)
    notebook.close()


# A notebook each: JupyterLab drops a Control+S while an earlier one still makes its
# checkpoint, also when the notebook has changed since.
@pytest.mark.parametrize(
    "name, control", [("slider", "[role=slider]"), ("list", "select")]
)
def test_control_and_s_saves_from_a_control(open_cells, name, control):
    cell = "from nnkit import explore\nexplore.gradient_descent()"
    notebook = open_cells(f"save-from-{name}", (cell,))
    notebook.ask("panel.context.model.dirty = true;")
    notebook.explorables.first.locator(control).first.focus()
    notebook.page.keyboard.press("Control+s")
    notebook.page.wait_for_function(SAVED, arg=notebook.id)
    assert notebook.errors == []


def test_a_list_takes_the_arrow_keys(open_notebook):
    notebook = open_explorables(open_notebook, STEPS)
    choice = notebook.explorables.locator("select").first
    before = choice.input_value()
    choice.focus()
    notebook.page.keyboard.press("ArrowDown")
    assert choice.input_value() != before
    assert choice.evaluate("e => e === document.activeElement")
    notebook.close()


@pytest.mark.parametrize("path", [STEPS, *OTHERS])
def test_explorables_are_open_to_everyone(open_notebook, path):
    notebook = open_explorables(open_notebook, path)
    boxes = f'[id="{notebook.id}"] .nnkit-explorable'
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}}
    found = Axe().run(notebook.page, context=boxes, options=rules)
    assert not found.response["violations"], found.generate_report()
    passed = {rule["id"] for rule in found.response["passes"]}
    assert {"aria-input-field-name", "image-alt"} <= passed
    notebook.close()
