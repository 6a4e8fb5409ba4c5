"""Answers to exercise 3.17, repair Adam."""

import math

import numpy as np


def right_hats(w, m, v, gradient, t, lr, betas, eps):
    b1, b2 = betas
    m = b1 * m + (1 - b1) * gradient
    v = b2 * v + (1 - b2) * gradient * gradient
    m_hat, v_hat = m / (1 - b1**t), v / (1 - b2**t)
    return w - lr * m_hat / (v_hat**0.5 + eps), m, v


def right_moved_towards(w, m, v, gradient, t, lr, betas, eps):
    m = m + (1 - betas[0]) * (gradient - m)
    v = v + (1 - betas[1]) * (gradient**2 - v)
    rate = lr / (1 - math.pow(betas[0], t))
    root = np.sqrt(v) / math.sqrt(1 - math.pow(betas[1], t))
    return w - rate * m / (root + eps), m, v


def right_eps_scaled(w, m, v, gradient, t, lr, betas, eps):
    m = betas[0] * m + (1 - betas[0]) * gradient
    v = betas[1] * v + (1 - betas[1]) * gradient**2
    c1, c2 = 1 - betas[0] ** t, np.sqrt(1 - betas[1] ** t)
    return w - lr * c2 / c1 * m / (np.sqrt(v) + eps * c2), m, v


def _averages(m, v, gradient, betas):
    m = betas[0] * m + (1 - betas[0]) * gradient
    v = betas[1] * v + (1 - betas[1]) * gradient**2
    return m, v


def _hats(m, v, t, betas):
    with np.errstate(all="ignore"):
        one = np.float64(1)
        return m / (one - betas[0] ** t), v / (one - betas[1] ** t)


def wrong_bug_kept(w, m, v, gradient, t, lr, betas, eps):
    """The bug is still there"""
    m, v = _averages(m, v, gradient, betas)
    m, v = _hats(m, v, t, betas)
    return w - lr * m / (np.sqrt(v) + eps), m, v


def wrong_no_correction(w, m, v, gradient, t, lr, betas, eps):
    """The correction is missing: the first step is 3.16 times too long."""
    m, v = _averages(m, v, gradient, betas)
    return w - lr * m / (np.sqrt(v) + eps), m, v


def wrong_only_m_corrected(w, m, v, gradient, t, lr, betas, eps):
    """Only m is corrected."""
    m, v = _averages(m, v, gradient, betas)
    m_hat, _ = _hats(m, v, t, betas)
    return w - lr * m_hat / (np.sqrt(v) + eps), m, v


def wrong_only_v_corrected(w, m, v, gradient, t, lr, betas, eps):
    """Only v is corrected."""
    m, v = _averages(m, v, gradient, betas)
    _, v_hat = _hats(m, v, t, betas)
    return w - lr * m / (np.sqrt(v_hat) + eps), m, v


def wrong_no_root(w, m, v, gradient, t, lr, betas, eps):
    """The root is missing"""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas)
    return w - lr * m_hat / (v_hat + eps), m, v


def wrong_uphill(w, m, v, gradient, t, lr, betas, eps):
    """You went uphill"""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas)
    return w + lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def wrong_betas_swapped(w, m, v, gradient, t, lr, betas, eps):
    """β₁ and β₂ are swapped."""
    betas = betas[::-1]
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def wrong_not_squared(w, m, v, gradient, t, lr, betas, eps):
    """v must average the *squares* of the gradients."""
    m = betas[0] * m + (1 - betas[0]) * gradient
    v = betas[1] * v + (1 - betas[1]) * gradient
    m_hat, v_hat = _hats(m, v, t, betas)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def wrong_one_step_late(w, m, v, gradient, t, lr, betas, eps):
    """You corrected with t − 1"""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t - 1, betas)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def wrong_one_step_early(w, m, v, gradient, t, lr, betas, eps):
    """You corrected with t + 1."""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t + 1, betas)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def wrong_no_exponent(w, m, v, gradient, t, lr, betas, eps):
    """The step number is not used as it must be"""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, 1, betas)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def wrong_no_learning_rate(w, m, v, gradient, t, lr, betas, eps):
    """The learning rate is missing in the step."""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas)
    return w - m_hat / (np.sqrt(v_hat) + eps), m, v


def wrong_order(w, m, v, gradient, t, lr, betas, eps):
    """the order must be (w, m, v)"""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), v, m


def wrong_eps_in_the_root(w, m, v, gradient, t, lr, betas, eps):
    """ε stands inside of the root."""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas)
    return w - lr * m_hat / np.sqrt(v_hat + eps), m, v


def wrong_no_eps(w, m, v, gradient, t, lr, betas, eps):
    """ε is missing in the divisor, or a fixed small number stands for it."""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas)
    return w - lr * m_hat / np.sqrt(v_hat), m, v


def wrong_eps_at_plain_root(w, m, v, gradient, t, lr, betas, eps):
    """ε was added to the uncorrected √v."""
    m, v = _averages(m, v, gradient, betas)
    rate = lr * np.sqrt(1 - betas[1] ** t) / (1 - betas[0] ** t)
    return w - rate * m / (np.sqrt(v) + eps), m, v


def wrong_corrected_at_first_only(w, m, v, gradient, t, lr, betas, eps):
    """The correction is missing in the second step"""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas) if t == 1 else (m, v)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def wrong_in_place(w, m, v, gradient, t, lr, betas, eps):
    """The call changed its argument `w`"""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas)
    w -= lr * m_hat / (np.sqrt(v_hat) + eps)
    return w, m, v


def wrong_averages_in_place(w, m, v, gradient, t, lr, betas, eps):
    """The call changed its argument `m`"""
    m *= betas[0]
    m += (1 - betas[0]) * gradient
    v = betas[1] * v + (1 - betas[1]) * gradient**2
    m_hat, v_hat = _hats(m, v, t, betas)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def wrong_weights_only(w, m, v, gradient, t, lr, betas, eps):
    """Expected a tuple of 3 values"""
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps)


def wrong_usual_betas(w, m, v, gradient, t, lr, betas, eps):
    """You used fixed values 0.9 and 0.999."""
    betas = (0.9, 0.999)
    m, v = _averages(m, v, gradient, betas)
    m_hat, v_hat = _hats(m, v, t, betas)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def wrong_beta_times_t(w, m, v, gradient, t, lr, betas, eps):
    """not by 1 − β·t."""
    b1, b2 = betas
    m = b1 * m + (1 - b1) * gradient
    v = b2 * v + (1 - b2) * gradient**2
    return w - lr * m / (1 - b1 * t) / (np.sqrt(v / (1 - b2 * t)) + eps), m, v


def wrong_fixed_eps(w, m, v, gradient, t, lr, betas, eps):
    """or a fixed small number stands for it. Use the argument eps."""
    m = betas[0] * m + (1 - betas[0]) * gradient
    v = betas[1] * v + (1 - betas[1]) * gradient**2
    return (
        w - lr * m / (1 - betas[0] ** t) / (np.sqrt(v / (1 - betas[1] ** t)) + 1e-08),
        m,
        v,
    )


def wrong_v_kept_corrected(w, m, v, gradient, t, lr, betas, eps):
    """m is repaired. But the corrected v is still kept"""
    m = betas[0] * m + (1 - betas[0]) * gradient
    v = (betas[1] * v + (1 - betas[1]) * gradient**2) / (1 - betas[1] ** t)
    return w - lr * m / (1 - betas[0] ** t) / (np.sqrt(v) + eps), m, v


def wrong_m_kept_corrected(w, m, v, gradient, t, lr, betas, eps):
    """v is repaired. But the corrected m is still kept"""
    m = (betas[0] * m + (1 - betas[0]) * gradient) / (1 - betas[0] ** t)
    v = betas[1] * v + (1 - betas[1]) * gradient**2
    return w - lr * m / (np.sqrt(v / (1 - betas[1] ** t)) + eps), m, v
