"""A notebook of the built site in a real browser, and what a person does with it."""

import contextlib
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote


class Quiet(SimpleHTTPRequestHandler):
    """A plain static server: no header beyond what the standard library sends."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *values, instead=(), seen=None, **more):
        self.instead, self.seen = dict(instead), seen
        super().__init__(*values, **more)

    def parse_request(self):
        if not self.server.gone:
            return super().parse_request()
        self.close_connection = True  # of those that are still open
        return False

    def translate_path(self, path):
        plain = unquote(path.partition("?")[0]).lstrip("/")
        if self.seen is not None:
            self.seen.append(plain)
        return str(self.instead.get(plain) or super().translate_path(path))

    def log_message(self, *values):
        pass


@contextlib.contextmanager
def served(folder, instead=(), seen=None):
    """Serve a folder; the address is given.

    ``instead``: files in place of the folder's own, by their path in it. ``seen``: a
    list that gets the path of each request.
    """
    answer = partial(Quiet, directory=folder, instead=instead, seen=seen)
    server = ThreadingHTTPServer(("127.0.0.1", 0), answer)
    server.gone = False
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.gone = True
        server.shutdown()
        server.server_close()


#: The script of a widget comes later than anywidget waits for it, as in a busy page.
BUSY = """
const made = URL.createObjectURL, type = 'text/javascript';
const late = 'await new Promise((go) => setTimeout(go, 2500));';
URL.createObjectURL = (file) => made.call(
    URL, file.type === type ? new Blob([late, file], { type }) : file,
);
"""

#: Runs a command, and counts it until the kernel has answered.
#: The prompt [*] does not tell: a folded cell has none.
DO = """(name) => {
    const end = () => { window.nnkitRunning -= 1; };
    window.nnkitRunning = (window.nnkitRunning ?? 0) + 1;
    void jupyterapp.commands.execute(name).then(end, end);
}"""


class Notebook:
    """One notebook in JupyterLite, opened by its address or by what ``go`` does."""

    def __init__(self, page, address, path, go=None):
        self.page, self.path = page, path
        self.requests, self.failures, self.console = [], [], []
        page.on("request", lambda one: self.requests.append(one.url))
        page.on("response", self._note)
        page.on("console", lambda one: self.console.append(f"{one.type}: {one.text}"))
        page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        there = f"{address}/lab/index.html?path={path}"
        go() if go else page.goto(there)
        self.ready()

    def _note(self, response):
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")

    def ready(self):
        """Wait until Python is there."""
        self.page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=150_000)
        self.says("Python is ready")

    def says(self, text, timeout=150_000):
        """Wait until the status line says this."""
        status = self.page.locator(".nnkit-kernel-status", has_text=text)
        status.wait_for(timeout=timeout)

    def press_toolbar(self, command):
        """Press a button above the notebook."""
        self.page.click(f'.jp-NotebookPanel-toolbar [data-command="{command}"]')

    def do(self, command):
        """Run a command of JupyterLab's; `idle` waits for its end."""
        self.page.evaluate(DO, command)

    def cell(self, text):
        """The code cell that has this text."""
        return self.page.locator(".jp-CodeCell", has_text=text).first

    def after(self, cell):
        """The code cell after this one."""
        place = cell.evaluate(
            "one => [...document.querySelectorAll('.jp-CodeCell')].indexOf(one)"
        )
        return self.page.locator(".jp-CodeCell").nth(place + 1)

    def write(self, cell, source):
        """Replace the text of a cell."""
        editor = cell.locator(".cm-content")
        editor.scroll_into_view_if_needed()
        editor.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(source)

    def run(self, cell, wait=True):
        """Run one cell, also a folded one, and wait for its end."""
        place = cell.evaluate(
            "one => [...one.closest('.jp-Notebook').querySelectorAll('.jp-Cell')]"
            ".indexOf(one)"
        )
        self.page.evaluate(
            "k => { jupyterapp.shell.currentWidget.content.activeCellIndex = k }", place
        )
        self.do("notebook:run-cell")
        if wait:
            self.idle()

    def execute(self, source, wait=True):
        """Run this text in the first cell; what it printed is returned."""
        cell = self.page.locator(".jp-CodeCell").first
        self.write(cell, source)
        self.run(cell, wait)
        return self.output(cell)

    def output(self, cell=None):
        """What stands below a cell, the first one if none is given."""
        cell = cell or self.page.locator(".jp-CodeCell").first
        return cell.locator(".jp-Cell-outputWrapper").inner_text()

    def idle(self, timeout=150_000):
        """Wait until no cell of the notebook is running or waiting."""
        self.page.wait_for_function("() => !window.nnkitRunning", timeout=timeout)
