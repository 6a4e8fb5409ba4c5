"""JupyterLab starts as `make lab` starts it: headless, as root too, quiet, offline."""

import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from importlib.metadata import distribution
from pathlib import Path

import nbformat
import pytest

from tests.ports import free_port

pytestmark = pytest.mark.slow

ADDRESS = re.compile(
    r"http://localhost:(\d+)/lab/tree/index\.md\?token=(\w+)\s"  # the whole line
)


@pytest.fixture(scope="module")
def lab(root, tmp_path_factory):
    """A running JupyterLab: what it printed, and a function that asks it."""
    place = tmp_path_factory.mktemp("lab")
    shutil.copytree(root / "tools/jupyter", place / "tools/jupyter")
    (place / "work").mkdir()
    page = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    page.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(page, place / "work/page.ipynb")
    (place / "work/index.md").write_text("# Begin here")
    styles = place / ".jupyter/custom"
    styles.mkdir(parents=True)
    (styles / "custom.css").write_text('@import "mine.css";\n.mine { color: red; }')
    (styles / "mine.css").write_text(".more { color: blue; }")
    # An empty home, no desktop: nothing on this machine changes what happens.
    environ = {n: v for n, v in os.environ.items() if not n.startswith("JUPYTER")}
    environ |= {"HOME": str(place), "PORT": str(free_port())}
    runtime = tempfile.mkdtemp()  # short, for sockets in it
    environ["JUPYTER_RUNTIME_DIR"] = runtime
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
            data = json.dumps(form).encode() if form else None
            headers = {"Authorization": f"token {token}"}
            request = urllib.request.Request(url, data, headers)  # noqa: S310 (ours)
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                return answer.read().decode()

        yield log, ask, Path(runtime)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)
        shutil.rmtree(runtime)


def page_config(ask):
    page = ask("lab")
    return json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)<', page, re.S)[1])


def test_it_serves_the_learners_own_copies(lab):
    _, ask, _ = lab
    names = [entry["name"] for entry in json.loads(ask("api/contents"))["content"]]
    assert set(names) == {"index.md", "page.ipynb"}


def test_the_validate_button_answers(lab):
    _, ask, _ = lab
    answer = json.loads(ask("assignments/validate", path="page.ipynb"))
    assert answer["success"], answer


def test_the_parts_for_teachers_are_off(lab):
    _, ask, _ = lab
    disabled = set(page_config(ask)["disabledExtensions"])
    parts = {"assignment-list", "course-list", "create-assignment", "formgrader"}
    assert {f"@jupyter/nbgrader:{part}" for part in parts} <= disabled
    assert "@jupyter/nbgrader:validate-assignment" not in disabled


def test_nothing_is_fetched_from_the_network(lab):
    _, ask, _ = lab
    config = page_config(ask)
    assert config["news"] == {"disabled": True}
    assert config["extensionManager"]["can_install"] is False


def test_a_widget_is_waited_for_on_a_slow_computer(lab):
    _, ask, _ = lab
    (there,) = (
        one
        for one in page_config(ask)["federated_extensions"]
        if one["name"] == "anywidget"
    )
    home = Path(distribution("anywidget").locate_file(""))
    folder = home.parents[2] / "share/jupyter/labextensions/anywidget"
    assert (folder / there["load"]).is_file()
    scripts = [path.name for path in (folder / "static").glob("*.js")]
    served = [ask(f"lab/extensions/anywidget/static/{name}") for name in scripts]
    assert not any("AbortSignal.timeout(2e3)" in text for text in served)
    assert any("AbortSignal.timeout(864e5)" in text for text in served)


def test_a_notebook_tells_of_python_what_the_kernel_will_tell(lab):
    _, ask, _ = lab
    told = json.loads(ask("api/contents/page.ipynb"))["content"]["metadata"]
    assert told["language_info"]["version"] == platform.python_version()


def test_figures_have_their_look_and_the_learners_styles_apply_too(lab):
    _, ask, _ = lab
    assert 'href="/custom/custom.css"' in ask("lab")
    told = ask("custom/custom.css")  # an @import counts only at the beginning
    assert told.startswith('@import "mine.css";\n.mine { color: red; }\n')
    assert "data-jp-theme-light" in told
    assert ask("custom/mine.css") == ".more { color: blue; }"


def test_it_prints_the_address_and_little_else(lab):
    log, ask, runtime = lab
    kernel = json.loads(ask("api/kernels", name="python3"))["id"]
    deadline = time.monotonic() + 60
    while not list(runtime.glob(f"*{kernel}-ipc-*")):  # it has begun, and said it all
        assert time.monotonic() < deadline, list(runtime.iterdir())
        time.sleep(0.2)
    said = log.read_text()
    assert not re.search(r"^\[[IDE] ", said, re.MULTILINE), said
    assert "TCP" not in said
