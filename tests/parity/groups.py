"""What PyTorch says of three grouped convolutions: `python -m tests.parity.groups`.

Chapter 07 shows it beside nnkit's, so that a learner needs no PyTorch. Run this where
PyTorch is installed. It writes `groups.json` and prints the lines to paste into the
notebook; `test_groups.py` compares all three. Inputs and filters are whole numbers, so
the outputs are exact on every machine.
"""

import json
from pathlib import Path

import numpy as np

from tests.parity.peer import torch_version

FILE = Path(__file__).with_name("groups.json")
GROUPS = (1, 2, 4)
REFUSED = ((30, 64, 4), (32, 62, 4))  # in_channels, out_channels, groups
SHOWN = (0, 31, 32, 63)  # output channels


def image():
    """x (1, 32, 5, 6) of the whole numbers from −3 to 3."""
    return (np.arange(32 * 5 * 6) % 7 - 3).reshape(1, 32, 5, 6)


def filters(groups):
    """Weight (64, 32/groups, 3, 3) of the whole numbers from −2 to 2."""
    shape = (64, 32 // groups, 3, 3)
    return (np.arange(np.prod(shape)) % 5 - 2).reshape(shape)


def said():
    """PyTorch's words, shapes and numbers, as plain data."""
    import torch

    layers, refusals = {}, {}
    for groups in GROUPS:
        layer = torch.nn.Conv2d(32, 64, 3, groups=groups, bias=False)
        shape = layer.weight.shape
        size = layer.weight.numel()
        with torch.no_grad():
            layer.weight[...] = torch.tensor(filters(groups))
            y = layer(torch.tensor(image(), dtype=torch.float32))
        values = [int(v) for v in y[0, list(SHOWN), 1, 2]]
        layers[groups] = {
            "print(layer)": str(layer),
            "weight.shape": str(shape),
            "weight.numel()": size,
            "y.shape": str(y.shape),
            "y[0, (0, 31, 32, 63), 1, 2]": values,
        }
    for arguments in REFUSED:
        ins, outs, groups = arguments
        try:
            torch.nn.Conv2d(ins, outs, 3, groups=groups)
        except ValueError as error:
            refusals[arguments] = str(error)
    return {"version": torch_version(), "layers": layers, "refusals": refusals}


def as_json(data):
    """Return JSON text; its keys are text, so each key is written as Python does."""
    plain = {
        name: {str(k): v for k, v in part.items()} if isinstance(part, dict) else part
        for name, part in data.items()
    }
    return json.dumps(plain, indent=2) + "\n"


def main():
    data = said()
    FILE.write_text(as_json(data), encoding="utf-8")
    print(f"PYTORCH = {data!r}")


if __name__ == "__main__":
    main()
