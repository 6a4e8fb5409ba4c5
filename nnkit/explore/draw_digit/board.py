"""Draw a digit, and let a network read it while it is drawn."""

from pathlib import Path

import anywidget
import ipywidgets as widgets
import numpy as np
import traitlets

import nnkit as nn
from nnkit.explore._stage import Stage
from nnkit.explore.draw_digit.prepare import SIDE, prepare
from nnkit.plotting import COLOURS

COARSE, MAPS = 112, 8
HINT = (
    "A sheet for a digit. Draw with the mouse or a finger. By keyboard the arrow keys "
    "move the pen, the space bar puts it down and takes it up, Delete clears the sheet."
)


class Paper(anywidget.AnyWidget):
    """The sheet in the page; `ink` are 112 × 112 bytes, 0 paper and 255 ink."""

    _esm = Path(__file__).with_name("paper.js")
    hint = traitlets.Unicode(HINT).tag(sync=True)
    ink = traitlets.CBytes(bytes(COARSE**2)).tag(sync=True)  # comes as a memoryview


class DrawDigit(Stage):
    """The sheet, what the network sees, what it says, and its first feature maps."""

    title = "Draw a digit"
    height = 300

    def __init__(self, net):
        self.net, self.read = net, getattr(net, "forward", net)
        if not callable(self.read):
            raise ValueError(f"net (={net!r}) must be a network or a function")
        self.shape = images_of(self.read)
        self.paper = Paper()
        centre = widgets.Checkbox(
            True, description="scale and centre the drawing, as MNIST's", indent=False
        )
        super().__init__({"centre": centre})
        self.paper.observe(lambda _: self._refresh(), names="ink")
        clear = widgets.Button(description="Clear")
        clear.on_click(lambda _: self.clear())
        controls, *rest = self.children
        self.children = [controls, widgets.HBox([self.paper, clear]), *rest]

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.seen, self.said, self.maps = figure.subplots(
            1, 3, width_ratios=(1, 1.2, 1.6)
        )
        self.image = self.seen.imshow(np.zeros((SIDE, SIDE)), cmap="Greys", vmax=1)
        self.image.set_clim(0, 1)
        self.bars = self.said.bar(range(10), np.zeros(10), color=COLOURS[0])
        self.said.set(ylim=(0, 1), xticks=range(10), xlabel="digit")
        self.grid = self.maps.imshow(np.zeros((2 * SIDE, 4 * SIDE)), cmap="Greys")
        self.seen.set_title("the network sees")
        self.said.set_title("it says")
        self.maps.set_title("its first feature maps")
        for ax in (self.seen, self.maps):
            ax.set(xticks=(), yticks=())
            ax.grid(False)
        self.maps.set_visible(isinstance(_first(self.net), nn.Conv2d))

    def draw(self, centre):
        """Let the network read the sheet; return a sentence."""
        ink = np.frombuffer(self.paper.ink, np.uint8).reshape(COARSE, COARSE) / 255
        made = prepare(ink, centre)
        self.image.set_data(made.image)
        if not ink.any():
            for bar in self.bars:
                bar.set_height(0)
            self.grid.set_data(np.zeros((2 * SIDE, 4 * SIDE)))
            how = "" if centre else " It will not be scaled and centred."
            return f"The sheet is empty: draw a digit.{how}"
        x = made.image.reshape(self.shape)
        shares = probabilities(np.asarray(self.read(x))[0])
        for digit, (bar, share) in enumerate(zip(self.bars, shares, strict=True)):
            bar.set_height(float(share))
            bar.set_color(COLOURS[1] if digit == shares.argmax() else COLOURS[0])
        if self.maps.get_visible():
            tiles = mosaic(_first(self.net).forward(x)[0])
            self.grid.set_data(tiles)
            self.grid.set_extent((0, tiles.shape[1], tiles.shape[0], 0))
            self.grid.set_clim(tiles.min(), tiles.max())
        first, second = np.argsort(shares)[::-1][:2]
        moved = (
            f"scaled by {made.scale:.2f} and moved by {made.right} to the right and "
            f"{made.down} down".replace("-", "−")
            if centre
            else "as it was drawn"
        )
        return (
            f"The network reads a {first} ({shares[first]:.0%}), then a {second} "
            f"({shares[second]:.0%}). It sees the drawing {moved}."
        )

    def _refresh(self):
        self._shown = self.values
        self._draw_or_report()

    def clear(self):
        """Empty the sheet."""
        self.paper.ink = bytes(COARSE**2)
        self.paper.send({"clear": True})


def _first(net):
    return net[0] if isinstance(net, nn.Sequential) else None


def images_of(read):
    """Return the shape of one image that `read` takes: flat, or with its channel."""
    problems = []
    for shape in ((1, 784), (1, 1, SIDE, SIDE)):
        try:
            if np.shape(read(np.zeros(shape, np.float32))) == (1, 10):
                return shape
        except Exception as error:  # what a net says to a wrong shape is its own
            problems.append(f"{shape}: {error}")
    raise ValueError(
        "net must give ten numbers for an image of shape (1, 784) or (1, 1, 28, 28); "
        + "; ".join(problems)
    )


def probabilities(outputs):
    """Return outputs between 0 and 1 as they are, and logits through softmax.

    Examples
    --------
    >>> probabilities(np.array([0.2, 0.9]))
    array([0.2, 0.9])
    >>> probabilities(np.array([0.0, 0.0, -1000.0]))
    array([0.5, 0.5, 0. ])
    """
    inside = (outputs >= 0).all() and (outputs <= 1).all()
    return outputs if inside else nn.softmax(outputs)


def mosaic(maps):
    """Return the first eight maps (C, H, W) in two rows of four, each up to 0 to 1."""
    maps = maps[:MAPS]
    low, high = maps.min(axis=(1, 2)), maps.max(axis=(1, 2))
    maps = (maps - low[:, None, None]) / np.maximum(high - low, 1e-9)[:, None, None]
    maps = np.pad(maps, ((0, MAPS - len(maps)), (1, 1), (1, 1)))
    count, height, width = maps.shape
    rows = maps.reshape(2, count // 2, height, width).transpose(0, 2, 1, 3)
    return rows.reshape(2 * height, -1)


def draw_digit(net):
    """Draw a digit, and let a network read it while it is drawn.

    Parameters
    ----------
    net : Sequential or callable
        Takes images of MNIST's kind, float32 of shape (1, 784) or (1, 1, 28, 28), and
        gives ten logits, probabilities or activations a row.

    Returns
    -------
    DrawDigit
        The widget.

    Raises
    ------
    ValueError
        If `net` takes neither shape, or does not give ten numbers.
    """
    return DrawDigit(net)
