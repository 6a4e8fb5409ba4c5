"""One sigmoid neuron that starts wrong, and two costs that pull it back.

Input 1, target 0, so z = w + b and the output a = σ(z) should fall to 0. With the
quadratic cost the slope is a·σ′(z), which is almost 0 where the output is most wrong;
with the cross-entropy the σ′ cancels and the slope is a itself.
"""

import math
from typing import NamedTuple

import numpy as np

import nnkit as nn
from nnkit.explore._controls import choice, log_slider, slider
from nnkit.explore._stage import Stage, legend_below
from nnkit.plotting import COLOURS

EPOCHS, GOAL = 300, 0.1
RATES = (0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
COSTS = ("quadratic", "cross-entropy")
PAINTS = dict(zip(COSTS, COLOURS, strict=False))


class Learning(NamedTuple):
    """The output, the cost and the slope after 0 … EPOCHS epochs, and a verdict."""

    outputs: np.ndarray
    costs: np.ndarray
    slopes: np.ndarray
    arrived: int | None
    state: str


def compute(eta, w, b, cost):
    """Return how a neuron with input 1 and target 0 learns by gradient descent.

    Parameters
    ----------
    eta : float
        The learning rate η.
    w, b : float
        Weight and bias at the start.
    cost : {"quadratic", "cross-entropy"}
        a²/2 or −ln(1 − a).

    Returns
    -------
    Learning
        `outputs`, `costs` and `slopes` (∂C/∂w, here the same as ∂C/∂b), each of
        length EPOCHS + 1; `arrived`, the first epoch with an output below GOAL, or
        None; `state`.

    Examples
    --------
    >>> compute(0.15, 2.0, 2.0, "quadratic").state
    'slow at first'
    >>> compute(0.15, 2.0, 2.0, "cross-entropy").arrived
    50
    """
    z, slopes = np.empty(EPOCHS + 1), np.empty(EPOCHS + 1)
    now = w + b
    for epoch in range(EPOCHS + 1):
        z[epoch], slopes[epoch] = now, slope(now, cost)
        # w and b both take the step η·slope, so z = w + b takes two.
        now -= 2 * eta * slopes[epoch]
    outputs = nn.sigmoid(z)
    costs = outputs**2 / 2 if cost == "quadratic" else np.logaddexp(0, z)
    below = np.flatnonzero(outputs < GOAL)
    arrived = int(below[0]) if below.size else None
    return Learning(outputs, costs, slopes, arrived, verdict(slopes, arrived))


def slope(z, cost):
    """Return ∂C/∂z for the target 0, at one z."""
    a = 0.5 * (1 + math.tanh(0.5 * z))  # σ(z), quicker than NumPy for one number
    return a * a * (1 - a) if cost == "quadratic" else a


def verdict(slopes, arrived):
    """Return what the slopes over the epochs mean."""
    if arrived == 0:
        return "right from the start"
    if slopes.max() > 1.5 * slopes[0]:
        return "slow at first"
    return "too slow" if arrived is None else "fast at first"


class LearningSlowdownStage(Stage):
    """The output by epoch on the left, the cost by epoch on the right."""

    title = "Learning slowdown"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.left, self.right = figure.subplots(1, 2)
        epochs = np.arange(EPOCHS + 1)
        self.outputs = {}
        for name, colour in PAINTS.items():
            line = self.left.plot(epochs, 0 * epochs, color=colour, label=name)
            self.outputs[name] = line[0]
        self.left.axhline(GOAL, color="#606060", linewidth=1, linestyle=":")
        self.left.set(xlim=(0, EPOCHS), ylim=(0, 1.05), xlabel="epoch")
        self.left.set(ylabel="output a (target 0)", title="slow at first")
        self.left.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
        legend_below(self.left, ncols=2)
        (self.cost,) = self.right.plot(epochs, 0 * epochs)
        self.right.set(xlim=(0, EPOCHS), xlabel="epoch", ylabel="cost C")
        self.right.set(ylim=(0, 10), title="cross-entropy")

    def draw(self, eta, w, b, cost):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(eta, w, b, cost)
        other = _other(cost)
        self.outputs[cost].set_ydata(result.outputs)
        self.outputs[other].set_ydata(compute(eta, w, b, other).outputs)
        self.outputs[cost].set(linestyle="-", alpha=1)
        self.outputs[other].set(linestyle="--", alpha=0.6)
        self.cost.set(ydata=result.costs, color=PAINTS[cost])
        self.right.set_ylim(0, 1.05 * result.costs.max())
        self.left.set_title(result.state)
        self.right.set_title(cost)
        a, start = result.outputs, result.slopes[0]
        end = f"After {EPOCHS} epochs a is still {a[-1]:.3f}."
        if result.arrived is not None:
            end = f"a falls below {GOAL} in epoch {result.arrived}."
        steepest = int(result.slopes.argmax())
        return (
            f"{cost.capitalize()} cost, η = {eta:.3g}, w = {w:.1f}, b = {b:.1f}: "
            f"{result.state}. At the start a = {a[0]:.4f}, C = {result.costs[0]:.3f} "
            f"and ∂C/∂w = {start:.2g}; the slope is largest in epoch {steepest}, "
            f"with {result.slopes[steepest]:.2g}. {end}"
        )


def _other(cost):
    return COSTS[1 - COSTS.index(cost)]


def learning_slowdown(*, eta=0.15, w=2.0, b=2.0, cost="quadratic"):
    """Explore how fast a neuron that starts wrong learns, with two costs.

    Parameters
    ----------
    eta : float
        The learning rate η to start with, 0.005 to 20.
    w, b : float
        Weight and bias to start with, each between −5 and 5.
    cost : {"quadratic", "cross-entropy"}
        The cost to start with.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return LearningSlowdownStage(
        {
            "eta": log_slider("eta", "learning rate η", eta, RATES),
            "w": slider("w", "start w", w, -5.0, 5.0, 0.1),
            "b": slider("b", "start b", b, -5.0, 5.0, 0.1),
            "cost": choice("cost", "cost", cost, COSTS),
        }
    )
