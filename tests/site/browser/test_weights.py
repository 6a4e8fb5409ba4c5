"""A network trained in the page gets the very weights of the grader's sandbox."""

import sys
from pathlib import Path

import pytest

from nnkit.grading.engines import wasi
from nnkit.grading.host import Host
from nnkit.grading.limits import EngineError, Limits

SITE_PACKAGES = (Path(__file__).parents[3] / ".venv-site").glob("lib/*/site-packages")
TRAIN = """
import hashlib
import numpy as np
import nnkit as nn
rng = np.random.default_rng(7)
first, last = nn.Linear(784, 30, rng=rng), nn.Linear(30, 10, rng=rng)
net = nn.Sequential(first, nn.Sigmoid(), last)
X = rng.random((1000, 784), dtype=np.float32)
y = rng.integers(0, 10, 1000)
optimizer = nn.SGD(net.parameters(), lr=0.1)
nn.fit(net, nn.CrossEntropyLoss(), optimizer, (X, y), epochs=3, batch_size=32, rng=rng,
       progress=False)
parts = [np.ascontiguousarray(one.data).tobytes() for one in net.parameters()]
digest = hashlib.sha256(b"".join(parts)).hexdigest()
"""


@pytest.fixture
def guest(monkeypatch):
    """A guest in the sandbox; the one that builds the site will do."""
    monkeypatch.setattr(sys, "path", [*sys.path, *map(str, SITE_PACKAGES)])
    try:
        engine = wasi()(Limits(seconds=300))
    except EngineError as error:
        pytest.skip(str(error))
    yield Host(engine)
    engine.close()


def test_the_weights_are_those_of_the_sandbox(start_here, guest):
    guest.fresh()
    assert guest.run_cell(TRAIN, "train") is None
    there, digest = guest.look("digest")
    assert there
    assert start_here.execute(f"{TRAIN}print(digest)").strip() == digest
