"""The network of the playground, its data, and its training in small slices.

Made of the same parts, in the same order, as the program that "Show the code" shows:
so that program ends with the same weights.
"""

import time

import numpy as np

import nnkit as nn
from nnkit._floats import calm
from nnkit.explore._nets import SCHEMES
from nnkit.explore.playground.settings import FEATURES, OPTIMIZERS, OWN

SAMPLES, TRAINED = 240, 160  # points of a set, and how many of them to learn from
MIDDLE = {"moons": (0.5, 0.25)}  # of a set that does not lie around (0, 0)
MOST = 400  # costs to keep: of more, every second one


def points(settings, rng):
    """Return the places (N, 2) and the classes (N,) of all points.

    Examples
    --------
    >>> from nnkit.explore.playground.settings import Settings
    >>> X, y = points(Settings(data="moons"), np.random.default_rng(0))
    >>> X.shape, X.dtype
    ((240, 2), dtype('float32'))
    """
    if settings.data == OWN:
        own = np.array(settings.points, np.float32).reshape(-1, 3)
        return own[:, :2], own[:, 2].astype(np.int64)
    make = getattr(nn.datasets, settings.data)
    X, y = make(SAMPLES, noise=settings.noise, rng=rng)
    return X - np.array(MIDDLE.get(settings.data, (0, 0)), np.float32), y


def features(X, names):
    """Return what the network sees of the points X, (N, number of names)."""
    return np.column_stack([FEATURES[name][0](*X.T) for name in names])


def build(settings, rng):
    """Return the network and its optimizer."""
    layers, init = [], SCHEMES[settings.init]
    sizes = settings.sizes
    for n_in, n_out in zip(sizes[:-2], sizes[1:-1], strict=True):
        layers.append(nn.Linear(n_in, n_out, init=init, rng=rng))
        layers.append(getattr(nn, settings.activation)())
        if settings.dropout:
            layers.append(nn.Dropout(settings.dropout, rng=rng))
    layers.append(nn.Linear(sizes[-2], 1, init=init, rng=rng))
    net = nn.Sequential(*layers)
    make, more = OPTIMIZERS[settings.optimizer]
    return net, nn.WeightPenalty(make(net.parameters(), settings.lr, **more))


class Run:
    """One training: `step` takes one mini-batch, `train_for` as many as there is time.

    Attributes
    ----------
    epoch : float
        How often each point was seen.
    costs : list of (float, float, float)
        Epoch, cost of the training points and of the validation points (NaN where
        there are none).
    diverged : bool
        True once the cost is not finite any more; then no step changes anything.
    """

    def __init__(self, settings):
        self.rng = np.random.default_rng(settings.seed)
        X, y = points(settings, self.rng)
        self.places, self.classes = X, y
        self.trained = len(X) if settings.data == OWN else TRAINED
        self.net, self.optimizer = build(settings, self.rng)
        self.loss = nn.BCEWithLogitsLoss()
        self.X = features(X, settings.features) if len(X) else X
        self.y = y[:, None].astype(np.float32)
        self.epoch, self.costs, self.diverged, self._batches = 0.0, [], False, None
        self.change(settings)
        self.record()

    @property
    def empty(self):
        """Whether there is nothing to learn from: both classes are needed."""
        return len(np.unique(self.classes[: self.trained])) < 2

    def change(self, settings):
        """Go on with another η, λ₁, λ₂ or size of the batches."""
        self.settings = settings
        self.optimizer.lr = settings.lr
        self.optimizer.l1, self.optimizer.l2 = settings.l1, settings.l2

    @calm
    @np.errstate(over="ignore", invalid="ignore")
    def step(self):
        """Take one mini-batch; after the last one of an epoch note the costs."""
        if self.empty or self.diverged:
            return
        n, size = self.trained, self.settings.batch_size
        if self._batches is None:
            self._batches = nn.batches(self.X[:n], self.y[:n], size, self.rng)
        X, y = next(self._batches)
        cost = self.loss.forward(self.net.forward(X, training=True), y)
        if not np.isfinite(cost):
            self.diverged = True
            return
        self.net.backward_parameters(self.loss.backward())
        self.optimizer.step()
        self.epoch += len(X) / n
        if abs(self.epoch - round(self.epoch)) < 1e-6:
            self.epoch, self._batches = float(round(self.epoch)), None
            self.record()

    def train_for(self, seconds):
        """Take steps for about so long, at least one."""
        end = time.perf_counter() + seconds
        self.step()
        while time.perf_counter() < end and not (self.empty or self.diverged):
            self.step()

    @calm
    @np.errstate(over="ignore", invalid="ignore")
    def record(self):
        """Note the costs of the training points and of the others."""
        rows = slice(None, self.trained), slice(self.trained, None)
        both = [self._cost(self.X[part], self.y[part]) for part in rows]
        self.costs.append((self.epoch, *both))
        if len(self.costs) > MOST:
            self.costs = self.costs[::2]

    def _cost(self, X, y):
        return self.loss.forward(self.net.forward(X), y) if len(X) else np.nan

    @calm
    @np.errstate(over="ignore", invalid="ignore")
    def maps(self, plane):
        """Return the outputs of inputs, hidden layers and output on points (M, 2).

        A list of arrays (M, units), with an activation's value for each unit and the
        probability of class 1 at the end.
        """
        values = features(plane, self.settings.features)
        shown, last = [values], len(self.net) - 1
        for k, layer in enumerate(self.net):
            values = layer.forward(values)
            if isinstance(layer, nn.Dropout | nn.Linear) and k < last:
                continue
            shown.append(values)
        return [*shown[:-1], nn.sigmoid(shown[-1])]

    @property
    def weights(self):
        """The weight arrays (out, in), layer by layer."""
        return [layer.weight.data for layer in self.net if isinstance(layer, nn.Linear)]
