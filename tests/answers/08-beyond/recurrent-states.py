"""Answers to exercise 8.1, the states of a recurrent layer."""

import numpy as np


def right_loop_over_steps(x, w_in, w_rec, b):
    h = np.zeros((len(x), len(b)))
    states = []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.stack(states, axis=1)


def right_loops_all_the_way(x, w_in, w_rec, b):
    n, steps, inputs = x.shape
    hidden = len(b)
    y = np.zeros((n, steps, hidden))
    for i in range(n):
        for t in range(steps):
            for j in range(hidden):
                z = b[j]
                for k in range(inputs):
                    z += w_in[j, k] * x[i, t, k]
                if t > 0:
                    for k in range(hidden):
                        z += w_rec[j, k] * y[i, t - 1, k]
                y[i, t, j] = np.tanh(z)
    return y


def right_inputs_at_once(x, w_in, w_rec, b):
    z = np.einsum("nlk,jk->nlj", x, w_in) + b
    y = np.tanh(z)
    for t in range(1, x.shape[1]):
        y[:, t] = np.tanh(z[:, t] + np.einsum("nk,jk->nj", y[:, t - 1], w_rec))
    return y


def right_sample_by_sample(x, w_in, w_rec, b):
    def step(h, row):
        return np.tanh(w_in @ row + w_rec @ h + b)

    result = []
    for sequence in x:
        h, own = 0 * b, []
        for row in sequence:
            h = step(h, row)
            own.append(h)
        result.append(own)
    return np.array(result)


def wrong_no_memory(x, w_in, w_rec, b):
    """The old state is missing: every step starts as if nothing had been before."""
    return np.tanh(x @ w_in.T + b)


def wrong_only_last(x, w_in, w_rec, b):
    """Only the last state came back. All L states are asked for."""
    h = np.zeros((len(x), len(b)))
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
    return h


def wrong_rec_transposed(x, w_in, w_rec, b):
    """w_rec is used the wrong way round: row j holds what unit j receives."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec + b)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_no_tanh(x, w_in, w_rec, b):
    """The tanh is missing."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = x[:, t] @ w_in.T + h @ w_rec.T + b
        states.append(h)
    return np.stack(states, axis=1)


def wrong_memory_outside(x, w_in, w_rec, b):
    """The part of the old state was added behind the tanh. It belongs inside."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + b) + h @ w_rec.T
        states.append(h)
    return np.stack(states, axis=1)


def wrong_carries_z(x, w_in, w_rec, b):
    """You carried z on, the sum before the tanh. The state is tanh(z)."""
    z, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        z = x[:, t] @ w_in.T + z @ w_rec.T + b
        states.append(np.tanh(z))
    return np.stack(states, axis=1)


def wrong_no_bias(x, w_in, w_rec, b):
    """The bias is missing."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_bias_once(x, w_in, w_rec, b):
    """The bias came in at the first step only. It is there at every step."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + (b if t == 0 else 0))
        states.append(h)
    return np.stack(states, axis=1)


def wrong_starts_with_bias(x, w_in, w_rec, b):
    """The first old state is not 0. Before the first step nothing is remembered."""
    h, states = np.zeros((len(x), len(b))) + b, []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_loop_over_samples(x, w_in, w_rec, b):
    """The loop went through axis 0, the sequences. Time is axis 1."""
    h, states = np.zeros((x.shape[1], len(b))), []
    for sequence in x:
        h = np.tanh(sequence @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.array(states)


def wrong_state_leaks(x, w_in, w_rec, b):
    """A sequence began with the last state of the one before. Each begins with 0."""
    h, states = np.zeros(len(b)), []
    for sequence in x:
        own = []
        for row in sequence:
            h = np.tanh(w_in @ row + w_rec @ h + b)
            own.append(h)
        states.append(own)
    return np.array(states)


def wrong_with_start(x, w_in, w_rec, b):
    """The start h₀ = 0 came back as well: that makes L + 1 states."""
    states = [np.zeros((len(x), len(b)))]
    for t in range(x.shape[1]):
        states.append(np.tanh(x[:, t] @ w_in.T + states[-1] @ w_rec.T + b))
    return np.stack(states, axis=1)


def wrong_one_late(x, w_in, w_rec, b):
    """The states are one step late: the first one is h₁, not h₀."""
    states = [np.zeros((len(x), len(b)))]
    for t in range(x.shape[1]):
        states.append(np.tanh(x[:, t] @ w_in.T + states[-1] @ w_rec.T + b))
    return np.stack(states[:-1], axis=1)


def wrong_same_array(x, w_in, w_rec, b):
    """All steps show the last state. Was one and the same array stored each time?"""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h[:] = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_sigmoid(x, w_in, w_rec, b):
    """That is the sigmoid. This layer has tanh."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = 1 / (1 + np.exp(-(x[:, t] @ w_in.T + h @ w_rec.T + b)))
        states.append(h)
    return np.stack(states, axis=1)


def wrong_backwards(x, w_in, w_rec, b):
    """The steps ran from the last one to the first. Time begins at index 0."""
    h, states = np.zeros((len(x), len(b))), []
    for t in reversed(range(x.shape[1])):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.stack(states[::-1], axis=1)


def wrong_time_first(x, w_in, w_rec, b):
    """The axes are (L, N, m). Put time on axis 1: (N, L, m)."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.array(states)


def wrong_place_by_place(x, w_in, w_rec, b):
    """The old state was multiplied by w_rec place by place. It needs `@`."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h * w_rec.T + b)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_in_not_transposed(x, w_in, w_rec, b):
    """A matrix product does not fit. w_in is (m, k): behind the rows of x it must be"""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in + h @ w_rec.T + b)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_skips_first(x, w_in, w_rec, b):
    """The first input was left out: its state is 0."""
    y = np.zeros((x.shape[0], x.shape[1], len(b)))
    for t in range(1, x.shape[1]):
        y[:, t] = np.tanh(x[:, t] @ w_in.T + y[:, t - 1] @ w_rec.T + b)
    return y


def wrong_sides_swapped(x, w_in, w_rec, b):
    """A matrix product does not fit. w_in is (m, k): behind the rows of x it must be"""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(w_in @ x[:, t] + w_rec @ h + b)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_side_by_side(x, w_in, w_rec, b):
    """The states of all steps lie in one long row. Each step needs its own index."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.concatenate(states, axis=1)


def wrong_first_axis_is_time(x, w_in, w_rec, b):
    """x[t] is a whole sequence. The step is the second index of x."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_states_behind_w_rec(x, w_in, w_rec, b):
    """The states stand left and w_rec behind them, turned."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + w_rec @ h + b)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_time_first_and_w_rec_left(x, w_in, w_rec, b):
    """Two things: the axes are (L, N, m), not (N, L, m); and `w_rec @ h` adds up"""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + w_rec @ h + b)
        states.append(h)
    return np.array(states)


def wrong_time_first_and_not_turned(x, w_in, w_rec, b):
    """Two things: the axes are (L, N, m), not (N, L, m); and w_rec is used the wrong"""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec + b)
        states.append(h)
    return np.array(states)


def wrong_time_last(x, w_in, w_rec, b):
    """The axes are (N, m, L). Put time on axis 1: (N, L, m)."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.stack(states, axis=-1)


def wrong_as_many_steps_as_sequences(x, w_in, w_rec, b):
    """Some steps are missing. len(x) is N, the number of sequences; L is x.shape[1]."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(len(x)):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_begins_with_step_two(x, w_in, w_rec, b):
    """The first step is missing: time begins at index 0, and L steps give L states."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(1, x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.stack(states, axis=1)


def wrong_concatenated(x, w_in, w_rec, b):
    """All states stand below each other."""
    h, states = np.zeros((len(x), len(b))), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ w_in.T + h @ w_rec.T + b)
        states.append(h)
    return np.concatenate(states)


def wrong_state_as_wide_as_the_input(x, w_in, w_rec, b):
    """And a state has m numbers, not k."""
    h = np.zeros_like(x)
    for t in range(x.shape[1]):
        h[:, t] = np.tanh(x[:, t] @ w_in.T + h[:, t - 1] @ w_rec.T + b)
    return h
