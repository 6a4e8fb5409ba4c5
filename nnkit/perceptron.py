"""The perceptron: one unit that says yes or no, and the oldest rule to teach it.

Its step has no slope to follow, so it learns without gradients: only from mistakes.
"""

import numpy as np

from nnkit._arguments import check_float_dtype, whole_number
from nnkit._floats import calm_methods

__all__ = ["Perceptron"]


class Perceptron:
    """y = 1 if w·x + b > 0, else 0 (also on the line w·x + b = 0 itself).

    Parameters
    ----------
    in_features : int
        Number of inputs.
    dtype : dtype
        Of the weights. Inputs are converted to it.

    Attributes
    ----------
    weight : ndarray
        w, shape (in_features,); 0 at first. Set it to decide by hand.
    bias : float
        b, minus the threshold; 0 at first.

    Shape
    -----
    x (N, in) → y (N,).

    References
    ----------
    Rosenblatt, 1958, "The perceptron: a probabilistic model for information storage
    and organization in the brain". Novikoff, 1962, "On convergence proofs on
    perceptrons".

    Examples
    --------
    >>> X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    >>> unit = Perceptron(2)
    >>> unit.fit(X, np.array([0, 0, 0, 1]))  # AND; mistakes of each epoch
    [1, 3, 3, 2, 1, 0]
    >>> unit.weight, unit.bias
    (array([2., 1.], dtype=float32), -2.0)
    """

    def __init__(self, in_features, *, dtype=np.float32):
        self.in_features = whole_number("in_features", in_features)
        check_float_dtype(dtype)
        self.weight, self.bias = np.zeros(self.in_features, dtype), 0.0

    def forward(self, x, training=False):
        """[w·x + b > 0] for each row of x."""
        x = self._rows(x)
        return (x @ self.weight + self.bias > 0).astype(self.weight.dtype)

    def fit(self, X, y, *, epochs=1000):
        """Go through the samples in order until an epoch passes without a mistake.

        After each sample w ← w + (y − ŷ)x and b ← b + (y − ŷ): nothing if the answer
        ŷ was right; otherwise w·x + b moves by ‖x‖² + 1 to the right side. Where a
        line separates the classes, the mistakes come to an end (Novikoff); where none
        does, as for XOR, they never do. A learning rate would only scale w and b.

        Parameters
        ----------
        X : array_like
            Samples, shape (N, in).
        y : array_like
            Labels 0 or 1, or booleans, shape (N,).
        epochs : int
            How many times to go through the samples at most.

        Returns
        -------
        list of int
            Mistakes in each epoch; the last is 0 if everything was learned.

        Raises
        ------
        ValueError
            For another label, or shapes that do not fit; nothing is changed then.
        """
        X, y = self._rows(X), np.asarray(y)
        whole_number("epochs", epochs, least=0)
        if y.shape != X.shape[:1] or not y.size:
            raise ValueError(
                f"y (shape {y.shape}) must be one label for each of the {len(X)} rows "
                "of X, at least one"
            )
        wrong = y[(y != 0) & (y != 1)]
        if wrong.size:
            raise ValueError(f"y (with label {wrong[0]}) must hold labels 0 and 1 only")
        mistakes = []
        while len(mistakes) < epochs and 0 not in mistakes[-1:]:
            mistakes.append(0)
            for x, label in zip(X, y.tolist(), strict=True):
                error = label - int(x @ self.weight + self.bias > 0)  # −1, 0 or 1
                if error:
                    self.weight += error * x
                    self.bias += float(error)
                    mistakes[-1] += 1
        return mistakes

    def _rows(self, x):
        x = np.asarray(x, self.weight.dtype)
        if x.ndim != 2 or x.shape[1] != self.in_features:
            raise ValueError(
                f"x (shape {x.shape}) must be of shape (N, {self.in_features}), as "
                f"in_features (={self.in_features})"
            )
        return x


calm_methods(Perceptron)
