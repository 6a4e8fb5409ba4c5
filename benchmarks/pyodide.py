"""Pyodide beside the site's Python, as far as the npm registry has it.

That is Python alone. NumPy, Matplotlib and IPython, which the site's Python brings,
come from a network of Pyodide's own, so no notebook of the course can be run with it.
"""

import contextlib
import gzip
import subprocess
import tarfile
import tempfile
from pathlib import Path

from tests.site.browser.page import served

VERSION = "314.0.7"
#: What a page fetches for Python alone.
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
LOOP = """
import time
def measure(count=300_000):
    start, total = time.perf_counter(), 0
    for k in range(count):
        total += k * k % 7
    return time.perf_counter() - start
print(measure())
"""
START = """async ([address, source]) => {
    const began = performance.now();
    const { loadPyodide } = await import(`${address}/pyodide.mjs`);
    const said = [];
    const python = await loadPyodide({ stdout: (line) => said.push(line) });
    const ready = performance.now() - began;
    const times = [];
    for (let k = 0; k < 5; k++) {
        python.runPython(source);
        times.push(Number(said.at(-1)));
    }
    return [ready / 1000, Math.min(...times)];
}"""


@contextlib.contextmanager
def unpacked():
    """Fetch the pinned package; its folder is given."""
    with tempfile.TemporaryDirectory() as place:
        command = ["npm", "pack", "--silent", f"pyodide@{VERSION}"]
        subprocess.run(command, cwd=place, check=True, capture_output=True)  # noqa: S603, S607
        with tarfile.open(next(Path(place).glob("*.tgz"))) as archive:
            archive.extractall(place, filter="data")
        yield Path(place, "package")


def measured(browser):
    """Return bytes under gzip, seconds until Python answers, and those of a loop."""
    with unpacked() as folder, served(folder) as address:
        packed = sum(
            len(gzip.compress((folder / name).read_bytes(), 9))
            for name in (*FILES, LOCK)
        )
        page = browser.new_page()
        page.set_default_timeout(120_000)
        page.goto(f"{address}/package.json")
        ready, loop = page.evaluate(START, [address, LOOP])
        page.close()
    return packed, ready, loop
