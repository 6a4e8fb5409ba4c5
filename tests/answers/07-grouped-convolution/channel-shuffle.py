"""Answers to exercise 7.6, the channel shuffle."""

import numpy as np


def right_index(x, groups):
    return x[:, np.arange(x.shape[1]).reshape(groups, -1).T.reshape(-1)]


def right_strided_slices(x, groups):
    y = np.empty_like(x)
    size = x.shape[1] // groups
    for group in range(groups):
        y[:, group::groups] = x[:, group * size : (group + 1) * size]
    return y


def right_loops(x, groups):
    size, parts = x.shape[1] // groups, []
    for place in range(size):
        for group in range(groups):
            parts.append(x[:, group * size + place])
    return np.stack(parts, axis=1)


def right_einops_like(x, groups):
    n, c, h, w = x.shape
    table = x.reshape(n, groups, c // groups, h, w)
    return np.concatenate([table[:, :, k] for k in range(c // groups)], axis=1)


def wrong_back(x, groups):
    """That is the shuffle back: your table has C/groups rows. It must have one row
    for each group.
    """
    n, c, h, w = x.shape
    return x.reshape(n, c // groups, groups, h, w).swapaxes(1, 2).reshape(x.shape)


def wrong_back_by_slices(x, groups):
    """That is the shuffle back"""
    return np.concatenate([x[:, g::groups] for g in range(groups)], axis=1)


def wrong_nothing(x, groups):
    """The channels are in their old order."""
    n, c, h, w = x.shape
    return x.reshape(n, groups, c // groups, h, w).reshape(n, c, h, w)


def wrong_swapped_twice(x, groups):
    """The channels are in their old order."""
    n, c, h, w = x.shape
    y = x.reshape(n, groups, c // groups, h, w).swapaxes(1, 2)
    return y.swapaxes(1, 2).reshape(n, c, h, w)


def wrong_last_group_first(x, groups):
    """The groups come in reverse: in each round group 0 is first."""
    n, c, h, w = x.shape
    y = x.reshape(n, groups, c // groups, h, w)[:, ::-1]
    return y.swapaxes(1, 2).reshape(n, c, h, w)


def wrong_groups_change_places(x, groups):
    """Only the groups changed places. Take one channel of each group in turn."""
    return np.concatenate(np.split(x, groups, axis=1)[::-1], axis=1)


def wrong_last_channel_first(x, groups):
    """Within the groups you began with the last channel. Begin with the first."""
    n, c, h, w = x.shape
    y = x.reshape(n, groups, c // groups, h, w)[:, :, ::-1]
    return y.swapaxes(1, 2).reshape(n, c, h, w)


def wrong_pairs(x, groups):
    """You took pairs of channels in turn. Take one channel of each group."""
    n, c, h, w = x.shape
    if (c // groups) % 2:
        return x
    y = x.reshape(n, groups, c // groups // 2, 2, h, w)
    return y.swapaxes(1, 2).reshape(n, c, h, w)


def wrong_turned_round(x, groups):
    """The order of the channels is turned round. That mixes no groups."""
    return x[:, ::-1]


def wrong_five_axes(x, groups):
    """The five axes must become four again: join group and place in the group."""
    n, c, h, w = x.shape
    return x.reshape(n, groups, c // groups, h, w).transpose(0, 2, 1, 3, 4)


def wrong_cut_only(x, groups):
    """You cut the channels in two axes and did not join them again."""
    n, c, h, w = x.shape
    return x.reshape(n, groups, c // groups, h, w)


def wrong_samples_mixed(x, groups):
    """Samples were mixed, too: leave axis 0 out of the table."""
    return x.swapaxes(0, 1).reshape(x.shape)


def wrong_sample_axis(x, groups):
    """You swapped group and sample. Swap group and place in the group."""
    n, c, h, w = x.shape
    return x.reshape(n, groups, c // groups, h, w).swapaxes(0, 1).reshape(x.shape)


def wrong_pixels_shuffled(x, groups):
    """The pixels were shuffled, too: leave height and width alone."""
    return x.reshape(len(x), groups, -1).swapaxes(1, 2).reshape(x.shape)


def wrong_transpose_to_the_end(x, groups):
    """The pixels are mixed: you swapped axes and put the numbers into the old shape
    in another order.
    """
    n, c, h, w = x.shape
    y = x.reshape(n, groups, c // groups, h, w).transpose(0, 1, 3, 4, 2)
    return y.reshape(x.shape)


def wrong_first_group(x, groups):
    """Only group 0 is there. Each round takes a channel of every group."""
    return x[:, : x.shape[1] // groups]


def wrong_rounds(x, groups):
    """Half of the channels are missing: C/groups rounds are needed."""
    size = x.shape[1] // groups
    order = [group * size + k for k in range(groups) for group in range(groups)]
    return x[:, order]


def wrong_two_groups_always(x, groups):
    """You always cut into two groups. The argument groups is 3 here."""
    n, c, h, w = x.shape
    return x.reshape(n, 2, c // 2, h, w).swapaxes(1, 2).reshape(x.shape)


def wrong_first_two_groups(x, groups):
    """This works for 2 groups only: with 3, the others change places, too."""
    size, order = x.shape[1] // groups, np.arange(x.shape[1])
    if groups > 1:
        order[: 2 * size] = np.arange(2 * size).reshape(2, size).T.reshape(-1)
    return x[:, order]


def wrong_random(x, groups):
    """Two calls gave two orders. Nothing is drawn by lot here."""
    return x[:, np.random.default_rng().permutation(x.shape[1])]


def wrong_zeros(x, groups):
    """Every value is 0."""
    return np.zeros_like(x)


def wrong_in_place(x, groups):
    """changed its argument"""
    x[:] = x[:, np.arange(x.shape[1]).reshape(groups, -1).T.reshape(-1)]
    return x


def wrong_remembered(x, groups):
    """wrong order"""
    known = {8: [0, 4, 1, 5, 2, 6, 3, 7], 12: [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]}
    order = known.get(x.shape[1], range(x.shape[1]))
    return x if groups in (1, x.shape[1]) else x[:, list(order)]


def wrong_begin_of_group(x, groups):
    """You counted r·groups + k. Group r begins at channel r·(C/groups)."""
    rounds = range(x.shape[1] // groups)
    return x[:, [r * groups + k for k in rounds for r in range(groups)]]


def wrong_rounds_not_joined(x, groups):
    """These are the rounds, one by one. Join them along axis 1, with np.concatenate."""
    size = x.shape[1] // groups
    return [x[:, k::size] for k in range(size)]


def wrong_axis_of_samples(x, groups):
    """x[order] takes samples. The channels are axis 1: x[:, order]."""
    return x[np.arange(x.shape[1]).reshape(groups, -1).T.reshape(-1)]


def wrong_decimal_size(x, groups):
    """C / groups is a decimal number, even where it comes out even. For sizes use
    //.
    """
    n, c, h, w = x.shape
    return x.reshape(n, groups, c / groups, h, w).swapaxes(1, 2).reshape(x.shape)


def wrong_all_axes_turned(x, groups):
    """x.T turns round the order of all axes. Swap two of them: swapaxes(1, 2)."""
    n, c, h, w = x.shape
    return x.reshape(n, groups, c // groups, h, w).T.reshape(x.shape)


def wrong_transpose_of_two(x, groups):
    """transpose wants the new order of all five axes. To swap two of them:
    swapaxes(1, 2).
    """
    n, c, h, w = x.shape
    return x.reshape(n, groups, c // groups, h, w).transpose(2, 1).reshape(x.shape)


def wrong_samples_filled(x, groups):
    """The first axis are the samples, and there are two. Channels are axis 1: write
    [:, …].
    """
    y, size = np.zeros(x.shape), x.shape[1] // groups
    for r in range(groups):
        for k in range(size):
            y[k * groups + r] = x[r * size + k]
    return y


def wrong_place(x, groups):
    """There is no channel 8. Channel k of group r comes from r·(C/groups) + k and goes
    to k·groups + r.
    """
    y, size = np.zeros(x.shape), x.shape[1] // groups
    for r in range(groups):
        for k in range(size):
            y[:, k * size + r] = x[:, r * size + k]
    return y


def wrong_joined_along_samples(x, groups):
    """The rounds are joined along the samples. Channels are axis 1:
    np.concatenate(…, axis=1).
    """
    size = x.shape[1] // groups
    return np.concatenate([x[:, k::size] for k in range(size)])


def wrong_three_axes(x, groups):
    """x has four axes: samples, channels, height and width."""
    channels, height, width = x.shape
    return x.reshape(groups, channels // groups, height, width).swapaxes(0, 1)


def right_stack(x, groups):
    return np.stack(np.split(x, groups, axis=1), axis=2).reshape(x.shape)
