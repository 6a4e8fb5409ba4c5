"""What a kernel does is told below the page, and not among a notebook's buttons.

There JupyterLab would lay out the whole page twice for each move of a slider.
"""

from playwright.sync_api import expect

CELLS = (
    "from nnkit import explore\nexplore.gradient_descent()",
    "from time import sleep\nsleep(2)",
)
WATCH = """bar => {
    window.changes = [];
    new MutationObserver(list => window.changes.push(...list.map(one => one.type)))
        .observe(bar, {childList: true, subtree: true});
}"""


def test_a_slider_changes_nothing_among_the_buttons(open_cells):
    book = open_cells("status", CELLS[:1])
    bar = book.panel.locator(".jp-NotebookPanel-toolbar")
    expect(bar.get_by_role("button", name="Save")).to_be_visible()
    explorable = book.explorables.first
    before = book.picture(explorable)
    bar.evaluate(WATCH)
    book.press_arrow(explorable.locator(".noUi-handle").first)
    book.wait_for_change(explorable, before)
    book.settle()
    assert book.page.evaluate("window.changes") == []


def test_the_status_bar_says_whether_the_kernel_works(open_cells):
    book = open_cells("busy", CELLS)
    shown = book.page.locator("#jp-main-statusbar .jp-Notebook-ExecutionIndicator")
    expect(shown).to_have_attribute("data-status", "idle")
    book.ask("jupyterapp.commands.execute('notebook:run-all-cells')")
    expect(shown).to_have_attribute("data-status", "busy")
    expect(shown).to_have_attribute("data-status", "idle")
    assert book.errors == []
