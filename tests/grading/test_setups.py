"""Set-up cells run where there is nothing that draws: in a guest of a sandbox."""

import subprocess
import sys

from nnkit.grading.exercises import exercises
from nnkit.grading.notebook import read
from tests.answers.harness import ROOT

ALONE = """
import sys
for name in {shows!r}:
    sys.modules[name] = None
from nnkit.grading.stand_ins import namespace
for setups in {setups!r}:
    space = namespace()
    for setup in setups:
        exec(compile(setup, "<setup>", "exec"), space)
"""
SHOWS = "IPython", "ipywidgets", "matplotlib", "nnkit.explore", "nnkit.plotting"


def test_no_set_up_cell_needs_what_draws():
    setups = set()
    for source in sorted(ROOT.glob("solutions/*/*.ipynb")):
        released = ROOT / "course" / source.relative_to(ROOT / "solutions")
        for exercise in exercises(read(source), read(released)):
            setups.add(exercise.setups)
    assert len(setups) > 30
    code = ALONE.format(shows=SHOWS, setups=sorted(setups))
    done = subprocess.run(
        [sys.executable, "-"], input=code, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
