"""After `make site`: what the course in a browser's tab costs.

    python -m benchmarks.site

It prints a Markdown table: what is transferred until the first cell of 00 has run, how
long that takes on a first and on a second visit, what computing and redrawing take
beside the Python of this machine, taking turns, and the memory of the tab; and what
can be measured of Pyodide. Wall time: it says something on an idle machine only.
"""

import argparse
import gzip
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import beside, pyodide, visit
from tests.browser.chromium import launch
from tests.site.browser.page import Notebook, served

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "build" / "site"
NODE = ROOT / ".venv-site" / "npm" / "node_modules" / ".bin" / "node"
PACKED = (".gz", ".png", ".woff2", ".woff", ".ico")
#: Reads paths, one a line; prints the bytes of each under brotli, of a pack's contents.
BROTLI = """
const { brotliCompressSync, constants, gunzipSync } = require('node:zlib');
const { readFileSync } = require('node:fs');
const params = { [constants.BROTLI_PARAM_QUALITY]: +process.argv[1],
    [constants.BROTLI_PARAM_LGWIN]: 24 };
let sum = 0;
for (const path of readFileSync(0, 'utf8').split('\\n').filter(Boolean)) {
    const raw = readFileSync(path);
    const plain = path.endsWith('.gz') ? gunzipSync(raw) : raw;
    sum += brotliCompressSync(plain, { params }).length;
}
console.log(sum);
"""
PARTS = "visits", "step", "redraw", "pyodide"


def opened(context, address):
    """Open 00 and run its first cell.

    Returns the notebook, and the seconds after Python's last byte.
    """
    page = context.new_page()
    came = []
    page.on(
        "console",
        lambda one: one.text == "nnkit: fetched" and came.append(time.perf_counter()),
    )
    page.add_init_script(WATCH)
    notebook = Notebook(page, address, visit.PATH)
    notebook.run(page.locator(".jp-CodeCell").first)
    end = time.perf_counter()
    return notebook, end - came[0]


#: Says when the status line has told that all of Python is there.
WATCH = """
new MutationObserver((seen, observer) => {
    const said = document.querySelector('.nnkit-kernel-status')?.textContent;
    if (!said?.startsWith('Starting Python')) return;
    observer.disconnect();
    console.log('nnkit: fetched');
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


def sizes(paths, quality):
    """Return bytes as they lie, as gzip and as brotli."""
    plain = sum(path.stat().st_size for path in paths)
    packed = sum(
        path.stat().st_size
        if path.suffix in PACKED
        else len(gzip.compress(path.read_bytes(), 9))
        for path in paths
    )
    command = [str(NODE), "-e", BROTLI, str(quality)]
    text = "\n".join(map(str, paths))
    done = subprocess.run(  # noqa: S603 (ours)
        command, input=text, capture_output=True, text=True, check=True
    )
    return plain, packed, int(done.stdout)


def memory(browser):
    """Return the bytes of the largest renderer's memory that no other process has."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    renderers = [one["id"] for one in processes if one["type"] == "renderer"]
    return max(map(proportional, renderers))


def proportional(pid):
    """Return the memory of a process, its share of what is shared counted in."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return (
        next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
    )


def measured(browser, rounds, quality, parts):
    """Yield the rows of the table."""
    seen = []
    if "visits" in parts:  # while no other browser is open
        ((first, later),) = visit.visits([SITE], rounds)
    with served(SITE, seen=seen) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(120_000)
        notebook, after = opened(context, address)
        found = {SITE / path for path in seen}
        found = sorted(path for path in found if path.is_file())
        tab = memory(browser)
        if "visits" in parts:
            plain, packed, brotli = (
                f"{one / 1e6:.1f} MB" for one in sizes(found, quality)
            )
            yield f"files until the first cell of 00 has run | {len(found)} | "
            yield f"… transferred by a plain server | {plain} | "
            yield f"… where the host compresses with gzip | {packed} | ≤ 38"
            yield f"… under brotli, quality {quality} | {brotli} | ≤ 30"
            first, later = (one["done"] / 1e3 for one in (first, visit.median(later)))
            yield f"first visit, until the cell has run | {first:.1f} s | "
            yield f"… of it after Python's last byte | {after:.1f} s | ≤ 4"
            yield f"second visit | {later:.1f} s | ≤ 3"
        if "step" in parts:
            yield from beside.step(notebook, rounds)
        if "redraw" in parts:
            yield from beside.redraws(notebook, rounds)
            count, many = len(beside.EXPLORABLES), memory(browser) / 1e6
            yield f"memory of the tab after the first cell | {tab / 1e6:.0f} MB | ≤ 700"
            yield f"… with {count} explorables | {many:.0f} MB | "
        if "pyodide" in parts:
            (here,), (there,) = beside.turns(notebook, pyodide.LOOP, rounds)
            packed, ready, loop = pyodide.measured(browser)
            name = f"Pyodide {pyodide.VERSION}"
            times = [f"{1e3 * seconds:.0f} ms" for seconds in (there, loop, here)]
            yield "a loop in plain Python | {}, {} {}, here {} | ".format(
                times[0], name, *times[1:]
            )
            yield f"{name}, Python alone, under gzip | {packed / 1e6:.1f} MB | "
            yield f"… until it answers | {ready:.1f} s | "


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--brotli", type=int, default=11, help="quality; 11 takes minutes"
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        print(f"Chromium {browser.version}, Python {sys.version.split()[0]} here\n")
        print("| what | measured | wanted |\n|---|---|---|")
        for row in measured(browser, options.rounds, options.brotli, options.only):
            print(f"| {row} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
