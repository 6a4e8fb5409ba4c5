"""Explorables: a picture that follows its sliders, one file each.

Every file holds a pure function `compute` and a thin view of what it returns.
Matplotlib and ipywidgets are loaded here, never by ``import nnkit``.
"""

from nnkit.explore.curve_fit import curve_fit
from nnkit.explore.gradient_descent import gradient_descent
from nnkit.explore.init_histograms import init_histograms
from nnkit.explore.learning_slowdown import learning_slowdown
from nnkit.explore.network_2d import network_2d
from nnkit.explore.optimizer_race import optimizer_race
from nnkit.explore.partial_derivatives import partial_derivatives
from nnkit.explore.quiz import Option, Question, quiz
from nnkit.explore.secant import secant
from nnkit.explore.softmax import softmax
from nnkit.explore.step_size import step_size
from nnkit.explore.vanishing_gradients import vanishing_gradients

__all__ = [
    "Option",
    "Question",
    "curve_fit",
    "gradient_descent",
    "init_histograms",
    "learning_slowdown",
    "network_2d",
    "optimizer_race",
    "partial_derivatives",
    "quiz",
    "secant",
    "softmax",
    "step_size",
    "vanishing_gradients",
]
