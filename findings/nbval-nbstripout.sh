#!/bin/sh
# nbstripout --keep-output keeps the outputs, and nbval then refuses every one of them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
export JUPYTER_PREFER_ENV_PATH=1 IPYTHONDIR="$folder/ipython" JUPYTER_RUNTIME_DIR="$folder/run"
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check \
    nbval==0.11.0 nbstripout==0.8.1 nbconvert==7.17.2 ipykernel==7.4.0 pytest==9.0.2
cd "$folder"

python - <<'PYTHON'
from nbformat.v4 import new_code_cell, new_notebook
import nbformat

nbformat.write(new_notebook(cells=[new_code_cell("print(1 + 1)")]), "a.ipynb")
PYTHON
jupyter nbconvert --log-level=ERROR --to notebook --execute --inplace a.ipynb
before=0 after=0
pytest --quiet --color=no --nbval a.ipynb >before.txt || before=$?
nbstripout --keep-output a.ipynb
grep -q '"2\\n"' a.ipynb || { echo "the output is gone"; exit 1; }
pytest --quiet --color=no --nbval a.ipynb >after.txt || after=$?

pip list --format=freeze | grep -iE '^(nbval|nbstripout|nbconvert|ipykernel)=='
echo "expected: the notebook passes before and after 'nbstripout --keep-output',"
echo "          as its output, 2, is right and still there"
echo "seen:     status $before before, and status $after after it:"
grep -E 'Cell 0: |passed|failed' after.txt || true
[ "$before" -eq 0 ] && [ "$after" -eq 1 ] &&
    grep -q "Unrun reference cell has outputs" after.txt
