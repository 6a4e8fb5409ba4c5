"""What the test cells of an exercise check, noted while its solution runs through."""

import functools

import pytest

from nnkit import checks
from tests.answers.harness import exercises


@functools.cache
def noted(key):
    """All groups of calls that the test cells check: (cases, rtol, atol)."""
    groups, values, equal = [], checks._values, checks.equal

    def noting_values(function, cases, rtol, atol):
        groups.append((cases, rtol, atol))
        return values(function, cases, rtol, atol)

    def noting_equal(actual, expected, what, *, mistakes=None, rtol=1e-6, atol=1e-8):
        groups.append(([((), expected, mistakes or {})], rtol, atol))
        equal(actual, expected, what, mistakes=mistakes, rtol=rtol, atol=atol)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "_values", noting_values)
        patch.setattr(checks, "equal", noting_equal)
        outcome = exercises()[key].mark(exercises()[key].solution)
    assert outcome.points == outcome.possible
    return groups


@functools.cache
def sentences(key):
    """The names of all mistakes that the test cells of an exercise know."""
    cases = (case for group, *_ in noted(key) for case in group)
    return {sentence.strip() for _, _, known in cases for sentence in known}


def named(key, said):
    """Which mistakes a text on an answer names for certain."""
    return sentences(key) & {line.strip() for line in said.split("\n")}
