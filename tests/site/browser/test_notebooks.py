"""Notebooks of solutions/ run whole in the page, and print what they print elsewhere.

Four by default; all of them with NNKIT_SITE=all (an hour).
"""

import json
import os
from pathlib import Path

import pytest

from tests.site.browser.page import Notebook

SOLUTIONS = Path(__file__).parents[3] / "solutions"
SOME = ("00-start-here", "01-mathematics/01a", "03-backpropagation/02a", "07-grouped")
#: Cells that print what depends on the Python, or on the speed, by what is in them.
OTHERWISE = {
    "environment.report": "the page has no JupyterLab to look for",
    "takes at least twice as long as max(0, z)": "1.8 times: np.maximum is slow there",
}


def chosen(some=SOME):
    """The notebooks to run: some of each kind, or all."""
    paths = sorted(SOLUTIONS.glob("*/*.ipynb"))
    names = [path.relative_to(SOLUTIONS).as_posix() for path in paths]
    if not some:
        return names
    return [next(name for name in names if name.startswith(part)) for part in some]


def printed(cell):
    """What a cell printed and returned, as text."""
    texts = []
    for output in cell.get("outputs", ()):
        text = output.get("text") or output.get("data", {}).get("text/plain", "")
        if output["output_type"] in ("stream", "execute_result"):
            texts.append("".join(text))
    return "".join(texts)


def compare(made, stored):
    """Assert that a notebook that was run prints what the stored one does."""
    cells = {cell["id"]: cell for cell in stored["cells"]}
    different = []
    for cell in made["cells"]:
        tags = cell["metadata"].get("tags", [])
        if cell["cell_type"] != "code" or "skip-execution" in tags:
            continue
        assert cell["execution_count"], cell["source"]
        errors = [one for one in cell["outputs"] if one["output_type"] == "error"]
        if "raises-exception" not in tags:
            assert not errors, (cell["source"], errors[0]["evalue"])
        if "nbval-ignore-output" in tags or any(
            part in "".join(cell["source"]) for part in OTHERWISE
        ):
            continue
        if printed(cell) != printed(cells[cell["id"]]):
            different.append((printed(cell), printed(cells[cell["id"]])))
    assert different == []


EVERY = os.environ.get("NNKIT_SITE") == "all"


@pytest.mark.parametrize("name", chosen(() if EVERY else SOME))
def test_a_notebook_runs_as_elsewhere(browser, address, name):
    source = (SOLUTIONS / name).read_text(encoding="utf-8")
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(60_000)
    context.route(f"**/files/{name}", lambda route: route.fulfill(body=source))
    notebook = Notebook(context.new_page(), address, name)
    notebook.do("notebook:run-all-cells")
    notebook.page.wait_for_timeout(1000)
    notebook.idle(timeout=1_500_000)  # a busy machine is slow, not wrong
    made = notebook.page.evaluate(
        "() => jupyterapp.shell.currentWidget.context.model.toJSON()"
    )
    context.close()
    compare(made, json.loads(source))
