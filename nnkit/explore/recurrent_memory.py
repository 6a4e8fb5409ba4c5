"""One recurrent unit that gets a single input, and what is left of it later.

h_t = φ(x_t + w·h_{t−1}) with h_0 = 0; x_1 is the input, all later ones are 0. Two
things can last: the state h_t itself, and its slope ∂h_t/∂h_1, along which the unit
learns. The slope is a product of one factor w·φ′(z) a step: it fades or explodes.
"""

from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import choice, slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

LONGEST = 60
UNITS = ("tanh", "identity")
LOW, HIGH = 1e-10, 1e12


class Memory(NamedTuple):
    """States and slopes of steps 1 … `steps`, what is left at the end, a verdict."""

    states: np.ndarray
    slopes: np.ndarray
    kept: float
    reach: float
    verdict: str


def compute(w, x1, steps, unit):
    """Return how one input is remembered.

    Parameters
    ----------
    w : float
        The recurrent weight.
    x1 : float
        The input of the first step, not 0.
    steps : int
        How many steps the unit makes.
    unit : {"tanh", "identity"}
        The activation φ.

    Returns
    -------
    Memory
        `states`, h_t, and `slopes`, ∂h_t/∂h_1, each of shape (steps,); `kept`, the
        last state divided by the first; `reach`, the size of the last slope;
        `verdict`.

    Examples
    --------
    >>> compute(0.5, 1.0, 4, "identity").states.tolist()
    [1.0, 0.5, 0.25, 0.125]
    >>> compute(1.2, 1.0, 40, "tanh").verdict
    'kept, but out of reach'
    """
    states, slopes = np.empty(steps), np.empty(steps)
    h, slope = _activation(x1, unit), 1.0
    for t in range(steps):
        if t > 0:
            h = _activation(w * h, unit)
            slope *= w * (1 - h * h) if unit == "tanh" else w
        states[t], slopes[t] = h, slope
    kept, reach = float(h / states[0]), float(abs(slope))
    return Memory(states, slopes, kept, reach, _verdict(abs(kept), reach))


def _activation(z, unit):
    return float(np.tanh(z)) if unit == "tanh" else float(z)


def _verdict(kept, reach):
    """Return what the last state and the last slope mean for learning."""
    if reach > 10:
        return "the slope explodes"
    if reach >= 0.05:
        return "remembered, within reach"
    return "forgotten" if kept < 0.05 else "kept, but out of reach"


class RecurrentMemoryStage(Stage):
    """The state by time step on the left, the size of its slope on the right."""

    title = "The memory of a recurrent unit"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.left, self.right = figure.subplots(1, 2)
        at = np.arange(1, LONGEST + 1)
        self.left.axhline(0, color="#606060", linewidth=1)
        (self.state,) = self.left.plot(
            at, 0.0 * at, "o-", color=COLOURS[0], markersize=4, linewidth=1
        )
        self.left.set(xlim=(0, LONGEST), ylim=(-1.1, 1.1), xlabel="time step t")
        self.left.set(ylabel="state $h_t$", title="remembered, within reach")
        (self.power,) = self.right.plot(
            at, 1.0 + 0 * at, "--", color="#909090", label="$|w|^{t-1}$"
        )
        (self.slope,) = self.right.plot(
            at, 1.0 + 0 * at, "o-", color=COLOURS[1], markersize=4, linewidth=1
        )
        self.slope.set_label("slope")
        self.right.set(xlim=(0, LONGEST), ylim=(LOW, HIGH), yscale="log")
        self.right.set(xlabel="time step t", ylabel="size of the slope ∂$h_t$/∂$h_1$")
        self.right.set_title("what is left to learn from")
        self.right.minorticks_off()
        self.right.legend(loc="upper left")

    def draw(self, w, x1, steps, unit):
        """Move the artists to the values of the controls; return a sentence."""
        result, at = compute(w, x1, steps, unit), np.arange(1, steps + 1)
        self.state.set_data(at, result.states)
        low, high = min(0.0, result.states.min()), max(0.0, result.states.max())
        margin = 0.08 * (high - low)
        self.left.set_ylim(low - margin, high + margin)
        self.left.set_title(result.verdict)
        self.slope.set_data(at, np.maximum(abs(result.slopes), LOW / 100))
        self.power.set_data(at, np.maximum(abs(w) ** (at - 1.0), LOW / 100))
        for ax in (self.left, self.right):
            ax.set_xlim(0, steps + 1)
        return (
            f"{unit} unit, w = {w:.2f}, input {x1:.1f}: {result.verdict}. From step 1 "
            f"to step {steps} the state goes from {result.states[0]:.3f} to "
            f"{result.states[-1]:.3g}, and the slope ∂h{steps}/∂h1 has the size "
            f"{result.reach:.2g}."
        )


def recurrent_memory(*, w=0.9, x1=1.0, steps=30, unit="tanh"):
    """Explore how an input fades, stays or explodes in a recurrent unit.

    Parameters
    ----------
    w : float
        The recurrent weight to start with, −1.5 to 1.5.
    x1 : float
        The input of the first step to start with, 0.1 to 3.
    steps : int
        The number of steps to start with, 2 to 60.
    unit : {"tanh", "identity"}
        The activation to start with.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return RecurrentMemoryStage(
        {
            "w": slider("w", "recurrent weight w", w, -1.5, 1.5, 0.01),
            "x1": slider("x1", "input x₁", x1, 0.1, 3.0, 0.1),
            "steps": slider("steps", "steps", steps, 2, LONGEST, 1),
            "unit": choice("unit", "unit", unit, UNITS),
        }
    )
