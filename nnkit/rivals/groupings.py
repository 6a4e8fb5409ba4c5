"""What the test cells of chapter 07 compare a grouped convolution with.

`library` gives the right value. The same call with channels, filters or biases in
another order gives the value of a known mistake, so that a test cell can name the
mistake without showing the right code.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import nnkit as nn

__all__ = [
    "COLLEAGUES",
    "grouping_mistakes",
    "library",
    "one_by_one",
    "reshaping_mistakes",
]


def library(x, weight, bias, groups=1, stride=1, padding=0):
    """nnkit's convolution of x (N, C, H, W) with these filters and biases.

    Examples
    --------
    >>> x, weight = np.ones((1, 4, 3, 3)), np.ones((2, 2, 1, 1))
    >>> library(x, weight, np.array([0.0, 10.0]), groups=2)[0, :, 0, 0]
    array([ 2., 12.])
    """
    layer = nn.Conv2d(
        x.shape[1],
        len(weight),
        weight.shape[2:],
        stride,
        padding,
        groups=groups,
        rng=np.random.default_rng(0),
        dtype=np.float64,
    )
    if weight.shape != layer.weight.data.shape:
        raise ValueError(
            f"weight (shape {weight.shape}) must be of shape {layer.weight.data.shape}"
        )
    layer.weight.data[...], layer.bias.data[...] = weight, bias
    return layer.forward(x)


def one_by_one(x, weight, bias, groups):
    """`library` with a loop over the groups, each an ordinary convolution.

    Examples
    --------
    >>> x, weight = np.ones((1, 4, 3, 3)), np.ones((2, 2, 1, 1))
    >>> one_by_one(x, weight, np.array([0.0, 10.0]), groups=2)[0, :, 0, 0]
    array([ 2., 12.])
    """
    inputs = np.split(x, groups, axis=1)
    filters, biases = np.split(weight, groups), np.split(bias, groups)
    parts = [library(*part) for part in zip(inputs, filters, biases, strict=True)]
    return np.concatenate(parts, axis=1)


def grouping_mistakes(x, weight, bias, groups):
    """Sentences about wrong grouped convolutions, each with the value it gives.

    For `checks.returns(…, mistakes=…)`; the arguments are those of `library`. What
    gives the right value here, such as turned kernels of one number, is left out.
    """
    G, C, O = groups, x.shape[1], len(weight)  # noqa: E741
    right = library(x, weight, bias, G)
    turned_in, turned_out = (np.arange(n).reshape(G, -1)[::-1].ravel() for n in (C, O))
    mixed_in, mixed_out = (np.arange(n).reshape(-1, G).T.ravel() for n in (C, O))
    back_in, back_out = np.argsort(mixed_in), np.argsort(mixed_out)
    first_in, first_out = np.arange(C) % (C // G), np.arange(O) % (O // G)
    kernels = weight.reshape(G, -1, O // G).swapaxes(1, 2).reshape(weight.shape)
    first_slice = weight * (np.arange(C // G) == 0)[:, None, None]
    plain = library(x, weight, 0 * bias, G)
    parts = np.stack(np.split(right, G, axis=1))  # (G, N, O/G, H, W)
    whole = np.tile(weight, (1, G, 1, 1))  # every filter for all channels
    mixed = "A group is a block of neighbouring channels; every groups-th one was taken"
    wrong = {
        "The groups meet the wrong input channels: the order of the groups is turned "
        "round.": library(x[:, turned_in], weight, bias, G),
        "The order of the groups in the output is turned round: group 0 comes first.": (
            right[:, turned_out]
        ),
        f"{mixed}, of the input.": library(x[:, mixed_in], weight, bias, G),
        f"{mixed}, of the input and of the filters.": (
            library(x[:, mixed_in], weight[mixed_out], bias[mixed_out], G)
        ),
        f"{mixed}, of the filters.": library(x, weight[mixed_out], bias[mixed_out], G),
        f"{mixed}, of the filters; the biases are in order.": (
            library(x, weight[mixed_out], bias, G)
        ),
        f"{mixed}, of the input, the filters and the output.": (
            library(x[:, mixed_in], weight[mixed_out], bias[mixed_out], G)[:, back_out]
        ),
        "The outputs of the groups are interleaved: all of group 0 comes first, then "
        "all of group 1.": right[:, back_out],
        "The output channels come in an order in which the groups are mixed. All of "
        "group 0 comes first.": right[:, mixed_out],
        "The input channels are dealt out to the groups in a mixed order. A group is a "
        "block of neighbours.": library(x[:, back_in], weight, bias, G),
        "The biases meet the wrong groups: their order is turned round.": (
            library(x, weight, bias[turned_out], G)
        ),
        "Every groups-th bias was taken: group g has a block of neighbouring ones.": (
            library(x, weight, bias[mixed_out], G)
        ),
        "Every group got the biases of group 0.": (
            library(x, weight, bias[first_out], G)
        ),
        "Every output got the first bias. Each has its own.": (
            library(x, weight, 0 * bias + bias[0], G)
        ),
        "The bias is missing.": plain,
        f"The bias is in it {G} times. It is added once.": (
            library(x, weight, G * bias, G)
        ),
        "The bias is in it twice. It is added once.": library(x, weight, 2 * bias, G),
        "The bias is subtracted.": library(x, weight, -bias, G),
        "Every group used the filters of group 0.": (
            library(x, weight[first_out], bias, G)
        ),
        "Every group used the filters and the biases of group 0.": (
            library(x, weight[first_out], bias[first_out], G)
        ),
        "Every group saw the input channels of group 0.": (
            library(x[:, first_in], weight, bias, G)
        ),
        "The groups are ignored: every filter saw the channels of all groups.": (
            library(x, whole, bias)
        ),
        "The outputs of the groups are added up. They stand side by side, in the "
        "channel axis.": parts.sum(axis=0),
        "This is group 0 alone.": parts[0],
        "This is the last group alone.": parts[-1],
        "The groups follow one another in axis 0, among the samples. Channels are axis "
        "1.": np.concatenate(list(parts)),
        "The groups have got an axis of their own. Join them along the channel axis, "
        "1, into one array of four axes.": parts,
        "The groups have got an axis of their own, after the samples. Join them into "
        "one channel axis.": parts.swapaxes(0, 1),
        "Of each group only the first input channel counts. A filter sums over all "
        "channels of its group.": library(x, first_slice, bias, G),
        "Only the first input channel counts. Each group has its own channels.": (
            library(x * (np.arange(C) == 0)[:, None, None], weight, bias, G)
        ),
        "The kernels are turned by 180°. They stay as they are here.": (
            library(x, weight[:, :, ::-1, ::-1], bias, G)
        ),
        "The order of the channels in each filter is turned round.": (
            library(x, weight[:, ::-1], bias, G)
        ),
        "The weights are transposed: the filters of a group are (O/G, numbers of one "
        "filter), not the other way round.": library(x, kernels, bias, G),
        "The output has the axes (O, N, …). It must be (N, O, …).": right.swapaxes(
            0, 1
        ),
        "The values of samples and channels are mixed up: you reshaped (O, N, …) to "
        "(N, O, …). Axes are swapped with transpose.": (
            right.swapaxes(0, 1).reshape(right.shape)
        ),
        "The values of samples and channels are mixed up: (O, N, …) was reshaped to "
        "(N, O, …), and the bias added then. Axes are swapped with transpose.": (
            plain.swapaxes(0, 1).reshape(right.shape) + bias[:, None, None]
        ),
        "Only the first sample was convolved.": right[:1],
        "These are means over the group's channels. A filter adds its products up.": (
            (right - bias[:, None, None]) / (C // G) + bias[:, None, None]
        ),
    }
    kernel = np.swapaxes(weight, 2, 3)
    if kernel.shape == weight.shape:
        wrong["The kernels are transposed: rows and columns are swapped."] = library(
            x, kernel, bias, G
        )
    return {
        sentence: value
        for sentence, value in wrong.items()
        if value.shape != right.shape or not np.allclose(value, right)
    }


def reshaping_mistakes(x, weight, bias, groups):
    """Sentences about axes in the wrong order, as `grouping_mistakes` does."""
    G, (O, _, kh, kw) = groups, weight.shape  # noqa: E741
    right = library(x, weight, bias, G)
    windows = sliding_window_view(x, (kh, kw), axis=(2, 3))  # (N, C, H', W', kh, kw)
    filters, turned = weight.reshape(G, O // G, -1), weight.reshape(O, -1, kw, kh)

    def product(*order):
        columns = windows.transpose(order).reshape(G, filters.shape[2], -1)
        y = (filters @ columns).reshape(O, len(x), *right.shape[2:])
        return y.swapaxes(0, 1) + bias[:, None, None]

    wrong = {
        "The windows were reshaped as they are. Transpose them first: step 2.": (
            product(0, 1, 2, 3, 4, 5)
        ),
        "The columns are cut wrongly: the channels must be the first axis before you "
        "reshape, as only then a group is a block of them.": product(4, 5, 1, 0, 2, 3),
        "The windows must have the axes (C, kh, kw, N, H′, W′) before you reshape. In "
        "yours the samples come first.": product(0, 1, 4, 5, 2, 3),
        "You told transpose where each old axis goes. It wants the opposite: for each "
        "new place, the number of the old axis that comes there.": (
            product(3, 0, 4, 5, 1, 2)
        ),
        "In the columns the kernel's rows and columns are swapped.": (
            library(x, turned.swapaxes(2, 3), bias, G)
        ),
        "The windows are kw × kh large. They must be kh × kw: rows come first.": (
            library(x, turned, bias, G)
        ),
        "Within a filter the channels came last. Filters and columns both need the "
        "order channel, row, column.": (
            library(x, weight.transpose(0, 2, 3, 1).reshape(weight.shape), bias, G)
        ),
        "The places are in the wrong order: P runs through sample, row, column.": (
            right.transpose(1, 2, 3, 0)
            .reshape(O, len(x), *right.shape[2:])
            .swapaxes(0, 1)
        ),
    }
    return {
        sentence: value
        for sentence, value in wrong.items()
        if value.shape != right.shape or not np.allclose(value, right)
    }


def _interleaved(x, weight, bias, groups):
    """Every groups-th input channel, where a block of neighbours belongs."""
    order = np.arange(x.shape[1]).reshape(-1, groups).T.ravel()
    return library(x[:, order], weight, bias, groups)


def _turned(x, weight, bias, groups):
    """The last group of input channels meets the first filters."""
    order = np.arange(x.shape[1]).reshape(groups, -1)[::-1].ravel()
    return library(x[:, order], weight, bias, groups)


def _wrong_bias(x, weight, bias, groups):
    """The biases of the last group go to the first."""
    return library(x, weight, bias.reshape(groups, -1)[::-1].ravel(), groups)


COLLEAGUES = {"A": _interleaved, "B": library, "C": _turned, "D": _wrong_bias}
