#!/bin/sh
# Reading a notebook is slow in an environment with jupyter-events: `import nbformat` alone takes
# seconds. jsonschema 4.25 and later, with the extra that jupyter-events asks for, import a package
# that compiles a grammar of Internet addresses; a notebook's schema has no such address.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check nbformat==5.11.1 jupyter-events==0.12.1 \
  jsonschema==4.26.0 rfc3987-syntax==1.1.0 lark==1.3.1
cd "$folder"

cat >cost.py <<'PYTHON'
import sys
import time

start = time.process_time()
import nbformat

print(f"{time.process_time() - start:.2f}", "rfc3987_syntax" in sys.modules)
PYTHON
python cost.py >/dev/null # once for the bytecode
new=$(python cost.py)
pip list --format=freeze | grep -iE '^(nbformat|jupyter.events|jsonschema|rfc3987.syntax)=='

pip install --quiet --disable-pip-version-check jsonschema==4.24.1
pip uninstall --quiet --yes rfc3987-syntax lark
pip check
python cost.py >/dev/null
old=$(python cost.py)

echo "expected: about the same CPU time with jsonschema 4.24.1 and 4.26.0"
echo "seen:     4.26.0: $new   4.24.1: $old   (seconds, grammar loaded)"
python -c "
new, old = '$new'.split(), '$old'.split()
raise SystemExit(not (new[1] == 'True' and old[1] == 'False' and float(new[0]) > 3 * float(old[0])))"
