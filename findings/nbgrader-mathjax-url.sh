#!/bin/sh
# nbgrader's feedback pages load MathJax from a fixed address, whatever nbconvert is told.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
export JUPYTER_PREFER_ENV_PATH=1 IPYTHONDIR="$folder/ipython" JUPYTER_RUNTIME_DIR="$folder/run"
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check nbgrader==0.9.6 nbconvert==7.17.2
cd "$folder"

cat >page.py <<'PYTHON'
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.converters.generate_feedback import GenerateFeedback
from traitlets.config import Config

ADDRESS = "files/mathjax.js"
notebook = new_notebook(cells=[new_markdown_cell("$x^2$")])
told = {"score": 0, "max_score": 0, "late_penalty": 0, "index": [], "student": "s"}
resources = {"nbgrader": told}
plain = Config({"HTMLExporter": {"mathjax_url": ADDRESS}})
feedback = Config({"HTMLExporter": {"mathjax_url": ADDRESS}})
converter = GenerateFeedback(config=feedback)
converter.load_cwd_config = False
for name, config in (("nbconvert", plain), ("feedback", converter.config)):
    page, _ = HTMLExporter(config=config).from_notebook_node(notebook, dict(resources))
    print(name, ADDRESS in page)
PYTHON
seen=$(python -W ignore page.py)

pip list --format=freeze | grep -iE '^(nbgrader|nbconvert)=='
echo "expected: a page holds the address of HTMLExporter.mathjax_url (True), also nbgrader's"
echo "seen:     $(echo $seen)"
[ "$(echo $seen)" = "nbconvert True feedback False" ]
