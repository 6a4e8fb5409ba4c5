"""Five optimizers start together in a ravine: a race to the bottom."""

from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.optimizers import SGD, Adam
from nnkit.parameter import Parameter
from nnkit.plotting import COLOURS, MARKERS, contours

CURVATURES = np.array([1.0, 20.0])
START = np.array([-1.8, 0.9])
RATES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.09, 0.1, 0.12, 0.2, 0.5)
LIMIT, ARRIVED = 1e6, 1e-3


class Run(NamedTuple):
    """One optimizer's path and the cost at each of its points."""

    path: np.ndarray
    costs: np.ndarray


def cost(x, y):
    """C = (x² + 20 y²)/2, least at the origin."""
    return 0.5 * (CURVATURES[0] * x**2 + CURVATURES[1] * y**2)


class Newton:
    """Newton's step v ← v − H⁻¹∇C: on a quadratic cost it lands on the minimum."""

    def __init__(self, params):
        self.params = params

    def step(self):
        """Divide each slope by its curvature; H is diagonal here."""
        for p in self.params:
            p.data -= p.grad / CURVATURES


def racers(eta, momentum):
    """Return a dict of name to a function from parameters to an optimizer."""
    return {
        "SGD": lambda p: SGD(p, eta),
        "momentum": lambda p: SGD(p, eta, momentum=momentum),
        "Nesterov": lambda p: SGD(p, eta, momentum=momentum, nesterov=momentum > 0),
        "Adam": lambda p: Adam(p, eta),
        "Newton": Newton,
    }


def compute(eta, momentum, steps):
    """Run every optimizer from the same start.

    Parameters
    ----------
    eta, momentum : float
        The learning rate η (Newton's step has none) and the momentum μ.
    steps : int
        How many steps each takes, fewer where it runs away.

    Returns
    -------
    dict of str to Run
        A path of shape (steps + 1, 2) and as many costs, by name.
    """
    runs = {}
    for name, make in racers(eta, momentum).items():
        point = Parameter(START)
        optimizer = make([point])
        path = [point.data.copy()]
        for _ in range(steps):
            point.grad = CURVATURES * point.data
            optimizer.step()
            path.append(point.data.copy())
            if np.abs(point.data).max() > LIMIT:
                break
        path = np.array(path)
        runs[name] = Run(path, cost(*path.T))
    return runs


def arrival(run):
    """Return the first step after which the cost stays below 0.001, or None."""
    above = np.flatnonzero(run.costs >= ARRIVED)
    first = above[-1] + 1 if len(above) else 0
    return None if first >= len(run.costs) else int(first)


class OptimizerRaceStage(Stage):
    """The paths over the contours of the ravine, and the cost of each step."""

    title = "Race of the optimizers"
    height = 420

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.curve = figure.subplots(1, 2, width_ratios=(1.2, 1))
        x, y = np.meshgrid(np.linspace(-2.2, 2.2, 81), np.linspace(-1.2, 1.2, 81))
        contours(self.plane, x, y, cost(x, y))
        self.plane.set(xlim=(-2.2, 2.2), ylim=(-1.2, 1.2), xlabel="x", ylabel="y")
        self.plane.set_title("$C = (x^2 + 20y^2)/2$")
        self.lines = {}
        for k, name in enumerate(racers(0.1, 0.5)):
            style = {"color": COLOURS[k], "marker": MARKERS[k], "markersize": 4}
            self.lines[name] = (
                self.plane.plot([], [], linewidth=1.3, **style)[0],
                self.curve.plot([], [], label=name, markevery=5, **style)[0],
            )
        self.curve.set(xlabel="step", ylabel="cost", yscale="log", ylim=(1e-8, 1e3))
        self.curve.axhline(ARRIVED, color="#606060", linestyle=":", linewidth=1.2)
        self.curve.legend(loc="lower left")

    def draw(self, **values):
        """Move the artists to the values of the controls; return a sentence."""
        words = []
        for name, run in compute(**values).items():
            path, curve = self.lines[name]
            path.set_data(*np.clip(run.path, -50, 50).T)
            curve.set_data(np.arange(len(run.costs)), np.maximum(run.costs, 1e-9))
            words.append(f"{name} {_result(run)}")
        self.curve.set_xlim(0, values["steps"])
        return (
            f"η = {values['eta']:.3g}, μ = {values['momentum']:.2g}. Steps until the "
            f"cost stays below {ARRIVED:g}: {', '.join(words)}."
        )


def _result(run):
    if run.costs[-1] > run.costs[0]:
        return "runs away"
    step = arrival(run)
    return "not yet there" if step is None else str(step)


def optimizer_race(*, eta=0.03, momentum=0.9, steps=60):
    """Explore SGD, momentum, Nesterov, Adam and Newton's step in a ravine.

    Parameters
    ----------
    eta : float
        The learning rate η to start with, 0.001 to 0.5.
    momentum : float
        The momentum μ to start with, 0 to 0.99.
    steps : int
        The number of steps to start with, 10 to 300.

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
            "steps": slider("steps", "steps", steps, 10, 300, 10),
        }
    )
