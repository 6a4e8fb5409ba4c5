"""What two hidden units make of the plane: the same points, before and after.

The output unit sees only the hidden plane, and there its border is a straight line.
So training has to bend the input plane until one line can part the classes.
"""

import functools
from typing import NamedTuple

import numpy as np

import nnkit as nn
from nnkit.explore._controls import choice, slider
from nnkit.explore._nets import dense
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

DATA = {
    "xor": (nn.datasets.xor, 0.25, 1.9),
    "moons": (nn.datasets.moons, 0.08, 2.4),
    "circles": (nn.datasets.circles, 0.05, 1.4),
}
SAMPLES, EPOCHS, EVERY, LINES, POINTS = 80, 200, 4, 9, 41


class Hidden(NamedTuple):
    """The points in both planes, a grid in both, and the border."""

    X: np.ndarray
    y: np.ndarray
    hidden: np.ndarray
    grid: np.ndarray
    grid_hidden: np.ndarray
    logits: np.ndarray
    line: np.ndarray
    accuracy: float


@functools.lru_cache(maxsize=32)
def history(data, seed):
    """Train 2–2–1 with tanh; return points and the parameters of every 4th epoch."""
    make, noise, _ = DATA[data]
    X, y = make(SAMPLES, noise=noise, rng=np.random.default_rng(2))
    X = (X - X.mean(axis=0)).astype(np.float64)
    rng = np.random.default_rng(seed)
    net = dense((2, 2, 1), "tanh", rng, "xavier_normal", np.float64)
    adam, loss = nn.Adam(net.parameters(), 0.08), nn.BCEWithLogitsLoss()
    kept = []
    for epoch in range(EPOCHS + 1):
        if epoch % EVERY == 0:
            kept.append([p.data.copy() for p in net.parameters()])
        loss.forward(net.forward(X, training=True), y[:, None].astype(X.dtype))
        net.backward(loss.backward())
        adam.step()
    return X, y, kept


def compute(data, epoch, seed):
    """Return what two tanh units make of the plane after some epochs of training.

    Parameters
    ----------
    data : {"xor", "moons", "circles"}
        The set of points; no straight line parts its classes.
    epoch : int
        Passes over the points, 0 to 200.
    seed : int
        Of the weights at the start; the points are always the same.

    Returns
    -------
    Hidden
        `grid` (18, 41, 2) are lines of the input plane, `grid_hidden` the same lines
        in the hidden plane; `logits` (41, 41) is the output on the input plane; `line`
        holds (v₁, v₂, c): the border is v₁h₁ + v₂h₂ + c = 0.
    """
    X, y, kept = history(data, seed)
    w, b, v, c = kept[epoch // EVERY]
    ends = DATA[data][2]
    fine, coarse = np.linspace(-ends, ends, POINTS), np.linspace(-ends, ends, LINES)
    across = np.stack(np.meshgrid(fine, coarse), axis=-1)  # (9, 41, 2)
    grid = np.concatenate([across, across[..., ::-1]])
    plane = np.stack(np.meshgrid(fine, fine), axis=-1)

    def bent(points):
        return np.tanh(points @ w.T + b)

    hidden = bent(X)
    logits = (bent(plane) @ v.T + c)[..., 0]
    right = np.mean(((hidden @ v.T + c)[:, 0] > 0) == (y == 1))
    line = np.array([*v[0], c[0]])
    return Hidden(X, y, hidden, grid, bent(grid), logits, line, float(right))


class HiddenSpaceStage(Stage):
    """The input plane on the left, the plane of the two hidden units on the right."""

    title = "The hidden plane"
    height = 430

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.axes = figure.subplots(1, 2)
        self.lines, self.points = [], []
        style = {"linestyle": "", "markeredgecolor": "white", "markersize": 7}
        for ax in self.axes:
            ax.grid(False)
            pens = {"color": "#BBBBBB", "linewidth": 0.8, "zorder": 1}
            self.lines.append([ax.plot([], [], **pens)[0] for _ in range(2 * LINES)])
            (zeros,) = ax.plot([], [], "o", color=COLOURS[0], label="class 0", **style)
            (ones,) = ax.plot([], [], "s", color=COLOURS[1], label="class 1", **style)
            self.points.append((zeros, ones))
        self.axes[0].legend(loc="upper right", ncols=2)
        (self.straight,) = self.axes[1].plot([], [], "k", linewidth=2)
        self.border = None
        self.axes[0].set(xlabel="$x_1$", ylabel="$x_2$", title="input plane")
        self.axes[1].set(xlabel="$h_1$", ylabel="$h_2$", title="hidden plane, 100 %")
        self.axes[1].set(xlim=(-1.12, 1.12), ylim=(-1.12, 1.12))

    def draw(self, data, epoch, seed):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(data, epoch, seed)
        places = ((result.grid, result.X), (result.grid_hidden, result.hidden))
        for k, (grid, points) in enumerate(places):
            for line, ends in zip(self.lines[k], grid, strict=True):
                line.set_data(*ends.T)
            for label, artist in enumerate(self.points[k]):
                artist.set_data(*points[result.y == label].T)
        self._draw_border(result, DATA[data][2])
        right = f"{result.accuracy:.0%}"
        self.axes[1].set_title(f"hidden plane: {right} right")
        return (
            f"{data}, random start {seed}, after {epoch} epochs: {right} of the "
            f"{SAMPLES} points are on their side of the border. It is straight in the "
            "hidden plane and bent in the input plane."
        )

    def _draw_border(self, result, ends):
        if self.border is not None:
            self.border.remove()
            self.border = None
        left, (v1, v2, c) = self.axes[0], result.line
        if result.logits.min() < 0 < result.logits.max():
            fine = np.linspace(-ends, ends, POINTS)
            self.border = left.contour(
                fine, fine, result.logits, [0.0], colors="k", linewidths=2
            )
        left.set(xlim=(-ends, ends), ylim=(-ends, ends))
        # the point of the line next to the origin, and 3 to each side along it
        foot = -c * np.array([v1, v2]) / (v1**2 + v2**2)
        along = 3 * np.array([-v2, v1]) / np.hypot(v1, v2)
        self.straight.set_data(*np.stack([foot - along, foot + along]).T)


def hidden_space(*, data="xor", epoch=0, seed=0):
    """Explore how two hidden units learn to make a set separable.

    Parameters
    ----------
    data : {"xor", "moons", "circles"}
        The set of points to start with.
    epoch : int
        The epoch to start at, 0 to 200 in steps of 4.
    seed : int
        The random start, 0 to 9.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return HiddenSpaceStage(
        {
            "data": choice("data", "data", data, DATA),
            "epoch": slider("epoch", "epochs of training", epoch, 0, EPOCHS, EVERY),
            "seed": slider("seed", "random start", seed, 0, 9, 1),
        }
    )
