"""L1 against L2 on a linear fit with twelve inputs, of which four matter.

Both penalties shrink the weights. L2 pulls each in proportion to its size and leaves
none at zero; L1 pulls all with the same force and sets the useless ones to exactly
zero, one after another. The truth is known here, so one can see which were useless.
"""

from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import log_slider, slider
from nnkit.explore._stage import Stage, legend_below
from nnkit.plotting import COLOURS

TRUE = np.array([3.0, -2.0, 1.2, 0.6] + [0.0] * 8)
USEFUL, USELESS = range(4), range(4, 12)
PATH = np.geomspace(0.1, 1000, 49)
LAMBDAS = (0.0, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0)
LAMBDAS += (50.0, 70.0, 100.0, 150.0, 200.0, 300.0, 500.0, 1000.0)


class Weights(NamedTuple):
    """What one penalty does: weights at λ, and for each λ of `PATH` in a row.

    `zeros` counts weights that are exactly zero, `useless_zeros` those among them that
    should be; `error` is the root mean square error on new samples without noise.
    """

    now: np.ndarray
    path: np.ndarray
    zeros: int
    useless_zeros: int
    error: float


def ridge(gram, moment, strengths):
    """The weights that minimise ½ wᵀGw − mᵀw + s/2 Σw², for each s in a row."""
    identity = np.eye(len(moment))
    return np.array([np.linalg.solve(gram + s * identity, moment) for s in strengths])


def lasso(gram, moment, strengths, sweeps=80):
    """The weights that minimise ½ wᵀGw − mᵀw + s Σ|w|, for each s in a row.

    One weight after another is set to its best value, the others held: what is left
    over for it, moved towards zero by s and stopped there.
    """
    weights = np.zeros((len(strengths), len(moment)))
    for _ in range(sweeps):
        for j in range(len(moment)):
            left = moment[j] - weights @ gram[j] + gram[j, j] * weights[:, j]
            shrunk = np.sign(left) * np.maximum(np.abs(left) - strengths, 0)
            weights[:, j] = shrunk / gram[j, j]
    return weights


def compute(lam, samples, noise, seed):
    """Fit y = Σ wⱼxⱼ + ε with each penalty.

    Parameters
    ----------
    lam : float
        λ in C₀ + λ/n Σ|w| and C₀ + λ/2n Σw², where C₀ = 1/2n Σ(f − y)².
    samples : int
        n, at least 15.
    noise : float
        The standard deviation of ε.
    seed : int
        Which samples are drawn.

    Returns
    -------
    dict of str to Weights
        Keys "L1" and "L2".

    Examples
    --------
    >>> both = compute(lam=20.0, samples=50, noise=1.0, seed=0)
    >>> both["L1"].zeros > 3, both["L2"].zeros
    (True, 0)
    """
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(samples, len(TRUE)))
    y = X @ TRUE + noise * rng.normal(size=samples)
    gram, moment = X.T @ X / samples, X.T @ y / samples
    strengths = np.append(PATH, lam) / samples
    fits = {"L1": lasso(gram, moment, strengths), "L2": ridge(gram, moment, strengths)}
    return {name: described(weights) for name, weights in fits.items()}


def described(weights):
    """Split the rows into path and present; count zeros, measure the error."""
    now = weights[-1]
    zero = now == 0
    return Weights(
        now=now,
        path=weights[:-1],
        zeros=int(zero.sum()),
        useless_zeros=int(zero[USELESS].sum()),
        error=float(np.linalg.norm(now - TRUE)),
    )


class SparsityStage(Stage):
    """Weights against λ, under L1 on the left and under L2 on the right."""

    title = "L1 against L2"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.parts = {}
        for name, ax in zip(("L1", "L2"), figure.subplots(1, 2), strict=True):
            ax.axhline(0, color="#606060", linewidth=0.8)
            lines = [ax.plot(PATH, PATH, color="#8C8C8C")[0] for _ in USELESS]
            lines = [ax.plot(PATH, PATH, color=COLOURS[0])[0] for _ in USEFUL] + lines
            lines[0].set_label("input that matters")
            lines[4].set_label("useless input")
            (dots,) = ax.plot([], [], "o", color=COLOURS[1], markersize=5)
            dots.set_label("at this λ")
            cursor = ax.axvline(1, color="#E69F00", linewidth=5, alpha=0.4)
            ax.set(xscale="log", xlim=(0.09, 1100), ylim=(-3, 4))
            ax.set(xlabel="λ (logarithmic)", ylabel="weight", title=f"{name}: 0")
            ax.set_xticks([0.1, 10, 1000], ["0.1", "10", "1000"])
            ax.set_yticks([-2, 0, 2, 4])
            ax.minorticks_off()
            self.parts[name] = ax, lines, dots, cursor
        legend_below(self.parts["L2"][0], ncols=3)

    def draw(self, lam, samples, noise, seed):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(lam, samples, noise, seed)
        place = max(lam, PATH[0])
        for name, (ax, lines, dots, cursor) in self.parts.items():
            for line, weights in zip(lines, result[name].path.T, strict=True):
                line.set_ydata(weights)
            dots.set_data(np.full(len(TRUE), place), result[name].now)
            cursor.set_xdata([place, place])
            ax.set_title(f"{name}: {result[name].zeros} of {len(TRUE)} weights are 0")
        l1, l2 = result["L1"], result["L2"]
        return (
            f"λ = {lam:.3g}, {samples} samples (draw {seed}), noise {noise:.1f}: "
            f"L1 has {l1.zeros} of {len(TRUE)} weights at exactly zero, "
            f"{l1.useless_zeros} of them among the {len(USELESS)} useless ones; "
            f"L2 has {l2.zeros}. "
            f"Error on new samples, without their noise: "
            f"L1 {l1.error:.2f}, L2 {l2.error:.2f}."
        )


def sparsity(*, lam=0.5, samples=50, noise=1.0, seed=0):
    """Explore which weights L1 and L2 leave at zero as λ grows.

    Parameters
    ----------
    lam : float
        λ to start with, 0 to 1000.
    samples : int
        Training samples to start with, 15 to 200.
    noise : float
        The standard deviation of the noise to start with, 0 to 3.
    seed : int
        Which samples are drawn, 0 to 9.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return SparsityStage(
        {
            "lam": log_slider("lam", "λ", lam, LAMBDAS),
            "samples": slider("samples", "training samples", samples, 15, 200, 5),
            "noise": slider("noise", "noise", noise, 0.0, 3.0, 0.1),
            "seed": slider("seed", "draw of samples", seed, 0, 9, 1),
        }
    )
