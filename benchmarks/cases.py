"""What is measured: one training step of a network, or one layer there and back.

A case is plain data, so that it can be sent to the process of any library.
"""

from dataclasses import asdict, dataclass, replace

MNIST = 20_000  # images to pick batches from: 63 MB, more than caches hold
IMAGES = 1_280  # the same for the small CNN, whose step costs far more than the picking


@dataclass(frozen=True)
class Case:
    """One thing to measure, and the speed over PyTorch that it shall have.

    `kind` says what `sizes` mean: "dense" (sizes of the layers), "cnn" (none),
    "conv" (in, out, kernel, image side, padding, groups), "maxpool" and "l2pool"
    (channels, image side).
    """

    name: str
    kind: str
    batch: int
    sizes: tuple = ()
    samples: int = 0  # of the training set; 0 for a single layer
    goal: float = 0.0
    stretch: float | None = None

    @property
    def is_training(self):
        """Whether the case is a whole training step."""
        return self.kind in ("dense", "cnn")

    def smaller(self):
        """The same with little data, to see that it runs."""
        return replace(self, samples=min(self.samples, 4 * self.batch))

    def as_message(self):
        """The case as a dictionary, for the worker."""
        return asdict(self)


def dense(hidden, batch, goal, stretch):
    """A training step of 784–hidden–10."""
    name = f"784–{hidden}–10, batch {batch}"
    return Case(name, "dense", batch, (784, hidden, 10), MNIST, goal, stretch)


def conv(name, goal, *sizes):
    """Forward and backward pass of one convolution, all gradients, batch of 32."""
    return Case(f"Conv2d {name}", "conv", 32, sizes, goal=goal)


def cnn(batch, goal):
    """A training step of the small CNN."""
    return Case(f"small CNN, batch {batch}", "cnn", batch, (), IMAGES, goal)


CASES = [
    dense(30, 10, 4.5, 6.0),
    dense(30, 32, 3.6, 4.5),
    dense(30, 128, 2.1, 2.3),
    dense(100, 10, 3.8, 4.8),
    dense(100, 32, 2.5, 3.0),
    dense(100, 128, 1.7, 1.8),
    cnn(10, 1.4),
    cnn(32, 1.3),
    cnn(128, 1.05),
    conv("1→20, 5×5 on 28²", 1.2, 1, 20, 5, 28, 0, 1),
    conv("20→40, 5×5 on 12²", 1.0, 20, 40, 5, 12, 0, 1),
    conv("32→64, 3×3 on 28²", 0.75, 32, 64, 3, 28, 1, 1),
    conv("32→64, 3×3 on 28², 8 groups", 1.3, 32, 64, 3, 28, 1, 8),
    conv("32→64, 3×3 on 28², depthwise", 3.0, 32, 64, 3, 28, 1, 32),
    conv("32→32, 3×3 on 28², depthwise", 3.0, 32, 32, 3, 28, 1, 32),
    conv("64→64, 3×3 on 56²", 0.7, 64, 64, 3, 56, 1, 1),
    Case("MaxPool2d 2×2, 20 on 24²", "maxpool", 32, (20, 24), goal=3.0),
    Case("L2 pooling 2×2, 20 on 24²", "l2pool", 32, (20, 24), goal=4.0),
]

# Where PyTorch must be beaten by more than its own speed: samples one by one.
LOOP_GOALS = {10: 10.0, 32: 20.0}
SKLEARN_GOAL = 1.5
