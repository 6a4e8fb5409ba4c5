"""What the tests of notebook 03-2b say about one wrong step of gradient descent.

Both tests of an exercise check in the same way; each must run without the other.
"""

import numpy as np

from nnkit import checks
from nnkit.classroom.twins import (
    NoSlope,
    NotTransposed,
    if_possible,
    twin,
    twin_gradients,
)

__all__ = ["expect_step", "expect_update"]


def expect_step(function, published, x, y, weights, biases, eta):
    """Check one step for one sample, which returns [new_W1, new_W2].

    Parameters
    ----------
    function : callable
        The learner's answer.
    published : callable
        The step with two mistakes that the answer repairs.
    x, y, weights, biases, eta
        Its arguments.

    Raises
    ------
    CheckFailed
        If the answer is wrong.
    """
    gradients = twin_gradients(x, y, weights, biases)[0]
    checks.returns(
        function,
        (x, y, weights, biases, eta),
        expected=[w - eta * g for w, g in zip(weights, gradients, strict=True)],
        mistakes=step_mistakes(published, x, y, weights, biases, eta),
        rtol=1e-9,
        atol=1e-12,
    )


def step_mistakes(published, x, y, weights, biases, eta):
    """Sentences about wrong steps, each with the value that the mistake gives."""
    net, (old1, old2) = (weights, biases), weights
    slope1, slope2 = twin_gradients(x, y, weights, biases)[0]
    bad1, new2 = published(x, y, weights, biases, eta)
    no_slope = twin_gradients(x, y, weights, biases, hidden=NoSlope)[0][0]
    late = twin(weights, biases)  # its way back goes through the new W2
    dy = late.forward(x[None]) - y
    late[2].weight.data[...] = new2
    late.backward(dy)
    late1 = late[0].weight.grad
    h, delta2 = (
        late[1].forward((old1 @ x + biases[0])[None])[0],
        twin_gradients(x, y, *net)[1][1],
    )
    two1 = np.outer((delta2[:2] @ old2[:2]) * h * (1 - h), x)
    return {
        "These are still the published weights.": [bad1, new2],
        "The sign is repaired. But δ¹ still uses h where W2 belongs.": [
            2 * old1 - bad1,
            new2,
        ],
        "δ¹ is right now. But the hidden step still adds: descent subtracts.": [
            old1 + eta * slope1,
            new2,
        ],
        "Both steps go uphill: subtract η times the gradient.": [
            old1 + eta * slope1,
            old2 + eta * slope2,
        ],
        "δ¹ lacks the slope h(1 − h).": [old1 - eta * no_slope, new2],
        "δ¹ uses W2 the wrong way round: W2[j] holds the weights into output j.": (
            if_possible(
                lambda: [
                    old1 - eta * twin_gradients(x, y, *net, linear=NotTransposed)[0][0],
                    new2,
                ]
            )
        ),
        "The outer product is transposed in W1: a row belongs to a hidden unit.": (
            if_possible(lambda: [old1 - eta * slope1.T, new2])
        ),
        "δ¹ uses the new W2. All gradients belong to the old weights.": [
            old1 - eta * late1,
            new2,
        ],
        "In δ¹ only the first two outputs send their error back. Add up all of them.": [
            old1 - eta * two1,
            new2,
        ],
        "delta2[j] · W2 takes the whole matrix. The weights into output j are W2[j].": (
            lambda: step_with_whole_W2(h, delta2, old2, x)
        ),
        "These are the gradients. Return the weights after the step.": [slope1, slope2],
        "Use the argument eta; 0.1 is only the example's.": [
            old1 - 0.1 * slope1,
            old2 - 0.1 * slope2,
        ],
        "The hidden weights did not change.": [old1, new2],
        "W1 is right; W2 must change too.": [old1 - eta * slope1, old2],
        "First W1, then W2.": [new2, old1 - eta * slope1],
        "Return both matrices, [new_W1, new_W2].": [old1 - eta * slope1],
        "Return W1 too, [new_W1, new_W2].": new2,
        "Return W2 too, [new_W1, new_W2].": old1 - eta * slope1,
    }


def step_with_whole_W2(h, delta2, W2, x):
    """Stop as a step does that multiplies by the whole of W2."""
    delta1 = sum(delta2[j] * W2 for j in range(len(delta2))) * h * (1 - h)
    return np.zeros((len(h), len(x))) + np.outer(delta1, x)


def expect_update(function, backward_batch, X, labels, weights, biases, eta):
    """Check one step with the mean gradient of a batch, for one output.

    Parameters
    ----------
    function, backward_batch : callable
        The learner's answer, and theirs to the exercise before.
    X, labels, weights, biases, eta
        The arguments of the answer; labels 0 or 1.

    Raises
    ------
    CheckFailed
        If the answer is wrong.
    """
    gw, gb = twin_gradients(X, labels[:, None].astype(float), weights, biases)
    N = len(X)

    def step(factor, slopes=(gw, gb)):
        return tuple(
            [p - factor * g for p, g in zip(old, new, strict=True)]
            for old, new in zip((weights, biases), slopes, strict=True)
        )

    def targets(values):
        return step(eta, twin_gradients(X, values[:, None], weights, biases))

    def one_by_one():
        net = weights, biases
        for x, label in zip(X, labels, strict=True):
            slopes = twin_gradients(x, np.array([float(label)]), *net)
            net = tuple(
                [p - eta * g for p, g in zip(old, new, strict=True)]
                for old, new in zip(net, slopes, strict=True)
            )
        return net

    def twice():
        slopes = twin_gradients(X, labels[:, None].astype(float), *step(eta))
        return tuple(
            [p - eta * g for p, g in zip(old, new, strict=True)]
            for old, new in zip(step(eta), slopes, strict=True)
        )

    def last_only():
        new = step(eta)
        return weights[:-1] + new[0][-1:], biases[:-1] + new[1][-1:]

    checks.returns(
        function,
        (X, labels, weights, biases, eta),
        expected=step(eta),
        mistakes={
            "That step goes uphill: subtract the gradient.": step(-eta),
            "The step lacks η.": step(1.0),
            "These are the gradients. Return the parameters after the step.": (gw, gb),
            "Nothing changed.": (weights, biases),
            "The biases did not change: they learn too.": (step(eta)[0], biases),
            "The weights did not change.": (weights, step(eta)[1]),
            "You summed over the samples; the cost is the mean.": step(eta * N),
            "You divided by N once more: backward_batch takes the mean already.": step(
                eta / N
            ),
            "Only the last layer was updated.": last_only(),
            "First the weights, then the biases.": step(eta)[::-1],
            "You forgot some layers in the middle.": tuple(
                [new[0], *old[1:-1], new[-1]]
                for old, new in zip((weights, biases), step(eta), strict=True)
            ),
            "The labels are swapped: 1 is the target for label 1.": targets(
                1.0 - labels
            ),
            "Every sample got the label of the first one.": targets(
                0.0 * labels + labels[0]
            ),
            "Here the targets are 0 and 1, not −1 and +1.": targets(2.0 * labels - 1),
            "Take one step with the mean gradient of all samples, not one for each.": (
                one_by_one
            ),
            "You took two steps.": twice,
            "Give the labels the shape (N, 1): (N, 1) − (N,) makes an (N, N) matrix.": (
                lambda: step(eta, backward_batch(X, labels, weights, biases))
            ),
        },
        rtol=1e-9,
        atol=1e-12,
    )
