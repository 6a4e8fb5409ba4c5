"""Running a notebook of the course takes a second where its trainings are cut short."""

import functools
import itertools

import pytest

import nnkit as nn
from nnkit import explore, plotting


@functools.cache
def mnist(**options):
    """MNIST, with 4000 test images."""
    data = _mnist(**options)
    return data._replace(test=tuple(part[:4000] for part in data.test))


_mnist = nn.datasets.mnist


@pytest.fixture
def small(monkeypatch):
    """Two mini-batches for each training, nothing drawn, nothing shown."""
    fit, batches = nn.fit, nn.batches

    def short_fit(net, loss, optimizer, train, val=None, *, epochs=1, **more):
        few = [tuple(a[:40] for a in data) if data else None for data in (train, val)]
        history = fit(net, loss, optimizer, *few, epochs=min(epochs, 2), **more)
        for figures in vars(history).values():
            if isinstance(figures, list):
                figures += figures[-1:] * (epochs - len(figures))
        return history

    def short_batches(*args, **kwargs):
        return itertools.islice(batches(*args, **kwargs), 2)

    monkeypatch.setattr(nn, "fit", short_fit)
    monkeypatch.setattr(nn, "batches", short_batches)
    monkeypatch.setattr(nn.datasets, "mnist", mnist)
    monkeypatch.setattr(plotting, "show", lambda *args, **kwargs: None)
    for name in explore.__all__:
        if name.islower():
            monkeypatch.setattr(explore, name, lambda *args, **kwargs: None)
