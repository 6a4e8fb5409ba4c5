#!/bin/sh
# "Power-average pooling" is the p-norm of a window, as it seems, and for even p it is. PyTorch
# leaves out the absolute value: with p = 1 numbers of both signs cancel, and with p = 3 a window
# whose sum of cubes is negative gives NaN, at once and without a warning. It hurts who pools
# what has not gone through a ReLU, or lets p be chosen: take x.abs() first.
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
from torch.nn.functional import lp_pool2d

x = torch.tensor([[[[-1.0, -2.0], [-3.0, 1.0]]]])
for p in (1, 2, 3, 4):
    pooled, norm = lp_pool2d(x, p, 2).item(), torch.linalg.vector_norm(x, p).item()
    print(f"p={p} pooled {pooled:.3f} norm {norm:.3f}")
PYTHON
python -W ignore see.py >seen.txt

pip list --format=freeze | grep -E '^torch=='
echo "expected: lp_pool2d of one window is the p-norm of its numbers"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
p=1 pooled -5.000 norm 7.000
p=2 pooled 3.873 norm 3.873
p=3 pooled nan norm 3.332
p=4 pooled 3.154 norm 3.154
SEEN
