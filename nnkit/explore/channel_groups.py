"""Groups of channels: which input channel reaches which output channel, and the price.

A convolution gives every output channel a filter for every input channel. With groups
an output channel has filters for the input channels of its own group only: drawn as a
table of outputs against inputs, blocks stay on the diagonal; all else costs nothing.
"""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import ListedColormap
from matplotlib.patches import Rectangle

from nnkit.explore._channels import compute, fitting, sentence, spaced
from nnkit.explore._controls import log_slider, offer, slider
from nnkit.explore._stage import Stage, put
from nnkit.plotting import COLOURS

CHANNELS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
MANY = 150  # more connections than this are drawn as one band for each group
PAINTS = [COLOURS[i] for i in (0, 1, 2, 3, 4, 5)]


class ChannelGroupsStage(Stage):
    """The channels with their connections, and the table of filters."""

    title = "Channels and groups"
    height = 430
    moves = True
    hint = (
        "Input and output channels, and the table of filters. A click on an output "
        "channel, or on its row of the table, chooses it; arrow keys choose the next."
    )

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.graph, self.table = figure.subplots(1, 2, width_ratios=(1, 1.1))
        self.lines = LineCollection([], zorder=1, linewidths=1.2)
        self.bands = PolyCollection([], zorder=1, alpha=0.45)
        self.chosen = LineCollection([], colors="black", linewidths=2.2, zorder=2)
        for lines in (self.lines, self.bands, self.chosen):
            self.graph.add_collection(lines)
        self.nodes = [
            self.graph.scatter([], [], edgecolors="#404040", linewidths=0.7, zorder=3)
            for _ in range(2)
        ]
        self.graph.set(xlim=(-0.2, 1.2), ylim=(1.02, -0.02), yticks=[], xticks=[0, 1])
        self.graph.set_xticklabels(["0 input channels", "0 output channels"])
        self.graph.set_title("who reaches whom")
        self.graph.grid(False)
        colours = ListedColormap(["#F2F2F2", *PAINTS])
        self.image = self.table.imshow(
            np.zeros((1, 1)), cmap=colours, vmin=-1, vmax=len(PAINTS), aspect="auto"
        )
        self.row = Rectangle((0, 0), 1, 1, fill=False, edgecolor="black", linewidth=2.2)
        self.table.add_patch(self.row)
        names = {"xlabel": "input channel", "ylabel": "output channel"}
        self.table.set(title="filters: 00 000 weights", **names)
        self.table.grid(False)

    def adapt(self):
        """Offer the numbers of groups and the output channels that there are."""
        ins, outs = (self.controls[f"{side}_channels"].value for side in ("in", "out"))
        offer(self.controls["groups"], fitting(ins, outs))
        self.controls["output"].max = outs - 1

    def draw(self, groups, in_channels, out_channels, kernel, output):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(groups, in_channels, out_channels, kernel, output)
        shown = np.where(result.group >= 0, result.group % len(PAINTS), -1)
        put(self.image, shown, (-0.5, in_channels - 0.5, out_channels - 0.5, -0.5))
        self.table.set(xlim=(-0.5, in_channels - 0.5), ylim=(out_channels - 0.5, -0.5))
        axes, counts = (self.table.xaxis, self.table.yaxis), (in_channels, out_channels)
        for axis, count in zip(axes, counts, strict=True):
            step = -(-count // 8)
            axis.set_ticks(range(0, count, step))
        self.row.set(y=result.output - 0.5, x=-0.5, width=in_channels)
        self._connect(result, shown)
        names = [f"{in_channels} input channels", f"{out_channels} output channels"]
        self.graph.set_xticklabels(names)
        self.table.set_title(f"filters: {spaced(result.weights)} weights")
        return sentence(result, groups, in_channels, out_channels, kernel)

    def touch(self, x=0.0, y=0.0, right=0, down=0):
        """Choose the output channel that was clicked, or the next one."""
        output = self.controls["output"]
        chosen = output.value + right + down
        if not (right or down):
            row, part = self.under(self.table, x, y), self.under(self.graph, x, y)
            if row is not None:
                chosen = round(row[1])
            elif part is not None and part[0] > 0.5:  # the right column
                chosen = int(part[1] * (output.max + 1))
        self.move(output=min(max(chosen, 0), output.max))

    def _connect(self, result, shown):
        outs, ins = result.group.shape
        y_in, y_out = ((np.arange(n) + 0.5) / n for n in (ins, outs))
        o, c = np.nonzero(shown >= 0)
        many = len(o) > MANY
        self.lines.set_segments([] if many else ends(y_in[c], y_out[o]))
        self.lines.set_colors([PAINTS[k] for k in shown[o, c]])
        groups = int(result.group.max()) + 1 if many else 0
        self.bands.set_verts(
            [band(g / groups, (g + 1) / groups) for g in range(groups)]
        )
        self.bands.set_facecolors([PAINTS[g % len(PAINTS)] for g in range(groups)])
        seen = y_in[result.seen]
        self.chosen.set_segments(ends(seen, np.full(len(seen), y_out[result.output])))
        for x, nodes, places, owner in (
            (0, self.nodes[0], y_in, shown.max(axis=0)),
            (1, self.nodes[1], y_out, shown.max(axis=1)),
        ):
            nodes.set_offsets(np.column_stack([np.full(len(places), x), places]))
            nodes.set_sizes([min(110, 2400 / len(places))])
            nodes.set_facecolors(["white" if k < 0 else PAINTS[k] for k in owner])


def ends(left, right):
    """Return segments from the left column of the picture to the right one."""
    zeros = np.zeros(len(left))
    return np.stack([np.stack([zeros, left], 1), np.stack([zeros + 1, right], 1)], 1)


def band(top, bottom):
    """Return the corners of a strip across the picture."""
    return [(0, top), (1, top), (1, bottom), (0, bottom)]


def channel_groups(*, groups=2, in_channels=12, out_channels=6, kernel=3, output=4):
    """Explore which channels groups connect, and what they save.

    Parameters
    ----------
    groups : int
        The number of groups to start with, a divisor of both numbers of channels.
    in_channels, out_channels : int
        The channels to start with, 1 to 64.
    kernel : int
        The size of the filters to start with, 1 to 7.
    output : int
        The output channel to look at first, counted from 0.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    last, possible = out_channels - 1, fitting(in_channels, out_channels)
    if groups not in possible:
        raise ValueError(f"groups (={groups!r}) must be one of {possible}")
    return ChannelGroupsStage(
        {
            "groups": log_slider("groups", "groups", groups, possible),
            **{
                f"{side}_channels": log_slider(
                    f"{side}_channels", f"{side}put channels", start, CHANNELS
                )
                for side, start in (("in", in_channels), ("out", out_channels))
            },
            "kernel": slider("kernel", "kernel size", kernel, 1, 7, 1),
            "output": slider("output", "chosen output", output, 0, last, 1),
        }
    )
