"""Draw a digit: a sheet in the page, and a network of the learner's that reads it."""

from nnkit.explore.draw_digit.board import DrawDigit, draw_digit

__all__ = ["DrawDigit", "draw_digit"]
