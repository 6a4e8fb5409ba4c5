#!/bin/sh
# ngshare, nbgrader's exchange for clusters, may be installed with SQLAlchemy 2, which nbgrader
# needs. It then answers that a release succeeded and keeps nothing: a new Assignment is tied to
# its course only by the backref, and since SQLAlchemy 2 that no longer puts it into the session.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check ngshare==0.6.0 jupyterhub==6.1.1 sqlalchemy==2.1.9
cd "$folder"

# A Hub that calls everybody "ines", ngshare as its service, one course, one release.
cat >class.py <<'PYTHON'
import http.server
import json
import os
import socket
import subprocess
import sys
import threading
import time
from urllib.request import Request, urlopen


class Hub(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"name": "ines"}')

    def log_message(self, *_):
        pass


def call(path, data=None):
    request = Request(f"{address}/api{path}", data, {"Authorization": "token t"})
    return json.load(urlopen(request))


hub = http.server.HTTPServer(("127.0.0.1", 0), Hub)
threading.Thread(target=hub.serve_forever, daemon=True).start()
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
address = f"http://127.0.0.1:{port}"
service = {
    "JUPYTERHUB_API_URL": f"http://127.0.0.1:{hub.server_port}",
    "JUPYTERHUB_API_TOKEN": "t",
    "JUPYTERHUB_CLIENT_ID": "service-ngshare",
    "JUPYTERHUB_SERVICE_PREFIX": "/api/",
}
command = ["ngshare", "--vngshare", "--port", str(port), "--admins", "ines"]
command += ["--database", "sqlite:///share.db", "--storage", "files"]
server = subprocess.Popen([sys.executable, "-m", *command], stdout=2, env=os.environ | service)
try:
    while server.poll() is None:
        try:
            urlopen(f"{address}/healthz")
            break
        except OSError:
            time.sleep(0.2)
    call("/course/maths", b'instructors=["ines"]')
    released = call("/assignment/maths/week1", b"files=[]")
    print(released["success"], call("/assignments/maths")["assignments"])
finally:
    server.terminate()
    server.wait()
PYTHON
python class.py >seen 2>log || { cat log; exit 1; }

pip list --format=freeze | grep -iE '^(ngshare|sqlalchemy)=='
echo "expected: True ['week1']"
echo "seen:     $(cat seen)"
[ "$(cat seen)" = "True []" ]
