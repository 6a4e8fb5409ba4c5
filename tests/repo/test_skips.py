"""Where everything needed must be installed, a skipped test turns the run red."""

import os
import shutil
import subprocess
import sys

import pytest

SKIPS = "import pytest\ndef test_a(): pytest.skip('no reason')\ndef test_b(): pass\n"
PASSES = "def test_b(): pass\n"
PARALLEL = ["-p", "xdist", "-n", "1"]


@pytest.fixture
def run(root, tmp_path):
    """Run pytest on a file with our conftest.py and these environment variables."""
    shutil.copy(root / "conftest.py", tmp_path)
    ours = ("CI", "NNKIT_", "PYTEST_")
    kept = {n: v for n, v in os.environ.items() if not n.startswith(ours)}
    kept["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # only what is needed: it is faster

    def start(source, *options, **environ):
        (tmp_path / "test_it.py").write_text(source)
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
            cwd=tmp_path,
            env=kept | environ,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return start


@pytest.mark.parametrize(
    ("options", "environ"), [([], {"NNKIT_NO_SKIPS": "1"}), (PARALLEL, {"CI": "true"})]
)
def test_a_skip_is_a_failure_in_ci(run, options, environ):
    done = run(SKIPS, *options, **environ)
    assert done.returncode == 1
    assert "1 skipped: in CI a skip is a failure" in done.stdout


def test_a_skip_is_allowed_elsewhere(run):
    assert run(SKIPS, CI="false").returncode == 0


def test_ci_without_a_skip_is_green(run):
    assert run(PASSES, CI="true").returncode == 0
