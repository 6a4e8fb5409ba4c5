"""From a key press to the changed picture in a real JupyterLab, old against new.

`benchmarks.explore` measures what the kernel does for a picture. What a learner waits
for is more: the key goes to the kernel, and the picture comes back and is decoded. Two
JupyterLabs run, one with nnkit and the settings of an older revision. They take turns,
on the first slider of each explorable. Then the playground trains, and cells are run
meanwhile. Wall time: it says something on an idle machine.
"""

import contextlib
import statistics
import tempfile
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import TimeoutError, sync_playwright

from tests.browser.chromium import launch
from tests.browser.notebook import Lab, Notebook
from tests.browser.server import ROOT, jupyterlab

PRESSES, TURNS = 31, 2  # of the keys in a turn; and of turns of each side
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
PLAYED, ASKED = 10, 0.5  # seconds of the playground; and between two cells
COUNT = """image => {
    window.pictures = 0;
    new MutationObserver(() => image.decode().then(() => window.pictures++, () => {}))
        .observe(image, {attributeFilter: ["src"]});
}"""
SHOWN = "count => window.nnkit.times.length > count"
AFTER_IT = "() => window.nnkit.last > window.nnkit.began"
SETTLED = "() => Math.max(window.nnkit.last - window.nnkit.began, 0)"


class Side:
    """JupyterLab of one revision, and a notebook with a cell for each explorable."""

    def __init__(self, browser, address, folder, names):
        cells = ["from nnkit import explore", *(f"explore.{n}()" for n in names)]
        book = new_notebook(cells=[new_code_cell(cell) for cell in cells])
        book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(book, folder / "page.ipynb")
        self.page = browser.new_page(viewport={"width": 1280, "height": 900})
        self.page.set_default_timeout(60_000)
        self.notebook = Notebook(Lab(self.page, address), "page.ipynb", None)
        self.names = names
        self.notebook.execute([0])

    def show(self, name):
        """Run the cell of an explorable."""
        self.page.bring_to_front()
        self.notebook.execute([1 + self.names.index(name)])

    def turn(self, name):
        """Press keys one by one; return the milliseconds of each."""
        number = self.names.index(name)
        self.page.bring_to_front()
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


def playground(side):
    """Let it train, and run a cell now and then; return the line that tells of it."""
    side.show("playground")
    explorable = side.notebook.explorables.last
    explorable.get_by_role("button", name="Start").click()
    explorable.locator("img[alt*='Epoch 1']").wait_for()
    explorable.locator("img").first.evaluate(COUNT)
    began, answers = time.perf_counter(), []
    while (now := time.perf_counter()) < began + PLAYED:
        side.notebook.execute([0])
        answers.append(1000 * (time.perf_counter() - now))
        side.page.wait_for_timeout(1000 * ASKED)
    rate = side.page.evaluate("window.pictures") / (time.perf_counter() - began)
    middle, longest = statistics.median(answers), max(answers)
    return (
        f"playground: {rate:.1f} pictures a second; a cell run meanwhile took "
        f"{middle:.0f} ms (median of {len(answers)}), at most {longest:.0f} ms"
    )


def main(names, old):
    """Print the table; `old` is a folder with an older revision."""
    head = ("key to picture, ms", "then: median", "95 %", "now: median", "95 %")
    print(f"| {' | '.join(head)} | settled |\n|---|---:|---:|---:|---:|---:|")
    with contextlib.ExitStack() as stack:
        browser = launch(stack.enter_context(sync_playwright()))
        sides = []
        for place, shown in ((old, names), (ROOT, [*names, "playground"])):
            room = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            folder = room / "work"
            folder.mkdir()
            address = stack.enter_context(jupyterlab(room, folder, place))
            sides.append(Side(browser, address, folder, shown))
        for name in names:
            try:
                print(row(name, sides), flush=True)
            except TimeoutError as error:
                print(f"| {name} | {error.message.splitlines()[0]} |", flush=True)
        print("\n" + playground(sides[-1]))
        browser.close()
