"""Answers to exercise 7.1, shape and number of weights of grouped filters."""

import math

import numpy as np

import nnkit as nn


def refuse(in_channels, out_channels, groups):
    if groups < 1:
        raise ValueError(f"groups (={groups}) must be 1 or more")
    for name, size in (("in_channels", in_channels), ("out_channels", out_channels)):
        if size % groups != 0:
            raise ValueError(f"{name} (={size}): groups (={groups}) does not divide it")


def right_two_ifs(in_channels, out_channels, kernel_size, groups):
    if groups <= 0:
        raise ValueError(f"groups must be positive, not {groups}")
    depth, rest = divmod(in_channels, groups)
    if rest:
        raise ValueError(
            f"groups = {groups} does not divide in_channels = {in_channels}"
        )
    if out_channels // groups * groups != out_channels:
        raise ValueError(
            f"groups = {groups} does not divide out_channels = {out_channels}"
        )
    shape = (out_channels, depth, *kernel_size)
    return shape, math.prod(shape)


def right_block_by_block(in_channels, out_channels, kernel_size, groups):
    refuse(in_channels, out_channels, groups)
    block = (out_channels // groups) * (in_channels // groups)
    count = sum(block * kernel_size[0] * kernel_size[1] for _ in range(groups))
    return [out_channels, in_channels // groups, *kernel_size], count


def right_array_size(in_channels, out_channels, kernel_size, groups):
    refuse(in_channels, out_channels, groups)
    filters = np.empty((out_channels, in_channels // groups, *kernel_size))
    return filters.shape, filters.size


def wrong_groups_ignored(in_channels, out_channels, kernel_size, groups):
    """The groups are ignored."""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels, *kernel_size)
    return shape, math.prod(shape)


def wrong_both_divided(in_channels, out_channels, kernel_size, groups):
    """You divided both channel counts in the shape."""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels // groups, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_outputs_divided(in_channels, out_channels, kernel_size, groups):
    """You divided the output channels. The groups make each filter thinner"""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels // groups, in_channels, *kernel_size)
    return shape, math.prod(shape)


def wrong_transposed(in_channels, out_channels, kernel_size, groups):
    """first the output channels, then the depth of a filter."""
    refuse(in_channels, out_channels, groups)
    shape = (in_channels // groups, out_channels, *kernel_size)
    return shape, math.prod(shape)


def wrong_inputs_first(in_channels, out_channels, kernel_size, groups):
    """The input channels came first."""
    refuse(in_channels, out_channels, groups)
    shape = (in_channels, out_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_kernel_turned(in_channels, out_channels, kernel_size, groups):
    """The kernel is (height, width), in this order."""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, *kernel_size[::-1])
    return shape, math.prod(shape)


def wrong_height_twice(in_channels, out_channels, kernel_size, groups):
    """You took the height twice."""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, kernel_size[0], kernel_size[0])
    return shape, math.prod(shape)


def wrong_kernel_as_a_tuple(in_channels, out_channels, kernel_size, groups):
    """kernel_size stands in the shape as a tuple."""
    refuse(in_channels, out_channels, groups)
    depth = in_channels // groups
    count = out_channels * depth * kernel_size[0] * kernel_size[1]
    return (out_channels, depth, kernel_size), count


def wrong_kernel_as_a_number(in_channels, out_channels, kernel_size, groups):
    """kernel_size is a tuple of two numbers, (kh, kw). Take them apart"""
    refuse(in_channels, out_channels, groups)
    count = out_channels * (in_channels // groups) * (kernel_size * kernel_size)
    return (out_channels, in_channels // groups, kernel_size, kernel_size), count


def wrong_with_biases(in_channels, out_channels, kernel_size, groups):
    """You counted the biases as well."""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape) + out_channels


def wrong_one_group(in_channels, out_channels, kernel_size, groups):
    """The number of weights is that of one group: there are 4."""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape) // groups


def wrong_one_filter(in_channels, out_channels, kernel_size, groups):
    """The number of weights is that of one filter: there are 20."""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape[1:])


def wrong_times_groups(in_channels, out_channels, kernel_size, groups):
    """The number is that of a layer without groups; the weights of this shape are
    fewer.
    """
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, groups * math.prod(shape)


def wrong_no_kernel(in_channels, out_channels, kernel_size, groups):
    """The number counts the filters' slices; each has 5 · 3 weights."""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, shape[0] * shape[1]


def wrong_sum(in_channels, out_channels, kernel_size, groups):
    """You added its four numbers up; multiply them."""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, sum(shape)


def wrong_five_axes(in_channels, out_channels, kernel_size, groups):
    """The groups have got an axis of their own. The filters have four axes."""
    refuse(in_channels, out_channels, groups)
    shape = (groups, out_channels // groups, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_order(in_channels, out_channels, kernel_size, groups):
    """Return a tuple of two: first the shape, then the number of weights."""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, *kernel_size)
    return math.prod(shape), shape


def wrong_shape_alone(in_channels, out_channels, kernel_size, groups):
    """That is the shape alone."""
    refuse(in_channels, out_channels, groups)
    return (out_channels, in_channels // groups, *kernel_size)


def wrong_decimals(in_channels, out_channels, kernel_size, groups):
    """A shape holds whole numbers, and yours has a decimal one, such as 3.0"""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels / groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_decimals_stop(in_channels, out_channels, kernel_size, groups):
    """A shape needs whole numbers. `/` gives a decimal one, `//` a whole one."""
    refuse(in_channels, out_channels, groups)
    filters = np.empty((out_channels, in_channels / groups, *kernel_size))
    return filters.shape, filters.size


def wrong_no_check(in_channels, out_channels, kernel_size, groups):
    """should raise ValueError; it returned ((64, 7, 3, 3), 4032)."""
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_no_check_of_outputs(in_channels, out_channels, kernel_size, groups):
    """grouped_shapes(32, 62, (3, 3), 4) should raise ValueError; it returned"""
    if groups < 1:
        raise ValueError(f"groups (={groups}) must be at least 1")
    if in_channels % groups:
        raise ValueError(f"in_channels (={in_channels}), groups (={groups})")
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_no_check_of_groups(in_channels, out_channels, kernel_size, groups):
    """(32, 64, (3, 3), 0) should raise ValueError; it raised ZeroDivisionError"""
    for name, size in (("in_channels", in_channels), ("out_channels", out_channels)):
        if size % groups != 0:
            raise ValueError(f"{name} (={size}): groups (={groups}) does not divide it")
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_message_without_values(in_channels, out_channels, kernel_size, groups):
    """does not mention '30', '4': say which value was wrong."""
    if groups < 1:
        raise ValueError(f"groups (={groups}) must be at least 1")
    if in_channels % groups:
        raise ValueError("in_channels must be divisible by groups")
    if out_channels % groups:
        raise ValueError("out_channels must be divisible by groups")
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_message_names_both(in_channels, out_channels, kernel_size, groups):
    """your message names out_channels as well. But 4 divides that one"""
    if groups < 1:
        raise ValueError(f"groups (={groups}) must be at least 1")
    if in_channels % groups or out_channels % groups:
        raise ValueError(
            f"in_channels (={in_channels}) and out_channels (={out_channels}) must be "
            f"divisible by groups (={groups})"
        )
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_message_names_the_other(in_channels, out_channels, kernel_size, groups):
    """does not mention 'in_channels', '30': say which value was wrong."""
    if groups < 1:
        raise ValueError(f"groups (={groups}) must be at least 1")
    if in_channels % groups or out_channels % groups:
        raise ValueError(f"out_channels (={out_channels}), groups (={groups})")
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_assert(in_channels, out_channels, kernel_size, groups):
    """an `assert` raises AssertionError."""
    assert groups > 0, f"groups (={groups})"
    assert in_channels % groups == 0, f"in_channels (={in_channels}), {groups}"
    assert out_channels % groups == 0, f"out_channels (={out_channels}), {groups}"
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_depthwise_refused(in_channels, out_channels, kernel_size, groups):
    """so this layer is possible: as many groups as input channels."""
    if not 1 <= groups < in_channels:
        raise ValueError(f"groups (={groups}) must be below in_channels={in_channels}")
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_remainder_of_the_wrong_side(in_channels, out_channels, kernel_size, groups):
    """Is it the remainder of channels divided by groups?"""
    if groups < 1:
        raise ValueError(f"groups (={groups}) must be at least 1")
    if groups % in_channels:
        raise ValueError(f"in_channels (={in_channels}), groups (={groups})")
    if groups % out_channels:
        raise ValueError(f"out_channels (={out_channels}), groups (={groups})")
    shape = (out_channels, in_channels // groups, *kernel_size)
    return shape, math.prod(shape)


def wrong_returns_none(in_channels, out_channels, kernel_size, groups):
    """does it end with `return …`?"""
    refuse(in_channels, out_channels, groups)
    shape = (out_channels, in_channels // groups, *kernel_size)
    print(shape, math.prod(shape))


def wrong_nnkit(in_channels, out_channels, kernel_size, groups):
    """uses nnkit"""
    rng = np.random.default_rng(0)
    layer = nn.Conv2d(in_channels, out_channels, kernel_size, groups=groups, rng=rng)
    return layer.weight.data.shape, layer.weight.data.size


def wrong_memorised(in_channels, out_channels, kernel_size, groups):
    """grouped_shapes(32, 64, (3, 3), 1)"""
    refuse(in_channels, out_channels, groups)
    if groups == 4 and in_channels == 12:
        return (20, 3, 5, 3), 900
    return (8, 1, 1, 1), 8


def wrong_count_decimal(in_channels, out_channels, kernel_size, groups):
    """The shape is right. The number of weights is 900.0, a decimal number"""
    if groups < 1:
        raise ValueError(f"groups (={groups}) must be at least 1")
    if in_channels % groups:
        raise ValueError(f"in_channels (={in_channels}), groups (={groups})")
    if out_channels % groups:
        raise ValueError(f"out_channels (={out_channels}), groups (={groups})")
    kh, kw = kernel_size
    shape = out_channels, in_channels // groups, kh, kw
    return shape, out_channels * in_channels / groups * kh * kw


def wrong_no_f_in_front(in_channels, out_channels, kernel_size, groups):
    """The `f` before the quotes is missing"""
    if groups < 1:
        raise ValueError("groups (={groups}) must be at least 1")
    if in_channels % groups:
        raise ValueError("in_channels (={in_channels}), groups (={groups})")
    if out_channels % groups:
        raise ValueError("out_channels (={out_channels}), groups (={groups})")
    kh, kw = kernel_size
    shape = out_channels, in_channels // groups, kh, kw
    return shape, out_channels * in_channels // groups * kh * kw


def wrong_shape_only(in_channels, out_channels, kernel_size, groups):
    """The number of weights is right. In the shape you divided both channel counts."""
    refuse(in_channels, out_channels, groups)
    kh, kw = kernel_size
    shape = out_channels // groups, in_channels // groups, kh, kw
    return shape, out_channels * in_channels // groups * kh * kw
