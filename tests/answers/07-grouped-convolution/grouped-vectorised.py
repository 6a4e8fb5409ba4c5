"""Answers to exercise 7.3, all groups in one batched matrix product."""

import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view

from nnkit.rivals.groupings import library


def windows_of(x, weight):
    return sliding_window_view(x, weight.shape[2:], axis=(2, 3))


def columns_of(x, weight, groups):
    windows = windows_of(x, weight).transpose(1, 4, 5, 0, 2, 3)
    return windows.reshape(groups, weight[0].size, -1)


def finish(product, x, weight, bias):
    N, _, H, W = windows_of(x, weight).shape[:4]
    y = product.reshape(len(weight), N, H, W)
    return y.transpose(1, 0, 2, 3) + bias[:, None, None]


def right_bias_before_the_transpose(x, weight, bias, groups):
    O, I, kh, kw = weight.shape  # noqa: E741
    v = sliding_window_view(x, (kh, kw), axis=(2, 3))
    N, C, H, W = v.shape[:4]
    v = np.moveaxis(v, (1, 4, 5), (0, 1, 2)).reshape(groups, I * kh * kw, N * H * W)
    y = weight.reshape(groups, O // groups, I * kh * kw) @ v
    y = y.reshape(O, N, H, W) + bias.reshape(O, 1, 1, 1)
    return y.swapaxes(0, 1)


def right_places_as_rows(x, weight, bias, groups):
    O, I, kh, kw = weight.shape  # noqa: E741
    N, C, H, W = x.shape
    H, W = H - kh + 1, W - kw + 1
    v = sliding_window_view(x, (kh, kw), axis=(2, 3)).reshape(
        N, groups, I, H, W, kh, kw
    )
    rows = v.transpose(1, 0, 3, 4, 2, 5, 6).reshape(groups, N * H * W, I * kh * kw)
    filters = weight.reshape(groups, -1, I * kh * kw).transpose(0, 2, 1)
    y = (rows @ filters).reshape(groups, N, H, W, O // groups)
    y = y.transpose(1, 0, 4, 2, 3).reshape(N, O, H, W)
    return y + bias[None, :, None, None]


def right_einsum(x, weight, bias, groups):
    v = sliding_window_view(x, weight.shape[2:], axis=(2, 3))
    N, C, H, W, kh, kw = v.shape
    v = v.reshape(N, groups, C // groups, H, W, kh, kw)
    w = weight.reshape(groups, -1, C // groups, kh, kw)
    y = np.einsum("ngchwij,gocij->ngohw", v, w)
    return y.reshape(N, len(weight), H, W) + bias[:, None, None]


def right_strides(x, weight, bias, groups):
    O, I, kh, kw = weight.shape  # noqa: E741
    N, C, H, W = x.shape
    n, c, h, w = x.strides
    shape = (C, kh, kw, N, H - kh + 1, W - kw + 1)
    v = as_strided(x, shape, (c, h, w, n, h, w)).reshape(groups, I * kh * kw, -1)
    y = np.matmul(weight.reshape(groups, O // groups, -1), v).reshape(O, *shape[3:])
    return y.transpose(1, 0, 2, 3) + bias[:, np.newaxis, np.newaxis]


def wrong_input_order(x, weight, bias, groups):
    """The groups meet the wrong input channels"""
    columns = columns_of(x, weight, groups)[::-1]
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_product_turned(x, weight, bias, groups):
    """The order of the groups in the output is turned round"""
    columns = columns_of(x, weight, groups)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    product = (filters @ columns)[::-1]
    y = finish(product, x, weight, 0 * bias)
    return y + bias.reshape(groups, -1)[::-1].reshape(-1, 1, 1)


def wrong_interleaved_input(x, weight, bias, groups):
    """every groups-th one was taken, of the input."""
    windows = windows_of(x, weight).transpose(1, 4, 5, 0, 2, 3)
    C, kh, kw = windows.shape[:3]
    columns = windows.reshape(C // groups, groups, kh, kw, -1).swapaxes(0, 1)
    columns = columns.reshape(groups, weight[0].size, -1)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_interleaved_filters(x, weight, bias, groups):
    """every groups-th one was taken, of the filters; the biases are in order."""
    filters = weight.reshape(len(weight) // groups, groups, -1).swapaxes(0, 1)
    return finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_interleaved_output(x, weight, bias, groups):
    """The outputs of the groups are interleaved"""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    product = (filters @ columns_of(x, weight, groups)).swapaxes(0, 1)
    y = finish(product, x, weight, 0 * bias)
    return y + bias.reshape(groups, -1).T.reshape(-1, 1, 1)


def wrong_transposed_weights(x, weight, bias, groups):
    """The weights are transposed"""
    filters = weight.reshape(groups, -1, len(weight) // groups).swapaxes(1, 2)
    return finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_first_group_everywhere(x, weight, bias, groups):
    """Every group used the filters of group 0."""
    filters = weight.reshape(groups, len(weight) // groups, -1)[0]
    return finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_groups_ignored(x, weight, bias, groups):
    """The groups are ignored: every filter saw the channels of all groups."""
    filters = np.tile(weight, (1, groups, 1, 1)).reshape(len(weight), -1)
    columns = windows_of(x, weight).transpose(1, 4, 5, 0, 2, 3)
    columns = columns.reshape(filters.shape[1], -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_added_up(x, weight, bias, groups):
    """The outputs of the groups are added up."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    product = filters @ columns_of(x, weight, groups)
    product = product + bias.reshape(groups, -1, 1)
    N, _, H, W = windows_of(x, weight).shape[:4]
    return product.sum(axis=0).reshape(-1, N, H, W).swapaxes(0, 1)


def wrong_no_bias(x, weight, bias, groups):
    """The bias is missing."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns_of(x, weight, groups), x, weight, 0 * bias)


def wrong_bias_twice(x, weight, bias, groups):
    """It is added once."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns_of(x, weight, groups), x, weight, 2 * bias)


def wrong_bias_of_the_wrong_group(x, weight, bias, groups):
    """The biases meet the wrong groups: their order is turned round."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    turned = bias.reshape(groups, -1)[::-1].ravel()
    return finish(filters @ columns_of(x, weight, groups), x, weight, turned)


def wrong_bias_of_the_first_group(x, weight, bias, groups):
    """Every group got the biases of group 0."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    first = np.tile(bias[: len(bias) // groups], groups)
    return finish(filters @ columns_of(x, weight, groups), x, weight, first)


def wrong_one_bias(x, weight, bias, groups):
    """Every output got the first bias. Each has its own."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(
        filters @ columns_of(x, weight, groups), x, weight, np.full(len(bias), bias[0])
    )


def wrong_bias_axis(x, weight, bias, groups):
    """which is axis 1 of the output: bias[:, None, None] has the shape for that."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns_of(x, weight, groups), x, weight, 0 * bias) + bias


def wrong_bias_before_the_transpose(x, weight, bias, groups):
    """The bias was added while the output still had the axes (O, N, H′, W′)."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    N, _, H, W = windows_of(x, weight).shape[:4]
    y = (filters @ columns_of(x, weight, groups)).reshape(len(weight), N, H, W)
    return (y + bias[:, None, None]).transpose(1, 0, 2, 3)


def wrong_flipped_kernels(x, weight, bias, groups):
    """The kernels are turned by 180°."""
    flipped = weight[:, :, ::-1, ::-1]
    filters = flipped.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_kernel_axes_swapped(x, weight, bias, groups):
    """In the columns the kernel's rows and columns are swapped."""
    columns = windows_of(x, weight).transpose(1, 5, 4, 0, 2, 3)
    columns = columns.reshape(groups, weight[0].size, -1)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_window_sizes_swapped(x, weight, bias, groups):
    """The windows are kw × kh large. They must be kh × kw: rows come first."""
    kh, kw = weight.shape[2:]
    windows = sliding_window_view(x, (kw, kh), axis=(2, 3))
    N, C, H, W = windows.shape[:4]
    columns = windows.transpose(1, 4, 5, 0, 2, 3)
    columns = columns.reshape(groups, C // groups * kh * kw, -1)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    y = (filters @ columns).reshape(len(weight), N, H, W)
    return y.transpose(1, 0, 2, 3) + bias[:, None, None]


def wrong_step_2_missing(x, weight, bias, groups):
    """The windows were reshaped as they are. Transpose them first: step 2."""
    columns = windows_of(x, weight).reshape(groups, weight[0].size, -1)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_channels_not_first(x, weight, bias, groups):
    """the channels must be the first axis before you reshape"""
    columns = windows_of(x, weight).transpose(4, 5, 1, 0, 2, 3)
    columns = columns.reshape(groups, weight[0].size, -1)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_samples_first(x, weight, bias, groups):
    """In yours the samples come first."""
    columns = windows_of(x, weight).transpose(0, 1, 4, 5, 2, 3)
    columns = columns.reshape(groups, weight[0].size, -1)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_channels_last_in_the_filters(x, weight, bias, groups):
    """Within a filter the channels came last."""
    filters = weight.transpose(0, 2, 3, 1).reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_samples_last_in_the_columns(x, weight, bias, groups):
    """The places are in the wrong order: P runs through sample, row, column."""
    columns = windows_of(x, weight).transpose(1, 4, 5, 2, 3, 0)
    columns = columns.reshape(groups, weight[0].size, -1)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_step_7_missing(x, weight, bias, groups):
    """The output has the axes (O, N, …). It must be (N, O, …)."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    N, _, H, W = windows_of(x, weight).shape[:4]
    y = (filters @ columns_of(x, weight, groups)).reshape(len(weight), N, H, W)
    return y + bias[:, None, None, None]


def wrong_reshape_for_transpose(x, weight, bias, groups):
    """Axes are swapped with transpose."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    N, _, H, W = windows_of(x, weight).shape[:4]
    y = filters @ columns_of(x, weight, groups) + bias.reshape(groups, -1, 1)
    return y.reshape(N, len(weight), H, W)


def wrong_first_sample(x, weight, bias, groups):
    """Only the first sample was convolved."""
    x = x[:1]
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_groups_kept(x, weight, bias, groups):
    """The groups have got an axis of their own, after the samples."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    y = finish(filters @ columns_of(x, weight, groups), x, weight, bias)
    return y.reshape(len(x), groups, -1, *y.shape[2:])


def wrong_filters_not_cut(x, weight, bias, groups):
    """in the product they are (G, O/G, K) @ (G, K, P)."""
    filters = weight.reshape(groups, -1, len(weight) // groups)
    return finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_reshape_does_not_fit(x, weight, bias, groups):
    """Two shapes do not fit. Print the shape after each step"""
    C, O = x.shape[1], len(weight)  # noqa: E741
    windows = windows_of(x, weight).transpose(1, 4, 5, 0, 2, 3)
    columns = windows.reshape(groups, C * weight[0, 0].size, -1)
    filters = weight.reshape(groups, O, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_five_axes(x, weight, bias, groups):
    """transpose wants a number for each axis."""
    columns = windows_of(x, weight).transpose(1, 4, 5, 2, 3)
    columns = columns.reshape(groups, weight[0].size, -1)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_axis_twice(x, weight, bias, groups):
    """In transpose each axis stands once, and all are there"""
    columns = windows_of(x, weight).transpose(1, 4, 4, 0, 2, 3)
    columns = columns.reshape(groups, weight[0].size, -1)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_decimal_shape(x, weight, bias, groups):
    """A shape needs whole numbers: divide with `//`."""
    filters = weight.reshape(groups, len(weight) / groups, -1)
    return finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_first_channel_only(x, weight, bias, groups):
    """Of each group only the first input channel counts."""
    first = weight * (np.arange(weight.shape[1]) == 0)[:, None, None]
    filters = first.reshape(groups, len(weight) // groups, -1)
    return finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_mean(x, weight, bias, groups):
    """These are means over the group's channels."""
    filters = weight.reshape(groups, len(weight) // groups, -1) / weight.shape[1]
    return finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_loop_over_groups(x, weight, bias, groups):
    """there is a loop or a comprehension in it."""
    columns = columns_of(x, weight, groups)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    product = np.empty((groups, filters.shape[1], columns.shape[2]))
    for g in range(groups):
        product[g] = filters[g] @ columns[g]
    return finish(product, x, weight, bias)


def wrong_comprehension(x, weight, bias, groups):
    """there is a loop or a comprehension in it."""
    columns = columns_of(x, weight, groups)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    product = np.stack([f @ c for f, c in zip(filters, columns, strict=True)])
    return finish(product, x, weight, bias)


def wrong_zeros(x, weight, bias, groups):
    """Every value is 0."""
    N, _, H, W = windows_of(x, weight).shape[:4]
    return np.zeros((N, len(weight), H, W))


def wrong_noise(x, weight, bias, groups):
    """gives another result each time: it depends on chance."""
    N, _, H, W = windows_of(x, weight).shape[:4]
    return np.random.default_rng().normal(size=(N, len(weight), H, W))


def wrong_no_return(x, weight, bias, groups):
    """does it end with `return …`?"""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    finish(filters @ columns_of(x, weight, groups), x, weight, bias)


def wrong_nnkit(x, weight, bias, groups):
    """uses nnkit"""
    return library(x, weight, bias, groups)


def wrong_bias_after_reshape_for_transpose(x, weight, bias, groups):
    """(O, N, …) was reshaped to (N, O, …), and the bias added then."""
    N, _, H, W = windows_of(x, weight).shape[:4]
    filters = weight.reshape(groups, len(weight) // groups, -1)
    y = (filters @ columns_of(x, weight, groups)).reshape(N, len(weight), H, W)
    return y + bias[:, None, None]


def wrong_transpose_the_other_way(x, weight, bias, groups):
    """You told transpose where each old axis goes. It wants the opposite"""
    windows = windows_of(x, weight).transpose(3, 0, 4, 5, 1, 2)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    columns = windows.reshape(groups, filters.shape[2], -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_channels_of_the_filters(x, weight, bias, groups):
    """C is the number of channels of x; weight.shape[1] is C/groups already."""
    O, C, kh, kw = weight.shape  # noqa: E741
    windows = windows_of(x, weight).transpose(1, 4, 5, 0, 2, 3)
    columns = windows.reshape(groups, C // groups * kh * kw, -1)
    filters = weight.reshape(groups, O // groups, -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_window_axes_not_named(x, weight, bias, groups):
    """sliding_window_view must know its axes: axis=(2, 3)."""
    windows = sliding_window_view(x, weight.shape[2:]).transpose(1, 4, 5, 0, 2, 3)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    columns = windows.reshape(groups, filters.shape[2], -1)
    return finish(filters @ columns, x, weight, bias)


def wrong_size_of_the_input(x, weight, bias, groups):
    """The output is smaller than x: H′ = H − kh + 1, and W′ in the same way."""
    filters = weight.reshape(groups, len(weight) // groups, -1)
    y = filters @ columns_of(x, weight, groups)
    y = y.reshape(len(weight), len(x), *x.shape[2:]).transpose(1, 0, 2, 3)
    return y + bias[:, None, None]


def wrong_map(x, weight, bias, groups):
    """there is a loop or a comprehension in it"""
    columns = columns_of(x, weight, groups)
    filters = weight.reshape(groups, len(weight) // groups, -1)
    products = np.array(list(map(np.matmul, filters, columns)))
    return finish(products, x, weight, bias)


def wrong_recursion(x, weight, bias, groups):
    """there is a loop or a comprehension in it"""
    if groups == 1:
        filters = weight.reshape(1, len(weight), -1)
        return finish(filters @ columns_of(x, weight, 1), x, weight, bias)
    c, o = x.shape[1] // groups, len(weight) // groups
    first = wrong_recursion(x[:, :c], weight[:o], bias[:o], 1)
    rest = wrong_recursion(x[:, c:], weight[o:], bias[o:], groups - 1)
    return np.concatenate([first, rest], axis=1)
