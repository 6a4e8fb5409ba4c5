"""Weights on disk: one npz file of plain arrays, read without running any code.

A file holds numbers and their names, not the network: build the same network again,
then load into it. Names are PyTorch's: "0.weight" is the weight of the first layer.
"""

import io
import os

import numpy as np

from nnkit.network import Sequential
from nnkit.parameter import Parameter

__all__ = ["load", "save"]


def save(net, path):
    """Write all parameters of a network, and what else its layers have measured.

    The file appears under its name only when it is complete; an older one of that
    name stays whole until then.

    Parameters
    ----------
    net : Layer
        The network.
    path : str or Path
        The file; the name is taken as it is, so end it with ".npz".

    Examples
    --------
    >>> import tempfile
    >>> from nnkit import Linear
    >>> net, copy = (Linear(3, 2, rng=np.random.default_rng(i)) for i in range(2))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(net, folder + "/net.npz")
    ...     load(copy, folder + "/net.npz")
    >>> bool((net.weight.data == copy.weight.data).all())
    True
    """
    arrays, part = named_arrays(net), f"{os.fspath(path)}.{os.getpid()}.part"
    try:
        with open(part, "wb") as file:
            np.savez(file, **arrays)
        os.replace(part, path)
    finally:
        if os.path.exists(part):
            os.remove(part)


def load(net, path):
    """Read into a network, in place, what `save` wrote of one that is built alike.

    Parameters
    ----------
    net : Layer
        Its parameters get the values of the file.
    path : str or Path
        The file.

    Raises
    ------
    ValueError
        If the file is damaged, or its names, shapes or dtypes are not those of the
        network. Nothing in the network has been changed then.
    FileNotFoundError
        If there is no such file.
    """
    ours, stored, file = named_arrays(net), read(path), os.path.basename(path)
    missing, extra = sorted(set(ours) - set(stored)), sorted(set(stored) - set(ours))
    if missing or extra:
        raise ValueError(
            f"{file} must hold what the network has: missing in the file "
            f"{missing}, only in the file {extra}"
        )
    for name, array in ours.items():
        found = stored[name]
        if (found.shape, found.dtype) != (array.shape, array.dtype):
            raise ValueError(
                f"{name} in {file} (shape {found.shape}, dtype {found.dtype}) "
                f"must be as in the network, shape {array.shape}, dtype {array.dtype}"
            )
    for name, array in ours.items():
        array[...] = stored[name]


def read(path):
    """The arrays of a file, by name, each compared with its checksum."""
    with open(path, "rb") as file:
        content = io.BytesIO(file.read())
    try:
        with np.load(content, allow_pickle=False) as file:
            return {name: np.asarray(file[name]) for name in file.files}
    except Exception as error:  # zipfile and NumPy raise a dozen kinds
        raise ValueError(
            f"{path} ({len(content.getbuffer())} bytes) must be a file that "
            f"nnkit.save wrote; it is damaged or something else ({error})"
        ) from error


def state(net):
    """The arrays that training changes, in a fixed order.

    They are the parameters' data and what layers like BatchNorm measure on the way.
    """
    measured = [part for name, part in walk(net) if is_measured(name, part)]
    return [p.data for p in net.parameters()] + measured


def named_arrays(net):
    """The arrays to keep, by name: parameters, and those called `running_…`."""
    arrays = {}
    for name, part in walk(net):
        if isinstance(part, Parameter):
            arrays[name] = part.data
        elif is_measured(name, part):
            arrays[name] = part
    kept = {id(array) for array in arrays.values()}
    lost = [i for i, p in enumerate(net.parameters()) if id(p.data) not in kept]
    if lost:
        raise ValueError(
            f"parameter {lost[0]} must be an attribute of a layer, or in a list that "
            "is one, to have a name in the file"
        )
    return arrays


def is_measured(name, thing):
    """Whether this is an array of the state that is no parameter's: `running_…`."""
    is_running = name.rpartition(".")[2].startswith("running_")
    return is_running and isinstance(thing, np.ndarray)


def walk(thing, name=""):
    """Pairs (name, part) of a layer, its attributes, those of layers inside it."""
    yield name, thing
    parts = {}
    if isinstance(thing, list | tuple | Sequential):
        parts = dict(enumerate(thing))
    elif hasattr(thing, "backward"):
        parts = vars(thing)
    for key, part in parts.items():
        yield from walk(part, f"{name}.{key}" if name else str(key))
