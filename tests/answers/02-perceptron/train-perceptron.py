"""Answers to exercise 2.3, a perceptron that learns."""

import numpy as np


def right_loops(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0, []
    for _ in range(epochs):
        count = 0
        for i in range(len(X)):
            error = y[i] - (1 if X[i] @ w + b > 0 else 0)
            w = w + lr * error * X[i]
            b = b + lr * error
            count += abs(error)
        mistakes.append(int(count))
        if count == 0:
            return w, b, mistakes
    return w, b, mistakes


def right_bias_as_weight(X, y, lr, epochs):
    A, v, mistakes = np.c_[X, np.ones(len(X))], np.zeros(X.shape[1] + 1), []
    while len(mistakes) < epochs and (not mistakes or mistakes[-1] > 0):
        mistakes.append(0)
        for a, label in zip(A, y, strict=True):
            fires = a @ v > 0
            if fires != (label == 1):
                v = v - lr * a if fires else v + lr * a
                mistakes[-1] += 1
    return v[:-1], v[-1], mistakes


def right_own_update(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            wrong += label != (w @ x + b > 0)
            w, b = perceptron_update(w, b, x, label, lr)  # noqa: F821
        mistakes.append(wrong)
        if not wrong:
            break
    return w, b, mistakes


def _train(X, y, lr, epochs, *, bias=True, at_zero=False, stop=True, anew=False):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        if anew:
            w, b = 0 * w, 0.0
        count = 0
        for x, label in zip(X, y, strict=True):
            z = w @ x + b
            error = label - int(z >= 0 if at_zero else z > 0)
            w, b = w + lr * error * x, b + bias * lr * error
            count += int(error != 0)
        mistakes.append(count)
        if stop and count == 0:
            break
    return w, b, mistakes


def wrong_no_last_zero(X, y, lr, epochs):
    """The list lacks its last entry, the 0"""
    w, b, mistakes = _train(X, y, lr, epochs)
    return w, b, [m for m in mistakes if m]


def wrong_total(X, y, lr, epochs):
    """not their total"""
    w, b, mistakes = _train(X, y, lr, epochs)
    return w, b, sum(mistakes)


def wrong_number_of_epochs(X, y, lr, epochs):
    """not the number of epochs"""
    w, b, mistakes = _train(X, y, lr, epochs)
    return w, b, len(mistakes)


def wrong_does_not_stop(X, y, lr, epochs):
    """The training did not stop"""
    return _train(X, y, lr, epochs, stop=False)


def wrong_one_epoch(X, y, lr, epochs):
    """Only one epoch was done"""
    return _train(X, y, lr, 1)


def wrong_return_in_inner_loop(X, y, lr, epochs):
    """does a `return` or a `break` stand in the inner loop?"""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, label in zip(X, y, strict=True):
            error = label - int(w @ x + b > 0)
            w, b = w + lr * error * x, b + lr * error
            mistakes.append(abs(int(error)))
            return w, b, mistakes


def wrong_at_zero(X, y, lr, epochs):
    """At z = 0 your unit answers 1."""
    return _train(X, y, lr, epochs, at_zero=True)


def wrong_no_bias(X, y, lr, epochs):
    """The bias never learned."""
    return _train(X, y, lr, epochs, bias=False)


def wrong_starts_anew(X, y, lr, epochs):
    """w and b go back to 0 in each epoch."""
    return _train(X, y, lr, epochs, anew=True)


def wrong_no_learning_rate(X, y, lr, epochs):
    """The learning rate is missing."""
    return _train(X, y, 1.0, epochs)


def wrong_bias_without_rate(X, y, lr, epochs):
    """The change of the bias lacks the learning rate."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            error = label - int(w @ x + b > 0)
            w, b = w + lr * error * x, b + error
            count += int(error != 0)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_all_at_once(X, y, lr, epochs):
    """All answers of an epoch used the same w and b."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        errors = y - (X @ w + b > 0)
        w, b = w + lr * errors @ X, b + lr * errors.sum()
        mistakes.append(int(np.abs(errors).sum()))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes


def wrong_sign(X, y, lr, epochs):
    """The changes go the wrong way"""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            error = int(w @ x + b > 0) - label
            w, b = w + lr * error * x, b + lr * error
            count += int(error != 0)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_only_adds(X, y, lr, epochs):
    """Your rule only adds."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            if label != int(w @ x + b > 0):
                w, b, count = w + lr * x, b + lr, count + 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_counted_at_the_end(X, y, lr, epochs):
    """You counted the mistakes at the end of the epoch."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, label in zip(X, y, strict=True):
            error = label - int(w @ x + b > 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(int(np.sum((X @ w + b > 0) != y)))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes


def wrong_count_goes_on(X, y, lr, epochs):
    """The count goes on from epoch to epoch."""
    w, b, mistakes, count = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(epochs):
        for x, label in zip(X, y, strict=True):
            error = label - int(w @ x + b > 0)
            w, b = w + lr * error * x, b + lr * error
            count += int(error != 0)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_one_epoch_too_many(X, y, lr, epochs):
    """One epoch too many was done."""
    return _train(X, y, lr, epochs + 1)


def wrong_one_epoch_too_few(X, y, lr, epochs):
    """One epoch too few was done."""
    return _train(X, y, lr, epochs - 1)


def wrong_bias_at_right_answers(X, y, lr, epochs):
    """The bias changed at right answers too."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            error = label - int(w @ x + b > 0)
            if error:
                w, count = w + lr * error * x, count + 1
            b = b + (lr if label == 1 else -lr)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_no_list(X, y, lr, epochs):
    """Expected 3 values, got 2."""
    return _train(X, y, lr, epochs)[:2]


def wrong_library(X, y, lr, epochs):
    """train_perceptron uses nnkit"""
    import nnkit

    unit = nnkit.Perceptron(X.shape[1], dtype=np.float64)
    mistakes = unit.fit(X, y, epochs=epochs)
    return lr * unit.weight, lr * unit.bias, mistakes


def wrong_last_count(X, y, lr, epochs):
    """That is the number of the last epoch."""
    w, b, mistakes = _train(X, y, lr, epochs)
    return w, b, mistakes[-1]


def _sweep(X, y, lr, epochs, *, signed=False, late=False, within=False, off=False):
    w, b, mistakes = np.zeros(X.shape[1]), 0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            error = label - int(w @ x + b > 0)
            w, b = w + lr * error * x, b + lr * error
            if late:
                error = label - int(w @ x + b > 0)
            count += error if signed else abs(error)
            if within:
                mistakes.append(count)
            if off and error != 0:
                break
        if not within:
            mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_appends_inside(X, y, lr, epochs):
    """The number was appended after every sample."""
    return _sweep(X, y, lr, epochs, within=True)


def wrong_breaks_off(X, y, lr, epochs):
    """The epoch ended at its first mistake."""
    return _sweep(X, y, lr, epochs, off=True)


def wrong_signed_count(X, y, lr, epochs):
    """Mistakes of the two kinds cancel"""
    return _sweep(X, y, lr, epochs, signed=True)


def wrong_counts_late(X, y, lr, epochs):
    """You compared with the label after the change."""
    return _sweep(X, y, lr, epochs, late=True)


def wrong_update_not_kept(X, y, lr, epochs):
    """w and b never changed."""
    w, b, mistakes = np.zeros(X.shape[1]), 0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            count += label != int(w @ x + b > 0)
            perceptron_update(w, b, x, label, lr)  # noqa: F821
        mistakes.append(int(count))
        if count == 0:
            break
    return w, b, mistakes


def _from(w, X, y, lr, epochs, *, in_sum=1):
    b, mistakes = 0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            error = label - int(w @ x + in_sum * b > 0)
            w, b, count = w + lr * error * x, b + lr * error, count + abs(error)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_answer_without_bias(X, y, lr, epochs):
    """The answer was computed without the bias"""
    return _from(np.zeros(X.shape[1]), X, y, lr, epochs, in_sum=0)


def wrong_weight_for_each_sample(X, y, lr, epochs):
    """w needs one entry for each input"""
    return _from(np.zeros(len(X)), X, y, lr, epochs)


def wrong_weights_start_as_a_number(X, y, lr, epochs):
    """not the number 0."""
    return _from(0, X, y, lr, epochs)


def wrong_weights_like_all_samples(X, y, lr, epochs):
    """Is w of shape (n,), and is it `w @ x`"""
    return _from(np.zeros(X.shape), X, y, lr, epochs)


def wrong_all_labels_at_once(X, y, lr, epochs):
    """Is it the label of one sample, not all of y?"""
    w, b, mistakes = np.zeros(X.shape[1]), 0, []
    for _ in range(epochs):
        count = 0
        for x in X:
            error = y - int(w @ x + b > 0)
            if error != 0:
                w, b, count = w + lr * error * x, b + lr * error, count + 1
        mistakes.append(count)
    return w, b, mistakes


def wrong_break_at_a_right_answer(X, y, lr, epochs):
    """does a `return` or a `break` stand in the inner loop?"""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            error = label - int(w @ x + b > 0)
            if error == 0:
                break
            count += 1
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def wrong_count_goes_on_and_ends(X, y, lr, epochs):
    """The count goes on from epoch to epoch."""
    w, b, mistakes, count = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(epochs):
        before = count
        for x, label in zip(X, y, strict=True):
            error = label - int(w @ x + b > 0)
            count += abs(error)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(count)
        if count == before:
            break
    return w, b, mistakes


def wrong_counts_changed_weights(X, y, lr, epochs):
    """A mistake at x = (0, 0) changes b alone, and was not counted"""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, label in zip(X, y, strict=True):
            change = lr * (label - (w @ x + b > 0))
            if (w + change * x != w).any():
                count += 1
            w, b = w + change * x, b + change
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes
