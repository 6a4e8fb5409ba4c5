#!/bin/sh
# Going through a DataLoader draws a number from PyTorch's global generator, even if it neither
# shuffles nor has worker processes: it is the seed that workers would get. So a look at the
# validation data after each epoch changes the dropout masks and weights that come after it, and a
# run with validation is another run than one without, from the same seed. Give the loader a
# generator of its own (generator=torch.Generator()).
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
from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.arange(6))


def next_number(**options):
    torch.manual_seed(0)
    if options:
        for _ in DataLoader(data, **options):
            pass
    return torch.rand(1).item()


undisturbed = next_number()
for name, options in (
    ("plain", {"batch_size": 2, "shuffle": False, "num_workers": 0}),
    ("with a generator", {"batch_size": 2, "generator": torch.Generator()}),
):
    print(name, "same number next:", next_number(**options) == undisturbed)
PYTHON
python -W ignore see.py >seen.txt

pip list --format=freeze | grep -E '^torch=='
echo "expected: reading data in order uses no random number (True twice)"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
plain same number next: False
with a generator same number next: True
SEEN
