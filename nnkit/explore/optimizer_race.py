"""Five optimizers start at one point of a ravine: see who is down first.

The ravine is C = (x² + 20 y²)/2. Plain steps are held back by the steep walls; momentum
remembers the way along the valley; Adam measures each direction with its own scale; the
Newton step divides by the curvature and is there at once, as C is exactly quadratic.
"""

from typing import NamedTuple

import numpy as np

import nnkit as nn
from nnkit.explore._controls import log_slider, slider
from nnkit.explore._player import PlayedStage, shown_slider, step_at
from nnkit.plotting import COLOURS, MARKERS, contours

CURVATURES = np.array([1.0, 20.0])
START = (-1.8, 0.7)
RATES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.09, 0.095, 0.1, 0.11)
RATES += (0.15, 0.2, 0.3, 0.5)
ARRIVED, LIMIT = 1e-3, 1e6


class Racer(NamedTuple):
    """One optimizer's path, its costs, and the first step with a cost below 0.001.

    `now` is the step to look at, or the last one if it comes later.
    """

    path: np.ndarray
    costs: np.ndarray
    arrived: int | None
    now: int


def compute(eta, momentum, steps, shown=None):
    """Return the paths of the five optimizers.

    Parameters
    ----------
    eta : float
        The learning rate η of SGD, momentum, Nesterov and Adam.
    momentum : float
        μ of momentum and Nesterov, and β₁ of Adam; at 0 the first two are plain SGD.
    steps : int
        How many steps each of them takes.
    shown : int, optional
        The step to look at; by default the last one.

    Returns
    -------
    dict of str to Racer
        In the order SGD, momentum, Nesterov, Adam, Newton.

    Examples
    --------
    >>> compute(0.05, 0.9, 10)["Newton"].arrived
    1
    """
    makers = {
        "SGD": lambda p: nn.SGD([p], eta),
        "momentum": lambda p: nn.SGD([p], eta, momentum),
        "Nesterov": lambda p: nn.SGD([p], eta, momentum, nesterov=momentum > 0),
        "Adam": lambda p: nn.Adam([p], eta, betas=(momentum, 0.999)),
        "Newton": Newton,
    }
    return {name: _run(make, steps, shown) for name, make in makers.items()}


class Newton:
    """Steps Δv = −H⁻¹ ∇C; the Hessian H of this ravine is diagonal."""

    def __init__(self, parameter):
        self.parameter = parameter

    def step(self):
        """Divide the gradient by the curvature and step against it."""
        self.parameter.data -= self.parameter.grad / CURVATURES


def _run(make, steps, shown):
    point = nn.Parameter(np.array(START))
    optimizer, path = make(point), [START]
    for _ in range(steps):
        point.grad = CURVATURES * point.data
        optimizer.step()
        path.append(tuple(point.data))
        if np.abs(point.data).max() > LIMIT:
            break
    path = np.array(path)
    costs = 0.5 * (path**2) @ CURVATURES
    there = np.flatnonzero(costs >= ARRIVED)[-1] + 1
    now = step_at(shown, len(path) - 1)
    return Racer(path, costs, int(there) if there < len(costs) else None, now)


class OptimizerRaceStage(PlayedStage):
    """The ravine with five paths on the left, their costs on the right."""

    title = "Optimizer race"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.curve = figure.subplots(1, 2, width_ratios=(1.15, 1))
        x, y = np.meshgrid(np.linspace(-2, 2, 61), np.linspace(-1, 1, 61))
        contours(self.plane, x, y, 0.5 * (x**2 + 20 * y**2))
        self.plane.set(xlim=(-2, 2), ylim=(-1, 1), xlabel="x", ylabel="y")
        self.plane.set(xticks=range(-2, 3), yticks=(-1, -0.5, 0, 0.5, 1))
        self.plane.set_title("$C = (x^2 + 20y^2)/2$")
        self.plane.plot(*START, "ks", markersize=8)
        self.paths, self.costs, self.heads = {}, {}, {}
        names = ("SGD", "momentum", "Nesterov", "Adam", "Newton")
        for k, name in enumerate(names):
            look = {"color": COLOURS[k], "marker": MARKERS[k], "label": name}
            look |= {"linewidth": 1.6, "markersize": 4.5}
            (self.paths[name],) = self.plane.plot([], [], **look)
            (self.costs[name],) = self.curve.plot([], [], markevery=0.12, **look)
            head = look | {"markersize": 10, "markeredgecolor": "white", "zorder": 3}
            (self.heads[name],) = self.plane.plot([], [], **head)
        self.curve.set(xlabel="step", ylabel="cost", ylim=(1e-8, 1e4))
        self.curve.set_yscale("log")
        self.curve.minorticks_off()
        self.curve.legend(ncols=2, loc="upper right")

    def draw(self, eta, momentum, steps, shown):
        """Move the artists to the values of the controls; return a sentence."""
        racers = compute(eta, momentum, steps, shown)
        for name, racer in racers.items():
            path = np.clip(racer.path[: racer.now + 1], -50, 50)
            self.paths[name].set_data(*path.T)
            self.heads[name].set_data(*path[-1:].T)
            height = np.clip(racer.costs[: racer.now + 1], 1e-12, 1e6)
            self.costs[name].set_data(np.arange(racer.now + 1), height)
        self.curve.set_xlim(0, steps)
        what = f"η = {eta:.3g}, momentum μ = {momentum:.2g}"
        if shown < steps:
            return f"{what}. {standing(racers, shown, steps)}"
        words = (f"{name} {_outcome(racer)}" for name, racer in racers.items())
        return (
            f"{what}, {steps} steps. Cost below {ARRIVED} for good: {', '.join(words)}."
        )


def standing(racers, shown, steps):
    """Return who is where at one step, the lowest cost first, in words."""
    costs = {name: racer.costs[racer.now] for name, racer in racers.items()}
    order = sorted(costs, key=costs.get)
    words = ", ".join(f"{name} {costs[name]:.2g}".replace("-", "−") for name in order)
    return f"After step {shown} of {steps}, the costs from the lowest: {words}."


def _outcome(racer):
    if racer.arrived is not None:
        return f"after {racer.arrived}"
    return "diverges" if racer.costs[-1] > racer.costs[0] else "not yet"


def optimizer_race(*, eta=0.01, momentum=0.9, steps=60, shown=None):
    """Let SGD, momentum, Nesterov, Adam and the Newton step race down a ravine.

    Parameters
    ----------
    eta : float
        The learning rate η to start with, 0.001 to 0.5.
    momentum : float
        The momentum μ to start with, 0 to 0.99.
    steps : int
        The number of steps to start with, 1 to 200.
    shown : int, optional
        Up to which step the race is shown at the start; by default to the last.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return OptimizerRaceStage(
        {
            "eta": log_slider("eta", "learning rate η", eta, RATES),
            "momentum": slider("momentum", "momentum μ", momentum, 0.0, 0.99, 0.01),
            "steps": slider("steps", "steps", steps, 1, 200, 1),
            "shown": shown_slider(shown, steps),
        }
    )
