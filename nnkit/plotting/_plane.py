"""Pictures over a plane: the classes of a network, the contours of a cost."""

import numpy as np
from matplotlib.colors import ListedColormap

from nnkit.plotting._style import COLOURS, MARKERS, cycle, new_axes


def decision_boundary(net, X, y, ax=None, *, points=120):
    """Colour the plane by the class that a network predicts, with the samples on it.

    Parameters
    ----------
    net : Sequential
        A network with two inputs and one output (a logit, class 1 if positive) or one
        output per class (logits).
    X : array of shape (N, 2)
        The samples.
    y : array of shape (N,)
        Their classes, whole numbers from 0.
    ax : Axes, optional
        Where to draw.
    points : int
        Points of the grid along each side.

    Returns
    -------
    Axes
        The axes.

    Raises
    ------
    ValueError
        If `X` does not have two columns or `y` not one class per row.
    """
    X, y = np.asarray(X), np.asarray(y).ravel()
    if X.ndim != 2 or X.shape[1] != 2:
        raise ValueError(f"X (of shape {X.shape}) must have the shape (N, 2)")
    if len(y) != len(X):
        raise ValueError(f"y (={len(y)} classes) must have one class per row of X")
    ax = new_axes(ax)
    x1, x2 = (_span(X[:, k], points) for k in range(2))
    grid = np.stack(np.meshgrid(x1, x2), axis=-1).reshape(-1, 2).astype(X.dtype)
    logits = net.forward(grid)
    classes = logits.argmax(axis=1) if logits.shape[1] > 1 else logits[:, 0] > 0
    count = max(int(y.max()) + 1, logits.shape[1], 2)
    edges = (x1[0], x1[-1], x2[0], x2[-1])
    ax.imshow(
        classes.reshape(points, points),
        origin="lower",
        extent=edges,
        aspect="auto",
        cmap=ListedColormap(cycle(COLOURS, count)),
        vmin=0,
        vmax=count - 1,
        alpha=0.25,
    )
    ax.grid(False)
    for k in range(count):
        ax.plot(
            *X[y == k].T,
            cycle(MARKERS, count)[k],
            color=cycle(COLOURS, count)[k],
            markeredgecolor="white",
            markeredgewidth=0.6,
            label=f"class {k}",
        )
    ax.set(xlabel="$x_1$", ylabel="$x_2$")
    ax.legend(loc="upper right")
    return ax


def descent_path(cost, path, ax=None, *, xlim=(-2, 2), ylim=(-2, 2)):
    """Draw the steps of a descent over the contours of the cost.

    Parameters
    ----------
    cost : callable
        ``cost(x, y)`` for arrays.
    path : array of shape (steps + 1, 2)
        The points, from the start.
    ax : Axes, optional
        Where to draw.
    xlim, ylim : pair of float
        The part of the plane to show.

    Returns
    -------
    Axes
        The axes.
    """
    ax = new_axes(ax, figsize=(5.6, 4.4))
    x, y = np.meshgrid(np.linspace(*xlim, 121), np.linspace(*ylim, 121))
    contours(ax, x, y, cost(x, y))
    path = np.asarray(path)
    ax.plot(*path.T, "o-", color=COLOURS[1], markersize=4, linewidth=1.4)
    ax.plot(*path[0], "s", color=COLOURS[6], markersize=8, label="start")
    ax.set(xlim=xlim, ylim=ylim, xlabel="$v_1$", ylabel="$v_2$")
    ax.legend(loc="upper right")
    return ax


def contours(ax, x, y, values):
    """Fill `ax` with the contours of a cost, close together where it is low."""
    low, high = float(values.min()), float(values.max())
    levels = low + (high - low) * np.linspace(0.0, 1.0, 16) ** 2.2
    shades = ax.contourf(x, y, values, levels=levels, cmap="Blues_r", alpha=0.55)
    # zorder 1, as the shades: below a path, also one that was there before
    white = {"colors": "white", "linewidths": 0.7, "linestyles": "solid", "zorder": 1}
    lines = ax.contour(x, y, values, levels=levels, **white)
    ax.grid(False)
    return shades, lines


def _span(values, points):
    low, high = float(values.min()), float(values.max())
    margin = 0.1 * (high - low) or 1.0
    return np.linspace(low - margin, high + margin, points)
