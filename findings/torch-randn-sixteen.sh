#!/bin/sh
# On the CPU, torch.randn makes up to 15 numbers in one way and 16 or more in another, and where
# the number is no multiple of 16 it draws the last 16 anew. So from one seed the numbers of a
# shorter tensor are not the first ones of a longer: none of 15 is in 16, one of 16 in 17, 17 of 32
# in 33. torch.rand has no such steps, nor have NumPy's normal numbers. A "small copy" of a layer
# from the same seed is another layer.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6 \
    ${TORCH_INDEX_URL:+--extra-index-url "$TORCH_INDEX_URL"}
cd "$folder"

cat >see.py <<'PYTHON'
import numpy as np
import torch


def of_torch(draw):
    def numbers(n):
        torch.manual_seed(0)
        return draw(n).numpy()

    return numbers


for name, numbers in (
    ("torch.randn", of_torch(torch.randn)),
    ("torch.rand", of_torch(torch.rand)),
    ("NumPy normal", lambda n: np.random.default_rng(0).standard_normal(n)),
):
    for n in (14, 15, 16, 32):
        same = int((numbers(n) == numbers(n + 1)[:n]).sum())
        print(f"{name}: {same} of {n} are the first of {n + 1}")
PYTHON
python -W ignore see.py >seen.txt

pip list --format=freeze | grep -E '^(numpy|torch)=='
echo "expected: all of them every time, as a generator goes on from where it is"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
torch.randn: 14 of 14 are the first of 15
torch.randn: 0 of 15 are the first of 16
torch.randn: 1 of 16 are the first of 17
torch.randn: 17 of 32 are the first of 33
torch.rand: 14 of 14 are the first of 15
torch.rand: 15 of 15 are the first of 16
torch.rand: 16 of 16 are the first of 17
torch.rand: 32 of 32 are the first of 33
NumPy normal: 14 of 14 are the first of 15
NumPy normal: 15 of 15 are the first of 16
NumPy normal: 16 of 16 are the first of 17
NumPy normal: 32 of 32 are the first of 33
SEEN
