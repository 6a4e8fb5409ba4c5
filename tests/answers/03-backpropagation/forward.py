"""Answers to exercise 3.6, forward pass."""

# ruff: noqa: F821 (the notebook defines sigmoid and the earlier answers)

import numpy as np


def right_matrix(x, weights, biases):
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid(W @ a[-1] + b))
    return a


def right_loops(x, weights, biases):
    layers = [np.array(x, dtype=float)]
    for W, b in zip(weights, biases, strict=True):
        outputs = []
        for j in range(len(b)):
            z = b[j]
            for k in range(len(layers[-1])):
                z += W[j, k] * layers[-1][k]
            outputs.append(1 / (1 + np.exp(-z)))
        layers.append(np.array(outputs))
    return layers


def right_recursion(x, weights, biases):
    if not weights:
        return [x]
    first = sigmoid(np.dot(weights[0], x) + biases[0])
    return [x, *right_recursion(first, weights[1:], biases[1:])]


def wrong_output_only(x, weights, biases):
    """That is the output alone. Return the list of all activations."""
    a = x
    for W, b in zip(weights, biases, strict=True):
        a = sigmoid(W @ a + b)
    return a


def wrong_without_input(x, weights, biases):
    """The list must begin with the input"""
    a, out = x, []
    for W, b in zip(weights, biases, strict=True):
        a = sigmoid(W @ a + b)
        out.append(a)
    return out


def wrong_no_bias(x, weights, biases):
    """The bias is missing."""
    a = [x]
    for W in weights:
        a.append(sigmoid(W @ a[-1]))
    return a


def wrong_bias_subtracted(x, weights, biases):
    """You subtracted the bias."""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid(W @ a[-1] - b))
    return a


def wrong_bias_outside(x, weights, biases):
    """The bias belongs inside the sigmoid."""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid(W @ a[-1]) + b)
    return a


def wrong_no_sigmoid(x, weights, biases):
    """That is the weighted input z. Apply the sigmoid."""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(W @ a[-1] + b)
    return a


def wrong_linear_output(x, weights, biases):
    """The output layer has a sigmoid too."""
    a = [x]
    for number, (W, b) in enumerate(zip(weights, biases, strict=True), start=1):
        z = W @ a[-1] + b
        a.append(z if number == len(weights) > 1 else sigmoid(z))
    return a


def wrong_sigmoid_at_output_only(x, weights, biases):
    """The hidden layer lacks its sigmoid"""
    a = [x]
    for number, (W, b) in enumerate(zip(weights, biases, strict=True), start=1):
        z = W @ a[-1] + b
        a.append(sigmoid(z) if number == len(weights) else z)
    return a


def wrong_transposed(x, weights, biases):
    """You multiplied by the transposed matrix. A row of W"""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid(W.T @ a[-1] + b))
    return a


def wrong_transposed_where_square(x, weights, biases):
    """You multiplied by the transposed matrices"""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        M = W.T if W.shape[0] == W.shape[1] else W
        a.append(sigmoid(M @ a[-1] + b))
    return a


def wrong_two_layers_only(x, weights, biases):
    """Expected 4 values, got 3."""
    h = sigmoid(weights[0] @ x + biases[0])
    if len(weights) == 1:
        return [x, h]
    return [x, h, sigmoid(weights[1] @ h + biases[1])]


def wrong_always_x(x, weights, biases):
    """Both layers took x as their input."""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid(W @ x + b))
    return a


def wrong_tanh(x, weights, biases):
    """That is tanh. This network has sigmoids."""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(np.tanh(W @ a[-1] + b))
    return a


def wrong_exponent(x, weights, biases):
    """That is 1 − a: look at the sign of the exponent in the sigmoid."""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(1 / (1 + np.exp(W @ a[-1] + b)))
    return a


def wrong_lists_emptied(x, weights, biases):
    """The call changed its argument `weights`"""
    a = [x]
    while weights:
        a.append(sigmoid(weights.pop(0) @ a[-1] + biases.pop(0)))
    return a


def wrong_nnkit(x, weights, biases):
    """uses nnkit"""
    import nnkit

    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(nnkit.sigmoid(W @ a[-1] + b))
    return a


def wrong_no_return(x, weights, biases):
    """The function returned nothing"""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid(W @ a[-1] + b))


def wrong_elementwise(x, weights, biases):
    """it must be (2,)."""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid((W * a[-1]).T + b))
    return a


def wrong_three_layers_at_most(x, weights, biases):
    """The last layers are missing."""
    a = [x]
    for W, b in list(zip(weights, biases, strict=True))[:3]:
        a.append(sigmoid(W @ a[-1] + b))
    return a


def wrong_whole_list(x, weights, biases):
    """You multiplied by the whole list."""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid(W @ a + b))
    return a


def wrong_number_by_number(x, weights, biases):
    """A matrix times a vector is W @ a."""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid(W * a[-1] + b))
    return a


def act(z):
    return 1 / (1 + np.exp(-z))


def right_rec(x, weights, biases):
    if not weights:
        return [x]
    return [x] + right_rec(act(weights[0] @ x + biases[0]), weights[1:], biases[1:])


def wrong_notebooks(x, weights, biases):
    """forward uses `weights_example`, which it does not make"""
    a = [x]
    for W, b in zip(weights_example, biases_example, strict=False):
        a.append(act(W @ a[-1] + b))
    return a
