"""What the marking itself may take: a test with a value that is too large for it."""

import signal
import subprocess
import sys

import pytest

CODE = r"""
from nnkit.grading import watch
from nnkit.grading.engines import ENGINES
from nnkit.grading.marker import Marker
from tests.grading import toy

watch.limit_memory(400 << 20)
large = "checks.that(double(1) * bytearray(1 << 28), 'no')"
wanted = toy.exercise(large, toy.SECOND)
learner = toy.learner("def double(x):\n    return 2 * x", wanted=wanted)
with Marker(ENGINES["process"]()) as marker:
    verdict = marker.mark(wanted, learner)
print(verdict.kind, verdict.points, verdict.text)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this limit")
def test_what_is_too_large_for_the_marking_costs_that_test_alone():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert done.stdout.strip() == "too much memory 1.0 MemoryError:", done.stderr


DEAF = """
from nnkit.grading import watch

watch.MOST_DEAF = 0
with watch.watch(0.2, ValueError()):
    pass
with watch.watch(0.2, ValueError()):
    sum(range(10**12))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this limit")
def test_one_call_that_python_cannot_leave_ends_with_its_process():
    done = subprocess.run([sys.executable, "-c", DEAF], capture_output=True, timeout=90)
    assert done.returncode == -signal.SIGXCPU, done.stderr
