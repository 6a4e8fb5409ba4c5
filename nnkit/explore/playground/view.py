"""The picture of the playground: every unit's map, the weights as lines, the costs."""

import numpy as np
from matplotlib.collections import LineCollection

from nnkit.explore._tiles import Tiles
from nnkit.explore.network_2d import _blend
from nnkit.plotting import COLOURS

WIDTH, HEIGHT = 840, 440
LIMIT = 1.8  # the plane goes from −1.8 to 1.8 in both directions
GRID, TILE, LARGE = 80, 40, 240  # points along a side; pixels of a map and of the plane
LEFT, RIGHT, TOP, GAP = 84, 560, 44, 7
PLANE = 588, TOP  # the upper left corner of the decision surface
SIGNS = "#e08214", "#8073ac"  # below and above 0, as in all pictures of weights
SHADES = np.column_stack([255 * _blend(*SIGNS, 255), np.full(255, 255)]).astype("u1")


def plane():
    """The points (GRID², 2) at which the maps are computed, the upper row first."""
    side = np.linspace(-LIMIT, LIMIT, GRID, dtype=np.float32)
    return np.stack(np.meshgrid(side, side[::-1]), axis=-1).reshape(-1, 2)


def colours(values):
    """Return pixels (…, H, W, 4) for values between −1 and 1, (…, H, W)."""
    middle = (len(SHADES) - 1) / 2
    rows = np.nan_to_num(values, nan=0.0, posinf=1, neginf=-1) * middle + middle
    return SHADES[np.clip(np.rint(rows), 0, 2 * middle).astype(np.uint8)]


def places(sizes):
    """Return the upper left corners of the maps, layer by layer: [(units, 2)]."""
    columns = np.linspace(LEFT, RIGHT - TILE, max(len(sizes) - 1, 2))
    found = []
    for x, count in zip(columns, sizes[:-1], strict=False):
        y = TOP + (TILE + GAP) * np.arange(count)
        found.append(np.column_stack([np.full(count, x), y]))
    return found


class View:
    """The artists on a figure, and how they follow a run."""

    def __init__(self, figure):
        self.ax = figure.add_axes((0, 0, 1, 1), zorder=-1)
        self.ax.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self.ax.axis("off")
        self.lines = self.ax.add_collection(LineCollection([], zorder=1))
        self.tiles = self.ax.add_artist(Tiles())
        self.names = [self.ax.text(LEFT - 8, 0, "", ha="right") for _ in range(7)]
        style = {"linestyle": "", "markeredgewidth": 0.8}
        self.dots = []
        for shape, colour in zip("os", SIGNS, strict=True):
            for face, edge in ((colour, "white"), ("none", colour)):
                look = {"markerfacecolor": face, "markeredgecolor": edge, **style}
                self.dots += self.ax.plot([], [], shape, markersize=5, **look)
        for text, x in (("inputs", LEFT), ("output", PLANE[0] + LARGE / 2)):
            self.ax.text(x + (TILE / 2 if x == LEFT else 0), 24, text, ha="center")
        self.hidden = [self.ax.text(0, 24, "", ha="center") for _ in range(4)]
        self.costs = figure.add_axes((0.7, 0.115, 0.285, 0.19))
        now = {"marker": "o", "markevery": [-1], "markersize": 4, "clip_on": False}
        (self.training,) = self.costs.plot(
            [], [], color=COLOURS[0], label="training", **now
        )
        (self.validation,) = self.costs.plot(
            [], [], "--", color=COLOURS[1], label="validation", **now
        )
        self.costs.set(xlabel="epoch", ylabel="cost", xlim=(0, 10), ylim=(0, 1))
        self.costs.legend(loc="upper right", fontsize=8, ncols=2)
        self.grid, self.shown, self.limits = plane(), None, None

    def show(self, run):
        """Move the artists to where the run is now."""
        corners = places(run.settings.sizes)
        maps = run.maps(self.grid)
        tiles = []
        for layer, spots in zip(maps[:-1], corners, strict=True):
            scale = max(1.0, float(np.nanmax(np.abs(layer), initial=0.0)))
            small = layer.T.reshape(-1, GRID, GRID)[:, ::2, ::2] / scale
            for pixels, (x, y) in zip(colours(small), spots, strict=True):
                tiles.append((pixels, int(x), int(y)))
        surface = colours(2 * maps[-1].reshape(GRID, GRID) - 1)
        tiles.append((surface.repeat(3, 0).repeat(3, 1), *PLANE))
        self.tiles.show(tiles)
        self._connect(run, corners)
        if self.shown is not run:
            self._label(run.settings, corners)
            self._dot(run)
        self.shown = run
        self._costs(run)

    def _connect(self, run, corners):
        ends = [spots + (0, TILE / 2) for spots in corners]
        ends.append(np.array([[PLANE[0], PLANE[1] + LARGE / 2]]))
        segments, weights = [], []
        for left, right, w in zip(ends[:-1], ends[1:], run.weights, strict=True):
            pairs = np.empty((*w.shape, 2, 2))
            pairs[:, :, 0] = left + (TILE, 0)
            pairs[:, :, 1] = right[:, None]
            segments.append(pairs.reshape(-1, 2, 2))
            weights.append(np.nan_to_num(w.ravel()))
        weights = np.concatenate(weights)
        self.lines.set_segments(np.concatenate(segments))
        self.lines.set_linewidths(np.minimum(0.4 + 2.2 * np.abs(weights), 7))
        self.lines.set_colors([SIGNS[int(w > 0)] for w in weights])

    def _label(self, settings, corners):
        for k, text in enumerate(self.names):
            used = k < len(settings.features)
            text.set_text(settings.features[k] if used else "")
            text.set_y(TOP + (TILE + GAP) * k + TILE / 2 + 4)
        for k, text in enumerate(self.hidden):
            text.set_text(f"layer {k + 1}" if k < settings.layers else "")
            if k < settings.layers:
                text.set_x(corners[k + 1][0, 0] + TILE / 2)

    def _dot(self, run):
        x, y = PLANE[0] + LARGE * (run.places.T + [[LIMIT], [LIMIT]]) / (2 * LIMIT)
        y = PLANE[1] + LARGE - (y - PLANE[0])
        inside = (np.abs(run.places) <= LIMIT).all(axis=1)
        learnt = np.arange(len(run.places)) < run.trained
        for k, dots in enumerate(self.dots):
            chosen = inside & (run.classes == k // 2) & (learnt == (k % 2 == 0))
            dots.set_data(x[chosen], y[chosen])

    def _costs(self, run):
        epochs, training, validation = np.array(run.costs).T
        self.training.set_data(epochs, np.clip(training, 0, 9))
        self.validation.set_data(epochs, np.clip(validation, 0, 9))
        right = 10.0
        while right < run.epoch:
            right *= 2
        worst = np.nanmax(np.nan_to_num([training, validation], posinf=9.0))
        limits = right, 0.8 if worst < 0.8 else 2 if worst < 2 else 9
        if limits != self.limits:
            self.costs.set(xlim=(0, limits[0]), ylim=(0, limits[1]))
        self.limits = limits


def at(x, y):
    """Return the point (x₁, x₂) under a place of the picture, or None outside.

    Parameters
    ----------
    x, y : float
        Shares of the picture's width and height, from the upper left corner.

    Examples
    --------
    >>> at(0, 0) is None
    True
    """
    right = (x * WIDTH - PLANE[0]) / LARGE
    down = (y * HEIGHT - PLANE[1]) / LARGE
    if not (0 <= right <= 1 and 0 <= down <= 1):
        return None
    return (round(LIMIT * (2 * right - 1), 3), round(LIMIT * (1 - 2 * down), 3))
