"""A coin and a belief about it: entropy, cross-entropy, and the price of an error.

A coin shows heads with probability p; somebody believes in q. The mean surprise of that
person is the cross-entropy. It is smallest where q = p, and there it is the entropy of
the coin. What it is more elsewhere is the KL divergence.
"""

import math
from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

GRID = np.linspace(0.005, 0.995, 199)
TOP = 3.0


class Surprise(NamedTuple):
    """Three numbers in nats, and their curves over GRID."""

    entropy: float
    cross_entropy: float
    divergence: float
    over_q: np.ndarray
    over_p: np.ndarray


def compute(p, q):
    """Return entropy, cross-entropy and KL divergence of two coins, in nats.

    Parameters
    ----------
    p : float
        The probability of heads.
    q : float
        The probability of heads that is believed, neither 0 nor 1.

    Returns
    -------
    Surprise
        `entropy` H(P), `cross_entropy` H(P, Q), `divergence` KL(P‖Q); `over_q`, the
        cross-entropy for each q of GRID; `over_p`, the entropy for each p of GRID.

    Examples
    --------
    >>> [round(value, 3) for value in compute(0.5, 0.2)[:3]]
    [0.693, 0.916, 0.223]
    """
    entropy = sum(share * math.log(1 / share) for share in (p, 1 - p) if share > 0)
    cross_entropy = -p * math.log(q) - (1 - p) * math.log(1 - q)
    over_q = -p * np.log(GRID) - (1 - p) * np.log(1 - GRID)
    over_p = -GRID * np.log(GRID) - (1 - GRID) * np.log(1 - GRID)
    return Surprise(entropy, cross_entropy, cross_entropy - entropy, over_q, over_p)


class CoinEntropyStage(Stage):
    """Cross-entropy against the belief on the left, entropy of coins on the right."""

    title = "Entropy of a coin"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.coins = figure.subplots(1, 2, width_ratios=(1.3, 1))
        (self.curve,) = self.plane.plot([], [], color=COLOURS[0])
        self.curve.set_label("cross-entropy H(P, Q)")
        (self.level,) = self.plane.plot([], [], "--", color=COLOURS[2])
        self.level.set_label("entropy H(P)")
        (self.gap,) = self.plane.plot([], [], color=COLOURS[1], linewidth=4)
        self.gap.set_label("KL divergence")
        (self.dot,) = self.plane.plot([], [], "o", color=COLOURS[0], markersize=8)
        self.plane.set(xlim=(0, 1), ylim=(0, TOP), xlabel="believed q of heads")
        self.plane.set(ylabel="nats", title="0.000 = 0.000 + 0.000")
        self.plane.legend(loc="upper center")
        self.coins.plot(GRID, compute(0.5, 0.5).over_p, color=COLOURS[2])
        (self.coin,) = self.coins.plot([], [], "o", color=COLOURS[2], markersize=8)
        self.coins.set(xlim=(-0.02, 1.02), ylim=(0, 0.75), ylabel="entropy, nats")
        self.coins.set(xlabel="P(heads) = p", title="H(P) = 0.000")

    def draw(self, p, q):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(p, q)
        h, cross, kl = result[:3]
        self.curve.set_data(GRID, np.minimum(result.over_q, TOP + 1))
        self.level.set_data([0, 1], [h, h])
        self.gap.set_data([q, q], [h, min(cross, TOP)])
        self.dot.set_data([q], [min(cross, TOP)])
        self.coin.set_data([p], [h])
        kl = max(kl, 0.0)
        self.plane.set_title(f"{cross:.3f} = {h:.3f} + {kl:.3f}")
        self.coins.set_title(f"H(P) = {h:.3f}")
        return (
            f"The coin shows heads with p = {p:.2f}, believed is q = {q:.2f}. Entropy "
            f"{h:.3f}, cross-entropy {cross:.3f}, KL divergence {kl:.3f} nats: "
            f"the belief costs {kl:.3f} nats a toss more than the truth would."
        )


def coin_entropy(*, p=0.5, q=0.2):
    """Explore entropy, cross-entropy and KL divergence of a coin and a belief.

    Parameters
    ----------
    p : float
        The probability of heads to start with, 0 to 1.
    q : float
        The believed probability to start with, 0.01 to 0.99.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return CoinEntropyStage(
        {
            "p": slider("p", "P(heads) = p", p, 0.0, 1.0, 0.01),
            "q": slider("q", "believed q", q, 0.01, 0.99, 0.01),
        }
    )
