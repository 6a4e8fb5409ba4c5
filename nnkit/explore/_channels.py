"""Channels cut into groups: who reaches whom, what it costs, and that in words."""

import math
from typing import NamedTuple

import numpy as np

MAP = 28  # the output is MAP × MAP places large


class Channels(NamedTuple):
    """Who reaches whom, and what it costs.

    `group` (out, in) holds the number of the group in which an output channel has a
    filter for an input channel, and −1 where it has none. `seen` are the input channels
    of the chosen output channel. `problem` says why there is no such layer, or is "":
    then `group` is −1 everywhere.
    """

    group: np.ndarray
    output: int
    seen: np.ndarray
    weights: int
    multiply_adds: int
    problem: str


def compute(groups, in_channels, out_channels, kernel, output):
    """Cut the channels of a convolution into groups.

    Parameters
    ----------
    groups : int
        Number of groups.
    in_channels, out_channels : int
        Channels of the input and of the output.
    kernel : int
        The filters are kernel × kernel large.
    output : int
        The chosen output channel, from 0; past the end, the last one.

    Returns
    -------
    Channels
        Weights without biases; multiply–adds for one image with 28 × 28 outputs.

    Examples
    --------
    >>> compute(2, 32, 64, 3, 40).weights
    9216
    >>> compute(2, 4, 2, 3, 1).group
    array([[ 0,  0, -1, -1],
           [-1, -1,  1,  1]])
    >>> compute(2, 3, 4, 3, 0).problem
    'in_channels (=3) must be divisible by groups (=2)'
    """
    group = np.full((out_channels, in_channels), -1)
    output = min(output, out_channels - 1)
    sizes = {"in_channels": in_channels, "out_channels": out_channels}
    for name, size in sizes.items():
        if size % groups:
            problem = f"{name} (={size}) must be divisible by groups (={groups})"
            return Channels(group, output, np.arange(0), 0, 0, problem)
    outs = np.arange(out_channels) // (out_channels // groups)
    ins = np.arange(in_channels) // (in_channels // groups)
    group = np.where(outs[:, None] == ins, outs[:, None], -1)
    weights = int(np.sum(group >= 0)) * kernel**2
    seen = np.flatnonzero(group[output] >= 0)
    return Channels(group, output, seen, weights, weights * MAP**2, "")


def fitting(in_channels, out_channels):
    """Return the numbers of groups that divide both numbers of channels.

    Examples
    --------
    >>> fitting(12, 6)
    [1, 2, 3, 6]
    """
    both = math.gcd(in_channels, out_channels)
    return [groups for groups in range(1, both + 1) if both % groups == 0]


def spaced(number):
    """Return a whole number with a space after each third digit."""
    return f"{number:,}".replace(",", " ")


def sentence(result, groups, in_channels, out_channels, kernel):
    """Return what is to be seen now, in words."""
    layer = (
        f"{in_channels} input and {out_channels} output channels, "
        f"kernel {kernel}×{kernel}, {groups} group{'s' if groups > 1 else ''}"
    )
    possible = ", ".join(map(str, fitting(in_channels, out_channels)))
    first, last = int(result.seen[0]), int(result.seen[-1])
    which = f"channels {first} to {last}" if last > first else f"channel {first} alone"
    shape = f"{out_channels}·{in_channels // groups}·{kernel}·{kernel}"
    share = f", 1/{groups} of those without groups" if groups > 1 else ""
    per_channel = in_channels // groups
    products = f"{per_channel}·{kernel}·{kernel} = {per_channel * kernel * kernel}"
    return (
        f"{layer} (possible: {possible}): output channel {result.output} sees the "
        f"input {which}, so each of its numbers is a sum of {products} products. "
        f"Weights: {shape} = {spaced(result.weights)}{share}. For one image with "
        f"{MAP}×{MAP} outputs: {spaced(result.multiply_adds)} multiply–adds."
    )
