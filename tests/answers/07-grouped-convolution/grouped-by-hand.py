"""Answers to exercise 7.2, a grouped convolution from ordinary ones."""

import numpy as np

from nnkit.rivals.groupings import library


def pieces(x, weight, bias, groups):
    return list(
        zip(
            np.split(x, groups, axis=1),
            np.split(weight, groups),
            np.split(bias, groups),
            strict=True,
        )
    )


def right_split(x, weight, bias, groups, convolve):
    cut = zip(
        np.split(x, groups, axis=1),
        np.split(weight, groups),
        np.split(bias, groups),
        strict=True,
    )
    return np.concatenate([convolve(*piece) for piece in cut], axis=1)


def right_fill_an_array(x, weight, bias, groups, convolve):
    c, o = x.shape[1] // groups, weight.shape[0] // groups
    y = None
    for g in range(groups):
        w, b = weight[g * o : g * o + o], bias[g * o : g * o + o]
        part = convolve(x[:, g * c : g * c + c], w, b)
        if y is None:
            y = np.empty((len(x), len(weight), *part.shape[2:]))
        y[:, g * o : g * o + o] = part
    return y


def right_reshape(x, weight, bias, groups, convolve):
    N, C, H, W = x.shape
    cut = x.reshape(N, groups, C // groups, H, W)
    filters = weight.reshape(groups, -1, *weight.shape[1:])
    biases = bias.reshape(groups, -1)
    y = np.stack(
        [convolve(cut[:, g], filters[g], biases[g]) for g in range(groups)], axis=1
    )
    return y.reshape(N, len(weight), *y.shape[3:])


def right_growing(x, weight, bias, groups, convolve):
    y, outs = None, len(weight) // groups
    for start in range(0, len(weight), outs):
        g = start // outs
        ins = weight.shape[1]
        channels = range(g * ins, g * ins + ins)
        own = slice(start, start + outs)
        part = convolve(x[:, list(channels)], weight[own], bias[own])
        y = part if y is None else np.hstack([y, part])
    return y


def wrong_input_order(x, weight, bias, groups, convolve):
    """The groups meet the wrong input channels"""
    cut = zip(
        np.split(x, groups, axis=1)[::-1],
        np.split(weight, groups),
        np.split(bias, groups),
        strict=True,
    )
    return np.concatenate([convolve(*piece) for piece in cut], axis=1)


def wrong_output_order(x, weight, bias, groups, convolve):
    """The order of the groups in the output is turned round: group 0 comes first."""
    parts = []
    for piece in pieces(x, weight, bias, groups):
        parts.insert(0, convolve(*piece))
    return np.concatenate(parts, axis=1)


def wrong_interleaved_input(x, weight, bias, groups, convolve):
    """every groups-th one was taken, of the input."""
    o = len(weight) // groups
    parts = [
        convolve(x[:, g::groups], weight[g * o : g * o + o], bias[g * o : g * o + o])
        for g in range(groups)
    ]
    return np.concatenate(parts, axis=1)


def wrong_interleaved_filters(x, weight, bias, groups, convolve):
    """every groups-th one was taken, of the filters."""
    c = x.shape[1] // groups
    parts = [
        convolve(x[:, g * c : g * c + c], weight[g::groups], bias[g::groups])
        for g in range(groups)
    ]
    return np.concatenate(parts, axis=1)


def wrong_interleaved_everything(x, weight, bias, groups, convolve):
    """every groups-th one was taken, of the input and of the filters."""
    parts = [
        convolve(x[:, g::groups], weight[g::groups], bias[g::groups])
        for g in range(groups)
    ]
    return np.concatenate(parts, axis=1)


def wrong_interleaved_output(x, weight, bias, groups, convolve):
    """The outputs of the groups are interleaved"""
    parts = [convolve(*piece) for piece in pieces(x, weight, bias, groups)]
    y = np.empty((len(x), len(weight), *parts[0].shape[2:]))
    for g, part in enumerate(parts):
        y[:, g::groups] = part
    return y


def wrong_stacked_then_merged(x, weight, bias, groups, convolve):
    """The outputs of the groups are interleaved"""
    y = np.stack([convolve(*p) for p in pieces(x, weight, bias, groups)], axis=2)
    return y.reshape(len(x), len(weight), *y.shape[3:])


def wrong_bias_of_the_wrong_group(x, weight, bias, groups, convolve):
    """The biases meet the wrong groups: their order is turned round."""
    cut = zip(
        np.split(x, groups, axis=1),
        np.split(weight, groups),
        np.split(bias, groups)[::-1],
        strict=True,
    )
    return np.concatenate([convolve(*piece) for piece in cut], axis=1)


def wrong_bias_of_the_first_group(x, weight, bias, groups, convolve):
    """Every group got the biases of group 0."""
    o = len(weight) // groups
    parts = [convolve(a, w, bias[:o]) for a, w, _ in pieces(x, weight, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_no_bias(x, weight, bias, groups, convolve):
    """The bias is missing."""
    parts = [convolve(a, w, 0 * b) for a, w, b in pieces(x, weight, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_bias_twice(x, weight, bias, groups, convolve):
    """It is added once."""
    parts = [convolve(*piece) for piece in pieces(x, weight, bias, groups)]
    return np.concatenate(parts, axis=1) + bias[:, None, None]


def wrong_bias_interleaved(x, weight, bias, groups, convolve):
    """Every groups-th bias was taken: group g has a block of neighbouring ones."""
    parts = [
        convolve(a, w, bias[g::groups])
        for g, (a, w, _) in enumerate(pieces(x, weight, bias, groups))
    ]
    return np.concatenate(parts, axis=1)


def wrong_filters_of_the_first_group(x, weight, bias, groups, convolve):
    """Every group used the filters of group 0."""
    o = len(weight) // groups
    parts = [convolve(a, weight[:o], b) for a, _, b in pieces(x, weight, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_input_of_the_first_group(x, weight, bias, groups, convolve):
    """Every group saw the input channels of group 0."""
    c = x.shape[1] // groups
    parts = [convolve(x[:, :c], w, b) for _, w, b in pieces(x, weight, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_groups_ignored(x, weight, bias, groups, convolve):
    """The groups are ignored: every filter saw the channels of all groups."""
    return convolve(x, np.tile(weight, (1, groups, 1, 1)), bias)


def wrong_added_up(x, weight, bias, groups, convolve):
    """The outputs of the groups are added up."""
    return sum(convolve(*piece) for piece in pieces(x, weight, bias, groups))


def wrong_first_group_only(x, weight, bias, groups, convolve):
    """This is group 0 alone."""
    return convolve(*pieces(x, weight, bias, groups)[0])


def wrong_return_in_the_loop(x, weight, bias, groups, convolve):
    """This is group 0 alone."""
    for piece in pieces(x, weight, bias, groups):
        y = convolve(*piece)
        return y


def wrong_last_group_only(x, weight, bias, groups, convolve):
    """This is the last group alone."""
    for piece in pieces(x, weight, bias, groups):
        y = convolve(*piece)
    return y


def wrong_axis_0(x, weight, bias, groups, convolve):
    """The groups follow one another in axis 0, among the samples."""
    return np.concatenate([convolve(*p) for p in pieces(x, weight, bias, groups)])


def wrong_list(x, weight, bias, groups, convolve):
    """The groups have got an axis of their own. Join them along the channel axis"""
    return [convolve(*piece) for piece in pieces(x, weight, bias, groups)]


def wrong_stack_axis_1(x, weight, bias, groups, convolve):
    """The groups have got an axis of their own, after the samples."""
    return np.stack([convolve(*p) for p in pieces(x, weight, bias, groups)], axis=1)


def wrong_first_channel_of_each_group(x, weight, bias, groups, convolve):
    """Of each group only the first input channel counts."""
    parts = [
        convolve(a[:, :1], w[:, :1], b) for a, w, b in pieces(x, weight, bias, groups)
    ]
    return np.concatenate(parts, axis=1)


def wrong_first_channel_only(x, weight, bias, groups, convolve):
    """Only the first input channel counts. Each group has its own channels."""
    only = x.copy()
    only[:, 1:] = 0
    parts = [convolve(*piece) for piece in pieces(only, weight, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_channels_turned(x, weight, bias, groups, convolve):
    """The order of the channels in each filter is turned round."""
    parts = [convolve(a, w[:, ::-1], b) for a, w, b in pieces(x, weight, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_flipped_kernels(x, weight, bias, groups, convolve):
    """The kernels are turned by 180°."""
    flipped = weight[:, :, ::-1, ::-1]
    parts = [convolve(*piece) for piece in pieces(x, flipped, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_mean(x, weight, bias, groups, convolve):
    """These are means over the group's channels."""
    mean = weight / weight.shape[1]
    parts = [convolve(*piece) for piece in pieces(x, mean, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_one_call(x, weight, bias, groups, convolve):
    """convolve was called 1 time. Here it should be called once for each"""
    o, c = len(weight) // groups, weight.shape[1]
    full = np.zeros((len(weight), x.shape[1], *weight.shape[2:]))
    for g in range(groups):
        full[g * o : g * o + o, g * c : g * c + c] = weight[g * o : g * o + o]
    return convolve(x, full, bias)


def wrong_output_by_output(x, weight, bias, groups, convolve):
    """convolve was called 9 times."""
    o, c = len(weight) // groups, weight.shape[1]
    parts = []
    for k in range(len(weight)):
        g = k // o
        parts.append(
            convolve(x[:, g * c : g * c + c], weight[k : k + 1], bias[k : k + 1])
        )
    return np.concatenate(parts, axis=1)


def wrong_two_groups_only(x, weight, bias, groups, convolve):
    """in the place where an output is stored. With three groups a block of x has"""
    c, o = x.shape[1] // 2, len(weight) // 2
    first = convolve(x[:, :c], weight[:o], bias[:o])
    second = convolve(x[:, c:], weight[o:], bias[o:])
    return np.concatenate([first, second], axis=1)


def wrong_loop_of_two(x, weight, bias, groups, convolve):
    """Only two of the three groups are there."""
    parts = [convolve(*piece) for piece in pieces(x, weight, bias, groups)[:2]]
    return np.concatenate(parts, axis=1)


def wrong_input_not_cut(x, weight, bias, groups, convolve):
    """The input is not cut"""
    parts = [convolve(x, w, b) for _, w, b in pieces(x, weight, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_nothing_cut(x, weight, bias, groups, convolve):
    """Nothing is cut: each small convolution takes"""
    return np.concatenate([convolve(x, weight, bias)] * groups, axis=1)


def wrong_filters_not_cut(x, weight, bias, groups, convolve):
    """Every group used all filters. Cut weight and bias as well."""
    parts = [convolve(a, weight, bias) for a in np.split(x, groups, axis=1)]
    return np.concatenate(parts, axis=1)


def wrong_bias_not_cut(x, weight, bias, groups, convolve):
    """The bias is not cut: three filters of a group need"""
    parts = [convolve(a, w, bias) for a, w, _ in pieces(x, weight, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_weight_not_cut(x, weight, bias, groups, convolve):
    """weight is not cut, or along another axis."""
    parts = [convolve(a, weight, b) for a, _, b in pieces(x, weight, bias, groups)]
    return np.concatenate(parts, axis=1)


def wrong_weight_cut_in_axis_1(x, weight, bias, groups, convolve):
    """Filters are counted in axis 0 of weight. You cut its axis 1"""
    c, k = x.shape[1] // groups, weight.shape[1] // groups
    parts = [
        convolve(x[:, g * c : g * c + c], weight[:, g * k : g * k + k], bias)
        for g in range(groups)
    ]
    return np.concatenate(parts, axis=1)


def wrong_blocks_as_of_weight(x, weight, bias, groups, convolve):
    """The blocks of x were taken as long as those of weight."""
    o = len(weight) // groups
    parts = [
        convolve(
            x[:, g * o : g * o + o],
            weight[g * o : g * o + o],
            bias[g * o : g * o + o],
        )
        for g in range(groups)
    ]
    return np.concatenate(parts, axis=1)


def wrong_blocks_as_of_x(x, weight, bias, groups, convolve):
    """The blocks of weight were taken as long as those of x."""
    c = x.shape[1] // groups
    o = len(weight) // groups
    parts = [
        convolve(
            x[:, g * c : g * c + c],
            weight[g * o : g * o + c],
            bias[g * o : g * o + c],
        )
        for g in range(groups)
    ]
    return np.concatenate(parts, axis=1)


def wrong_axis_of_x(x, weight, bias, groups, convolve):
    """x is cut in axis 0, among the images. Its channels are axis 1."""
    n, o = len(x) // groups, len(weight) // groups
    parts = [
        convolve(
            x[g * n : g * n + n],
            weight[g * o : g * o + o],
            bias[g * o : g * o + o],
        )
        for g in range(groups)
    ]
    return np.concatenate(parts, axis=1)


def wrong_decimal_limits(x, weight, bias, groups, convolve):
    """A block's limits must be whole numbers: divide with `//`."""
    c, o = x.shape[1] / groups, len(weight) / groups
    parts = []
    for g in range(groups):
        own = slice(g * o, (g + 1) * o)
        parts.append(convolve(x[:, g * c : (g + 1) * c], weight[own], bias[own]))
    return np.concatenate(parts, axis=1)


def wrong_bias_not_given(x, weight, bias, groups, convolve):
    """convolve wants three arguments: x, weight and bias."""
    parts = [convolve(a, w) for a, w, _ in pieces(x, weight, bias, groups)]
    return np.concatenate(parts, axis=1) + bias[:, None, None]


def wrong_zeros(x, weight, bias, groups, convolve):
    """Every value is 0."""
    part = convolve(*pieces(x, weight, bias, groups)[0])
    return np.zeros((len(x), len(weight), *part.shape[2:]))


def wrong_noise(x, weight, bias, groups, convolve):
    """gives another result each time: it depends on chance."""
    part = convolve(*pieces(x, weight, bias, groups)[0])
    shape = (len(x), len(weight), *part.shape[2:])
    return np.random.default_rng().normal(size=shape)


def wrong_never_returned(x, weight, bias, groups, convolve):
    """does it end with `return …`?"""
    parts = [convolve(*piece) for piece in pieces(x, weight, bias, groups)]
    np.concatenate(parts, axis=1)


def wrong_changes_x(x, weight, bias, groups, convolve):
    """The call changed its argument `weight`"""
    y = np.concatenate([convolve(*p) for p in pieces(x, weight, bias, groups)], axis=1)
    weight[...] = 0
    return y


def wrong_nnkit(x, weight, bias, groups, convolve):
    """uses nnkit"""
    return library(x, weight, bias, groups)


def wrong_second_limit_fixed(x, weight, bias, groups, convolve):
    """A piece is empty. In `a:b`, a is the first index and b the first one that is"""
    c, o = x.shape[1] // groups, len(weight) // groups
    parts = [
        convolve(x[:, g * c : c], weight[g * o : o], bias[g * o : o])
        for g in range(groups)
    ]
    return np.concatenate(parts, axis=1)


def wrong_groups_count_from_one(x, weight, bias, groups, convolve):
    """And groups count from 0."""
    c, o = x.shape[1] // groups, len(weight) // groups
    parts = []
    for g in range(1, groups + 1):
        cut = slice(g * o, (g + 1) * o)
        parts.append(convolve(x[:, g * c : (g + 1) * c], weight[cut], bias[cut]))
    return np.concatenate(parts, axis=1)


def wrong_overlapping(x, weight, bias, groups, convolve):
    """The pieces overlap: group 1 does not begin at 1"""
    c, o = x.shape[1] // groups, len(weight) // groups
    parts = [
        convolve(x[:, g : g + c], weight[g : g + o], bias[g : g + o])
        for g in range(groups)
    ]
    return np.concatenate(parts, axis=1)


def wrong_blocks_as_long_as_groups(x, weight, bias, groups, convolve):
    """The filters were cut into blocks of 2, and the last ones are left out."""
    parts = []
    for g in range(groups):
        cut = slice(g * groups, (g + 1) * groups)
        parts.append(convolve(x[:, cut], weight[cut], bias[cut]))
    return np.concatenate(parts, axis=1)


def wrong_two_arguments(x, weight, bias, groups, convolve):
    """`np.concatenate` wants the arrays in one list"""
    y = np.array([])
    for part in pieces(x, weight, bias, groups):
        y = np.concatenate(y, convolve(*part))
    return y


def wrong_begins_with_an_empty_array(x, weight, bias, groups, convolve):
    """np.array([]) has one axis only, so nothing can be joined to it along axis 1."""
    y = np.array([])
    for part in pieces(x, weight, bias, groups):
        y = np.concatenate([y, convolve(*part)], axis=1)
    return y


def wrong_as_large_as_x(x, weight, bias, groups, convolve):
    """The output is smaller than x. Leave its size to convolve"""
    y = np.zeros((len(x), len(weight), *x.shape[2:]))
    o = len(weight) // groups
    for g, part in enumerate(pieces(x, weight, bias, groups)):
        y[:, g * o : (g + 1) * o] = convolve(*part)
    return y


def wrong_axis_of_the_filters(x, weight, bias, groups, convolve):
    """weight is not cut, or along another axis."""
    c, o = x.shape[1] // groups, len(weight) // groups
    parts = []
    for g in range(groups):
        cut = slice(g * o, (g + 1) * o)
        parts.append(convolve(x[:, g * c : (g + 1) * c], weight[:, cut], bias[cut]))
    return np.concatenate(parts, axis=1)


def right_zip(x, weight, bias, groups, convolve):
    return np.concatenate(
        [
            convolve(a, w, b)
            for a, w, b in zip(
                np.split(x, groups, 1),
                np.split(weight, groups),
                np.split(bias, groups),
                strict=False,
            )
        ],
        1,
    )
