"""Tests of the explorables: the general ones take every explorable that there is."""

from nnkit import explore

NAMES = sorted(
    set(explore.__all__) - {"Option", "Question", "draw_digit", "playground", "quiz"}
)
