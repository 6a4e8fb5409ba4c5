"""Gradient descent on a bowl, a ravine and a saddle: what one number η does.

Near a minimum every smooth cost looks like ½ Σ cᵢ xᵢ², where the curvatures cᵢ are the
eigenvalues of the Hessian matrix. A step multiplies xᵢ by 1 − η cᵢ, so all depends on
the product of η and the largest curvature: below 1 the path creeps, between 1 and 2 it
swings from side to side, above 2 it runs away.
"""

import math
from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import choice, log_slider, slider
from nnkit.explore._player import PlayedStage, shown_slider, step_at
from nnkit.plotting import COLOURS, contours

RATES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.09, 0.095, 0.1, 0.105)
RATES += (0.11, 0.15, 0.2, 0.3, 0.5, 0.7, 0.9, 0.99, 1.0, 1.1, 1.3, 1.6, 1.9, 2.0, 2.1)
LIMIT = 1e9


class Surface(NamedTuple):
    """A cost of two variables, and its curvatures where the descent should end."""

    cost: callable
    gradient: callable
    curvatures: tuple
    formula: str


SURFACES = {
    "bowl": Surface(
        lambda x, y: 0.5 * (x**2 + y**2),
        lambda x, y: (x, y),
        (1.0, 1.0),
        "$C = (x^2 + y^2)/2$",
    ),
    "ravine": Surface(
        lambda x, y: 0.5 * (x**2 + 20 * y**2),
        lambda x, y: (x, 20 * y),
        (1.0, 20.0),
        "$C = (x^2 + 20y^2)/2$",
    ),
    "saddle": Surface(
        lambda x, y: 0.5 * x**2 - 0.5 * y**2 + 0.25 * y**4,
        lambda x, y: (x, y**3 - y),
        (1.0, 2.0),
        "$C = x^2/2 - y^2/2 + y^4/4$",
    ),
}


class Descent(NamedTuple):
    """The path, the cost at each of its points, what became of it; the step to show."""

    path: np.ndarray
    costs: np.ndarray
    state: str
    reason: str
    now: int


def compute(surface, eta, steps, x, y, shown=None):
    """Return the path of gradient descent and a verdict on η.

    Parameters
    ----------
    surface : {"bowl", "ravine", "saddle"}
        The cost.
    eta : float
        The learning rate η.
    steps : int
        How many steps to take; fewer are taken when the path runs away.
    x, y : float
        The start.
    shown : int, optional
        The step to look at; by default, and past the end, the last one.

    Returns
    -------
    Descent
        `path` of shape (steps + 1, 2), `costs` of length steps + 1, `state`, `reason`
        and `now`, the number of the step to look at.

    Examples
    --------
    >>> compute("bowl", 2.1, 10, 1.0, 1.0).state
    'diverging'
    """
    cost, gradient = SURFACES[surface].cost, SURFACES[surface].gradient
    path = [(x, y)]
    for _ in range(steps):
        slope = gradient(x, y)
        x, y = x - eta * slope[0], y - eta * slope[1]
        path.append((x, y))
        if max(abs(x), abs(y)) > LIMIT:
            break
    path = np.array(path)
    costs = cost(*path.T)
    now = step_at(shown, len(path) - 1)
    return Descent(path, costs, *verdict(surface, eta, path), now)


def verdict(surface, eta, path):
    """Return the state of a descent and the reason, from η times the curvatures."""
    slow, fast = (eta * c for c in SURFACES[surface].curvatures)
    product = f"η·(largest curvature) = {fast:.3g}"
    x, y = path[-1]
    if max(abs(x), abs(y)) > LIMIT or (fast > 2 and surface != "saddle"):
        return "diverging", f"{product}, above 2: every step overshoots by more"
    if surface == "saddle" and abs(y) < 0.5:
        text = "the gradient is small here, yet this is no minimum: C falls along y"
        return "stuck near the saddle", text
    if fast > 2:
        return "bouncing", f"{product}, above 2: the minimum pushes the path away"
    if np.isclose(fast, 2):
        text = f"{product}, just the limit: each step jumps across and comes no closer"
        return "oscillating", text
    if fast > 1:
        text = f"{product}, between 1 and 2: each step jumps over the valley"
        return "oscillating", text
    left = abs(1 - slow) ** (len(path) - 1)
    if left > 0.1:
        text = f"{product}; in the flat direction {left:.0%} of the way is still to go"
        return "too small", text
    return "right", f"{product}, not above 1: straight down, and there in time"


def step_in_words(surface, eta, result):
    """Return what the step after the one that is shown will do, in numbers."""
    x, y = result.path[result.now]
    slope = SURFACES[surface].gradient(x, y)
    now, after = result.costs[result.now : result.now + 2]
    along = ", ".join(f"{-eta * part + 0.0:.2g}" for part in slope)
    return (
        f"After step {result.now} of {len(result.path) - 1}: x = {x:.3g}, y = {y:.3g}, "
        f"gradient ({slope[0]:.2g}, {slope[1]:.2g}). The next step is ({along}): the "
        f"cost goes from {now:.3g} to {after:.3g}."
    ).replace("-", "−")


class GradientDescentStage(PlayedStage):
    """The contours with the path on the left, the cost of each step on the right."""

    title = "Gradient descent"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.curve = figure.subplots(1, 2, width_ratios=(1.15, 1))
        (self.path,) = self.plane.plot(
            [], [], "o-", color=COLOURS[1], markersize=4, linewidth=1.3
        )
        (self.start,) = self.plane.plot([], [], "ks", markersize=8, label="start")
        (self.end,) = self.plane.plot(
            [], [], "*", color="#E69F00", markeredgecolor="black", markersize=15
        )
        self.end.set_label("end")
        ticks = range(-2, 3)
        self.plane.set(xlim=(-2, 2), ylim=(-2, 2), xlabel="x", ylabel="y")
        self.plane.set(xticks=ticks, yticks=ticks)
        self.plane.legend(loc="upper right", ncols=2)
        (self.costs,) = self.curve.plot([], [], "o-", color=COLOURS[0], markersize=4)
        self.curve.set(xlabel="step", ylabel="cost above its minimum")
        self.curve.set_yscale("log")
        self.curve.minorticks_off()
        self.surface, self.filled = None, ()

    def draw(self, surface, eta, steps, x, y, shown):
        """Move the artists to the values of the controls; return a sentence."""
        if surface != self.surface:
            self._paint(surface)
        result = compute(surface, eta, steps, x, y, shown)
        now = result.now
        path = np.clip(result.path[: now + 1], -50, 50)
        self.path.set_data(*path.T)
        self.start.set_data(*path[:1].T)
        self.end.set_data(*path[-1:].T)
        height = np.clip(result.costs - self.lowest, 1e-12, 1e6)
        self.costs.set_data(np.arange(now + 1), height[: now + 1])
        # Whole tens and powers of ten: axes that stand still are not drawn anew.
        low = np.floor(np.log10(height.min() / 1.5))
        high = np.ceil(np.log10(height.max() * 1.5))
        last = 10 * math.ceil(steps / 10) + 0.5
        self.curve.set(xlim=(-0.5, last), ylim=(10.0**low, 10.0**high))
        self.curve.set_title(result.state)
        what = f"{surface.capitalize()}, η = {eta:.3g}: {result.state}"
        if now == len(height) - 1:
            cost = f"After {now} steps the cost is {result.costs[-1]:.3g}."
            return f"{what}, for {result.reason}. {cost}"
        return f"{what}. {step_in_words(surface, eta, result)}"

    def _paint(self, surface):
        for artist in self.filled:
            artist.remove()
        x, y = np.meshgrid(np.linspace(-2, 2, 81), np.linspace(-2, 2, 81))
        chosen = SURFACES[surface]
        values = chosen.cost(x, y)
        self.filled = contours(self.plane, x, y, values)
        self.lowest = -0.25 if surface == "saddle" else 0.0
        self.plane.set_title(chosen.formula)
        self.surface = surface


def gradient_descent(*, surface="bowl", eta=0.1, steps=30, x=-1.5, y=1.0, shown=None):
    """Explore what the learning rate does on three surfaces.

    Parameters
    ----------
    surface : {"bowl", "ravine", "saddle"}
        The cost to start with.
    eta : float
        The learning rate η to start with, 0.001 to 2.1.
    steps : int
        The number of steps to start with, 1 to 100.
    x, y : float
        The point to start at, each between −2 and 2.
    shown : int, optional
        Up to which step the path is shown at the start; by default to the last.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return GradientDescentStage(
        {
            "surface": choice("surface", "surface", surface, SURFACES),
            "eta": log_slider("eta", "learning rate η", eta, RATES),
            "steps": slider("steps", "steps", steps, 1, 100, 1),
            "x": slider("x", "start x", x, -2.0, 2.0, 0.1),
            "y": slider("y", "start y", y, -2.0, 2.0, 0.1),
            "shown": shown_slider(shown, steps),
        }
    )
