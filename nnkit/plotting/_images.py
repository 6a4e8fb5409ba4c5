"""Pictures of data and of mistakes: digits, the confusion matrix."""

import numpy as np
from matplotlib import pyplot as plt

from nnkit.plotting._style import new_axes


def images(X, titles=None, ncols=8, axes=None):
    """Show grey images in rows.

    Parameters
    ----------
    X : array of shape (N, H, W), (N, 1, H, W) or (N, H·W) with H = W
        The images; 0 is white and the largest value black.
    titles : sequence of N, optional
        What to write over each.
    ncols : int
        Images in a row.
    axes : array of at least N Axes, optional
        Where to draw.

    Returns
    -------
    array of Axes
        One for each image.

    Raises
    ------
    ValueError
        If the shape is none of these, or there are not N titles.
    """
    X = np.asarray(X)
    side = round(X.shape[-1] ** 0.5) if X.ndim == 2 else 0
    if X.ndim == 2 and side * side == X.shape[1]:
        X = X.reshape(-1, side, side)
    elif X.ndim == 4 and X.shape[1] == 1:
        X = X[:, 0]
    elif X.ndim != 3:
        raise ValueError(f"X (of shape {X.shape}) must hold grey images, (N, H, W)")
    if titles is not None and len(titles) != len(X):
        raise ValueError(f"titles (={len(titles)} of them) must be {len(X)}")
    if axes is None:
        nrows, ncols = -(-len(X) // ncols), min(ncols, len(X))
        size = (1.05 * ncols, (1.05 if titles is None else 1.35) * nrows)
        _, axes = plt.subplots(nrows, ncols, figsize=size, squeeze=False)
    axes = np.ravel(axes)
    for ax in axes:
        ax.axis("off")
    for k, image in enumerate(X):
        axes[k].imshow(image, cmap="Greys", interpolation="nearest")
        if titles is not None:
            axes[k].set_title(str(titles[k]), fontsize=11, fontweight="normal")
    return axes[: len(X)]


def confusion_matrix(y_true, y_pred, ax=None, *, classes=None):
    """Draw how often each true class was given each predicted class.

    Parameters
    ----------
    y_true, y_pred : arrays of shape (N,)
        Classes, whole numbers from 0.
    ax : Axes, optional
        Where to draw.
    classes : int, optional
        How many classes there are; by default the largest seen plus one.

    Returns
    -------
    Axes
        The axes. Mistakes are coloured by their number, the diagonal is left plain.

    Raises
    ------
    ValueError
        If the two arrays differ in length or are empty.
    """
    y_true, y_pred = np.ravel(y_true), np.ravel(y_pred)
    if len(y_true) != len(y_pred) or not len(y_true):
        raise ValueError(
            f"y_pred (={len(y_pred)} classes) must be as long as y_true "
            f"(={len(y_true)}), and not empty"
        )
    ax = new_axes(ax, figsize=(6.2, 5.2))
    classes = classes or int(max(y_true.max(), y_pred.max())) + 1
    counts = np.zeros((classes, classes), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    mistakes = counts * (1 - np.eye(classes, dtype=int))
    top = max(int(mistakes.max()), 1)
    ax.imshow(mistakes, cmap="Blues", vmin=0, vmax=1.4 * top)
    for i, j in np.ndindex(classes, classes):
        colour = "black" if i == j or mistakes[i, j] < 0.8 * top else "white"
        weight = "bold" if i == j else "normal"
        text = str(counts[i, j]) if counts[i, j] else "·"
        ax.text(
            j, i, text, ha="center", va="center", color=colour, weight=weight, size=9
        )
    ax.grid(False)
    ticks = range(classes)
    ax.set(xlabel="predicted class", ylabel="true class", xticks=ticks, yticks=ticks)
    return ax
