"""Cases for layers of images and sequences; see `cases.py` for what a case is."""

import numpy as np

import nnkit as nn
from tests.parity.cases import (
    DTYPES,
    Case,
    draw,
    error_case,
    seed,
    set_weights,
    tensor,
    torch_nn,
)


def case(name, make, make_torch, shape, dtype, training=True, decimals=None):
    """Forward, every gradient, running values; rounded x has many equal numbers."""
    name = f"{name} {dtype}"
    x = draw(name + " x", shape, DTYPES[dtype])
    x = x if decimals is None else x.round(decimals)

    def ours():
        layer = make(DTYPES[dtype])
        set_weights(name, [p.data for p in layer.parameters()])
        if not training:  # running values other than those of the start
            layer.forward(draw(name + " before", shape, DTYPES[dtype]), training=True)
        y = layer.forward(x, training=training)
        dx = layer.backward(draw(name + " dy", y.shape, y.dtype))
        grads = {f"grad {i}": p.grad for i, p in enumerate(layer.parameters())}
        return {"y": y, "dx": dx} | grads | running(layer, np.asarray)

    def theirs():
        layer, x_torch = make_torch(), tensor(x, grad=True)
        layer.to(x_torch.dtype)
        params = list(layer.parameters())
        set_weights(name, [p.detach().numpy() for p in params])
        if not training:
            layer(tensor(draw(name + " before", shape, DTYPES[dtype])))
            layer.eval()
        y = layer(x_torch)
        y = y[0] if isinstance(y, tuple) else y  # RNN returns its last state too
        y.backward(tensor(draw(name + " dy", tuple(y.shape), DTYPES[dtype])))
        grads = {f"grad {i}": p.grad.numpy() for i, p in enumerate(params)}
        out = {"y": y.detach().numpy(), "dx": x_torch.grad.numpy()}
        return out | grads | running(layer, lambda t: t.numpy().copy())

    return Case(name, ours, theirs)


def running(layer, as_array):
    """What a batch normalization remembers."""
    if not hasattr(layer, "running_mean"):
        return {}
    names = ("running_mean", "running_var")
    return {name: as_array(getattr(layer, name)) for name in names}


def conv_row(i):
    """A convolution with random sizes and options, and an input that fits."""
    rng = np.random.default_rng([7, i])

    def two(low, high):
        return tuple(int(n) for n in rng.integers(low, high, 2))

    groups = int(rng.integers(1, 4))
    channels, filters = (groups * n for n in two(1, 4))
    kernel, stride, padding, dilation = two(1, 4), two(1, 4), two(0, 3), two(1, 4)
    bias = bool(rng.integers(0, 2))
    size = [
        d * (k - 1) + 1 + n for k, d, n in zip(kernel, dilation, two(0, 5), strict=True)
    ]
    shape = (int(rng.integers(1, 4)), channels, *size)
    args = (channels, filters, kernel, stride, padding, dilation, groups, bias)
    return (
        f"conv {i}",
        lambda t: nn.Conv2d(*args, rng=seed(), dtype=t),
        torch_nn("Conv2d", *args),
        shape,
    )


def pool_rows(name, *args, kinds=("MaxPool2d", "AvgPool2d"), size=(7, 8)):
    for kind in kinds:
        yield (
            f"{kind} {name}",
            lambda t, kind=kind: getattr(nn, kind)(*args),
            torch_nn(kind.replace("Lp", "LP"), *args),
            (2, 3, *size),
        )


L2 = ("LpPool2d",)
POOLS = [
    *pool_rows("2", 2),
    *pool_rows("all of it", (7, 8)),
    *pool_rows("3 step 2 border 1", 3, 2, 1),
    *pool_rows("2×3 step 3×1 border 1×0", (2, 3), (3, 1), (1, 0)),
    *pool_rows("3 step 1", 3, 1),
    *pool_rows("2 step 3", 2, 3),
    *pool_rows("2", 2, 2, kinds=L2),
    *pool_rows("4, 3×2 step 2", 4, (3, 2), 2, kinds=L2),
    *pool_rows("2, 3 step 1", 2, 3, 1, kinds=L2),
]

NORMS = [
    (kind, channels, options, shape)
    for kind, channels, shape in [
        ("BatchNorm1d", 3, (5, 3)),
        ("BatchNorm1d", 3, (4, 3, 6)),
        ("BatchNorm2d", 2, (3, 2, 4, 5)),
    ]
    for options in [{}, {"eps": 0.1, "momentum": 0.4}, {"affine": False}]
]


def norm_case(i, kind, channels, options, shape, dtype, training):
    return case(
        f"{kind} {i} {'training' if training else 'running'}",
        lambda t: getattr(nn, kind)(channels, **options, dtype=t),
        torch_nn(kind, channels, **options),
        shape,
        dtype,
        training,
    )


def shuffle(groups):
    return lambda t: nn.ChannelShuffle(groups), torch_nn("ChannelShuffle", groups)


def recurrent(*sizes, **options):
    return (
        lambda t: nn.Recurrent(*sizes, **options, rng=seed(), dtype=t),
        torch_nn("RNN", *sizes, **options, batch_first=True),
    )


OTHERS = [
    ("shuffle 2", *shuffle(2), (2, 6, 3, 2)),
    ("shuffle 3", *shuffle(3), (2, 6, 3, 2)),
    ("recurrent", *recurrent(3, 4), (2, 6, 3)),
    ("recurrent without bias", *recurrent(2, 5, bias=False), (3, 1, 2)),
]


def refused_input(ours, theirs, shape):
    x = draw("error", shape, np.float32)
    return lambda: ours().forward(x, training=True), lambda: theirs()(tensor(x))


def refused_conv(*args, shape=None, **kwargs):
    ours, theirs = (
        lambda: nn.Conv2d(*args, **kwargs, rng=seed()),
        torch_nn("Conv2d", *args, **kwargs),
    )
    return (ours, theirs) if shape is None else refused_input(ours, theirs, shape)


ERRORS = {
    "groups do not divide the inputs": refused_conv(3, 4, 1, groups=2),
    "groups do not divide the filters": refused_conv(4, 3, 1, groups=2),
    "no groups": refused_conv(4, 4, 1, groups=0),
    "conv, other channels": refused_conv(3, 4, 1, shape=(1, 2, 5, 5)),
    "conv, image too small": refused_conv(1, 1, 5, shape=(1, 1, 5, 4)),
    "conv, too small for its dilation": refused_conv(
        1, 1, 3, dilation=2, shape=(1, 1, 5, 4)
    ),
    "pooling, border too wide": refused_input(
        lambda: nn.MaxPool2d(3, padding=2),
        torch_nn("MaxPool2d", 3, padding=2),
        (1, 1, 9, 9),
    ),
    "pooling, image too small": refused_input(
        lambda: nn.AvgPool2d(3), torch_nn("AvgPool2d", 3), (1, 1, 2, 9)
    ),
    "norm, one number": refused_input(
        lambda: nn.BatchNorm1d(3), torch_nn("BatchNorm1d", 3), (1, 3)
    ),
    "norm, other channels": refused_input(
        lambda: nn.BatchNorm2d(3), torch_nn("BatchNorm2d", 3), (2, 4, 3, 3)
    ),
    "norm of images, rows": refused_input(
        lambda: nn.BatchNorm2d(3), torch_nn("BatchNorm2d", 3), (2, 3)
    ),
    "shuffle, groups do not divide": refused_input(
        lambda: nn.ChannelShuffle(2), torch_nn("ChannelShuffle", 2), (1, 5, 2, 2)
    ),
    "recurrent, other inputs": refused_input(
        lambda: nn.Recurrent(3, 4, rng=seed()),
        torch_nn("RNN", 3, 4, batch_first=True),
        (1, 5, 2),
    ),
}


def all_cases():
    for dtype in DTYPES:
        for i in range(30):
            yield case(*conv_row(i), dtype)
        for name, *row in POOLS:
            yield case(name, *row, dtype)
            yield case(name + ", equal numbers", *row, dtype, decimals=0)
        for i, row in enumerate(NORMS):
            for training in (True, False):
                yield norm_case(i, *row, dtype, training)
        for row in OTHERS:
            yield case(*row, dtype)
    for name, calls in ERRORS.items():
        yield error_case(name, *calls)


CASES = {case.name: case for case in all_cases()}
