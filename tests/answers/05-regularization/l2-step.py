"""Answers to exercise 5.3, one step with weight decay."""

import numpy as np


def right_factor(W, b, dW, db, eta, lam, n):
    shrink = 1 - eta * lam / n
    return shrink * W - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def right_gradient(W, b, dW, db, eta, lam, n):
    m = len(dW)
    slope = dW.sum(axis=0) / m + lam / n * W
    return W - eta * slope, b - eta / m * db.sum(axis=0)


def right_loops(W, b, dW, db, eta, lam, n):
    W_new, b_new = W.astype(float), b.astype(float)
    for k in range(len(b)):
        for j in range(W.shape[1]):
            mean = sum(dW[i, k, j] for i in range(len(dW))) / len(dW)
            W_new[k, j] = W[k, j] - eta * lam / n * W[k, j] - eta * mean
        b_new[k] = b[k] - eta * sum(db[:, k]) / len(db)
    return W_new, b_new


def wrong_no_decay(W, b, dW, db, eta, lam, n):
    """That is a step without weight decay"""
    return W - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def wrong_bias_decays(W, b, dW, db, eta, lam, n):
    """The biases shrink too"""
    shrink = 1 - eta * lam / n
    return shrink * W - eta * dW.mean(axis=0), shrink * b - eta * db.mean(axis=0)


def wrong_batch_size(W, b, dW, db, eta, lam, n):
    """You divided λ by the size of the mini-batch"""
    shrink = 1 - eta * lam / len(dW)
    return shrink * W - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def wrong_not_divided(W, b, dW, db, eta, lam, n):
    """λ is not divided by n"""
    return (1 - eta * lam) * W - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def wrong_gradient_by_n(W, b, dW, db, eta, lam, n):
    """You divided the sum of the gradients by n"""
    shrink = 1 - eta * lam / n
    return shrink * W - eta / n * dW.sum(axis=0), b - eta / n * db.sum(axis=0)


def wrong_sum(W, b, dW, db, eta, lam, n):
    """You added the gradients of the samples up"""
    shrink = 1 - eta * lam / n
    return shrink * W - eta * dW.sum(axis=0), b - eta * db.sum(axis=0)


def wrong_first_sample(W, b, dW, db, eta, lam, n):
    """You used the gradient of the first sample only"""
    shrink = 1 - eta * lam / n
    return shrink * W - eta * dW[0], b - eta * db[0]


def wrong_uphill(W, b, dW, db, eta, lam, n):
    """The step goes uphill"""
    shrink = 1 - eta * lam / n
    return shrink * W + eta * dW.mean(axis=0), b + eta * db.mean(axis=0)


def wrong_growing(W, b, dW, db, eta, lam, n):
    """The weights grow in place of shrinking"""
    grow = 1 + eta * lam / n
    return grow * W - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def wrong_without_eta(W, b, dW, db, eta, lam, n):
    """The factor lacks η"""
    shrink = 1 - lam / n
    return shrink * W - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def wrong_gradient_without_eta(W, b, dW, db, eta, lam, n):
    """The gradients lack the factor η"""
    return (1 - eta * lam / n) * W - dW.mean(axis=0), b - db.mean(axis=0)


def wrong_half(W, b, dW, db, eta, lam, n):
    """That shrinks by half as much"""
    shrink = 1 - eta * lam / (2 * n)
    return shrink * W - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def wrong_double(W, b, dW, db, eta, lam, n):
    """That shrinks by twice as much"""
    shrink = 1 - 2 * eta * lam / n
    return shrink * W - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def wrong_after(W, b, dW, db, eta, lam, n):
    """You shrank the weights after the step"""
    shrink = 1 - eta * lam / n
    return shrink * (W - eta * dW.mean(axis=0)), b - eta * db.mean(axis=0)


def wrong_sign(W, b, dW, db, eta, lam, n):
    """That pulls all weights by the same amount"""
    pull = eta * lam / n * np.sign(W)
    return W - pull - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def wrong_constant(W, b, dW, db, eta, lam, n):
    """You took ηλ/n away from each weight"""
    return W - eta * lam / n - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def wrong_bias_left(W, b, dW, db, eta, lam, n):
    """The biases did not move"""
    return (1 - eta * lam / n) * W - eta * dW.mean(axis=0), b


def wrong_only_shrinks(W, b, dW, db, eta, lam, n):
    """The weights only shrink"""
    return (1 - eta * lam / n) * W, b - eta * db.mean(axis=0)


def wrong_one_mean(W, b, dW, db, eta, lam, n):
    """You averaged all gradients into one number"""
    return (1 - eta * lam / n) * W - eta * dW.mean(), b - eta * db.mean()


def wrong_axis(W, b, dW, db, eta, lam, n):
    """The samples are axis 0"""
    return (1 - eta * lam / n) * W - eta * dW.mean(axis=2), b - eta * db.mean(axis=1)


def wrong_not_averaged(W, b, dW, db, eta, lam, n):
    """Each sample moved a copy of the weights of its own"""
    return (1 - eta * lam / n) * W - eta * dW, b - eta * db


def wrong_swapped(W, b, dW, db, eta, lam, n):
    """First the weights, then the biases"""
    shrink = 1 - eta * lam / n
    return b - eta * db.mean(axis=0), shrink * W - eta * dW.mean(axis=0)


def wrong_in_place(W, b, dW, db, eta, lam, n):
    """The call changed its argument `W`"""
    W *= 1 - eta * lam / n
    W -= eta * dW.mean(axis=0)
    return W, b - eta * db.mean(axis=0)


def wrong_units_for_samples(W, b, dW, db, eta, lam, n):
    """You divided by the number of units"""
    m = dW.shape[1]
    shrink = 1 - eta * lam / n
    return shrink * W - eta / m * dW.sum(axis=0), b - eta / m * db.sum(axis=0)


def wrong_shrunk_in_the_loop(W, b, dW, db, eta, lam, n):
    """The weights shrank once for each sample"""
    m = len(dW)
    for i in range(m):
        W = (1 - eta * lam / n) * W - eta / m * dW[i]
        b = b - eta / m * db[i]
    return W, b


def wrong_penalty_itself(W, b, dW, db, eta, lam, n):
    """You took the penalty itself away"""
    pull = eta * lam / (2 * n) * W**2
    return W - eta * dW.mean(axis=0) - pull, b - eta * db.mean(axis=0)


def wrong_weights_alone(W, b, dW, db, eta, lam, n):
    """The new biases are missing"""
    return (1 - eta * lam / n) * W - eta * dW.mean(axis=0)


def wrong_all_after(W, b, dW, db, eta, lam, n):
    """Two faults: the biases shrink too, and the shrinking comes after the step"""
    shrink = 1 - eta * lam / n
    return shrink * (W - eta * dW.mean(axis=0)), shrink * (b - eta * db.mean(axis=0))


def wrong_memorised(W, b, dW, db, eta, lam, n):
    """A function must compute its result"""
    shrink = {(10.0, 50): 0.9, (5.0, 10): 0.95, (0.0, 10): 1.0}[lam, n]
    return shrink * W - eta * dW.mean(axis=0), b - eta * db.mean(axis=0)


def wrong_bias_sum_of_all(W, b, dW, db, eta, lam, n):
    """For the biases you averaged over everything"""
    m = len(dW)
    return (1 - eta * lam / n) * W - eta / m * dW.sum(axis=0), b - eta / m * db.sum()


def wrong_sum_of_all(W, b, dW, db, eta, lam, n):
    """You added all gradients up to one number"""
    m = dW.shape[0]
    W = (1 - eta * lam / n) * W - eta / m * np.sum(dW)
    b = b - eta / m * np.sum(db)
    return W, b


def wrong_step_for_each_sample(W, b, dW, db, eta, lam, n):
    """You made a whole step for each sample"""
    for g, h in zip(dW, db, strict=True):
        W = (1 - eta * lam / n) * W - eta * g
        b = b - eta * h
    return W, b


def wrong_bracket(W, b, dW, db, eta, lam, n):
    """Only λ is divided by n"""
    return ((1 - eta * lam) / n) * W - eta * dW.mean(0), b - eta * db.mean(0)


def wrong_inputs_for_samples(W, b, dW, db, eta, lam, n):
    """You divided by the number of inputs, 3"""
    f = 1 - eta * lam / n
    m = dW.shape[2]
    return f * W - eta / m * dW.sum(0), b - eta / m * db.sum(0)


def wrong_sum_of_weights(W, b, dW, db, eta, lam, n):
    """You took λ/n times the sum of all weights"""
    grad = dW.mean(0) + lam / n * W.sum()
    return W - eta * grad, b - eta * db.mean(0)


def wrong_axis_of_biases(W, b, dW, db, eta, lam, n):
    """The samples are axis 0 of db too"""
    W = (1 - eta * lam / n) * W - eta * dW.mean(axis=0)
    b = b - eta * db.mean(axis=1)
    return W, b


def wrong_max0(W, b, dW, db, eta, lam, n):
    """do not cut the factor off at 0."""
    return (max(0, 1 - eta * lam / n) * W - eta * dW.mean(0), b - eta * db.mean(0))
