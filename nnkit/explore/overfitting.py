"""A polynomial fitted to a few noisy samples: how training and test error part.

Flexibility (the degree), the number of samples and λ decide together. A degree that is
too low misses the curve; a high one with few samples threads through the noise, and
its weights grow by orders of magnitude; λ keeps them small, and the curve smooth.
"""

from typing import NamedTuple

import numpy as np

from nnkit.explore._controls import log_slider, slider
from nnkit.explore._powers import plain
from nnkit.explore._stage import Stage
from nnkit.explore.curve_fit import truth
from nnkit.plotting import COLOURS

NOISE, NEW, POINTS = 0.1, 1000, 200
DEGREES = np.arange(1, 13)
DECAYS = (0.0, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0)
FLOOR = NOISE / np.sqrt(3)  # the root mean square of noise uniform in ±NOISE


class Fits(NamedTuple):
    """The samples, the chosen fit on a grid, and the errors of all degrees.

    `weights` are those of the chosen degree, the constant not among them. Errors are
    root mean squares. `stiffer` and `freer` are the lowest test errors of the fits with
    a larger λ, and of those with a smaller λ or a higher degree; where there is none,
    it is the error of the chosen fit itself.
    """

    x: np.ndarray
    y: np.ndarray
    grid: np.ndarray
    fit: np.ndarray
    weights: np.ndarray
    training_errors: np.ndarray
    test_errors: np.ndarray
    training_error: float
    test_error: float
    stiffer: float
    freer: float


def noisy(n, rng):
    """Samples of the truth with noise, in double precision and in the order of x."""
    x = np.sort(rng.uniform(0, 1, n))
    return x, truth(x) + rng.uniform(-NOISE, NOISE, n)


def polynomial(x, y, degree, weight_decay):
    """The constant and the weights of x, x², … that minimise Σ(f − y)² + λ Σw².

    That is 2n times the cost 1/2n Σ(f − y)² + λ/2n Σw². The constant is a bias and
    goes free. Where λ = 0 leaves a choice, the shortest vector of weights is taken.
    """
    powers = x[:, None] ** np.arange(degree + 1)
    penalty = np.sqrt(weight_decay) * np.eye(degree + 1)[1:]
    target = np.concatenate([y, np.zeros(degree)])
    return np.linalg.lstsq(np.vstack([powers, penalty]), target, rcond=None)[0]


def value(coefficients, x):
    """The polynomial at x."""
    return np.polynomial.polynomial.polyval(x, coefficients)


def error(coefficients, x, y):
    """Root mean square of what is missing."""
    return float(np.sqrt(np.mean((value(coefficients, x) - y) ** 2)))


def compute(samples, degree, weight_decay, seed):
    """Fit polynomials of all degrees; return the chosen one and all errors.

    Parameters
    ----------
    samples : int
        Training samples of y = x + 0.3 sin 2πx + ε.
    degree : int
        Of the polynomial to show, 1 to 12.
    weight_decay : float
        λ in C = 1/2n Σ(f − y)² + λ/2n Σw².
    seed : int
        Which samples are drawn. The 1000 new ones are always the same.

    Returns
    -------
    Fits

    Examples
    --------
    >>> fits = compute(samples=12, degree=9, weight_decay=0.0, seed=0)
    >>> bool(fits.training_error < 0.5 * fits.test_error)
    True
    """
    x, y = noisy(samples, np.random.default_rng(seed))
    new = noisy(NEW, np.random.default_rng(1000))
    fits = [polynomial(x, y, d, weight_decay) for d in DEGREES.tolist()]
    training = np.array([error(c, x, y) for c in fits])
    test = np.array([error(c, *new) for c in fits])
    others = {
        lam: error(polynomial(x, y, degree, lam), *new)
        for lam in DECAYS
        if lam != weight_decay
    }
    larger = [e for lam, e in others.items() if lam > weight_decay]
    smaller = [e for lam, e in others.items() if lam < weight_decay]
    chosen, own = fits[degree - 1], float(test[degree - 1])
    grid = np.linspace(0, 1, POINTS)
    return Fits(
        x=x,
        y=y,
        grid=grid,
        fit=value(chosen, grid),
        weights=chosen[1:],
        training_errors=training,
        test_errors=test,
        training_error=float(training[degree - 1]),
        test_error=own,
        stiffer=min(larger, default=own),
        freer=min([*test[degree:].tolist(), *smaller], default=own),
    )


def verdict(test_error, stiffer, freer):
    """Say in words what the error on new samples means, next to that of other fits."""
    if test_error <= 1.5 * FLOOR:
        return "a good fit"
    if freer < stiffer:
        return "underfitting: too stiff for the curve"
    return "overfitting: it follows the noise of these samples"


class OverfittingStage(Stage):
    """Samples and fit on the left, both errors of every degree on the right."""

    title = "Overfitting"

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.plane, self.curve = figure.subplots(1, 2, width_ratios=(1.2, 1))
        x = np.linspace(0, 1, POINTS)
        self.plane.plot(x, truth(x), "--", color="#606060", label="truth")
        (self.fit,) = self.plane.plot([], [], color=COLOURS[1], label="fit")
        (self.samples,) = self.plane.plot([], [], "o", color=COLOURS[0])
        self.samples.set_label("training samples")
        self.plane.set(xlim=(0, 1), ylim=(-0.5, 1.75), xlabel="x", ylabel="y")
        self.plane.set(xticks=[0, 0.5, 1], yticks=[-0.5, 0, 0.5, 1, 1.5])
        self.plane.set_title("degree 0")
        self.plane.legend(loc="upper center", ncols=3, columnspacing=1)
        (self.test,) = self.curve.plot(DEGREES, DEGREES, "s-", color=COLOURS[1])
        (self.train,) = self.curve.plot(DEGREES, DEGREES, "o-", color=COLOURS[0])
        self.curve.axhline(FLOOR, color="#606060", linestyle=":")
        for height, words, colour in [
            (1.7, "■ new samples", COLOURS[1]),
            (0.013, "● training samples", COLOURS[0]),
            (0.04, "noise", "#606060"),
        ]:  # cheaper to draw than a legend
            self.curve.text(0.7, height, words, color=colour)
        self.marker = self.curve.axvline(1, color="#E69F00", linewidth=6, alpha=0.4)
        self.curve.set(xlabel="degree", ylabel="error (root mean square)")
        self.curve.set(xticks=DEGREES[2::3], ylim=(0.01, 3), yscale="log")
        self.curve.set_yticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
        self.curve.minorticks_off()
        self.curve.set_title("errors of every degree")

    def draw(self, samples, degree, weight_decay, seed):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(samples, degree, weight_decay, seed)
        self.samples.set_data(result.x, result.y)
        self.fit.set_data(result.grid, np.clip(result.fit, -5, 5))
        self.train.set_ydata(np.clip(result.training_errors, 1e-4, 1e4))
        self.test.set_ydata(np.clip(result.test_errors, 1e-4, 1e4))
        self.marker.set_xdata([degree, degree])
        largest = float(np.abs(result.weights).max())
        self.plane.set_title(f"degree {degree}, largest weight {plain(largest, 3)}")
        return (
            f"{samples} samples (draw {seed}), degree {degree}, λ = {weight_decay:.3g}:"
            f" error {result.training_error:.3f} on the training samples, "
            f"{result.test_error:.3g} on new ones; the noise alone makes {FLOOR:.3f}. "
            f"The largest weight is {plain(largest, 3)}. "
            f"This is {verdict(result.test_error, result.stiffer, result.freer)}."
        )


def overfitting(*, samples=12, degree=9, weight_decay=0.0, seed=0):
    """Explore how samples, flexibility and λ part training and test error.

    Parameters
    ----------
    samples : int
        Training samples to start with, 5 to 100.
    degree : int
        The degree of the polynomial to start with, 1 to 12.
    weight_decay : float
        λ to start with, 0 to 10.
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
    return OverfittingStage(
        {
            "samples": slider("samples", "training samples", samples, 5, 100, 1),
            "degree": slider("degree", "degree", degree, 1, 12, 1),
            "weight_decay": log_slider("weight_decay", "λ", weight_decay, DECAYS),
            "seed": slider("seed", "draw of samples", seed, 0, 9, 1),
        }
    )
