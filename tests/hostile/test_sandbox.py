"""What only a sandbox promises: an answer sees nothing of the machine's.

Where the sandbox is not installed (`make sandbox`), nothing here is collected.
"""

import pytest

from nnkit.grading import wasi
from nnkit.grading.bare import Kept
from nnkit.grading.engines import ENGINES
from nnkit.grading.image import Image
from nnkit.grading.limits import EngineError, Limits
from nnkit.grading.marker import Marker
from nnkit.grading.shelf import empty, shelf
from tests.hostile import careless
from tests.hostile.test_hostile import CASES, LIMITS, check
from tests.hostile.workshop import Case, Workshop, marks

SHUT_IN = (
    "solutions-on-the-disk",
    "exit-in-the-function",
    "helper-beside",
    "data-beside",
)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    return Workshop(tmp_path_factory.mktemp("sandbox"))


@pytest.fixture(scope="module")
def sandbox():
    return ENGINES["wasi"]()


@pytest.mark.slow
@pytest.mark.parametrize("name", SHUT_IN)
def test_a_sandbox_also_shuts_in(name, workshop, sandbox):
    (case,) = (case for case in CASES if case.name == name)
    submission = workshop.hand_in(case)
    with Marker(sandbox, LIMITS, submission.folder) as marker:
        check(case, marks(submission, marker))


HOLDS = """
from nnkit.grading import guest
door = guest.guest.exchange
def hold(message):
    while not (request := door(message)):
        message = b"V"
    return request
guest.guest.exchange = hold
"""


@pytest.mark.slow
def test_a_guest_that_does_not_end_its_turn_is_ended(workshop, sandbox, monkeypatch):
    monkeypatch.setattr(wasi, "ENDS", 1)
    case = Case("holds-its-turn", f"{HOLDS}\n{careless.RIGHT}")
    submission = workshop.hand_in(case)
    with Marker(sandbox, LIMITS, submission.folder) as marker:
        check(case, marks(submission, marker))


def seen(marker, kept, cell, name):
    """Run a cell in a new guest; return what a name stands for in it."""
    host = marker.guest(kept)
    assert host.run_cell(cell, "<cell>") is None
    there, value = host.look(name)
    assert there
    return value


def test_what_a_guest_changes_no_later_one_sees(sandbox):
    cell = "import numpy as np\nbefore, np.pi = np.pi, 3"
    for _ in range(2):
        with Marker(sandbox) as marker:
            assert 3.14 < seen(marker, None, cell, "before") < 3.15


def test_a_guest_begins_with_nothing_of_the_library(sandbox):
    nothing = Kept((), ())
    cell = "import sys\nfound = [m for m in sys.modules if m[:6] == 'nnkit.']"
    with Marker(sandbox) as marker:
        found = seen(marker, nothing, cell, "found")
    assert "nnkit.grading.guest" in found
    assert {name.split(".")[1] for name in found} == {"checks", "grading"}


def test_a_guest_that_lacks_something_says_so(sandbox):
    session = wasi._session(shelf(), empty(), fuel=Limits.instructions)
    with pytest.raises(EngineError, match="No module named 'nowhere'"):
        Image(session, "import nowhere")
    session.close()
