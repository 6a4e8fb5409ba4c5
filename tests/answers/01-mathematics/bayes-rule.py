"""Answers to exercise 1.5, Bayes' rule."""

import numpy as np


def check(**arguments):
    for name, p in arguments.items():
        if np.any(np.asarray(p) < 0) or np.any(np.asarray(p) > 1):
            raise ValueError(f"{name} (={p}) must lie between 0 and 1")


def right_formula(prior, sensitivity, false_positive_rate):
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def right_counts_people(prior, sensitivity, false_positive_rate):
    for p in (prior, sensitivity, false_positive_rate):
        if not np.all((0 <= p) & (p <= 1)):
            raise ValueError(f"{p} is no probability")
    people = 1000
    ill = people * prior
    ill_positive, healthy_positive = (
        ill * sensitivity,
        (people - ill) * false_positive_rate,
    )
    return ill_positive / (ill_positive + healthy_positive)


def right_two_rows(prior, sensitivity, false_positive_rate):
    given = np.broadcast_arrays(prior, sensitivity, false_positive_rate)
    if np.min(given) < 0 or np.max(given) > 1:
        raise ValueError(f"not all of {[g.tolist() for g in given]} are in [0, 1]")
    p, s, f = given
    joint = np.stack([p * s, (1 - p) * f])
    return (joint / joint.sum(axis=0))[0]


def wrong_joint(prior, sensitivity, false_positive_rate):
    """That is P(ill and positive), a share of all people. Divide by P(positive)."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    return prior * sensitivity


def wrong_positive(prior, sensitivity, false_positive_rate):
    """That is P(positive). It belongs below the line"""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    return prior * sensitivity + (1 - prior) * false_positive_rate


def wrong_way_round(prior, sensitivity, false_positive_rate):
    """That is the sensitivity, the condition the other way round."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    return prior * sensitivity / prior


def wrong_healthy(prior, sensitivity, false_positive_rate):
    """That is P(healthy | positive). The ill ones belong above the line."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    healthy = (1 - prior) * false_positive_rate
    return healthy / (healthy + prior * sensitivity)


def wrong_negative(prior, sensitivity, false_positive_rate):
    """That is P(ill | negative). Use the shares of positive people."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    missed = prior * (1 - sensitivity)
    return missed / (missed + (1 - prior) * (1 - false_positive_rate))


def wrong_no_prior(prior, sensitivity, false_positive_rate):
    """You gave the ill and the healthy the same weight."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    return sensitivity / (sensitivity + false_positive_rate)


def wrong_prior_for_both(prior, sensitivity, false_positive_rate):
    """The ill weigh prior, the healthy 1 − prior."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    positive = prior * sensitivity + prior * false_positive_rate
    return prior * sensitivity / positive


def wrong_healthy_without_weight(prior, sensitivity, false_positive_rate):
    """The false positive rate has no weight."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    return prior * sensitivity / (prior * sensitivity + false_positive_rate)


def wrong_no_prior_above(prior, sensitivity, false_positive_rate):
    """The prior is missing above the line"""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return sensitivity / positive


def wrong_no_prior_below(prior, sensitivity, false_positive_rate):
    """The prior is missing below the line, beside the sensitivity."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    return prior * sensitivity / (sensitivity + (1 - prior) * false_positive_rate)


def wrong_specificity(prior, sensitivity, false_positive_rate):
    """You counted the healthy with a negative result."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    healthy = (1 - prior) * (1 - false_positive_rate)
    return prior * sensitivity / (prior * sensitivity + healthy)


def wrong_odds(prior, sensitivity, false_positive_rate):
    """That is ill positive people for each healthy one."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    return prior * sensitivity / ((1 - prior) * false_positive_rate)


def wrong_ratio(prior, sensitivity, false_positive_rate):
    """That is the sensitivity divided by the false positive rate."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    return sensitivity / false_positive_rate


def wrong_rounded(prior, sensitivity, false_positive_rate):
    """The result is rounded. Return the number as it is."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return np.round(prior * sensitivity / positive, 2)


def wrong_per_cent(prior, sensitivity, false_positive_rate):
    """That is per cent. Return a probability."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return 100 * prior * sensitivity / positive


def wrong_ends_refused(prior, sensitivity, false_positive_rate):
    """0 and 1 are probabilities too."""
    for p in (prior, sensitivity, false_positive_rate):
        if np.any(np.asarray(p) <= 0) or np.any(np.asarray(p) >= 1):
            raise ValueError(f"{p} must lie between 0 and 1")
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_numbers_only(prior, sensitivity, false_positive_rate):
    """An array is used here where one number, or one yes or no, is needed."""
    for p in (prior, sensitivity, false_positive_rate):
        if p < 0 or p > 1:
            raise ValueError(f"{p} must lie between 0 and 1")
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_adds_up_the_priors(prior, sensitivity, false_positive_rate):
    """Each one belongs to a case of its own."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    p = np.asarray(prior)
    positive = p * sensitivity + (1 - p) * false_positive_rate
    return p * sensitivity / positive.sum()


def wrong_first_prior_only(prior, sensitivity, false_positive_rate):
    """That is the posterior of the first prior alone. Return one for each."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    p = np.ravel(prior)[0]
    positive = p * sensitivity + (1 - p) * false_positive_rate
    return p * sensitivity / positive


def wrong_no_check(prior, sensitivity, false_positive_rate):
    """bayes_rule(0.02, 98.0, 0.02) should raise ValueError; it returned"""
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_checks_prior_only(prior, sensitivity, false_positive_rate):
    """bayes_rule(0.02, 98.0, 0.02) should raise ValueError; it returned"""
    check(prior=prior)
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_negatives_pass(prior, sensitivity, false_positive_rate):
    """bayes_rule(-0.25, 0.9, 0.1) should raise ValueError; it returned"""
    for p in (prior, sensitivity, false_positive_rate):
        if np.any(np.asarray(p) > 1):
            raise ValueError(f"{p} must lie between 0 and 1")
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_third_unchecked(prior, sensitivity, false_positive_rate):
    """bayes_rule(0.02, 0.9, 1.5) should raise ValueError; it returned"""
    check(prior=prior, sensitivity=sensitivity)
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_message_without_value(prior, sensitivity, false_positive_rate):
    """does not mention '98': say which value was wrong."""
    for p in (prior, sensitivity, false_positive_rate):
        if np.any(np.asarray(p) < 0) or np.any(np.asarray(p) > 1):
            raise ValueError("no probability")
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_assert(prior, sensitivity, false_positive_rate):
    """should raise ValueError; it raised AssertionError"""
    for p in (prior, sensitivity, false_positive_rate):
        assert np.all(np.asarray(p) >= 0) and np.all(np.asarray(p) <= 1), p
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_memorised(prior, sensitivity, false_positive_rate):
    """That is the posterior of the first prior alone."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    if np.all(prior == 0.02):
        return 0.5
    return 1.0 if np.all(prior == 1) or false_positive_rate == 0 else 8 / 35


def wrong_no_brackets_round_one_minus_prior(prior, sensitivity, false_positive_rate):
    """Brackets: 1 − prior · rate is not (1 − prior) · rate."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    ill = prior * sensitivity
    return ill / (ill + (1 - prior * false_positive_rate))


def wrong_no_brackets_below(prior, sensitivity, false_positive_rate):
    """all that stands below the line needs a pair around it."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    healthy = (1 - prior) * false_positive_rate
    return prior * sensitivity / prior * sensitivity + healthy


def wrong_brackets_too_early(prior, sensitivity, false_positive_rate):
    """both groups of positive people stand below the line, inside one pair."""
    check(prior=prior, sensitivity=sensitivity, rate=false_positive_rate)
    healthy = (1 - prior) * false_positive_rate
    return prior * sensitivity / (prior * sensitivity) + healthy


def wrong_or_between_arrays(prior, sensitivity, false_positive_rate):
    """`&` and `|` combine two arrays of yes and no."""
    for p in (prior, sensitivity, false_positive_rate):
        if np.any(p < 0 or p > 1):
            raise ValueError(f"{p} must lie between 0 and 1")
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_returns_the_error(prior, sensitivity, false_positive_rate):
    """Do not return it: `raise ValueError(…)` in place of `return`."""
    for p in (prior, sensitivity, false_positive_rate):
        if np.any(p < 0) or np.any(p > 1):
            return ValueError(f"{p} must lie between 0 and 1")
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_raises_a_text(prior, sensitivity, false_positive_rate):
    """A text alone cannot be raised"""
    for p in (prior, sensitivity, false_positive_rate):
        if np.any(p < 0) or np.any(p > 1):
            raise f"{p} must lie between 0 and 1"
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive


def wrong_text_without_f(prior, sensitivity, false_positive_rate):
    """The `f` before the quotes is missing"""
    for p in (prior, sensitivity, false_positive_rate):
        if np.any(p < 0) or np.any(p > 1):
            raise ValueError("{p} must lie between 0 and 1")
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive
