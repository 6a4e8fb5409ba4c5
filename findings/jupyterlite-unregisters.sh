#!/bin/sh
# On a second visit each JupyterLite site takes its own service worker for one of an older version,
# unregisters it and registers it anew. The version is compared with a note in the page's storage,
# and the note is only written where a service worker is there already, which on a first visit it is
# not. Kernels that wait for the service worker, as for input(), start later for it; and other
# service workers of the same site go, too. From the third visit on all is as one expects.
# Needs Debian's chromium, or another Chromium by that name.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH JUPYTER_CONFIG_DIR JUPYTER_PATH
cd "$folder"
python3 -m venv env
env/bin/python -m pip install --quiet jupyterlite-core==0.8.6 playwright==1.65.2
mkdir empty site
(cd empty && ../env/bin/jupyter lite build --output-dir ../site >../build.txt 2>&1) || cat build.txt

cat >visits.py <<'PYTHON'
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from shutil import which

from playwright.sync_api import sync_playwright


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *values):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory="site"))
threading.Thread(target=server.serve_forever, daemon=True).start()
KNOWN = {
    "Registering new": "registered",
    "New version, unregistering": "unregistered",
    "was already registered": "found",
}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=which("chromium"), args=["--no-sandbox"]
    )
    context = browser.new_context()
    for number in (1, 2, 3):
        page, said = context.new_page(), []
        page.on("console", lambda line, said=said: said.append(line.text))
        page.goto(f"http://127.0.0.1:{server.server_port}/lab/index.html")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        page.wait_for_selector("#jp-main-dock-panel")
        page.wait_for_timeout(5000)
        words = [
            short
            for line in said
            for part, short in KNOWN.items()
            if part in line
        ]
        print(f"visit {number}:", *dict.fromkeys(words), flush=True)
        page.close()
    browser.close()
PYTHON
env/bin/python visits.py >seen.txt

env/bin/python -m pip list 2>/dev/null | grep -E '^(jupyterlite-core|playwright) '
echo "expected: registered with the first visit, found with the second and the third"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
visit 1: registered
visit 2: unregistered found registered
visit 3: found
SEEN
