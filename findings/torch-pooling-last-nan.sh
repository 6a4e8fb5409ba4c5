#!/bin/sh
# Max pooling and max() choose different places. Among equal numbers the first one of a window gets
# the gradient, and max() and argmax() take the first NaN, too. max_pool2d takes the last NaN: each
# NaN replaces what was there. Who writes pooling by argmax, or compares another library with
# PyTorch, gets other indices and gradients as soon as a window holds two NaNs.
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
from torch.nn.functional import max_pool2d

NAN = float("nan")
for name, numbers in (("equal", [1.0, 1.0, 0.0, 1.0]), ("nan", [0.0, NAN, NAN, NAN])):
    flat = torch.tensor(numbers)
    window = flat.reshape(1, 1, 2, 2).requires_grad_()
    largest, place = max_pool2d(window, 2, return_indices=True)
    largest.sum().backward()
    gradient = window.grad.flatten().int().tolist()
    print(name, "argmax", flat.argmax().item(), "max", flat.max(0).indices.item(), end=" ")
    print("pooling", place.item(), "gradient", *gradient)
PYTHON
python -W ignore see.py >seen.txt

pip list --format=freeze | grep -E '^torch=='
echo "expected: the same place from all three: 0 among equal numbers, 1 among NaNs"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
equal argmax 0 max 0 pooling 0 gradient 1 0 0 0
nan argmax 1 max 1 pooling 3 gradient 0 0 0 1
SEEN
