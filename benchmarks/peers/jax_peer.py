"""JAX: the whole step, picking of the batch included, compiled by `jit`."""

import math

import jax
import jax.numpy as jnp
import numpy as np


def prepare(case, X, y):
    """Return `run(passes)`; the last, smaller batch is compiled separately."""
    rng = np.random.default_rng(0)
    X, y = jnp.asarray(X), jnp.asarray(y)
    if case.kind == "dense":
        predict, shapes = dense, list(zip(case.sizes[:-1], case.sizes[1:], strict=True))
    else:
        predict = cnn
        shapes = [(5, 5, 1, 20), (5, 5, 20, 40), (640, 100), (100, 10)]
        X = X.transpose(0, 2, 3, 1)  # channels last is JAX's choice on a CPU
    state = [
        (
            jnp.asarray(rng.normal(0, 0.05, shape), jnp.float32),
            jnp.zeros(shape[-1], jnp.float32),
        )
        for shape in shapes
    ]

    def cost(params, x, labels):
        logs = jax.nn.log_softmax(predict(params, x))
        return -jnp.take_along_axis(logs, labels[:, None], axis=1).mean()

    def step(params, X, y, rows):
        slopes = jax.grad(cost)(params, X[rows], y[rows])
        return jax.tree.map(lambda p, g: p - 0.01 * g, params, slopes)

    step = jax.jit(step, donate_argnums=0)

    def run(passes):
        nonlocal state
        for _ in range(passes):
            order = rng.permutation(len(X)).astype(np.int32)
            for i in range(0, len(X), case.batch):
                state = step(state, X, y, order[i : i + case.batch])
        jax.block_until_ready(state)
        return passes * math.ceil(len(X) / case.batch)

    return run


def dense(params, x):
    """784–hidden–10 with sigmoid."""
    (w1, b1), (w2, b2) = params
    return jax.nn.sigmoid(x @ w1 + b1) @ w2 + b2


def cnn(params, x):
    """The small CNN, channels last."""
    (w1, b1), (w2, b2), (w3, b3), (w4, b4) = params
    for w, b in [(w1, b1), (w2, b2)]:
        x = jax.lax.conv_general_dilated(
            x, w, (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC")
        )
        x = jax.nn.relu(x + b)
        x = jax.lax.reduce_window(
            x, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID"
        )
    x = jax.nn.relu(x.reshape(len(x), -1) @ w3 + b3)
    return x @ w4 + b4
