"""Explorables: a picture that follows its sliders, one file each.

Every file holds a pure function `compute` and a thin view of what it returns. Matplotlib
and ipywidgets are loaded here, never by ``import nnkit``.
"""

from nnkit.explore.gradient_descent import gradient_descent
from nnkit.explore.quiz import Option, Question, quiz

__all__ = ["Option", "Question", "gradient_descent", "quiz"]
