"""The program that does what the playground does, ready to paste into a cell."""

import numpy as np

from nnkit.explore.playground.model import MIDDLE, SAMPLES, TRAINED
from nnkit.explore.playground.settings import FEATURES, OPTIMIZERS, OWN

PROGRAM = """\
import numpy as np
import nnkit as nn

rng = np.random.default_rng({seed})
{points}
x1, x2 = X.T
X = np.column_stack([{features}])
{split}

net = nn.Sequential(
{layers}
)
optimizer = nn.{kind}(net.parameters(), lr={lr:g}{more})
optimizer = nn.WeightPenalty(optimizer, l1={l1:g}, l2={l2:g})
history = nn.fit(
    net, nn.BCEWithLogitsLoss(), optimizer, train, val,
    epochs={epochs}, batch_size={batch_size}, rng=rng, progress=False,
)
print(f"cost {{history.train_loss[-1]:.3f}}")
"""


def program(settings, epochs):
    """Return the program that trains the network of `settings` for so many epochs."""
    kind, more = OPTIMIZERS[settings.optimizer]
    own = settings.data == OWN
    return PROGRAM.format(
        seed=settings.seed,
        points=_own(settings.points) if own else _drawn(settings),
        features=", ".join(FEATURES[name][1] for name in settings.features),
        split="train, val = (X, y), None" if own else _split(),
        layers="\n".join(f"    {layer}," for layer in _layers(settings)),
        kind=kind.__name__,
        lr=settings.lr,
        more="".join(f", {name}={value}" for name, value in more.items()),
        l1=settings.l1,
        l2=settings.l2,
        epochs=max(int(epochs), 1),
        batch_size=settings.batch_size,
    )


def _drawn(settings):
    lines = [
        f"X, y = nn.datasets.{settings.data}({SAMPLES}, "
        f"noise={settings.noise:g}, rng=rng)"
    ]
    if settings.data in MIDDLE:
        lines.append(f"X = X - np.array({list(MIDDLE[settings.data])}, np.float32)")
    lines.append("y = y[:, None].astype(np.float32)")
    return "\n".join(lines)


def _own(points):
    rows = np.array(points, np.float32).reshape(-1, 3)
    places = [[round(float(x), 3) for x in row] for row in rows[:, :2]]
    classes = [[float(c)] for c in rows[:, 2]]
    return (
        f"X = np.array({places}, np.float32).reshape(-1, 2)\n"
        f"y = np.array({classes}, np.float32).reshape(-1, 1)"
    )


def _split():
    parts = (f"(X[{part}], y[{part}])" for part in (f":{TRAINED}", f"{TRAINED}:"))
    return f"train, val = {', '.join(parts)}"


def _layers(settings):
    init = f"init=nn.initializers.{settings.init}, rng=rng"
    sizes = settings.sizes
    for n_in, n_out in zip(sizes[:-2], sizes[1:-1], strict=True):
        yield f"nn.Linear({n_in}, {n_out}, {init})"
        yield f"nn.{settings.activation}()"
        if settings.dropout:
            yield f"nn.Dropout({settings.dropout:g}, rng=rng)"
    yield f"nn.Linear({sizes[-2]}, 1, {init})"
