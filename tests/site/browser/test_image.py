"""The memory image's assumption: between two turns, memory is all of Python."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[3]
NODE = ROOT / ".venv-site" / "npm" / "node_modules" / ".bin" / "node"
DESK = ROOT / "site" / "builder" / "node" / "desk.mjs"


def test_a_copy_of_the_memory_goes_on_as_the_first(site):
    kernel = site / "extensions" / "nnkit-site-kernel" / "static"
    command = NODE, Path(__file__).with_name("fork.mjs"), DESK, kernel
    done = subprocess.run(  # noqa: S603 (ours)
        [*map(str, command)], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["errors"] == []
    assert "division by zero" in told["first"]
    assert told["second"] == told["first"]
    assert told["refused"].startswith("In the middle of a turn")
