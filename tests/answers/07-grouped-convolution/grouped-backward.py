"""Answers to exercise 7.7, the backward pass of a grouped convolution."""

import numpy as np


def right_lists(x, weight, dy, groups, conv_backward):
    parts = [
        conv_backward(a, b, c)
        for a, b, c in zip(
            np.split(x, groups, axis=1),
            np.split(weight, groups),
            np.split(dy, groups, axis=1),
            strict=True,
        )
    ]
    dx = np.concatenate([part[0] for part in parts], axis=1)
    dweight = np.concatenate([part[1] for part in parts], axis=0)
    return dx, dweight, dy.sum(axis=3).sum(axis=2).sum(axis=0)


def right_one_ordinary_layer(x, weight, dy, groups, conv_backward):
    size, outs = weight.shape[1], len(weight) // groups
    whole = np.zeros((len(weight), x.shape[1], *weight.shape[2:]))  # zeros elsewhere
    for o in range(len(weight)):
        first = o // outs * size
        whole[o, first : first + size] = weight[o]
    dx, dwhole = conv_backward(x, whole, dy)
    dweight = np.empty_like(weight)
    for o in range(len(weight)):
        first = o // outs * size
        dweight[o] = dwhole[o, first : first + size]
    return dx, dweight, np.einsum("nohw->o", dy)


def right_filter_by_filter(x, weight, dy, groups, conv_backward):
    dx, dweight = np.zeros(x.shape), np.zeros(weight.shape)
    dbias = np.zeros(len(weight))
    size, outs = weight.shape[1], len(weight) // groups
    for o in range(len(weight)):
        ins = slice(o // outs * size, (o // outs + 1) * size)
        part = conv_backward(x[:, ins], weight[[o]], dy[:, [o]])
        dx[:, ins] += part[0]
        dweight[o] = part[1][0]
        for sample in dy[:, o]:
            dbias[o] += sample.sum()
    return dx, dweight, dbias


def split(x, weight, dy, groups, conv_backward):
    """The results of all groups, as a list of (dx, dweight)."""
    cut = zip(
        np.split(x, groups, axis=1),
        np.split(weight, groups),
        np.split(dy, groups, axis=1),
        strict=True,
    )
    return [conv_backward(*parts) for parts in cut]


def joined(parts):
    return (
        np.concatenate([part[0] for part in parts], axis=1),
        np.concatenate([part[1] for part in parts]),
    )


def wrong_bias_forgotten(x, weight, dy, groups, conv_backward):
    """The gradient of the bias is missing: return three things."""
    return joined(split(x, weight, dy, groups, conv_backward))


def wrong_bias_mean(x, weight, dy, groups, conv_backward):
    """The bias has the sum of dy over samples, rows and columns, not the mean."""
    parts = joined(split(x, weight, dy, groups, conv_backward))
    return *parts, dy.mean(axis=(0, 2, 3))


def wrong_bias_mean_of_samples(x, weight, dy, groups, conv_backward):
    """For the bias you took the mean over the samples. That 1/N is in dy already:
    add.
    """
    parts = joined(split(x, weight, dy, groups, conv_backward))
    return *parts, dy.sum(axis=(2, 3)).mean(axis=0)


def wrong_bias_per_place(x, weight, dy, groups, conv_backward):
    """The bias is in every row and column: its gradient has the shape (O,)."""
    return *joined(split(x, weight, dy, groups, conv_backward)), dy.sum(axis=0)


def wrong_bias_per_sample(x, weight, dy, groups, conv_backward):
    """The gradient of the bias keeps one number for each sample. Add up the samples,
    too.
    """
    return *joined(split(x, weight, dy, groups, conv_backward)), dy.sum(axis=(2, 3))


def wrong_bias_one_number(x, weight, dy, groups, conv_backward):
    """For the bias you added up the output channels. Each of them has its own bias."""
    return *joined(split(x, weight, dy, groups, conv_backward)), dy.sum()


def wrong_bias_zero(x, weight, dy, groups, conv_backward):
    """The gradient of the bias is 0: was it ever computed?"""
    parts = joined(split(x, weight, dy, groups, conv_backward))
    return *parts, np.zeros(len(weight))


def wrong_bias_per_group(x, weight, dy, groups, conv_backward):
    """For the bias each group was added up. Each output channel has its own bias."""
    parts = joined(split(x, weight, dy, groups, conv_backward))
    sums = dy.sum(axis=(0, 2, 3)).reshape(groups, -1).sum(axis=1)
    return *parts, np.repeat(sums, len(weight) // groups)


def wrong_bias_none(x, weight, dy, groups, conv_backward):
    """The gradient of the bias is None: it is the sum of dy over three axes."""
    return *joined(split(x, weight, dy, groups, conv_backward)), None


def wrong_first_group_only(x, weight, dy, groups, conv_backward):
    """Only group 0 was done; the others are 0."""
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    part = split(x, weight, dy, groups, conv_backward)[0]
    dx[:, : weight.shape[1]], dweight[: len(weight) // groups] = part
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_zeros_made_in_the_loop(x, weight, dy, groups, conv_backward):
    """Only the last group was kept; the others are 0."""
    size, outs = weight.shape[1], len(weight) // groups
    for r in range(groups):
        dx, dweight = np.zeros_like(x), np.zeros_like(weight)
        i, o = slice(r * size, (r + 1) * size), slice(r * outs, (r + 1) * outs)
        dx[:, i], dweight[o] = conv_backward(x[:, i], weight[o], dy[:, o])
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_cut_in_turns(x, weight, dy, groups, conv_backward):
    """The groups are cut in turns (0, 2, 4 and 1, 3, 5). A group is a block: 0, 1, 2
    and 3, 4, 5.
    """
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    for r in range(groups):
        parts = conv_backward(x[:, r::groups], weight[r::groups], dy[:, r::groups])
        dx[:, r::groups], dweight[r::groups] = parts
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_input_in_turns(x, weight, dy, groups, conv_backward):
    """The channels of x are cut in turns. A group is a block of neighbours."""
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    outs = len(weight) // groups
    for r in range(groups):
        o = slice(r * outs, (r + 1) * outs)
        parts = conv_backward(x[:, r::groups], weight[o], dy[:, o])
        dx[:, r::groups], dweight[o] = parts
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_dy_in_turns(x, weight, dy, groups, conv_backward):
    """dy is cut in turns, the filters in blocks. Both must be blocks."""
    parts = [
        conv_backward(a, b, dy[:, r::groups])
        for r, (a, b) in enumerate(
            zip(np.split(x, groups, axis=1), np.split(weight, groups), strict=True)
        )
    ]
    return *joined(parts), dy.sum(axis=(0, 2, 3))


def wrong_dy_in_reverse(x, weight, dy, groups, conv_backward):
    """Group order: the filters of one group met the dy of another."""
    cut = zip(
        np.split(x, groups, axis=1),
        np.split(weight, groups),
        np.split(dy, groups, axis=1)[::-1],
        strict=True,
    )
    return *joined([conv_backward(*p) for p in cut]), dy.sum(axis=(0, 2, 3))


def wrong_input_in_reverse(x, weight, dy, groups, conv_backward):
    """Group order: the input of one group met the filters of another."""
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    size, outs = weight.shape[1], len(weight) // groups
    for r in range(groups):
        back = groups - 1 - r
        i = slice(back * size, (back + 1) * size)
        o = slice(r * outs, (r + 1) * outs)
        dx[:, i], dweight[o] = conv_backward(x[:, i], weight[o], dy[:, o])
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_joined_in_reverse(x, weight, dy, groups, conv_backward):
    """The parts of dx and dweight were joined in the wrong order of the groups."""
    parts = split(x, weight, dy, groups, conv_backward)[::-1]
    return *joined(parts), dy.sum(axis=(0, 2, 3))


def wrong_dx_in_reverse(x, weight, dy, groups, conv_backward):
    """dweight is right, but the parts of dx were joined in the wrong order of the
    groups.
    """
    parts = split(x, weight, dy, groups, conv_backward)
    return joined(parts[::-1])[0], joined(parts)[1], dy.sum(axis=(0, 2, 3))


def wrong_dx_added(x, weight, dy, groups, conv_backward):
    """dx: you added up the groups. Each group has its own input channels: put them
    side by side.
    """
    parts = split(x, weight, dy, groups, conv_backward)
    return sum(part[0] for part in parts), joined(parts)[1], dy.sum(axis=(0, 2, 3))


def wrong_dx_along_samples(x, weight, dy, groups, conv_backward):
    """dx: the groups were joined along the samples (axis 0). Channels are axis 1."""
    parts = split(x, weight, dy, groups, conv_backward)
    dx = np.concatenate([part[0] for part in parts])
    return dx, joined(parts)[1], dy.sum(axis=(0, 2, 3))


def wrong_dweight_along_channels(x, weight, dy, groups, conv_backward):
    """dweight: the groups were joined along axis 1. Filters are axis 0."""
    parts = split(x, weight, dy, groups, conv_backward)
    dweight = np.concatenate([part[1] for part in parts], axis=1)
    return joined(parts)[0], dweight, dy.sum(axis=(0, 2, 3))


def wrong_dweight_added(x, weight, dy, groups, conv_backward):
    """dweight: you added up the groups. Each group has its own filters: put them one
    after the other.
    """
    parts = split(x, weight, dy, groups, conv_backward)
    return joined(parts)[0], sum(part[1] for part in parts), dy.sum(axis=(0, 2, 3))


def wrong_dweight_mean(x, weight, dy, groups, conv_backward):
    """dx is right, dweight is the mean over the samples. That 1/N is in dy already:
    add.
    """
    dx, dweight = joined(split(x, weight, dy, groups, conv_backward))
    return dx, dweight / len(x), dy.sum(axis=(0, 2, 3))


def wrong_order_of_results(x, weight, dy, groups, conv_backward):
    """dx and dweight are swapped: first dx."""
    dx, dweight = joined(split(x, weight, dy, groups, conv_backward))
    return dweight, dx, dy.sum(axis=(0, 2, 3))


def wrong_bias_first(x, weight, dy, groups, conv_backward):
    """The bias stands first. The order is dx, dweight, dbias."""
    parts = joined(split(x, weight, dy, groups, conv_backward))
    return dy.sum(axis=(0, 2, 3)), *parts


def wrong_zeros(x, weight, dy, groups, conv_backward):
    """Everything is 0: are the results of conv_backward put anywhere?"""
    return np.zeros_like(x), np.zeros_like(weight), dy.sum(axis=(0, 2, 3))


def wrong_filters_of_group_0(x, weight, dy, groups, conv_backward):
    """Every group got the filters of group 0."""
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    size, outs = weight.shape[1], len(weight) // groups
    for r in range(groups):
        i, o = slice(r * size, (r + 1) * size), slice(r * outs, (r + 1) * outs)
        dx[:, i], dweight[:outs] = conv_backward(x[:, i], weight[:outs], dy[:, o])
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_averaged(x, weight, dy, groups, conv_backward):
    """You divided by the number of groups. Groups share nothing, so nothing is
    averaged.
    """
    dx, dweight = joined(split(x, weight, dy, groups, conv_backward))
    return dx / groups, dweight / groups, dy.sum(axis=(0, 2, 3))


def wrong_input_whole(x, weight, dy, groups, conv_backward):
    """x still has all its channels: a filter of a group sees C/groups of them. Cut
    axis 1 of x.
    """
    return *conv_backward(x, weight, dy), dy.sum(axis=(0, 2, 3))


def wrong_input_not_cut(x, weight, dy, groups, conv_backward):
    """x still has all its channels"""
    cut = zip(np.split(weight, groups), np.split(dy, groups, axis=1), strict=True)
    parts = [conv_backward(x, w, d) for w, d in cut]
    return *joined(parts), dy.sum(axis=(0, 2, 3))


def wrong_dy_not_cut(x, weight, dy, groups, conv_backward):
    """dy was not cut: of dy, too, a group needs its own channels only."""
    cut = zip(np.split(x, groups, axis=1), np.split(weight, groups), strict=True)
    return *joined([conv_backward(a, w, dy) for a, w in cut]), dy.sum(axis=(0, 2, 3))


def wrong_filters_not_cut(x, weight, dy, groups, conv_backward):
    """The filters were not cut: a group has O/groups of them, along axis 0."""
    cut = zip(np.split(x, groups, axis=1), np.split(dy, groups, axis=1), strict=True)
    parts = [conv_backward(a, weight, d) for a, d in cut]
    return *joined(parts), dy.sum(axis=(0, 2, 3))


def wrong_one_size_for_all(x, weight, dy, groups, conv_backward):
    """The slices of dy have the size of the input groups."""
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    size, outs = x.shape[1] // groups, len(weight) // groups
    for r in range(groups):
        i, o = slice(r * size, (r + 1) * size), slice(r * outs, (r + 1) * outs)
        dx[:, i], dweight[o] = conv_backward(x[:, i], weight[o], dy[:, i])
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_noise(x, weight, dy, groups, conv_backward):
    """Value number 1 of 3 is wrong."""
    rng = np.random.default_rng(0)
    return rng.normal(size=x.shape), rng.normal(size=weight.shape), rng.normal(size=1)


def wrong_two_groups_always(x, weight, dy, groups, conv_backward):
    """groups is 4 here: did you always cut into two?"""
    parts = split(x, weight, dy, 2, conv_backward)
    return *joined(parts), dy.sum(axis=(0, 2, 3))


def wrong_cut_along_samples(x, weight, dy, groups, conv_backward):
    """x still has all its channels: a filter of a group sees C/groups of them. Cut
    axis 1 of x.
    """
    size, outs = x.shape[1] // groups, len(weight) // groups
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    for r in range(groups):
        i, o = slice(r * size, (r + 1) * size), slice(r * outs, (r + 1) * outs)
        dx[i], dweight[o] = conv_backward(x[i], weight[o], dy[o])
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_begin_of_group(x, weight, dy, groups, conv_backward):
    """Group r begins at r times the size of a group, not at r."""
    size, outs = x.shape[1] // groups, len(weight) // groups
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    for r in range(groups):
        i, o = slice(r, r + size), slice(r, r + outs)
        dx[:, i], dweight[o] = conv_backward(x[:, i], weight[o], dy[:, o])
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_lists(x, weight, dy, groups, conv_backward):
    """The parts of the groups are not joined yet"""
    parts = split(x, weight, dy, groups, conv_backward)
    return [p[0] for p in parts], [p[1] for p in parts], dy.sum(axis=(0, 2, 3))


def wrong_tuple_not_taken_apart(x, weight, dy, groups, conv_backward):
    """conv_backward returns a tuple of two arrays. Take it apart"""
    size, outs = x.shape[1] // groups, len(weight) // groups
    dx = np.zeros_like(x)
    for r in range(groups):
        i, o = slice(r * size, (r + 1) * size), slice(r * outs, (r + 1) * outs)
        dx[:, i] += conv_backward(x[:, i], weight[o], dy[:, o])
    return dx


def wrong_decimal_size(x, weight, dy, groups, conv_backward):
    """A size made with / is a decimal number, even where it comes out even. Use //."""
    size, outs = x.shape[1] / groups, len(weight) / groups
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    for r in range(groups):
        i, o = slice(r * size, (r + 1) * size), slice(r * outs, (r + 1) * outs)
        dx[:, i], dweight[o] = conv_backward(x[:, i], weight[o], dy[:, o])
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_bias_sum_of_group(x, weight, dy, groups, conv_backward):
    """For the bias you added up each group. It is one number for each output
    channel.
    """
    parts = joined(split(x, weight, dy, groups, conv_backward))
    return *parts, np.array([part.sum() for part in np.split(dy, groups, axis=1)])


def in_slices(x, weight, dy, groups, conv_backward, size=None, outs=None, first=0):
    """The three gradients, with one of the sizes or the first group replaced."""
    size, outs = size or x.shape[1] // groups, outs or len(weight) // groups
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    for r in range(first, groups + first):
        i, o = slice(r * size, (r + 1) * size), slice(r * outs, (r + 1) * outs)
        dx[:, i], dweight[o] = conv_backward(x[:, i], weight[o], dy[:, o])
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_input_size_for_all(x, weight, dy, groups, conv_backward):
    """One size for both: a group has C/groups channels in x, but O/groups filters,
    and as many channels in dy.
    """
    size = x.shape[1] // groups
    return in_slices(x, weight, dy, groups, conv_backward, outs=size)


def wrong_output_size_for_all(x, weight, dy, groups, conv_backward):
    """Your slice of x has 2 channels, and a filter sees 3."""
    size = len(weight) // groups
    return in_slices(x, weight, dy, groups, conv_backward, size=size)


def wrong_end_of_slice(x, weight, dy, groups, conv_backward):
    """Slices of x have C/groups channels, those of dy O/groups; the end of a slice
    is not in it.
    """
    size = x.shape[1] // groups
    return conv_backward(x[:, : size - 1], weight[:2], dy[:, :2])


def wrong_divided_twice(x, weight, dy, groups, conv_backward):
    """Your slice of x has 1 channel, and a filter sees 3. Axis 1 of weight is C/groups
    already; it is not divided again.
    """
    size = weight.shape[1] // groups
    return in_slices(x, weight, dy, groups, conv_backward, size=size)


def wrong_groups_from_one(x, weight, dy, groups, conv_backward):
    """Your slice of x is empty. Group r goes from r·size up to (r + 1)·size, and the
    first r is 0.
    """
    dx, dweight = np.zeros_like(x), np.zeros_like(weight)
    size, outs = x.shape[1] // groups, len(weight) // groups
    for r in range(groups):
        i, o = slice(r * size, size), slice(r * outs, (r + 1) * outs)
        dx[:, i], dweight[o] = conv_backward(x[:, i], weight[o], dy[:, o])
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_split_of_channels(x, weight, dy, groups, conv_backward):
    """np.split cuts weight along axis 1, which has C/groups channels already. Cut
    axis 0.
    """
    cut = [np.split(thing, groups, axis=1) for thing in (x, weight, dy)]
    parts = [conv_backward(*group) for group in zip(*cut, strict=True)]
    return *joined(parts), dy.sum(axis=(0, 2, 3))


def wrong_samples_of_dx(x, weight, dy, groups, conv_backward):
    """The channels of dx are axis 1: dx[:, …]."""
    dx, size = np.zeros_like(x), x.shape[1] // groups
    for r, part in enumerate(split(x, weight, dy, groups, conv_backward)):
        dx[r * size : (r + 1) * size] = part[0]
    return dx, weight, dy.sum(axis=(0, 2, 3))


def wrong_groups_added(x, weight, dy, groups, conv_backward):
    """Nothing is added up here: put the part of each group into its slice of dx."""
    dx = np.zeros_like(x)
    for part in split(x, weight, dy, groups, conv_backward):
        dx += part[0]
    return dx, weight, dy.sum(axis=(0, 2, 3))


def wrong_order_of_conv_backward(x, weight, dy, groups, conv_backward):
    """conv_backward returns first dx, then dw."""
    dx, dweight, outs = np.zeros_like(x), np.zeros_like(weight), len(weight) // groups
    for r, part in enumerate(split(x, weight, dy, groups, conv_backward)):
        dweight[r * outs : (r + 1) * outs], dx = part
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_last_part_only(x, weight, dy, groups, conv_backward):
    """Only the last group is there. Put each part into its slice, or collect them in
    lists.
    """
    for part in split(x, weight, dy, groups, conv_backward):
        dx, dweight = part
    return dx, dweight, dy.sum(axis=(0, 2, 3))


def wrong_axes_of_bias(x, weight, dy, groups, conv_backward):
    """For the bias keep axis 1, the channels. You added up over axes 1, 2 and 3."""
    parts = joined(split(x, weight, dy, groups, conv_backward))
    return *parts, dy.sum(axis=(1, 2, 3))


def wrong_bias_of_last_group(x, weight, dy, groups, conv_backward):
    """The gradient of the bias is that of the last group only. It needs no groups at
    all.
    """
    parts = joined(split(x, weight, dy, groups, conv_backward))
    return *parts, np.split(dy, groups, axis=1)[-1].sum(axis=(0, 2, 3))


def wrong_bias_in_groups(x, weight, dy, groups, conv_backward):
    """The gradient of the bias is cut into groups. It has one axis: (O,)."""
    parts = joined(split(x, weight, dy, groups, conv_backward))
    dbias = [d.sum(axis=(0, 2, 3)) for d in np.split(dy, groups, axis=1)]
    return *parts, np.array(dbias)


def wrong_sum_without_brackets(x, weight, dy, groups, conv_backward):
    """So are several axes: `x.sum(axis=(0, 1))`."""
    return *joined(split(x, weight, dy, groups, conv_backward)), dy.sum(0, 2, 3)


def wrong_weight_by_the_number_of_groups(x, weight, dy, groups, conv_backward):
    """dweight is divided by the number of groups"""
    parts = zip(
        np.split(x, groups, axis=1),
        np.split(weight, groups),
        np.split(dy, groups, axis=1),
        strict=True,
    )
    dx, dw = zip(*[conv_backward(*part) for part in parts], strict=True)
    dx, dw = np.concatenate(dx, axis=1), np.concatenate(dw)
    return dx, dw / groups, dy.sum(axis=(0, 2, 3))
