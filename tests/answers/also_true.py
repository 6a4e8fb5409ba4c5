"""What a wrong answer is told besides its own mistake, and why that is true, too.

The sentences stand by exercise, with their first words.
"""

#: The answer makes this second mistake as well.
TOO = "it makes this mistake as well"
#: The same mistake, in the words of another test.
SAME = "the same mistake in other words"
#: The sentence says what came, or what is right, whatever the reason.
SEEN = "it says what is seen"

ALSO_TRUE = {
    "cosine-similarity": {"A zero vector makes 0/0.": TOO},
    "is-linear": {
        "ReLU is not linear": SEEN,
        "The function was 2 x": SEEN,
        "A constant is not linear": SEEN,
    },
    "matrix-product": {"A row times a column is one number.": SEEN},
    "cosine-table": {
        "Rows belong to X, columns to M: the shape": SAME,
        "One picture makes a table of one row": SEEN,
    },
    "entropy": {"0 · ln 0 came out as nan.": SEEN},
    "kl-divergence": {
        "Infinite only if q is 0 where p is not.": SEEN,
        "nan came out": SEEN,
    },
    "stationary-kind": {
        "The diagonal is 0": SEEN,
        "An eigenvalue is 0 here": SEEN,
    },
    "perceptron-update": {"This answer was right already.": TOO},
    "activations": {"α = 2 belongs to the negative side here.": SEEN},
    "batch-forward": {"Each column is a sample here, or reshape": SAME},
    "gradient-step": {"Only the sign of the gradient is left": SEEN},
    "largest-stable-lr": {
        "Your border is too high": SEEN,
        "Your border is too low": SEEN,
    },
    "minibatches": {"Not every epoch holds each of": SAME},
    "sgd-repaired": {
        "x and y were mixed apart": TOO,
        "There were fewer epochs than asked for": SAME,
        "Some sample was left out": SAME,
    },
    "forward": {"You multiplied by the transposed matrices": SAME},
    "error-norms": {"You walked the lists from the front.": SAME},
    "adam-step": {"The correction is missing in this later step.": SAME},
    "slowdown-slopes": {"The slope σ′(z) is missing.": TOO},
    "softmax": {"nan is ∞/∞": TOO},
    "repaired-cost": {"The shift is still the same for all rows.": TOO},
    "train-softmax": {"exp of a large number overflows.": TOO},
    "repaired-training": {"The weights are those of the last epoch": TOO},
    "dropout": {
        "You scaled down at test time as well.": TOO,
        "Dropout is still active": SAME,
    },
    "shift-images": {
        "Nothing moved": SEEN,
        "Only the rows moved.": SEEN,
    },
    "feature-map": {"The last row and the last column are missing": SAME},
    "repaired-convolution": {"This is only right for square filters": SAME},
    "conv-backward": {
        "Rows and columns of the filters are swapped": SAME,
        "That is the mean over the places.": SAME,
        "One bias serves all places of a map": SAME,
    },
    "grouped-by-hand": {"Two sizes do not fit": SEEN},
    "recurrent-states": {
        "No step remembers the one before it.": SAME,
        "One sequence starts with a state of another.": SAME,
    },
    "backward-through-time": {"Only the last step has an effect here.": SEEN},
    "sum-to-shape": {"The axis in front was taken away": SEEN},
}
