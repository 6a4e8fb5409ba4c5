"""scikit-learn's MLPClassifier: `partial_fit` goes once through X in batches."""

import math

import numpy as np
from sklearn.neural_network import MLPClassifier


def prepare(case, X, y):
    """Return `run(passes)`; only dense networks exist here."""
    model = MLPClassifier(
        hidden_layer_sizes=case.sizes[1:-1],
        activation="logistic",
        solver="sgd",
        alpha=0.0,
        batch_size=case.batch,
        learning_rate_init=0.01,
        momentum=0.0,
        nesterovs_momentum=False,
        random_state=0,
    )
    classes = np.arange(case.sizes[-1])

    def run(passes):
        for _ in range(passes):
            model.partial_fit(X, y, classes=classes)
        return passes * math.ceil(len(X) / case.batch)

    return run
