"""How a notebook goes on where an exercise is still open: with nnkit's own version.

A cell that follows an exercise runs the learner's own answer. Where the answer does
not work yet, the learner may borrow nnkit's, by a line of the cell that says so. What
is borrowed never takes the name of the answer, so no test cell can meet it.
"""

import numpy as np

import nnkit as nn
from nnkit.rivals import networks, twins

__all__ = ["yours"]


def yours(space, name, borrow=False):
    """Return the learner's function, or nnkit's own if they borrow it, else None.

    It prints what it does, unless the learner's own function works.

    Parameters
    ----------
    space : dict
        The notebook's ``globals()``.
    name : str
        The function that an exercise asks for; one that can be borrowed.
    borrow : bool
        Whether to go on with nnkit's own version while the learner's does not work.

    Examples
    --------
    >>> yours({}, "early_stopping")
    This cell runs your own code. It still needs exercise 5.2 (early_stopping).
    Solve it, run its tests, then run this cell again.
    Or change borrow = False to True, and run on with nnkit's own early_stopping.
    >>> yours({}, "early_stopping", borrow=True)([3.0, 1.0, 2.0, 2.0], 2)
    Borrowed: this is nnkit's own early_stopping, not yours. It earns no points.
    (2, 4)
    """
    if name not in LENT:
        raise ValueError(f"name (={name!r}) must be one of {', '.join(LENT)}")
    exercise, args, own = LENT[name]
    expected = own(*args)
    if twins.works(space.get(name), args, expected):
        return space[name]
    if borrow:
        print(f"Borrowed: this is nnkit's own {name}, not yours. It earns no points.")
        return own
    twins.ready(space, **{name: (exercise, args, expected)})
    print(f"Or change borrow = False to True, and run on with nnkit's own {name}.")
    return None


def early_stopping(costs, patience):
    """Return the best epoch and the last one, as `nnkit.EarlyStopping` finds them.

    Examples
    --------
    >>> early_stopping([5.0, 3.0, 4.0, 4.0, 1.0], 2)
    (2, 4)
    """
    rule, net = nn.EarlyStopping(patience), nn.Sequential(nn.Identity())
    history = nn.History()
    for cost in costs:
        history.record(train_loss=cost, val_loss=cost)
        if rule(net, history):
            break
    return rule.best_epoch, len(history)


def occlusion_map(image, label, size, network):
    """Return a class's probability for each place of a square that covers the image.

    Examples
    --------
    >>> occlusion_map(np.ones((3, 3)), 0, 2, lambda x: x[:, 0, 0])
    array([[0., 1.],
           [1., 1.]])
    """
    places = np.lib.stride_tricks.sliding_window_view(image, (size, size)).shape[:2]
    answers = np.empty(places)
    for row, column in np.ndindex(*places):
        covered = image.copy()
        covered[row : row + size, column : column + size] = 0
        answers[row, column] = network(covered[None, None])[0, label]
    return answers


def shift_images(images, down, right):
    """Move images (…, H, W), as the explorable `shift_image` does."""
    from nnkit.explore.shift_image import shifted  # a sandbox has nothing that draws

    return shifted(images, down, right)


_NETWORK = [np.array([[0.2, 0.4]]), np.array([[0.7], [0.5]])], [np.ones(1), np.zeros(2)]
_BATCH = np.array([[0.4, 0.6]]), np.array([[0.6, 0.1]]), *_NETWORK
_SAMPLE = np.array([[2.0, 0.0]]), np.array([0])
_LAYERS = np.ones((1, 2)), np.zeros(1), np.array([[0.7], [0.5]]), np.zeros(2)
_RNG = np.random.default_rng(0)  # one sample has one order
_IMAGE = np.arange(12.0).reshape(3, 4)


def _two_shares(x):
    """Answer as a network with two classes would, here without weights."""
    ink = x[:, 0, 0].sum(axis=1) / x.sum(axis=(1, 2, 3))
    return np.stack([ink, 1 - ink], axis=1)


#: By name of the function: the exercise, what to try an answer on, nnkit's own version.
LENT = {
    "backward_batch": ("3.11", _BATCH, twins.twin_gradients),
    "train_softmax": ("4.11", (*_SAMPLE, 2, 1.0, 1, 1, _RNG), networks.train_softmax),
    "train_network": (
        "4.12",
        (*_SAMPLE, _LAYERS, 1.0, 2, 1, _RNG),
        networks.train_network,
    ),
    "early_stopping": ("5.2", ([3.0, 1.0, 2.0, 2.0, 0.5], 2), early_stopping),
    "shift_images": ("5.7", (_IMAGE[None], 1, -2), shift_images),
    "occlusion_map": ("6.S1", (_IMAGE, 1, 2, _two_shares), occlusion_map),
}
