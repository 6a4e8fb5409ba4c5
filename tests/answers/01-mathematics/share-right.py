"""Answers to exercise 1.7, kill the bug: the condition was turned round."""

import numpy as np


def right_selects(labels, guesses, digit):
    chosen = labels[guesses == digit]
    return np.mean(chosen == digit) if len(chosen) else float("nan")


def right_divides(labels, guesses, digit):
    said = guesses == digit
    both = said & (labels == digit)
    return both.sum() / said.sum()  # 0/0 is nan in NumPy


def right_counts(labels, guesses, digit):
    said = right = 0
    for label, guess in zip(labels, guesses, strict=True):
        if guess == digit:
            said += 1
            right += label == digit
    return right / said if said else float("nan")


def right_by_bayes(labels, guesses, digit):
    prior, says = np.mean(labels == digit), np.mean(guesses == digit)
    if says == 0:
        return float("nan")
    if prior == 0:
        return 0.0
    return prior * np.mean(guesses[labels == digit] == digit) / says


def wrong_unrepaired(labels, guesses, digit):
    """That is still P(guess = digit | label = digit), as the colleague has it."""
    is_digit = labels == digit
    says_digit = guesses == digit
    return np.sum(is_digit & says_digit) / np.sum(is_digit)


def wrong_joint(labels, guesses, digit):
    """That is P(label = digit and guess = digit), a share of all images."""
    return np.mean((labels == digit) & (guesses == digit))


def wrong_accuracy(labels, guesses, digit):
    """That is the share of all images that are right."""
    return np.mean(labels == guesses)


def wrong_says(labels, guesses, digit):
    """That is P(guess = digit). Which part of these images is right?"""
    return np.mean(guesses == digit)


def wrong_is(labels, guesses, digit):
    """That is P(label = digit): it does not need the guesses at all."""
    return np.mean(labels == digit)


def wrong_count(labels, guesses, digit):
    """That is the number of right ones. Divide it by the number of guesses"""
    return np.sum((labels == digit) & (guesses == digit))


def wrong_share_of_errors(labels, guesses, digit):
    """That is the share of wrong ones among them."""
    return np.mean(labels[guesses == digit] != digit)


def wrong_union(labels, guesses, digit):
    """You divided by the images where label or guess is `digit`."""
    here, says = labels == digit, guesses == digit
    return np.sum(here & says) / np.sum(here | says)


def wrong_ratio(labels, guesses, digit):
    """That is how often `digit` is said for each time that it is there."""
    return np.sum(guesses == digit) / np.sum(labels == digit)


def wrong_mean_label(labels, guesses, digit):
    """That is the mean of labels. Ask first where they are `digit`."""
    return np.mean(labels[guesses == digit])


def wrong_other_guesses(labels, guesses, digit):
    """That is P(label = digit | guess is another digit)."""
    return np.mean(labels[guesses != digit] == digit)


def wrong_fixed_digit(labels, guesses, digit):
    """This holds for one digit only. Use the argument `digit`."""
    return np.mean(labels[guesses == 2] == 2)


def wrong_zero(labels, guesses, digit):
    """so nothing is known: return nan, not 0."""
    said = guesses == digit
    return np.mean(labels[said] == digit) if said.any() else 0.0


def wrong_one(labels, guesses, digit):
    """so nothing is known: return nan, not 1."""
    said = guesses == digit
    return np.mean(labels[said] == digit) if said.any() else 1.0


def wrong_division(labels, guesses, digit):
    """avoid the division by 0 and return nan."""
    said = [a == digit for a, b in zip(labels, guesses, strict=True) if b == digit]
    return sum(said) / len(said)


def wrong_none(labels, guesses, digit):
    """The function returned nothing: does it end with `return …`?"""
    said = guesses == digit
    if said.any():
        return np.mean(labels[said] == digit)


def wrong_nan_if_never_right(labels, guesses, digit):
    """4 was guessed twice, and never right: that is 0."""
    right = np.sum((labels == digit) & (guesses == digit))
    return right / np.sum(guesses == digit) if right else float("nan")


def wrong_nan_if_not_there(labels, guesses, digit):
    """nan is for a digit that is never guessed."""
    if not (labels == digit).any() or not (guesses == digit).any():
        return float("nan")
    return np.mean(labels[guesses == digit] == digit)


def wrong_sum_of_guesses(labels, guesses, digit):
    """You divided by the sum of the guesses. Count them"""
    return np.sum((labels == digit) & (guesses == digit)) / np.sum(guesses)


def wrong_or(labels, guesses, digit):
    """`|` means or. Above the line stand the images where both hold"""
    said = guesses == digit
    return np.sum((labels == digit) | said) / np.sum(said)


def wrong_nan_if_another_digit_is_guessed(labels, guesses, digit):
    """nan is for a digit that is never guessed. Here 2 is guessed three times."""
    if np.any(guesses != digit):
        return float("nan")
    return np.mean(labels == digit)


def wrong_chosen_against_all(labels, guesses, digit):
    """You compared the chosen labels with all guesses."""
    return np.mean(labels[guesses == digit] == guesses)


def right_count(labels, guesses, digit):
    hit = sum(
        1 for a, b in zip(labels, guesses, strict=False) if b == digit and a == digit
    )
    said = sum(1 for b in guesses if b == digit)
    return hit / said if said else np.nan


def wrong_sum_digits(labels, guesses, digit):
    """The value is wrong."""
    s = labels[guesses == digit]
    return s[s == digit].sum() / s.sum() if len(s) else np.nan


def wrong_nan_as_a_text(labels, guesses, digit):
    """The number is `float("nan")`."""
    said = guesses == digit
    return (labels[said] == digit).mean() if said.any() else "nan"
