"""The network of chapter 03 on the real digits."""

import pytest

import nnkit as nn
from tests.library.zoo import generator


@pytest.mark.slow
def test_784_30_10_reads_handwriting():
    train, val, test = nn.datasets.mnist()
    rng = generator(0)
    net = nn.Sequential(
        nn.Linear(784, 30, rng=rng), nn.Sigmoid(), nn.Linear(30, 10, rng=rng)
    )
    history = nn.fit(
        net,
        nn.CrossEntropyLoss(),
        nn.SGD(net.parameters(), lr=0.5),
        train,
        val,
        epochs=3,
        batch_size=10,
        rng=rng,
        progress=False,
    )
    assert history.val_accuracy[-1] > 0.95
    assert nn.accuracy(net, *test) > 0.95
    assert history.train_loss[-1] < history.train_loss[0] / 2
