"""All set-up cells run where nothing but the sandbox's files is there."""

import json
import subprocess
import sys

import numpy as np

from nnkit.grading import bare
from nnkit.grading.exercises import exercises
from nnkit.grading.notebook import read
from nnkit.grading.wasi import shelf
from tests.hostile.workshop import ROOT

RUNS = """
import json, sys
places, kept = json.loads(sys.argv[1])
sys.path[:0] = places
from nnkit.grading.bare import trim
from nnkit.grading.stand_ins import namespace
if kept:
    trim(*kept)
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
    found = {}  # of each kind of guest: notebook -> set-up cells
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        inner = path.relative_to(ROOT / "solutions")
        for one in exercises(read(path), read(ROOT / "course" / inner)):
            for kept in {None, bare.kept(one)}:
                found.setdefault(kept, {})[str(inner)] = one.setups
    assert len(found) > 5
    for kept, cells in found.items():
        places = [shelf(kept), str(next(iter(np.__path__)))[: -len("/numpy")]]
        stays = kept and [list(kept.names), list(kept.modules)]
        said = subprocess.run(
            [sys.executable, "-I", "-S", "-c", RUNS, json.dumps([places, stays])],
            input=json.dumps(cells),
            capture_output=True,
            text=True,
        )
        assert (said.returncode, said.stdout) == (0, ""), (kept, said.stderr)
