#!/bin/sh
# Class weights and one-hot targets: cross_entropy with mean divides by the weights of the targets
# if these are given as indices, and by the number of examples if they are given as probabilities,
# also where each of those is one-hot. So rewriting the targets, for mixup or smoothing, changes
# the loss and with it the step by the mean weight. It hurts where classes are rare and weights
# large: divide by the mean weight yourself, or give weights whose mean over the data is 1.
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
from torch.nn.functional import cross_entropy, one_hot

logits = torch.tensor([[0.0, 1.0], [2.0, 0.0]])
digits = torch.tensor([0, 1])
for name, weight in (("none", None), ("1 and 9", torch.tensor([1.0, 9.0]))):
    by_index = cross_entropy(logits, digits, weight=weight)
    by_share = cross_entropy(logits, one_hot(digits, 2).float(), weight=weight)
    print(f"weights {name}: indices {by_index:.3f} one-hot {by_share:.3f}")
PYTHON
python -W ignore see.py >seen.txt

pip list --format=freeze | grep -E '^torch=='
echo "expected: the same loss for the same targets, with and without weights"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
weights none: indices 1.720 one-hot 1.720
weights 1 and 9: indices 2.046 one-hot 10.228
SEEN
