"""JupyterLab starts as `make lab` starts it: headless, as root too, quiet, offline."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request

import nbformat
import pytest

ADDRESS = re.compile(r"http://localhost:(\d+)/lab\?token=(\w+)")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture(scope="module")
def lab(root, tmp_path_factory):
    """A running JupyterLab: what it printed, and a function that asks it."""
    place = tmp_path_factory.mktemp("lab")
    shutil.copytree(root / "tools/jupyter", place / "tools/jupyter")
    (place / "work").mkdir()
    page = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    nbformat.write(page, place / "work/page.ipynb")
    # An empty home, no desktop: nothing on this machine changes what happens.
    environ = {n: v for n, v in os.environ.items() if not n.startswith("JUPYTER")}
    environ |= {"HOME": str(place), "PORT": str(free_port())}
    environ.pop("DISPLAY", None)
    environ.pop("WAYLAND_DISPLAY", None)
    log = place / "log"
    with log.open("w") as stream:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab"]
            + ["--config=tools/jupyter/lab_config.py"],
            cwd=place,
            env=environ,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        deadline = time.monotonic() + 90
        while not (found := ADDRESS.search(log.read_text())):
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.2)
        port, token = found.groups()
        assert port == environ["PORT"]

        def ask(address, **form):
            url = f"http://127.0.0.1:{port}/{address}"
            data = urllib.parse.urlencode(form).encode() if form else None
            headers = {"Authorization": f"token {token}"}
            request = urllib.request.Request(url, data, headers)  # noqa: S310 (ours)
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                return answer.read().decode()

        yield log.read_text(), ask
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)


def page_config(ask):
    page = ask("lab")
    return json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)<', page, re.S)[1])


def test_it_serves_the_learners_own_copies(lab):
    _, ask = lab
    names = [entry["name"] for entry in json.loads(ask("api/contents"))["content"]]
    assert names == ["page.ipynb"]


def test_the_validate_button_answers(lab):
    _, ask = lab
    answer = json.loads(ask("assignments/validate", path="page.ipynb"))
    assert answer["success"], answer


def test_the_parts_for_teachers_are_off(lab):
    _, ask = lab
    disabled = set(page_config(ask)["disabledExtensions"])
    parts = {"assignment-list", "course-list", "create-assignment", "formgrader"}
    assert {f"@jupyter/nbgrader:{part}" for part in parts} <= disabled
    assert "@jupyter/nbgrader:validate-assignment" not in disabled


def test_nothing_is_fetched_from_the_network(lab):
    _, ask = lab
    config = page_config(ask)
    assert config["news"] == {"disabled": True}
    assert config["extensionManager"]["can_install"] is False


def test_it_prints_the_address_and_little_else(lab):
    log, _ = lab
    assert not re.search(r"^\[[IDE] ", log, re.MULTILINE), log
