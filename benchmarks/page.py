"""From a key press to the changed picture in a real JupyterLab, old against new.

`benchmarks.explore` measures what the kernel does for a picture. What a learner waits
for is more: the key goes to the kernel, and the picture comes back and is decoded. Two
notebooks are open in one page, one with nnkit of an older revision. They take turns, on
the first slider of each explorable. Wall time: it says something on an idle machine.
"""

import contextlib
import statistics
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import TimeoutError, sync_playwright

from tests.browser.chromium import launch
from tests.browser.notebook import Lab, Notebook
from tests.browser.server import ROOT, jupyterlab

PRESSES, TURNS = 13, 2  # of the keys in a turn; and of turns of each side
QUICK, BETWEEN = 10, 50  # presses in half a second
PATIENCE = 30_000
#: Milliseconds from each key to the next picture, decoded; and when the last one came.
WATCH = """box => {
    const seen = window.nnkit = {times: [], began: 0, last: 0, open: false};
    box.addEventListener("keydown", () => {
        [seen.began, seen.open] = [performance.now(), true];
    }, true);
    let source = box.querySelector("img").src;
    new MutationObserver(() => {
        const image = box.querySelector("img");
        if (!image || image.src === source) return;
        source = image.src;
        image.decode().then(() => {
            seen.last = performance.now();
            if (seen.open) seen.times.push(seen.last - seen.began);
            seen.open = false;
        }, () => {});  // replaced by a newer one before it was decoded
    }).observe(box, {attributeFilter: ["src"], childList: true, subtree: true});
}"""
IN_FRONT = "id => jupyterapp.shell.currentWidget?.id === id"
SHOWN = "count => window.nnkit.times.length > count"
AFTER_IT = "() => window.nnkit.last > window.nnkit.began"
SETTLED = "() => Math.max(window.nnkit.last - window.nnkit.began, 0)"


class Side:
    """One of the two notebooks, with a cell for each explorable."""

    def __init__(self, lab, folder, place, names):
        first = (
            f"import sys\nsys.path.insert(0, {str(place)!r})\nfrom nnkit import explore"
        )
        cells = [first, *(f"explore.{name}()" for name in names)]
        book = new_notebook(cells=[new_code_cell(cell) for cell in cells])
        book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
        path = f"{'new' if place == ROOT else 'old'}.ipynb"
        nbformat.write(book, folder / path)
        self.notebook = Notebook(lab, path, None)
        self.names, self.page = names, lab.page
        self.notebook.run([0])

    def come_to_front(self):
        """Show this notebook's tab; a command means the one that is in front."""
        self.notebook.ask("jupyterapp.shell.activateById(panel.id)")
        self.page.wait_for_function(IN_FRONT, arg=self.notebook.id)

    def show(self, name):
        """Run the cell of an explorable."""
        self.come_to_front()
        self.notebook.run([1 + self.names.index(name)])

    def turn(self, name):
        """Press keys one by one; return the milliseconds of each."""
        number = self.names.index(name)
        self.come_to_front()
        box = self.notebook.explorables.nth(number)
        box.locator("img").first.wait_for(timeout=PATIENCE)
        handle = box.locator(".noUi-handle").first
        handle.scroll_into_view_if_needed()
        handle.focus()
        box.evaluate(WATCH)
        at_the_end = float(handle.get_attribute("aria-valuenow")) >= float(
            handle.get_attribute("aria-valuemax")
        )
        keys = (
            ["ArrowLeft", "ArrowRight"] if at_the_end else ["ArrowRight", "ArrowLeft"]
        )
        for count in range(PRESSES):
            self.page.keyboard.press(keys[count % 2])
            self.page.wait_for_function(SHOWN, arg=count, timeout=PATIENCE)
            self.page.wait_for_timeout(BETWEEN)
        times = self.page.evaluate("() => window.nnkit.times")
        return times[1:]  # the first one warms up

    def settle(self):
        """Press keys quickly; return how long after the last one a picture came."""
        for count in range(QUICK):
            self.page.keyboard.press("ArrowRight" if count % 3 else "ArrowLeft")
            self.page.wait_for_timeout(BETWEEN)
        with contextlib.suppress(TimeoutError):  # the last key may have changed nothing
            self.page.wait_for_function(AFTER_IT, timeout=5000)
        self.page.wait_for_timeout(400)
        return self.page.evaluate(SETTLED)


def row(name, sides):
    """Let both sides take turns with an explorable; return its line of the table."""
    times, settled = ([], []), []
    for side in sides:
        side.show(name)
    for _ in range(TURNS):
        for taken, side in zip(times, sides, strict=True):
            taken += side.turn(name)
        settled.append(sides[-1].settle())
    numbers = []
    for taken in times:
        numbers += statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    words = (f"{number:.0f}" for number in (*numbers, max(settled)))
    return f"| {name} | {' | '.join(words)} |"


def main(names, old):
    """Print the table; `old` is a folder with nnkit of an older revision."""
    print("| key to picture, ms | then: median | 95 % | now: median | 95 % | settled |")
    print("|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as room, sync_playwright() as playwright:
        folder = Path(room, "work")
        folder.mkdir()
        browser = launch(playwright)
        with jupyterlab(Path(room), folder) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(60_000)
            lab = Lab(page, address)
            sides = [Side(lab, folder, place, names) for place in (old, ROOT)]
            for name in names:
                try:
                    print(row(name, sides), flush=True)
                except TimeoutError as error:
                    print(f"| {name} | {error.message.splitlines()[0]} |", flush=True)
            browser.close()
