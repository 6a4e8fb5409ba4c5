"""Grouped layers one after another, and which inputs an output sees.

A grouped convolution connects a channel with those of its own group only, and a second
one with the same groups adds nothing to that. A channel shuffle in between deals the
channels of each group out to all groups. With c channels in g groups, a group has c/g
places to receive them: where c/g ≥ g, two layers let every output see every input;
where the groups are smaller than that, it takes more layers.
"""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap

from nnkit.explore._controls import choice, log_slider, slider
from nnkit.explore._stage import Stage
from nnkit.plotting import COLOURS

CHANNELS = 12
GROUPS = (1, 2, 3, 4, 6, 12)
MIXING = ("nothing", "shuffle", "1×1 convolution")
SEEN = ListedColormap(["white", "#A9CFE5", COLOURS[0]])


class Mixed(NamedTuple):
    """Who is connected with whom, layer by layer and from end to end.

    `steps` holds one array for each layer: element [j, i] is 1 where output channel j
    of the layer depends on output channel i of the layer before. `paths` counts the
    ways from input i to output j; `on_the_way` says of each channel, input first,
    whether the chosen output depends on it. `layers_needed` is the number of layers
    after which every output sees every input, 0 if there is no such number.
    """

    steps: np.ndarray
    paths: np.ndarray
    on_the_way: np.ndarray
    share: float
    layers_needed: int


def compute(groups, layers, mixing, output):
    """Connect 12 channels through grouped layers.

    Parameters
    ----------
    groups : int
        Groups of every layer: 1, 2, 3, 4, 6 or 12.
    layers : int
        How many grouped layers stand one after another.
    mixing : str
        What stands between two layers: "nothing", "shuffle" or "1×1 convolution".
    output : int
        The output channel whose inputs are looked for, 0 to 11.

    Returns
    -------
    Mixed

    Examples
    --------
    >>> compute(groups=3, layers=2, mixing="nothing", output=0).paths[0].tolist()
    [4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0]
    >>> compute(groups=3, layers=2, mixing="shuffle", output=0).paths[0].tolist()
    [2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1]
    """
    size = CHANNELS // groups
    grouped = np.kron(np.eye(groups, dtype=int), np.ones((size, size), int))
    later = grouped @ _between(groups, mixing)  # from one layer's output to the next
    steps = [grouped] + [(later > 0).astype(int)] * (layers - 1)
    paths = np.linalg.matrix_power(later, layers - 1) @ grouped
    needed = np.eye(CHANNELS, dtype=int)[output]
    on_the_way = [needed]
    for step in reversed(steps):
        needed = (needed @ step > 0).astype(int)
        on_the_way.insert(0, needed)
    return Mixed(
        steps=np.array(steps),
        paths=paths,
        on_the_way=np.array(on_the_way),
        share=float(np.mean(paths > 0)),
        layers_needed=_layers_needed(grouped, later),
    )


def _between(groups, mixing):
    """Return the 12×12 matrix from a layer's output to the next layer's input."""
    if mixing == "1×1 convolution":
        return np.ones((CHANNELS, CHANNELS), int)
    order = np.arange(CHANNELS)
    if mixing == "shuffle":
        order = order.reshape(groups, -1).T.reshape(-1)
    return np.eye(CHANNELS, dtype=int)[order]


def _layers_needed(grouped, later):
    seen = grouped
    for layers in range(1, CHANNELS + 1):
        if (seen > 0).all():
            return layers
        seen = (later @ seen > 0).astype(int)
    return 0


class ChannelMixingStage(Stage):
    """The layers as columns of channels, and the table of outputs against inputs."""

    title = "Channel mixing"
    height = 410

    def build(self, figure):
        """Make the axes and the artists, once."""
        self.net, self.table = figure.subplots(1, 2, width_ratios=(1.5, 1))
        self.faint = LineCollection([], colors="#C8C8C8", linewidths=0.6)
        self.strong = LineCollection([], colors=COLOURS[1], linewidths=1.4)
        self.net.add_collection(self.faint)
        self.net.add_collection(self.strong)
        self.dots = self.net.scatter([], [], s=55, edgecolors="#404040", zorder=3)
        self.net.set(xlim=(-0.25, 4.25), ylim=(CHANNELS - 0.4, -0.6))
        self.net.set_xticks(range(5), ["input", *(f"layer {k}" for k in range(1, 5))])
        self.net.set(ylabel="channel", title="to output 0")
        self.net.set_yticks(range(CHANNELS))
        self.net.grid(False)
        zero = np.zeros((CHANNELS, CHANNELS))
        self.image = self.table.imshow(zero, cmap=SEEN, vmin=0, vmax=2)
        self.table.set(xlabel="input channel", ylabel="output channel")
        self.table.set(title="blue: the input is seen")
        self.table.set_xticks(range(0, CHANNELS, 2))
        self.table.set_yticks(range(0, CHANNELS, 2))
        self.table.grid(False)

    def draw(self, groups, layers, mixing, output):
        """Move the artists to the values of the controls; return a sentence."""
        result = compute(groups, layers, mixing, output)
        faint, strong = [], []
        for layer, step in enumerate(result.steps):
            for j, i in np.argwhere(step):
                on = result.on_the_way[layer + 1, j]
                (strong if on else faint).append([(layer, i), (layer + 1, j)])
        self.faint.set_segments(faint)
        self.strong.set_segments(strong)
        columns, rows = np.divmod(np.arange((layers + 1) * CHANNELS), CHANNELS)
        self.dots.set_offsets(np.column_stack([columns, rows]))
        on = result.on_the_way.reshape(-1)
        self.dots.set_facecolors([COLOURS[1] if c else "white" for c in on])
        self.net.set_title(f"to output {output}")
        seen = (result.paths > 0).astype(int)
        seen[output] *= 2
        self.image.set_data(seen)
        inputs = np.flatnonzero(result.on_the_way[0])
        return (
            f"{CHANNELS} channels in {groups} group{'s' if groups > 1 else ''} of "
            f"{CHANNELS // groups}, {layers} layer{'s' if layers > 1 else ''}, "
            f"{mixing} in between. Output {output} sees {len(inputs)} of {CHANNELS} "
            f"inputs: {', '.join(map(str, inputs))}. Of all pairs of an output and an "
            f"input, {100 * result.share:.0f} % are connected. {_end(result)}"
        )


def _end(result):
    if result.layers_needed == 0:
        return "However many layers follow, that will not change."
    if result.layers_needed == 1:
        return "One layer alone connects all with all."
    return f"All with all takes {result.layers_needed} layers."


def channel_mixing(*, groups=3, layers=2, mixing="nothing", output=5):
    """Explore which inputs an output sees after several grouped layers.

    Parameters
    ----------
    groups : int
        Groups of each layer to start with: 1, 2, 3, 4, 6 or 12.
    layers : int
        Grouped layers, 1 to 4.
    mixing : str
        What stands in between: "nothing", "shuffle" or "1×1 convolution".
    output : int
        The output channel that is looked at, 0 to 11.

    Returns
    -------
    Stage
        The widget.

    Raises
    ------
    ValueError
        If a starting value is out of range.
    """
    if groups not in GROUPS:
        raise ValueError(f"groups (={groups!r}) must divide the {CHANNELS} channels")
    return ChannelMixingStage(
        {
            "groups": log_slider("groups", "groups g", groups, GROUPS),
            "layers": slider("layers", "grouped layers", layers, 1, 4, 1),
            "mixing": choice("mixing", "in between", mixing, MIXING),
            "output": slider("output", "output channel", output, 0, CHANNELS - 1, 1),
        }
    )
