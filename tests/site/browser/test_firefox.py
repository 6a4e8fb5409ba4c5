"""The page in Firefox; `firefox.mjs` is what a person does there."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.browser.page import served
from tests.site.browser.test_live import page_of
from tests.site.browser.test_notebooks import SOLUTIONS, chosen, compare

ROOT = Path(__file__).parents[3]
MODULES = ROOT / ".venv-site" / "npm" / "node_modules"
FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
START = "00-start-here/00-start-here.ipynb"
FOUR = chosen()

pytestmark = pytest.mark.skipif(not FIREFOX, reason="there is no Firefox here")


@pytest.fixture(scope="module")
def firefox(site, tmp_path_factory):
    """A function: one action in a fresh Firefox; what came of it is returned."""
    page = tmp_path_factory.mktemp("page") / "one.html"
    page.write_text(page_of(["explore.dot_product()"]), encoding="utf-8")

    def act(action, path=START):
        script = Path(__file__).with_name("firefox.mjs")
        instead = {"read/one.html": page}
        if action == "all":
            instead[f"files/{path}"] = SOLUTIONS / path
        with served(site, instead) as address:
            command = MODULES / ".bin" / "node", script, MODULES, FIREFOX
            command = [*map(str, command), address, path, action]
            done = subprocess.run(  # noqa: S603 (ours)
                command, capture_output=True, text=True, check=False, timeout=900
            )
        assert done.returncode == 0, done.stderr
        said = json.loads(done.stdout)
        foreign = [url for url in said["requests"] if url.startswith("http")]
        assert [url for url in foreign if not url.startswith(address)] == []
        return said["result"]

    return act


@pytest.mark.parametrize("name", FOUR)
def test_a_notebook_runs_as_elsewhere(firefox, name):
    stored = json.loads((SOLUTIONS / name).read_text(encoding="utf-8"))
    compare(firefox("all", name), stored)


def test_a_wrong_answer_gets_its_message(firefox):
    assert "That is the plain mean. Square the numbers first." in firefox("wrong")


@pytest.mark.parametrize("path, action", [(START, "slider"), ("read/one.html", "live")])
def test_a_slider_moves_its_picture(firefox, path, action):
    moved = firefox(action, path)
    assert moved["before"]
    assert moved["after"] not in ("", moved["before"])


def test_stop_rolls_the_cell_back(firefox):
    stopped = firefox("stop")
    assert "Stopped. All names have the values that they had" in stopped["said"]
    assert stopped["x"].strip() == "1"


def test_work_is_there_when_the_page_is_opened_again(firefox):
    saved = firefox("saved")
    assert 'open("kept.txt", "w")' in saved["source"]
    assert saved["file"].strip() == "hello"
