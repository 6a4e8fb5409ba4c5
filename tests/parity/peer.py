"""Which PyTorch there is to compare with: the live one, or the recorded values."""

import importlib.metadata
import importlib.util
import os
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_name("torch_values.npz")
SEPARATOR = " | "


def torch_version():
    """Version of the PyTorch that can be imported, or None."""
    if importlib.util.find_spec("torch") is None:
        return None
    return importlib.metadata.version("torch")


def torch_required():
    """Whether a missing PyTorch is a failure, as it is in the project's own CI."""
    return os.environ.get("NNKIT_REQUIRE_TORCH", "") not in ("", "0")


def recorded():
    """The recorded values: the name of a case to its arrays."""
    cases = {}
    with np.load(FILE, allow_pickle=False) as file:
        for name in file.files:
            case, _, key = name.partition(SEPARATOR)
            cases.setdefault(case, {})[key] = file[name]
    return cases


def header():
    """One line for pytest's report."""
    old, live = str(recorded()["torch version"][""]), torch_version()
    if live:
        return f"parity: PyTorch {live} live, and values recorded with PyTorch {old}"
    return f"parity: values recorded with PyTorch {old} (it is not installed here)"
