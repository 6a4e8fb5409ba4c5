#!/bin/sh
# A program with a signal handler of its own runs a notebook: afterwards the handler is gone.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
export JUPYTER_PREFER_ENV_PATH=1 IPYTHONDIR="$folder/ipython" JUPYTER_RUNTIME_DIR="$folder/run"
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check nbclient==0.11.0 ipykernel==7.4.0 ipython==9.10.0
cd "$folder"

cat >run.py <<'PYTHON'
import signal

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook


def mine(number, frame):
    """What the program does at SIGTERM."""


signal.signal(signal.SIGTERM, mine)
notebook = new_notebook(cells=[new_code_cell("1 + 1")])
NotebookClient(notebook, kernel_name="python3").execute()
after = signal.getsignal(signal.SIGTERM)
print("mine" if after is mine else "default" if after == signal.SIG_DFL else after)
PYTHON
seen=$(python run.py)

pip list --format=freeze | grep -iE '^(nbclient|ipykernel)=='
echo "expected: after execute() SIGTERM is still handled by the program's own function"
echo "seen:     the handler is: $seen"
[ "$seen" = default ]
