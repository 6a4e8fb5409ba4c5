"""Answers to exercise 1.11, there and back."""

import numpy as np


def right_two_loops(functions, slopes, x):
    values = [x]
    for f in functions[:-1]:
        values.append(f(values[-1]))
    out, running = [], 1.0
    for slope, u in zip(reversed(slopes), reversed(values), strict=True):
        running *= slope(u)
        out.insert(0, running)
    return np.array(out)


def right_cumulative_product(functions, slopes, x):
    single = []
    for f, slope in zip(functions, slopes, strict=True):
        single.append(slope(x))
        x = f(x)
    return np.cumprod(single[::-1])[::-1]


def right_recursive(functions, slopes, x):
    here = slopes[0](x)
    if len(functions) == 1:
        return np.array([here])
    rest = right_recursive(functions[1:], slopes[1:], functions[0](x))
    return np.concatenate([[here * rest[0]], rest])


def right_every_product_anew(functions, slopes, x):
    values = [x]
    for f in functions:
        values.append(f(values[-1]))
    out = np.ones(len(slopes))
    for k in range(len(slopes)):
        for j in range(k, len(slopes)):
            out[k] *= slopes[j](values[j])
    return out


def single_slopes(functions, slopes, x):
    found = []
    for f, slope in zip(functions, slopes, strict=True):
        found.append(slope(x))
        x = f(x)
    return np.array(found, float)


def wrong_all_at_x(functions, slopes, x):
    """You took every slope at x. Each belongs at the value that goes into its own"""
    single = [slope(x) for slope in slopes]
    return np.cumprod(single[::-1])[::-1]


def wrong_at_what_comes_out(functions, slopes, x):
    """You took each slope at the value that comes OUT of its function."""
    single = []
    for f, slope in zip(functions, slopes, strict=True):
        x = f(x)
        single.append(slope(x))
    return np.cumprod(single[::-1])[::-1]


def wrong_from_the_end(functions, slopes, x):
    """The order is from the end to the start."""
    return np.cumprod(single_slopes(functions, slopes, x)[::-1])


def wrong_with_the_last_one(functions, slopes, x):
    """The last entry, du_K/du_K = 1, does not belong to the result."""
    products = np.cumprod(single_slopes(functions, slopes, x)[::-1])[::-1]
    return np.append(products, 1.0)


def wrong_total_only(functions, slopes, x):
    """That is the slope with respect to x only. Return the slopes for all values."""
    return np.prod(single_slopes(functions, slopes, x))


def wrong_total_in_every_place(functions, slopes, x):
    """Every entry is the slope with respect to x."""
    single = single_slopes(functions, slopes, x)
    return np.full(len(single), np.prod(single))


def wrong_on_the_way_forward(functions, slopes, x):
    """These are the slopes of each value with respect to x."""
    return np.cumprod(single_slopes(functions, slopes, x))


def wrong_not_multiplied(functions, slopes, x):
    """These are the single slopes. Multiply them on the way back."""
    return single_slopes(functions, slopes, x)


def wrong_added(functions, slopes, x):
    """You added the slopes. The chain rule multiplies them."""
    return np.cumsum(single_slopes(functions, slopes, x)[::-1])[::-1]


def wrong_values(functions, slopes, x):
    """These are values of the way forward, not slopes."""
    values = [x]
    for f in functions[:-1]:
        values.append(f(values[-1]))
    return np.array(values)


def wrong_values_multiplied(functions, slopes, x):
    """You multiplied the values. Multiply the slopes."""
    values = []
    for f in functions:
        x = f(x)
        values.append(x)
    return np.cumprod(values[::-1])[::-1]


def wrong_last_function_first(functions, slopes, x):
    """You applied the last function first. functions[0] is applied to x."""
    single = []
    for f, slope in zip(reversed(functions), reversed(slopes), strict=True):
        single.append(slope(x))
        x = f(x)
    return np.cumprod(single[::-1])[::-1]


def wrong_neighbours_only(functions, slopes, x):
    """Only neighbouring slopes were multiplied. Take along the whole product."""
    single = single_slopes(functions, slopes, x)
    return single * np.append(single[1:], 1.0)


def wrong_end_at_the_cost(functions, slopes, x):
    """The slope at the end was taken at the cost itself, not at a."""
    single = single_slopes(functions, slopes, x)
    if len(single) > 2:
        for f in functions:
            x = f(x)
        single[-1] = slopes[-1](x)
    return np.cumprod(single[::-1])[::-1]


def wrong_cut_to_whole_numbers(functions, slopes, x):
    """The slopes were cut to whole numbers. Collect them in an array of floats."""
    result, running = np.zeros(len(slopes), int), 1
    for k in reversed(range(len(slopes))):
        u = x
        for f in functions[:k]:
            u = f(u)
        running = running * slopes[k](u)
        result[k] = running
    return result


def wrong_value_after_and_order(functions, slopes, x):
    """Two things: take each slope at the value that goes IN to its function"""
    values = [x]
    for f in functions:
        values.append(f(values[-1]))
    return np.cumprod([s(u) for s, u in zip(slopes, values[1:], strict=True)][::-1])


def wrong_back_from_zero(functions, slopes, x):
    """All slopes are 0. The way back starts with the slope 1, not 0: du_K/du_K = 1."""
    values = [x]
    for f in functions:
        values.append(f(values[-1]))
    s, out = 0, np.zeros(len(slopes))
    for k in reversed(range(len(slopes))):
        s = s * slopes[k](values[k])
        out[k] = s
    return out


def wrong_forward_values(functions, slopes, x):
    """These are all values of the way forward. Wanted are the slopes."""
    values = [x]
    for f in functions:
        values.append(f(values[-1]))
    return np.array(values)


def wrong_always_from_x(functions, slopes, x):
    """Every function was applied to x itself. Each takes the result of the one before:
    f(values[-1]).
    """
    values = [x]
    for f in functions:
        values.append(f(x))
    s, out = 1, np.zeros(len(slopes))
    for k in reversed(range(len(slopes))):
        s = s * slopes[k](values[k])
        out[k] = s
    return out
