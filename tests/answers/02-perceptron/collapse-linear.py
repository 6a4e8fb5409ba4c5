"""Answers to exercise 2.8, many linear layers in one."""

import numpy as np


def right_layer_by_layer(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V @ W, V @ b + c
    return W, b


def right_by_probing(layers):
    def apply(X):
        for W, b in layers:
            X = X @ W.T + b
        return X

    n = layers[0][0].shape[1]
    b = apply(np.zeros((1, n)))[0]
    return (apply(np.eye(n)) - b).T, b


def right_from_the_top(layers):
    W, b = layers[-1]
    for V, c in reversed(layers[:-1]):
        W, b = W @ V, W @ c + b
    return W, b


def wrong_order_of_the_product(layers):
    """You multiplied the matrices in the wrong order"""
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, V @ b + c
    return W, b


def wrong_biases_added(layers):
    """You added the biases as they are."""
    W = layers[0][0]
    for V, _ in layers[1:]:
        W = V @ W
    return W, sum(c for _, c in layers)


def wrong_last_bias_only(layers):
    """Only the bias of the last layer is left."""
    W = layers[0][0]
    for V, _ in layers[1:]:
        W = V @ W
    return W, layers[-1][1]


def wrong_biases_without_the_last(layers):
    """The bias of the last layer is missing."""
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V @ W, V @ b + c
    return W, b - layers[-1][1]


def wrong_first_bias_only(layers):
    """Only the first layer's bias went through"""
    W, b = layers[0]
    for V, _ in layers[1:]:
        W, b = V @ W, V @ b
    return W, b


def wrong_product_first_used_too_early(layers):
    """You multiplied the bias by the product so far"""
    W, b = layers[0]
    for V, c in layers[1:]:
        W = V @ W
        b = W @ b + c
    return W, b


def wrong_every_bias_through_its_own_layer(layers):
    """Each bias was multiplied by its own layer's matrix."""
    W, b = layers[0][0], layers[0][0] @ layers[0][1]
    for V, c in layers[1:]:
        W, b = V @ W, V @ (b + c)
    return W, b


def wrong_transposed(layers):
    """The matrix is transposed"""
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V @ W, V @ b + c
    return W.T, b


def wrong_elementwise(layers):
    """You multiplied entry by entry"""
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V * W, V @ b + c
    return W, b


def wrong_sum_of_matrices(layers):
    """You added the matrices."""
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V + W, V @ b + c
    return W, b


def wrong_first_two_layers_only(layers):
    """Only the first two layers were used."""
    (W, b), (V, c) = layers[:2]
    return V @ W, V @ b + c


def wrong_needs_two_layers(layers):
    """One layer alone is its own collapse"""
    W, b = layers[0]
    V, c = layers[1]
    for P, q in [(V, c), *layers[2:]]:
        W, b = P @ W, P @ b + q
    return W, b


def wrong_keeps_the_sum_in_the_argument(layers):
    """The call changed its argument `layers`"""
    W, b = layers.pop(0)
    while layers:
        V, c = layers.pop(0)
        W, b = V @ W, V @ b + c
    return W, b


def wrong_batch_shape_bias(layers):
    """The values are right, the shape is not: it must be (2,)."""
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V @ W, V @ b + c
    return W, b[None, :]


def wrong_first_layer_twice(layers):
    """The first layer was used twice."""
    W, b = layers[0]
    for V, c in layers:
        W, b = V @ W, V @ b + c
    return W, b


def wrong_last_two_layers_only(layers):
    """Only the last two layers were used."""
    for (W, b), (V, c) in zip(layers, layers[1:], strict=False):
        result = V @ W, V @ b + c
    return result


def wrong_layers_change_places(layers):
    """In step 4 the two layers changed places"""
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, W @ c + b
    return W, b


def wrong_bias_on_the_left(layers):
    """The bias stands on the wrong side of the matrix"""
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V @ W, b @ V + c
    return W, b


def wrong_both_entry_by_entry(layers):
    """Both products are taken entry by entry (*)."""
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V * W, V * b + c
    return W, b


def wrong_starts_with_the_number_one(layers):
    """A matrix cannot meet the number 1 in `@`."""
    W, b = 1, 0
    for V, c in layers:
        W, b = V @ W, V @ b + c
    return W, b
