"""How long a visit to the built site takes, as a learner makes it.

    python -m benchmarks.visit [SITE ...]

A browser without a debugger and with a profile on disk opens a page of the site, and
three seconds later follows a link to notebook 00 there; as soon as Python is ready the
first cell is run. Each visit has a new browser; a site's visits share their profile.
Several sites take turns, `build/site` alone if none is given. Wall time: it says
something on an idle machine only.
"""

import argparse
import contextlib
import queue
import statistics
import subprocess
import tempfile
import threading
import time
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.browser.chromium import FLAGS, found
from tests.site.browser.page import Quiet

SITE = Path(__file__).resolve().parents[1] / "build" / "site"
PATH = "00-start-here/00-start-here.ipynb"
#: Seconds of a first visit after its first cell: nobody leaves at once, and Python and
#: JupyterLab's scripts are made ready for the next visit after some seconds.
STAY = 10
LINK = f"""<!doctype html><title>Link</title><script>
setTimeout(() => {{ location = 'lab/index.html?path={PATH}' }}, 3000);
</script>"""
#: Says when JupyterLab stood, when its first cell, when Python, and when that had run.
WATCH = """<script>{
    const seen = {}, now = () => Math.round(performance.now());
    const watch = setInterval(async () => {
        const has = (query) => document.querySelector(query);
        if (has('#jp-main-dock-panel')) seen.shell ??= now();
        if (has('.jp-Notebook .jp-CodeCell')) seen.cell ??= now();
        const said = has('.nnkit-kernel-status')?.textContent ?? '';
        if (!seen.cell || !said.includes('Python is ready')) return;
        clearInterval(watch);
        seen.ready = now();
        const app = window.jupyterapp, notebook = app.shell.currentWidget.content;
        const first = notebook.widgets.findIndex(({ model }) => model.type === 'code');
        notebook.activeCellIndex = first;
        await app.commands.execute('notebook:run-cell');
        seen.done = now();
        navigator.sendBeacon('/seen?' + new URLSearchParams(seen));
    }, 20);
}</script>"""


class Watched(Quiet):
    """The site, with our script in the page of the notebook, which reports to us."""

    def do_POST(self):
        """Take a report."""
        numbers = parse_qs(urlsplit(self.path).query)
        self.server.told.put({key: int(one[0]) for key, one in numbers.items()})
        self.send_response(204)
        self.end_headers()


class Visitor:
    """One who comes again and again to a site."""

    def __init__(self, site, stack):
        self.site = Path(site)
        self.room = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        page, link = self.room / "index.html", self.room / "link.html"
        text = (self.site / "lab" / "index.html").read_text("utf-8")
        page.write_text(text.replace("<title>", f"{WATCH}<title>", 1), "utf-8")
        link.write_text(LINK, "utf-8")
        instead = {"lab/index.html": page, "link.html": link}
        answer = partial(Watched, directory=self.site, instead=instead)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), answer)
        self.server.gone, self.server.told = False, queue.Queue()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        stack.callback(self.server.shutdown)

    def visit(self, stay=3):
        """Come, run the first cell, stay for some seconds; return milliseconds."""
        command = [
            *(found(), "--headless=new", "--window-size=1280,900", *FLAGS),
            f"--user-data-dir={self.room / 'profile'}",
            f"http://127.0.0.1:{self.server.server_port}/link.html",
        ]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, **quiet) as browser:  # noqa: S603 (ours)
            try:
                return self.server.told.get(timeout=120)
            finally:
                time.sleep(stay)
                browser.terminate()


def visits(sites, rounds):
    """Return for each site its first visit, and then a list of those after it."""
    with contextlib.ExitStack() as stack:
        visitors = [Visitor(site, stack) for site in sites]
        firsts = [one.visit(STAY) for one in visitors]
        later = [[] for _ in visitors]
        for _ in range(rounds):
            for taken, one in zip(later, visitors, strict=True):
                taken.append(one.visit())
    return list(zip(firsts, later, strict=True))


def median(taken):
    """Return the median of each number."""
    return {key: statistics.median(one[key] for one in taken) for key in taken[0]}


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sites", nargs="*", default=[SITE], type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print("| seconds | JupyterLab | first cell | Python | cell has run |")
    print("|---|---|---|---|---|")
    rows = visits(options.sites, options.rounds)
    for site, (first, later) in zip(options.sites, rows, strict=True):
        for name, taken in (("first", first), ("later", median(later))):
            seconds = [
                f"{taken[key] / 1e3:.1f}" for key in ("shell", "cell", "ready", "done")
            ]
            print(f"| {site}, {name} visit | {' | '.join(seconds)} |")


if __name__ == "__main__":
    main()
