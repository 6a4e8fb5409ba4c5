"""The cases in which nnkit and PyTorch must give the same numbers.

A case has a name and two functions, `nnkit()` and `torch()`. Each returns a dictionary
of arrays under the same keys. Inputs and weights come from NumPy, so that both get
the same. PyTorch is imported inside the functions only: where it is not installed, the
values that `record.py` wrote stand in for it.
"""

import functools
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

import nnkit as nn

DTYPES = {"float32": np.float32, "float64": np.float64}


@dataclass(frozen=True)
class Case:
    name: str
    nnkit: Callable[[], dict]
    torch: Callable[[], dict]


def draw(name, shape, dtype=np.float64):
    """Numbers that depend on the name only."""
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    return rng.normal(0, 1.5, shape).astype(dtype)


def labels(name, n, k):
    return np.random.default_rng(zlib.crc32(name.encode())).integers(0, k, n)


def tensor(array, grad=False):
    import torch

    return torch.tensor(array, requires_grad=grad)


def set_weights(name, arrays):
    """The same start values for both; `arrays` are written to, in order."""
    for i, array in enumerate(arrays):
        array[...] = 0.5 * draw(f"{name} {i}", array.shape, array.dtype)


# --- layers: forward, and every gradient for a random dy ---------------------------


def layer_case(name, make, make_torch, shape, dtype):
    name = f"{name} {dtype}"
    x = draw(name + " x", shape, DTYPES[dtype])
    x.flat[0] = 0.0  # the corner of ReLU and the like

    def ours():
        layer = make(DTYPES[dtype])
        set_weights(name, [p.data for p in layer.parameters()])
        y = layer.forward(x)
        dx = layer.backward(draw(name + " dy", y.shape, y.dtype))
        grads = {f"grad {i}": p.grad for i, p in enumerate(layer.parameters())}
        return {"y": y, "dx": dx} | grads

    def theirs():
        layer, x_torch = make_torch(), tensor(x, grad=True)
        layer.to(x_torch.dtype)
        params = list(layer.parameters())
        set_weights(name, [p.detach().numpy() for p in params])
        y = layer(x_torch)
        y.backward(tensor(draw(name + " dy", tuple(y.shape), DTYPES[dtype])))
        grads = {f"grad {i}": p.grad.numpy() for i, p in enumerate(params)}
        return {"y": y.detach().numpy(), "dx": x_torch.grad.numpy()} | grads

    return Case(name, ours, theirs)


def torch_nn(name, *args, **kwargs):
    def make():
        import torch

        return getattr(torch.nn, name)(*args, **kwargs)

    return make


def seed():
    return np.random.default_rng(0)


LAYERS = [
    ("identity", lambda t: nn.Identity(), torch_nn("Identity"), (3, 4)),
    ("sigmoid", lambda t: nn.Sigmoid(), torch_nn("Sigmoid"), (3, 4)),
    ("tanh", lambda t: nn.Tanh(), torch_nn("Tanh"), (3, 4)),
    ("relu", lambda t: nn.ReLU(), torch_nn("ReLU"), (3, 4)),
    ("leaky", lambda t: nn.LeakyReLU(), torch_nn("LeakyReLU"), (3, 4)),
    ("leaky 0.2", lambda t: nn.LeakyReLU(0.2), torch_nn("LeakyReLU", 0.2), (3, 4)),
    ("elu", lambda t: nn.ELU(), torch_nn("ELU"), (3, 4)),
    ("elu 0.5", lambda t: nn.ELU(0.5), torch_nn("ELU", 0.5), (3, 4)),
    ("selu", lambda t: nn.SELU(), torch_nn("SELU"), (3, 4)),
    ("softmax", lambda t: nn.Softmax(), torch_nn("Softmax", -1), (3, 4)),
    ("softmax 1", lambda t: nn.Softmax(axis=1), torch_nn("Softmax", 1), (2, 3, 4)),
    ("log-softmax", lambda t: nn.LogSoftmax(), torch_nn("LogSoftmax", -1), (3, 4)),
    ("prelu", lambda t: nn.PReLU(dtype=t), torch_nn("PReLU"), (3, 4)),
    ("prelu 3", lambda t: nn.PReLU(3, dtype=t), torch_nn("PReLU", 3), (2, 3, 2, 2)),
    ("flatten", lambda t: nn.Flatten(), torch_nn("Flatten"), (2, 3, 2, 2)),
    (
        "linear",
        lambda t: nn.Linear(4, 3, rng=seed(), dtype=t),
        torch_nn("Linear", 4, 3),
        (5, 4),
    ),
    (
        "linear without bias",
        lambda t: nn.Linear(4, 3, bias=False, rng=seed(), dtype=t),
        torch_nn("Linear", 4, 3, bias=False),
        (1, 4),
    ),
]

# --- losses: value, and the gradient for the input ---------------------------------


def loss_case(name, make, make_torch, a, y, dtype):
    a = a.astype(DTYPES[dtype])
    y = y if y.dtype.kind == "i" else y.astype(DTYPES[dtype])

    def ours():
        loss = make()
        return {"cost": np.array(loss.forward(a, y)), "slope": loss.backward()}

    def theirs():
        a_torch = tensor(a, grad=True)
        cost = make_torch()(a_torch, tensor(y))
        cost.backward()
        return {"cost": cost.detach().numpy(), "slope": a_torch.grad.numpy()}

    return Case(f"{name} {dtype}", ours, theirs)


def variance_case(name, options, var_shape, dtype):
    """The Gaussian loss, which takes a third argument and gives two gradients."""
    a, y = (draw(f"gauss {k}", (4, 3), DTYPES[dtype]) for k in "ay")
    var = draw("gauss v", var_shape, DTYPES[dtype]) ** 2
    var.flat[0] = 0.0

    def ours():
        loss = nn.GaussianNLLLoss(**options)
        cost = np.array(loss.forward(a, y, var))
        return {"cost": cost} | dict(
            zip(["slope", "slope v"], loss.backward(), strict=True)
        )

    def theirs():
        a_torch, v_torch = tensor(a, grad=True), tensor(var, grad=True)
        cost = torch_nn("GaussianNLLLoss", **options)()(a_torch, tensor(y), v_torch)
        cost.backward()
        slopes = {"slope": a_torch.grad.numpy(), "slope v": v_torch.grad.numpy()}
        return {"cost": cost.detach().numpy()} | slopes

    return Case(f"{name} {dtype}", ours, theirs)


def torch_hinge():
    """PyTorch has no such loss, so this is the formula in its terms."""

    def loss(z, y):
        import torch

        return torch.relu(1 - y * z).mean()

    return loss


EXTREME = np.array([[1e4, -1e4, 0.0], [-50.0, 90.0, 1e3]])
HALF = (draw("binary targets", (4, 3)) > 0).astype(float)
MSE = nn.MSELoss, torch_nn("MSELoss")
BCE = nn.BCEWithLogitsLoss, torch_nn("BCEWithLogitsLoss")
L1 = nn.L1Loss, torch_nn("L1Loss")
HUBER = nn.HuberLoss, torch_nn("HuberLoss")
HUBER_2 = functools.partial(nn.HuberLoss, 2.0), torch_nn("HuberLoss", delta=2.0)
HINGE = nn.HingeLoss, torch_hinge
KL = nn.KLDivLoss, torch_nn("KLDivLoss", reduction="batchmean")
LOG_Q, P = nn.log_softmax(draw("kl", (5, 4))), nn.softmax(2 * draw("kl y", (5, 4)))
ONE_HOT = np.eye(4)[[0, 3, 1, 1, 2]]
CE = nn.CrossEntropyLoss, torch_nn("CrossEntropyLoss")
LOSSES = [
    ("mean squared", *MSE, draw("mse", (4, 3)), draw("mse y", (4, 3))),
    ("absolute", *L1, draw("mae", (4, 3)), draw("mae y", (4, 3))),
    ("absolute, no error", *L1, np.ones((2, 3)), np.ones((2, 3))),
    ("huber", *HUBER, draw("huber", (4, 3)), draw("huber y", (4, 3))),
    ("huber 2", *HUBER_2, draw("huber", (4, 3)), draw("huber y", (4, 3))),
    ("huber, at its corner", *HUBER, np.array([[1.0, -1.0]]), np.zeros((1, 2))),
    ("hinge", *HINGE, draw("hinge", (4, 3)), 2 * HALF - 1),
    ("divergence", *KL, LOG_Q, P),
    ("divergence, certain", *KL, LOG_Q, ONE_HOT),
    ("binary", *BCE, draw("bce", (4, 3)), HALF),
    ("binary soft", *BCE, draw("bce", (4, 3)), 0.1 + 0.8 * HALF),
    ("binary extreme", *BCE, EXTREME, HALF[:2]),
    ("cross-entropy", *CE, draw("ce", (6, 4)), labels("ce y", 6, 4)),
    ("cross-entropy one sample", *CE, draw("ce", (1, 4)), labels("ce one", 1, 4)),
    ("cross-entropy extreme", *CE, EXTREME, np.array([1, 0])),
]

VARIANCES = [
    ("gauss", {}, (4, 3)),
    ("gauss full", {"full": True}, (4, 3)),
    ("gauss eps", {"eps": 0.5}, (4, 3)),
    ("gauss, one variance a row", {}, (4, 1)),
]

# --- optimizers: all weights after each of ten steps -------------------------------


def trajectory_case(name, make, make_torch, dtype):
    name = f"{name} {dtype}"
    x = [draw(f"batch {i}", (6, 4), DTYPES[dtype]) for i in range(10)]
    y = [labels(f"batch y {i}", 6, 3) for i in range(10)]

    def ours():
        rng, t = seed(), DTYPES[dtype]
        first, last = (nn.Linear(*n, rng=rng, dtype=t) for n in [(4, 5), (5, 3)])
        net, loss = nn.Sequential(first, nn.Tanh(), last), nn.CrossEntropyLoss()
        arrays = [p.data for p in net.parameters()]
        set_weights(name, arrays)
        optimizer, path, costs = make(net.parameters()), [], []
        for xb, yb in zip(x, y, strict=True):
            costs.append(loss.forward(net.forward(xb, training=True), yb))
            net.backward_parameters(loss.backward())
            optimizer.step()
            path.append(np.concatenate([a.ravel() for a in arrays]))
        return {"path": np.array(path), "costs": np.array(costs)}

    def theirs():
        import torch

        net = torch.nn.Sequential(
            torch.nn.Linear(4, 5), torch.nn.Tanh(), torch.nn.Linear(5, 3)
        ).to(getattr(torch, dtype))
        arrays = [p.detach().numpy() for p in net.parameters()]
        set_weights(name, arrays)
        optimizer, path, costs = make_torch(net.parameters()), [], []
        for xb, yb in zip(x, y, strict=True):
            optimizer.zero_grad()
            cost = torch.nn.functional.cross_entropy(net(tensor(xb)), tensor(yb))
            cost.backward()
            optimizer.step()
            costs.append(cost.item())
            path.append(np.concatenate([a.ravel() for a in arrays]))
        return {"path": np.array(path), "costs": np.array(costs)}

    return Case(name, ours, theirs)


def torch_optim(name, **kwargs):
    def make(params):
        import torch

        return getattr(torch.optim, name)(params, **kwargs)

    return make


OPTIMIZERS = {
    "sgd": ("SGD", {"lr": 0.3}),
    "sgd decay": ("SGD", {"lr": 0.3, "weight_decay": 0.1}),
    "momentum": ("SGD", {"lr": 0.1, "momentum": 0.9}),
    "momentum decay": ("SGD", {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.1}),
    "nesterov": ("SGD", {"lr": 0.1, "momentum": 0.8, "nesterov": True}),
    "nesterov decay": (
        "SGD",
        {"lr": 0.1, "momentum": 0.8, "nesterov": True, "weight_decay": 0.1},
    ),
    "adam": ("Adam", {}),
    "adam options": ("Adam", {"lr": 0.05, "betas": (0.8, 0.95), "eps": 1e-3}),
    "adam decay": ("Adam", {"lr": 0.05, "weight_decay": 0.1}),
}


def weight_penalty(params):
    return nn.WeightPenalty(nn.SGD(params, 0.1, momentum=0.9), l1=0.02, l2=0.1)


def torch_weight_penalty(params):
    """PyTorch's weight decay on the weights alone, and L1 by a hook before the step."""
    import torch

    params = list(params)
    weights = [p for p in params if p.ndim > 1]
    groups = [
        {"params": weights, "weight_decay": 0.1},
        {"params": [p for p in params if p.ndim == 1]},
    ]
    optimizer = torch.optim.SGD(groups, lr=0.1, momentum=0.9)

    def add_l1(*_):
        for w in weights:
            w.grad += 0.02 * w.detach().sign()

    optimizer.register_step_pre_hook(add_l1)
    return optimizer


# --- errors: what PyTorch refuses, nnkit refuses -----------------------------------


def error_case(name, ours, theirs):
    def refused(call):
        try:
            call()
        except (ValueError, RuntimeError, IndexError):
            return {"refused": np.array(True)}
        return {"refused": np.array(False)}

    return Case(f"error: {name}", lambda: refused(ours), lambda: refused(theirs))


def wrong_input(shape):
    x = draw("error", shape, np.float32)
    return (
        lambda: nn.Linear(4, 3, rng=seed()).forward(x),
        lambda: torch_nn("Linear", 4, 3)()(tensor(x)),
    )


def wrong_loss(losses, a, y):
    make, make_torch = losses
    return lambda: make().forward(a, y), lambda: make_torch()(tensor(a), tensor(y))


def wrong_option(name, **kwargs):
    params = [nn.Parameter([1.0])]
    return (
        lambda: getattr(nn, name)(params, **kwargs),
        lambda: torch_optim(name, **kwargs)([tensor([1.0], grad=True)]),
    )


ERRORS = {
    "prelu, number of channels": (
        lambda: nn.PReLU(3).forward(draw("error", (2, 4))),
        lambda: torch_nn("PReLU", 3)()(tensor(draw("error", (2, 4), np.float32))),
    ),
    "linear, input too wide": wrong_input((5, 6)),
    "label too large": wrong_loss(CE, draw("e", (4, 3)), np.array([0, 1, 2, 3])),
    "label below zero": wrong_loss(CE, draw("e", (4, 3)), np.array([0, 1, -1, 2])),
    "number of labels": wrong_loss(CE, draw("e", (4, 3)), np.array([0, 1, 2])),
    "binary shapes": wrong_loss(BCE, draw("e", (4, 1)), np.ones(4)),
    "huber delta of 0": (
        lambda: nn.HuberLoss(delta=0.0),
        lambda: torch_nn("HuberLoss", delta=0.0)()(tensor([1.0]), tensor([0.0])),
    ),
    "negative variance": (
        lambda: nn.GaussianNLLLoss().forward(*np.ones((2, 2, 1)), -np.ones((2, 1))),
        lambda: torch_nn("GaussianNLLLoss")()(
            *map(tensor, [*np.ones((2, 2, 1)), -np.ones((2, 1))])
        ),
    ),
    "negative lr": wrong_option("SGD", lr=-0.1),
    "nesterov alone": wrong_option("SGD", lr=0.1, nesterov=True),
    "negative momentum": wrong_option("SGD", lr=0.1, momentum=-0.1),
    "negative decay": wrong_option("SGD", lr=0.1, weight_decay=-0.1),
    "adam, negative lr": wrong_option("Adam", lr=-0.1),
    "adam, beta of 1": wrong_option("Adam", betas=(0.9, 1.0)),
    "adam, negative eps": wrong_option("Adam", eps=-1.0),
    "dropout above 1": (
        lambda: nn.Dropout(1.5, rng=seed()),
        torch_nn("Dropout", 1.5),
    ),
}


def all_cases():
    for dtype in DTYPES:
        for row in LAYERS:
            yield layer_case(*row, dtype)
        for row in LOSSES:
            yield loss_case(*row, dtype)
        for row in VARIANCES:
            yield variance_case(*row, dtype)
        for name, (kind, options) in OPTIMIZERS.items():
            # What is given to PyTorch's shrinks as a whole; our own leaves biases out.
            whole = {"decay_biases": True} if "weight_decay" in options else {}
            ours = functools.partial(getattr(nn, kind), **options, **whole)
            yield trajectory_case(name, ours, torch_optim(kind, **options), dtype)
        yield trajectory_case("penalty", weight_penalty, torch_weight_penalty, dtype)
    for name, calls in ERRORS.items():
        yield error_case(name, *calls)


CASES = {case.name: case for case in all_cases()}
