"""Answers to exercise 2.2, one step of learning."""

import numpy as np


def right_difference(w, b, x, y, lr):
    answer = 1 if np.dot(w, x) + b > 0 else 0
    return w + lr * (y - answer) * x, b + lr * (y - answer)


def right_cases(w, b, x, y, lr):
    fires = np.sum(w * x) + b > 0
    if y == 1 and not fires:
        return w + lr * x, b + lr
    if y == 0 and fires:
        return w - lr * x, b - lr
    return w, b


def right_loop(w, b, x, y, lr):
    z = b
    for j in range(len(w)):
        z += w[j] * x[j]
    error = y - float(z > 0)
    new = np.zeros(len(w))
    for j in range(len(w)):
        new[j] = w[j] + lr * error * x[j]
    return new, b + lr * error


def _error(w, b, x, y):
    return y - int(w @ x + b > 0)


def wrong_sign(w, b, x, y, lr):
    """The change goes the wrong way"""
    error = _error(w, b, x, y)
    return w - lr * error * x, b - lr * error


def wrong_no_learning_rate(w, b, x, y, lr):
    """The learning rate is missing."""
    error = _error(w, b, x, y)
    return w + error * x, b + error


def wrong_bias_kept(w, b, x, y, lr):
    """The bias did not change: it learns too."""
    return w + lr * _error(w, b, x, y) * x, b


def wrong_bias_without_rate(w, b, x, y, lr):
    """The change of the bias lacks the learning rate."""
    error = _error(w, b, x, y)
    return w + lr * error * x, b + error


def wrong_weights_without_rate(w, b, x, y, lr):
    """The change of the weights lacks the learning rate."""
    error = _error(w, b, x, y)
    return w + error * x, b + lr * error


def wrong_no_x(w, b, x, y, lr):
    """The factor x is missing in the change of the weights."""
    error = _error(w, b, x, y)
    return w + lr * error, b + lr * error


def wrong_no_step(w, b, x, y, lr):
    """You took y − z."""
    error = y - (w @ x + b)
    return w + lr * error * x, b + lr * error


def wrong_label_in_place_of_error(w, b, x, y, lr):
    """This rule also takes away."""
    return w + lr * y * x, b + lr * y


def wrong_bipolar_error(w, b, x, y, lr):
    """The changes are twice too large"""
    answer = 1 if w @ x + b > 0 else -1
    error = (2 * y - 1) - answer
    return w + lr * error * x, b + lr * error


def wrong_changes_only(w, b, x, y, lr):
    """These are the changes. Add them to w and b."""
    error = _error(w, b, x, y)
    return lr * error * x, lr * error


def wrong_order(w, b, x, y, lr):
    """The order is (w, b): weights first."""
    error = _error(w, b, x, y)
    return b + lr * error, w + lr * error * x


def wrong_at_zero(w, b, x, y, lr):
    """At z = 0 the answer is 0"""
    error = y - int(w @ x + b >= 0)
    return w + lr * error * x, b + lr * error


def wrong_always_updates(w, b, x, y, lr):
    """This answer was right already. Change nothing then."""
    sign = 2 * y - 1
    return w + lr * sign * x, b + lr * sign


def wrong_bias_always_updates(w, b, x, y, lr):
    """This answer was right already, and the weights stayed, but not the bias."""
    return w + lr * _error(w, b, x, y) * x, b + lr * (2 * y - 1)


def wrong_in_place(w, b, x, y, lr):
    """The call changed its argument `w`"""
    error = _error(w, b, x, y)
    w += lr * error * x
    return w, b + lr * error


def wrong_only_adds(w, b, x, y, lr):
    """The change goes the wrong way"""
    error = abs(_error(w, b, x, y))
    return w + lr * error * x, b + lr * error


def wrong_only_takes_away(w, b, x, y, lr):
    """Here the label is 1 and the answer 0"""
    error = abs(_error(w, b, x, y))
    return w - lr * error * x, b - lr * error


def wrong_no_bias_in_answer(w, b, x, y, lr):
    """This answer was right already. Change nothing then."""
    error = y - int(w @ x > 0)
    return w + lr * error * x, b + lr * error


def wrong_weighted_bias(w, b, x, y, lr):
    """without a factor z."""
    error = _error(w, b, x, y)
    return w + lr * error * x, b + lr * error * (w @ x + b)


def wrong_returns_weights(w, b, x, y, lr):
    """Expected a tuple of 2 values"""
    return w + lr * _error(w, b, x, y) * x


def wrong_bias_times_x(w, b, x, y, lr):
    """without the factor x."""
    change = lr * _error(w, b, x, y) * x
    return w + change, b + change


def wrong_entry_by_entry(w, b, x, y, lr):
    """`w * x` multiplies entry by entry. The weighted sum is one number: `w @ x`."""
    error = y - np.where(w * x + b > 0, 1, 0)
    return w + lr * error * x, b + lr * error


def wrong_entry_by_entry_as_a_number(w, b, x, y, lr):
    """This needs one number, and there are several: `w * x` multiplies"""
    error = y - int(w * x + b > 0)
    return w + lr * error * x, b + lr * error


def wrong_entry_by_entry_in_an_if(w, b, x, y, lr):
    """This wants one yes or no, and there are several: `w * x` multiplies"""
    answer = 0
    if w * x + b > 0:
        answer = 1
    return w + lr * (y - answer) * x, b + lr * (y - answer)


def wrong_answers_minus_one(w, b, x, y, lr):
    """does your unit answer −1?"""
    error = y - (1 if w @ x + b > 0 else -1)
    return w + lr * error * x, b + lr * error


def wrong_answer_computed_twice(w, b, x, y, lr):
    """Was the answer computed again with the new weights?"""
    w = w + lr * (y - int(w @ x + b > 0)) * x
    return w, b + lr * (y - int(w @ x + b > 0))


def wrong_nothing_for_a_right_answer(w, b, x, y, lr):
    """This answer was right already, and nothing came back."""
    error = _error(w, b, x, y)
    if error != 0:
        return w + lr * error * x, b + lr * error
