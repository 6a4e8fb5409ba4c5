"""Losses: one number for how wrong the network is, and where its gradient starts.

`forward(input, target)` returns the cost of a batch, a mean over its samples, as a
Python float. `backward()` returns ∂C/∂input for the latest forward pass: the `dy`
with which the network's backward pass begins. The target is no parameter of the
network, so it gets no gradient.

Where targets say which class a sample belongs to, the loss has `takes_labels = True`;
`fit` then counts right guesses, too. Whether y holds labels or numbers to come near to
is a question of what it means: no dtype tells, as an age is a whole number too.
"""

import numpy as np

from nnkit._arguments import as_float
from nnkit._floats import calm_methods, divided, mean, wide
from nnkit.activations import sigmoid

__all__ = ["BCEWithLogitsLoss", "CrossEntropyLoss", "MSELoss", "QuadraticLoss"]


class QuadraticLoss:
    """The textbook cost C = 1/(2N) Σ_n ‖a_n − y_n‖².

    A sum over the outputs, a mean over the N samples, and ½ so that the derivative
    has no 2. With K outputs it is K/2 times `MSELoss`.

    Shape
    -----
    input a and target y (N, K), or both (N,) → float.

    Examples
    --------
    >>> loss = QuadraticLoss()
    >>> loss.forward(np.array([[0.0, 2.0]]), np.array([[3.0, 6.0]]))
    12.5
    >>> loss.backward()
    array([[-3., -4.]])
    """

    _difference = None  # a − y

    def forward(self, input, target):
        """1/(2N) Σ (a − y)²."""
        self._difference = difference(input, target)
        return 0.5 * square_sum(self._difference) / len(self._difference)

    def backward(self):
        """∂C/∂a = (a − y)/N."""
        check_forward_ran(self, self._difference)
        return divided(self._difference, len(self._difference))


class MSELoss:
    """Mean squared error C = 1/(N·K) Σ (a − y)², as PyTorch: a mean over all numbers.

    Shape
    -----
    input a and target y of the same shape → float.

    Examples
    --------
    >>> MSELoss().forward(np.array([[0.0, 2.0]]), np.array([[3.0, 6.0]]))
    12.5
    """

    _difference = None  # a − y

    def forward(self, input, target):
        """Mean of (a − y)²."""
        self._difference = difference(input, target)
        return square_sum(self._difference) / self._difference.size

    def backward(self):
        """∂C/∂a = 2(a − y)/(N·K)."""
        check_forward_ran(self, self._difference)
        return self._difference * (2 / self._difference.size)


class BCEWithLogitsLoss:
    """Binary cross-entropy of σ(z): C = −mean[y ln σ(z) + (1 − y) ln(1 − σ(z))].

    It takes the logits z, not σ(z), because ln σ(z) = −ln(1 + e^{−z}) can be computed
    for every z, while ln of a σ(z) rounded to 0 cannot.

    Shape
    -----
    logits z and target y (0, 1, or a probability) of the same shape → float.

    Raises
    ------
    ValueError
        If the shapes differ, as (N, 1) and (N,) do, or a target is not in [0, 1].

    Examples
    --------
    >>> loss = BCEWithLogitsLoss()
    >>> loss.forward(np.array([[0.0], [1e4]]), np.array([[1], [1]]))  # (ln 2 + 0) / 2
    0.34657359027997264
    >>> loss.backward()
    array([[-0.25],
           [ 0.  ]])
    """

    takes_labels = True
    _error = None  # σ(z) − y

    def forward(self, input, target):
        """mean of max(z, 0) − z·y + ln(1 + e^{−|z|}): the same without overflow."""
        z, y = matched(input, target)
        if y.min() < 0 or y.max() > 1:
            wrong = y[(y < 0) | (y > 1)][0]
            raise ValueError(f"target (with value {wrong}) must lie between 0 and 1")
        self._error = sigmoid(z) - y
        cost = np.maximum(z, 0.0) - z * y + np.log1p(np.exp(-np.abs(z)))
        return mean(cost)

    def backward(self):
        """∂C/∂z = (σ(z) − y)/size: dσ/dz = σ(1 − σ) cancels against ln's 1/σ."""
        check_forward_ran(self, self._error)
        return divided(self._error, self._error.size)


class CrossEntropyLoss:
    """Cross-entropy of softmax(z) with integer labels: C = −mean_n ln a_{n, y_n}.

    It takes the logits z, not the probabilities a = softmax(z): by log-sum-exp,
    −ln a_y = ln Σ_k e^{z_k − m} − (z_y − m) with m the row's largest logit, which
    is right for every z.

    Shape
    -----
    logits z (N, K), labels y (N,), whole numbers 0 ≤ y < K or booleans → float.

    Raises
    ------
    ValueError
        For a label out of range, labels that are no integers, shapes that differ.

    Examples
    --------
    >>> loss = CrossEntropyLoss()
    >>> round(loss.forward(np.array([[0.0, 0.0], [1e4, 0.0]]), np.array([1, 0])), 4)
    0.3466
    >>> loss.backward()
    array([[ 0.25, -0.25],
           [ 0.  ,  0.  ]])
    """

    takes_labels = True
    _probabilities = None  # softmax(z)
    _true = None  # where the true classes stand in the flattened (N, K) array

    def forward(self, input, target):
        """mean of ln Σ_k e^{z_k − m} − (z_y − m)."""
        z, y = as_float("input", input), np.asarray(target)
        whole = y.dtype.kind in "iub"
        self._dtype, z = z.dtype, wide(z)
        if not whole or z.ndim != 2 or y.shape != z.shape[:1] or not y.size:
            raise ValueError(
                f"input (shape {z.shape}) must be logits of shape (N, K), and target "
                f"(shape {y.shape}, dtype {y.dtype}) N whole-number labels, N ≥ 1"
            )
        n, k = z.shape
        y = y.astype(np.uint8) if y.dtype.kind == "b" else y
        try:  # checks the range of the labels, too
            self._true = np.ravel_multi_index((np.arange(n), y), (n, k))
        except ValueError:
            check_labels("target", y, k)
            raise
        shifted = z - z.max(axis=1, keepdims=True)  # (N, K)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)  # (N, 1)
        self._probabilities = e / total
        return float((np.log(total[:, 0]) - shifted.take(self._true)).sum()) / n

    def backward(self):
        """∂C/∂z = (softmax(z) − one-hot(y))/N.

        C_n = ln Σ_j e^{z_j} − z_y, so ∂C_n/∂z_k = e^{z_k}/Σ_j e^{z_j} − [k = y].
        """
        check_forward_ran(self, self._probabilities)
        n = len(self._probabilities)
        dz = self._probabilities / n
        dz.reshape(-1)[self._true] -= 1 / n
        return dz.astype(self._dtype, copy=False)


def matched(input, target):
    """Both as float arrays of the input's dtype, after a check of their shapes."""
    a = as_float("input", input)
    y = np.asarray(target, a.dtype)
    if a.shape != y.shape or not a.size:
        raise ValueError(
            f"input (shape {a.shape}) and target (shape {y.shape}) must have the same "
            "shape, and not be empty; target.reshape(-1, 1) makes (N,) into (N, 1)"
        )
    return a, y


def difference(input, target):
    """Input − target, in the input's dtype."""
    a, y = matched(input, target)
    return np.atleast_1d(a - y)


def square_sum(x):
    """Σ x² as a Python float."""
    x = wide(x)
    return float(np.vdot(x, x))


def check_labels(name, labels, n_classes):
    """Raise if a label is not in 0 … n_classes − 1."""
    wrong = labels[(labels < 0) | (labels >= n_classes)]
    if wrong.size:
        raise ValueError(
            f"{name} (with label {wrong[0]}) must hold labels from 0 to "
            f"{n_classes - 1}, as the network has {n_classes} outputs"
        )


def check_forward_ran(loss, cache):
    """Raise if there is nothing yet to go back through."""
    if cache is None:
        raise ValueError(
            f"{type(loss).__name__}.backward needs a forward pass: call forward first"
        )


calm_methods(QuadraticLoss, MSELoss, BCEWithLogitsLoss, CrossEntropyLoss)
