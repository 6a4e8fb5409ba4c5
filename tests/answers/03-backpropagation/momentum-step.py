"""Answers to exercise 3.15, momentum."""

import numpy as np


def right_two_lines(w, velocity, gradient, lr, momentum):
    new = momentum * velocity + gradient
    return w - lr * new, new


def right_copies(w, velocity, gradient, lr, momentum):
    w, velocity = w.copy(), velocity.copy()
    velocity *= momentum
    velocity += gradient
    w -= lr * velocity
    return w, velocity


def right_through_the_textbook_form(w, velocity, gradient, lr, momentum):
    s = -lr * velocity
    s = momentum * s - lr * gradient
    return w + s, s / -lr


def wrong_textbook_form(w, velocity, gradient, lr, momentum):
    """That is the textbook form, with η inside the velocity."""
    velocity = momentum * velocity - lr * gradient
    return w + velocity, velocity


def wrong_old_velocity(w, velocity, gradient, lr, momentum):
    """You stepped with the old velocity."""
    return w - lr * velocity, momentum * velocity + gradient


def wrong_damped(w, velocity, gradient, lr, momentum):
    """You multiplied the gradient by 1 − μ"""
    velocity = momentum * velocity + (1 - momentum) * gradient
    return w - lr * velocity, velocity


def wrong_no_memory(w, velocity, gradient, lr, momentum):
    """The old velocity is lost: that is plain gradient descent."""
    return w - lr * gradient, gradient


def wrong_uphill(w, velocity, gradient, lr, momentum):
    """You went uphill"""
    velocity = momentum * velocity + gradient
    return w + lr * velocity, velocity


def wrong_no_learning_rate(w, velocity, gradient, lr, momentum):
    """The learning rate is missing in the step."""
    velocity = momentum * velocity + gradient
    return w - velocity, velocity


def wrong_factor_at_the_gradient(w, velocity, gradient, lr, momentum):
    """You multiplied the gradient by μ."""
    velocity = velocity + momentum * gradient
    return w - lr * velocity, velocity


def wrong_nesterov(w, velocity, gradient, lr, momentum):
    """That is Nesterov's step."""
    velocity = momentum * velocity + gradient
    return w - lr * (gradient + momentum * velocity), velocity


def wrong_order(w, velocity, gradient, lr, momentum):
    """Both are right, but in the wrong order"""
    velocity = momentum * velocity + gradient
    return velocity, w - lr * velocity


def wrong_weights_only(w, velocity, gradient, lr, momentum):
    """You returned the new weights only."""
    return w - lr * (momentum * velocity + gradient)


def wrong_old_velocity_returned(w, velocity, gradient, lr, momentum):
    """You returned the old velocity."""
    return w - lr * (momentum * velocity + gradient), velocity


def wrong_in_place(w, velocity, gradient, lr, momentum):
    """The call changed its argument `velocity`"""
    velocity *= momentum
    velocity += gradient
    return w - lr * velocity, velocity


def wrong_weights_in_place(w, velocity, gradient, lr, momentum):
    """The call changed its argument `w`"""
    velocity = momentum * velocity + gradient
    w -= lr * velocity
    return w, velocity


def wrong_nothing_returned(w, velocity, gradient, lr, momentum):
    """The function returned nothing"""
    velocity = momentum * velocity + gradient
    w = w - lr * velocity


def wrong_fixed_momentum(w, velocity, gradient, lr, momentum):
    """You used a fixed μ of 0.9."""
    velocity = 0.9 * velocity + gradient
    return w - lr * velocity, velocity


def wrong_only_vectors(w, velocity, gradient, lr, momentum):
    """Compute with the whole array"""
    pairs = zip(velocity, gradient, strict=True)
    new = np.array([momentum * float(u) + float(g) for u, g in pairs])
    return w - lr * new, new
