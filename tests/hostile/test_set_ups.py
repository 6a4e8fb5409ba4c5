"""All set-up cells run where nothing but the sandbox's files is there."""

import json
import subprocess
import sys

import numpy as np

from nnkit.grading.exercises import exercises
from nnkit.grading.notebook import read
from nnkit.grading.shelf import shelf
from tests.hostile.workshop import ROOT

RUNS = """
import json, sys
sys.path[:0] = json.loads(sys.argv[1])
from nnkit.grading.stand_ins import namespace
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
    found = {}
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        inner = path.relative_to(ROOT / "solutions")
        wanted = exercises(read(path), read(ROOT / "course" / inner))
        if wanted:
            found[str(inner)] = wanted[-1].setups
    places = [shelf(), str(next(iter(np.__path__)))[: -len("/numpy")]]
    said = subprocess.run(
        [sys.executable, "-I", "-S", "-c", RUNS, json.dumps(places)],
        input=json.dumps(found),
        capture_output=True,
        text=True,
    )
    assert (said.returncode, said.stdout) == (0, ""), said.stderr
