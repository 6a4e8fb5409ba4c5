"""Tests of the explorables: the general ones take every explorable that there is."""

import functools

from nnkit import explore

NAMES = sorted(
    set(explore.__all__) - {"Option", "Question", "draw_digit", "playground", "quiz"}
)


@functools.cache
def untouched(name):
    """An explorable for the tests that only look at it: to build one takes a while."""
    return getattr(explore, name)()
