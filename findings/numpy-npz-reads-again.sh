#!/bin/sh
# An array of an .npz file is not kept. Each archive["images"] opens the file, unpacks all of the
# array and forgets it, so a loop over archive["images"][i] reads the data once for each image, and
# what is assigned to archive["images"][i] is lost without a word. It hurts loops of training on
# data like MNIST: write images = archive["images"] once, before the loop.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check numpy==2.4.6
cd "$folder"

cat >see.py <<'PYTHON'
import io

import numpy as np


class Counted(io.FileIO):
    """A file that counts the bytes read from it."""

    count = 0

    def read(self, size=-1):
        found = super().read(size)
        self.count += len(found)
        return found


images = np.random.default_rng(0).integers(256, size=(50, 28, 28), dtype=np.uint8)
np.savez_compressed("digits.npz", images=images)
with Counted("digits.npz") as file, np.load(file) as archive:
    for i in range(50):
        assert np.array_equal(archive["images"][i], images[i])
    size = file.seek(0, io.SEEK_END)
    print("reading 50 images reads the file", round(file.count / size), "times")
    archive["images"][0] = 0
    print("what was assigned is there:", not archive["images"][0].any())
PYTHON
python see.py >seen.txt

pip list --format=freeze | grep -E '^numpy=='
echo "expected: the file is read once, and an assigned number stays (or is refused)"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
reading 50 images reads the file 50 times
what was assigned is there: False
SEEN
