#!/bin/sh
# A task whose function or arguments have changed is not run if its key is still held: submit()
# gives what the earlier task gave, also where that was an error. So a second attempt with mended
# input, under the key of the first, fails like the first. It hurts who names tasks after a
# thing, such as a file or a student: put the content into the key, or release the old future first.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check distributed==2026.8.0
cd "$folder"

cat >see.py <<'PYTHON'
from distributed import Client


def mark(points):
    if points < 0:
        raise ValueError(f"{points} points")
    return points


def said(future):
    try:
        return future.result()
    except ValueError as error:
        return f"ValueError: {error}"


if __name__ == "__main__":
    options = {"processes": False, "protocol": "tcp", "n_workers": 1, "dashboard_address": None}
    with Client(host="127.0.0.1", **options) as client:
        for name, points in (("good", (1, 2)), ("mended", (-1, 2))):
            first = client.submit(mark, points[0], key=name)
            print(name, "first:", said(first))
            print(name, "held:", said(client.submit(mark, points[1], key=name)))
        print("another key:", said(client.submit(mark, 2, key="mended-2")))
PYTHON
python see.py >seen.txt 2>log.txt || { cat log.txt; exit 1; }

pip list --format=freeze | grep -E '^(dask|distributed)=='
echo "expected: mark(2) gives 2 each time, after whatever was submitted before"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
good first: 1
good held: 1
mended first: ValueError: -1 points
mended held: ValueError: -1 points
another key: 2
SEEN
