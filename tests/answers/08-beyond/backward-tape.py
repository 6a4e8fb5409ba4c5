"""Answers to exercise 8.5, back along the tape."""

import numpy as np


def _walk(tape, values, part, start=1.0):
    slopes = [0.0] * (len(values) - 1) + [start]
    for k in range(len(tape) - 1, -1, -1):
        name, *nodes = tape[k]
        made = len(values) - len(tape) + k
        read = [values[i] for i in nodes]
        for i, p in zip(
            nodes, part(name, slopes[made], values[made], read), strict=True
        ):
            slopes[i] += p
    return slopes


def _parts(name, d, a, read):
    if name == "add":
        return d, d
    if name == "mul":
        return d * read[1], d * read[0]
    return ({"exp": d * a, "log": d / read[0], "tanh": d * (1 - a * a)}[name],)


def right_rules_apart(tape, values):
    return _walk(tape, values, _parts)


def right_written_out(tape, values):
    n = len(values) - len(tape)
    slopes = np.zeros(len(values))
    slopes[-1] = 1
    for k in reversed(range(len(tape))):
        step, d = tape[k], slopes[n + k]
        i = step[1]
        match step[0]:
            case "add":
                slopes[i] += d
                slopes[step[2]] += d
            case "mul":
                slopes[i] += d * values[step[2]]
                slopes[step[2]] += d * values[i]
            case "exp":
                slopes[i] += d * values[n + k]
            case "log":
                slopes[i] += d / values[i]
            case "tanh":
                slopes[i] += d * (1 - values[n + k] ** 2)
    return slopes.tolist()


def right_forward_for_each_node(tape, values):
    n = len(values) - len(tape)

    def along(node):
        moved = [0.0] * len(values)
        moved[node] = 1.0
        for k, (name, *nodes) in enumerate(tape):
            if n + k > node:
                own = _parts(name, 1.0, values[n + k], [values[i] for i in nodes])
                pairs = zip(own, nodes, strict=True)
                moved[n + k] = sum(p * moved[i] for p, i in pairs)
        return moved[-1]

    return [along(node) for node in range(len(values))]


def wrong_overwritten(tape, values):
    """Node 0 is read twice and kept only the part that came last."""
    slopes = [0.0] * (len(values) - 1) + [1.0]
    for k in reversed(range(len(tape))):
        name, *nodes = tape[k]
        made = len(values) - len(tape) + k
        own = _parts(name, slopes[made], values[made], [values[i] for i in nodes])
        for i, p in zip(nodes, own, strict=True):
            slopes[i] = p
    return slopes


def wrong_from_the_front(tape, values):
    """The steps were gone through from the first to the last."""
    slopes = [0.0] * (len(values) - 1) + [1.0]
    for k, (name, *nodes) in enumerate(tape):
        made = len(values) - len(tape) + k
        own = _parts(name, slopes[made], values[made], [values[i] for i in nodes])
        for i, p in zip(nodes, own, strict=True):
            slopes[i] += p
    return slopes


def wrong_own_factor(tape, values):
    """A multiplication hands to each factor d times the *other* factor."""

    def part(name, d, a, read):
        return (d * read[0], d * read[1]) if name == "mul" else _parts(name, d, a, read)

    return _walk(tape, values, part)


def wrong_no_factor(tape, values):
    """A multiplication hands back d times the other factor; here d itself came back."""
    slopes = [0.0] * (len(values) - 1) + [1.0]
    for k in reversed(range(len(tape))):
        _, *nodes = tape[k]
        for i in nodes:
            slopes[i] += slopes[len(values) - len(tape) + k]
    return slopes


def wrong_no_start(tape, values):
    """All slopes are 0: the last node has the slope 1 before the first step back."""
    return _walk(tape, values, _parts, start=0.0)


def wrong_places(tape, values):
    """With n inputs, step k has made node n + k."""
    slopes = [0.0] * (len(values) - 1) + [1.0]
    for k in reversed(range(len(tape))):
        name, *nodes = tape[k]
        own = _parts(name, slopes[k], values[k], [values[i] for i in nodes])
        for i, p in zip(nodes, own, strict=True):
            slopes[i] += p
    return slopes


def wrong_inputs_only(tape, values):
    """Only the slopes of the inputs came back. All nodes are asked for."""
    return _walk(tape, values, _parts)[: len(values) - len(tape)]


def wrong_turned(tape, values):
    """The slopes come in the opposite order: node 0 first."""
    return _walk(tape, values, _parts)[::-1]


def wrong_one_summand(tape, values):
    """An addition hands d to both of its nodes. Here only the first one got it."""

    def part(name, d, a, read):
        return (d, 0.0) if name == "add" else _parts(name, d, a, read)

    return _walk(tape, values, part)


def wrong_exp_of_value(tape, values):
    """exp hands back d·a. Its value a is e^u already."""

    def part(name, d, a, read):
        return (d * np.exp(a),) if name == "exp" else _parts(name, d, a, read)

    return _walk(tape, values, part)


def wrong_exp_reads(tape, values):
    """exp hands back d·a, with a the value that the step made, e^u."""

    def part(name, d, a, read):
        return (d * read[0],) if name == "exp" else _parts(name, d, a, read)

    return _walk(tape, values, part)


def wrong_log_times(tape, values):
    """log hands back d/u, not d·u."""

    def part(name, d, a, read):
        return (d * read[0],) if name == "log" else _parts(name, d, a, read)

    return _walk(tape, values, part)


def wrong_log_of_result(tape, values):
    """log hands back d/u, with u the value that it read."""

    def part(name, d, a, read):
        return (d / a,) if name == "log" else _parts(name, d, a, read)

    return _walk(tape, values, part)


def wrong_tanh_reads(tape, values):
    """tanh hands back d·(1 − a²), with a the value that the step made"""

    def part(name, d, a, read):
        own = (d * (1 - read[0] ** 2),)
        return own if name == "tanh" else _parts(name, d, a, read)

    return _walk(tape, values, part)


def wrong_sigmoid_slope(tape, values):
    """tanh hands back d·(1 − a²); a(1 − a) belongs to the sigmoid."""

    def part(name, d, a, read):
        return (d * a * (1 - a),) if name == "tanh" else _parts(name, d, a, read)

    return _walk(tape, values, part)


def right_rules(tape, values):
    g = [0.0] * (len(values) - 1) + [1.0]
    first = len(values) - len(tape)
    rules = {
        "add": lambda a, u: (1, 1),
        "mul": lambda a, u: (u[1], u[0]),
        "exp": lambda a, u: (a,),
        "log": lambda a, u: (1 / u[0],),
        "tanh": lambda a, u: (1 - a * a,),
    }
    for k in range(len(tape) - 1, -1, -1):
        name, *at = tape[k]
        a = first + k
        for i, s in zip(
            at, rules[name](values[a], [values[i] for i in at]), strict=False
        ):
            g[i] += g[a] * s
    return g
