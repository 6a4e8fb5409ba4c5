#!/bin/sh
# PYTHONSTARTUP is for interactive sessions. A notebook executed by nbconvert gets it too.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME
export JUPYTER_PREFER_ENV_PATH=1 IPYTHONDIR="$folder/ipython" JUPYTER_RUNTIME_DIR="$folder/run"
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check \
    nbconvert==7.17.2 ipykernel==7.4.0 ipython==9.10.0
cd "$folder"

python - <<'PYTHON'
from nbformat.v4 import new_code_cell, new_notebook
import nbformat

nbformat.write(new_notebook(cells=[new_code_cell("print(math.floor(2.5))")]), "a.ipynb")
PYTHON
echo "import math" >startup.py
echo "print(math.floor(2.5))" >script.py
export PYTHONSTARTUP="$folder/startup.py"
script=0 notebook=0
python script.py 2>script.txt || script=$?
jupyter nbconvert --log-level=ERROR --to notebook --execute --output b a.ipynb || notebook=$?

pip list --format=freeze | grep -iE '^(nbconvert|ipykernel|ipython)=='
echo "expected: NameError in the script and in the notebook: neither imports math,"
echo "          and Python reads PYTHONSTARTUP in interactive mode only"
echo "seen:     the script ends with status $script: $(tail -n 1 script.txt)"
printf "          nbconvert ends with status %s, the notebook says: %s\n" \
    "$notebook" "$(grep -oE '"2\\n"' b.ipynb)"
[ "$script" -eq 1 ] && grep -q NameError script.txt && [ "$notebook" -eq 0 ] &&
    grep -q '"2\\n"' b.ipynb
