"""A sigmoid unit on its way to a step: w is the steepness, −b/w the place.

The step answers a small change of w with nothing or with a jump. The sigmoid answers
with a small change, close to Δw · ∂out/∂w, and that is what makes learning by small
steps possible. A large w brings the sigmoid back to the step, and the flat parts too.
"""

from typing import NamedTuple

import numpy as np

from nnkit.activations import sigmoid
from nnkit.explore._controls import log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

STEEP = (0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0, 50.0, 70.0, 100.0)
LEFT, RIGHT, POINTS, REACH = -3.0, 3.0, 601, 2.0


class Change(NamedTuple):
    """The curve, its step, and how the output at x answers a change of w."""

    grid: np.ndarray
    curve: np.ndarray
    place: float
    out: float
    slope: float
    true: float
    linear: float
    step: float
    changes: np.ndarray
    answers: np.ndarray


def compute(w, b, x, dw):
    """Return the output σ(wx + b) over x, and its change when w becomes w + Δw.

    Parameters
    ----------
    w, b : float
        The weight and the bias.
    x : float
        The input at which the change is measured.
    dw : float
        Δw, the change of w.

    Returns
    -------
    Change
        `place` = −b/w, where the output is ½; at x: `out`, `slope` = ∂out/∂w, the
        `true` change of the output for Δw, the `linear` one (slope times Δw), and
        the change of a `step` unit with the same w and b; `answers` holds the true
        change for each of `changes`, from −2 to 2.

    Examples
    --------
    >>> result = compute(1.0, 0.0, 1.0, 0.1)
    >>> round(result.true, 4), round(result.linear, 4)
    (0.0192, 0.0197)
    """
    grid = np.linspace(LEFT, RIGHT, POINTS)
    changes = np.linspace(-REACH, REACH, 201)
    out, moved = (float(sigmoid(np.float64(v * x + b))) for v in (w, w + dw))
    slope = out * (1 - out) * x
    fires, fires_then = (round(v * x + b, 9) > 0 for v in (w, w + dw))
    return Change(
        grid,
        sigmoid(w * grid + b),
        -b / w + 0.0,  # no −0
        out,
        slope,
        moved - out,
        slope * dw,
        float(fires_then) - float(fires),
        changes,
        sigmoid((w + changes) * x + b) - out,
    )


class SigmoidSteepnessStage(Stage):
    """The unit over its input on the left, its answer to Δw on the right."""

    title = "From sigmoid to step"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.unit, self.answer = figure.subplots(1, 2)
        (self.step,) = self.unit.plot([], [], "--", color="#707070", label="step unit")
        (self.curve,) = self.unit.plot([], [], color=COLOURS[0], label="σ(wx + b)")
        (self.dot,) = self.unit.plot(
            [], [], "o", color=COLOURS[1], markersize=9, markeredgecolor="black"
        )
        self.dot.set_label("at the chosen x")
        self.unit.set(xlim=(LEFT, RIGHT), ylim=(-0.05, 1.3), yticks=(0, 0.5, 1))
        self.unit.set(xlabel="input x", ylabel="output")
        self.unit.legend(loc="upper left", fontsize=8, ncols=3)
        self.answer.axhline(0, color="#808080", linewidth=0.8)
        self.answer.axvline(0, color="#808080", linewidth=0.8)
        (self.true,) = self.answer.plot([], [], color=COLOURS[0], label="true Δout")
        (self.tangent,) = self.answer.plot(
            [], [], "--", color=COLOURS[1], label="Δw · ∂out/∂w"
        )
        (self.gap,) = self.answer.plot([], [], "k-", linewidth=3, label="the gap at Δw")
        (self.ends,) = self.answer.plot([], [], "ko", markersize=5)
        self.answer.set(xlim=(-REACH, REACH), ylim=(-1, 1))
        self.answer.set(xticks=range(-2, 3), yticks=(-1, -0.5, 0, 0.5, 1))
        self.answer.set(xlabel="Δw, change of the weight", ylabel="Δout")
        self.answer.legend(loc="upper left", fontsize=8)

    def draw(self, w, b, x, dw):
        """Move the artists to the values of the controls; return a sentence."""
        r = compute(w, b, x, dw)
        self.curve.set_data(r.grid, r.curve)
        self.step.set_data([-50, r.place, r.place, 50], [0, 0, 1, 1])
        self.dot.set_data([x], [r.out])
        self.unit.set_title(f"step at −b/w = {r.place:.2f}")
        self.true.set_data(r.changes, r.answers)
        ends = np.array([-REACH, REACH])
        self.tangent.set_data(ends, r.slope * ends)
        self.gap.set_data([dw, dw], [r.true, r.linear])
        self.ends.set_data([dw, dw], [r.true, r.linear])
        self.answer.set_title(f"Δout {r.true:+z.4f}, straight line {r.linear:+z.4f}")
        return (
            f"w = {w:.3g}, b = {b:.1f}: the output is ½ at x = −b/w = {r.place:.2f}. "
            f"At x = {x:.1f} it is {r.out:.4f} with slope ∂out/∂w = {r.slope:.4f}. "
            f"For Δw = {dw:.2f} it changes by {r.true:z.4f}; the straight line says "
            f"{r.linear:z.4f}; a step unit would change by {r.step:.0f}."
        )


def sigmoid_steepness(*, w=2.0, b=-1.0, x=1.0, dw=0.5):
    """Explore a sigmoid unit: how steep, where, and how it answers a small change.

    Parameters
    ----------
    w : float
        The weight to start with, 0.5 to 100.
    b : float
        The bias to start with, −10 to 10.
    x : float
        The input to start with, −3 to 3.
    dw : float
        The change Δw of the weight to start with, −2 to 2.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return SigmoidSteepnessStage(
        {
            "w": log_slider("w", "weight w", w, STEEP),
            "b": slider("b", "bias b", b, -10.0, 10.0, 0.1),
            "x": slider("x", "input x", x, LEFT, RIGHT, 0.1),
            "dw": slider("dw", "change Δw", dw, -REACH, REACH, 0.05),
        }
    )
