"""Answers to exercise 8.4, run a tape."""

import math

import numpy as np


def _run(tape, inputs):
    operations = {
        "add": lambda u, v: u + v,
        "mul": lambda u, v: u * v,
        "exp": np.exp,
        "log": np.log,
        "tanh": np.tanh,
    }
    values = [*inputs]
    for name, *nodes in tape:
        if name not in operations:
            raise ValueError(f"unknown operation {name}")
        values.append(operations[name](*(values[k] for k in nodes)))
    return values


def right_table_of_functions(tape, inputs):
    return _run(tape, inputs)


def right_branches(tape, inputs):
    values = inputs.copy()
    for step in tape:
        u = values[step[1]]
        if step[0] == "add":
            new = u + values[step[2]]
        elif step[0] == "mul":
            new = u * values[step[2]]
        elif step[0] == "exp":
            new = math.exp(u)
        elif step[0] == "log":
            new = math.log(u)
        elif step[0] == "tanh":
            new = math.tanh(u)
        else:
            raise ValueError("no operation " + repr(step[0]))
        values = values + [new]
    return values


def wrong_last_only(tape, inputs):
    """Only the last value came back. All are asked for, the inputs first."""
    return _run(tape, inputs)[-1]


def wrong_without_inputs(tape, inputs):
    """The inputs are missing: they are the first nodes."""
    return _run(tape, inputs)[len(inputs) :]


def wrong_inputs_alone(tape, inputs):
    """The inputs alone came back. Append what each step makes."""
    _run(tape, inputs)
    return list(inputs)


def wrong_swapped(tape, inputs):
    """The operations "add" and "mul" are swapped."""
    other = {"add": "mul", "mul": "add"}
    turned = [(other.get(name, name), *nodes) for name, *nodes in tape]
    return _run(turned, inputs)


def wrong_common_logarithm(tape, inputs):
    """log is the natural logarithm, np.log."""
    values = list(inputs)
    for name, *nodes in tape:
        u = values[nodes[0]]
        if name == "log":
            values.append(np.log10(u))
        else:
            values = _run([(name, *nodes)], values)
    return values


def wrong_tangent(tape, inputs):
    """That is tan, the tangent of trigonometry. tanh is np.tanh."""
    values = list(inputs)
    for name, *nodes in tape:
        u = values[nodes[0]]
        if name == "tanh":
            values.append(np.tan(u))
        else:
            values = _run([(name, *nodes)], values)
    return values


def wrong_reads_inputs(tape, inputs):
    """A step reads nodes that earlier steps have made, not inputs only"""
    values = list(inputs)
    for name, *nodes in tape:
        read = [inputs[k] for k in nodes]
        values.append(read[0] * read[1] if name == "mul" else read[0])
    return values


def wrong_three_entries(tape, inputs):
    """exp, log and tanh read one node: their steps have two entries, not three."""
    values = list(inputs)
    for name, i, j in tape:
        values.append(values[i] + values[j] if name == "add" else values[i] * values[j])
    return values


def wrong_changes_inputs(tape, inputs):
    """The call changed its argument `inputs`"""
    for step in tape:
        inputs.append(_run([step], list(inputs))[-1])
    return inputs


def wrong_unknown_is_skipped(tape, inputs):
    """should raise ValueError"""
    known = [step for step in tape if step[0] in ("add", "mul", "exp", "log", "tanh")]
    return _run(known, inputs)


def wrong_unknown_has_no_name(tape, inputs):
    """does not mention 'sin': say which value was wrong."""
    for name, *_ in tape:
        if name not in ("add", "mul", "exp", "log", "tanh"):
            raise ValueError("unknown operation")
    return _run(tape, inputs)


def right_dict(tape, inputs):
    ops = {
        "add": lambda a, b: a + b,
        "mul": lambda a, b: a * b,
        "exp": math.exp,
        "log": math.log,
        "tanh": math.tanh,
    }
    v = inputs[:]
    for name, *at in tape:
        if name not in ops:
            raise ValueError(f"no operation {name}")
        v.append(ops[name](*(v[i] for i in at)))
    return v
