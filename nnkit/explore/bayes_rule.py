"""Bayes' rule with 1000 people: what a positive test means.

A test is judged by what it says about the ill and about the healthy. The person who
holds a positive result asks the other way round, and there the answer depends on how
many are ill at all: few of very many healthy people are still many.
"""

from typing import NamedTuple

import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.patches import Patch

from nnkit.explore._controls import slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

PEOPLE, ROWS = 1000, 25
PREVALENCES = np.linspace(0, 100, 201)
GROUPS = ("ill, positive", "ill, negative", "healthy, positive", "healthy, negative")
PALETTE = (COLOURS[1], COLOURS[4], COLOURS[0], "#DDDDDD", "white")


class Screening(NamedTuple):
    """Whole people for the picture, exact probabilities, and the posteriors."""

    people: np.ndarray
    joint: np.ndarray
    positive: float
    posterior: float
    curve: np.ndarray


def compute(prevalence, sensitivity, false_positive):
    """Apply Bayes' rule to a test.

    Parameters
    ----------
    prevalence : float
        How many per cent of all people are ill: the prior.
    sensitivity : float
        How many per cent of the ill get a positive result.
    false_positive : float
        How many per cent of the healthy get a positive result.

    Returns
    -------
    Screening
        `people` of 1000 in each of the four GROUPS, rounded; `joint`, the four exact
        probabilities; `positive`, P(positive); `posterior`, P(ill given positive); and
        `curve`, the posterior for every one of PREVALENCES.

    Examples
    --------
    >>> round(compute(2.0, 98.0, 2.0).posterior, 4)
    0.5
    """
    ill, hit, alarm = prevalence / 100, sensitivity / 100, false_positive / 100
    joint = np.array(
        [ill * hit, ill * (1 - hit), (1 - ill) * alarm, (1 - ill) * (1 - alarm)]
    )
    positive = float(joint[0] + joint[2])
    edges = np.round(PEOPLE * np.cumsum([ill * hit, ill * (1 - hit)]))
    alarms = min(np.round(PEOPLE * joint[2]), PEOPLE - edges[1])
    people = np.array([edges[0], edges[1] - edges[0], alarms, 0]).astype(int)
    people[3] = PEOPLE - people.sum()
    curve = np.zeros(len(PREVALENCES))
    prior = PREVALENCES[1:] / 100
    curve[1:] = prior * hit / (prior * hit + (1 - prior) * alarm)
    return Screening(people, joint, positive, float(joint[0]) / positive, curve)


def _mosaic(groups):
    """One square a person, column by column, with white lines between them."""
    side = 9
    squares = np.kron(groups.reshape(-1, ROWS).T, np.ones((side, side)))
    squares[::side] = squares[:, ::side] = 4
    return squares


class BayesRuleStage(Stage):
    """A thousand people on the left, posterior against prevalence on the right."""

    title = "Bayes' rule"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.crowd, self.curves = figure.subplots(1, 2, width_ratios=(1.3, 1))
        self.cells = self.crowd.imshow(
            _mosaic(np.zeros(PEOPLE)), cmap=ListedColormap(PALETTE), vmin=0, vmax=4
        )
        self.crowd.axis("off")
        patches = [Patch(facecolor=c) for c in PALETTE[:4]]
        self.legend = self.crowd.legend(
            patches,
            [f"{name}: 0000" for name in GROUPS],
            ncols=2,
            loc="upper center",
            bbox_to_anchor=(0.5, -0.02),
            frameon=False,
        )
        self.crowd.set_title("1000 people")
        (self.curve,) = self.curves.plot([], [], color=COLOURS[2])
        (self.dot,) = self.curves.plot([], [], "o", color="black", markersize=8)
        self.curves.plot([0, 100], [0, 100], ":", color="#606060", label="no test")
        self.curves.set(xlim=(0, 100), ylim=(0, 102), xlabel="ill of all people, %")
        self.curves.set_ylabel("ill of all positive people, %")
        self.curves.legend(loc="lower right")
        self.curves.set_title("P(ill | positive) = 0.0000")

    def draw(self, prevalence, sensitivity, false_positive):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(prevalence, sensitivity, false_positive)
        groups = np.repeat(np.arange(4), result.people)
        self.cells.set_data(_mosaic(groups))
        for text, name, count in zip(
            self.legend.get_texts(), GROUPS, result.people, strict=True
        ):
            text.set_text(f"{name}: {count}")
        self.curve.set_data(PREVALENCES, 100 * result.curve)
        self.dot.set_data([prevalence], [100 * result.posterior])
        self.curves.set_title(f"P(ill | positive) = {result.posterior:.4f}")
        return (
            f"{prevalence:.1f} % are ill. The test is positive for {sensitivity:.1f} % "
            f"of the ill and {false_positive:.1f} % of the healthy, so for "
            f"{100 * result.positive:.2f} % of all. Of 1000 people about "
            f"{result.people[0]} are ill and positive, {result.people[2]} healthy and "
            f"positive. P(ill | positive) = {result.posterior:.4f}."
        )


def bayes_rule(*, prevalence=2.0, sensitivity=98.0, false_positive=2.0):
    """Explore what a positive test means.

    Parameters
    ----------
    prevalence : float
        Per cent of people who are ill, to start with, 0.1 to 60.
    sensitivity : float
        Per cent of the ill who get a positive result, 1 to 100.
    false_positive : float
        Per cent of the healthy who get a positive result, 0 to 100.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    return BayesRuleStage(
        {
            "prevalence": slider(
                "prevalence", "ill people, %", prevalence, 0.1, 60.0, 0.1
            ),
            "sensitivity": slider(
                "sensitivity", "sensitivity, %", sensitivity, 1.0, 100.0, 0.5
            ),
            "false_positive": slider(
                "false_positive", "false positives, %", false_positive, 0.0, 100.0, 0.1
            ),
        }
    )
