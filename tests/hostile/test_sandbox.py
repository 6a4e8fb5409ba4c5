"""What only a sandbox promises: an answer sees nothing of the machine's.

Where the sandbox is not installed (`make sandbox`), nothing here is collected.
"""

import pytest

from nnkit.grading import wasi
from nnkit.grading.engines import ENGINES
from nnkit.grading.marker import Marker
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
