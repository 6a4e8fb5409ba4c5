"""Answers to exercise 8.S1, backpropagation through time for one recurrent unit."""

import numpy as np


def right_back_in_time(x, h, dy, w):
    du = dw = db = later = 0.0
    for t in reversed(range(len(x))):
        dz = (dy[t] + later) * (1 - h[t] ** 2)
        before = h[t - 1] if t > 0 else 0.0
        du, dw, db = du + dz * x[t], dw + dz * before, db + dz
        later = w * dz
    return du, dw, db


def right_errors_first(x, h, dy, w):
    dz = np.zeros(len(x) + 1)
    for t in range(len(x) - 1, -1, -1):
        dz[t] = (1 - h[t] * h[t]) * (dy[t] + w * dz[t + 1])
    dz = dz[:-1]
    return dz @ x, dz[1:] @ h[:-1], dz.sum()


def right_forward_sensitivities(x, h, dy, w):
    """No way back at all: how each state moves with u, w and b, step by step."""
    by_u = by_w = by_b = before = 0.0
    du = dw = db = 0.0
    for x_t, h_t, dy_t in zip(x, h, dy, strict=True):
        slope = 1 - h_t**2
        by_u = slope * (x_t + w * by_u)
        by_w = slope * (before + w * by_w)
        by_b = slope * (1 + w * by_b)
        du, dw, db = du + dy_t * by_u, dw + dy_t * by_w, db + dy_t * by_b
        before = h_t
    return du, dw, db


def right_every_road(x, h, dy, w):
    """Sum over every pair: error made at step t, reached back to step s."""
    slope = 1 - np.asarray(h) ** 2
    earlier = np.concatenate([[0.0], h[:-1]])
    total = np.zeros(3)
    for t in range(len(x)):
        for s in range(t + 1):
            road = dy[t] * np.prod(slope[s : t + 1]) * w ** (t - s)
            total += road * np.array([x[s], earlier[s], 1.0])
    return tuple(total)


def _grads(x, h, dz):
    before = np.concatenate([[0.0], h[:-1]])
    return dz @ x, dz @ before, dz.sum()


def _errors(h, dy, w, slope=None):
    slope = 1 - h**2 if slope is None else slope
    dz, later = np.zeros(len(h)), 0.0
    for t in reversed(range(len(h))):
        dz[t] = (dy[t] + later) * slope[t]
        later = w * dz[t]
    return dz


def wrong_nothing_carried(x, h, dy, w):
    """Nothing is carried back from the later steps: each dz uses its own dy only."""
    return _grads(x, h, dy * (1 - h**2))


def wrong_only_last(x, h, dy, w):
    """Only the last step counts here. The same weights worked at every step: add up."""
    dz = _errors(h, dy, w)
    before = h[-2] if len(h) > 1 else 0.0
    return dz[-1] * x[-1], dz[-1] * before, dz[-1]


def wrong_only_first(x, h, dy, w):
    """Only the first step is left. Add the gradients up; do not overwrite them."""
    dz = _errors(h, dy, w)
    return dz[0] * x[0], 0.0, dz[0]


def wrong_no_slope(x, h, dy, w):
    """The slope of tanh, 1 − h², is missing."""
    return _grads(x, h, _errors(h, dy, w, np.ones(len(h))))


def wrong_slope_of_state(x, h, dy, w):
    """You took the slope 1 − tanh²(h). h is the tanh already: 1 − h²."""
    return _grads(x, h, _errors(h, dy, w, 1 - np.tanh(h) ** 2))


def wrong_sigmoid_slope(x, h, dy, w):
    """That is the slope of the sigmoid, h(1 − h). This unit has tanh."""
    return _grads(x, h, _errors(h, dy, w, h * (1 - h)))


def wrong_same_state(x, h, dy, w):
    """For ∂C/∂w you took the new state h_t. What w multiplies is the old one."""
    dz = _errors(h, dy, w)
    return dz @ x, dz @ h, dz.sum()


def wrong_wraps_around(x, h, dy, w):
    """At the first step h[t − 1] is h[−1], the last state. The old state there is 0."""
    dz = _errors(h, dy, w)
    return dz @ x, sum(dz[t] * h[t - 1] for t in range(len(h))), dz.sum()


def wrong_mean(x, h, dy, w):
    """That is the mean over the steps. The slopes of all steps are added up."""
    return tuple(value / len(x) for value in _grads(x, h, _errors(h, dy, w)))


def wrong_carry_without_slope(x, h, dy, w):
    """What is carried back lacks the slope of tanh: carry w·dz, not w times dh."""
    dz, later = np.zeros(len(h)), 0.0
    for t in reversed(range(len(h))):
        dh = dy[t] + later
        dz[t], later = dh * (1 - h[t] ** 2), w * dh
    return _grads(x, h, dz)


def wrong_carry_without_weight(x, h, dy, w):
    """The weight w is missing on the way back: the old state acted through w."""
    return _grads(x, h, _errors(h, dy, 1.0))


def wrong_last_dy_only(x, h, dy, w):
    """Only the last dy came in. Every state can act on the cost directly."""
    last = np.zeros(len(dy))
    last[-1] = dy[-1]
    return _grads(x, h, _errors(h, last, w))


def wrong_forward_in_time(x, h, dy, w):
    """The loop ran forwards in time. The error of a step needs the later one first."""
    dz, later = np.zeros(len(h)), 0.0
    for t in range(len(h)):
        dz[t] = (dy[t] + later) * (1 - h[t] ** 2)
        later = w * dz[t]
    return _grads(x, h, dz)


def wrong_one_step_back(x, h, dy, w):
    """The error went back one step only. From there it goes on to the first step."""
    own = dy * (1 - h**2)
    dz = own.copy()
    dz[:-1] += w * own[1:] * (1 - h[:-1] ** 2)
    return _grads(x, h, dz)


def wrong_order(x, h, dy, w):
    """The order is wrong: first u, then w, then b."""
    du, dw, db = _grads(x, h, _errors(h, dy, w))
    return dw, du, db


def wrong_sign(x, h, dy, w):
    """The signs are flipped: these are steps downhill. Slopes are asked for."""
    return tuple(-value for value in _grads(x, h, _errors(h, dy, w)))


def wrong_bias_is_dy(x, h, dy, w):
    """For ∂C/∂b you added up dy. b acts through z, so add up the errors dz."""
    du, dw, _ = _grads(x, h, _errors(h, dy, w))
    return du, dw, dy.sum()


def wrong_carry_times_slope_twice(x, h, dy, w):
    """The slope of a step came in twice on the way back."""
    dz, later = np.zeros(len(h)), 0.0
    for t in reversed(range(len(h))):
        dz[t] = (dy[t] + later) * (1 - h[t] ** 2)
        later = w * dz[t] * (1 - h[t] ** 2)
    return _grads(x, h, dz)


def wrong_not_summed(x, h, dy, w):
    """Each of the three is one number: add up over the steps."""
    dz = _errors(h, dy, w)
    return dz * x, dz * np.concatenate([[0.0], h[:-1]]), dz


def wrong_sums_take_dh(x, h, dy, w):
    """The sums took ∂C/∂h. A weight acts through z, so they need the error dz."""
    dh, later = np.zeros(len(h)), 0.0
    for t in reversed(range(len(h))):
        dh[t] = dy[t] + later
        later = w * dh[t] * (1 - h[t] ** 2)
    return _grads(x, h, dh)


def wrong_next_state(x, h, dy, w):
    """For ∂C/∂w you took the later state, h_(t+1). w multiplies the earlier one."""
    dz = _errors(h, dy, w)
    return dz @ x, dz @ np.append(h[1:], 0.0), dz.sum()


def wrong_first_step_left_out(x, h, dy, w):
    """The first step is missing in the sums."""
    du = dw = db = later = 0.0
    for t in range(len(x) - 1, 0, -1):
        dz = (dy[t] + later) * (1 - h[t] ** 2)
        du, dw, db = du + dz * x[t], dw + dz * h[t - 1], db + dz
        later = w * dz
    return du, dw, db


def wrong_pairs_of_the_same_step(x, h, dy, w):
    """For ∂C/∂w you left out the first step, but took the new state h_t"""
    dz = _errors(h, dy, w)
    return dz @ x, dz[1:] @ h[1:], dz.sum()


def wrong_no_bracket(x, h, dy, w):
    """The slope 1 − h² multiplies the whole sum, dy_t and what comes back."""
    dz, later = np.zeros(len(h)), 0.0
    for t in reversed(range(len(h))):
        dz[t] = dy[t] + later * (1 - h[t] ** 2)
        later = w * dz[t]
    return _grads(x, h, dz)


def wrong_no_loop_and_new_state(x, h, dy, w):
    """Two things: nothing is carried back from the later steps, and for ∂C/∂w"""
    dz = dy * (1 - h**2)
    return dz @ x, dz @ h, dz.sum()


def wrong_one_array(x, h, dy, w):
    """The numbers are right. Return them as a tuple: `return du, dw, db`."""
    return np.array(_grads(x, h, _errors(h, dy, w)))


def wrong_behind_the_last_step(x, h, dy, w):
    """After the last step there is no later error: what comes back begins with 0."""
    dz = np.zeros(len(x))
    for t in reversed(range(len(x))):
        dz[t] = (dy[t] + w * dz[t + 1]) * (1 - h[t] ** 2)
    return _grads(x, h, dz)


def right_arrays(x, h, dy, w):
    d = np.zeros(len(x) + 1)
    for t in range(len(x) - 1, -1, -1):
        d[t] = (dy[t] + w * d[t + 1]) * (1 - h[t] ** 2)
    d = d[:-1]
    return (d @ x, d[1:] @ h[:-1], d.sum())
