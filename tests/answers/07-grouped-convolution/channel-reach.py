"""Answers to exercise 7.4, which input channel reaches which output channel."""

import numpy as np


def right_fresh_random_channel(layer, x, rng):
    y = layer(x)
    columns = []
    for c in range(x.shape[1]):
        other = np.array(x, float)
        other[:, c] = rng.random(other[:, c].shape)
        changed = np.abs(layer(other) - y) > 1e-9
        columns.append(changed.any(axis=(0, 2, 3)))
    return np.array(columns).T.astype(int)


def right_one_number_at_a_time(layer, x, rng):
    before = layer(x)
    outs, ins = before.shape[1], x.shape[1]
    table = [[0] * ins for _ in range(outs)]
    for c in range(ins):
        moved = x + rng.normal(size=x.shape) * (np.arange(ins) == c)[:, None, None]
        after = layer(moved)
        for o in range(outs):
            if np.max(np.abs(after[:, o] - before[:, o])) > 1e-9:
                table[o][c] = 1
    return table


def right_one_image_is_enough(layer, x, rng):
    x = x[:1]
    noise = np.zeros((x.shape[1], *x.shape))
    for c in range(x.shape[1]):
        noise[c, :, c] = rng.uniform(1, 2, size=x[:, c].shape)
    y = layer(x)
    moved = [np.ptp(layer(x + n) - y, axis=(0, 2, 3)) > 1e-9 for n in noise]
    still = [np.abs(layer(x + n) - y).max(axis=(0, 2, 3)) > 1e-9 for n in noise]
    return np.logical_or(moved, still).T * 1.0


def right_own_random_numbers(layer, x, rng):
    own = np.random.default_rng(0).normal(size=x.shape)
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]), bool)
    for c in range(x.shape[1]):
        kept = x[:, c].copy()
        changed = x.copy()
        changed[:, c] = kept + own[:, c]
        table[:, c] = ~np.isclose(layer(changed), y, rtol=0, atol=1e-9).all(
            axis=(0, 2, 3)
        )
    return table


def changes(layer, x, change, rng):
    """Largest change of each output channel, for each input channel."""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[:, c] = change(other[:, c], rng)
        table[:, c] = np.abs(layer(other) - y).max(axis=(0, 2, 3))
    return table


def noisy(channel, rng):
    return channel + rng.normal(size=channel.shape)


def wrong_constant(layer, x, rng):
    """all pixels of a channel were changed by the same amount."""
    return changes(layer, x, lambda a, rng: a + 1, rng) > 1e-9


def wrong_doubled(layer, x, rng):
    """a channel times something, or set to 0, stays 0."""
    return changes(layer, x, lambda a, rng: 2 * a, rng) > 1e-9


def wrong_set_to_zero(layer, x, rng):
    """a channel times something, or set to 0, stays 0."""
    return changes(layer, x, lambda a, rng: 0 * a, rng) > 1e-9


def wrong_random_factor(layer, x, rng):
    """a channel times something, or set to 0, stays 0."""
    return changes(layer, x, lambda a, rng: a * rng.random(a.shape), rng) > 1e-9


def wrong_first_pixel(layer, x, rng):
    """only the first pixel of a channel was changed."""

    def change(channel, rng):
        channel = channel.copy()
        channel[:, 0, 0] += 1
        return channel

    return changes(layer, x, change, rng) > 1e-9


def wrong_threshold(layer, x, rng):
    """Here the weights are small and the outputs are not, and nothing was noticed"""
    return changes(layer, x, noisy, rng) > 0.01


def wrong_allclose(layer, x, rng):
    """Here the weights are small and the outputs are not, and nothing was noticed"""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[:, c] += rng.normal(size=x[:, c].shape)
        z = layer(other)
        for o in range(y.shape[1]):
            table[o, c] = not np.allclose(z[:, o], y[:, o], atol=0.01)
    return table


def wrong_transposed(layer, x, rng):
    """The table is transposed"""
    return (changes(layer, x, noisy, rng) > 1e-9).T


def wrong_swapped(layer, x, rng):
    """Zeros and ones are swapped"""
    return changes(layer, x, noisy, rng) <= 1e-9


def wrong_changes_pile_up(layer, x, rng):
    """the changes of the columns before are still there."""
    y, other = layer(x), x.copy()
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other[:, c] += rng.normal(size=x[:, c].shape)
        table[:, c] = np.abs(layer(other) - y).max(axis=(0, 2, 3)) > 1e-9
    return table


def wrong_no_copy(layer, x, rng):
    """The call changed its argument `x`"""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x
        old = x[:, c].copy()
        other[:, c] += rng.normal(size=old.shape)
        table[:, c] = np.abs(layer(other) - y).max(axis=(0, 2, 3)) > 1e-9
    return table


def wrong_all_channels_changed(layer, x, rng):
    """Every output seems to change with every input."""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        difference = np.abs(layer(x + rng.normal(size=x.shape)) - y)
        table[:, c] = difference.max() > 1e-9
    return table


def wrong_compared_with_zero(layer, x, rng):
    """Every output seems to change with every input."""
    table = np.zeros((layer(x).shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        alone = np.zeros(x.shape)
        alone[:, c] = rng.normal(size=x[:, c].shape)
        table[:, c] = np.abs(layer(alone)).max(axis=(0, 2, 3)) > 1e-9
    return table


def wrong_old_x_given(layer, x, rng):
    """Nothing was noticed."""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[:, c] += rng.normal(size=x[:, c].shape)
        table[:, c] = np.abs(layer(x) - y).max(axis=(0, 2, 3)) > 1e-9
    return table


def wrong_from_one(layer, x, rng):
    """Column 0 is missing: the channels count from 0."""
    table = changes(layer, x, noisy, rng) > 1e-9
    table[:, 0] = 0
    return table


def wrong_without_the_last(layer, x, rng):
    """The last column is missing."""
    table = changes(layer, x, noisy, rng) > 1e-9
    table[:, -1] = 0
    return table


def wrong_off_by_one(layer, x, rng):
    """Each row is moved: the channels count from 0."""
    return np.roll(changes(layer, x, noisy, rng) > 1e-9, 1, axis=1)


def wrong_counts(layer, x, rng):
    """Return zeros and ones. These are numbers of changed pixels."""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[:, c] += rng.normal(size=x[:, c].shape)
        table[:, c] = (np.abs(layer(other) - y) > 1e-9).sum(axis=(0, 2, 3))
    return table


def wrong_counts_of_one_image(layer, x, rng):
    """These are numbers of changed pixels of one image."""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[:, c] += rng.normal(size=x[:, c].shape)
        table[:, c] = (np.abs(layer(other) - y) > 1e-9)[0].sum(axis=(1, 2))
    return table


def wrong_changes_themselves(layer, x, rng):
    """another result each time: it depends on chance."""
    return changes(layer, x, noisy, rng)


def wrong_square_table(layer, x, rng):
    """The table has a row for each output channel. Ask y how many there are."""
    y = layer(x)
    table = np.zeros((x.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[:, c] += rng.normal(size=x[:, c].shape)
        difference = np.abs(layer(other) - y)
        for o in range(y.shape[1]):
            table[o, c] = difference[:, o].max() > 1e-9
    return table


def wrong_one_number_an_input(layer, x, rng):
    """There is one number for each input channel."""
    return (changes(layer, x, noisy, rng) > 1e-9).max(axis=0)


def wrong_one_number_an_output(layer, x, rng):
    """There is one number for each output channel."""
    return (changes(layer, x, noisy, rng) > 1e-9).max(axis=1)


def wrong_noise(layer, x, rng):
    """another result each time: it depends on chance."""
    return rng.integers(0, 2, size=(layer(x).shape[1], x.shape[1]))


def wrong_no_return(layer, x, rng):
    """does it end with `return …`?"""
    table = changes(layer, x, noisy, rng) > 1e-9
    print(table.shape)


def wrong_blocks_taken_for_granted(layer, x, rng):
    """This is the table of a layer with two groups. Not every layer is one"""
    outs, ins = layer(x).shape[1], x.shape[1]
    return np.kron(np.eye(2), np.ones((outs // 2, ins // 2)))


def wrong_images_changed(layer, x, rng):
    """Axis 0 of x counts the images. Channel c of all of them is x[:, c]."""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[c] += rng.normal(size=x[c].shape)
        table[:, c] = np.abs(layer(other) - y).max(axis=(0, 2, 3)) > 1e-9
    return table


def wrong_forward(layer, x, rng):
    """layer is a function: layer(x)."""
    y = layer.forward(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[:, c] += rng.normal(size=x[:, c].shape)
        table[:, c] = np.abs(layer.forward(other) - y).max(axis=(0, 2, 3)) > 1e-9
    return table


def wrong_one_random_number(layer, x, rng):
    """all pixels of a channel were changed by the same amount."""
    return changes(layer, x, lambda a, rng: a + rng.normal(), rng) > 1e-9


def wrong_all_places(layer, x, rng):
    """Here only one place of each output channel can change, and nothing was noticed"""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[:, c] += rng.normal(size=x[:, c].shape)
        table[:, c] = np.all(np.abs(layer(other) - y) > 1e-9, axis=(0, 2, 3))
    return table


def wrong_only_rises(layer, x, rng):
    """Here the outputs can only fall, and nothing was noticed: a fall is a change"""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[:, c] += rng.normal(size=x[:, c].shape)
        table[:, c] = (layer(other) - y).max(axis=(0, 2, 3)) > 1e-9
    return table


def wrong_allclose_as_it_is(layer, x, rng):
    """Here the weights are small and the outputs are not, and nothing was noticed"""
    y = layer(x)
    table = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        other = x.copy()
        other[:, c] += rng.normal(size=x[:, c].shape)
        z = layer(other)
        for o in range(y.shape[1]):
            table[o, c] = not np.allclose(z[:, o], y[:, o])
    return table


def wrong_one_number_a_row(layer, x, rng):
    """Here the weights in each row of every filter add up to 0"""
    y = layer(x)
    columns = []
    for c in range(x.shape[1]):
        other = np.array(x, float)
        other[:, c] += rng.normal(size=(len(x), x.shape[2], 1))
        columns.append((np.abs(layer(other) - y) > 1e-9).any(axis=(0, 2, 3)))
    return np.array(columns).T.astype(int)


def right_big(layer, x, rng):
    y = layer(x)
    cols = []
    for c in range(x.shape[1]):
        d = np.zeros(x.shape)
        d[:, c] = rng.random((x.shape[0], *x.shape[2:]))
        cols.append(np.any(np.abs(layer(x + d) - y) > 1e-09, axis=(0, 2, 3)))
    return np.array(cols).T * 1.0


def wrong_tol(layer, x, rng):
    """Here the changes are about 1e-7, and nothing was noticed"""
    y = layer(x)
    t = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        z = x.copy()
        z[:, c] += rng.normal(size=z[:, c].shape)
        t[:, c] = np.abs(layer(z) - y).max(axis=(0, 2, 3)) > 1e-06
    return t


def wrong_tol0(layer, x, rng):
    """Only more than 1e-9 counts."""
    y = layer(x)
    t = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        z = x.copy()
        z[:, c] += rng.normal(size=z[:, c].shape)
        t[:, c] = np.abs(layer(z) - y).max(axis=(0, 2, 3)) > 0
    return t


def wrong_sum(layer, x, rng):
    """Here the changes of an output channel add up to 0"""
    y = layer(x)
    t = np.zeros((y.shape[1], x.shape[1]))
    for c in range(x.shape[1]):
        z = x.copy()
        z[:, c] += rng.normal(size=z[:, c].shape)
        t[:, c] = np.abs((layer(z) - y).sum(axis=(0, 2, 3))) > 1e-09
    return t
