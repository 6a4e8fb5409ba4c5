"""All set-up cells run where nothing but the sandbox's files is there."""

import json
import subprocess
import sys

import numpy as np
import pytest

from nnkit.grading.bare import kept
from nnkit.grading.exercises import exercises
from nnkit.grading.notebook import read
from nnkit.grading.shelf import shelf
from tests.hostile.workshop import ROOT

pytestmark = pytest.mark.slow

RUNS = """
import json, sys
sys.path[:0] = json.loads(sys.argv[1])
from nnkit.grading import bare
from nnkit.grading.stand_ins import namespace
if kept := json.loads(sys.argv[2]):
    bare.trim(*kept)
for name, cells in json.loads(sys.stdin.read()).items():
    space = namespace()
    for cell in cells:
        try:
            exec(cell, space)
        except Exception as error:
            print(name, repr(error))
            break
assert "ipywidgets" not in sys.modules
"""


def test_every_set_up_runs_in_the_sandbox():
    found = {}  # what stays of nnkit there -> {set-ups: an exercise}
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        inner = path.relative_to(ROOT / "solutions")
        wanted = exercises(read(path), read(ROOT / "course" / inner))
        for one in wanted:
            found.setdefault(kept(one), {})[one.setups] = f"{inner}: {one.name}"
    assert len(found) > 5
    for parts, setups in found.items():
        cells = {name: texts for texts, name in setups.items()}
        places = [shelf(parts), str(next(iter(np.__path__)))[: -len("/numpy")]]
        stays = parts and (parts.names, parts.modules)
        said = subprocess.run(
            [sys.executable, "-I", "-S", "-c", RUNS, *map(json.dumps, (places, stays))],
            input=json.dumps(cells),
            capture_output=True,
            text=True,
        )
        assert (said.returncode, said.stdout) == (0, ""), said.stderr
