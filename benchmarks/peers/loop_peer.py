"""The classic way to write backpropagation: one sample at a time, in columns.

Sigmoid everywhere, cross-entropy, float64, as in books that show the four equations
of backpropagation in NumPy for the first time. A pass is an epoch over 1 000 samples.
"""

import math

import numpy as np


def prepare(case, X, y):
    """Return `run(passes)`; only dense networks exist here."""
    rng = np.random.default_rng(0)
    sizes = case.sizes
    biases = [rng.standard_normal((n, 1)) for n in sizes[1:]]
    weights = [
        rng.standard_normal((n, m)) / math.sqrt(m)
        for m, n in zip(sizes[:-1], sizes[1:], strict=True)
    ]
    targets = np.eye(sizes[-1])[:, :, None]
    few = min(len(X), 1000)
    samples = [(X[i, :, None].astype(float), targets[y[i]]) for i in range(few)]

    def run(passes):
        for _ in range(passes):
            rng.shuffle(samples)
            for i in range(0, few, case.batch):
                descend(weights, biases, samples[i : i + case.batch], lr=0.01)
        return passes * few / case.batch

    return run


def descend(weights, biases, batch, lr):
    """One step: add up the gradients of the samples, then move against them."""
    weight_sums = [np.zeros_like(w) for w in weights]
    bias_sums = [np.zeros_like(b) for b in biases]
    for x, target in batch:
        weight_slopes, bias_slopes = slopes(weights, biases, x, target)
        weight_sums = [a + b for a, b in zip(weight_sums, weight_slopes, strict=True)]
        bias_sums = [a + b for a, b in zip(bias_sums, bias_slopes, strict=True)]
    for l in range(len(weights)):  # noqa: E741 (the books' name of a layer)
        weights[l] = weights[l] - lr / len(batch) * weight_sums[l]
        biases[l] = biases[l] - lr / len(batch) * bias_sums[l]


def slopes(weights, biases, x, target):
    """Gradients of one sample's cost, layer by layer from the last to the first."""
    activations = [x]
    for w, b in zip(weights, biases, strict=True):
        z = w @ activations[-1] + b
        activations.append(1 / (1 + np.exp(-z)))
    delta = activations[-1] - target
    weight_slopes, bias_slopes = [], []
    for index in reversed(range(len(weights))):
        a = activations[index]
        weight_slopes.insert(0, delta @ a.T)
        bias_slopes.insert(0, delta)
        delta = (weights[index].T @ delta) * a * (1 - a)
    return weight_slopes, bias_slopes
