"""Answers to exercise 3.2, one step."""

import numpy as np


def right_formula(v, gradient, lr):
    return v - lr * gradient


def right_two_lines(v, gradient, lr):
    step = np.multiply(-lr, gradient)
    return np.add(v, step)


def right_loop(v, gradient, lr):
    new = np.zeros(v.shape)
    for place in np.ndindex(v.shape):
        new[place] = v[place] - gradient[place] * lr
    return new


def wrong_uphill(v, gradient, lr):
    """You went uphill"""
    return v + lr * gradient


def wrong_no_rate(v, gradient, lr):
    """The learning rate is missing"""
    return v - gradient


def wrong_step_alone(v, gradient, lr):
    """That is the step alone."""
    return -lr * gradient


def wrong_slope_times_rate(v, gradient, lr):
    """That is η times the gradient"""
    return lr * gradient


def wrong_divided(v, gradient, lr):
    """You divided by the learning rate."""
    return v - gradient / lr


def wrong_rate_at_v(v, gradient, lr):
    """You multiplied v by the learning rate."""
    return lr * v - gradient


def wrong_brackets(v, gradient, lr):
    """You multiplied the whole difference by the learning rate."""
    return lr * (v - gradient)


def wrong_length_one(v, gradient, lr):
    """You made the gradient one long."""
    return v - lr * gradient / np.linalg.norm(gradient)


def wrong_sign_only(v, gradient, lr):
    """You used only the sign of the gradient."""
    return v - lr * np.sign(gradient)


def wrong_swapped(v, gradient, lr):
    """You swapped the roles of v and the gradient."""
    return gradient - lr * v


def wrong_first_only(v, gradient, lr):
    """Only the first number moved."""
    new = v.astype(float)
    new.flat[0] -= lr * gradient.flat[0]
    return new


def wrong_in_place(v, gradient, lr):
    """The call changed its argument `v`"""
    v -= lr * gradient
    return v


def wrong_whole_numbers(v, gradient, lr):
    """The result was cut to whole numbers"""
    new = np.zeros_like(v)
    new[...] = v - lr * gradient
    return new


def wrong_only_vectors(v, gradient, lr):
    """Compute with the whole array"""
    new = []
    for i in range(len(v)):
        new.append(float(v[i] - lr * gradient[i]))
    return np.array(new)


def wrong_clipped(v, gradient, lr):
    """was cut to at most 1"""
    return v - lr * np.clip(gradient, -1, 1)


def wrong_printed(v, gradient, lr):
    """The function returned nothing"""
    print(v - lr * gradient)


def wrong_fixed_rate(v, gradient, lr):
    """with the learning rate 0.1. Use the argument lr."""
    return v - 0.1 * gradient


def wrong_memorised(v, gradient, lr):
    """A function must compute its result"""
    known = {
        0.2: np.array([9.4, 21.0]),
        0.01: np.array([[0.9, 1.9, 2.9], [3.9, 4.9, 5.995]]),
        0.5: np.array([1.5, 3.5]),
        0.3: np.array([7.0]),
    }
    return known[lr]
