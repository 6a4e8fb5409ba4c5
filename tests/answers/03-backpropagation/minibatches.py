"""Answers to exercise 3.4, mini-batches."""

import numpy as np


def right_permutation(n, batch_size, rng):
    if batch_size < 1:
        raise ValueError(f"batch_size must be 1 or more, not {batch_size}")
    order = rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


def right_shuffle(n, batch_size, rng):
    if batch_size <= 0:
        raise ValueError(f"{batch_size} is no batch size")
    numbers = np.arange(n)
    rng.shuffle(numbers)
    parts = []
    while len(numbers) > 0:
        parts.append(numbers[:batch_size])
        numbers = numbers[batch_size:]
    return parts


def right_split(n, batch_size, rng):
    if not batch_size >= 1:
        raise ValueError("batch_size (=" + str(batch_size) + ") is too small")
    cuts = np.arange(batch_size, n, batch_size)
    return np.split(rng.choice(n, size=n, replace=False), cuts)


def right_sorted_by_chance(n, batch_size, rng):
    if batch_size < 1:
        raise ValueError(f"batch_size (={batch_size}) must be at least 1")
    order = np.argsort(rng.random(n))
    count = (n + batch_size - 1) // batch_size
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(count)]


def refuse(batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size (={batch_size}) must be at least 1")


def cut(order, batch_size):
    return [order[i : i + batch_size] for i in range(0, len(order), batch_size)]


def wrong_last_missing(n, batch_size, rng):
    """The last, smaller mini-batch is missing"""
    refuse(batch_size)
    order = rng.permutation(n)
    return [
        order[k * batch_size : (k + 1) * batch_size] for k in range(n // batch_size)
    ]


def wrong_filled_up(n, batch_size, rng):
    """The last mini-batch was filled up."""
    refuse(batch_size)
    order = rng.permutation(n)
    return cut(np.append(order, order[: -n % batch_size]), batch_size)


def wrong_number_of_batches(n, batch_size, rng):
    """batch_size is the size of a mini-batch, not the number of them."""
    refuse(batch_size)
    return np.array_split(rng.permutation(n), min(batch_size, n))


def wrong_even(n, batch_size, rng):
    """The samples were spread evenly."""
    refuse(batch_size)
    return np.array_split(rng.permutation(n), -(-n // batch_size))


def wrong_empty_batch(n, batch_size, rng):
    """There is an empty mini-batch at the end."""
    refuse(batch_size)
    order = rng.permutation(n)
    if n == 1:
        return [order]
    return [
        order[k * batch_size : (k + 1) * batch_size]
        for k in range(-(-n // batch_size) + 1)
    ]


def wrong_from_one(n, batch_size, rng):
    """Python counts from 0"""
    refuse(batch_size)
    return cut(rng.permutation(n) + 1, batch_size)


def wrong_with_replacement(n, batch_size, rng):
    """An epoch uses each sample exactly once."""
    refuse(batch_size)
    return cut(rng.integers(0, n, size=n), batch_size)


def wrong_each_batch_drawn_alone(n, batch_size, rng):
    """An epoch uses each sample exactly once."""
    refuse(batch_size)
    return [
        rng.choice(n, size=min(batch_size, n - i), replace=False)
        for i in range(0, n, batch_size)
    ]


def wrong_not_shuffled(n, batch_size, rng):
    """The numbers come in their old order"""
    refuse(batch_size)
    return cut(np.arange(n), batch_size)


def wrong_blocks_shuffled(n, batch_size, rng):
    """Only the mini-batches were shuffled"""
    refuse(batch_size)
    parts = cut(np.arange(n), batch_size)
    last = parts.pop() if n % batch_size else None
    parts = [parts[k] for k in rng.permutation(len(parts))]
    return parts if last is None else [*parts, last]


def wrong_own_generator(n, batch_size, rng):
    """it must be drawn, and from the rng that you are given"""
    refuse(batch_size)
    return cut(np.random.default_rng(0).permutation(n), batch_size)


def wrong_fresh_generator(n, batch_size, rng):
    """Equal seeds gave different orders"""
    refuse(batch_size)
    return cut(np.random.default_rng().permutation(n), batch_size)


def wrong_random_beginning(n, batch_size, rng):
    """Some orders never come up."""
    refuse(batch_size)
    return cut(np.roll(np.arange(n)[::-1], rng.integers(n)), batch_size)


def wrong_no_error(n, batch_size, rng):
    """does not mention '0'"""
    order = rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


def wrong_only_zero_refused(n, batch_size, rng):
    """minibatches(5, -2, rng)"""
    if batch_size == 0:
        raise ValueError("batch_size (=0) must be at least 1")
    order = rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


def wrong_assert(n, batch_size, rng):
    """an `assert` raises AssertionError"""
    assert batch_size >= 1
    return cut(rng.permutation(n), batch_size)


def wrong_returns_nothing_for_zero(n, batch_size, rng):
    """should raise ValueError; it returned []"""
    if batch_size < 1:
        return []
    return cut(rng.permutation(n), batch_size)


def wrong_refuses_one(n, batch_size, rng):
    """one sample in mini-batches of one is allowed"""
    if batch_size <= 1:
        raise ValueError(f"batch_size (={batch_size}) must be larger")
    return cut(rng.permutation(n), batch_size)


def wrong_old_value_not_named(n, batch_size, rng):
    """say which value was wrong"""
    if batch_size < 1:
        raise ValueError("bad batch size")
    return cut(rng.permutation(n), batch_size)


def wrong_samples_tend_to_stay(n, batch_size, rng):
    """Not every order is equally likely"""
    refuse(batch_size)
    order = np.argsort(np.arange(n) + 12 * rng.random(n))
    return cut(order, batch_size)


def wrong_samples_stay_near_their_place(n, batch_size, rng):
    """Some orders never come up."""
    refuse(batch_size)
    order = np.argsort(np.arange(n) + 3 * rng.random(n))
    return cut(order, batch_size)


def wrong_list_in_a_list(n, batch_size, rng):
    """There is a list too many"""
    refuse(batch_size)
    return [cut(rng.permutation(n), batch_size)]


def wrong_range_refuses(n, batch_size, rng):
    """No `raise` of yours did this"""
    order = rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


def wrong_shuffle_returns_nothing(n, batch_size, rng):
    """Something is None here."""
    refuse(batch_size)
    order = rng.shuffle(np.arange(n))
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


def wrong_turned_round(n, batch_size, rng):
    """it must be drawn"""
    if batch_size < 1:
        raise ValueError(f"batch_size (={batch_size}) must be at least 1")
    order = np.arange(n)[::-1]
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


def wrong_drawn_anew_each_time(n, batch_size, rng):
    """Some numbers are missing, come twice"""
    if batch_size < 1:
        raise ValueError(f"batch_size (={batch_size}) must be at least 1")
    sizes = [min(batch_size, n - i) for i in range(0, n, batch_size)]
    return [rng.choice(n, size, replace=False) for size in sizes]
