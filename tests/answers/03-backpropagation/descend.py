"""Answers to exercise 3.3, the whole descent."""

import numpy as np


def right_list(gradient, start, lr, steps):
    v = start
    path = [v]
    for _ in range(steps):
        v = v - lr * gradient(v)
        path.append(v)
    return np.array(path)


def right_array(gradient, start, lr, steps):
    path = np.zeros((steps + 1, len(start)))
    path[0] = start
    for t in range(steps):
        path[t + 1] = path[t] - lr * gradient(path[t])
    return path


def right_recursive(gradient, start, lr, steps):
    if steps == 0:
        return np.array([start], dtype=float)
    before = right_recursive(gradient, start, lr, steps - 1)
    return np.vstack([before, before[-1] - lr * gradient(before[-1])])


def right_with_step(gradient, start, lr, steps):
    path = [start]
    while len(path) <= steps:
        path.append(gradient_step(path[-1], gradient(path[-1]), lr))  # noqa: F821
    return np.stack(path)


def wrong_start_missing(gradient, start, lr, steps):
    """The start is missing"""
    path = []
    v = start
    for _ in range(steps):
        v = v - lr * gradient(v)
        path.append(v)
    return np.array(path)


def wrong_last_missing(gradient, start, lr, steps):
    """The last place is missing"""
    path = []
    v = start
    for _ in range(steps):
        path.append(v)
        v = v - lr * gradient(v)
    return np.array(path)


def wrong_one_too_many(gradient, start, lr, steps):
    """There is one step too many"""
    path = [start]
    for _ in range(steps + 1):
        path.append(path[-1] - lr * gradient(path[-1]))
    return np.array(path)


def wrong_last_only(gradient, start, lr, steps):
    """That is the last place only."""
    v = start
    for _ in range(steps):
        v = v - lr * gradient(v)
    return v


def wrong_uphill(gradient, start, lr, steps):
    """You went uphill"""
    path = [start]
    for _ in range(steps):
        path.append(path[-1] + lr * gradient(path[-1]))
    return np.array(path)


def wrong_gradient_at_start(gradient, start, lr, steps):
    """You used the gradient at the start for every step."""
    slope = gradient(start)
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - lr * slope)
    return np.array(path)


def wrong_no_rate(gradient, start, lr, steps):
    """The learning rate is missing."""
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - gradient(path[-1]))
    return np.array(path)


def wrong_same_array(gradient, start, lr, steps):
    """All rows are the last place"""
    v = start.astype(float)
    path = [v]
    for _ in range(steps):
        v -= lr * gradient(v)
        path.append(v)
    return np.array(path)


def wrong_in_place(gradient, start, lr, steps):
    """The call changed its argument `start`"""
    path = [start.copy()]
    for _ in range(steps):
        start -= lr * gradient(start)
        path.append(start.copy())
    return np.array(path)


def wrong_gradients(gradient, start, lr, steps):
    """Those are the gradients on the way."""
    v = start
    slopes = [gradient(v)]
    for _ in range(steps):
        v = v - lr * slopes[-1]
        slopes.append(gradient(v))
    return np.array(slopes)


def wrong_backwards(gradient, start, lr, steps):
    """The path is backwards"""
    path = [start]
    for _ in range(steps):
        path.insert(0, path[0] - lr * gradient(path[0]))
    return np.array(path)


def wrong_transposed(gradient, start, lr, steps):
    """The path is transposed"""
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return np.array(path).T


def wrong_whole_numbers(gradient, start, lr, steps):
    """The places were cut to whole numbers"""
    path = np.zeros((steps + 1, len(start)), dtype=start.dtype)
    path[0] = start
    for t in range(steps):
        path[t + 1] = path[t] - lr * gradient(path[t])
    return path


def wrong_one_number_after_the_other(gradient, start, lr, steps):
    """You moved one number after the other."""
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        v = path[-1].copy()
        for i in range(len(v)):
            v[i] -= lr * gradient(v)[i]
        path.append(v)
    return np.array(path)


def wrong_gradient_not_called(gradient, start, lr, steps):
    """A function is used here as if it were a number. Call it"""
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient)
    return np.array(path)


def wrong_stops_early(gradient, start, lr, steps):
    """short steps count as well"""
    path = [start]
    for _ in range(steps):
        new = path[-1] - lr * gradient(path[-1])
        if np.abs(new - path[-1]).max() < 0.1:
            break
        path.append(new)
    return np.array(path)


def wrong_no_step_no_path(gradient, start, lr, steps):
    """gets its value only inside a loop"""
    path = [start]
    for _ in range(steps):
        v = path[-1] - lr * gradient(path[-1])
        path.append(v)
    path[-1] = v
    return np.array(path)


def wrong_only_for_parabolas(gradient, start, lr, steps):
    """by the same factor in every step"""
    factor = 1 - lr * gradient(np.ones(len(start)))
    return np.array([start * factor**t for t in range(steps + 1)])


def wrong_always_from_the_start(gradient, start, lr, steps):
    """Every step began at the start."""
    return np.array([start] + [start - lr * gradient(start)] * steps)


def wrong_array_appended(gradient, start, lr, steps):
    """An array cannot grow."""
    path = start
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return path
