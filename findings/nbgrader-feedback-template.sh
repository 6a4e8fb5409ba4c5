#!/bin/sh
# nbgrader's feedback takes HTMLExporter.template_name from nbgrader_config.py if it is there. The
# same setting also reaches formgrader's page of a submission, which then has no field for points.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
export JUPYTER_PREFER_ENV_PATH=1 IPYTHONDIR="$folder/ipython" JUPYTER_RUNTIME_DIR="$folder/run"
export JUPYTER_CONFIG_DIR="$folder/config" JUPYTER_DATA_DIR="$folder/data"
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check nbgrader==0.9.6 nbconvert==7.17.2 'sqlalchemy<2.1'
mkdir "$folder/class"
cd "$folder/class"

cat >page.py <<'PYTHON'
import sys

from jupyter_server.serverapp import ServerApp

FORMGRADER = "nbgrader.server_extensions.formgrader"
server = ServerApp(jpserver_extensions={FORMGRADER: True}, log_level="CRITICAL")
server.initialize(["--no-browser", "--allow-root"], new_httpserver=False)
print(*sys.argv[1:], server.web_app.settings["nbgrader_exporter"].template_name)
PYTHON
echo 'c = get_config()' >nbgrader_config.py
plain=$(python -W ignore page.py plain 2>/dev/null)
echo 'c.HTMLExporter.template_name = "feedback"' >>nbgrader_config.py
changed=$(python -W ignore page.py set 2>/dev/null)
seen="$plain $changed"

pip list --format=freeze | grep -iE '^(nbgrader|nbconvert)=='
echo "expected: formgrader's own page in both cases"
echo "seen:     $seen"
[ "$seen" = "plain formgrade set feedback" ]
