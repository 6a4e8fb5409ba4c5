"""Answers to exercise 4.1, the slopes of one neuron for both costs."""

import math

import numpy as np


def right_error_first(x, y, w, b, cost):
    a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))
    delta = a - y
    if cost == "quadratic":
        delta = delta * a * (1 - a)
    return delta * x, delta


def right_plain_python(x, y, w, b, cost):
    z = b
    for k in range(len(x)):
        z += w[k] * x[k]
    e = math.exp(-z)
    a, slope = 1 / (1 + e), e / (1 + e) ** 2
    delta = (a - y) * (slope if cost == "quadratic" else 1)
    return np.array([delta * value for value in x]), delta


def right_through_the_cost_by_a(x, y, w, b, cost):
    a = 0.5 + 0.5 * np.tanh((w @ x + b) / 2)
    by_a = {"quadratic": a - y, "cross-entropy": (1 - y) / (1 - a) - y / a}[cost]
    delta = by_a * (a - a * a)
    return x * delta, delta


def wrong_no_input(x, y, w, b, cost):
    """The input is missing: z contains w_j·x_j, so ∂z/∂w_j is x_j."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1)
    return np.full(len(x), delta), delta


def wrong_slope_missing(x, y, w, b, cost):
    """The slope σ′(z) is missing. With the quadratic cost it does not cancel."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    return (a - y) * x, a - y


def wrong_slope_kept(x, y, w, b, cost):
    """The slope σ′(z) is still there. With the cross-entropy it cancels."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = (a - y) * a * (1 - a)
    return delta * x, delta


def wrong_sign(x, y, w, b, cost):
    """The signs are flipped: δ begins with a − y, output minus target."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = (y - a) * (a * (1 - a) if cost == "quadratic" else 1)
    return delta * x, delta


def wrong_slope_of_z(x, y, w, b, cost):
    """You took z(1 − z) for the slope. It is a(1 − a), with a = σ(z)."""
    z = w @ x + b
    a = 1 / (1 + np.exp(-z))
    delta = (a - y) * (z * (1 - z) if cost == "quadratic" else 1)
    return delta * x, delta


def wrong_sigmoid_twice(x, y, w, b, cost):
    """You took the slope at a. It belongs to the place z: σ′(z) = a(1 − a)."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    twice = 1 / (1 + np.exp(-a))
    delta = (a - y) * (twice * (1 - twice) if cost == "quadratic" else 1)
    return delta * x, delta


def wrong_factor_two(x, y, w, b, cost):
    """Twice too large: the quadratic cost has a ½ in front, which takes away the 2."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = (a - y) * (2 * a * (1 - a) if cost == "quadratic" else 1)
    return delta * x, delta


def wrong_bias_times_b(x, y, w, b, cost):
    """∂C/∂b came out multiplied by b. Raise b by 1 and z rises by 1, so ∂z/∂b is 1."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1)
    return delta * x, delta * b


def wrong_weights_for_inputs(x, y, w, b, cost):
    """You multiplied by w_j. The slope of z = Σ w_j·x_j + b along w_j is x_j."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1)
    return delta * w, delta


def wrong_bias_forgotten(x, y, w, b, cost):
    """The bias is missing in z = w·x + b."""
    a = 1 / (1 + np.exp(-(w @ x)))
    delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1)
    return delta * x, delta


def wrong_stops_at_a(x, y, w, b, cost):
    """These are slopes along a. From a on to z the chain rule asks for σ′(z) as
    well.
    """
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = a - y if cost == "quadratic" else (a - y) / (a * (1 - a))
    return delta * x, delta


def wrong_no_sigmoid(x, y, w, b, cost):
    """The output is a = σ(z). You compared z itself with the target."""
    z = w @ x + b
    a = 1 / (1 + np.exp(-z))
    delta = (z - y) * (a * (1 - a) if cost == "quadratic" else 1)
    return delta * x, delta


def wrong_order(x, y, w, b, cost):
    """The order is wrong: first the slopes for the weights, then the one for the
    bias.
    """
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1)
    return delta, delta * x


def wrong_summed(x, y, w, b, cost):
    """You added up the slopes of the weights. Each weight has a slope of its own."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1)
    return np.sum(delta * x), delta


def wrong_only_zero_and_one(x, y, w, b, cost):
    """A target between 0 and 1 is allowed. You treated every target below 1 as 0."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = a - 1 if y == 1 else a
    if cost == "quadratic":
        delta = (a - y) * a * (1 - a)
    return delta * x, delta


def wrong_costs_swapped(x, y, w, b, cost):
    """With the cross-entropy it cancels."""
    a = 1 / (1 + np.exp(-(w @ x + b)))
    delta = (a - y) * (a * (1 - a) if cost != "quadratic" else 1)
    return delta * x, delta


def wrong_no_sum(x, y, w, b, cost):
    """With w * x alone each input gets a z of its own."""
    a = 1 / (1 + np.exp(-(w * x + b)))
    delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1)
    return delta * x, delta
