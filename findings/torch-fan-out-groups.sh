#!/bin/sh
# kaiming_normal_(mode="fan_out") shall keep the size of gradients on their way back through a
# convolution. It reads fan_out off the shape of the weight, where out_channels is the number for
# all groups together, while a number of the input reaches only the outputs of its own group. So
# with 16 groups the weights' variance is 16 times too small; fan_in is right. xavier_* mixes both.
# It hurts deep networks of depthwise layers without normalization: multiply the weights by
# sqrt(groups), or use fan_in.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check torch==2.13.0 \
    ${TORCH_INDEX_URL:+--extra-index-url "$TORCH_INDEX_URL"}
cd "$folder"

cat >see.py <<'PYTHON'
import torch
from torch import nn

torch.manual_seed(0)
for mode in ("fan_in", "fan_out"):
    for groups in (1, 4, 16):
        layer = nn.Conv2d(64, 64, 3, padding=1, padding_mode="circular", groups=groups, bias=False)
        nn.init.kaiming_normal_(layer.weight, mode=mode, nonlinearity="linear")
        x = torch.randn(4, 64, 32, 32, requires_grad=True)
        y = layer(x)
        dy = torch.randn_like(y)
        y.backward(dy)
        ratio = x.grad.var() / dy.var()
        print(f"{mode} groups {groups} variance of the gradient, after / before: {ratio:.3f}")
        wrong = groups if mode == "fan_out" else 1
        assert abs(ratio * wrong - 1) < 0.2, ratio
PYTHON
status=0
python -W ignore see.py >seen.txt || status=$?

pip list --format=freeze | grep -E '^torch=='
echo "expected: about 1 in every line, for as many channels come in as go out"
echo "seen:"
cat seen.txt
[ "$status" -eq 0 ]
