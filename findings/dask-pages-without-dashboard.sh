#!/bin/sh
# A LocalCluster without dashboard and without processes still shows its tasks to the network.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check distributed==2026.8.0 psutil==7.2.2
cd "$folder"

cat >see.py <<'PYTHON'
import urllib.request

import psutil
from distributed import Client, LocalCluster

if __name__ == "__main__":
    options = {"processes": False, "n_workers": 1, "dashboard_address": None}
    with LocalCluster(**options) as cluster, Client(cluster) as client:
        print("address of the scheduler:", cluster.scheduler_address.partition("/")[0])
        task = client.submit(int, 1, key="mark-of-ada")
        task.result()
        heard = psutil.Process().net_connections("inet")
        heard = [one for one in heard if one.status == psutil.CONN_LISTEN]
        print("listens at:", *sorted({one.laddr.ip for one in heard}))
        for port in sorted({one.laddr.port for one in heard}):
            page = f"http://127.0.0.1:{port}/info/task/mark-of-ada.html"
            try:
                text = urllib.request.urlopen(page).read().decode()
            except OSError as error:
                text = str(error)
            print("a page names the task:", "mark-of-ada" in text)
PYTHON
python see.py >log.txt

pip list --format=freeze | grep -E '^(dask|distributed)=='
echo "expected: dashboard_address=None and processes=False open nothing to the network"
echo "seen:"
cat log.txt
grep -q "inproc:" log.txt && grep -q "listens at:.*0\.0\.0\.0" log.txt &&
    grep -q "a page names the task: True" log.txt
