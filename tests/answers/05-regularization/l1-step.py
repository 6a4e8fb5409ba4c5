"""Answers to exercise 5.5, one step with an L1 penalty."""

import numpy as np


def right_sign(W, b, dW, db, eta, lam, n):
    return W - eta * (dW + lam / n * np.sign(W)), b - eta * db


def right_comparisons(W, b, dW, db, eta, lam, n):
    pull = eta * lam / n
    pulls = pull * ((W > 0).astype(float) - (W < 0))
    return W - pulls - eta * dW, b - eta * db


def right_loops(W, b, dW, db, eta, lam, n):
    W_new = np.zeros(W.shape)
    for k, row in enumerate(W):
        for j, w in enumerate(row):
            sign = 1 if w > 0 else -1 if w < 0 else 0
            W_new[k, j] = w - eta * lam / n * sign - eta * dW[k, j]
    return W_new, np.array([x - eta * d for x, d in zip(b, db, strict=True)])


def wrong_l2(W, b, dW, db, eta, lam, n):
    """That is the L2 step: its pull grows with the weight"""
    return (1 - eta * lam / n) * W - eta * dW, b - eta * db


def wrong_absolute(W, b, dW, db, eta, lam, n):
    """You pulled with |w|"""
    return W - eta * (dW + lam / n * np.abs(W)), b - eta * db


def wrong_constant(W, b, dW, db, eta, lam, n):
    """Every weight moved down"""
    return W - eta * (dW + lam / n), b - eta * db


def wrong_away(W, b, dW, db, eta, lam, n):
    """The penalty pushes the weights away from 0"""
    return W - eta * (dW - lam / n * np.sign(W)), b - eta * db


def wrong_not_divided(W, b, dW, db, eta, lam, n):
    """λ is not divided by n"""
    return W - eta * (dW + lam * np.sign(W)), b - eta * db


def wrong_half(W, b, dW, db, eta, lam, n):
    """The pull is half as large as it must be"""
    return W - eta * (dW + lam / (2 * n) * np.sign(W)), b - eta * db


def wrong_without_eta(W, b, dW, db, eta, lam, n):
    """The pull lacks the factor η"""
    return W - eta * dW - lam / n * np.sign(W), b - eta * db


def wrong_bias(W, b, dW, db, eta, lam, n):
    """The biases are pulled too"""
    pull = lam / n
    return W - eta * (dW + pull * np.sign(W)), b - eta * (db + pull * np.sign(b))


def wrong_sign_of_gradient(W, b, dW, db, eta, lam, n):
    """You took the sign of the gradient"""
    return W - eta * (dW + lam / n * np.sign(dW)), b - eta * db


def wrong_zero_up(W, b, dW, db, eta, lam, n):
    """A weight that is 0 was pulled down"""
    sign = np.where(W >= 0, 1, -1)
    return W - eta * (dW + lam / n * sign), b - eta * db


def wrong_zero_down(W, b, dW, db, eta, lam, n):
    """A weight that is 0 was pushed up"""
    sign = np.where(W > 0, 1, -1)
    return W - eta * (dW + lam / n * sign), b - eta * db


def wrong_division(W, b, dW, db, eta, lam, n):
    """0 divided by 0 is nan"""
    return W - eta * (dW + lam / n * W / np.abs(W)), b - eta * db


def wrong_no_penalty(W, b, dW, db, eta, lam, n):
    """That is a step without a penalty"""
    return W - eta * dW, b - eta * db


def wrong_only_pull(W, b, dW, db, eta, lam, n):
    """The gradient dW is missing"""
    return W - eta * lam / n * np.sign(W), b - eta * db


def wrong_uphill(W, b, dW, db, eta, lam, n):
    """The step goes uphill"""
    return W + eta * (dW + lam / n * np.sign(W)), b + eta * db


def wrong_bias_left(W, b, dW, db, eta, lam, n):
    """The biases did not move"""
    return W - eta * (dW + lam / n * np.sign(W)), b


def wrong_order(W, b, dW, db, eta, lam, n):
    """You took the sign after the step"""
    W = W - eta * dW
    return W - eta * lam / n * np.sign(W), b - eta * db


def wrong_stops_at_zero(W, b, dW, db, eta, lam, n):
    """You cut the weights off at 0"""
    W = W - eta * dW
    return np.sign(W) * np.maximum(np.abs(W) - eta * lam / n, 0), b - eta * db


def wrong_sum_of_signs(W, b, dW, db, eta, lam, n):
    """Each weight has a sign of its own"""
    return W - eta * (dW + lam / n * np.sum(np.abs(W))), b - eta * db


def wrong_if(W, b, dW, db, eta, lam, n):
    """An array is used here where one number, or one yes or no, is needed"""
    sign = 1 if W > 0 else -1 if W < 0 else 0
    return W - eta * (dW + lam / n * sign), b - eta * db


def wrong_in_place(W, b, dW, db, eta, lam, n):
    """The call changed its argument `W`"""
    W -= eta * (dW + lam / n * np.sign(W))
    return W, b - eta * db


def wrong_swapped(W, b, dW, db, eta, lam, n):
    """First the weights, then the biases"""
    return b - eta * db, W - eta * (dW + lam / n * np.sign(W))


def wrong_mean_again(W, b, dW, db, eta, lam, n):
    """dW and db are means already"""
    pull = lam / n * np.sign(W)
    return W - eta * (dW.mean(axis=0) + pull), b - eta * db.mean(axis=0)


def wrong_gradient_added(W, b, dW, db, eta, lam, n):
    """The gradient dW was added"""
    return W - eta * lam / n * np.sign(W) + eta * dW, b - eta * db


def wrong_weights_alone(W, b, dW, db, eta, lam, n):
    """The new biases are missing"""
    return W - eta * (dW + lam / n * np.sign(W))


def wrong_memorised(W, b, dW, db, eta, lam, n):
    """A function must compute its result"""
    pulls = {(10.0, 50): 0.1, (6.0, 3): 0.2, (0.0, 3): 0.0, (5.0, 10): 0.05}
    return W - eta * dW - pulls[lam, n] * np.sign(W), b - eta * db


def wrong_booleans(W, b, dW, db, eta, lam, n):
    """True and False cannot be subtracted from each other"""
    s = (W > 0) - (W < 0)
    return W - eta * lam / n * s - eta * dW, b - eta * db


def wrong_sgn(W, b, dW, db, eta, lam, n):
    """NumPy's function for the sign is called np.sign"""
    return W - eta * lam / n * np.sgn(W) - eta * dW, b - eta * db


def wrong_sign_of_both(W, b, dW, db, eta, lam, n):
    """You took the sign of weight and gradient together"""
    return W - eta * (dW + lam / n * np.sign(dW + W)), b - eta * db


def wrong_mean_over_units(W, b, dW, db, eta, lam, n):
    """its axis 0 holds the units"""
    return W - eta * lam / n * np.sign(W) - eta * dW.mean(axis=0), b - eta * db


def wrong_bias_without_eta(W, b, dW, db, eta, lam, n):
    """The step of the biases lacks the factor η"""
    return W - eta * lam / n * np.sign(W) - eta * dW, b - db


def wrong_gradient_divided(W, b, dW, db, eta, lam, n):
    """The gradients are means already: their factor is η"""
    return W - eta * lam / n * np.sign(W) - eta / n * dW, b - eta / n * db
