"""Answers to exercise 1.13, gradient."""

import numpy as np


def right_steps(f, w, h=1e-5):
    rows = h * np.eye(len(w))
    return np.array([(f(w + e) - f(w - e)) / (2 * h) for e in rows])


def right_copies(f, w, h=1e-5):
    w = np.array(w, float)
    result = []
    for i in range(w.size):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        result.append((f(up) - f(down)) / (2 * h))
    return np.array(result)


def right_put_back(f, w, h=1e-5):
    w = w.astype(float)
    result = np.empty(w.shape)
    for i, old in enumerate(w.copy()):
        w[i] = old + h
        above = f(w)
        w[i] = old - h
        below = f(w)
        w[i] = old
        result[i] = (above - below) / h / 2
    return result


def wrong_forward(f, w, h=1e-5):
    """That is the forward difference. Nudge to both sides."""
    return np.array([(f(w + e) - f(w)) / h for e in h * np.eye(len(w))])


def wrong_backward(f, w, h=1e-5):
    """That is the backward difference. Nudge to both sides."""
    return np.array([(f(w) - f(w - e)) / h for e in h * np.eye(len(w))])


def wrong_forgot_two(f, w, h=1e-5):
    """From w − h to w + h it is 2h: divide by that."""
    return np.array([(f(w + e) - f(w - e)) / h for e in h * np.eye(len(w))])


def wrong_brackets(f, w, h=1e-5):
    """You divided by 2 and multiplied by h: put brackets around 2h."""
    return np.array([(f(w + e) - f(w - e)) / 2 * h for e in h * np.eye(len(w))])


def wrong_divided_by_two_only(f, w, h=1e-5):
    """You divided by 2 only. Divide by 2h."""
    return np.array([(f(w + e) - f(w - e)) / 2 for e in h * np.eye(len(w))])


def wrong_only_subtracted(f, w, h=1e-5):
    """You only subtracted. Divide by 2h."""
    return np.array([f(w + e) - f(w - e) for e in h * np.eye(len(w))])


def wrong_changes_of_f(f, w, h=1e-5):
    """These are the changes of f alone, to one side. Divide by the step."""
    return np.array([f(w + e) - f(w) for e in h * np.eye(len(w))])


def wrong_own_step(f, w, h=1e-5):
    """That is the gradient for a tiny step of your own. Use the argument h."""
    h = 1e-5
    return np.array([(f(w + e) - f(w - e)) / (2 * h) for e in h * np.eye(len(w))])


def wrong_all_at_once(f, w, h=1e-5):
    """That is one number: all were moved at once. Nudge them one by one."""
    return (f(w + h) - f(w - h)) / (2 * h)


def wrong_all_at_once_in_every_place(f, w, h=1e-5):
    """You moved all numbers at once. Nudge them one by one."""
    return np.full(len(w), (f(w + h) - f(w - h)) / (2 * h))


def wrong_left_down(f, w, h=1e-5):
    """Numbers nudged before are still nudged down. Start from w each time."""
    w, result = w.astype(float), np.zeros(len(w))
    for i in range(len(w)):
        w[i] += h
        above = f(w)
        w[i] -= 2 * h
        result[i] = (above - f(w)) / (2 * h)
    return result


def wrong_left_up(f, w, h=1e-5):
    """Numbers nudged before are still nudged up. Start from w each time."""
    up, result = w.astype(float), np.zeros(len(w))
    for i in range(len(w)):
        up[i] += h
        down = up.copy()
        down[i] -= 2 * h
        result[i] = (f(up) - f(down)) / (2 * h)
    return result


def wrong_changes_w(f, w, h=1e-5):
    """The call changed its argument `w`"""
    result = np.zeros(len(w))
    for i in range(len(w)):
        w[i] += h
        above = f(w)
        w[i] -= 2 * h
        result[i] = (above - f(w)) / (2 * h)
    return result


def wrong_two_names(f, w, h=1e-5):
    """Every slope is 0. Did you write up = w and down = w?"""
    result = np.zeros(len(w))
    for i in range(len(w)):
        up = down = w.astype(float)
        up[i] += h
        down[i] -= h
        result[i] = (f(up) - f(down)) / (2 * h)
    return result


def wrong_sign(f, w, h=1e-5):
    """The sign is flipped."""
    return np.array([(f(w - e) - f(w + e)) / (2 * h) for e in h * np.eye(len(w))])


def wrong_return_in_the_loop(f, w, h=1e-5):
    """Only the first number was nudged: does `return` stand inside the loop?"""
    result = np.zeros(len(w))
    for i in range(len(w)):
        e = h * np.eye(len(w))[i]
        result[i] = (f(w + e) - f(w - e)) / (2 * h)
        return result


def wrong_returns_first_number(f, w, h=1e-5):
    """the first partial derivative alone: `return` stands inside the loop."""
    for e in h * np.eye(len(w)):
        return (f(w + e) - f(w - e)) / (2 * h)


def wrong_last_left_out(f, w, h=1e-5):
    """The last number was left out."""
    result = np.zeros(len(w))
    for i in range(len(w) - 1):
        e = h * np.eye(len(w))[i]
        result[i] = (f(w + e) - f(w - e)) / (2 * h)
    return result


def wrong_result_of_whole_numbers(f, w, h=1e-5):
    """The result was cut to whole numbers, because w holds whole numbers."""
    result = np.zeros_like(w)
    for i in range(len(w)):
        e = h * np.eye(len(w))[i]
        result[i] = (f(w + e) - f(w - e)) / (2 * h)
    return result


def wrong_copies_of_whole_numbers(f, w, h=1e-5):
    """w holds whole numbers, so w + h was stored as a whole number."""
    result = np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        result[i] = (f(up) - f(down)) / (2 * h)
    return result


def wrong_three_numbers(f, w, h=1e-5):
    """The length is fixed to 3 numbers. Use len(w)."""
    result = []
    for i in range(3):
        e = h * np.eye(len(w))[i]
        result.append((f(w + e) - f(w - e)) / (2 * h))
    return np.array(result)


def wrong_back_by_h_only(f, w, h=1e-5):
    """That is one side only, divided by 2h"""
    result = np.zeros(len(w))
    for i in range(len(w)):
        e = h * np.eye(len(w))[i]
        result[i] = (f(w + e) - f(w)) / (2 * h)
    return result


def wrong_two_names_for_w(f, w, h=1e-5):
    """Every slope is 0. Did you write up = w and down = w?"""
    result = np.zeros(len(w))
    for i in range(len(w)):
        up = w
        up[i] += h
        down = w
        down[i] -= h
        result[i] = (f(up) - f(down)) / (2 * h)
    return result


def wrong_nudges_stay(f, w, h=1e-5):
    """Numbers nudged before are still nudged, up and down. Start from w each time: make
    both copies inside the loop.
    """
    w, g = np.array(w, float), np.zeros(len(w))
    up, down = w.copy(), w.copy()
    for i in range(len(w)):
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


def wrong_around_zero(f, w, h=1e-5):
    """You took f close to 0, not close to w. Add h to the entry of w, and subtract
    it.
    """
    w, g = np.array(w, float), np.zeros(len(w))
    for i in range(len(w)):
        up, down = np.zeros(len(w)), np.zeros(len(w))
        up[i], down[i] = h, -h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


def wrong_h_in_place_of_nudge(f, w, h=1e-5):
    """You put h and −h in the place of the entry. Add h to it, and subtract it: `up[i]
    += h`.
    """
    w, g = np.array(w, float), np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i], down[i] = h, -h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


def wrong_default_h(f, w, h=1e-5):
    """That is the gradient for a tiny step of your own. Use the argument h."""
    h = 1e-5
    w = w.astype(float)
    return np.array([(f(w + h * e) - f(w - h * e)) / (2 * h) for e in np.eye(len(w))])
