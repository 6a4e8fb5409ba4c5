"""What chapter 07 says that PyTorch prints is what PyTorch prints, and nnkit agrees."""

import ast
import json
from pathlib import Path

import nbformat
import numpy as np
import pytest

import nnkit as nn
from tests.parity import groups
from tests.parity.peer import torch_version

NOTEBOOK = "solutions/07-grouped-convolution/01a-groups-of-channels.ipynb"
KEPT = json.loads(groups.FILE.read_text(encoding="utf-8"))


def layer(*channels, **options):
    return nn.Conv2d(*channels, 3, rng=np.random.default_rng(0), **options)


def shown_to_the_learner():
    cells = nbformat.read(Path(__file__).parents[2] / NOTEBOOK, as_version=4).cells
    for cell in cells:
        if cell.cell_type == "code" and "PYTORCH = " in cell.source:
            for node in ast.parse(cell.source).body:
                if isinstance(node, ast.Assign) and node.targets[0].id == "PYTORCH":
                    return ast.literal_eval(node.value)
    raise ValueError(f"{NOTEBOOK} has no cell with PYTORCH = …")


def test_the_kept_words_are_those_of_pytorch_here():
    """Without a PyTorch here, this compares the file with itself."""
    here = json.loads(groups.as_json(groups.said())) if torch_version() else KEPT
    for part in ("layers", "refusals"):
        assert here[part] == KEPT[part]


def test_the_notebook_shows_the_kept_words():
    assert json.loads(groups.as_json(shown_to_the_learner())) == KEPT


@pytest.mark.parametrize("number", groups.GROUPS)
def test_nnkit_says_the_same(number):
    theirs = KEPT["layers"][str(number)]
    conv = layer(32, 64, groups=number, bias=False)
    assert theirs["weight.shape"] == f"torch.Size({list(conv.weight.data.shape)})"
    assert theirs["weight.numel()"] == conv.weight.data.size
    conv.weight.data[...] = groups.filters(number)
    y = conv.forward(groups.image())
    assert theirs["y.shape"] == f"torch.Size({list(y.shape)})"
    values = y[0, groups.SHOWN, 1, 2].tolist()
    assert theirs["y[0, (0, 31, 32, 63), 1, 2]"] == values


@pytest.mark.parametrize("number", [2, 4])
def test_the_kept_numbers_tell_a_wrong_order_of_the_groups(number):
    theirs = KEPT["layers"][str(number)]["y[0, (0, 31, 32, 63), 1, 2]"]
    conv = layer(32, 64, groups=number, bias=False)
    conv.weight.data[...] = groups.filters(number)
    x = groups.image()
    turned = x.reshape(1, number, -1, 5, 6)[:, ::-1].reshape(x.shape)
    mixed = x.reshape(1, -1, number, 5, 6).swapaxes(1, 2).reshape(x.shape)
    for wrong in (turned, mixed):
        assert theirs != conv.forward(wrong)[0, groups.SHOWN, 1, 2].tolist()


@pytest.mark.parametrize("arguments", groups.REFUSED)
def test_both_refuse_and_nnkit_adds_the_numbers(arguments):
    ins, outs, number = arguments
    name, size = ("in_channels", ins) if ins % number else ("out_channels", outs)
    theirs = KEPT["refusals"][str(arguments)]
    assert theirs == f"{name} must be divisible by groups"
    with pytest.raises(ValueError, match=f"{name} .={size}. must") as refused:
        layer(ins, outs, groups=number)
    ours = str(refused.value).replace(f" (={size})", "").replace(f" (={number})", "")
    assert ours == theirs
