"""Answers to exercise 7.5, the cost of a depthwise separable convolution."""

import math


def right_formulas(in_channels, out_channels, kernel_size, height, width):
    places = kernel_size[0] * kernel_size[1]
    parameters = in_channels * (places + 1) + out_channels * (in_channels + 1)
    work = height * width * in_channels * (places + out_channels)
    return parameters, work, 1 / out_channels + 1 / places


def right_shapes(in_channels, out_channels, kernel_size, height, width):
    shapes = [(in_channels, 1, *kernel_size), (out_channels, in_channels, 1, 1)]
    weights = sum(math.prod(shape) for shape in shapes)
    biases = sum(shape[0] for shape in shapes)
    ordinary = math.prod((out_channels, in_channels, *kernel_size))
    return weights + biases, weights * height * width, weights / ordinary


def right_counted_one_by_one(in_channels, out_channels, kernel_size, height, width):
    kh, kw = kernel_size
    weights = 0
    for _ in range(in_channels):
        weights += kh * kw  # depthwise
        for _ in range(out_channels):
            weights += 1  # pointwise
    work = 0
    for _ in range(height * width):
        work += weights
    whole = out_channels * in_channels * kh * kw * height * width
    return weights + in_channels + out_channels, work, work / whole


def costs(c1, c2, kernel, height, width):
    """Parameters, work and ratio of the pair, and the work of the ordinary layer."""
    weights = c1 * kernel[0] * kernel[1] + c1 * c2
    places = height * width
    whole = c1 * c2 * kernel[0] * kernel[1] * places
    return weights + c1 + c2, weights * places, weights * places / whole, whole


def wrong_no_biases(in_channels, out_channels, kernel_size, height, width):
    """Parameters: the biases are missing, one for each output channel of both
    layers.
    """
    _, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return in_channels * (math.prod(kernel_size) + out_channels), w, r


def wrong_no_depthwise_bias(in_channels, out_channels, kernel_size, height, width):
    """Parameters: the biases of the depthwise layer are missing."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p - in_channels, w, r


def wrong_no_pointwise_bias(in_channels, out_channels, kernel_size, height, width):
    """Parameters: the biases of the pointwise layer are missing."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p - out_channels, w, r


def wrong_one_bias_a_layer(in_channels, out_channels, kernel_size, height, width):
    """Parameters: you counted one bias a layer. There is one for each output
    channel.
    """
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p - in_channels - out_channels + 2, w, r


def wrong_depthwise_sees_all(in_channels, out_channels, kernel_size, height, width):
    """Multiply–adds: a depthwise filter sees one channel. You gave it all of them."""
    kh, kw = kernel_size
    depthwise = in_channels * in_channels * kh * kw
    pointwise = in_channels * out_channels
    work = (depthwise + pointwise) * height * width
    whole = in_channels * out_channels * kh * kw * height * width
    parameters = depthwise + in_channels + pointwise + out_channels
    return parameters, work, work / whole


def wrong_pointwise_with_window(in_channels, out_channels, kernel_size, height, width):
    """Parameters: a pointwise filter has 1×1 places. You gave it those of the
    depthwise one.
    """
    kh, kw = kernel_size
    depthwise = in_channels * kh * kw
    pointwise = in_channels * out_channels * kh * kw
    work = (depthwise + pointwise) * height * width
    whole = in_channels * out_channels * kh * kw * height * width
    parameters = depthwise + in_channels + pointwise + out_channels
    return parameters, work, work / whole


def wrong_ordinary(in_channels, out_channels, kernel_size, height, width):
    """Parameters: these are those of the ordinary convolution."""
    *_, whole = costs(in_channels, out_channels, kernel_size, height, width)
    return whole // (height * width) + out_channels, whole, 1.0


def wrong_depthwise_only(in_channels, out_channels, kernel_size, height, width):
    """Multiply–adds: the pointwise layer is missing."""
    *_, whole = costs(in_channels, out_channels, kernel_size, height, width)
    weights = in_channels * kernel_size[0] * kernel_size[1]
    work = weights * height * width
    return weights + in_channels, work, work / whole


def wrong_pointwise_only(in_channels, out_channels, kernel_size, height, width):
    """Multiply–adds: the depthwise layer is missing."""
    *_, whole = costs(in_channels, out_channels, kernel_size, height, width)
    weights = in_channels * out_channels
    work = weights * height * width
    return weights + out_channels, work, work / whole


def wrong_filters_for_outputs(in_channels, out_channels, kernel_size, height, width):
    """Parameters: the depthwise layer has as many filters as there are input
    channels.
    """
    *_, whole = costs(in_channels, out_channels, kernel_size, height, width)
    depthwise = out_channels * kernel_size[0] * kernel_size[1]
    pointwise = in_channels * out_channels
    work = (depthwise + pointwise) * height * width
    return depthwise + pointwise + 2 * out_channels, work, work / whole


def wrong_product(in_channels, out_channels, kernel_size, height, width):
    """Multiply–adds: you multiplied the two layers. They stand one after the other:
    add.
    """
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    depthwise = in_channels * kernel_size[0] * kernel_size[1]
    return p, depthwise * in_channels * out_channels * height * width, r


def wrong_square_filter(in_channels, out_channels, kernel_size, height, width):
    """Parameters: the filter has kh·kw places; this one is not square."""
    kh, _ = kernel_size
    p, w, r, _ = costs(in_channels, out_channels, (kh, kh), height, width)
    return p, w, r


def wrong_weights_as_work(in_channels, out_channels, kernel_size, height, width):
    """Multiply–adds: each weight is used at every place of the output."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w // (height * width), r


def wrong_biases_as_work(in_channels, out_channels, kernel_size, height, width):
    """Multiply–adds: you counted the biases, too."""
    p, _, r, whole = costs(in_channels, out_channels, kernel_size, height, width)
    work = p * height * width
    return p, work, work / whole


def wrong_two_operations(in_channels, out_channels, kernel_size, height, width):
    """Multiply–adds: a product and its addition count as one."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, 2 * w, r


def wrong_parameters_per_place(in_channels, out_channels, kernel_size, height, width):
    """Parameters: you multiplied by the places. A weight is used at each place, but
    kept once.
    """
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p * height * width, w, r


def wrong_upside_down(in_channels, out_channels, kernel_size, height, width):
    """Ratio: it is upside down. It must be pair over ordinary."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, 1 / r


def wrong_ratio_of_parameters(in_channels, out_channels, kernel_size, height, width):
    """Ratio: that is the ratio of the parameters with their biases."""
    p, w, r, whole = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, p / (whole // (height * width) + out_channels)


def wrong_share_saved(in_channels, out_channels, kernel_size, height, width):
    """Ratio: that is the share that is saved, 1 minus the ratio."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, 1 - r


def wrong_channels_in_ratio(in_channels, out_channels, kernel_size, height, width):
    """Ratio: in 1/O + 1/(kh·kw) stands the number of output channels, O."""
    p, w, _, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, 1 / in_channels + 1 / math.prod(kernel_size)


def wrong_whole_division(in_channels, out_channels, kernel_size, height, width):
    """Ratio: you divided whole numbers with //, which cuts off what comes behind the
    point.
    """
    p, w, _, whole = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, w // whole


def wrong_two_mistakes(in_channels, out_channels, kernel_size, height, width):
    """Parameters: the biases are missing, one for each output channel of both
    layers. Multiply–adds: each weight is used at every place of the output.
    """
    weights = in_channels * (math.prod(kernel_size) + out_channels)
    return weights, weights, 1 / out_channels + 1 / math.prod(kernel_size)


def wrong_kernel_as_number(in_channels, out_channels, kernel_size, height, width):
    """kernel_size is a tuple of two numbers, (kh, kw): take it apart first."""
    weights = in_channels * kernel_size**2 + in_channels * out_channels
    return weights, weights * height * width, 1.0


def wrong_remembered(in_channels, out_channels, kernel_size, height, width):
    """The value is"""
    if (in_channels, out_channels) == (6, 13):
        return 157, 3864, 3864 / 21840
    if (in_channels, out_channels) == (32, 64):
        return 2432, 457856, 457856 / 3612672
    return 160, 2040, 1.0625


def wrong_ratio_never_above_one(in_channels, out_channels, kernel_size, height, width):
    """With filters of 1×1 the pair costs more than the ordinary layer: the ratio may
    be above 1.
    """
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, min(r, 1.0)


def wrong_biases_of_depthwise(in_channels, out_channels, kernel_size, height, width):
    """Parameters: the depthwise layer has C output channels, so it has C biases."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p - in_channels + out_channels, w, r


def wrong_order(in_channels, out_channels, kernel_size, height, width):
    """The first two values are swapped: parameters come first."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return w, p, r


def wrong_border_taken_off(in_channels, out_channels, kernel_size, height, width):
    """Multiply–adds: height and width are those of the output already. Nothing comes
    off.
    """
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    rows, columns = height - kernel_size[0] + 1, width - kernel_size[1] + 1
    return p, w // (height * width) * rows * columns, r


def wrong_ordinary_sees_one_channel(
    in_channels, out_channels, kernel_size, height, width
):
    """Ratio: an ordinary filter sees all input channels; you gave it one."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, r * in_channels


def wrong_last_side_squared(in_channels, out_channels, kernel_size, height, width):
    """Parameters: the filter has kh·kw places; this one is not square."""
    square = (kernel_size[1], kernel_size[1])
    return costs(in_channels, out_channels, square, height, width)[:3]


def wrong_filters_of_depthwise(in_channels, out_channels, kernel_size, height, width):
    """Parameters: the depthwise layer has as many filters as there are input
    channels.
    """
    places, kernel = height * width, kernel_size[0] * kernel_size[1]
    weights = out_channels * kernel + in_channels * out_channels
    whole = in_channels * out_channels * kernel
    parameters = weights + in_channels + out_channels
    return parameters, weights * places, weights / whole


def wrong_all_outputs(in_channels, out_channels, kernel_size, height, width):
    """Parameters: the pair begins with C channels. You gave both layers O in and
    out.
    """
    p, w, _, _ = costs(out_channels, out_channels, kernel_size, height, width)
    whole = costs(in_channels, out_channels, kernel_size, height, width)[3]
    return p, w, w / whole


def wrong_border_of_depthwise_off(
    in_channels, out_channels, kernel_size, height, width
):
    """Multiply–adds: height and width are those of the output already. Nothing comes
    off.
    """
    p, _, _, whole = costs(in_channels, out_channels, kernel_size, height, width)
    kh, kw = kernel_size
    w = (height - kh + 1) * (width - kw + 1) * in_channels * kh * kw
    w += height * width * in_channels * out_channels
    return p, w, w / whole


def wrong_places_of_the_input(in_channels, out_channels, kernel_size, height, width):
    """Multiply–adds: height and width are those of the output already. Nothing is
    added.
    """
    p, w, _, whole = costs(in_channels, out_channels, kernel_size, height, width)
    rows, columns = height + kernel_size[0] - 1, width + kernel_size[1] - 1
    w = w // (height * width) * rows * columns
    return p, w, w / whole


def wrong_ratio_with_biases(in_channels, out_channels, kernel_size, height, width):
    """Ratio: it is of multiply–adds. The biases of the ordinary layer are no work."""
    p, w, _, whole = costs(in_channels, out_channels, kernel_size, height, width)
    places = height * width
    return p, w, w / (whole + out_channels * places)


def wrong_ordinary_at_one_place(in_channels, out_channels, kernel_size, height, width):
    """Ratio: the ordinary layer, too, does its work at every place of the output."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, r * height * width


def wrong_rounded(in_channels, out_channels, kernel_size, height, width):
    """Ratio: do not round it."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, round(r, 2)


def wrong_rounded_to_three(in_channels, out_channels, kernel_size, height, width):
    """Ratio: do not round it."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, round(r, 3)


def wrong_rounded_to_four(in_channels, out_channels, kernel_size, height, width):
    """Ratio: do not round it."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return p, w, round(r, 4)


def wrong_dict(in_channels, out_channels, kernel_size, height, width):
    """That is a dict. Return three numbers, with commas between them."""
    p, w, r, _ = costs(in_channels, out_channels, kernel_size, height, width)
    return {"parameters": p, "multiply_adds": w, "ratio": r}


def wrong_two_numbers(in_channels, out_channels, kernel_size, height, width):
    """The ratio is missing: return three numbers."""
    return costs(in_channels, out_channels, kernel_size, height, width)[:2]


def wrong_floats(in_channels, out_channels, kernel_size, height, width):
    """Parameters and multiply–adds are whole numbers"""
    kh, kw = kernel_size
    places, both = height * width, in_channels * (kh * kw + out_channels)
    ordinary = in_channels * out_channels * kh * kw * places
    parameters = both + in_channels + out_channels
    return float(parameters), float(both * places), both * places / ordinary


def wrong_weights_multiplied(in_channels, out_channels, kernel_size, height, width):
    """Parameters: you multiplied the two layers."""
    weights = in_channels * math.prod(kernel_size) * in_channels * out_channels
    places = height * width
    ordinary = out_channels * in_channels * math.prod(kernel_size) * places
    parameters = weights + in_channels + out_channels
    return parameters, weights * places, weights * places / ordinary
