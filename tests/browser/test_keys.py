"""Controls of explorables by keyboard, and what a screen reader is told of them."""

from axe_playwright_python.sync_playwright import Axe

from tests.answers.harness import cells
from tests.browser.server import ROOT
from tests.browser.test_chapters import is_setup, shown

STEPS = "solutions/03-backpropagation/01a-gradient-descent.ipynb"


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


def test_a_list_takes_the_arrow_keys(open_notebook):
    notebook = open_explorables(open_notebook, STEPS)
    choice = notebook.explorables.locator("select").first
    before = choice.input_value()
    choice.focus()
    notebook.page.keyboard.press("ArrowDown")
    assert choice.input_value() != before
    assert choice.evaluate("e => e === document.activeElement")
    notebook.close()


def test_explorables_are_open_to_everyone(open_notebook):
    notebook = open_explorables(open_notebook, STEPS)
    boxes = f'[id="{notebook.id}"] .nnkit-explorable'
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}}
    found = Axe().run(notebook.page, context=boxes, options=rules)
    assert not found.response["violations"], found.generate_report()
    passed = {rule["id"] for rule in found.response["passes"]}
    assert {"aria-input-field-name", "image-alt", "select-name"} <= passed
    notebook.close()
