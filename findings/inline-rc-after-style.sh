#!/bin/sh
# A style chosen in the first cell is overwritten by the profile when a figure is made.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP MPLBACKEND MATPLOTLIBRC
export JUPYTER_PREFER_ENV_PATH=1 IPYTHONDIR="$folder/ipython" JUPYTER_RUNTIME_DIR="$folder/run"
export MPLCONFIGDIR="$folder/matplotlib"
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check \
    matplotlib==3.11.2 matplotlib-inline==0.2.2 nbconvert==7.17.2 ipykernel==7.4.0
cd "$folder"

mkdir -p ipython/profile_default
echo "c.InlineBackend.rc = {'lines.linewidth': 9.0}" >ipython/profile_default/ipython_kernel_config.py
python - <<'PYTHON'
from nbformat.v4 import new_code_cell, new_notebook
import nbformat

cells = [
    new_code_cell(
        "from matplotlib import pyplot as plt\n"
        "plt.style.use({'lines.linewidth': 2.0})\n"
        "print('in the first cell:', plt.rcParams['lines.linewidth'])"
    ),
    new_code_cell("print('of the line:', plt.plot([1, 2])[0].get_linewidth())"),
    new_code_cell(
        "plt.style.use({'lines.linewidth': 2.0})\n"
        "print('the second time:', plt.plot([1, 2])[0].get_linewidth())"
    ),
]
nbformat.write(new_notebook(cells=cells), "a.ipynb")
PYTHON
jupyter nbconvert --log-level=ERROR --to notebook --execute --inplace a.ipynb
python - >seen.txt <<'PYTHON'
import nbformat

for cell in nbformat.read("a.ipynb", as_version=4).cells:
    print(*(o.text for o in cell.outputs if o.output_type == "stream"), end="")
PYTHON

pip list --format=freeze | grep -iE '^(matplotlib|matplotlib-inline|ipykernel|ipython)=='
echo "expected: 2.0 three times: a cell's own style comes after the profile's settings"
echo "seen:"
cat seen.txt
printf 'in the first cell: 2.0\nof the line: 9.0\nthe second time: 2.0\n' | cmp -s - seen.txt
