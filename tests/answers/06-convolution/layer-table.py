"""Answers to exercise 6.10, sizes and parameters of a whole network."""

import math


def right_step_by_step(shape, layers):
    table = []
    for kind, *numbers in layers:
        if kind == "conv":
            maps, k, s, p = numbers
            channels, height, width = shape
            parameters = maps * (channels * k * k + 1)
            height, width = ((n + 2 * p - k) // s + 1 for n in (height, width))
            shape = (maps, height, width)
        elif kind == "pool":
            k = numbers[0]
            shape, parameters = (shape[0], shape[1] // k, shape[2] // k), 0
        else:
            units, inputs = numbers[0], 1
            for n in shape:
                inputs *= n
            shape, parameters = (units,), units * inputs + units
        table.append((shape, parameters))
    return table


def right_count_places(shape, layers):
    def places(n, k, s, p):
        return len(range(0, n + 2 * p - k + 1, s))

    rows, before = [], list(shape)
    for layer in layers:
        name, out = layer[0], layer[1]
        if name == "dense":
            after, weights, biases = [out], math.prod(before) * out, out
        elif name == "pool":
            sides = [places(n, out, out, 0) for n in before[1:]]
            after, weights, biases = [before[0], *sides], 0, 0
        else:
            sides = [places(n, *layer[2:]) for n in before[1:]]
            after, biases = [out, *sides], out
            weights = out * before[0] * layer[2] ** 2
        rows.append((tuple(after), weights + biases))
        before = after
    return rows


def walk(shape, layers, conv=None, pool=None, dense=None, size=None):
    """The table, with one of its rules replaced."""
    size = size or (lambda n, k, s, p: (n + 2 * p - k) // s + 1)
    conv = conv or (lambda shape, m, k: m * (shape[0] * k * k + 1))
    pool = pool or (lambda shape, k: ((shape[0], shape[1] // k, shape[2] // k), 0))
    dense = dense or (lambda shape, u: ((u,), u * (math.prod(shape) + 1)))
    table = []
    for kind, *numbers in layers:
        if kind == "conv":
            m, k, s, p = numbers
            parameters = conv(shape, m, k)
            shape = (m, size(shape[1], k, s, p), size(shape[2], k, s, p))
        elif kind == "pool":
            shape, parameters = pool(shape, *numbers)
        else:
            shape, parameters = dense(shape, *numbers)
        table.append((shape, parameters))
    return table


def wrong_one_channel(shape, layers):
    """Your filters see one channel only. A filter reaches through all channels of its
    input: it has channels · k · k weights.
    """
    return walk(shape, layers, conv=lambda shape, m, k: m * (k * k + 1))


def wrong_no_bias_conv(shape, layers):
    """The biases of the convolutions are missing: one for each map."""
    return walk(shape, layers, conv=lambda shape, m, k: m * shape[0] * k * k)


def wrong_one_bias(shape, layers):
    """A convolution has one bias for each of its maps, not one for the whole layer."""
    return walk(shape, layers, conv=lambda shape, m, k: m * shape[0] * k * k + 1)


def wrong_bias_a_channel(shape, layers):
    """You gave each filter a bias for every channel of its input. A filter has one."""
    return walk(shape, layers, conv=lambda shape, m, k: m * shape[0] * (k * k + 1))


def wrong_biases_of_input(shape, layers):
    """You counted one bias for each channel of the input. The biases belong to the
    maps that come out.
    """
    return walk(shape, layers, conv=lambda s, m, k: m * s[0] * k * k + s[0])


def wrong_k_not_squared(shape, layers):
    """A filter is a square of k × k weights for each channel; you counted k."""
    return walk(shape, layers, conv=lambda shape, m, k: m * (shape[0] * k + 1))


def wrong_unshared(shape, layers):
    """You counted the weights anew for every place of a map. All places of a map share
    one filter and one bias.
    """
    table = []
    for layer, row in zip(layers, walk(shape, layers), strict=True):
        times = math.prod(row[0][1:]) if layer[0] == "conv" else 1
        table.append((row[0], row[1] * times))
    return table


def wrong_no_plus_one(shape, layers):
    """The sizes of the convolutions are one too small: the first place counts too,
    which is the + 1 of the formula.
    """
    return walk(shape, layers, size=lambda n, k, s, p: (n + 2 * p - k) // s)


def wrong_padding_once(shape, layers):
    """You added the padding once. There are p zeros on both sides: n + 2p."""
    return walk(shape, layers, size=lambda n, k, s, p: (n + p - k) // s + 1)


def wrong_padding_ignored(shape, layers):
    """The padding is missing in your sizes: the filter moves over n + 2p numbers."""
    return walk(shape, layers, size=lambda n, k, s, p: (n - k) // s + 1)


def wrong_stride_ignored(shape, layers):
    """The stride is missing in your sizes: with stride s only every s-th place
    counts.
    """
    return walk(shape, layers, size=lambda n, k, s, p: n + 2 * p - k + 1)


def wrong_rounded_up(shape, layers):
    """You rounded a size of a convolution up. A window that does not fit in whole does
    not count: round down.
    """
    return walk(shape, layers, size=lambda n, k, s, p: -((k - n - 2 * p) // s) + 1)


def wrong_true_division(shape, layers):
    """A size is a whole number, but one of yours is not. Use // in place of /."""
    return walk(
        shape,
        layers,
        size=lambda n, k, s, p: (n + 2 * p - k) / s + 1,
        pool=lambda shape, k: ((shape[0], shape[1] / k, shape[2] / k), 0),
    )


def wrong_square(shape, layers):
    """You used the height for both sides. The image need not be square."""
    return walk((shape[0], shape[1], shape[1]), layers)


def wrong_height_and_width_swapped(shape, layers):
    """Height and width are swapped."""
    return walk((shape[0], shape[2], shape[1]), layers)


def wrong_channels_last(shape, layers):
    """The maps stand at the end of your shapes. The order is (maps, height, width)."""
    return [
        ((*row[1:], row[0]) if len(row) == 3 else row, parameters)
        for row, parameters in walk(shape, layers)
    ]


def wrong_pool_overlaps(shape, layers):
    """Your pooling windows move by one place. They stand side by side: the size is
    divided by k and rounded down.
    """
    return walk(
        shape,
        layers,
        pool=lambda shape, k: ((shape[0], shape[1] - k + 1, shape[2] - k + 1), 0),
    )


def wrong_pool_rounded_up(shape, layers):
    """You rounded a size of a pooling layer up. A window that does not fit in whole is
    left out.
    """
    return walk(
        shape,
        layers,
        pool=lambda shape, k: ((shape[0], -(-shape[1] // k), -(-shape[2] // k)), 0),
    )


def wrong_pool_halves(shape, layers):
    """You halved the sizes in every pooling layer. A window of k × k divides them by
    k.
    """
    return walk(
        shape,
        layers,
        pool=lambda shape, k: ((shape[0], shape[1] // 2, shape[2] // 2), 0),
    )


def wrong_pool_learns(shape, layers):
    """Pooling has nothing to learn: 0 parameters."""
    return walk(
        shape,
        layers,
        pool=lambda s, k: ((s[0], s[1] // k, s[2] // k), s[0] * (k * k + 1)),
    )


def wrong_pool_over_maps(shape, layers):
    """You pooled over the maps as well. Each map is pooled by itself; their number
    stays.
    """
    return walk(
        shape,
        layers,
        pool=lambda s, k: ((s[0] // k, s[1] // k, s[2] // k), 0),
    )


def wrong_dense_sees_maps(shape, layers):
    """After a convolution a dense unit sees all numbers of all maps: maps · height ·
    width, not one number for each map.
    """
    return walk(shape, layers, dense=lambda shape, u: ((u,), u * (shape[0] + 1)))


def wrong_dense_sees_one_map(shape, layers):
    """A dense unit sees the numbers of all maps. You left out how many maps there
    are.
    """

    def dense(shape, u):
        inputs = math.prod(shape[1:]) if len(shape) == 3 else shape[0]
        return (u,), u * (inputs + 1)

    return walk(shape, layers, dense=dense)


def wrong_no_bias_dense(shape, layers):
    """The biases of the dense layers are missing: one for each unit."""
    return walk(shape, layers, dense=lambda shape, u: ((u,), u * math.prod(shape)))


def wrong_no_bias_at_all(shape, layers):
    """All biases are missing."""
    return walk(
        shape,
        layers,
        conv=lambda shape, m, k: m * shape[0] * k * k,
        dense=lambda shape, u: ((u,), u * math.prod(shape)),
    )


def wrong_dense_number(shape, layers):
    """The shape of a dense layer is a tuple with one number: (units,), with a comma."""
    return [
        (row if len(row) == 3 else row[0], parameters)
        for row, parameters in walk(shape, layers)
    ]


def wrong_every_layer_sees_the_image(shape, layers):
    """Each of your layers starts from the image. Its input is what the layer before
    gave.
    """
    return [walk(shape, [layer])[0] for layer in layers]


def wrong_running_total(shape, layers):
    """These are running totals. Give the parameters of each layer by itself."""
    total, table = 0, []
    for row, parameters in walk(shape, layers):
        total += parameters
        table.append((row, total))
    return table


def wrong_input_too(shape, layers):
    """The list has one entry for each layer. The image is no layer."""
    return [(shape, 0), *walk(shape, layers)]


def wrong_pair_swapped(shape, layers):
    """The order of each pair is wrong: first the shape, then the parameters."""
    return [(parameters, row) for row, parameters in walk(shape, layers)]


def wrong_only_shapes(shape, layers):
    """Only the shapes are there. Each entry is a pair: shape and parameters."""
    return [row for row, _ in walk(shape, layers)]


def wrong_only_last(shape, layers):
    """You gave the last layer only. Collect a pair for each layer in a list."""
    return walk(shape, layers)[-1]


def wrong_returns_in_the_loop(shape, layers):
    """The list ends after the first layer. Does `return` stand inside the loop?"""
    return walk(shape, layers)[:1]


def wrong_forgotten_return(shape, layers):
    """The function returned nothing"""
    walk(shape, layers)


def wrong_memorised(shape, layers):
    """Here the layers are others, and your list is that of another network."""
    return walk((2, 13, 10), [("conv", 3, 5, 2, 3), ("pool", 2), ("dense", 4)])


def wrong_takes_five_apart(shape, layers):
    """A layer begins with its kind, and has five things or two. Take it apart only when
    you know its kind.
    """
    table = []
    for _, maps, k, s, p in layers:
        shape = (maps, (shape[1] + 2 * p - k) // s + 1, (shape[2] + 2 * p - k) // s + 1)
        table.append((shape, maps * (k * k + 1)))
    return table


def wrong_changes_a_tuple(shape, layers):
    """A shape is a tuple, and tuples cannot be changed. Make a new one."""
    table = []
    for kind, *numbers in layers:
        if kind == "pool":
            shape[1] //= numbers[0]
        table.append((shape, 0))
    return table


def wrong_only_numbers(shape, layers):
    """A layer begins with its kind, and has five things or two. Take it apart only when
    you know its kind.
    """
    table = []
    for layer in layers:
        if layer[0] == "conv":
            maps, k, s, p = layer
            table.append(((maps, 1, 1), maps * k * k + s + p))
    return table


def wrong_order_of_a_convolution(shape, layers):
    """A convolution is ("conv", maps, k, s, p): first the number of maps, then the side
    of a filter.
    """
    turned = [
        (n[0], n[2], n[1], *n[3:]) if n[0] == "conv" else tuple(n) for n in layers
    ]
    return walk(shape, turned)


def wrong_floor_of_all(shape, layers):
    """The + 1 of the size formula stands outside of the rounding:
    ⌊(n + 2p − k)/s⌋ + 1.
    """
    return walk(shape, layers, size=lambda n, k, s, p: (n + 2 * p - k + 1) // s)


def wrong_counted_too_late(shape, layers):
    """You counted the parameters of a convolution when its own maps had taken the place
    of its input. Count first, or keep the old shape.
    """
    return walk(shape, layers, conv=lambda shape, m, k: m * (m * k * k + 1))


def wrong_dense_counted_too_late(shape, layers):
    """You counted the parameters of a dense layer when its own units had taken the
    place of its input. Count first, or keep the old shape.
    """
    return walk(shape, layers, dense=lambda shape, u: ((u,), u * (u + 1)))


def wrong_sum_of_sizes(shape, layers):
    """A dense unit sees maps · height · width numbers. You added the three."""
    return walk(shape, layers, dense=lambda shape, u: ((u,), u * (sum(shape) + 1)))


def wrong_one_flat_tuple(shape, layers):
    """Each entry is a pair: the shape, a tuple of its own, and the number of
    parameters.
    """
    return [(*sizes, count) for sizes, count in walk(shape, layers)]


def wrong_extend(shape, layers):
    """Each pair was taken apart on its way into the list. Append it as one thing:
    append((shape, parameters)).
    """
    table = []
    for pair in walk(shape, layers):
        table.extend(pair)
    return table


def wrong_two_lists(shape, layers):
    """These are two lists. One list of pairs is asked for."""
    table = walk(shape, layers)
    return [sizes for sizes, _ in table], [count for _, count in table]


def wrong_dict(shape, layers):
    """That is a dict. Give a list of pairs; in a dict, two equal layers would share one
    entry.
    """
    return dict(zip(layers, walk(shape, layers), strict=True))


def wrong_dense_after_dense(shape, layers):
    """A dense layer behind a dense one sees the units of that one, and no maps any
    more.
    """
    table, maps = [], 0
    for layer, row in zip(layers, walk(shape, layers), strict=True):
        if layer[0] == "dense":
            table.append(((layer[1],), layer[1] * (maps + 1)))
        else:
            maps = math.prod(row[0])
            table.append(row)
    return table


def wrong_no_tuple(shape, layers):
    """The shape of a dense layer is a tuple with one number: (units,), with a comma."""
    return walk(shape, layers, dense=lambda shape, u: (u, u * (math.prod(shape) + 1)))


def wrong_floats(shape, layers):
    """Sizes and numbers of parameters are whole numbers"""
    table = []
    for kind, *numbers in layers:
        if kind == "conv":
            maps, k, s, p = numbers
            parameters = maps * (shape[0] * k**2 + 1)
            shape = (maps, *(float((n + 2 * p - k) // s + 1) for n in shape[1:]))
        elif kind == "pool":
            parameters = 0
            shape = (shape[0], *(n // numbers[0] for n in shape[1:]))
        else:
            parameters = numbers[0] * (math.prod(shape) + 1)
            shape = (numbers[0],)
        table.append((shape, parameters))
    return table


def wrong_channels_of_the_image(shape, layers):
    """not through the channels of the image"""
    table, channels = [], shape[0]
    for kind, *v in layers:
        if kind == "conv":
            count = v[0] * (channels * v[1] ** 2 + 1)
            sides = [(n + 2 * v[3] - v[1]) // v[2] + 1 for n in shape[1:]]
            shape = (v[0], *sides)
        elif kind == "pool":
            count, shape = 0, (shape[0], shape[1] // v[0], shape[2] // v[0])
        else:
            count, shape = v[0] * (math.prod(shape) + 1), (v[0],)
        table.append((shape, count))
    return table
