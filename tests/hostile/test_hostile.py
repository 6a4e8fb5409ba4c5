"""Everybody gets the mark that they deserve, and nobody's exercise costs another's."""

import pytest

from nnkit.grading.engines import ENGINES
from nnkit.grading.limits import Limits
from nnkit.grading.marker import Marker
from nnkit.grading.verdict import NOT_MARKED, clean
from tests.grading.here import HereMarker
from tests.hostile import (
    borrowed,
    broken,
    careless,
    drafts,
    files,
    undeserved,
    written,
)
from tests.hostile.workshop import Workshop, marks

LIMITS = Limits(seconds=1.0, memory=1 << 30)
KINDS = careless, drafts, written, files, broken, undeserved, borrowed
CASES = [case for kind in KINDS for case in kind.CASES]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    return Workshop(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def start():
    return ENGINES["process"]()


def marker_of(case, start, folder):
    return HereMarker() if case.engine == "here" else Marker(start, LIMITS, folder)


def check(case, found):
    _, exercise = case.at
    for name, verdict in found.items():
        assert verdict.kind != NOT_MARKED, verdict.text
        wanted = verdict.possible if case.others else 0
        if name == exercise:
            wanted = verdict.possible if case.points is None else case.points
        assert (name, verdict.points) == (name, wanted), verdict.text
        texts = [verdict.text, *(one.message or "" for one in verdict.results)]
        assert texts == [clean(text) for text in texts]


def test_there_are_enough_cases_and_no_two_of_a_name():
    assert len({case.name for case in CASES}) == len(CASES) >= 120


@pytest.mark.parametrize(
    "case", [c for c in CASES if c.engine != "shut-in"], ids=lambda case: case.name
)
def test_everybody_gets_the_mark_that_they_deserve(case, workshop, start):
    submission = workshop.hand_in(case)
    with marker_of(case, start, submission.folder) as marker:
        check(case, marks(submission, marker))


def test_a_plain_process_does_not_shut_in(workshop, start):
    (case,) = (case for case in CASES if case.engine == "shut-in")
    submission = workshop.hand_in(case)
    with Marker(start, LIMITS, submission.folder) as marker:
        assert marks(submission, marker)["output-size"].points == 3
