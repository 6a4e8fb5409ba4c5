"""Explorables: a picture that follows its sliders, one file each.

Every file holds a pure function `compute` and a thin view of what it returns.
Matplotlib and ipywidgets are loaded here, never by ``import nnkit``.
"""

from nnkit.explore.activation_functions import activation_functions
from nnkit.explore.bayes_rule import bayes_rule
from nnkit.explore.channel_groups import channel_groups
from nnkit.explore.channel_mixing import channel_mixing
from nnkit.explore.coin_entropy import coin_entropy
from nnkit.explore.coin_tosses import coin_tosses
from nnkit.explore.convolution import convolution
from nnkit.explore.curve_fit import curve_fit
from nnkit.explore.decision_line import decision_line
from nnkit.explore.dot_product import dot_product
from nnkit.explore.draw_digit import draw_digit
from nnkit.explore.dropout import dropout
from nnkit.explore.gradient_descent import gradient_descent
from nnkit.explore.hidden_space import hidden_space
from nnkit.explore.init_histograms import init_histograms
from nnkit.explore.learned_filters import learned_filters
from nnkit.explore.learning_slowdown import learning_slowdown
from nnkit.explore.linear_map import linear_map
from nnkit.explore.network_2d import network_2d
from nnkit.explore.normal_distribution import normal_distribution
from nnkit.explore.optimizer_race import optimizer_race
from nnkit.explore.overfitting import overfitting
from nnkit.explore.partial_derivatives import partial_derivatives
from nnkit.explore.playground import playground
from nnkit.explore.pooling import pooling
from nnkit.explore.quiz import Option, Question, quiz
from nnkit.explore.recurrent_memory import recurrent_memory
from nnkit.explore.robust_costs import robust_costs
from nnkit.explore.search_strategies import search_strategies
from nnkit.explore.secant import secant
from nnkit.explore.shift_image import shift_image
from nnkit.explore.sigmoid_steepness import sigmoid_steepness
from nnkit.explore.softmax import softmax
from nnkit.explore.sparsity import sparsity
from nnkit.explore.step_size import step_size
from nnkit.explore.universal_approximation import universal_approximation
from nnkit.explore.vanishing_gradients import vanishing_gradients

__all__ = [
    "Option",
    "Question",
    "activation_functions",
    "bayes_rule",
    "channel_groups",
    "channel_mixing",
    "coin_entropy",
    "coin_tosses",
    "convolution",
    "curve_fit",
    "decision_line",
    "dot_product",
    "draw_digit",
    "dropout",
    "gradient_descent",
    "hidden_space",
    "init_histograms",
    "learned_filters",
    "learning_slowdown",
    "linear_map",
    "network_2d",
    "normal_distribution",
    "optimizer_race",
    "overfitting",
    "partial_derivatives",
    "playground",
    "pooling",
    "quiz",
    "recurrent_memory",
    "robust_costs",
    "search_strategies",
    "secant",
    "shift_image",
    "sigmoid_steepness",
    "softmax",
    "sparsity",
    "step_size",
    "universal_approximation",
    "vanishing_gradients",
]
