"""Answers to exercise 5.1, training, validation and test set."""

import numpy as np

SEVEN = [5, 6, 2, 1, 4, 3, 0]


def right_slices(X, y, n_val, n_test, rng):
    order = rng.permutation(len(X))
    val, test = order[:n_val], order[n_val : n_val + n_test]
    train = order[n_val + n_test :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def right_split(X, y, n_val, n_test, rng):
    order = rng.permutation(len(y))
    val, test, train = np.split(order, [n_val, n_val + n_test])
    return tuple((X[rows], y[rows]) for rows in (train, val, test))


def right_loop(X, y, n_val, n_test, rng):
    parts = [], [], []
    for place, row in enumerate(rng.permutation(len(X)).tolist()):
        part = 1 if place < n_val else 2 if place < n_val + n_test else 0
        parts[part].append(row)
    rows = [np.array(part, dtype=int) for part in parts]
    return [(X[r], y[r]) for r in rows]


def wrong_not_shuffled(X, y, n_val, n_test, rng):
    """Nothing was shuffled: the sets are cut from the file as it stands"""
    end = n_val + n_test
    return (X[end:], y[end:]), (X[:n_val], y[:n_val]), (X[n_val:end], y[n_val:end])


def wrong_labels_left(X, y, n_val, n_test, rng):
    """The inputs are in the new order, the labels still in the old one"""
    X, end = X[rng.permutation(len(X))], n_val + n_test
    return (X[end:], y[end:]), (X[:n_val], y[:n_val]), (X[n_val:end], y[n_val:end])


def wrong_two_orders(X, y, n_val, n_test, rng):
    """Inputs and labels were shuffled separately"""
    X, y = X[rng.permutation(len(X))], y[rng.permutation(len(y))]
    end = n_val + n_test
    return (X[end:], y[end:]), (X[:n_val], y[:n_val]), (X[n_val:end], y[n_val:end])


def wrong_overlap(X, y, n_val, n_test, rng):
    """The test sample is in the validation set as well"""
    order = rng.permutation(len(X))
    val, test, train = order[:n_val], order[:n_test], order[n_val + n_test :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_all_in_training(X, y, n_val, n_test, rng):
    """The training set still holds all samples"""
    order = rng.permutation(len(X))
    val, test = order[:n_val], order[n_val : n_val + n_test]
    return (X, y), (X[val], y[val]), (X[test], y[test])


def wrong_all_in_training_shuffled(X, y, n_val, n_test, rng):
    """The training set still holds all samples"""
    order = rng.permutation(len(X))
    val, test = order[:n_val], order[n_val : n_val + n_test]
    return (X[order], y[order]), (X[val], y[val]), (X[test], y[test])


def wrong_test_in_training(X, y, n_val, n_test, rng):
    """The test sample is in the training set as well"""
    order = rng.permutation(len(X))
    val, test, train = order[:n_val], order[n_val : n_val + n_test], order[n_val:]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_sizes_swapped(X, y, n_val, n_test, rng):
    """The two sizes are swapped"""
    order = rng.permutation(len(X))
    val, test = order[:n_test], order[n_test : n_val + n_test]
    train = order[n_val + n_test :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_end_for_length(X, y, n_val, n_test, rng):
    """A slice order[a:b] ends before place b, so b is not a number of samples"""
    order = rng.permutation(len(X))
    val, test = order[:n_val], order[n_val:n_test]
    train = order[n_val + n_test :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_order_of_sets(X, y, n_val, n_test, rng):
    """The three sets are right, but they come in the wrong order"""
    order = rng.permutation(len(X))
    val, test = order[:n_val], order[n_val : n_val + n_test]
    train = order[n_val + n_test :]
    return (X[val], y[val]), (X[test], y[test]), (X[train], y[train])


def wrong_training_first(X, y, n_val, n_test, rng):
    """You gave the front of the order to the training set"""
    order, k = rng.permutation(len(X)), len(X) - n_val - n_test
    train, val, test = order[:k], order[k : k + n_val], order[k + n_val :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_test_first(X, y, n_val, n_test, rng):
    """You gave the front of the order to the test set"""
    order = rng.permutation(len(X))
    test, val = order[:n_test], order[n_test : n_val + n_test]
    train = order[n_val + n_test :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_last_one_lost(X, y, n_val, n_test, rng):
    """The last sample of the order is in none of the sets"""
    order = rng.permutation(len(X))
    val, test = order[:n_val], order[n_val : n_val + n_test]
    train = order[n_val + n_test : -1]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_drawn_with_repeats(X, y, n_val, n_test, rng):
    """Some samples were drawn more than once, others not at all"""
    order = rng.integers(0, len(X), len(X))
    val, test = order[:n_val], order[n_val : n_val + n_test]
    train = order[n_val + n_test :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_own_generator(X, y, n_val, n_test, rng):
    """The order does not come from rng"""
    order = np.random.default_rng(0).permutation(len(X))
    val, test = order[:n_val], order[n_val : n_val + n_test]
    train = order[n_val + n_test :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_file_order(X, y, n_val, n_test, rng):
    """The right samples are in each set, but in the order of the file"""
    order = rng.permutation(len(X))
    ends = np.split(order, [n_val, n_val + n_test])
    val, test, train = (np.sort(rows) for rows in ends)
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_six_arrays(X, y, n_val, n_test, rng):
    """You returned six arrays in a row"""
    order = rng.permutation(len(X))
    val, test = order[:n_val], order[n_val : n_val + n_test]
    train = order[n_val + n_test :]
    return X[train], y[train], X[val], y[val], X[test], y[test]


def wrong_inputs_only(X, y, n_val, n_test, rng):
    """The labels are missing: each set is a pair"""
    order = rng.permutation(len(X))
    return X[order[n_val + n_test :]], X[order[:n_val]], X[order[n_val:][:n_test]]


def wrong_row_numbers(X, y, n_val, n_test, rng):
    """Those are the numbers of the samples, not the samples"""
    order = rng.permutation(len(X))
    return order[n_val + n_test :], order[:n_val], order[n_val : n_val + n_test]


def wrong_shuffle_in_place(X, y, n_val, n_test, rng):
    """The call changed its argument `X`"""
    order = rng.permutation(len(X))
    X[:], y[:] = X[order], y[order]
    end = n_val + n_test
    return (X[end:], y[end:]), (X[:n_val], y[:n_val]), (X[n_val:end], y[n_val:end])


def wrong_minus_zero(X, y, n_val, n_test, rng):
    """with n_test = 0 order[:-0] is empty and order[-0:] is everything"""
    order = rng.permutation(len(X))
    both = order[: n_val + n_test]
    val, test = both[:-n_test], both[-n_test:]
    train = order[n_val + n_test :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_size(X, y, n_val, n_test, rng):
    """n is the number of samples, len(X)"""
    order = rng.permutation(X.size)
    val, test = order[:n_val], order[n_val : n_val + n_test]
    train = order[n_val + n_test :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_front_for_rest(X, y, n_val, n_test, rng):
    """The training set holds the samples that are held out"""
    order = rng.permutation(len(X))
    val, test = order[:n_val], order[n_val : n_val + n_test]
    train = order[: n_val + n_test]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_memorised(X, y, n_val, n_test, rng):
    """A function must compute its result"""
    orders = {7: SEVEN, 5: [4, 0, 1, 2, 3], 40: list(range(40))}
    order = np.array(orders[len(X)])
    val, test = order[:n_val], order[n_val : n_val + n_test]
    train = order[n_val + n_test :]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_sizes_for_places(X, y, n_val, n_test, rng):
    """n_test is a number of samples, not a place"""
    n = len(X)
    order = rng.permutation(n)
    val = order[:n_val]
    test = order[n_val:n_test]
    train = order[n_test:]
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])


def wrong_one_place_late(X, y, n_val, n_test, rng):
    """The test set begins one place too late"""
    order = rng.permutation(len(X))
    a, b, c = (
        order[:n_val],
        order[n_val + 1 : n_val + n_test + 1],
        order[n_val + n_test :],
    )
    return (X[c], y[c]), (X[a], y[a]), (X[b], y[b])


def wrong_rows_for_numbers(X, y, n_val, n_test, rng):
    """rng.permutation(X) gives the rows of X"""
    order = rng.permutation(X)
    return (
        (X[order], y[order]),
        (X[order[:n_val]], y[order[:n_val]]),
        (X[order[n_val : n_val + n_test]], y[order[n_val : n_val + n_test]]),
    )


def wrong_choice(X, y, n_val, n_test, rng):
    """Another call of rng gives another order"""
    n = len(X)
    order = rng.choice(n, n, replace=False)
    a, b, c = order[:n_val], order[n_val : n_val + n_test], order[n_val + n_test :]
    return (X[c], y[c]), (X[a], y[a]), (X[b], y[b])


def wrong_generator_called(X, y, n_val, n_test, rng):
    """rng is a generator and no function"""
    order = rng(len(X))
    return order


def wrong_lists(X, y, n_val, n_test, rng):
    """Each set is a list of samples here"""
    order = rng.permutation(len(X))
    a, b, c = order[:n_val], order[n_val : n_val + n_test], order[n_val + n_test :]
    return (
        ([X[i] for i in c], [y[i] for i in c]),
        ([X[i] for i in a], [y[i] for i in a]),
        ([X[i] for i in b], [y[i] for i in b]),
    )


def right_order_as_list(X, y, n_val, n_test, rng):
    order = list(rng.permutation(len(X)))
    return (
        (X[order[n_val + n_test :]], y[order[n_val + n_test :]]),
        (X[order[:n_val]], y[order[:n_val]]),
        (X[order[n_val : n_val + n_test]], y[order[n_val : n_val + n_test]]),
    )
