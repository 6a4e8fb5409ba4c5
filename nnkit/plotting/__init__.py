"""Figures of the course: each function takes `ax`, draws on it and returns it.

Matplotlib is loaded here and not by ``import nnkit``: the library itself needs NumPy
only.
"""

from nnkit.plotting._images import confusion_matrix, images
from nnkit.plotting._plane import contours, decision_boundary, descent_path
from nnkit.plotting._style import COLOURS, MARKERS, STYLE, Picture, show, use_style
from nnkit.plotting._training import activation_histograms, gradient_norms, history

__all__ = [
    "COLOURS",
    "MARKERS",
    "STYLE",
    "Picture",
    "activation_histograms",
    "confusion_matrix",
    "contours",
    "decision_boundary",
    "descent_path",
    "gradient_norms",
    "history",
    "images",
    "show",
    "use_style",
]
