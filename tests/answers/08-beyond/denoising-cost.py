"""Answers to exercise 8.3, the cost of a denoising autoencoder."""

import numpy as np


def right_matrices(x, keep, w, b, v, d):
    code = 1 / (1 + np.exp(-((x * keep) @ w.T + b)))
    rebuilt = 1 / (1 + np.exp(-(code @ v.T + d)))
    return np.sum((rebuilt - x) ** 2) / (2 * len(x))


def right_sample_by_sample(x, keep, w, b, v, d):
    def unit(z):
        return 0.5 * (1 + np.tanh(z / 2))

    costs = []
    for clean, mask in zip(x, keep, strict=True):
        difference = unit(v @ unit(w @ (clean * mask) + b) + d) - clean
        costs.append(0.5 * difference @ difference)
    return np.mean(costs)


def right_with_where(x, keep, w, b, v, d):
    corrupted = np.where(keep == 1, x, 0.0)
    code = sigmoid(np.einsum("nk,jk->nj", corrupted, w) + b)  # noqa: F821
    rebuilt = sigmoid(np.einsum("nk,jk->nj", code, v) + d)  # noqa: F821
    return 0.5 * np.mean(np.linalg.norm(x - rebuilt, axis=1) ** 2)


def _sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


def _rebuilt(x, w, b, v, d):
    return _sigmoid(_sigmoid(x @ w.T + b) @ v.T + d)


def wrong_target_corrupted(x, keep, w, b, v, d):
    """You compared with the corrupted input. The goal is the clean one, x."""
    return np.sum((_rebuilt(x * keep, w, b, v, d) - x * keep) ** 2) / (2 * len(x))


def wrong_not_corrupted(x, keep, w, b, v, d):
    """The clean input went in: nothing is corrupted here."""
    return np.sum((_rebuilt(x, w, b, v, d) - x) ** 2) / (2 * len(x))


def wrong_swapped(x, keep, w, b, v, d):
    """The clean input went in and was compared with the corrupted one: swap them."""
    return np.sum((_rebuilt(x, w, b, v, d) - x * keep) ** 2) / (2 * len(x))


def wrong_mask_inverted(x, keep, w, b, v, d):
    """The mask is the wrong way round: 1 keeps a pixel, 0 sets it to 0."""
    return np.sum((_rebuilt(x * (1 - keep), w, b, v, d) - x) ** 2) / (2 * len(x))


def wrong_scaled_like_dropout(x, keep, w, b, v, d):
    """The kept pixels were scaled up as in dropout. Here they stay as they are."""
    share = keep.mean()
    corrupted = x * keep / (share if share > 0 else 1)
    return np.sum((_rebuilt(corrupted, w, b, v, d) - x) ** 2) / (2 * len(x))


def wrong_mean_of_everything(x, keep, w, b, v, d):
    """You divided by the number of pixels. Add up over pixels, mean over images."""
    return np.mean((_rebuilt(x * keep, w, b, v, d) - x) ** 2) / 2


def wrong_sum_of_batch(x, keep, w, b, v, d):
    """That is the sum over the images. The cost is their mean."""
    return np.sum((_rebuilt(x * keep, w, b, v, d) - x) ** 2) / 2


def wrong_no_half(x, keep, w, b, v, d):
    """Twice too large: the ½ in front is missing."""
    return np.sum((_rebuilt(x * keep, w, b, v, d) - x) ** 2) / len(x)


def wrong_no_output_sigmoid(x, keep, w, b, v, d):
    """The sigmoid at the output is missing: pixels lie between 0 and 1."""
    rebuilt = _sigmoid((x * keep) @ w.T + b) @ v.T + d
    return np.sum((rebuilt - x) ** 2) / (2 * len(x))


def wrong_no_code_sigmoid(x, keep, w, b, v, d):
    """The sigmoid of the code is missing."""
    rebuilt = _sigmoid(((x * keep) @ w.T + b) @ v.T + d)
    return np.sum((rebuilt - x) ** 2) / (2 * len(x))


def wrong_lost_pixels_only(x, keep, w, b, v, d):
    """Only the lost pixels were compared. Every pixel counts here."""
    difference = (_rebuilt(x * keep, w, b, v, d) - x) * (1 - keep)
    return np.sum(difference**2) / (2 * len(x))


def wrong_kept_pixels_only(x, keep, w, b, v, d):
    """Only the kept pixels were compared. The lost ones are what it must guess."""
    difference = (_rebuilt(x * keep, w, b, v, d) - x) * keep
    return np.sum(difference**2) / (2 * len(x))


def wrong_no_code_bias(x, keep, w, b, v, d):
    """The bias b of the code is missing."""
    return np.sum((_rebuilt(x * keep, w, 0, v, d) - x) ** 2) / (2 * len(x))


def wrong_no_output_bias(x, keep, w, b, v, d):
    """The bias d of the output is missing."""
    return np.sum((_rebuilt(x * keep, w, b, v, 0) - x) ** 2) / (2 * len(x))


def wrong_tied(x, keep, w, b, v, d):
    """You went back up with w. This decoder has weights of its own, v."""
    rebuilt = _sigmoid(_sigmoid((x * keep) @ w.T + b) @ w + d)
    return np.sum((rebuilt - x) ** 2) / (2 * len(x))


def wrong_distance(x, keep, w, b, v, d):
    """A root was taken. The cost has the squared distance."""
    difference = _rebuilt(x * keep, w, b, v, d) - x
    return np.mean(np.sqrt(np.sum(difference**2, axis=1))) / 2


def wrong_absolute(x, keep, w, b, v, d):
    """The differences were not squared."""
    return np.sum(np.abs(_rebuilt(x * keep, w, b, v, d) - x)) / (2 * len(x))


def wrong_one_for_each(x, keep, w, b, v, d):
    """One cost for each image came back. Take their mean."""
    difference = _rebuilt(x * keep, w, b, v, d) - x
    return np.sum(difference**2, axis=1) / 2


def wrong_code_not_transposed(x, keep, w, b, v, d):
    """w has one row for each unit of the code, (m, n). For x @ … turn it round."""
    code = _sigmoid((x * keep) @ w + b)
    return np.sum((_sigmoid(code @ v.T + d) - x) ** 2) / (2 * len(x))


def wrong_output_not_transposed(x, keep, w, b, v, d):
    """v has one row for each pixel, (n, m). For code @ … turn it round."""
    code = _sigmoid((x * keep) @ w.T + b)
    return np.sum((_sigmoid(code @ v + d) - x) ** 2) / (2 * len(x))


def wrong_mse(x, keep, w, b, v, d):
    """That is the mean over images and pixels, without the ½: another cost."""
    return np.mean((_rebuilt(x * keep, w, b, v, d) - x) ** 2)


def wrong_difference_first(x, keep, w, b, v, d):
    """The sum was squared. Square each difference, then add up."""
    return np.sum(_rebuilt(x * keep, w, b, v, d) - x) ** 2 / (2 * len(x))


def wrong_divided_then_multiplied(x, keep, w, b, v, d):
    """`/ 2 * N` runs from left to right."""
    return np.sum((_rebuilt(x * keep, w, b, v, d) - x) ** 2) / 2 * len(x)


def wrong_own_sum(x, keep, w, b, v, d):
    """One number for each pixel came back: Python's own `sum` adds up along"""
    return sum((_rebuilt(x * keep, w, b, v, d) - x) ** 2) / (2 * len(x))


def wrong_number_of_pixels(x, keep, w, b, v, d):
    """You divided by twice the number of pixels. It is twice the number of images"""
    return np.sum((_rebuilt(x * keep, w, b, v, d) - x) ** 2) / (2 * x.shape[1])


def wrong_norm(x, keep, w, b, v, d):
    """That is the distance itself. The cost has its square."""
    return np.linalg.norm(_rebuilt(x * keep, w, b, v, d) - x) / (2 * len(x))


def wrong_reconstructions(x, keep, w, b, v, d):
    """These are the reconstructions. Compare them with x, and return one number."""
    return _rebuilt(x * keep, w, b, v, d)


def wrong_tilde(x, keep, w, b, v, d):
    """`~` turns True and False round, but keep holds numbers: ~1 is −2, ~0 is −1."""
    corrupted = x.copy()
    corrupted[~keep] = 0
    return np.sum((_rebuilt(corrupted, w, b, v, d) - x) ** 2) / (2 * len(x))


def wrong_mask_as_index(x, keep, w, b, v, d):
    """keep holds the numbers 0 and 1. In brackets they pick out the rows 0 and 1"""
    return np.sum((_rebuilt(x[keep], w, b, v, d) - x) ** 2) / (2 * len(x))


def wrong_kept_pixels_in_a_row(x, keep, w, b, v, d):
    """x[keep == 1] lays the kept pixels in one row, and their places are lost."""
    return np.sum((_rebuilt(x[keep == 1], w, b, v, d) - x) ** 2) / (2 * len(x))


def wrong_mask_by_matrix_product(x, keep, w, b, v, d):
    """The mask is no matrix product, but `*`, place by place."""
    return np.sum((_rebuilt(x @ keep, w, b, v, d) - x) ** 2) / (2 * len(x))


def wrong_images_behind(x, keep, w, b, v, d):
    """For the weights: the images are rows, so they stand left, and w behind them"""
    code = _sigmoid(w @ (x * keep) + b)
    return np.sum((_sigmoid(v @ code + d) - x) ** 2) / (2 * len(x))
