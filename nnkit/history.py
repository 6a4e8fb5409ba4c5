"""What training leaves behind: the History, early stopping, the progress line."""

import math
from dataclasses import dataclass, field

from nnkit._arguments import at_least_zero, whole_number
from nnkit.saving import state

__all__ = ["EarlyStopping", "History"]


@dataclass
class History:
    """Figures of a training run, one number an epoch in each list.

    `train_loss` and `train_accuracy` are means over the epoch while the network
    changes, so they lag behind; `val_loss` and `val_accuracy` are measured at its
    end. Lists stay empty where there is nothing to measure: the two of `val`
    without validation data, the accuracies if the loss takes no labels. `seconds` is
    the time of an epoch. `interrupted` is True if the reader pressed stop.
    """

    train_loss: list = field(default_factory=list)
    val_loss: list = field(default_factory=list)
    train_accuracy: list = field(default_factory=list)
    val_accuracy: list = field(default_factory=list)
    seconds: list = field(default_factory=list)
    interrupted: bool = False

    def __len__(self):
        return len(self.train_loss)

    def record(self, **figures):
        """Append the figures of one epoch; what is None is left out."""
        for name, value in figures.items():
            if value is not None:
                getattr(self, name).append(value)


class EarlyStopping:
    """Callback for `fit`: stop when the validation cost no longer falls.

    It stops after `patience` epochs in a row without a new best, and gives the
    network back the state of its best epoch: the parameters, and what layers like
    BatchNorm had measured by then. So it does however `fit` ends, also by an error.
    Each `fit` starts it afresh; a loop of your own must call `finish` at its end.

    Parameters
    ----------
    patience : int
        Epochs to wait for a new best, at least 1.
    min_delta : float
        A new best must be lower than the old one by more than this.

    Attributes
    ----------
    best_epoch : int or None
        The epoch, counted from 1, whose parameters the network got back.
    best_loss : float
        Its validation cost.
    """

    needs_val = True  # `fit` asks

    def __init__(self, patience, min_delta=0.0):
        self.patience = whole_number("patience", patience)
        self.min_delta = at_least_zero("min_delta", min_delta)
        self.best_epoch, self.best_loss = None, math.inf
        self._net, self._best = None, []  # the network at work on, its best state

    def start(self, net):
        """Before the first epoch: forget everything about an earlier training."""
        if self._net is not None:
            raise ValueError(
                "this EarlyStopping is still at work in another fit, or comes twice in "
                "callbacks: make a new one"
            )
        self.best_epoch, self.best_loss = None, math.inf
        self._net, self._best = net, []

    def __call__(self, net, history):
        """After an epoch: True if training should stop."""
        if self._net is None:
            self.start(net)
        epoch = len(history)
        if history.val_loss[-1] < self.best_loss - self.min_delta:
            self.best_epoch, self.best_loss = epoch, history.val_loss[-1]
            self._best = [array.copy() for array in state(net)]
        return epoch - (self.best_epoch or 0) >= self.patience

    def finish(self, net):
        """At the end of `fit`: put the best parameters back."""
        best, self._net, self._best = self._best, None, []
        if best:
            for array, kept in zip(state(net), best, strict=True):
                array[...] = kept


class ProgressLine:
    """One line of plain text on stdout that writes over itself."""

    def __init__(self, epochs, show):
        self._epochs, self._show, self._length = epochs, show, 0

    def write(self, epoch, text):
        """Replace the line."""
        if self._show:
            line = f"epoch {epoch}/{self._epochs}  {text}"
            print("\r" + line.ljust(self._length), end="", flush=True)
            self._length = len(line)

    def close(self):
        """Leave the last line standing."""
        if self._show and self._length:
            print(flush=True)


def summary(history):
    """The latest figures of a History, in words."""
    names = {
        "train_loss": "cost {:.4f}",
        "train_accuracy": "accuracy {:.2%}",
        "val_loss": "validation cost {:.4f}",
        "val_accuracy": "validation accuracy {:.2%}",
    }
    series = ((text, getattr(history, name)) for name, text in names.items())
    return "  ".join(text.format(values[-1]) for text, values in series if values)
