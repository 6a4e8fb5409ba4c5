"""PyTorch in eager mode: gradients set to None, no value fetched while training."""

import math

import torch
from torch import nn


def prepare(case, X, y, channels_last=False):
    """Return `run(passes)`."""
    torch.manual_seed(0)
    order = torch.channels_last if channels_last else torch.contiguous_format
    X, y = torch.from_numpy(X), torch.from_numpy(y)
    prepare_kind = training if case.is_training else layer
    return prepare_kind(case, X, y, order)


def training(case, X, y, order):
    """Epochs of the usual loop."""
    if case.kind == "dense":
        inputs, hidden, outputs = case.sizes
        net = nn.Sequential(
            nn.Linear(inputs, hidden), nn.Sigmoid(), nn.Linear(hidden, outputs)
        )
    else:
        net = nn.Sequential(
            nn.Conv2d(1, 20, 5),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(20, 40, 5),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(640, 100),
            nn.ReLU(),
            nn.Linear(100, 10),
        ).to(memory_format=order)
        X = X.to(memory_format=order)
    loss = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    net.train()

    def run(passes):
        for _ in range(passes):
            shuffled = torch.randperm(len(X))
            for rows in shuffled.split(case.batch):
                optimizer.zero_grad(set_to_none=True)
                loss(net(X[rows]), y[rows]).backward()
                optimizer.step()
        return passes * math.ceil(len(X) / case.batch)

    return run


def layer(case, x, dy, order):
    """Forward and backward pass of one layer, with the gradient for x."""
    if case.kind == "conv":
        inputs, outputs, kernel, _, padding, groups = case.sizes
        layer = nn.Conv2d(inputs, outputs, kernel, padding=padding, groups=groups)
    else:
        layer = nn.MaxPool2d(2) if case.kind == "maxpool" else nn.LPPool2d(2, 2)
    layer = layer.to(memory_format=order)
    x = x.to(memory_format=order).requires_grad_()
    dy = dy.to(memory_format=order)

    def run(passes):
        for _ in range(passes):
            layer.zero_grad(set_to_none=True)
            x.grad = None
            layer(x).backward(dy)
        return passes

    return run
