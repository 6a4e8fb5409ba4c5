"""Answers to exercise 6.3, parameters three times."""


def right_sets(channels, maps, k, n):
    one_set = channels * k * k + 1
    units = maps * (n - k + 1) ** 2
    return maps * one_set, units * one_set, units * (channels * n * n + 1)


def right_weights_and_biases(channels, maps, k, n):
    m = n - k + 1
    units = maps * m * m
    convolution = maps * channels * k**2 + maps
    local = units * channels * k**2 + units
    dense = channels * n**2 * units + units
    return convolution, local, dense


def wrong_no_biases(channels, maps, k, n):
    """The biases are missing in all three."""
    window, units = channels * k * k, maps * (n - k + 1) ** 2
    return maps * window, units * window, units * channels * n * n


def wrong_one_bias(channels, maps, k, n):
    """There is one bias for each set of weights"""
    window, units = channels * k * k, maps * (n - k + 1) ** 2
    return maps * window + 1, units * window + 1, units * channels * n * n + 1


def wrong_bias_for_each_unit(channels, maps, k, n):
    """The convolution needs a bias for each map only"""
    _, local, dense = solved(channels, maps, k, n)
    return maps * channels * k * k + maps * (n - k + 1) ** 2, local, dense


def wrong_one_map(channels, maps, k, n):
    """The three are right for one map."""
    return solved(channels, 1, k, n)


def wrong_as_many_units_as_pixels(channels, maps, k, n):
    """The maps have 24×24 units"""
    one_set, units = channels * k * k + 1, maps * n * n
    return maps * one_set, units * one_set, units * (channels * n * n + 1)


def wrong_off_by_one(channels, maps, k, n):
    """m is n − k + 1, not n − k."""
    one_set, units = channels * k * k + 1, maps * (n - k) ** 2
    return maps * one_set, units * one_set, units * (channels * n * n + 1)


def wrong_window_of_k(channels, maps, k, n):
    """A window has k·k numbers, not k."""
    one_set, units = channels * k + 1, maps * (n - k + 1) ** 2
    return maps * one_set, units * one_set, units * (channels * n * n + 1)


def wrong_dense_of_n(channels, maps, k, n):
    """A unit of the dense layer sees all n·n pixels."""
    one_set, units = channels * k * k + 1, maps * (n - k + 1) ** 2
    return maps * one_set, units * one_set, units * (channels * n + 1)


def wrong_order(channels, maps, k, n):
    """The order is convolution, local, dense."""
    return solved(channels, maps, k, n)[::-1]


def wrong_dense_units(channels, maps, k, n):
    """The dense layer has F·m·m units, not F."""
    convolution, local, _ = solved(channels, maps, k, n)
    return convolution, local, maps * (channels * n * n + 1)


def wrong_dense_of_one_map(channels, maps, k, n):
    """The dense layer has F·m·m units, not m·m."""
    convolution, local, dense = solved(channels, maps, k, n)
    return convolution, local, dense // maps


def wrong_dense_sees_window(channels, maps, k, n):
    """sees the whole image, not only its window"""
    convolution, local, _ = solved(channels, maps, k, n)
    return convolution, local, local


def wrong_local_bias_for_each_map(channels, maps, k, n):
    """In the local layer each unit has a bias of its own"""
    convolution, local, dense = solved(channels, maps, k, n)
    return convolution, local - maps * (n - k + 1) ** 2 + maps, dense


def wrong_dense_bias_for_each_map(channels, maps, k, n):
    """In the dense layer each unit has a bias of its own"""
    convolution, local, dense = solved(channels, maps, k, n)
    return convolution, local, dense - maps * (n - k + 1) ** 2 + maps


def wrong_local_of_one_channel(channels, maps, k, n):
    """A unit of the local layer sees its window in each channel"""
    convolution, _, dense = solved(channels, maps, k, n)
    return convolution, solved(1, maps, k, n)[1], dense


def wrong_convolution_of_one_channel(channels, maps, k, n):
    """Each channel has a window of its own"""
    _, local, dense = solved(channels, maps, k, n)
    return solved(1, maps, k, n)[0], local, dense


def wrong_only_convolution_has_channels(channels, maps, k, n):
    """Windows in all channels for the local layer are missing"""
    _, local, dense = solved(1, maps, k, n)
    return solved(channels, maps, k, n)[0], local, dense


def wrong_local_of_one_map(channels, maps, k, n):
    """not for each unit of one map"""
    convolution, local, dense = solved(channels, maps, k, n)
    return convolution, local // maps, dense


def wrong_channels_ignored(channels, maps, k, n):
    """A filter has weights for the window in each of the channels"""
    return solved(1, maps, k, n)


def wrong_dense_of_one_channel(channels, maps, k, n):
    """The dense layer sees all channels"""
    convolution, local, _ = solved(channels, maps, k, n)
    return convolution, local, solved(1, maps, k, n)[2]


def wrong_bias_for_each_channel(channels, maps, k, n):
    """The channels share one bias"""
    return tuple(channels * count for count in solved(1, maps, k, n))


def wrong_map_for_each_channel(channels, maps, k, n):
    """Each filter gives one map, not one for each channel"""
    return tuple(channels * count for count in solved(channels, maps, k, n))


def solved(channels, maps, k, n):
    one_set = channels * k * k + 1
    units = maps * (n - k + 1) ** 2
    return maps * one_set, units * one_set, units * (channels * n * n + 1)


def wrong_floats(channels, maps, k, n):
    """Numbers of parameters are whole numbers"""
    one_set, units = channels * k * k + 1.0, maps * (n - k + 1) ** 2
    return maps * one_set, units * one_set, units * (channels * n * n + 1)
