#!/bin/sh
# nbconvert executes a notebook, nbval checks it at once: a cell that ends in ";" fails.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
export JUPYTER_PREFER_ENV_PATH=1 IPYTHONDIR="$folder/ipython" JUPYTER_RUNTIME_DIR="$folder/run"
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check \
    nbval==0.11.0 nbconvert==7.17.2 ipykernel==7.4.0 ipython==9.10.0 pytest==9.0.2
cd "$folder"

python - <<'PYTHON'
from nbformat.v4 import new_code_cell, new_notebook
import nbformat

cells = [new_code_cell("x = 5"), new_code_cell("x + 1;")]
nbformat.write(new_notebook(cells=cells), "a.ipynb")
PYTHON
jupyter nbconvert --log-level=ERROR --to notebook --execute --inplace a.ipynb
status=0
pytest --quiet --color=no --nbval a.ipynb >log.txt || status=$?

pip list --format=freeze | grep -iE '^(nbval|nbconvert|ipykernel|ipython)=='
echo "expected: the notebook passes, because IPython shows nothing for 'x + 1;'"
echo "          (nbconvert has stored no output for that cell)"
echo "seen:     pytest ends with status $status:"
grep -E 'Unexpected output|passed|failed' log.txt || true
[ "$status" -eq 1 ] && grep -q "Unexpected output fields.*text/plain" log.txt &&
    grep -q "1 failed, 1 passed" log.txt
