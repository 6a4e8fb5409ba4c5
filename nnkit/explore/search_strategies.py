"""Grid search against random search over two hyper-parameters.

A grid of 9 trials tries 3 values of each hyper-parameter; 9 random trials try 9 values
of each. Where one of the two hardly matters, the grid repeats the same 3 experiments.
Where both matter alike, the grid is no worse: it leaves no large gaps.
"""

from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

TRIALS = (4, 9, 16, 25, 36, 49)
ETA, LAM = (-4.0, 0.0), (-6.0, -1.0)  # the decades searched, as powers of ten
TOP, WIDTH, REPEATS = 0.96, 0.12, 400


class Search(NamedTuple):
    """The trials of both searches in a unit square, and what they found.

    Points have shape (trials, 2): place on the axis of η, then on that of λ. `best`
    and the accuracies are shares; `wins` is the share of 400 draws of place and
    trials in which random search found more than the grid.
    """

    peak: np.ndarray
    grid: np.ndarray
    random: np.ndarray
    grid_accuracy: np.ndarray
    random_accuracy: np.ndarray
    best_grid: float
    best_random: float
    wins: float


def accuracy(points, peak, matters):
    """Validation accuracy at `points` (…, 2); `matters` is λ's weight beside η's."""
    away = (points - peak) ** 2 * np.array([1.0, matters**2])
    return 0.1 + (TOP - 0.1) / (1 + away.sum(axis=-1) / (4 * WIDTH**2))


def square(trials):
    """The points of a grid: √trials values of each, in the middle of equal parts."""
    side = round(trials**0.5)
    values = (np.arange(side) + 0.5) / side
    return np.stack(np.meshgrid(values, values), axis=-1).reshape(-1, 2)


def compute(trials, matters, seed):
    """Search the same accuracy twice, with the same number of trials.

    Parameters
    ----------
    trials : int
        A square number: how often a network is trained.
    matters : float
        How much λ matters beside η: 0 not at all, 1 as much.
    seed : int
        Where the best settings lie, and which settings are drawn.

    Returns
    -------
    Search

    Examples
    --------
    >>> compute(trials=9, matters=0.0, seed=0).wins > 0.5
    True
    """
    grid = square(trials)
    rng = np.random.default_rng(seed)
    peak, random = rng.random(2), rng.random((trials, 2))
    tried = accuracy(grid, peak, matters), accuracy(random, peak, matters)
    many = np.random.default_rng(1000)
    peaks, draws = many.random((REPEATS, 1, 2)), many.random((REPEATS, trials, 2))
    by_grid = accuracy(grid, peaks, matters).max(axis=1)
    by_random = accuracy(draws, peaks, matters).max(axis=1)
    return Search(
        peak=peak,
        grid=grid,
        random=random,
        grid_accuracy=tried[0],
        random_accuracy=tried[1],
        best_grid=float(tried[0].max()),
        best_random=float(tried[1].max()),
        wins=float(np.mean(by_random > by_grid)),
    )


def powers(place, ends):
    """From the unit square to powers of ten."""
    return ends[0] + (ends[1] - ends[0]) * place


class SearchStage(Stage):
    """The same map twice: the grid's trials on the left, random ones on the right."""

    title = "Grid against random search"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.axes = figure.subplots(1, 2, sharey=True)
        fine = np.linspace(0, 1, 81)
        self.plane = np.stack(np.meshgrid(fine, fine), axis=-1)
        self.parts = []
        for name, ax in zip(("grid", "random"), self.axes, strict=True):
            picture = ax.imshow(
                np.zeros((81, 81)),
                extent=(*ETA, *LAM),
                origin="lower",
                aspect="auto",
                cmap="cividis",
                vmin=0.1,
                vmax=TOP,
            )
            (dots,) = ax.plot([], [], "o", color="white", markeredgecolor="black")
            (ticks,) = ax.plot([], [], "|", color=COLOURS[1], markersize=16, mew=2.5)
            (best,) = ax.plot([], [], "*", color="#E69F00", markersize=17)
            best.set_markeredgecolor("black")
            for points in (dots, best):  # whole at the edge, too
                points.set(clip_on=False, zorder=5)
            ax.set(xlim=ETA, ylim=LAM, xlabel="learning rate η", title=name)
            ax.set_xticks(range(-4, 1), [f"$10^{{{k}}}$" for k in range(-4, 1)])
            ax.set_yticks(range(-6, 0), [f"$10^{{{k}}}$" for k in range(-6, 0)])
            ax.grid(False)
            self.parts.append((ax, picture, dots, ticks, best))
        self.axes[0].set_ylabel("weight decay λ/n")
        bar = figure.colorbar(self.parts[0][1], ax=self.axes)
        bar.set_label("validation accuracy")

    def draw(self, trials, matters, seed):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(trials, matters, seed)
        surface = accuracy(self.plane, result.peak, matters)
        both = {"grid": (result.grid, result.grid_accuracy)}
        both["random"] = result.random, result.random_accuracy
        told = []
        for part, (name, (points, found)) in zip(self.parts, both.items(), strict=True):
            ax, picture, dots, ticks, best = part
            x, y = powers(points[:, 0], ETA), powers(points[:, 1], LAM)
            picture.set_data(surface)
            dots.set_data(x, y)
            ticks.set_data(x, np.full(trials, LAM[0] + 0.15))
            winner = found.argmax()
            best.set_data(x[[winner]], y[[winner]])
            values = len(np.unique(points[:, 0]))
            ax.set_title(f"{name}: best {found[winner]:.1%}, {values} values of η")
            told.append(f"{name} search finds {found[winner]:.1%} ({values} values)")
        return (
            f"{trials} trials each, λ matters {matters:.2f} times as much as η, "
            f"draw {seed}: {' and '.join(told)}; the best possible is {TOP:.0%}. In "
            f"{REPEATS} draws of this kind random search wins {result.wins:.0%}."
        )


def search_strategies(*, trials=9, matters=0.1, seed=0):
    """Explore when random search finds more than a grid with as many trials.

    Parameters
    ----------
    trials : int
        Trials of each search to start with: 4, 9, 16, 25, 36 or 49.
    matters : float
        How much λ matters beside η to start with, 0 to 1.
    seed : int
        Where the best settings lie and which are drawn, 0 to 20.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    if trials not in TRIALS:
        raise ValueError(f"trials (={trials!r}) must be one of {TRIALS}")
    return SearchStage(
        {
            "trials": log_slider("trials", "number of trials", trials, TRIALS),
            "matters": slider("matters", "weight of λ", matters, 0.0, 1.0, 0.05),
            "seed": slider("seed", "draw", seed, 0, 20, 1),
        }
    )
