"""Answers to stretch exercise 7.S1, one ordinary layer for a separable pair."""

import numpy as np


def right_broadcast(depthwise, depthwise_bias, pointwise, pointwise_bias):
    weight = pointwise * depthwise[:, 0]
    return weight, pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias


def right_loops(depthwise, depthwise_bias, pointwise, pointwise_bias):
    c2, c1 = pointwise.shape[:2]
    weight = np.zeros((c2, c1, *depthwise.shape[2:]))
    bias = np.array(pointwise_bias, float)
    for o in range(c2):
        for c in range(c1):
            weight[o, c] = pointwise[o, c, 0, 0] * depthwise[c, 0]
            bias[o] += pointwise[o, c, 0, 0] * depthwise_bias[c]
    return weight, bias


def right_einsum(depthwise, depthwise_bias, pointwise, pointwise_bias):
    p = pointwise.reshape(pointwise.shape[:2])
    weight = np.einsum("oc,chw->ochw", p, depthwise[:, 0])
    return weight, np.einsum("oc,c->o", p, depthwise_bias) + pointwise_bias


def wrong_depthwise_bias_lost(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The depthwise biases are lost. They go through the pointwise layer, too."""
    return pointwise * depthwise[:, 0], pointwise_bias


def wrong_pointwise_bias_lost(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The pointwise biases are missing."""
    return pointwise * depthwise[:, 0], pointwise[:, :, 0, 0] @ depthwise_bias


def wrong_bias_not_weighted(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """You added up the depthwise biases as they are. Each goes through a pointwise
    weight.
    """
    return pointwise * depthwise[:, 0], pointwise_bias + depthwise_bias.sum()


def wrong_bias_through_filter(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """You sent the depthwise biases through the depthwise filters. They are added
    after them.
    """
    weight = pointwise * depthwise[:, 0]
    return weight, pointwise_bias + weight.sum(axis=(2, 3)) @ depthwise_bias


def wrong_filter_for_all(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """Every input channel got the depthwise filter of channel 0."""
    bias = pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias
    return pointwise * depthwise[0], bias


def wrong_sum(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """You added the two weights. One layer after the other multiplies them."""
    bias = pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias
    return pointwise + depthwise[:, 0], bias


def wrong_turned(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The filters are turned by 180°. Nothing is turned here."""
    bias = pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias
    return (pointwise * depthwise[:, 0])[:, :, ::-1, ::-1], bias


def wrong_filters_transposed(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """Rows and columns of the filters are swapped."""
    bias = pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias
    return (pointwise * depthwise[:, 0]).swapaxes(2, 3), bias


def wrong_axes_swapped(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The first two axes of the weight are swapped: outputs come first, then inputs."""
    bias = pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias
    return (pointwise * depthwise[:, 0]).swapaxes(0, 1), bias


def wrong_pointwise_transposed(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """You filled the table of pointwise weights column by column."""
    c2, c1 = pointwise.shape[:2]
    p = pointwise.reshape(c1, c2).T
    weight = p[:, :, None, None] * depthwise[:, 0]
    return weight, p @ depthwise_bias + pointwise_bias


def wrong_channels_added(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """You added up the input channels. The layer itself does that, with a filter for
    each.
    """
    bias = pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias
    return (pointwise * depthwise[:, 0]).sum(axis=1, keepdims=True), bias


def wrong_depthwise_alone(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """These are the depthwise filters, the same for every output. The pointwise
    weights are missing.
    """
    bias = pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias
    weight = np.broadcast_to(
        depthwise[:, 0], (*pointwise.shape[:2], *depthwise.shape[2:])
    )
    return weight.copy(), bias


def wrong_swapped(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The two parts are swapped: first the weight, then the bias."""
    bias = pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias
    return bias, pointwise * depthwise[:, 0]


def wrong_weight_only(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The bias is missing: return two things."""
    return pointwise * depthwise[:, 0]


def wrong_zeros(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The weight is 0: is it ever filled in?"""
    bias = pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias
    return 0 * (pointwise * depthwise[:, 0]), bias


def wrong_axes_do_not_meet(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The axes do not meet. Take axis 1 out of the depthwise filters: depthwise[:, 0]
    has the shape (C, kh, kw).
    """
    return pointwise * depthwise, pointwise_bias


def wrong_axes_do_not_meet_turned(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The axes do not meet. Take axis 1 out of the depthwise filters: depthwise[:, 0]
    has the shape (C, kh, kw).
    """
    return depthwise * pointwise, pointwise_bias


def wrong_product_of_matrices(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """`@` takes the last two axes, and those of pointwise have the length 1. Weights
    need no `@`; for the biases take the table pointwise[:, :, 0, 0].
    """
    return pointwise @ depthwise, pointwise_bias


def wrong_biases_added(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """a has a number for each input, b one for each output. Each a goes through the
    pointwise weights, which adds up over the inputs.
    """
    return pointwise * depthwise[:, 0], depthwise_bias + pointwise_bias


def wrong_four_axes(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """`@` takes the last two axes, and those of pointwise have the length 1. Weights
    need no `@`; for the biases take the table pointwise[:, :, 0, 0].
    """
    return pointwise * depthwise[:, 0], pointwise @ depthwise_bias + pointwise_bias


def wrong_not_added_up(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """p·a is a table (O, C): add up over the input channels, axis 1, before b comes
    in.
    """
    table = pointwise[:, :, 0, 0]
    return pointwise * depthwise[:, 0], table * depthwise_bias + pointwise_bias


def wrong_one_by_one_array(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """pointwise[o, c] is an array of 1×1 still. Its number is pointwise[o, c, 0, 0]."""
    bias = pointwise_bias.copy()
    for o, c in np.ndindex(*pointwise.shape[:2]):
        bias[o] += pointwise[o, c] * depthwise_bias[c]
    return pointwise * depthwise[:, 0], bias


def wrong_last_channel_only(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """Each bias has the part of the last channel only. Add up over all input
    channels.
    """
    bias = np.zeros(len(pointwise))
    for o, c in np.ndindex(*pointwise.shape[:2]):
        bias[o] = pointwise[o, c, 0, 0] * depthwise_bias[c] + pointwise_bias[o]
    return pointwise * depthwise[:, 0], bias


def wrong_bias_for_each_channel(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """You added the pointwise bias once for each input channel. It is added once."""
    bias = np.zeros(len(pointwise))
    for o, c in np.ndindex(*pointwise.shape[:2]):
        bias[o] += pointwise[o, c, 0, 0] * depthwise_bias[c] + pointwise_bias[o]
    return pointwise * depthwise[:, 0], bias


def wrong_product_of_sums(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """Σ p·a is not Σ p · Σ a: multiply channel by channel, then add up."""
    bias = pointwise.sum(axis=(1, 2, 3)) * depthwise_bias.sum() + pointwise_bias
    return pointwise * depthwise[:, 0], bias


def wrong_bias_as_table(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The bias is a table: add up over the input channels, one number for each
    output.
    """
    column = pointwise[:, :, 0, 0] @ depthwise_bias[:, None]
    return pointwise * depthwise[:, 0], column + pointwise_bias


def wrong_filters_of_two_by_two(depthwise, depthwise_bias, pointwise, pointwise_bias):
    """The filters are 3×2 here. Take their size from depthwise.shape."""
    weight = np.zeros((*pointwise.shape[:2], 2, 2))
    for o, c in np.ndindex(*pointwise.shape[:2]):
        weight[o, c] = pointwise[o, c, 0, 0] * depthwise[c, 0]
    return weight, pointwise[:, :, 0, 0] @ depthwise_bias + pointwise_bias
