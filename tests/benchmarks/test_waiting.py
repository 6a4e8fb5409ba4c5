"""Comparing two revisions' tests: the same ones run on both sides."""

import json
import subprocess
import sys

from benchmarks import waiting

TESTS = "def test_old(): pass\ndef test_new(): assert False\n"


def pytest_in(folder, **settings):
    plugin = waiting.ROOT / "benchmarks"
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "waiting",
            "-p",
            "no:cacheprovider",
            "-q",
        ],
        cwd=folder,
        env={"PYTHONPATH": str(plugin), **settings},
        capture_output=True,
        text=True,
    ).stdout


def test_the_plugin_lists_all_tests_and_then_runs_those_of_a_list(tmp_path):
    (tmp_path / "test_some.py").write_text(TESTS)
    seen = tmp_path / "seen"
    seen.mkdir()
    said = pytest_in(tmp_path, **{waiting.SEEN: str(seen)})
    assert "no tests ran" in said
    (names,) = (json.loads(file.read_text()) for file in seen.iterdir())
    assert names == ["test_some.py::test_new", "test_some.py::test_old"]

    only = tmp_path / "only.json"
    only.write_text(json.dumps(["test_some.py::test_old"]))
    assert "1 passed, 1 deselected" in pytest_in(tmp_path, **{waiting.ONLY: str(only)})


def test_a_notebook_is_one_test():
    assert waiting.name_of("solutions/a/b.ipynb::Cell 3") == "solutions/a/b.ipynb"
    assert (
        waiting.name_of("tests/a.py::test_b[x.ipynb]") == "tests/a.py::test_b[x.ipynb]"
    )
