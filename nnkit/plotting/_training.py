"""How training went: the cost, the gradients, the activations."""

import numpy as np
from matplotlib import pyplot as plt

from nnkit.plotting._style import COLOURS, new_axes


def history(history, ax=None):
    """Draw the cost of every epoch, and the accuracy where there is one.

    Parameters
    ----------
    history : History
        What `nnkit.fit` returned.
    ax : Axes, optional
        Where to draw the cost; the accuracy gets an axis of its own on the right.

    Returns
    -------
    Axes
        The axes with the cost.
    """
    ax = new_axes(ax)
    epochs = np.arange(1, len(history.train_loss) + 1)
    ax.plot(epochs, history.train_loss, "o-", color=COLOURS[0], label="training cost")
    if len(history.val_loss):
        ax.plot(
            epochs, history.val_loss, "s--", color=COLOURS[1], label="validation cost"
        )
    ax.set(xlabel="epoch", ylabel="cost")
    ax.xaxis.get_major_locator().set_params(integer=True)
    handles, labels = ax.get_legend_handles_labels()
    if len(history.val_accuracy):
        right = ax.twinx()
        right.grid(False)
        right.spines["right"].set_visible(True)
        right.plot(
            epochs,
            100 * np.asarray(history.val_accuracy),
            "^:",
            color=COLOURS[2],
            label="validation accuracy",
        )
        right.set_ylabel("accuracy (%)")
        more = right.get_legend_handles_labels()
        handles, labels = handles + more[0], labels + more[1]
        right.legend(handles, labels, loc="center right")
    else:
        ax.legend(handles, labels)
    return ax


def gradient_norms(norms, ax=None, *, label=None):
    """Draw the size of the gradient in every layer, on a logarithmic scale.

    Parameters
    ----------
    norms : sequence of float
        One norm per layer, the input's side first.
    ax : Axes, optional
        Where to draw.
    label : str, optional
        The name of this network in a legend.

    Returns
    -------
    Axes
        The axes.
    """
    ax = new_axes(ax)
    ax.plot(np.arange(1, len(norms) + 1), norms, "o-", label=label)
    ax.set(xlabel="layer (1 = next to the input)", ylabel="gradient norm ‖∂C/∂W‖")
    ax.set_yscale("log")
    if label is not None:
        ax.legend()
    return ax


def activation_histograms(activations, axes=None, *, bins=40):
    """Draw a histogram of the activations of every layer, side by side.

    Parameters
    ----------
    activations : sequence of arrays
        The activations of each layer.
    axes : array of Axes, optional
        Where to draw, one for each layer.
    bins : int
        Bars in each histogram.

    Returns
    -------
    array of Axes
        The axes.
    """
    count = len(activations)
    if axes is None:
        size = (min(1.9 * count, 9.0), 2.4)
        _, axes = plt.subplots(1, count, figsize=size, sharey=True, squeeze=False)
    axes = np.ravel(axes)
    for k, values in enumerate(activations):
        values = np.ravel(values)
        weights = np.full(len(values), 100.0 / len(values))
        axes[k].hist(values, bins=bins, weights=weights, color=COLOURS[0])
        axes[k].set(title=f"layer {k + 1}", xlabel="activation")
    axes[0].set_ylabel("share (%)")
    return axes
